"""The owner's word about moments: it holds for the passage, is used at once and survives every import."""

from collections.abc import Sequence
from dataclasses import dataclass

from goodword.errors import MomentNotFoundError
from goodword.nouns import Moment, Person, RecognitionKind
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.moments import ids_of_moments, moments_named, said_moments
from goodword.store.passages import NOTHING, About, Said, say_meant, say_of_passage
from goodword.store.remembered import remembered
from goodword.workflow.asking import account_ids, moments_with, the_person
from goodword.workflow.everyone import people_and_links
from goodword.workflow.recognising import catch_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A moment and what the owner said of it."""

    moment: Moment
    said: Said = NOTHING

    @property
    def stands(self) -> bool | None:
        """Whether it was meant; None while nothing was said of that."""
        return self.said.stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What the owner corrects; None leaves it as it is."""

    kind: RecognitionKind | None = None
    meant: str | None = None
    """Who was meant: a person, as one names them."""
    is_sensitive: bool | None = None
    is_hidden: bool | None = None


def waiting(store: Store) -> tuple[Moment, ...]:
    """The moments that count nowhere until the owner says that they stand: the surest first."""
    found = moments_with(store, None, doubtful=True)
    return tuple(sorted(found, key=lambda moment: -moment.recognition.confidence))


def reviewed(store: Store, person: Person | None = None) -> tuple[Reviewed, ...]:
    """Those that the owner said a word about, hidden ones too, oldest first; of `person` alone."""
    ids = account_ids(person) if person else None
    found = said_moments(store, accounts=ids)
    return tuple(Reviewed(moment=moment, said=said) for moment, said in found)


def review(store: Store, ids: Sequence[str], *, stands: bool | None, clock: Clock) -> tuple[Reviewed, ...]:
    """Keep what the owner says of each moment, or with None ask again; all or none are decided.

    MomentNotFoundError where one is unknown. Two receivers of the same words are decided together.
    """
    for moment in _named(store, ids):
        answer_doubt(store, moment, stands, clock=clock)
    return _as_said(store, ids)


def answer_doubt(store: Store, moment: Moment, stands: bool | None, *, clock: Clock) -> None:  # noqa: FBT001 - three answers
    """Keep the answer to one that was just shown; nothing is looked up."""
    _say(store, moment, About.STANDS, None if stands is None else "yes" if stands else "no", clock=clock)


def amend(store: Store, ids: Sequence[str], amendment: Amendment, *, clock: Clock) -> tuple[Reviewed, ...]:
    """Correct the kind of each moment or whom it meant, or set it apart; all or none are corrected.

    MomentNotFoundError where one is unknown, PersonNotFoundError and AmbiguousPersonError for
    who was meant. Where it was not the owner who was meant it is the owner's no more.
    """
    person = the_person(store, amendment.meant) if amendment.meant is not None else None
    for moment in _named(store, ids):
        if person is not None:
            _say_meant(store, moment, person, clock=clock)
        if amendment.kind is not None:
            _say(store, moment, About.KIND, amendment.kind.value, clock=clock)
        for about, said in (
            (About.SENSITIVE, amendment.is_sensitive),
            (About.HIDDEN, amendment.is_hidden),
        ):
            if said is not None:
                _say(store, moment, about, "yes" if said else None, clock=clock)
    return _as_said(store, ids)


def take_back(store: Store, ids: Sequence[str], *, clock: Clock) -> tuple[Reviewed, ...]:
    """Take back all that was said of each moment: it stands again as it was found."""
    for moment in _named(store, ids):
        for about in About:
            _say(store, moment, about, None, clock=clock)
    return _as_said(store, ids)


def _say(store: Store, moment: Moment, about: About, said: str | None, *, clock: Clock) -> None:
    passage = moment.recognition.passage
    say_of_passage(store, passage.exchange_id, passage.quote, about, said, clock.now())


def _say_meant(store: Store, moment: Moment, person: Person, *, clock: Clock) -> None:
    found = moment.recognition
    account = next((a.id for a in person.accounts if a.source == moment.source), person.accounts[0].id)
    passage, receiver = found.passage, found.receiver or found.receiver_name or ""
    say_meant(store, passage.exchange_id, passage.quote, receiver, account, clock.now())


def _named(store: Store, ids: Sequence[str]) -> tuple[Moment, ...]:
    return tuple(one.moment for one in _as_said(store, ids))


def _as_said(store: Store, ids: Sequence[str]) -> tuple[Reviewed, ...]:
    """The moments of these ids with what was said of them; MomentNotFoundError where one is unknown."""
    catch_up(store)
    people_and_links(store)  # which words are the owner's hangs on who is who
    known = moments_named(store, ids)
    for asked in ids:
        if asked not in known:
            raise MomentNotFoundError(asked)
    return tuple(Reviewed(moment=known[asked][0], said=known[asked][1]) for asked in ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Some of many moments, and how many there are."""

    shown: tuple[Reviewed, ...]
    total: int


def sheet_of(store: Store, *, first: int, most: int, doubtful: bool = False) -> Sheet:
    """The moments from the place `first` on: the latest first, or of the doubtful the surest first."""
    catch_up(store)
    people_and_links(store)
    question = "ids of doubtful moments" if doubtful else "ids of moments"
    ids = remembered(store, question, lambda: ids_of_moments(store, doubtful=doubtful))
    return Sheet(shown=_as_said(store, ids[first : first + most]), total=len(ids))
