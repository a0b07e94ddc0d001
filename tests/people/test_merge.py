from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.nouns import Account, AccountId, Decision, Link, LinkId, Person
from goodword.people import merge
from goodword.text.ids import link_id

Make = Callable[..., Account]
NOBODY: frozenset[AccountId] = frozenset()


def link(left: str, right: str, decision: Decision | None = None, *, is_hard: bool = False) -> Link:
    return Link(
        id=LinkId(link_id(left, right)),
        left=AccountId(left),
        right=AccountId(right),
        probability=0.8,
        reasons=(),
        is_hard=is_hard,
        decision=decision,
    )


def groups(people: tuple[Person, ...]) -> set[frozenset[str]]:
    return {frozenset(account.id for account in person.accounts) for person in people}


def test_a_proposal_without_a_decision_joins_nothing(account: Make) -> None:
    people = merge([account("x:1"), account("x:2")], [link("x:1", "x:2")], NOBODY, owner_name=None)
    assert len(people) == 2


def test_the_word_of_the_owner_joins(account: Make) -> None:
    accounts = [account("x:1", name="Ana"), account("linkedin:in/ana", name="Ana Ruiz", company="Tidewater")]
    (person,) = merge(accounts, [link("x:1", "linkedin:in/ana", Decision.SAME)], NOBODY, owner_name=None)
    assert person.id == "linkedin:in/ana"
    assert person.name == "Ana Ruiz"
    assert person.company == "Tidewater"


def test_the_word_of_the_owner_stands_above_a_hard_key(account: Make) -> None:
    hard = link("x:1", "x:2", Decision.DIFFERENT, is_hard=True)
    assert len(merge([account("x:1"), account("x:2")], [hard], NOBODY, owner_name=None)) == 2


def test_two_that_were_called_different_meet_through_no_chain(account: Make) -> None:
    accounts = [account("x:1"), account("x:2"), account("x:3")]
    links = [
        link("x:1", "x:2", is_hard=True),
        link("x:2", "x:3", is_hard=True),
        link("x:1", "x:3", Decision.DIFFERENT),
    ]
    for group in groups(merge(accounts, links, NOBODY, owner_name=None)):
        assert not {"x:1", "x:3"} <= group


def test_the_owner_is_one_person_with_the_name_of_the_archives(account: Make) -> None:
    mine = frozenset({AccountId("x:1"), AccountId("linkedin:in/me")})
    accounts = [
        account("x:1", name="nora"),
        account("linkedin:in/me", name="N. Voss"),
        account("x:9", name="Ana"),
    ]
    people = merge(accounts, [], mine, owner_name="Nora Voss")
    (owner,) = [person for person in people if person.is_owner]
    assert owner.name == "Nora Voss"
    assert len(owner.accounts) == 2


def test_nothing_is_lost_in_a_person(account: Make) -> None:
    accounts = [
        account("x:1", emails=("a@ruiz.example",), skills=("Python",)),
        account("x:2", emails=("b@ruiz.example",), skills=("python", "Sailing")),
    ]
    (person,) = merge(accounts, [link("x:1", "x:2", Decision.SAME)], NOBODY, owner_name=None)
    assert person.emails == ("a@ruiz.example", "b@ruiz.example")
    assert person.skills == ("Python", "Sailing")


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Acme, Inc.", "@acme"),
        ("Brightfold GmbH", "@brightfold"),
        ("Acme Support", "@acme_s"),
        ("Acme", "@AcmeSupport"),
        ("Tide Times Bot", "@tides"),
        ("Tidewater", "@tidewater"),
    ],
)
def test_companies_and_bots_are_no_people(account: Make, name: str, handle: str) -> None:
    contact = account("linkedin:in/ben", name="Ben Ortega", company="Tidewater")
    people = merge([account("x:1", name=name, handle=handle), contact], [], NOBODY, owner_name=None)
    assert [person.not_a_person is None for person in people] == [True, False]


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Jane Talbot", "@janetalbot"),
        ("Ana Ruiz", "@anaruiz"),
        ("Ana Ruiz Design", "@anaruizdesign"),
        ("Bo", "@bo"),
        ("Marco", "@marco_de"),
    ],
)
def test_in_doubt_someone_is_a_person(account: Make, name: str, handle: str) -> None:
    contact = account("linkedin:in/ana", name="Ana Ruiz", company="Ana Ruiz Design")
    people = merge([account("x:1", name=name, handle=handle), contact], [], NOBODY, owner_name=None)
    assert all(person.not_a_person is None for person in people)


IDS = [f"x:{n}" for n in range(6)]
steps = st.lists(
    st.tuples(
        st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from([Decision.SAME, Decision.DIFFERENT, None])
    ),
    max_size=12,
)


@given(steps, st.permutations(range(12)))
def test_any_order_of_accepts_and_undos_gives_the_same_people(
    decided: list[tuple[str, str, Decision | None]], order: list[int]
) -> None:
    accounts = [Account(id=AccountId(key), source="x") for key in IDS]
    last = {
        frozenset((left, right)): (left, right, decision)
        for left, right, decision in decided
        if left != right
    }
    links = [link(*values) for values in last.values()]
    shuffled = [links[place] for place in order if place < len(links)]
    forwards = merge(accounts, links, NOBODY, owner_name=None)
    assert merge(accounts[::-1], shuffled, NOBODY, owner_name=None) == forwards
    undone = [replace(one, decision=None) for one in links]
    assert len(merge(accounts, undone, NOBODY, owner_name=None)) == len(IDS)


@given(steps)
def test_every_account_is_in_exactly_one_person_and_different_ones_are_apart(
    decided: list[tuple[str, str, Decision | None]],
) -> None:
    accounts = [Account(id=AccountId(key), source="x") for key in IDS]
    last = {
        frozenset((left, right)): (left, right, decision)
        for left, right, decision in decided
        if left != right
    }
    people = merge(accounts, [link(*values) for values in last.values()], NOBODY, owner_name=None)
    assert sorted(account.id for person in people for account in person.accounts) == IDS
    for left, right, decision in last.values():
        if decision is Decision.DIFFERENT:
            assert not any({left, right} <= group for group in groups(people))
    assert all(str(person.id) == min(account.id for account in person.accounts) for person in people)
