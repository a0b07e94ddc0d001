"""A first draft: relation, what happened, the skills; the closing is the owner's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from goodword.drafting import facts
from goodword.drafting.choose import FEW, Chosen, choose
from goodword.drafting.dating import in_its_year, year_said
from goodword.drafting.lengths import LENGTHS
from goodword.drafting.lexicon import network_word
from goodword.drafting.material import Material, gather
from goodword.drafting.phrase import Place, alone, connected
from goodword.drafting.retelling import Form
from goodword.drafting.shares import share_of
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
_OFTENER = 2
"""Thanks counted this much oftener than they are told say something new."""
_MOST_CITED_FOR_A_SKILL = 3
_OF_SKILLS = 3
"""The paragraph of what the owner can speak to."""
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
    chosen = choose(material.moments, Names.of(material.subject), voice, LENGTHS[form])
    is_line = form is TextForm.LINE  # it has room for one deed and nothing else
    body = tuple(_what_happened(chosen, voice, made_at))
    shown = () if is_line else tuple(_can_do(skills, voice))
    relations = _relations(material, known, voice, made_at)
    ways = tuple(_giving_way(relations, body, shown, _named_in_full(body, chosen, voice)))
    told = _first_of_own_words(ways, known, voice)
    counts = () if is_line else _counts(material, known, voice, chosen)
    sentences = _with_counts(told, tuple(_with_room_for(told, counts, known, voice)))
    return Draft(
        id=draft_id,
        subject=material.subject.id,
        subject_name=material.subject.name,
        owner_name=material.owner_name,
        language=material.language,
        pronoun=pronoun,
        sentences=_with_paragraphs_in_a_row(sentences),
        skills=tuple(spoken.skill for spoken, _ in skills) if set(shown) & set(told) else (),
        disclosures=material.disclosures,
        form=form,
        made_at=made_at,
    )


def _fact(told: tuple[str, tuple[str, ...]] | None, paragraph: int) -> Iterator[Sentence]:
    if told is not None:
        text, cited = told
        yield Sentence(text=text, basis=Basis.FACT, evidence=cited, paragraph=paragraph)


def _relations(
    material: Material, known: Sequence[Evidence], voice: Voice, made_at: datetime
) -> tuple[tuple[Sentence, ...], ...]:
    """How they know each other, told shorter and shorter: without the role, without the company."""
    same_company = tuple(_fact(facts.same_company(known, voice), 0))
    is_mutual = _is_mutual(material)
    since, whole = (
        tuple(
            _fact(
                facts.known_since(known, voice, made_at=made_at, is_mutual=is_mutual, with_role=with_role),
                0,
            )
        )
        for with_role in (False, True)
    )
    back = tuple(_fact(facts.go_back_to(known, voice, made_at=made_at), 0)) if is_mutual else ()
    return (*whole, *same_company), (*since, *same_company), since, back or since


def _giving_way(
    relations: tuple[tuple[Sentence, ...], ...],
    body: tuple[Sentence, ...],
    shown: tuple[Sentence, ...],
    by_name: tuple[Sentence, ...],
) -> Iterator[tuple[Sentence, ...]]:
    """The draft in fewer and fewer words of the record: what the deeds can do without goes first.

    First the role and the company, then the skills, then "I wrote" (`by_name`), and only where a single
    word of the record is too much, how they know each other.
    """
    for relation in relations:
        yield (*relation, *body, *shown)
    for relation in relations[-2:]:
        yield (*relation, *body)
    if by_name:
        yield (*relations[-1], *by_name)
        yield by_name


def _first_of_own_words(
    ways: Sequence[tuple[Sentence, ...]], known: Sequence[Evidence], voice: Voice
) -> tuple[Sentence, ...]:
    """The first in which four content words in five are the owner's.

    Where none is such, the evidence is a word or two: it is told with all but the role.
    """
    evidence = {piece.id: piece for piece in known}
    return next((told for told in ways if share_of(told, evidence, voice).is_own), ways[1])


def _is_mutual(material: Material) -> bool:
    """Whether the record shows more than the owner looking on: an answer, a message, a connection."""
    tie = material.tie
    met = tie is not None and (tie.received > 0 or tie.direct > 0 or tie.connected_at is not None)
    return (
        met
        or any(account.connected_at for account in material.subject.accounts)
        or any(moment.exchange_kind in _ANSWERS for moment in material.moments)
    )


def _what_happened(chosen: Sequence[Chosen], voice: Voice, made_at: datetime) -> Iterator[Sentence]:
    """The deeds: the first by itself where there are many."""
    named: set[int] = set()
    for number, (one, place) in enumerate(_in_their_places(chosen, voice, made_at)):
        paragraph, phrase = 1 if number == 0 else _paragraph_after(chosen), one.phrase
        if paragraph in named and phrase.form is not Form.QUOTATION:
            phrase = replace(phrase, text=voice.again(phrase.text))
        text = connected(phrase, voice, one.moment.sent_at, place)
        for sentence in filter(None, (text, phrase.more)):
            yield Sentence(
                text=voice.again(sentence) if paragraph in named else sentence,
                basis=Basis.OWN_WORDS,
                evidence=(one.moment.recognition.id,),
                paragraph=paragraph,
            )
            named.add(paragraph)


def _named_in_full(
    body: tuple[Sentence, ...], chosen: Sequence[Chosen], voice: Voice
) -> tuple[Sentence, ...]:
    """The deeds where nothing before them says of whom they are: the first does; none where it cannot."""
    first = alone(chosen[0].phrase, voice, chosen[0].moment.sent_at) if chosen else ""
    return (replace(body[0], text=first), *body[1:]) if voice.name in first else ()


def _in_their_places(
    chosen: Sequence[Chosen], voice: Voice, made_at: datetime
) -> Iterator[tuple[Chosen, Place]]:
    """Each deed with what its connective need not say again, and with its year behind a deed of another."""
    reports: set[str] = set()
    years: set[int] = set()
    is_quoted = False
    said: int | None = None
    for number, untold in enumerate(chosen):
        one, at = untold, untold.moment.sent_at
        if said is not None and at is not None and at.year != said:
            one = replace(one, phrase=in_its_year(one.phrase, voice, at))
        said = year_said(one.phrase, at) or said
        is_quotation = one.phrase.form is Form.QUOTATION
        kind = "quotation" if is_quotation else one.phrase.report
        yield (
            one,
            Place(
                again=kind in reports,
                after_a_quotation=is_quoted,
                by_year=at is not None and at.year not in years and facts.is_long_ago(at, made_at),
            ),
        )
        reports.add(kind)
        is_quoted = is_quotation and not one.phrase.more and not (number == 0 and len(chosen) > FEW)
        if at is not None and one.phrase.form is not Form.CLAUSE:
            years.add(at.year)


def _paragraph_after(chosen: Sequence[Chosen]) -> int:
    """Where deeds stand behind the first, and the counts behind them."""
    return 1 if len(chosen) <= FEW else 2


def _counts(
    material: Material, known: Sequence[Evidence], voice: Voice, chosen: Sequence[Chosen]
) -> Iterator[Sentence]:
    """What the record counts, the most telling first; a count of what is told here anyway says nothing."""
    countable = _countable(material.moments)
    counted = [piece for piece in known if piece.id in countable]
    last = _paragraph_after(chosen)
    if len({piece.passage.exchange_id for piece in counted}) >= _OFTENER * len(chosen):
        yield from _fact(facts.counted(counted, voice), last)
    yield from _fact(facts.passed_on(known, voice), last)
    yield from _fact(facts.wrote_to_each_other(known, voice), last)


def _with_room_for(
    sentences: Sequence[Sentence], more: Iterable[Sentence], known: Sequence[Evidence], voice: Voice
) -> Iterator[Sentence]:
    """Those of `more` beside which four in five content words are still the owner's."""
    evidence = {piece.id: piece for piece in known}
    share = share_of(sentences, evidence, voice)
    for one in more:
        with_it = share + share_of([one], evidence, voice)
        if with_it.is_own:
            share = with_it
            yield one


def _with_counts(told: tuple[Sentence, ...], counts: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The counts behind the deeds and before the skills."""
    ahead = [one for one in told if one.paragraph != _OF_SKILLS]
    return (*ahead, *counts, *told[len(ahead) :])


def _countable(moments: Sequence[Moment]) -> frozenset[str]:
    """What was said in public: not even the number of private words leaves the computer (rule 5)."""
    uncounted = {ExchangeKind.ENDORSEMENT, ExchangeKind.REACTION, ExchangeKind.REPOST}
    return frozenset(
        moment.recognition.id
        for moment in moments
        if moment.exchange_kind not in uncounted and moment.audience is Audience.PUBLIC
    )


def _skills(spoken: Sequence[SpokenOf], known: set[str]) -> list[tuple[SpokenOf, tuple[str, ...]]]:
    """The skills that the owner can speak to, with the evidence for each; none in words of the networks."""
    found = []
    for one in (skill for skill in spoken if not network_word(skill.skill)):
        cited = [piece for piece in (*one.moments, *one.exchanges) if piece in known]
        if cited:
            found.append((one, tuple(cited[:_MOST_CITED_FOR_A_SKILL])))
    return found[:_MOST_SKILLS]


def _can_do(skills: Sequence[tuple[SpokenOf, tuple[str, ...]]], voice: Voice) -> Iterator[Sentence]:
    if skills:
        cited = tuple(dict.fromkeys(piece for _, pieces in skills for piece in pieces))
        yield from _fact((facts.speak_to([spoken.skill for spoken, _ in skills], voice), cited), _OF_SKILLS)


def _with_paragraphs_in_a_row(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    numbers = sorted({sentence.paragraph for sentence in sentences})
    return tuple(
        Sentence(
            text=one.text, basis=one.basis, evidence=one.evidence, paragraph=numbers.index(one.paragraph)
        )
        for one in sentences
    )
