"""Names without a capital: in chats, and in scripts that have none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.recognition import Post, recognise
from goodword.recognition.people import might_name, names_in


def named(text: str, language: str = "en") -> list[str]:
    return [text[name.title_start : name.end] for name in names_in(text, language)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("cheers dougie, the spare key was a lifesaver", ["dougie"]),
        ("thanks to miss okoro for the maths club", ["miss okoro"]),
        ("i still draw the axes first. dr. castellanos, you were right", ["dr. castellanos"]),
        ("brekkie was made by gran okoro, she helped me so much", ["gran okoro"]),
        ("tysm parveen + gareth for testing it", ["parveen", "gareth"]),
        ("yusuf you carried the whole sprint", ["yusuf"]),
        ("brianna lent me her van for the weekend", ["brianna"]),
        ("grazie beppe per la mano in cucina", ["beppe"]),
        ("danke basti, ohne dich stünden wir noch da", ["basti"]),
    ],
)
def test_a_name_written_small_is_one_where_somebody_must_be_named(text: str, names: list[str]) -> None:
    language = {"grazie": "it", "danke": "de"}.get(text.split(maxsplit=1)[0], "en")

    assert named(text, language) == names
    assert language != "en" or might_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "thanks for the lovely evening",
        "omg thank you so much",
        "yessss you did it",
        "cheers everyone",
        "the standup was brilliant today",
        "ok so the mark on the wall will stay",
        "my uncle doesn't, and nor would anyone",
        "there are old ledgers in the cellar",
    ],
)
def test_no_word_of_everyday_talk_is_a_name_for_being_small(text: str) -> None:
    assert named(text) == []


def test_a_given_name_that_is_also_a_word_is_one_when_spoken_to_or_within_a_sentence() -> None:
    assert named("Ray you are the best") == ["Ray"]
    assert named("not to be soppy but Blessing took my shift") == ["Blessing"]
    assert named("Blessing or curse, it rains") == []
    assert named("Will you come?") == []


def test_who_is_thanked_before_another_one_is_called_receives() -> None:
    text = "grazie mille Tommaso per aver trovato il guasto. Elena, tu invece mi devi un caffè"

    assert recognise(Post(text=text, lang="it")).targets == ("Tommaso",)


def test_a_short_last_sentence_in_japanese_is_no_signature() -> None:
    text = "昨日フォークリフトが故障しました。林さんが手作業で四十箱を降ろしてくれて助かりました"

    assert recognise(Post(text=text, lang="ja")).targets == ("林さん",)


def test_who_is_called_in_arabic_is_named_whatever_the_name_begins_with() -> None:
    assert named("شكراً يا بلقيس على الترجمة", "ar") == ["بلقيس"]
    assert named("فراس أصلح الفرن في ساعة", "ar") == ["فراس"]


@given(st.text(alphabet="abcdé ,.'@!+-ß\n", max_size=200))
def test_names_written_small_lie_in_the_text_and_in_order(text: str) -> None:
    names = names_in(text, "en")

    assert all(0 <= name.title_start <= name.start < name.end <= len(text) for name in names)
    assert names == sorted(names)
