"""What a sentence claims that can be looked up: numbers, dates, names, roles, causes.

Names are told by their capitals, so only in scripts and languages where a capital
tells; German nouns and scripts without case are checked for numbers, dates and roles
alone (`docs/reference/checks.md` says so).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

import msgspec

from goodword.drafting.lexicon import HANDLE, english, function_words, words_of
from goodword.text.languages import primary_language
from goodword.text.shipped import WordSet, shipped_table

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)")
_WORD = re.compile(r"(?<![\w@])[^\W\d_][\w&'’.-]*(?<![.'’-])")
_BEGINS_A_SENTENCE = re.compile(r"(?:^|[“„«\"‘(:]\s*|[.!?…]\s+)$")
_COMMON_ENDINGS = ("ing", "tion", "tions", "ment", "ments", "ness", "ity", "ism", "ship")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W*$")
_RESULT = re.compile(
    r"(?:,\s*(?:which|so|and (?:that|it|because of (?:it|that)|as a result|thanks to (?:it|that)))"
    r"|\band (?:because of (?:it|that)|as a result|thanks to (?:it|that)))\s+(?P<what>[^,;.!?]+)",
    re.IGNORECASE,
)
"""A clause that says what came of the deed before it."""
_ACRONYM = 4
_LONGEST_WORD = 40


class ClaimKind(StrEnum):
    """What is claimed."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    COMPANY = "company"
    ROLE = "role"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a sentence says and a record can hold."""

    kind: ClaimKind
    text: str
    """As it is written."""


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    roles: WordSet
    weak_roles: WordSet
    before_a_weak_role: WordSet
    after_a_weak_role: WordSet
    causes: WordSet
    cause_phrases: tuple[str, ...]
    english_months: tuple[str, ...]
    months: WordSet
    weekdays: WordSet
    before_a_company: WordSet
    capitalised: WordSet
    numbers: Mapping[str, float]


@cache
def _lists() -> _Lists:
    return shipped_table("goodword.drafting", "words/claims.toml", _Lists)


def capitals_of_things() -> frozenset[str]:
    """Folded words that are written with a capital and name no person."""
    listed = _lists()
    return frozenset().union(
        listed.capitalised,
        listed.months,
        listed.weekdays,
        listed.roles,
        listed.weak_roles,
        function_words("en"),
    )


def claims_of(text: str, language: str) -> tuple[Claim, ...]:
    """Every number, date, name, company, role and cause that the sentence claims, in that order."""
    return (*_numbers(text), *_dates(text), *_names(text, language), *_roles(text), *_causes(text))


@dataclass(frozen=True, slots=True)
class Support:
    """What a record holds, ready to be asked."""

    words: frozenset[str]
    joined: str
    numbers: frozenset[float]
    years: frozenset[int]
    months: frozenset[int]

    @classmethod
    def of(cls, texts: Iterable[str], dates: Iterable[datetime | None] = ()) -> "Support":
        """The words, numbers and dates of the texts, and the dates on which they were written."""
        held = "\n".join(texts)
        days = [day for day in dates if day is not None]
        years = {int(found) for found in _YEAR.findall(held)} | {day.year for day in days}
        months = frozenset(day.month for day in days)
        return cls(
            frozenset(form for word in words_of(held) for form in (word, _without_ending(word))),
            f" {' '.join(words_of(held))} ",
            frozenset(_values(held)),
            frozenset(years),
            months,
        )

    def holds(self, claim: Claim) -> bool:
        """Whether the record holds what is claimed."""
        match claim.kind:
            case ClaimKind.NUMBER:
                return set(_values(claim.text)) <= self.numbers
            case ClaimKind.DATE:
                return self._holds_date(claim.text)
            case ClaimKind.CAUSE:
                return claim.text in self.joined
            case ClaimKind.ROLE if {f"{claim.text}{ending}" for ending in ("ing", "ed", "s")} & self.words:
                return True  # "mentoring our club" makes a mentor; "managed a move" makes no manager
            case _:
                return all(
                    _without_ending(word) in self.words or word in self.words for word in words_of(claim.text)
                )

    def _holds_date(self, text: str) -> bool:
        if text.isdigit():
            return int(text) in self.years
        folded, months = text.casefold(), _lists().english_months
        # Months of other languages are found as words only.
        return folded in self.words or (folded in months and months.index(folded) + 1 in self.months)


def _without_ending(word: str) -> str:
    return word.removesuffix("'s")


def _values(text: str) -> Iterator[float]:
    for found in _NUMBER.findall(_YEAR.sub(" ", text)):
        yield _value(found)
    yield from (_lists().numbers[word] for word in words_of(text) if word in _lists().numbers)


def _value(written: str) -> float:
    """The number: "1,200" and "1.200" are twelve hundred, "3,5" and "3.5" three and a half."""
    if _THOUSANDS.fullmatch(written):
        return float(re.sub("[.,]", "", written))
    head, _, tail = written.replace(",", ".").rpartition(".")
    return float(f"{head.replace('.', '')}.{tail}" if head else tail)


def _numbers(text: str) -> Iterator[Claim]:
    for found in _NUMBER.findall(_YEAR.sub(" ", text)):
        yield Claim(ClaimKind.NUMBER, found)
    for word in words_of(text):
        if word in _lists().numbers:
            yield Claim(ClaimKind.NUMBER, word)


def _dates(text: str) -> Iterator[Claim]:
    for year in _YEAR.findall(text):
        yield Claim(ClaimKind.DATE, year)
    for found in (word.group() for word in _capitals(text)):
        if found.casefold() in _lists().months | _lists().weekdays:
            yield Claim(ClaimKind.DATE, found)


def _names(text: str, language: str) -> Iterator[Claim]:
    for handle in HANDLE.findall(text):
        yield Claim(ClaimKind.NAME, handle)
    if primary_language(language) == "de":
        return
    for found in _capitals(text):
        if _is_name(found, text):
            before = _WORD_BEFORE.search(text[: found.start()])
            is_company = before is not None and before[1].casefold() in _lists().before_a_company
            yield Claim(ClaimKind.COMPANY if is_company else ClaimKind.NAME, found.group())


def _capitals(text: str) -> Iterator[re.Match[str]]:
    """The words that begin with a capital; Python's expressions know no class for it."""
    return (found for found in _WORD.finditer(text) if found.group()[0].isupper())


def _is_name(found: re.Match[str], text: str) -> bool:
    word = found.group()
    folded = word.casefold().replace("’", "'").removesuffix("'s")
    if folded in capitals_of_things():
        return False
    if word.endswith(("'s", "’s")):
        return True
    if not _BEGINS_A_SENTENCE.search(text[: found.start()]):
        return not (word.isupper() and len(word) <= _ACRONYM)
    return _is_name_at_the_beginning(folded, text[found.end() :])


def _is_name_at_the_beginning(word: str, after: str) -> bool:
    """A capital that begins a sentence is a name where a verb of a person or another capital follows."""
    if word in english().plain | english().past | _lists().numbers.keys() or word.endswith(_COMMON_ENDINGS):
        return False
    following = after.lstrip()[:_LONGEST_WORD]
    next_word = next(iter(words_of(following)), "")
    does = english().past | english().finite_after_a_noun | {"is", "was", "has", "and"}
    return following[:1].isupper() or next_word in does or next_word.endswith("ed")


def _roles(text: str) -> Iterator[Claim]:
    words = [word.removesuffix("'s") for word in words_of(text)]
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        is_weak = word in _lists().weak_roles
        is_placed = before in _lists().before_a_weak_role or after in _lists().after_a_weak_role
        if word in _lists().roles or word.removesuffix("s") in _lists().roles or (is_weak and is_placed):
            yield Claim(ClaimKind.ROLE, word)


def _causes(text: str) -> Iterator[Claim]:
    words = words_of(text)
    joined = f" {' '.join(words)} "
    for found in _RESULT.finditer(text):
        yield Claim(ClaimKind.CAUSE, found["what"])
    for word in words:
        if word in _lists().causes:
            yield Claim(ClaimKind.CAUSE, word)
    for phrase in _lists().cause_phrases:
        if f" {phrase} " in joined:
            yield Claim(ClaimKind.CAUSE, phrase)
