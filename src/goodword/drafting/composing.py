"""A first draft: relation, what happened, the skills; the closing is the owner's."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from goodword.drafting import facts
from goodword.drafting.choose import FEW, Chosen, choose
from goodword.drafting.lengths import LENGTHS, Length
from goodword.drafting.material import Material, gather
from goodword.drafting.phrase import connected
from goodword.drafting.retelling import Form
from goodword.drafting.trim import Names
from goodword.drafting.voice import Voice
from goodword.nouns import (
    Audience,
    Basis,
    Draft,
    DraftId,
    Evidence,
    ExchangeKind,
    Moment,
    Pronoun,
    Sentence,
    SpokenOf,
    TextForm,
)

_MOST_SKILLS = 5
_MOST_CITED_FOR_A_SKILL = 3
_ANSWERS = frozenset({ExchangeKind.REPLY, ExchangeKind.COMMENT, ExchangeKind.MESSAGE})


def compose(
    material: Material,
    *,
    pronoun: Pronoun,
    draft_id: DraftId,
    made_at: datetime,
    evidence: Sequence[Evidence] | None = None,
    form: TextForm = TextForm.LINKEDIN,
) -> Draft:
    """A draft of `material` that invents nothing: each sentence carries its basis and evidence.

    `evidence` is what `gather` gave; without it only moments and accounts are
    known. The same material gives the same draft.
    """
    known = gather(material, exchanges=()) if evidence is None else evidence
    voice = Voice(material.subject.name, pronoun, material.language)
    skills = _skills(material.spoken, {piece.id for piece in known})
    sentences = (
        *_relation(material, known, voice, made_at),
        *_what_happened(material, known, voice, LENGTHS[form]),
        *(_can_do(skills, voice) if form is not TextForm.LINE else ()),
    )
    return Draft(
        id=draft_id,
        subject=material.subject.id,
        subject_name=material.subject.name,
        owner_name=material.owner_name,
        language=material.language,
        pronoun=pronoun,
        sentences=_with_paragraphs_in_a_row(sentences),
        skills=tuple(spoken.skill for spoken, _ in skills) if form is not TextForm.LINE else (),
        disclosures=material.disclosures,
        form=form,
        made_at=made_at,
    )


def _fact(told: tuple[str, tuple[str, ...]] | None, paragraph: int) -> Iterator[Sentence]:
    if told is not None:
        text, cited = told
        yield Sentence(text=text, basis=Basis.FACT, evidence=cited, paragraph=paragraph)


def _relation(
    material: Material, known: Sequence[Evidence], voice: Voice, made_at: datetime
) -> Iterator[Sentence]:
    told = facts.known_since(known, voice, made_at=made_at, is_mutual=_is_mutual(material))
    yield from _fact(told, 0)
    yield from _fact(facts.same_company(known, voice), 0)


def _is_mutual(material: Material) -> bool:
    """Whether the record shows more than the owner looking on: an answer, a message, a connection."""
    tie = material.tie
    met = tie is not None and (tie.received > 0 or tie.direct > 0 or tie.connected_at is not None)
    return (
        met
        or any(account.connected_at for account in material.subject.accounts)
        or any(moment.exchange_kind in _ANSWERS for moment in material.moments)
    )


def _what_happened(
    material: Material, known: Sequence[Evidence], voice: Voice, length: Length
) -> Iterator[Sentence]:
    chosen = choose(material.moments, Names.of(material.subject), voice, length)
    reports: set[str] = set()
    named: set[int] = set()
    for place, one in enumerate(chosen):
        text = connected(one.phrase, voice, one.moment.sent_at, again=_repeats(one, reports))
        paragraph = 1 if place == 0 or len(chosen) <= FEW else 2
        for sentence in filter(None, (text, one.phrase.more)):
            yield Sentence(
                text=voice.again(sentence) if paragraph in named else sentence,
                basis=Basis.OWN_WORDS,
                evidence=(one.moment.recognition.id,),
                paragraph=paragraph,
            )
            named.add(paragraph)
    if length is LENGTHS[TextForm.LINE]:
        return  # a line has room for one deed and nothing else
    countable = _countable(material.moments)
    counted = [piece for piece in known if piece.id in countable]
    last = 1 if len(chosen) <= FEW else 2
    yield from _fact(facts.counted(counted, voice), last)
    yield from _fact(facts.passed_on(known, voice), last)
    yield from _fact(facts.wrote_to_each_other(known, voice), last)


def _repeats(one: Chosen, reports: set[str]) -> bool:
    """Whether a sentence like this one came before; notes this one."""
    kind = "quotation" if one.phrase.form is Form.QUOTATION else one.phrase.report
    came_before = kind in reports
    reports.add(kind)
    return came_before


def _countable(moments: Sequence[Moment]) -> frozenset[str]:
    """What was said in public: not even the number of private words leaves the computer (rule 5)."""
    uncounted = {ExchangeKind.ENDORSEMENT, ExchangeKind.REACTION, ExchangeKind.REPOST}
    return frozenset(
        moment.recognition.id
        for moment in moments
        if moment.exchange_kind not in uncounted and moment.audience is Audience.PUBLIC
    )


def _skills(spoken: Sequence[SpokenOf], known: set[str]) -> list[tuple[SpokenOf, tuple[str, ...]]]:
    """The skills that the owner can speak to, each with the evidence for it."""
    found = []
    for one in spoken:
        cited = [piece for piece in (*one.moments, *one.exchanges) if piece in known]
        if cited:
            found.append((one, tuple(cited[:_MOST_CITED_FOR_A_SKILL])))
    return found[:_MOST_SKILLS]


def _can_do(skills: Sequence[tuple[SpokenOf, tuple[str, ...]]], voice: Voice) -> Iterator[Sentence]:
    if skills:
        cited = tuple(dict.fromkeys(piece for _, pieces in skills for piece in pieces))
        yield from _fact((facts.speak_to([spoken.skill for spoken, _ in skills], voice), cited), 3)


def _with_paragraphs_in_a_row(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    numbers = sorted({sentence.paragraph for sentence in sentences})
    return tuple(
        Sentence(
            text=one.text, basis=one.basis, evidence=one.evidence, paragraph=numbers.index(one.paragraph)
        )
        for one in sentences
    )
