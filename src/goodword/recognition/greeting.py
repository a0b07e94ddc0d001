"""Whom a whole post is meant for: the handle that it answers, the name that it greets."""

import re
from collections.abc import Iterator

import msgspec

from goodword.recognition.cues import cue_words
from goodword.recognition.people import names_in
from goodword.recognition.reading import Reading, Sentence
from goodword.recognition.written import Name

JOIN = re.compile(
    r"\s*(?:,\s*(?:and|(?:hi|hello|hey|dear|liebe[rs]?|chère|cher|querid[oa]|cara|caro|beste)\b)?|&|\+|/|and|y|e|et|und|en|i|ve|dan|و|と|aur|さん(?:と|、)?|')?\s*、?\s*"
)
"""What may stand between two who are meant together."""
_JOINED_HANDLE = re.compile(r"\s*(?:,|&|\+|and|y|et|und|e|en|i|ve|dan)\s*@|\s+@\S+[^@]{1,40}\bboth\b")
_TITLES_ALONE = re.compile(r"\S+ ((?:[^\W\d_][\w.’']*)(?: [^\W\d_][\w.’']*){0,2})\s*(?:[,!:]|$)")
_ANYBODY = frozenset({"sir", "madam", "mr", "mrs", "ms", "miss"})
_CALLS = frozenset(",!:")
_OPENING_SENTENCES = 2
_GREETING_WORDS = 7
"""A sentence of at most so many words may be a line of greeting."""
_WORDS_BEFORE_NAME = 4
"""“Good day to you, Mr Okafor”: as many words may stand between greeting and name."""
_FIRST_PLACES = 2
"""A greeting word begins here at the latest."""


class Addressees(msgspec.Struct, frozen=True, gc=False):
    """Whom the whole post is meant for."""

    greeted: tuple[str, ...]
    greeting_start: int
    """Where the sentence begins that greets them."""
    greeting_end: int
    """Where the greeting ends in the text."""
    chain_end: int
    """Where the handle that an answer begins with ends."""
    names: tuple[tuple[Name, ...], ...]
    """Names of each sentence."""
    others: tuple[tuple[Name, ...], ...]
    """The same but for the greeting and those who are greeted."""
    is_one: bool
    """Whether all points at one at the most: nobody is named, and there are no two handles."""

    def is_in_greeting(self, place: int) -> bool:
        """Whether a name that ends there is part of the greeting."""
        return self.greeting_start < place <= self.greeting_end


def addressees(reading: Reading) -> Addressees:
    """Who is greeted and answered in `reading`, and the names of each sentence."""
    known = frozenset(part for name in reading.post.names for part in name.split())
    no_names = frozenset(reading.post.no_names)
    names = tuple(
        tuple(
            names_in(
                sentence.text,
                reading.language,
                is_greeting=place == 0 and _greets(sentence),
                known=known,
                no_names=no_names,
            )
        )
        for place, sentence in enumerate(reading.sentences)
    )
    greeted: tuple[str, ...] = ()
    start = end = 0
    for sentence, found in zip(reading.sentences[:_OPENING_SENTENCES], names, strict=False):
        greeted, end = _greeted(sentence, found) if found else _greeted_by_title(sentence, reading.language)
        if greeted:
            start = sentence.start
            break
    return Addressees(
        greeted=greeted,
        greeting_start=start,
        greeting_end=end,
        chain_end=_chain_end(reading),
        names=names,
        others=tuple(
            tuple(name for name in found if _is_other(sentence, name, greeted, start, end))
            for sentence, found in zip(reading.sentences, names, strict=True)
        ),
        is_one=not any(names) and len({*reading.handles, *greeted, *_known_otherwise(reading)}) <= 1,
    )


def _is_other(sentence: Sentence, name: Name, greeted: tuple[str, ...], start: int, end: int) -> bool:
    """Whether the name is neither part of the greeting nor that of somebody greeted."""
    return not start < sentence.start + name.end <= end and with_title(sentence, name) not in greeted


def _known_otherwise(reading: Reading) -> Iterator[str]:
    """Whoever the post may speak to or of without a word of its own that names them."""
    post = reading.post
    quoted = post.quoted.handle if post.quoted else None
    return filter(None, (post.reply_to, post.quoted_author, quoted, post.named_before))


def with_title(sentence: Sentence, name: Name) -> str:
    """The name as it stands in the text, its title before it."""
    return sentence.text[name.title_start : name.end]


def _opens_with_greeting(sentence: Sentence) -> bool:
    return "greet" in sentence.kinds and any(
        "greet" in cue.kinds and cue.start <= _FIRST_PLACES for cue in sentence.cues
    )


def _greets(sentence: Sentence) -> bool:
    return _opens_with_greeting(sentence) and sentence.words <= _GREETING_WORDS


def _chain_end(reading: Reading) -> int:
    """Only the first handle of an answer is the platform's; further ones were written on purpose."""
    answered, text = reading.post.reply_to, reading.post.text
    if not answered or not text.startswith(answered):
        return 0
    rest = text[len(answered) : len(answered) + 120]
    belongs = rest[:1] in {"'", "’"} or rest[:1].isalnum() or _JOINED_HANDLE.match(rest)
    return 0 if belongs else len(answered)


def _greeted(sentence: Sentence, names: tuple[Name, ...]) -> tuple[tuple[str, ...], int]:
    """The people greeted: "Hi Ana and Joel,", "Dear Prof. Lee:", "Margit, you …", and where that ends."""
    group = [names[0]]
    for name in names[1:]:
        if JOIN.fullmatch(sentence.text[group[-1].end : name.title_start]):
            group.append(name)
    if not _is_call(sentence, group[0], sentence.text[group[-1].end :]):
        return (), 0
    return tuple(with_title(sentence, name) for name in group), sentence.start + group[-1].end


def _greeted_by_title(sentence: Sentence, language: str) -> tuple[tuple[str, ...], int]:
    """Whoever is greeted by a title alone: "Dear Coach,", "Beste dominee,"; a "Sir" is anybody."""
    if not _greets(sentence):
        return (), 0
    found = _TITLES_ALONE.match(sentence.text)
    titles = frozenset(cue_words(language)["title"]) - _ANYBODY
    if not found or any(word.rstrip(".").lower() not in titles for word in found[1].split()):
        return (), 0
    return (found[1],), sentence.start + found.end(1)


def _is_call(sentence: Sentence, first: Name, rest: str) -> bool:
    """Whether a name is called: after a greeting, before "you", or alone on its line."""
    words_before = len(sentence.text[: first.title_start].split())
    if words_before > _WORDS_BEFORE_NAME:
        return False
    if _opens_with_greeting(sentence):
        return not sentence.low.startswith("to ") or rest.lstrip(" ")[:1] in _CALLS
    if rest.lstrip(" ")[:1] not in _CALLS:
        return False
    is_whole_line = not rest.strip(" ,!:.—–-") and sentence.words <= _GREETING_WORDS
    return is_whole_line or (first.title_start == 0 and "you" in sentence.kinds)
