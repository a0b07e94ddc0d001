"""Drafts: begun from what the owner wrote, edited, checked, and given elsewhere."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from goodword.drafting import Material, approve, as_editable, check, compose, gather, read_edited
from goodword.errors import (
    DraftNotFoundError,
    LanguageUnknownError,
    NoSuchSentenceError,
    NothingToDraftError,
    PersonNotFoundError,
    SubjectGoneError,
)
from goodword.nouns import (
    Account,
    AccountId,
    Check,
    Direction,
    Disclosures,
    Draft,
    DraftId,
    Evidence,
    Exchange,
    ExchangeKind,
    Moment,
    Person,
    Pronoun,
    Recommendation,
    RecommendationId,
    SpokenOf,
    TextForm,
)
from goodword.ports import Clock
from goodword.store.between import ties
from goodword.store.database import Store
from goodword.store.decisions import pronouns, set_pronoun
from goodword.store.derived import moments
from goodword.store.letters import drafts, save_draft
from goodword.store.passages import sensitive_exchanges
from goodword.store.record import (
    accounts_named,
    exchanges_with,
    owner_accounts,
    owner_name,
    recommendations_in_record,
)
from goodword.store.remembered import remembered
from goodword.text.catalogue import languages
from goodword.text.urls import with_scheme
from goodword.workflow.asking import account_ids, contacts, skills_of, the_person
from goodword.workflow.earlier import letters_to_others
from goodword.workflow.given import subjects
from goodword.workflow.quoting import not_quoted
from goodword.workflow.recognising import catch_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the owner says about a draft; None leaves it as it is."""

    pronoun: Pronoun | None = None
    language: str | None = None
    form: TextForm | None = None
    relation: str | None = None
    is_paid: bool | None = None
    is_family: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftInHand:
    """A draft with everything that it may rest on, and what the checks say of it now."""

    draft: Draft
    subject: Person
    evidence: Mapping[str, Evidence]
    checks: tuple[Check, ...]
    waiting: int = 0
    """Passages about the subject that may be thanks or praise and wait for the owner's word."""


def begin_draft(
    store: Store, asked: str, *, choices: Choices, clock: Clock, is_afresh: bool = False
) -> DraftInHand:
    """The draft for someone: the one that is kept, with `choices` made, or a first one.

    `asked` is a person, or the id of a kept draft. Raises PersonNotFoundError or
    AmbiguousPersonError, and NothingToDraftError where the archives hold no own word about them.
    """
    if choices.language is not None and choices.language not in languages():
        raise LanguageUnknownError(choices.language, languages())
    by_id = _of_id(drafts(store), asked)
    person = _subject(store, by_id) if by_id else the_person(store, asked)
    kept = None if is_afresh else by_id or _newest_about(store, person)
    if choices.pronoun is not None:
        for account in account_ids(person):
            set_pronoun(store, account, choices.pronoun, clock.now())
    if kept is None or _asks_for_another(kept, choices):
        draft = _composed(store, person, choices, kept, clock=clock)
    else:
        draft = replace(kept, disclosures=_chosen(kept.disclosures, choices))
    return keep_draft(store, draft, person, clock=clock)


def with_choices(store: Store, hand: DraftInHand, choices: Choices, *, clock: Clock) -> DraftInHand:
    """The same draft with what the owner said on its face, kept; as it was where nothing is new."""
    told = _chosen(hand.draft.disclosures, choices)
    if told == hand.draft.disclosures:
        return hand
    return keep_draft(store, replace(hand.draft, disclosures=told), hand.subject, clock=clock)


def _asks_for_another(kept: Draft, choices: Choices) -> bool:
    """Another pronoun, language or form makes the sentences anew, unless the owner has edited them."""
    if kept.edited_at is not None:
        return False
    has = (kept.pronoun, kept.language, kept.form)
    wanted = (choices.pronoun or kept.pronoun, choices.language or kept.language, choices.form or kept.form)
    return wanted != has


def _composed(store: Store, person: Person, choices: Choices, kept: Draft | None, *, clock: Clock) -> Draft:
    material = _material(store, person, choices, kept)
    if not material.moments and not material.spoken:
        raise NothingToDraftError(person.name, _waiting(store, person))
    chosen = pronouns(store)
    said = next((chosen[a] for a in sorted(account_ids(person)) if a in chosen), Pronoun.NAME)
    return compose(
        material,
        pronoun=choices.pronoun or said,
        draft_id=kept.id if kept else _next_id(store),
        made_at=clock.now(),
        evidence=gather(material, exchanges=_exchanges(store, person)),
        form=choices.form or (kept.form if kept else TextForm.LINKEDIN),
    )


def _next_id(store: Store) -> DraftId:
    taken = [int(draft.id[1:]) for draft in drafts(store) if draft.id[1:].isdigit()]
    return DraftId(f"d{max(taken, default=0) + 1}")


def _material(store: Store, person: Person, choices: Choices, kept: Draft | None) -> Material:
    ids = account_ids(person)
    catch_up(store)
    out = not_quoted(store)
    given = tuple(
        m
        for m in moments(store, accounts=ids)
        if m.direction is Direction.GIVEN and not m.is_sensitive and m.source not in out
    )
    before = kept.disclosures if kept else Disclosures(is_reciprocal=_is_reciprocal(store, ids))
    owners = _owner_accounts(store)
    return Material(
        subject=person,
        owner_name=owner_name(store) or "",
        tie=ties(store, (person,)).get(person.id),
        moments=given,
        spoken=_in_own_words(skills_of(store, person), given),
        disclosures=_chosen(before, choices),
        language=choices.language or (kept.language if kept else "en"),
        owner_companies=tuple(dict.fromkeys(a.company for a in owners if a.company)),
    )


def _exchanges(store: Store, person: Person) -> tuple[Exchange, ...]:
    """What went between the owner and the person, without what the owner keeps apart."""
    out = not_quoted(store)
    return remembered(
        store, "exchanges of the draft", lambda: _to_rest_on(store, person, out), of=(person.id, out)
    )


def _to_rest_on(store: Store, person: Person, out: Collection[str]) -> tuple[Exchange, ...]:
    found, apart = exchanges_with(store, account_ids(person)), sensitive_exchanges(store)
    return tuple(one for one in found if one.id not in apart and one.source not in out)


def _in_own_words(spoken: Iterable[SpokenOf], given: Iterable[Moment]) -> tuple[SpokenOf, ...]:
    """The skills that the owner's words speak to: a click on a platform, a suggestion is none to sign."""
    written = {m.recognition.id for m in given if m.exchange_kind is not ExchangeKind.ENDORSEMENT}
    return tuple(
        replace(one, moments=tuple(m for m in one.moments if m in written), exchanges=())
        for one in spoken
        if written.intersection(one.moments) and not one.is_suggested
    )


def _owner_accounts(store: Store) -> tuple[Account, ...]:
    return accounts_named(store, owner_accounts(store))


def _chosen(before: Disclosures, choices: Choices) -> Disclosures:
    return replace(
        before,
        relation=choices.relation if choices.relation is not None else before.relation,
        is_paid=choices.is_paid if choices.is_paid is not None else before.is_paid,
        is_family=choices.is_family if choices.is_family is not None else before.is_family,
    )


def _is_reciprocal(store: Store, ids: Collection[AccountId]) -> bool | None:
    """True where the record shows that they recommended the owner too, else None: archives have gaps."""
    owners = owner_accounts(store)
    shown = any(
        exchange.author in ids and owners.intersection(subjects(exchange))
        for exchange in recommendations_in_record(store)
    )
    return True if shown else None


def the_draft(store: Store, asked: str) -> DraftInHand:
    """The draft that `asked` names: by its id, or the newest about a person.

    Raises DraftNotFoundError with the list of those that are kept, AmbiguousPersonError.
    """
    kept = drafts(store)
    by_id = _of_id(kept, asked)
    if by_id is not None:
        return _in_hand(store, by_id, _subject(store, by_id))
    try:
        person = the_person(store, asked)
    except PersonNotFoundError as error:
        raise DraftNotFoundError(asked, _labels(kept)) from error
    newest = _newest_about(store, person)
    if newest is None:
        raise DraftNotFoundError(asked, _labels(kept))
    return _in_hand(store, newest, person)


def _of_id(kept: Iterable[Draft], asked: str) -> Draft | None:
    return next((draft for draft in kept if draft.id == asked), None)


def _labels(kept: Iterable[Draft]) -> list[str]:
    return [f"{draft.id} ({draft.subject_name})" for draft in kept]


def _subject(store: Store, draft: Draft) -> Person:
    """The person a draft is about: the account that named them then may belong to a larger person now."""
    for person in contacts(store):
        if AccountId(draft.subject) in account_ids(person):
            return person
    raise SubjectGoneError(draft.id, draft.subject_name)


def _newest_about(store: Store, person: Person) -> Draft | None:
    ids = account_ids(person)
    about = [draft for draft in drafts(store) if AccountId(draft.subject) in ids]
    return max(about, key=lambda draft: (draft.edited_at or draft.made_at, draft.id), default=None)


def _in_hand(store: Store, draft: Draft, person: Person) -> DraftInHand:
    evidence = remembered(store, "evidence", lambda: _evidence(store, draft, person), of=person.id)
    checks = remembered(
        store, "checks", lambda: _checked(store, draft, person, evidence), of=(draft, person.id)
    )
    return DraftInHand(
        draft=draft, subject=person, evidence=evidence, checks=checks, waiting=_waiting(store, person)
    )


def _evidence(store: Store, draft: Draft, person: Person) -> Mapping[str, Evidence]:
    """All that a sentence about the person may rest on, by id; which draft it is for is all one."""
    pieces = gather(_material(store, person, Choices(), draft), exchanges=_exchanges(store, person))
    return {piece.id: piece for piece in pieces}


def _checked(
    store: Store, draft: Draft, person: Person, evidence: Mapping[str, Evidence]
) -> tuple[Check, ...]:
    earlier = letters_to_others(store, account_ids(person))
    role = _role(_owner_accounts(store))
    return check(draft, evidence, subject=person, public=True, earlier=earlier, author_role=role)


def _waiting(store: Store, person: Person) -> int:
    """How many passages of the owner's about the person are doubtful and undecided."""
    found = moments(store, accounts=account_ids(person), doubtful=True)
    return sum(moment.direction is Direction.GIVEN for moment in found)


def keep_draft(store: Store, draft: Draft, person: Person, *, clock: Clock) -> DraftInHand:
    """The draft, kept beside its earlier versions and checked again."""
    save_draft(store, draft, clock.now())
    return _in_hand(store, draft, person)


def editable(hand: DraftInHand) -> str:
    """The draft as a text for an editor, each sentence with what it rests on."""
    return as_editable(hand.draft, hand.evidence, hand.checks)


def edited(store: Store, hand: DraftInHand, text: str, *, clock: Clock) -> DraftInHand:
    """The draft as the owner changed it, kept and checked again."""
    changed = read_edited(hand.draft, text, hand.evidence, at=clock.now())
    return keep_draft(store, changed, hand.subject, clock=clock)


def looked_at(store: Store, hand: DraftInHand, text: str, *, clock: Clock) -> DraftInHand:
    """The draft as `edited` would make it, checked and not kept."""
    changed = read_edited(hand.draft, text, hand.evidence, at=clock.now())
    return replace(hand, draft=changed, checks=_checked(store, changed, hand.subject, hand.evidence))


def in_every_form(store: Store, hand: DraftInHand, *, clock: Clock) -> tuple[Draft, ...]:
    """The draft made anew from the same evidence in each of the three lengths; nothing is kept."""
    return tuple(_in_form(store, hand, form, clock=clock) for form in TextForm)


def take_form(store: Store, hand: DraftInHand, form: TextForm, *, clock: Clock) -> DraftInHand:
    """The draft made anew in that length, kept; what was edited stays among its earlier versions."""
    return keep_draft(store, _in_form(store, hand, form, clock=clock), hand.subject, clock=clock)


def _in_form(store: Store, hand: DraftInHand, form: TextForm, *, clock: Clock) -> Draft:
    return _composed(
        store, hand.subject, Choices(form=form, pronoun=hand.draft.pronoun), hand.draft, clock=clock
    )


def say_of_sentences(
    store: Store,
    hand: DraftInHand,
    *,
    confirmed: Collection[int],
    released: Collection[int],
    clock: Clock,
) -> DraftInHand:
    """Confirm sentences as seen first hand, or let private words cross; numbers count from one.

    Raises NoSuchSentenceError.
    """
    sentences = list(hand.draft.sentences)
    for number in (*confirmed, *released):
        if not 1 <= number <= len(sentences):
            raise NoSuchSentenceError(number, len(sentences))
    for number in confirmed:
        sentences[number - 1] = replace(sentences[number - 1], is_confirmed=True)
    for number in released:
        sentences[number - 1] = replace(sentences[number - 1], is_released=True)
    changed = replace(hand.draft, sentences=tuple(sentences))
    return keep_draft(store, changed, hand.subject, clock=clock)


def approved(
    store: Store, hand: DraftInHand, *, recommendation_id: RecommendationId | None = None, clock: Clock
) -> Recommendation:
    """The draft as a recommendation that may leave this computer.

    Raises MayNotSignError with the reasons where a check forbids it.
    """
    owners = _owner_accounts(store)
    return approve(
        hand.draft,
        hand.evidence,
        subject=hand.subject,
        recommendation_id=recommendation_id or RecommendationId(uuid4().urn),
        at=clock.now(),
        author_url=_profile(owners),
        author_role=_role(owners),
        subject_url=_profile(hand.subject.accounts),
    )


def _profile(known: Iterable[Account]) -> str | None:
    """The address that business readers know: LinkedIn's; no other network is named for anyone."""
    return next((with_scheme(a.url) for a in known if a.source == "linkedin" and a.url), None)


def _role(owners: Iterable[Account]) -> str | None:
    """The owner's position as the newest archive tells it: it stays as it was at signing."""
    for account in owners:
        if account.position:
            return f"{account.position}, {account.company}" if account.company else account.position
    return None


def kept_drafts(store: Store) -> tuple[Draft, ...]:
    """All drafts, newest first."""
    return tuple(sorted(drafts(store), key=lambda d: (d.edited_at or d.made_at, d.id), reverse=True))
