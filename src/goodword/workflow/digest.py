"""Three people a week at most, never the same twice in eight weeks; asked again it answers the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from goodword.nouns import Overlooked, Person
from goodword.overlooked import described, in_order, namesakes_of
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.derived import moments
from goodword.store.suggestions import keep_suggested, suggested
from goodword.workflow.asking import account_ids, set_apart
from goodword.workflow.between import whole_ties
from goodword.workflow.everyone import everyone
from goodword.workflow.recognising import catch_up
from goodword.workflow.set_aside import not_suggested, thanked, told_apart
from goodword.workflow.slot import Slot, kept_slot

MOST = 3
REST_WEEKS = 8
"""Whole weeks that pass before the same person is suggested again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Whom to think of in one week."""

    week: str
    """ISO 8601: "2026-W48"."""
    monday: date
    people: tuple[Overlooked, ...]
    done: tuple[Person, ...]
    """Suggested this week and recommended since."""
    thanked: tuple[Person, ...] = ()
    """Suggested this week and thanked since, in the place of a letter: a full answer too."""

    slot: Slot | None = None
    """The hour of the week that the owner takes for it, where they said one."""

    @property
    def is_done(self) -> bool:
        """Whether anybody of this week got a letter or a word of thanks."""
        return bool(self.done or self.thanked)


def digest(store: Store, *, limit: int = MOST, clock: Clock) -> Digest:
    """The digest of this week.

    Whom it suggests is decided at the first call in a week and kept. Who was kept out since, or
    rests, is left out and not replaced, and comes back when that is taken back; who was recommended or
    thanked since is done.
    """
    catch_up(store)
    persons = everyone(store)
    today = clock.now().date()
    monday = today - timedelta(days=today.weekday())
    chosen = _of_week(store, persons, week_of(monday)) or _choose(store, persons, monday, clock=clock)
    out = not_suggested(store, persons, today)
    thanked_since = {one.person.id for one in thanked(store) if _is_since(one.thanked_at, monday)}
    waiting = [person for person in chosen if person.recommended_at is None and person.id not in out]
    shown = waiting[:limit]
    return Digest(
        week=week_of(monday),
        monday=monday,
        people=described(
            shown,
            moments=set_apart(moments(store, accounts=[i for person in shown for i in account_ids(person)])),
            ties=whole_ties(store, shown),
            now=clock.now(),
        ),
        done=tuple(person for person in chosen if person.recommended_at is not None),
        thanked=tuple(
            person for person in chosen if person.recommended_at is None and person.id in thanked_since
        ),
        slot=kept_slot(store),
    )


def _is_since(at: datetime | None, monday: date) -> bool:
    return at is not None and at.date() >= monday


def week_of(day: date) -> str:
    """The week in which the day lies, as ISO 8601 writes it: "2026-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _of_week(store: Store, persons: Sequence[Person], *weeks: str) -> list[Person]:
    """The people suggested in these weeks who are still known, in order, each once."""
    whose = {account.id: person for person in persons for account in person.accounts}
    accounts = suggested(store, weeks)
    return list({whose[account].id: whose[account] for account in accounts if account in whose}.values())


def _choose(store: Store, persons: Sequence[Person], monday: date, *, clock: Clock) -> list[Person]:
    """The first of the overlooked who had their rest; they are kept for this week.

    Who may be somebody suggested, seen in another place, rests with them: nobody reads one name twice.
    """
    before = (week_of(monday - timedelta(weeks=ago)) for ago in range(1, REST_WEEKS + 1))
    resting, apart = _of_week(store, persons, *before), told_apart(store)
    rest = frozenset(person.id for person in resting) | namesakes_of(resting, persons, apart)
    ordered = in_order(
        people=persons,
        moments=moments(store),
        kept_out=not_suggested(store, persons, clock.now().date()) | rest,
        now=clock.now() - timedelta(days=clock.now().weekday()),
    )
    chosen: list[Person] = []
    for person in ordered:
        if len(chosen) < MOST and not namesakes_of(chosen, (person,), apart):
            chosen.append(person)
    keep_suggested(store, week_of(monday), [person.accounts[0].id for person in chosen], clock.now())
    return chosen
