"""Everybody whom a sentence may be meant for: those it names, those named around it, whoever is spoken to."""

from collections.abc import Iterator, Sequence

import msgspec

from goodword.recognition.greeting import JOIN, Addressees
from goodword.recognition.reading import Reading, Sentence
from goodword.recognition.targets import (
    Manner,
    Span,
    Target,
    is_signature,
    spans_of,
    spoken_to,
    written_on_purpose,
)
from goodword.recognition.written import Name

_FARTHEST = 3
"""Sentences before one that may name its receiver."""


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """Somebody, or several who are named together."""

    target: Target
    sentence: int | None = None
    """The number of the sentence that names them; None for whoever is spoken to."""
    spans: tuple[Span, ...] = ()
    """Where in that sentence."""
    names: tuple[Name, ...] = ()
    """Empty for handles."""
    rank: int = 0
    """How many are named nearer: before them in their sentence, or behind them where it is an earlier one."""
    total: int = 1
    """How many are named in that sentence."""


def candidates(reading: Reading, meant: Addressees, index: int, guess: Target) -> list[Candidate]:
    """All whom sentence `index` may be meant for, each once; the guess of the rules is one of them."""
    found: dict[tuple[str, ...], Candidate] = {}
    for candidate in (*_all(reading, meant, index), Candidate(guess)):
        if candidate.target.written:
            found.setdefault(key_of(candidate.target), candidate)
    return list(found.values())


def key_of(target: Target) -> tuple[str, ...]:
    """By which two targets are the same people."""
    return tuple(written.casefold() for written in target.written)


def _all(reading: Reading, meant: Addressees, index: int) -> Iterator[Candidate]:
    here = [*_handles(reading, meant, index, Manner.HANDLE), *_named(reading, meant, index, Manner.NAME)]
    yield from here
    if meant.greeted:
        yield Candidate(Target(meant.greeted, Manner.GREETED))
    yield Candidate(spoken_to(reading, meant))
    for place in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
        yield from _handles(reading, meant, place, Manner.BEFORE)
        yield from _named(reading, meant, place, Manner.BEFORE)
    if not here and index + 1 < len(reading.sentences):
        yield from list(_named(reading, meant, index + 1, Manner.AFTER))[:1]


def _handles(reading: Reading, meant: Addressees, place: int, manner: Manner) -> Iterator[Candidate]:
    sentence = reading.sentences[place]
    groups = _together(sentence, written_on_purpose(sentence, meant))
    if manner is Manner.BEFORE:
        groups.reverse()
    for rank, spans in enumerate(groups):
        yield Candidate(_target(sentence, spans, manner), place, spans, (), rank, len(groups))


def _named(reading: Reading, meant: Addressees, place: int, manner: Manner) -> Iterator[Candidate]:
    sentence = reading.sentences[place]
    names: Sequence[Name] = meant.others[place]
    if manner is not Manner.BEFORE:
        names = [name for name in names if not is_signature(reading, place, name)]
    groups = _together(sentence, spans_of(names))
    if manner is Manner.BEFORE:
        groups.reverse()
    for rank, spans in enumerate(groups):
        its = tuple(name for name in names if (name.title_start, name.end) in spans)
        yield Candidate(_target(sentence, spans, manner), place, spans, its, rank, len(groups))


def _together(sentence: Sentence, spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The spans, those that are joined ("Ana and Joel") in one group."""
    groups: list[tuple[Span, ...]] = []
    for span in spans:
        if groups and JOIN.fullmatch(sentence.text[groups[-1][-1][1] : span[0]]):
            groups[-1] = (*groups[-1], span)
        else:
            groups.append((span,))
    return groups


def _target(sentence: Sentence, spans: Sequence[Span], manner: Manner) -> Target:
    written = tuple(dict.fromkeys(sentence.text[start:end] for start, end in spans))
    at = spans[0][0] if manner in {Manner.HANDLE, Manner.NAME} else 0
    return Target(written, Manner.BEFORE if manner is Manner.AFTER else manner, at)
