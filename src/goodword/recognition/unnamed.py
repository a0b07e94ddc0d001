"""Help that the owner tells of without saying who helped: found, and never given to anybody.

By words and their order alone: the sentence begins with the nobody ("somebody", "the woman who was my
boss"), the help was had ("me", "my"), and a kind of help or a letter of recommendation is told. It is
not a recognition (the guide beside the data asks for a receiver) and stands in no list of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from goodword.nouns import HelpKind
from goodword.recognition.helping import kinds_of_help
from goodword.recognition.post import Post
from goodword.recognition.reading import Reading, Sentence, read
from goodword.text.shipped import shipped_bytes

_NEAR = 24
"""Characters behind the nobody in which a word for what has not happened takes the sentence away."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    who: tuple[str, ...]
    had: tuple[str, ...]
    letter: tuple[str, ...]
    irreal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    who: re.Pattern[str]
    had: re.Pattern[str]
    letter: re.Pattern[str]
    irreal: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedHelp:
    """A sentence in which somebody without a name helped the author."""

    who: str
    """As the text calls them."""
    kinds: tuple[HelpKind, ...]
    is_recommendation: bool
    """They wrote the author a recommendation."""
    quote: str
    start: int
    """Code points from the beginning of the text."""
    end: int


def may_tell_of_nobody(text: str) -> bool:
    """Whether a word for a nobody may begin a sentence of `text`: a sieve before the sentences are read."""
    return _any_who().search(text) is not None


def unnamed_help(text: str, language: str | None = None) -> tuple[UnnamedHelp, ...]:
    """Each sentence of the author's own in which somebody without a name helped them, in their order.

    A question, a wish and what ought to happen tell of no help; nor does a sentence with a handle
    in it, which names somebody. A language without such words answers with nothing.
    """
    reading = read(Post(text=text, lang=language))
    patterns = _patterns().get(reading.language)
    return tuple(_found(reading, patterns)) if patterns else ()


def _found(reading: Reading, patterns: _Patterns) -> Iterator[UnnamedHelp]:
    for sentence in reading.sentences:
        begun = patterns.who.match(sentence.low)
        if not begun or not _happened(sentence, begun.end(), patterns):
            continue
        letter = patterns.letter.search(sentence.low) is not None
        kinds = kinds_of_help(sentence.text, reading.language)
        if letter or kinds:
            yield UnnamedHelp(
                who=sentence.text[: begun.end()].strip(),
                kinds=kinds,
                is_recommendation=letter,
                quote=sentence.text,
                start=sentence.start,
                end=sentence.end,
            )


def _happened(sentence: Sentence, behind: int, patterns: _Patterns) -> bool:
    rest = sentence.low[behind:]
    return (
        not sentence.handles
        and not sentence.low.rstrip().endswith("?")
        and patterns.irreal.search(rest[:_NEAR]) is None
        and patterns.had.search(rest) is not None
    )


@cache
def _patterns() -> Mapping[str, _Patterns]:
    return {
        language: _Patterns(
            who=re.compile(rf"\W{{0,4}}{_one_of(words.who)}"),
            had=re.compile(_one_of(words.had)),
            letter=re.compile(_one_of(words.letter)),
            irreal=re.compile(_one_of(words.irreal)),
        )
        for language, words in _listed().items()
    }


@cache
def _any_who() -> re.Pattern[str]:
    # Behind what may end a sentence only: fifty expressions tried at every letter take ten times as long.
    nobody = _one_of([who for words in _listed().values() for who in words.who])
    return re.compile(rf"(?:\A|\n|[^\w\s,;'’-]\s{{0,3}}+)\W{{0,3}}{nobody}", re.IGNORECASE)


@cache
def _listed() -> Mapping[str, _Words]:
    listed = shipped_bytes("goodword.recognition.rules", "unnamed.toml")
    return msgspec.toml.decode(listed, type=dict[str, _Words])


def _one_of(expressions: Sequence[str]) -> str:
    return rf"\b(?:{'|'.join(expressions)})\b"
