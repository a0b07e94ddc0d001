"""Whether words that are called the owner's own still stand in the evidence, in their order.

A sentence is a row of claiming words and of parts (I, we, the subject). It traces when the
row is a part of the evidence's row, in the same order, with as many negations: so a word,
a number or a name that was put in is found, and "I taught Ana" out of "Ana taught me" too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from goodword.drafting.harm import negations
from goodword.drafting.lexicon import (
    SUBJECT,
    english,
    function_words,
    likely_languages,
    openers,
    spelled_out,
    words_of,
)
from goodword.drafting.trim import Names, trimmed
from goodword.drafting.voice import Voice
from goodword.nouns import Evidence
from goodword.text.sentences import sentences

_QUOTED = re.compile(r"[“„«»‘\"]\s*(.+?)\s*[”“»’\"]\s*\.?$", re.DOTALL)
_CLAUSES = re.compile(
    r"\s*[,;:.!?—–]\s*|\s+(?=(?:and|but|that|which|so|because|until|when|before|or)\b)", re.IGNORECASE
)
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
_BEFORE_A_CLAUSE = ("wrote_that", "then")
_MOSTLY = 0.7
_MOSTLY_DENIED = 0.6
_HALF = 0.5
_FEWEST_SHARED = 2
_MOST_REPLACED = 2
_STEM = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A text as its claiming words and parts, in order, and how often it says "not"."""

    words: tuple[str, ...]
    denials: int
    begins_with_i: bool = False

    @property
    def claims(self) -> frozenset[str]:
        """The claiming words alone."""
        return frozenset(word for word in self.words if not word.startswith("="))

    @property
    def parts(self) -> tuple[str, ...]:
        """Who stands in it, in order; a name called and the "you" after it are one."""
        return tuple(word for word, _ in groupby(word for word in self.words if word.startswith("=")))


def row_of(text: str, names: Names, voice: Voice) -> Row:
    """The row of `text`; names and handles of the subject are one part."""
    piece = trimmed(text, names)
    named = piece.text.replace(f"[{SUBJECT}]", SUBJECT).replace(f"{SUBJECT}’s", " your ")
    words = words_of(named.replace(SUBJECT, " yourself "))
    denying = negations(next(iter(likely_languages(text))))
    denials = sum(word in denying or word.endswith("n't") for word in words)
    return Row(tuple(_kept(words, voice)), denials, begins_with_i=words[:1] == ["i"])


def _kept(words: Iterable[str], voice: Voice) -> Iterator[str]:
    silent = function_words("en") if voice.is_english else frozenset[str]()
    parts = (("=me", english().me), ("=us", english().us), ("=them", english().them))
    for word in words:
        part = next((part for part, listed in parts if word in listed), None)
        if part or word not in silent or word in english().quantities:
            yield part or word.removesuffix("'s")


def _same(word: str, evidence_word: str) -> bool:
    """Whether the words are one but for the ending that agreement asks for."""
    if word == evidence_word:
        return True
    stem = evidence_word[:-1] + "i" if evidence_word.endswith("y") else evidence_word
    return word in {f"{evidence_word}s", f"{stem}es"} and evidence_word in english().plain


def stands_in(row: Row, evidence: Row) -> bool:
    """Whether `row` is part of the evidence's row, in order; there the first "I" may be left out."""
    is_left_out = row.begins_with_i and not evidence.begins_with_i
    return _is_ordered(row.words, evidence.words) or (
        is_left_out and _is_ordered(row.words[1:], evidence.words)
    )


def _is_ordered(words: Sequence[str], evidence_words: Sequence[str]) -> bool:
    left = iter(evidence_words)
    return all(any(_same(word, other) for other in left) for word in words)


def body_of(text: str, cited: Evidence, voice: Voice) -> str:
    """The owner's words in a sentence of a draft, without the connective that `compose` put before them.

    A connective counts as one only with the date of the evidence in it.
    """
    for key in ("thanked", "thanked_again", "grateful", "congratulated", "praised"):
        if (
            voice.has(key)
            and (body := _after_connective(key, "rest", text, cited, voice))
            and _did(key, cited)
        ):
            return body
    for key in ("wrote_to", "wrote_about", "wrote_again", "wrote_next", "line_to", "line_about"):
        if body := _after_connective(key, "quote", text, cited, voice):
            found = _QUOTED.match(body)
            return found[1] if found else body
    said = (_after_connective(key, "rest", text, cited, voice) for key in _BEFORE_A_CLAUSE if voice.has(key))
    return next(filter(None, said), text)


def _after_connective(key: str, slot: str, text: str, cited: Evidence, voice: Voice) -> str:
    for dated, when in _dated(key, cited.sent_at, voice):
        slots = {"when": when, "whom": voice.whom, "name": voice.name, slot: SUBJECT}
        before, _, after = voice.say(dated, **slots).partition(SUBJECT)
        if text.startswith(before) and text.endswith(after):
            return text[len(before) : len(text) - len(after)]
    return ""


def _dated(key: str, sent_at: datetime | None, voice: Voice) -> Iterator[tuple[str, str]]:
    """The connective's keys of the catalogue, with the date that each may give."""
    if sent_at is None:
        yield from [(f"{key}_undated", "")] if voice.has(f"{key}_undated") else []
        return
    year = f"{key}_year"
    yield key, voice.month(sent_at)
    yield year if voice.has(year) else key, str(sent_at.year)


def _did(report: str, cited: Evidence) -> bool:
    """Whether the evidence does what the connective tells: thanks, congratulates, praises."""
    words = frozenset(words_of(spelled_out(cited.text)))
    return any(
        set(opener.words.split()) & words
        for opener, _ in openers()
        if opener.report == report.removesuffix("_again")
    )


def traces(text: str, cited: Evidence, names: Names, voice: Voice) -> bool:
    """Whether the sentence holds nothing but words of `cited`, in order, said with as many negations."""
    row = row_of(body_of(text, cited, voice), names, voice)
    near = _nearest(row, cited, names, voice)
    return stands_in(row, row_of(cited.text, names, voice)) and (near is None or near.denials == row.denials)


def _nearest(row: Row, cited: Evidence, names: Names, voice: Voice) -> Row | None:
    """The stretch of the evidence that says most of what `row` says; None where none shares a word."""
    rows = [row_of(piece, names, voice) for piece in _stretches(cited.text, row, names, voice)]
    shared = [(len(row.claims & other.claims), -place, other) for place, other in enumerate(rows)]
    best = max(shared, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] else None


def _stretches(text: str, row: Row, names: Names, voice: Voice) -> list[str]:
    """The sentences of the evidence that the row touches, as one stretch, and each by itself."""
    pieces = list(sentences(text))
    touched = [piece for piece in pieces if _covers(row, row_of(piece, names, voice))]
    return [" ".join(touched)] if touched else pieces


def _covers(row: Row, piece: Row) -> bool:
    return bool(piece.claims) and len(row.claims & piece.claims) / len(piece.claims) >= _HALF


def turned_round(text: str, cited: Evidence, names: Names, voice: Voice) -> str | None:
    """How a sentence turns round the evidence that it shares its words with: "denial", "parts"; or None."""
    body = body_of(text, cited, voice)
    row = row_of(body, names, voice)
    near = _nearest(row, cited, names, voice)
    if near is None or _is_whole_in(row, row_of(cited.text, names, voice), near):
        return None
    shared = len(row.claims & near.claims)
    share = shared / max(1, len(row.claims))
    if shared < _FEWEST_SHARED or share < _MOSTLY_DENIED:
        return None
    said, written = (_denials_beside(*pair, names, voice) for pair in ((body, near), (cited.text, row)))
    if said != written:
        return "denial"
    return "parts" if share >= _MOSTLY and (_are_swapped(row, near) or _is_anothers(row, near)) else None


def _is_whole_in(row: Row, evidence: Row, near: Row) -> bool:
    """Whether the words are one run of the evidence, with as many negations: nothing is turned."""
    many = len(row.words)
    starts = range(len(evidence.words) - many + 1)
    is_run = any(evidence.words[start : start + many] == row.words for start in starts)
    return is_run and row.denials == near.denials


def _denials_beside(text: str, other: Row, names: Names, voice: Voice) -> int:
    """How often the clauses of the text that `other` speaks of too say "not".

    "Without" is passed over: "her notes saved us" and "without her notes we were lost" say one thing.
    """
    rows = (row_of(_WITHOUT.sub(" ", clause), names, voice) for clause in _CLAUSES.split(text))
    return sum(row.denials for row in rows if row.claims & other.claims)


def _is_anothers(said: Row, written: Row) -> bool:
    """Whether the first thing that someone does or has is another's in the evidence."""
    owners = dict[str, str]()
    for part, word in pairwise(_ours_as_mine(written.words)):
        if part.startswith("=") and not word.startswith("="):
            owners.setdefault(word, part)
    for part, word in pairwise(_ours_as_mine(said.words)):
        if part.startswith("=") and not word.startswith("="):
            return owners.get(word, part) != part
    return False


def _ours_as_mine(words: Iterable[str]) -> Iterator[str]:
    return ("=me" if word == "=us" else word for word in words)


def _are_swapped(one: Row, other: Row) -> bool:
    """Whether the same two stand the other way round, or one has taken the place of the other."""
    said, written = one.parts, other.parts
    shared = one.claims & other.claims
    if [w for w in one.words if w in shared] != [w for w in other.words if w in shared]:
        return False  # told in another order: who stands first tells nothing
    if said == written or not said or not written:
        return False
    is_turned = sorted(said) == sorted(written) and len(set(said)) > 1
    return is_turned or (len(said) == len(written) and not set(said) & set(written))


def replaced(text: str, cited: Evidence, names: Names, voice: Voice) -> tuple[str, str] | None:
    """The word of the evidence and the one that stands in its place, in an otherwise like sentence; or None.

    Verbs may be told otherwise ("saved me", "spared me"); what something was about may not.
    """
    row = row_of(body_of(text, cited, voice), names, voice)
    near = _nearest(row, cited, names, voice)
    if near is None:
        return None
    said, written = ([word for word in one.words if not word.startswith("=")] for one in (row, near))
    matcher = SequenceMatcher(a=written, b=said, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < _MOSTLY_DENIED * len(said):
        return None
    for way, first, last, begin, end in matcher.get_opcodes():
        old, new = written[first:last], said[begin:end]
        if way == "replace" and _is_another_thing(old, new, said, written):
            return " ".join(old), " ".join(new)
    return None


def _is_another_thing(
    old: Sequence[str], new: Sequence[str], said: Sequence[str], written: Sequence[str]
) -> bool:
    if max(len(old), len(new)) > _MOST_REPLACED or set(old) & set(said) or set(new) & set(written):
        return False
    if any(_is_verb(word) for word in (*old, *new)):
        return False
    return not any(one[:_STEM] == other[:_STEM] for one in old for other in new)


def _is_verb(word: str) -> bool:
    return word.endswith("ed") or word in english().past | english().finite
