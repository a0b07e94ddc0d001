"""The words of letters and pages: one TOML file a language, dates and lists by Babel.

A language is added by one file in `goodword/text/words/`; no code changes. A key that a
language lacks is taken from English, so a half-translated file never breaks a page.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import msgspec
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from goodword.text.languages import primary_language
from goodword.text.shipped import shipped_text

FALLBACK = "en"
_PACKAGE = "goodword.text"


class PageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands on the page of one recommendation, beside the signed words."""

    title: str
    heading: str
    skip: str
    signed_on: str
    known_for: str
    disclosed: str
    own_statements: str
    own_statements_note: str
    own_statement_mark: str
    rests_on: str
    rests_on_note: str
    original: str
    undated: str
    accepted_by: str
    accepted_by_holder: str
    own_opinion: str
    check: str
    check_steps: str
    check_proves: str
    signed_copy: str
    check_page: str
    signing_key: str
    all_given: str


class WarningWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader is told of a name that may deceive the eye."""

    label: str
    mixed_scripts: str
    hidden_characters: str
    not_normal: str
    in_name: str
    in_text: str


class IndexWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands on the page that lists everything a giver published."""

    title: str
    empty_title: str
    empty: str
    intro_one: str
    intro_many: str
    check: str


class PaperWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands on the letter as a PDF, beside what stands on the page too."""

    check_code: str
    check_file: str
    page_of: str
    code: str
    when: str
    written: str
    as_pdf: str


class DossierWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands on the page of everything that one person was given and accepted, and on the badge."""

    title: str
    intro_one: str
    intro_many: str
    link: str
    badge: str


class LetterWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What frames the plain letter and the single line."""

    heading: str
    greeting: str
    closing: str
    known_for: str
    on: str


class DisclosureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences of what the writer discloses on the face (rule 3)."""

    paid: str
    not_paid: str
    family: str
    not_family: str
    reciprocal: str
    not_reciprocal: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language, with its dates and lists."""

    locale: str
    """Babel's name of it, `en_001`."""
    quote_open: str
    quote_close: str
    page: PageWords
    warning: WarningWords
    index: IndexWords
    paper: PaperWords
    dossier: DossierWords
    letter: LetterWords
    disclosure: DisclosureWords
    draft: Mapping[str, str] = {}
    """Connectives of drafts, by key; `goodword.drafting` knows the keys."""

    def date(self, day: dt.date) -> str:
        """The day in full: “23 November 2026”."""
        return format_date(day, "long", locale=self.locale)

    def month(self, day: dt.date) -> str:
        """The month and year: “November 2026”."""
        return format_skeleton("yMMMM", day, locale=self.locale)

    def listing(self, items: Iterable[str]) -> str:
        """The items as one phrase: “pricing, rivers and patience”."""
        return format_list(list(items), locale=self.locale)

    def quoted(self, text: str) -> str:
        """The text between this language's quotation marks."""
        return f"{self.quote_open}{text}{self.quote_close}"


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, sorted: `de`, `en`, …."""
    folder = files(_PACKAGE).joinpath("words")
    return tuple(
        sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    )


def words(language: str) -> Words:
    """The words of `language` (a BCP 47 tag: `pt-BR` reads `pt`); English where it has no catalogue."""
    primary = primary_language(language)
    return _words(primary if primary in languages() else FALLBACK)


@cache
def _words(language: str) -> Words:
    return msgspec.convert(_over(_table(FALLBACK), _table(language)), Words)


def _table(language: str) -> dict[str, object]:
    return tomllib.loads(shipped_text(_PACKAGE, f"words/{language}.toml"))


def _over(base: Mapping[str, object], top: Mapping[str, object]) -> dict[str, object]:
    """The table `base` with what `top` has laid over it, key by key, one level deep."""
    merged = dict(base)
    for key, value in top.items():
        below = base.get(key)
        merged[key] = {**below, **value} if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def text_direction(language: str) -> str:
    """`rtl` or `ltr`, for the `dir` of a text in `language`; `ltr` where it is unknown."""
    try:
        return Locale.parse(language, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
