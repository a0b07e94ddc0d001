"""Whether a capital is a name, as the owner's other words show."""

import pytest

from goodword.recognition import Post, findings, may_be_a_word, stands_for_somebody, usages


def used(word: str, *texts: str) -> tuple[bool, bool]:
    """Whether `word` is no name by these texts, and whether it stands first in all of them."""
    usage = usages(texts, [word])[word]
    return usage.is_no_name, usage.is_first_alone


@pytest.mark.parametrize(
    ("word", "texts"),
    [
        ("laminated", ["Laminated! All of it.", "It was laminated twice."]),
        ("skerry", ["The pier at Skerry is shut.", "Off to Little Skerry", "we sailed to Skerry"]),
        ("tirren", ["Tirren is late.", "They turned the Tirren round.", "a seat on the Tirren"]),
        ("croatian", ["A Croatian and I mended it."]),
    ],
)
def test_a_word_a_place_a_ship_and_a_nationality_are_no_names(word: str, texts: list[str]) -> None:
    assert used(word, *texts) == (True, False)


@pytest.mark.parametrize(
    ("word", "texts"),
    [
        ("basil", ["Basil printed ours.", "I asked Basil.", "more basil in the soup", "with Basil again"]),
        ("hob", ["We danced in Hob's barn, at Hob's, near Hob's gate."]),
        ("margaret", ["minuted that Margaret lit the stove", "On Sunday Margaret wrote"]),
        ("ana", ["Gracias a Ana", "aprendí en Ana", "con Ana en casa"]),
    ],
)
def test_somebody_who_is_spoken_of_stays_a_name(word: str, texts: list[str]) -> None:
    assert used(word, *texts) == (False, False)


def test_a_part_of_another_word_a_handle_and_a_hashtag_say_nothing() -> None:
    assert used("hob", "a hobby", "@hob", "#hob and @hob_x", "hob-nailed boots") == (False, True)


def test_a_capital_behind_hashtags_and_quotes_begins_a_sentence() -> None:
    assert used("drizzle", "#log Drizzle again.", "“Drizzle” it says", "Left.\nDrizzle. Right: Drizzle") == (
        False,
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hob lent us the barn.",
        "Hob's barn stood open all night.",
        "Hob, the printer, found the page.",
        "Hob, you saved the whole fair!",
        "Nothing but chairs.\nHob with the van again. He carried them all.",
        "Hob carried chairs",
    ],
)
def test_what_is_said_of_a_first_word_tells_that_it_is_somebody(text: str) -> None:
    assert stands_for_somebody(text, "en", "hob")


@pytest.mark.parametrize(
    "text", ["Hob proofs. I've checked them.", "Hob! And it was you.", "Hob on the pier"]
)
def test_a_first_word_of_which_nothing_is_said_is_nobody(text: str) -> None:
    assert not stands_for_somebody(text, "en", "hob")


def test_nothing_is_said_of_languages_that_leave_the_pronoun_out_or_write_nouns_large() -> None:
    assert stands_for_somebody("Trzy mosty, zero opóźnień.", "pl", "trzy")
    assert stands_for_somebody("Punkte auf der Karte.", "de", "punkte")


def test_two_words_and_the_family_are_not_asked_about() -> None:
    assert [
        name for name in ("Dad", "Mum", "Orla Fennimore", "@orla", "Timetable") if may_be_a_word(name)
    ] == ["Timetable"]


def test_a_word_that_is_no_name_leaves_the_thanks_to_whoever_is_spoken_to() -> None:
    text = "Laminated! And it was you who sat with the patients and wrote down where they stopped reading."
    told = Post(text=text, reply_to="@osgood")

    assert {one.targets for one in findings(told)} == {("Laminated",)}
    without = Post(text=text, reply_to="@osgood", no_names=("laminated",))
    assert {one.targets for one in findings(without)} == {("@osgood",)}


def test_who_is_greeted_by_a_word_is_called_so() -> None:
    told = Post(
        text="Hi Grace,\n\nthank you for teaching me how to read a balance sheet.", no_names=("grace",)
    )

    assert [one.targets for one in findings(told)] == [("Grace",)]


def test_a_handle_behind_a_full_stop_that_speaks_to_all_is_one() -> None:
    found = findings(Post(text=".@noor_w taught me how to write a plain letter. Thank you!"))

    assert found
    assert {one.targets for one in found} == {("@noor_w",)}
    assert not findings(Post(text="thank.you.@noor_w taught me how to write"))
