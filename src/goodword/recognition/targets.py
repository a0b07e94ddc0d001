"""Whom a sentence is meant for: handles, names, the one greeted, answered or quoted."""

import re
from dataclasses import dataclass
from enum import StrEnum

from goodword.recognition.people import Name, names_in
from goodword.recognition.reading import Reading, Sentence

_JOIN = re.compile(
    r"\s*(?:,|&|\+|/|and|y|e|et|und|en|i|ve|dan|و|と|aur|और|,\s*and|さんと|さん、|さん|')?\s*(?:、)?\s*"
)
_JOINED_HANDLES = re.compile(r"\s*(?:,|&|\+|and|y|et|und|e|en|i|ve|dan)\s*@|\s+@\S+[^@]{1,40}\bboth\b")
_ALSO = re.compile(r"(?:[,;&]|\b(?:and|y|et|und|e|en|i|ve|dan))\s*(?:to\s+|a\s+|à\s+)?$")
_ACTOR_CUES = frozenset({"help", "deed", "learned", "hero", "praise"})
_LEADS = frozenset({"thanks", "congrats", "endorse", "learned"})
_NEAR = 28
_GREETING_WORDS = 7


class Manner(StrEnum):
    """How the text points at the receiver."""

    HANDLE = "handle"
    NAME = "name"
    GREETED = "greeted"
    ANSWERED = "answered"
    QUOTED = "quoted"
    BEFORE = "before"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Target:
    """Receivers of one act."""

    written: tuple[str, ...]
    manner: Manner
    at: int = 0
    """Where in the sentence the first of them stands; 0 where none does."""


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whom the whole post is meant for."""

    greeted: tuple[str, ...]
    greeting_end: int
    """Where the greeting ends in the text."""
    chain_end: int
    """Where the handles that a reply begins with end."""
    names: tuple[tuple[Name, ...], ...]
    """Names of each sentence."""


NOBODY = Target((), Manner.NOBODY)


def addressees(reading: Reading) -> Addressees:
    """Who is greeted and answered in `reading`, and the names of each sentence."""
    names = tuple(
        tuple(
            names_in(
                sentence.text, reading.language, is_greeting=number == 0 and _begins_with_greeting(sentence)
            )
        )
        for number, sentence in enumerate(reading.sentences)
    )
    greeted: tuple[str, ...] = ()
    end = 0
    for sentence, found in zip(reading.sentences[:2], names[:2], strict=True):
        greeted, end = _greeted(sentence, found)
        if greeted:
            break
    return Addressees(greeted, end, _chain_end(reading), names)


def _chain_end(reading: Reading) -> int:
    """Only the first handle of an answer is the platform's; further ones were written on purpose."""
    answered = reading.post.reply_to
    text = reading.post.text
    if not answered or not text.startswith(answered):
        return 0
    rest = text[len(answered) :]
    if _JOINED_HANDLES.match(rest):
        return 0
    return 0 if rest[:1] in {"'", "’"} or rest[:1].isalnum() else len(answered)


def _begins_with_greeting(sentence: Sentence) -> bool:
    return (
        any("greet" in cue.kinds and cue.start <= 2 for cue in sentence.cues)
        and len(sentence.text.split()) <= _GREETING_WORDS
    )


def _greeted(sentence: Sentence, names: tuple[Name, ...]) -> tuple[tuple[str, ...], int]:
    """The people greeted at the beginning of a sentence: "Hi Ana and Joel,", "Dear Prof. Lee:", "Margit, you …"."""
    if not names:
        return (), 0
    greets = [cue for cue in sentence.cues if "greet" in cue.kinds and cue.start <= 2]
    first = names[0]
    group = [first]
    for name in names[1:]:
        if _JOIN.fullmatch(sentence.text[group[-1].end : name.title_start]):
            group.append(name)
    after = sentence.text[group[-1].end :].lstrip(" ")[:1]
    lead = len(sentence.text[: first.title_start].split())
    is_greeting = bool(greets) and lead <= 4
    is_vocative = first.title_start == 0 and after in {",", "!", ":"} and "you" in sentence.kinds
    is_line = (
        lead <= 3
        and not sentence.text[group[-1].end :].strip(" ,!:.—–-")
        and len(sentence.text.split()) <= _GREETING_WORDS
    )
    if not (is_greeting or is_vocative or (is_line and after in {",", "!", ":"})):
        return (), 0
    return tuple(_with_title(sentence, name) for name in group), sentence.start + group[-1].end


def _with_title(sentence: Sentence, name: Name) -> str:
    return sentence.text[name.title_start : name.end]


def target_of(reading: Reading, meant: Addressees, index: int) -> Target:
    """The receivers that sentence `index` is most likely meant for.

    In order: a handle or a name that the words are bound to, "you" as the one
    greeted, answered or quoted, a pronoun as whoever was named last.
    """
    sentence = reading.sentences[index]
    handles = [span for span in sentence.handles if sentence.start + span[0] >= meant.chain_end]
    if handles:
        return _bound(sentence, handles, Manner.HANDLE)
    names = [
        name
        for name in meant.names[index]
        if not _is_signature(reading, index, name) and _with_title(sentence, name) not in meant.greeted
    ]
    names = [name for name in names if sentence.start + name.end > meant.greeting_end]
    names = [name for name in names if not name.is_weak] or names
    is_you = bool(sentence.kinds & {"you"})
    answered = _by_structure(reading, meant)
    weak = bool(names) and all(name.is_weak for name in names)
    if names and not (answered.written and (weak or is_you and not _is_yours(sentence, names[0]))):
        return _bound_names(sentence, names)
    if is_you and answered.written:
        return answered
    return _earlier(reading, meant, index) or answered


def _by_structure(reading: Reading, meant: Addressees) -> Target:
    if meant.greeted:
        return Target(meant.greeted, Manner.GREETED)
    post = reading.post
    if post.reply_to:
        return Target((post.reply_to,), Manner.ANSWERED)
    quoted = post.quoted_author or (post.quoted.handle if post.quoted else None)
    if quoted:
        return Target((quoted,), Manner.QUOTED)
    if reading.handles:
        return Target(reading.handles[:1], Manner.BEFORE)
    return NOBODY


def _earlier(reading: Reading, meant: Addressees, index: int) -> Target | None:
    """Whoever was named last before this sentence: what "she" and "the two" point at."""
    for before in range(index - 1, -1, -1):
        sentence = reading.sentences[before]
        handles = [span for span in sentence.handles if sentence.start + span[0] >= meant.chain_end]
        if handles:
            return Target(_bound(sentence, handles, Manner.HANDLE).written, Manner.BEFORE)
        names = [name for name in meant.names[before] if sentence.start + name.end > meant.greeting_end]
        if names:
            return Target(_bound_names(sentence, names).written, Manner.BEFORE)
    following = index + 1
    if (
        following < len(reading.sentences)
        and reading.sentences[following].handles
        and not meant.greeted
        and not reading.post.reply_to
    ):
        return Target(
            _bound(
                reading.sentences[following], list(reading.sentences[following].handles), Manner.HANDLE
            ).written,
            Manner.BEFORE,
        )
    return None


def _is_yours(sentence: Sentence, name: Name) -> bool:
    """Whether a name belongs to someone who is not "you": "your colleague Farida handled it", "thanks to Pete"."""
    before = sentence.low[max(0, name.title_start - _NEAR) : name.title_start]
    return bool(
        re.search(
            r"\b(?:your|votre|ton|ta|tu|su|tuo|tua|dein\w*|ihr\w*|je|jouw|uw)\s+(?:[^\W\d_]+\s+){0,3}$",
            before,
        )
    )


def _is_signature(reading: Reading, index: int, name: Name) -> bool:
    """A name alone on the last lines is the writer's own."""
    sentence = reading.sentences[index]
    words = sentence.text.split()
    return (
        index >= len(reading.sentences) - 2
        and index > 0
        and len(words) <= 4
        and name.start <= len(sentence.text) // 2
        and not (sentence.kinds & {"thanks", "praise", "hero"})
    )


def _bound(sentence: Sentence, spans: list[tuple[int, int]], manner: Manner) -> Target:
    first = _best(sentence, [start for start, _ in spans])
    chosen = [spans[first]]
    for span in spans[first + 1 :]:
        if not _JOIN.fullmatch(sentence.text[chosen[-1][1] : span[0]]):
            break
        chosen.append(span)
    chosen += [span for span in spans[first + 1 :] if span not in chosen and _also(sentence, span)]
    for span in reversed(spans[:first]):
        if not _JOIN.fullmatch(sentence.text[span[1] : chosen[0][0]]):
            break
        chosen.insert(0, span)
    return Target(tuple(dict.fromkeys(sentence.text[a:b] for a, b in chosen)), manner, chosen[0][0])


def _also(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a further handle begins a clause with a deed of its own: "… and @lulu printed three copies"."""
    if not _ALSO.search(sentence.low[max(0, span[0] - 8) : span[0]]):
        return False
    return any(
        not _ACTOR_CUES.isdisjoint(cue.kinds) or "thanks" in cue.kinds
        for cue in sentence.cues
        if 0 < cue.start - span[1] < _NEAR // 2
    )


def _also_to(sentence: Sentence, name: Name) -> int:
    """Where a name that thanks go to as well would begin: "… and to Ray for mending the boiler"."""
    found = re.search(r"\b(?:and|&)\s+to\s+$", sentence.low[: name.title_start])
    return name.title_start if found else -1


def _bound_names(sentence: Sentence, names: list[Name]) -> Target:
    first = _best(sentence, [name.start for name in names])
    chosen = [names[first]]
    for name in names[first + 1 :]:
        if not _JOIN.fullmatch(sentence.text[chosen[-1].end : name.title_start]):
            break
        chosen.append(name)
    chosen += [
        name
        for name in names[first + 1 :]
        if name not in chosen and name.title_start == _also_to(sentence, name)
    ]
    return Target(
        tuple(dict.fromkeys(_with_title(sentence, name) for name in chosen)), Manner.NAME, chosen[0].start
    )


def _best(sentence: Sentence, places: list[int]) -> int:
    """The place that a cue leads to, else the first."""
    if len(places) == 1:
        return 0
    for cue in sentence.cues:
        if _LEADS.isdisjoint(cue.kinds):
            continue
        for number, place in enumerate(places):
            if 0 <= place - cue.end <= _NEAR:
                return number
    return 0
