"""Accepting, rejecting and taking back in any order, through the store: the same people, nothing lost."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from goodword.nouns import Account, AccountId, Decision, Link, Person
from goodword.ports import Owner
from goodword.settings import FixedClock
from goodword.store.database import Store, open_store
from goodword.store.imports import add_records, begin_import, complete_import
from goodword.workflow.asking import proposals
from goodword.workflow.deciding import answer_question
from goodword.workflow.everyone import everyone

NOW = datetime(2026, 11, 24, tzinfo=UTC)
CLOCK = FixedClock(NOW)
OWNER = Owner(name="Rosa Lind", accounts=(Account(id=AccountId("x:1"), source="x", name="Rosa Lind"),))


def known(key: str, name: str, company: str | None = None, skill: str = "") -> Account:
    source = key.partition(":")[0]
    emails = (f"{key.partition(':')[2].replace('/', '.')}@quay.example",)
    return Account(
        id=AccountId(key),
        source=source,
        name=name,
        company=company,
        emails=emails,
        skills=(skill,) if skill else (),
        seen_at=NOW,
    )


ACCOUNTS = (
    *OWNER.accounts,
    known("linkedin:in/a", "Ana Ruiz", "Quay", "Tides"),
    known("x:2", "Ana Ruiz"),
    known("mastodon:ana@s.example", "Ana María Ruiz", None, "Radar"),
    known("slack:T1/U1", "Ruiz, Ana"),
    known("linkedin:in/a2", "Ana Ruiz", "Fern"),
    known("linkedin:in/w", "William Thorne"),
    known("x:3", "Bill Thorne"),
    known("contacts:w", "William Thorne", "Quay"),
)


@contextmanager
def filled() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "goodword.db", now=NOW) as store:
        import_id = begin_import(
            store, archive_digest="d", path="d.zip", source="x", owner=OWNER, started_at=NOW
        )
        add_records(store, import_id, ACCOUNTS)
        complete_import(store, import_id, cannot_contain=(), completed_at=NOW)
        yield store


def answered(store: Store, link: Link, decision: Decision | None) -> None:
    answer_question(store, link, decision, clock=CLOCK)


def held(people: Sequence[Person]) -> tuple[object, ...]:
    """All that people hold, however they are joined."""
    accounts = sorted((account for person in people for account in person.accounts), key=lambda one: one.id)
    return (
        accounts,
        {email for person in people for email in person.emails},
        {skill for person in people for skill in person.skills},
        {said.name for person in people for said in person.names},
        {role.what for person in people for role in person.roles},
    )


STEPS = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from([Decision.SAME, Decision.DIFFERENT, None])), max_size=10
)


@given(STEPS)
def test_only_the_last_answer_to_each_question_counts_whatever_the_order(
    steps: list[tuple[int, Decision | None]],
) -> None:
    with filled() as one, filled() as other:
        questions = proposals(one)
        before = everyone(one)
        last: dict[int, Decision | None] = {}
        for number, decision in steps:
            place = number % len(questions)
            answered(one, questions[place], decision)
            last.pop(place, None)
            last[place] = decision
        for place, decision in sorted(last.items(), reverse=True):
            answered(other, questions[place], decision)
        people = everyone(one)
        assert people == everyone(other)
        assert held(people) == held(before), "a merge loses nothing and invents nothing"
        for place in last:
            answered(one, questions[place], None)
        assert everyone(one) == before
        assert proposals(one) == questions


@given(st.sets(st.integers(0, 30), max_size=4), st.integers(0, 30))
def test_taking_one_answer_back_gives_back_exactly_what_was(accepted: set[int], number: int) -> None:
    with filled() as store:
        questions = proposals(store)
        mine = number % len(questions)
        for place in {place % len(questions) for place in accepted} - {mine}:
            answered(store, questions[place], Decision.SAME)
        before = everyone(store), proposals(store)
        answered(store, questions[mine], Decision.SAME)
        joined = next(p for p in everyone(store) if any(a.id == questions[mine].left for a in p.accounts))
        assert questions[mine].right in {account.id for account in joined.accounts}
        answered(store, questions[mine], None)
        assert (everyone(store), proposals(store)) == before
