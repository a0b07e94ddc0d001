"""Whom a sentence is meant for, by rules: the handle or name it is bound to, or whoever "you" and "she" are.

It is a guess: `choosing` decides among all who are named around it.
"""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

import msgspec

from goodword.recognition.cues import cue_words, has_word_boundaries
from goodword.recognition.greeting import JOIN, Addressees
from goodword.recognition.reading import Reading, Sentence
from goodword.recognition.written import Name

_ALSO = re.compile(r"(?:[,;&]|\b(?:and|y|et|und|e|en|i|ve|dan))\s*(?:to\s+|a\s+|à\s+)?$")
_ALSO_TO = re.compile(r"\b(?:and|&)\s+to\s+$")
_YOURS = re.compile(
    r"\b(?:your|votre|vos|ton|ta|tu|su|vuestr\w+|tuo|tua|vostr\w|suo|sua|dein\w*|ihr\w*|euer\w*|eure\w*|je|jouw|jullie|uw)\s+(?:[^\W\d_]+\s+){0,3}$"
)
_OF_YOURS = re.compile(r"\b(?:Ihr|[Ee]uer|Dein)(?:e[nmrs]?)?\s+[^\W\d_a-z]\w+\s+$")
"""“Ihr Kollege Murat”: in German the noun between looks like the name itself."""
_TELLING = re.compile(
    r"\b(?:you to (?:know|hear)|(?:tell|telling|let|letting) you(?: know)?|you should (?:know|hear)"
    r"|so you know|you(?:['’]d| would| might| may) (?:like|want) to (?:know|hear))(?:,? (?:that|how)|,)?\s+$"
    r"|\b(?:tell|telling) you about (?:your )?$"
    r"|\b(?:sag\w*|mitteil\w*|wissen|dire|savoir|sach\w+|deci\w+|sep\w+|dir\w+|sap\w+|weten|zeggen|dizer\w*|saib\w+|soubes\w+"
    r"|powiedzie\w*|wiedzi\w+),? (?:dass|que|che|dat|że)\s+(?:[oa]|der|die|il|la)?\s*$"
)
"""Before a name: "you" are only told of it, in eight languages."""
_THANKS_FOR = re.compile(
    r"(?:\b(?:thanks|thank you|thx|cheers|gracias|merci|danke?|obrigad[oa]|grazie|bedankt|dziękuję|dzięki"
    r"|makasih|terima kasih)\b(?: (?:so much|again|a lot|very much|ever so much|muchas|mil|beaucoup"
    r"|infiniment|muito|mesmo|mille|tante|vielmals|bardzo|wel|banyak|ya))?"
    r",? (?:for|por|pour|de|d['’]\w+|für|dass|pel[oa]s?|per|di|voor|dat|za|że|sudah|telah|atas|karena)\b"
    r"|\biçin (?:çok )?(?:sağ ?ol|teşekkür))"
)
"""Thanks that name nobody before they say what for are for the one greeted."""
_DOES = frozenset({"help", "deed", "learned", "hero", "praise", "thanks"})
_ACTS = _DOES | {"congrats", "endorse", "effect"}
_LEADS = frozenset({"thanks", "congrats", "endorse", "learned"})
_NEAR = 28
"""Characters within which a cue leads to a name."""
_VERY_NEAR = 14
_PARAGRAPH = re.compile(r"\n\s*\n")
_LAST_LINES = 2
_SIGNATURE_WORDS = 4
_SIGNATURE_LETTERS = 8
"""The same in a script that does not part words."""
_SHORT = 5
"""Words up to which a sentence leans on the one before: "I only carried boxes."."""


class Manner(StrEnum):
    """How the text points at the receiver."""

    HANDLE = "handle"
    NAME = "name"
    GREETED = "greeted"
    ANSWERED = "answered"
    QUOTED = "quoted"
    BEFORE = "before"
    AFTER = "after"
    NOBODY = "nobody"


class Target(msgspec.Struct, frozen=True, gc=False):
    """Receivers of one act."""

    written: tuple[str, ...]
    manner: Manner
    at: int = 0
    """Where in the sentence the first of them stands; 0 where none does."""


Span = tuple[int, int]
_NOBODY = Target((), Manner.NOBODY)


def guessed_target(reading: Reading, meant: Addressees, index: int) -> Target:
    """The receivers that sentence `index` is most likely meant for.

    In order: a handle or a name that the words are bound to; "you" as the one
    greeted, answered or quoted; a pronoun as whoever was named last.
    """
    sentence = reading.sentences[index]
    if handles := written_on_purpose(sentence, meant):
        return _bound(sentence, handles, Manner.HANDLE, _begins_clause)
    names = _names(reading, meant, index)
    is_you = "you" in sentence.kinds
    to = spoken_to(reading, meant)
    if names and all(name.is_weak for name in names):
        # Of two that may be other words, the one that is surely a name is meant.
        before = _leans(sentence) and _last_named(reading, meant, index, is_sure=True)
        if before:
            return before
    if names and not (to.written and _gives_way(reading, meant, sentence, names)):
        return _bound(sentence, spans_of(names), Manner.NAME, _is_thanked_too)
    if to.written and (is_you or (meant.greeted and thanks_for(sentence))):
        return to
    return _named_before(reading, meant, index) or _named_after(reading, meant, index) or to


def written_on_purpose(sentence: Sentence, meant: Addressees) -> list[Span]:
    """The handles of a sentence but for the one that an answer begins with."""
    return [span for span in sentence.handles if sentence.start + span[0] >= meant.chain_end]


def spans_of(names: Sequence[Name]) -> list[Span]:
    """Where each stands, its title before it."""
    return [(name.title_start, name.end) for name in names]


def _names(reading: Reading, meant: Addressees, index: int) -> list[Name]:
    """The names of a sentence that may be receivers: not the greeting, not the signature."""
    names = [name for name in meant.others[index] if not is_signature(reading, index, name)]
    return [name for name in names if not name.is_weak] or names


def thanks_for(sentence: Sentence) -> bool:
    """Whether thanks stand in it that name nobody before they say what for."""
    return bool(_THANKS_FOR.search(sentence.low))


def _gives_way(reading: Reading, meant: Addressees, sentence: Sentence, names: Sequence[Name]) -> bool:
    """Whether the one spoken to goes before `names`: these are unsure, or the words are about "you".

    In a letter to somebody "Mum" is whom the good was done to, more often than who did it.
    """
    before = sentence.text[max(0, names[0].title_start - _NEAR) : names[0].title_start]
    if _OF_YOURS.search(before):
        return False
    if all(name.is_weak for name in names):
        return True
    kin = cue_words(reading.language)["kin"]
    if meant.greeted and all(sentence.low[name.start : name.end] in kin for name in names):
        return True
    if meant.greeted and _is_thanks_for(sentence, names[0]):
        return True
    if "you" not in sentence.kinds or _YOURS.search(before.lower()):
        return False
    return not is_told_of(sentence, names[0].title_start, names[0].end)


def is_of_yours(sentence: Sentence, start: int) -> bool:
    """Whether what stands before that place makes the one named there somebody of "you": "your colleague"."""
    before = sentence.text[max(0, start - _NEAR) : start]
    return bool(_OF_YOURS.search(before) or _YOURS.search(before.lower()))


def _is_thanks_for(sentence: Sentence, name: Name) -> bool:
    """Whether thanks stand before the name and go on with what they are for."""
    thanks = _THANKS_FOR.search(sentence.low)
    return bool(thanks and thanks.end() < name.title_start)


def is_told_of(sentence: Sentence, start: int, end: int) -> bool:
    """Whether "you" are only told of the one named there: "I'd like you to know that Bilal …"."""
    is_spoken_to = any("you" in cue.kinds and cue.start > end for cue in sentence.cues)
    return not is_spoken_to and bool(_TELLING.search(sentence.low, 0, start))


def is_signature(reading: Reading, index: int, name: Name) -> bool:
    """A name alone on the last lines is the writer's own."""
    sentence = reading.sentences[index]
    is_last = index > 0 and index >= len(reading.sentences) - _LAST_LINES
    is_short = _is_a_few_words(sentence, reading.language) and name.start <= len(sentence.text) // 2
    return is_last and is_short and sentence.kinds.isdisjoint({"thanks", "praise", "hero"})


def _is_a_few_words(sentence: Sentence, language: str) -> bool:
    if has_word_boundaries(language):
        return sentence.words <= _SIGNATURE_WORDS
    return len(sentence.text) <= _SIGNATURE_LETTERS


def spoken_to(reading: Reading, meant: Addressees) -> Target:
    """Who "you" is."""
    post = reading.post
    if meant.greeted:
        return Target(meant.greeted, Manner.GREETED)
    if post.reply_to:
        return Target((post.reply_to,), Manner.ANSWERED)
    if quoted := post.quoted_author or (post.quoted.handle if post.quoted else None):
        return Target((quoted,), Manner.QUOTED)
    if reading.handles:
        return Target(reading.handles[:1], Manner.BEFORE)
    return _NOBODY


def _named_before(reading: Reading, meant: Addressees, index: int) -> Target | None:
    """Whoever was named last before this sentence, in its paragraph: what "she" and "the two" point at.

    A new paragraph of an essay may be about somebody else; the one before is no proof. A sentence that
    points at nobody and holds no word of thanks or of a deed ("It occurs to me now that …") is about nothing.
    """
    if not _leans(reading.sentences[index]):
        return None
    if found := _last_named(reading, meant, index, is_sure=True) or _last_named(reading, meant, index):
        return found
    if reading.post.named_before and "third" in reading.sentences[index].kinds:
        return Target((reading.post.named_before,), Manner.BEFORE)
    return None


def _last_named(reading: Reading, meant: Addressees, index: int, *, is_sure: bool = False) -> Target | None:
    """Whoever stands last in the paragraph before that sentence; with `is_sure` by what is surely a name."""
    text, begins = reading.post.text, reading.sentences[index].start
    for place in range(index - 1, -1, -1):
        sentence = reading.sentences[place]
        if _PARAGRAPH.search(text, sentence.end, begins):
            break
        names = [
            name
            for name in meant.names[place]
            if not meant.is_in_greeting(sentence.start + name.end) and not (is_sure and name.is_weak)
        ]
        spans = written_on_purpose(sentence, meant) or spans_of(names)
        if spans:
            return Target(_bound(sentence, spans, Manner.BEFORE, _never).written, Manner.BEFORE)
    return None


def _leans(sentence: Sentence) -> bool:
    """Whether a sentence without a name may be about whoever was named before."""
    is_short = sentence.words <= _SHORT
    is_pointing = any("third" in cue.kinds and "who" not in cue.kinds for cue in sentence.cues)
    return is_short or is_pointing or not sentence.kinds.isdisjoint(_ACTS)


def _named_after(reading: Reading, meant: Addressees, index: int) -> Target | None:
    """Whoever the next sentence names: "This is what patience looks like. @sal did every dive"."""
    if meant.greeted or reading.post.reply_to or index + 1 >= len(reading.sentences):
        return None
    sentence = reading.sentences[index + 1]
    if not sentence.handles:
        return None
    return Target(_bound(sentence, list(sentence.handles), Manner.BEFORE, _never).written, Manner.BEFORE)


_Also = Callable[[Sentence, Span], bool]


def _bound(sentence: Sentence, spans: list[Span], manner: Manner, also: _Also) -> Target:
    """The receiver that a cue leads to, all that are joined to it, and those that `also` says are meant."""
    first = _led_to(sentence, [start for start, _ in spans])
    chosen = [spans[first]]
    for span in spans[first + 1 :]:
        if not JOIN.fullmatch(sentence.text[chosen[-1][1] : span[0]]):
            break
        chosen.append(span)
    for span in reversed(spans[:first]):
        if not JOIN.fullmatch(sentence.text[span[1] : chosen[0][0]]):
            break
        chosen.insert(0, span)
    chosen += [span for span in spans[first + 1 :] if span not in chosen and also(sentence, span)]
    written = tuple(dict.fromkeys(sentence.text[start:end] for start, end in chosen))
    return Target(written, manner, chosen[0][0])


def _led_to(sentence: Sentence, places: Sequence[int]) -> int:
    """Which of `places` a cue leads to, else the first."""
    if len(places) > 1:
        for cue in sentence.cues:
            if _LEADS.isdisjoint(cue.kinds):
                continue
            for number, place in enumerate(places):
                if 0 <= place - cue.end <= _NEAR:
                    return number
    return 0


def _begins_clause(sentence: Sentence, span: Span) -> bool:
    """Whether a further handle begins a clause with a deed of its own: "… and @lulu printed three copies"."""
    start, end = span
    if not _ALSO.search(sentence.low[max(0, start - 8) : start]):
        return False
    return any(0 < cue.start - end < _VERY_NEAR and not _DOES.isdisjoint(cue.kinds) for cue in sentence.cues)


def _is_thanked_too(sentence: Sentence, span: Span) -> bool:
    """Whether thanks go to a further name as well: "… and to Ray for mending the boiler"."""
    return bool(_ALSO_TO.search(sentence.low[max(0, span[0] - 8) : span[0]]))


def _never(_sentence: Sentence, _span: Span) -> bool:
    return False
