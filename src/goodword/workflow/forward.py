"""Pay it forward: who helped the owner, by the owner's own words, and what was made to last of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from goodword.nouns import Audience, Chain, Moment, Person, PersonId, RecognitionKind
from goodword.overlooked.record import PersonRecord, gather
from goodword.store.database import Store
from goodword.store.derived import moments
from goodword.store.remembered import remembered
from goodword.text.places import place_name
from goodword.ties import shared_company
from goodword.workflow.chains import the_chains
from goodword.workflow.everyone import everyone
from goodword.workflow.labels import FOR_WHOM
from goodword.workflow.recognising import catch_up
from goodword.workflow.set_aside import kept_out_persons
from goodword.workflow.spoken import skills_of_circle

_HELP = frozenset({RecognitionKind.THANKS, RecognitionKind.LEARNED, RecognitionKind.HELP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """Somebody whose help the owner told of, or who recommended the owner."""

    person: Person
    moments: tuple[Moment, ...]
    """What tells of it, oldest first, those without a date before."""
    worked_together: bool
    """The archives name one employer for both."""

    @property
    def last_at(self) -> datetime | None:
        """The last day of which the record tells help."""
        return max((moment.sent_at for moment in self.moments if moment.sent_at), default=None)

    @property
    def audience(self) -> Audience:
        """Where most of it was told; of two, the more public."""
        return max(Audience, key=lambda one: sum(moment.audience is one for moment in self.moments))

    @property
    def place(self) -> str:
        """On which network, or by which means, most of it was told."""
        return place_name(Counter(sorted(moment.source for moment in self.moments)).most_common(1)[0][0])


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidForward:
    """Who helped the owner, and the help that passed on; of one year, or of one skill, where asked so."""

    helpers: tuple[Helper, ...]
    chains: tuple[Chain, ...]
    years: tuple[int, ...]
    """Those of which the record tells help, the latest first."""
    year: int | None
    """The one that was asked for, where the record tells of it."""

    @property
    def waiting(self) -> tuple[Helper, ...]:
        """Those who have no recommendation of the owner's."""
        return tuple(one for one in self.helpers if not one.person.recommended_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One channel: how many of those who helped, and how many of those recommended among them."""

    channel: str
    helped: int
    recommended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Help received beside recommendations given, over channels of one sort; each person is in one."""

    question: str
    shares: tuple[Share, ...]


def paid_forward(store: Store, *, year: int | None = None, skill: str = "") -> PaidForward:
    """Help received and passed on. A year of which nothing is told is none; a skill is taken by its name."""
    everyone, chains = helpers(store), the_chains(store)
    years = years_of_help(everyone)
    asked = year if year in years else None
    found = of_year(everyone, asked) if asked else everyone
    if asked:
        chains = tuple(one for one in chains if one.passed_on.sent_at and one.passed_on.sent_at.year == asked)
    if skill:
        found, chains = _of_skill(store, skill, found, chains)
    return PaidForward(helpers=found, chains=chains, years=years, year=asked)


def _of_skill(
    store: Store, skill: str, found: tuple[Helper, ...], chains: tuple[Chain, ...]
) -> tuple[tuple[Helper, ...], tuple[Chain, ...]]:
    """Those to whose skill the owner can speak, and the help in it that passed on."""
    named = (one for one in skills_of_circle(store) if one.skill.casefold() == skill.casefold())
    able = {has.person.id for one in named for has in one.people if has.can_speak}
    return (
        tuple(one for one in found if one.person.id in able),
        tuple(chain for chain in chains if chain.skill.casefold() == skill.casefold()),
    )


def helpers(store: Store) -> tuple[Helper, ...]:
    """Those of whose help the record tells, the latest help first.

    A stray courtesy is no help: a deed was named, or thanks came on several days. Left out are those
    whom the owner keeps out and never recommended: nothing is asked about them.
    """
    catch_up(store)
    return remembered(store, "helpers", lambda: _helpers(store))


def _helpers(store: Store) -> tuple[Helper, ...]:
    persons = everyone(store)
    owner = next((person for person in persons if person.is_owner), None)
    out = kept_out_persons(store, persons)
    told = (
        Helper(
            person=record.person,
            moments=_help(record),
            worked_together=owner is not None and shared_company(record.person, owner) is not None,
        )
        for record in gather(persons, moments(store)).values()
        if record.has_substance() and (record.is_recommended or record.person.id not in out)
    )
    return _latest_first(told)


def _help(record: PersonRecord[Moment]) -> tuple[Moment, ...]:
    told = (moment for moment in record.given if moment.recognition.kind in _HELP)
    whole = sorted(
        (*told, *record.recommended_me), key=lambda moment: (_at(moment.sent_at), moment.recognition.id)
    )
    return tuple(whole)


def _latest_first(found: Iterable[Helper]) -> tuple[Helper, ...]:
    told = [one for one in found if one.moments]
    return tuple(sorted(told, key=lambda one: (-_at(one.last_at), one.person.id)))


def of_year(found: Iterable[Helper], year: int) -> tuple[Helper, ...]:
    """The help of one year, and those who gave it."""
    return _latest_first(
        replace(one, moments=tuple(m for m in one.moments if m.sent_at and m.sent_at.year == year))
        for one in found
    )


def _at(when: datetime | None) -> float:
    return when.timestamp() if when else 0.0


def shown_names(found: Iterable[Helper]) -> Mapping[PersonId, str]:
    """The name of each, with the place where several bear it: accounts that nobody joined stand alone."""
    told = tuple(found)
    bearers = Counter(one.person.name for one in told)
    return {
        one.person.id: f"{one.person.name} ({one.place})" if bearers[one.person.name] > 1 else one.person.name
        for one in told
    }


def years_of_help(found: Iterable[Helper]) -> tuple[int, ...]:
    """The years of which the record tells help, the latest first."""
    years = {moment.sent_at.year for one in found for moment in one.moments if moment.sent_at}
    return tuple(sorted(years, reverse=True))


def balances(found: Iterable[Helper]) -> tuple[Balance, ...]:
    """Help beside recommendations by where the owner told of it, and by where one works.

    Only by what the record says of channels and employers: never by a guess about the people.
    """
    told = tuple(found)
    return (
        _balance("Where you told of it", told, lambda one: f"Told {FOR_WHOM[one.audience]}"),
        _balance("On which network", told, lambda one: one.place),
        _balance("Where they work", told, _firm),
    )


def _firm(one: Helper) -> str:
    return "Your own firms" if one.worked_together else "Elsewhere"


def _balance(question: str, told: tuple[Helper, ...], channel: Callable[[Helper], str]) -> Balance:
    helped = Counter(map(channel, told))
    given = Counter(channel(one) for one in told if one.person.recommended_at)
    shares = (
        Share(channel=name, helped=count, recommended=given[name]) for name, count in helped.most_common()
    )
    return Balance(question=question, shares=tuple(shares))
