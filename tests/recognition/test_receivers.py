"""Who is meant where more than one could be, in sentences that stand in no labelled set."""

import pytest

from goodword.recognition import Post, recognise
from goodword.recognition.people import might_name, names_in


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("Hi Tom,\n\nJust so you know, Priya stayed until ten to fix the export.\n\nLena", "Priya"),
        ("Hi Ruth,\n\nI'd like you to know that Bilal taught my daughter to read music.\n\nSue", "Bilal"),
        ("Hi Anna,\n\nI have to tell you about your Felix. He carried my shopping up four floors.", "Felix"),
        ("Liebe Frau Brandt,\n\nich wollte Ihnen sagen, dass Jonas unserem Sohn geholfen hat.", "Jonas"),
        ("Sehr geehrter Herr Lenz,\n\nIhr Mitarbeiter Murat hat uns nachts die Heizung repariert.", "Murat"),
        ("Chère Madame Roux,\n\nje tenais à vous dire que Salomé a sauvé notre mariage.", "Salomé"),
        ("Estimada señora Vidal,\n\nquería decirle que Amparo se quedó para arreglar el informe.", "Amparo"),
        ("Beste mevrouw Kok,\n\nik wilde u laten weten dat Sanne onze boekhouding heeft gered.", "Sanne"),
    ],
)  # fmt: skip
def test_who_is_told_of_receives_and_not_who_is_told(text: str, receiver: str) -> None:
    assert recognise(Post(text=text)).targets == (receiver,)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ruth,\n\nthank you for telling me that Bilal had the keys, you saved our evening.\n\nSue",
        "Hi Ruth,\n\nI know that Bilal asked first, but you taught me how to read music.\n\nSue",
    ],
)
def test_who_told_something_is_spoken_to(text: str) -> None:
    assert recognise(Post(text=text)).targets == ("Ruth",)


def test_each_who_is_greeted_receives_though_greeted_apart() -> None:
    two = recognise(
        Post(text="Hi Petra, hello Sol,\n\nyou two carried the piano up three floors. Thank you!")
    )
    zwei = recognise(Post(text="Liebe Ana, lieber Jo,\n\nihr habt uns beim Umzug gerettet. Danke!"))

    assert (two.targets, zwei.targets) == (("Petra", "Sol"), ("Ana", "Jo"))


def test_a_common_word_that_is_thanked_for_something_is_a_name() -> None:
    found = names_in("Many thanks to Jean Tully for the chairs and to Ray for the soup.", "en")

    assert [found[0].start, found[1].start] == [15, 48]
    assert might_name("Kudos to Mark for the talk")
    assert not might_name("The Mark that it left")


def test_what_may_be_another_word_gives_way_to_a_name_that_is_one() -> None:
    sure = [name for name in names_in("Polecam: Beata Wrona.", "pl") if not name.is_weak]

    assert [name.start for name in sure] == [9]
    assert names_in("Cztery okna, zero poprawek.", "pl") == []
    assert names_in("A Norwegian and a Dutchwoman walked in on Saturdays", "en") == []


def test_she_is_whoever_was_surely_named_and_no_first_word_in_between() -> None:
    text = "Chiedete a Chiara Neri. Garantito. Mi ha aiutato per mesi con la contabilità."

    assert recognise(Post(text=text)).targets == ("Chiara Neri",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Grace Lund sat with every one of us.", ["Grace Lund"]),
        ("Mark Hale's notes got us through the audit.", ["Mark Hale"]),
        ("Will Ana come on Friday?", ["Ana"]),
        ("Hope Ana is better soon.", ["Ana"]),
        ("Frank of the bakery says so.", []),
    ],
)
def test_a_given_name_that_is_a_word_opens_a_name_where_a_family_name_follows(
    text: str, named: list[str]
) -> None:
    assert [text[name.start : name.end] for name in names_in(text, "en")] == named
