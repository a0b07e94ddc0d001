"""Whose skill it is: the contact's, and shown, not wished for; the rules are data."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from goodword.skills.aliases import Source
from goodword.skills.phrases import Hit
from goodword.skills.rules import DAYS, HIT, THIRD, WHO, fires
from goodword.skills.words import Word, has_no_spaces
from goodword.text.handles import folded_handle
from goodword.text.sentences import split

YOU = re.compile(
    r"\b(?:you|your|yours|ur|u|tu|tus|te|ti|usted|vous|toi|votre|vos|ton|ta|tes|du|dich|dir|dein\w*|ihr\w*|você|teu|tua|seu|sua"
    r"|tuo|tua|tuoi|tue|jij|je|jou|jouw|ty|ci|tobie|tw[óo]j\w*|sen|siz\w*|senin|aap\w*|tum\w*|tu|tera|teri|tere)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\b(?:my|mine|i|mein\w*|mis?|mon|ma|mes|meus?|minhas?|mi[oae]|mijn|moj\w*|maine|mer[aie])\b",
    re.IGNORECASE,
)
_THIRD_PERSON = re.compile(
    r"\b(?:his|her|hers|their|she|he|they|sie|ihr|elle|il|lui|ella|él|ela|ele|lei|zij|hij|ona|uski|uska)\b",
    re.IGNORECASE,
)
THANKS = (
    r"\b(?:thanks?(?: you)?|thx|ta|cheers|gracias|merci|danke?|dankjewel|dank je(?: wel)?|bedankt"
    r"|obrigad[oa]|valeu|grazie|dzięki|dziękuję|terima kasih|makasih)\b"
)
_IS_THANKED = re.compile(
    rf"{THANKS}|\b(?:grateful|bless|bravo|kudos|respect|hero|legend|genius|brilliant|superb|amazing|owe)\b"
    r"|\b(?:hats off|well done|chapeau|crack|respekt|complimenti|brav[aoi]|parabéns|hulde|klasse|brawo)\b"
    r"|\b(?:berkat|hebat|helal)\b|teşekkür|sağ ol|sayesinde|shukriya|salute|ありがと|感謝|おかげ|شكرا|بفضل",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@[\w.]+(?:@[\w.-]+)?")
TOLD = frozenset({Source.DEED, Source.MEANING})
"""Nothing names the skill: what lies between its words may be anybody's."""
_SHORTEST_SHORT_NAME = 3
_SHORTEST_END = 4
NEAR = 600
"""Characters before and after a phrase that rules look at: so the time does not grow with the text."""
_MANY_SENTENCES = 6
"""A text this long speaks of more than one thing: each sentence must refer to the contact itself."""


@dataclass(frozen=True, slots=True)
class Contact:
    """The person whose skills are on trial, as they may be written."""

    names: frozenset[str]
    """Words of the name, in lower case."""
    handle: str

    @classmethod
    def of(cls, name: str | None, handle: str | None) -> "Contact":
        """The contact called `name` with this handle."""
        names = frozenset(word for word in re.findall(r"\w+", (name or "").casefold()) if len(word) > 1)
        return cls(names=names, handle=folded_handle(handle))

    def is_called(self, word: str) -> bool:
        """Whether a capitalised word is one of the names, or a short form: "Thad", "Minta"."""
        plain = word.casefold()
        if plain in self.names or (word[:1].isupper() and plain.removesuffix("s") in self.names):
            return True
        if not word[:1].isupper() or len(plain) < _SHORTEST_SHORT_NAME:
            return False
        return any(
            name.startswith(plain)
            or (len(plain) >= _SHORTEST_END and name.endswith(plain))
            or (name[:2] == plain[:2] and len(plain) < len(name) and plain[-1] in "yieoa")
            for name in self.names
        )


@dataclass(frozen=True)
class Said:
    """A text about or to the contact, with what the rules look at."""

    text: str
    words: tuple[Word, ...]
    contact: Contact
    lang: str
    is_addressed: bool

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences."""
        return split(self.text)

    @cached_property
    def who_spans(self) -> tuple[tuple[int, int], ...]:
        """Where the contact is named."""
        handles = [
            match.span()
            for match in _HANDLE.finditer(self.text)
            if match.group()[1:].partition("@")[0].casefold().rstrip(".")
            == self.contact.handle.partition("@")[0]
        ]
        named = [
            (word.start, word.start + len(stem))
            for word in self.words
            if self.contact.is_called(stem := re.split(r"['’]", word.text)[0])
        ]
        unspaced = [
            match.span()
            for name in self.contact.names
            if has_no_spaces(name)
            for match in re.finditer(re.escape(name), self.text)
        ]
        return tuple(sorted({*handles, *named, *unspaced}))

    @cached_property
    def third_spans(self) -> tuple[tuple[int, int], ...]:
        """Where someone or something else is named: capitalised words that begin no sentence."""
        starts = {start for start, _ in self.sentences}
        taken = self.who_spans
        spans = [
            (word.start, word.start + len(stem))
            for word in self.words
            if (stem := re.split(r"['’]", word.text)[0]).istitle()
            and len(stem) > 1
            and stem.casefold() not in DAYS
            and (word.start not in starts or word.text != stem)
            and not any(start <= word.start < end for start, end in taken)
        ]
        return tuple(spans)

    def sentence_of(self, hit: Hit) -> tuple[int, int]:
        """The sentence in which the hit begins, or what is near it in a longer one."""
        at = bisect_right(self.sentences, (hit.start, len(self.text))) - 1
        start, end = self.sentences[at] if at >= 0 else (0, len(self.text))
        if hit.start >= end:
            start, end = 0, len(self.text)
        near_start, near_end = self.near(hit)
        return max(start, near_start), min(end, near_end)

    def near(self, hit: Hit) -> tuple[int, int]:
        """What stands around the hit, as far as one thing is spoken of."""
        return max(0, hit.start - NEAR), min(len(self.text), hit.end + NEAR)

    def with_signs(self, hit: Hit, start: int, end: int) -> str:
        """The stretch with runes for the hit, the contact and others.

        A deed that is told has no place of its own: what lies between its words stays as it is.
        """
        is_named = hit.source not in TOLD
        marks = [(hit.start, hit.end, HIT)] if is_named else []
        for spans, rune in ((self.who_spans, WHO), (self.third_spans, THIRD)):
            within = spans[bisect_left(spans, (start, 0)) : bisect_right(spans, (end, 0))]
            marks += [(a, b, rune) for a, b in within if b <= end and not (is_named and _overlap(a, b, hit))]
        pieces: list[str] = []
        at = start
        for first, last, rune in sorted(marks):
            if first < at or first >= end:
                continue
            pieces += [self.text[at:first], rune]
            at = last
        return "".join((*pieces, self.text[at:end])).replace("@" + WHO, WHO)


def _overlap(start: int, end: int, hit: Hit) -> bool:
    return start < hit.end and hit.start < end


def veto(hit: Hit, said: Said) -> str | None:
    """The name of the first rule against the hit; None where it may count."""
    is_told = hit.source in TOLD
    start, end = said.sentence_of(hit)
    must_refer = not said.is_addressed or len(said.sentences) >= _MANY_SENTENCES
    if must_refer and not _refers(said, *(said.near(hit) if is_told and said.is_addressed else (start, end))):
        return "no reference"
    sentence, whole = said.with_signs(hit, start, end), said.with_signs(hit, *said.near(hit))
    if sentence.rstrip().endswith(("?", "؟", "？")):
        return "question"
    for rule, texts in (_TOLD_VETOES if is_told else _VETOES).items():
        looked_at = (whole,) if texts == "whole" else (sentence, said.text[start:end])
        is_theirs = rule == "third_named" and fires("theirs", said.lang, sentence)
        if not is_theirs and any(fires(rule, said.lang, text) for text in looked_at):
            return rule
    if _is_own(hit, said, whole if is_told else sentence):
        return "own"
    return "pronoun" if _is_about_another(hit, said, start) else None


_VETOES = {
    "wish": "sentence",
    "negation": "sentence",
    "third": "sentence",
    "third_named": "sentence",
    "irony": "whole",
    "other": "whole",
}
_TOLD_VETOES = {"wish": "sentence", "third": "sentence", "irony": "whole", "other": "whole"}
"""Where a deed is told, "never" and "my mother" belong to the story."""


def _is_own(hit: Hit, said: Said, text: str) -> bool:
    """Whether it is the writer's own skill, and nobody is credited with it."""
    if hit.source in TOLD:
        return fires("own_told", said.lang, text) and not is_credited(hit, said)
    within = _FIRST_PERSON.search(said.text[hit.start : hit.end])
    is_own = fires("own", said.lang, text) or within
    return bool(is_own) and not fires("credit", said.lang, text) and not fires("agent", said.lang, text)


def is_thanked(hit: Hit, said: Said) -> bool:
    """Whether someone is thanked or praised near it."""
    start, end = said.near(hit)
    return bool(_IS_THANKED.search(said.text[start:end]))


def is_credited(hit: Hit, said: Said) -> bool:
    """Whether near it the contact does something, or is thanked or praised."""
    return is_thanked(hit, said) or fires("agent", said.lang, said.with_signs(hit, *said.near(hit)))


def is_credited_with_a_word(hit: Hit, said: Said) -> bool:
    """Whether someone is thanked near it, or the contact does something in the very sentence."""
    return is_thanked(hit, said) or fires("agent", said.lang, said.with_signs(hit, *said.sentence_of(hit)))


def _is_about_another(hit: Hit, said: Said, start: int) -> bool:
    """Whether "her", "his" before the hit stands for someone named after the contact."""
    if not _THIRD_PERSON.search(said.text[start : hit.start]):
        return False
    last_who = max((first for first, _ in said.who_spans if first < hit.start), default=-1)
    last_third = max((first for first, _ in said.third_spans if first < hit.start), default=-1)
    return last_third > last_who >= 0


def _refers(said: Said, start: int, end: int) -> bool:
    if any(start <= first < end for first, _ in said.who_spans):
        return True
    return bool(YOU.search(said.text[start:end])) and bool(said.who_spans)
