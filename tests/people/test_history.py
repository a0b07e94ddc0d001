from collections.abc import Callable
from datetime import UTC, datetime

from goodword.nouns import Account, AccountId, Decision, Link, LinkId, Person, Role, SaidName
from goodword.people import find_person, merge

Make = Callable[..., Account]


def on(year: int) -> datetime:
    return datetime(year, 3, 4, tzinfo=UTC)


def role(company: str | None, position: str | None, first: int, last: int, source: str) -> Role:
    return Role(company=company, position=position, seen_from=on(first), seen_to=on(last), sources=(source,))


def one_person(*accounts: Account) -> Person:
    links = [
        Link(
            id=LinkId(other.id),
            left=accounts[0].id,
            right=other.id,
            probability=1,
            reasons=(),
            decision=Decision.SAME,
        )
        for other in accounts[1:]
    ]
    (person,) = merge(accounts, links, frozenset[AccountId](), owner_name=None)
    return person


def test_one_role_told_in_two_places_is_one_role_with_both(account: Make) -> None:
    person = one_person(
        account("linkedin:in/a", company="Quay", roles=(role("Quay", "Pilot", 2020, 2022, "linkedin"),)),
        account("contacts:a", company="quay", roles=(role("quay", "pilot", 2024, 2024, "contacts"),)),
    )
    (told,) = person.roles
    assert (told.seen_from, told.seen_to, told.sources) == (on(2020), on(2024), ("contacts", "linkedin"))


def test_the_newest_company_of_all_places_is_the_present_one(account: Make) -> None:
    person = one_person(
        account("linkedin:in/a", company="Quay", roles=(role("Quay", None, 2020, 2020, "linkedin"),)),
        account("contacts:a", company="Fern", roles=(role("Fern", None, 2025, 2025, "contacts"),)),
        account("slack:a", position="on leave", roles=(role(None, "on leave", 2026, 2026, "slack"),)),
    )
    assert (person.company, person.position) == ("Fern", None)
    assert [told.company for told in person.roles] == [None, "Fern", "Quay"]


def test_a_person_is_found_by_a_former_name(account: Make) -> None:
    names = tuple(SaidName(name=name) for name in ("Ana Bell", "Ana Ruiz"))
    person = one_person(account("linkedin:in/a", name="Ana Bell", names=names))
    assert find_person([person], "Ana Ruiz") is person
    assert set(person.names) == set(names)
