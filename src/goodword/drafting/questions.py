"""Up to five questions that recover the one example that only this writer knows, and where each answer goes.

The order is that of a letter which works: what happened, what came of it, what only the
writer saw, how far the writer can see, for what they recommend (`docs/why/0101-forms-and-questions.md`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from goodword.drafting.voice import Voice
from goodword.nouns import Basis, Draft, Evidence, Sentence
from goodword.text.sentences import ended, sentences
from goodword.text.wording import day, shortened

_LONGEST_QUOTE = 120
_MANY = 4
"""From so many sentences of one kind on, the letter has enough of it."""


class About(StrEnum):
    """What a question asks for."""

    STORY = "story"
    CHANGE = "change"
    UNSEEN = "unseen"
    LIMITS = "limits"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to the owner about a draft."""

    about: About
    text: str


def questions(draft: Draft, evidence: Mapping[str, Evidence]) -> tuple[Question, ...]:
    """What is still to be asked: at most five, fewer where the owner's sentences stand there already."""
    own = [one for one in draft.sentences if one.basis is Basis.OWNER]
    has_closing = bool(draft.sentences) and draft.sentences[-1].basis is Basis.OWNER
    asked = tuple(_all(draft, evidence))
    if len(own) - has_closing >= _MANY:
        asked = tuple(one for one in asked if one.about in {About.LIMITS, About.CLOSING})
    return tuple(one for one in asked if not (one.about is About.CLOSING and has_closing))


def _all(draft: Draft, evidence: Mapping[str, Evidence]) -> Iterator[Question]:
    voice = Voice.of(draft)
    name = voice.short
    yield Question(about=About.STORY, text=_story(draft, evidence, name))
    yield Question(
        about=About.CHANGE,
        text="What was different afterwards? If you know a number or a date, say it; you will be asked "
        "whether you saw it yourself.",
    )
    yield Question(
        about=About.UNSEEN,
        text=f"What have you seen {name} do that no archive holds: a day, a place, what was said?",
    )
    yield Question(
        about=About.LIMITS,
        text=f"What have you not seen of {name}’s work? “I have not seen …” makes the rest believed.",
    )
    yield Question(
        about=About.CLOSING,
        text=f"For what would you recommend {name}, and to whom? Begin with “I recommend {voice.whom} …”",
    )


def _story(draft: Draft, evidence: Mapping[str, Evidence], name: str) -> str:
    """The question about the strongest sentence of the draft: what it was like."""
    for sentence in draft.sentences:
        piece = next((evidence[key] for key in sentence.evidence if key in evidence), None)
        if sentence.basis is Basis.OWN_WORDS and piece is not None:
            when = f"On {day(piece.sent_at)} you" if piece.sent_at else "You once"
            quote = shortened(" ".join(piece.passage.quote.split()), _LONGEST_QUOTE)
            return f"{when} wrote “{quote}” What was going on then, and what exactly did {name} do?"
    return (
        f"What did {name} do once that you still tell others about? When was it, and what exactly happened?"
    )


def answered(draft: Draft, about: About, text: str) -> Draft:
    """The draft with the owner's answer as sentences of their own, at the place that the question is about.

    The draft stays as it is where the answer is empty.
    """
    told = sentences(" ".join(text.split()))
    if not told:
        return draft
    place, paragraph = _place(draft, about)
    fresh = tuple(Sentence(text=ended(one), basis=Basis.OWNER, paragraph=paragraph) for one in told)
    return replace(draft, sentences=(*draft.sentences[:place], *fresh, *draft.sentences[place:]))


def _place(draft: Draft, about: About) -> tuple[int, int]:
    """Where an answer goes: its place among the sentences, and its paragraph."""
    deeds = [place for place, one in enumerate(draft.sentences) if one.basis is Basis.OWN_WORDS]
    last = max((one.paragraph for one in draft.sentences), default=0)
    has_closing = bool(draft.sentences) and draft.sentences[-1].basis is Basis.OWNER
    if about in {About.STORY, About.CHANGE} and deeds:
        paragraph = draft.sentences[deeds[0]].paragraph
        return _end_of_the_owners(draft, deeds[0] + 1, paragraph), paragraph
    if about is About.UNSEEN and deeds:
        paragraph = draft.sentences[deeds[-1]].paragraph
        return _end_of_the_owners(draft, deeds[-1] + 1, paragraph), paragraph
    if about is About.LIMITS and has_closing:
        return len(draft.sentences) - 1, draft.sentences[-1].paragraph
    is_new = about in {About.LIMITS, About.CLOSING} and not _ends_with_limits(draft)
    return len(draft.sentences), last + 1 if is_new and draft.sentences else last


def _end_of_the_owners(draft: Draft, place: int, paragraph: int) -> int:
    """Behind what the owner has already said here, so that answers keep the order of the questions."""
    while place < len(draft.sentences):
        one = draft.sentences[place]
        if one.basis is not Basis.OWNER or one.paragraph != paragraph:
            break
        place += 1
    return place


def _ends_with_limits(draft: Draft) -> bool:
    return bool(draft.sentences) and draft.sentences[-1].basis is Basis.OWNER
