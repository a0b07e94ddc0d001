import pytest

from goodword.credential.disguise import cautions_about_name, cautions_about_text


@pytest.mark.parametrize(
    "name",
    [
        "Ada Márquez",
        "Борис Липа",
        "山田 ひかる ミカ",
        "김하늘 Kim",
        "نی\u200cلوفر",
        "क्\u200dष",
        "O’Neil-Şahin",
        "",
        "Nguyễn",
    ],
)
def test_an_honest_name_gives_no_warning(name: str) -> None:
    assert list(cautions_about_name("The name", name)) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Аda Márquez", "CYRILLIC, LATIN"),
        ("Αda", "GREEK, LATIN"),
        ("Ada Маркес", "CYRILLIC, LATIN"),
        ("Ada \u202eMárquez", "U+202E"),
        ("Ada\u200b", "U+200B"),
        ("A\u200dda", "U+200D"),
        ("Ada\u0000", "U+0000"),
        ("Ada\U000e0041", "U+E0041"),
        ("A\u0301da", "NFC"),
    ],
)
def test_a_name_that_deceives_the_eye_is_told(name: str, found: str) -> None:
    assert any(found in caution for caution in cautions_about_name("The name", name))


def test_the_warning_itself_shows_nothing_hidden() -> None:
    assert all(caution.isprintable() for caution in cautions_about_name("The name", "Ada \u202e\u200b"))


def test_paragraphs_and_emoji_are_ordinary_text() -> None:
    assert list(cautions_about_text("The text", "One.\n\nTwo — “three” 👩\u200d🔬.\t")) == []
