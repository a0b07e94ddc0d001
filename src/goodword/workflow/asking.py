"""Questions the owner asks of the record; nothing is changed but what is derived."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from goodword.brands import praised_companies
from goodword.errors import NothingImportedError
from goodword.nouns import (
    Account,
    AccountId,
    Counted,
    Decision,
    Direction,
    Exchange,
    ExchangeId,
    ExchangeKind,
    LastTime,
    Link,
    Moment,
    Overlooked,
    Person,
    PersonId,
    PraisedCompany,
    RecordSummary,
    SpokenOf,
    WhereIStand,
)
from goodword.overlooked import (
    MOST_BEST,
    ORDER_VERSION,
    described,
    last_time,
    ranked,
    recommended,
    sentences,
    strongest,
    waiting,
    where_i_stand,
)
from goodword.people import PEOPLE_VERSION, Answers, find_person
from goodword.ports import Clock
from goodword.skills import may_speak_of, spoken_of
from goodword.store.between import exchanges_of_both
from goodword.store.counting import counted
from goodword.store.database import Store
from goodword.store.decisions import kept_out, resting_on, skills_decided
from goodword.store.derived import moments, people_stamp
from goodword.store.imports import list_imports
from goodword.store.orders import (
    keep_order,
    keep_out_of_order,
    kept_order,
    kept_waiting,
    order_stamp,
    said_stamp,
)
from goodword.store.record import exchange, exchanges_by_key, exchanges_with, summary, written_to
from goodword.store.remembered import remembered
from goodword.workflow.between import whole_ties
from goodword.workflow.everyone import everyone, people_and_links, people_with
from goodword.workflow.given import all_given, by_person
from goodword.workflow.linked import by_account, links_of
from goodword.workflow.recognising import catch_up
from goodword.workflow.set_aside import not_suggested

_UNDATED = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Names:
    """Who has which account: for saying names beside moments."""

    persons: dict[AccountId, Person]

    def person(self, account: AccountId | None) -> Person | None:
        """The person that has `account`, where one is known."""
        return self.persons.get(account) if account is not None else None

    def account(self, account: AccountId) -> Account:
        """The account of that id, which must be known."""
        return next(one for one in self.persons[account].accounts if one.id == account)

    def ids(self, person: Person) -> frozenset[AccountId]:
        """The ids of the person's accounts."""
        return account_ids(person)


def names_of(store: Store) -> Names:
    """The people by their accounts, the owner among them."""
    return remembered(
        store,
        "names",
        lambda: Names({account.id: person for person in everyone(store) for account in person.accounts}),
    )


def names_among(store: Store, persons: Iterable[Person]) -> Names:
    """As `names_of`, for these persons and the owner alone: enough for the moments between them."""
    known = people_with(store, (account.id for person in persons for account in person.accounts))
    return Names({account.id: person for person in known for account in person.accounts})


def contacts(store: Store) -> tuple[Person, ...]:
    """Everyone but the owner, by name."""
    return remembered(store, "contacts", lambda: _contacts(store))


def _contacts(store: Store) -> tuple[Person, ...]:
    others = [person for person in everyone(store) if not person.is_owner]
    return tuple(sorted(others, key=lambda person: (person.name.casefold(), person.id)))


def proposals(store: Store) -> tuple[Link, ...]:
    """The links between accounts that the owner may decide, most useful question first."""
    _, links = people_and_links(store)
    return tuple(link for link in links if not link.is_hard)


def open_links(store: Store) -> tuple[Link, ...]:
    """The proposals that wait for the owner: not decided, and not settled by what was decided of others."""
    return remembered(store, "open links", lambda: _open_links(store))


def _open_links(store: Store) -> tuple[Link, ...]:
    persons, links = people_and_links(store)
    answers = Answers({account.id: person.id for person in persons for account in person.accounts})
    for link in links:
        if link.decision is Decision.DIFFERENT:
            answers.take(link, link.decision)
    asked = (link for link in links if not link.is_hard and link.decision is None)
    return tuple(link for link in asked if not answers.settle(link))


def open_questions(store: Store, person: Person) -> tuple[Link, ...]:
    """Links not decided yet that would join another account to this person."""
    asked = remembered(store, "open links by account", lambda: by_account(open_links(store)))
    ids = account_ids(person)
    return tuple(link for link in links_of(ids, asked) if (link.left in ids) != (link.right in ids))


def reasons_joined(store: Store, person: Person) -> tuple[Link, ...]:
    """The links by which the accounts of this person belong together: hard keys, and the owner's word."""
    known = remembered(store, "links by account", lambda: by_account(people_and_links(store)[1]))
    ids = account_ids(person)
    return tuple(
        link
        for link in links_of(ids, known)
        if {link.left, link.right} <= ids
        and (link.decision is Decision.SAME or (link.is_hard and link.decision is None))
    )


def is_nameless(person: Person) -> bool:
    """Whether the archives hold only a number of this person: no name, no handle, no address."""
    return not person.emails and not any(account.name or account.handle for account in person.accounts)


def plain_name(store: Store, person: Person) -> str:
    """What to type to mean this person: the name where it fits nobody else, else a handle or the id."""
    everyone_else = [other for other in contacts(store) if other.id != person.id]
    names = {other.name for other in everyone_else}
    handles = {account.handle for other in everyone_else for account in other.accounts}
    if person.name not in names:
        return person.name
    own = (account.handle for account in person.accounts if account.handle)
    return next((handle for handle in own if handle.startswith("@") and handle not in handles), person.id)


def the_person(store: Store, asked: str) -> Person:
    """The one person that `asked` names.

    Raises PersonNotFoundError, AmbiguousPersonError with the list of those it fits, and
    NothingImportedError where that is why nobody is known.
    """
    by_id = names_of(store).person(AccountId(asked.strip()))  # the first way of `find_person`, for pages
    if by_id is not None and not by_id.is_owner:
        return by_id
    known = contacts(store)
    if not known and not list_imports(store):
        raise NothingImportedError
    return find_person(known, asked)


def account_ids(person: Person) -> frozenset[AccountId]:
    """The ids of the person's accounts."""
    return frozenset(account.id for account in person.accounts)


def moments_with(store: Store, person: Person | None, *, doubtful: bool = False) -> tuple[Moment, ...]:
    """Recognitions between the owner and `person`, or all of them, oldest first."""
    catch_up(store)
    people_and_links(store)  # which words are the owner's hangs on who is who
    ids: Collection[AccountId] | None = account_ids(person) if person else None
    return moments(store, accounts=ids, doubtful=doubtful)


def counted_moments(store: Store) -> tuple[Moment | Counted, ...]:
    """All moments with the owner, most of them without their words: for counting and putting in order."""
    stamp = f"{people_stamp(store)}:{said_stamp(store)}"
    return remembered(store, "counted moments", lambda: counted(store), stamp=stamp)


def days_said(store: Store, persons: Collection[Person]) -> Mapping[PersonId, tuple[datetime, ...]]:
    """When something was said between the owner and each of these few, oldest first."""
    catch_up(store)
    of = tuple(person.id for person in persons)
    return remembered(store, "days said", lambda: _days_said(store, persons), of=of)


def _days_said(store: Store, persons: Iterable[Person]) -> Mapping[PersonId, tuple[datetime, ...]]:
    whose = {account: person.id for person in persons for account in account_ids(person)}
    found: dict[PersonId, list[datetime]] = {person.id: [] for person in persons}
    for moment in moments(store, accounts=whose.keys()):
        said = moment.recognition
        other = said.receiver if moment.direction is Direction.GIVEN else said.giver
        if other in whose and moment.sent_at:
            found[whose[other]].append(moment.sent_at)
    return {person: tuple(days) for person, days in found.items()}


def the_overlooked(store: Store, *, clock: Clock, limit: int) -> tuple[Overlooked, ...]:
    """Whom the owner has thanked, praised or learned from and never recommended."""
    catch_up(store)
    question = f"the overlooked of {clock.now().date()}"
    return remembered(store, question, lambda: _the_overlooked(store, clock, limit), of=limit)


def _the_overlooked(store: Store, clock: Clock, limit: int) -> tuple[Overlooked, ...]:
    order = overlooked_order(store, clock=clock)[:limit]
    # A person is called by one of their own accounts, so the few that are shown are found by their ids.
    found = {person.id: person for person in people_with(store, map(AccountId, order))}
    first = [found[one] for one in order]
    ids = frozenset(account for person in first for account in account_ids(person))
    return described(
        first, moments=set_apart(moments(store, accounts=ids)), ties=whole_ties(store, first), now=clock.now()
    )


def set_apart(said: Iterable[Moment]) -> tuple[Moment, ...]:
    """The moments, each sensitive that the owner called so or whose words are: counted, and not quoted."""
    return tuple(
        moment if sensitive_words(moment) is None else replace(moment, is_sensitive=True) for moment in said
    )


def sensitive_words(moment: Moment) -> str | None:
    """The first of its words that touch what only the person concerned may raise; None where none does.

    A skill endorsed by one click is a word of a list, and tells of nobody's illness.
    """
    from goodword.drafting.sensitive import sensitive  # noqa: PLC0415 - most questions need not wait for it

    is_click = moment.exchange_kind is ExchangeKind.ENDORSEMENT
    return None if is_click else sensitive(moment.recognition.passage.quote)


def overlooked_order(store: Store, *, clock: Clock) -> tuple[PersonId, ...]:
    """All who are overlooked, whom to begin with first.

    The order is that of the week: it is worked out on the first call after something was read, corrected
    or joined, and kept, so that asking again answers at once.
    """
    monday = _monday(clock)
    today = clock.now().date()
    who = f"{ORDER_VERSION}:{monday.date()}:{PEOPLE_VERSION}:{people_stamp(store)}"
    stamp = f"{who}:{order_stamp(store, resting=resting_on(store, today))}"
    left = kept_waiting(store, stamp=stamp)
    if left is None:
        persons, said = everyone(store), f"{who}:{said_stamp(store)}"
        order = kept_order(store, stamp=said)
        if order is None:
            order = ranked(people=persons, moments=counted_moments(store), now=monday)
            keep_order(store, order, stamp=said)
        out = not_suggested(store, persons, today) | recommended(persons)
        keep_out_of_order(store, out, stamp=stamp)
        left = tuple(one for one in order if one[0] not in out)
    return waiting(left)


def left_out(store: Store) -> tuple[Person, ...]:
    """Everyone whom the owner keeps out of what is suggested, by name."""
    return remembered(store, "left out", lambda: _left_out(store))


def _left_out(store: Store) -> tuple[Person, ...]:
    out = kept_out(store).keys()
    return tuple(person for person in contacts(store) if account_ids(person) & out)


def best_words(person: Person, between: Sequence[Moment]) -> tuple[Moment, ...]:
    """The strongest of the moments between the owner and `person`, three at most, the best first.

    Whether words are sensitive is looked at until three are found, not for all that was ever said.
    """
    told = (one for moment in strongest(person, between) for one in set_apart((moment,)))
    return tuple(islice((one for one in told if not one.is_sensitive), MOST_BEST))


def latest_with(store: Store, person: Person, *, limit: int) -> tuple[Exchange, ...]:
    """The latest exchanges between the owner and `person`, the newest first."""
    return exchanges_with(store, account_ids(person), limit=limit)[::-1]


def in_the_record(store: Store) -> RecordSummary:
    """How much the archives hold."""
    return summary(store)


def standing(store: Store, *, clock: Clock) -> tuple[str, ...]:
    """Where the owner stands, in sentences: since when, how many people thanked, recommendations given."""
    return sentences(_standing_and_last(store, clock.now().date())[0], clock.now())


def last(store: Store, *, clock: Clock) -> LastTime:
    """When the owner last gave a recommendation, to whom, and who has waited longest and does not rest."""
    return _standing_and_last(store, clock.now().date())[1]


def _standing_and_last(store: Store, today: date) -> tuple[WhereIStand, LastTime]:
    """Both at once: each looks through every moment."""
    catch_up(store)
    resting = resting_on(store, today)
    return remembered(store, "standing and last", lambda: _told_of_all(store, today), of=resting)


def _told_of_all(store: Store, today: date) -> tuple[WhereIStand, LastTime]:
    persons, found = everyone(store), counted_moments(store)
    given = by_person(all_given(store), persons)
    out = not_suggested(store, persons, today)
    return (
        where_i_stand(people=persons, moments=found, given=given),
        last_time(people=persons, moments=found, given=given, kept_out=out),
    )


def given_this_week(store: Store, *, clock: Clock) -> tuple[str, ...]:
    """Whom the owner recommended since Monday, by name: enough for a week, however few they are."""
    monday = _monday(clock)
    given = remembered(store, "given", lambda: by_person(all_given(store), everyone(store)))
    return tuple(dict.fromkeys(one.name for one in given if one.at is not None and one.at >= monday))


def _monday(clock: Clock) -> datetime:
    now = clock.now()
    return (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)


def skills_of(store: Store, person: Person) -> tuple[SpokenOf, ...]:
    """What the person lists, the ones that the owner can speak to first."""
    catch_up(store)
    return remembered(store, f"skills of {person.id}", lambda: _skills_of(store, person))


def _skills_of(store: Store, person: Person) -> tuple[SpokenOf, ...]:
    ids = account_ids(person)
    given = tuple(m for m in moments(store, accounts=ids) if m.direction is Direction.GIVEN)
    decided = skills_decided(store, ids)
    return spoken_of(person.skills, person, given, _speaking_of(store, person), decided=decided)


def _speaking_of(store: Store, person: Person) -> list[Exchange]:
    """What the owner wrote to the person that may speak of a skill they list, oldest first.

    The rest, most of it, is not read whole.
    """
    if not person.skills:
        return []
    keys = may_speak_of(person.skills, written_to(store, account_ids(person)))
    found = exchanges_by_key(store, keys).values()
    return sorted(found, key=lambda one: (one.sent_at or _UNDATED, one.id))


def exchanges_named(store: Store, ids: Iterable[ExchangeId]) -> tuple[Exchange, ...]:
    """The exchanges of these ids that are still in the record, in this order."""
    found = (exchange(store, one) for one in ids)
    return tuple(one for one in found if one is not None)


def companies(store: Store) -> tuple[PraisedCompany, ...]:
    """Companies that were praised, and the people of them that the owner dealt with."""
    catch_up(store)
    return remembered(store, "companies", lambda: _companies(store))


def _companies(store: Store) -> tuple[PraisedCompany, ...]:
    persons = everyone(store)
    return praised_companies(
        people=persons,
        moments=(*moments(store), *moments(store, doubtful=True)),
        contacts_with=lambda person: exchanges_of_both(store, account_ids(person)),
    )
