import datetime as dt
import re
from collections.abc import Iterator

import msgspec
import pytest

from goodword.text.catalogue import Words, languages, text_direction, words

PLACE = re.compile(r"\{(\w+)\}")
DAY = dt.date(2026, 11, 23)


def texts(said: Words) -> Iterator[tuple[str, str]]:
    """Every text of a catalogue with its key, drafting's own left out."""
    for table, entries in msgspec.to_builtins(said).items():
        if isinstance(entries, dict) and table != "draft":
            yield from ((f"{table}.{key}", text) for key, text in entries.items())


def test_there_is_a_catalogue_for_seven_languages() -> None:
    assert {"de", "en", "es", "fr", "it", "nl", "pt"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_every_text_holds_the_places_that_the_english_one_holds(language: str) -> None:
    english = dict(texts(words("en")))
    for key, text in texts(words(language)):
        assert set(PLACE.findall(text)) == set(PLACE.findall(english[key])), key


@pytest.mark.parametrize("language", sorted(set(languages()) - {"en"}))
def test_a_catalogue_is_translated_as_a_whole(language: str) -> None:
    english = dict(texts(words("en")))
    own = dict(texts(words(language)))
    assert own.keys() == english.keys()
    same = {key for key, text in own.items() if text == english[key]}
    assert not same


def test_a_regional_tag_reads_the_language() -> None:
    assert words("pt-BR").index.title == words("pt").index.title


def test_a_language_without_a_catalogue_is_answered_in_english() -> None:
    assert words("xx").page.heading == words("en").page.heading


def test_english_dates_read_the_same_on_both_sides_of_the_ocean() -> None:
    assert words("en").date(DAY) == "23 November 2026"
    assert words("en").month(DAY) == "November 2026"


def test_dates_and_lists_follow_the_language() -> None:
    assert words("de").date(DAY) == "23. November 2026"
    assert words("es").listing(("mapas", "mareas", "paciencia")) == "mapas, mareas y paciencia"
    assert words("fr").quoted("merci") == "«\N{NO-BREAK SPACE}merci\N{NO-BREAK SPACE}»"


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), ("he-IL", "rtl"), ("de", "ltr"), ("?!", "ltr")]
)
def test_the_direction_of_writing_is_that_of_the_language(language: str, direction: str) -> None:
    assert text_direction(language) == direction


def test_no_page_speaks_of_a_verified_recommendation_or_a_score() -> None:
    for language in languages():
        for key, text in texts(words(language)):
            assert not re.search(r"\bverified\b|\bscore\b|★|\btrust\b", text, re.IGNORECASE), key
