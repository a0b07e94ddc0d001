"""Whom a name without an account means, and when that is not certain."""

from datetime import UTC, datetime, timedelta

import pytest

from goodword.nouns import Person
from goodword.people import Called, Contact, Mention, meant
from tests import invented
from tests.invented import account

DAY = datetime(2019, 5, 4, tzinfo=UTC)


def person(name: str, number: int = 1, *, is_owner: bool = False) -> Person:
    return invented.person(account(f"x:{number}", name=name), is_owner=is_owner)


def contact(of: Person, *days: int, threads: tuple[str, ...] = ()) -> Contact:
    """Somebody with whom something went so many days after DAY."""
    times = tuple(DAY + timedelta(days=day) for day in sorted(days))
    return Contact(person=of, times=times, threads=frozenset(threads))


def said(name: str, at: datetime | None = DAY, thread: str | None = None, source: str = "x") -> Mention:
    return Mention(name=name, source=source, at=at, thread=thread)


BASIL, OTHER = person("Basil Nwoke", 1), person("Basil Okoro", 2)


@pytest.mark.parametrize("written", ["Basil", "basil", "Basil Nwoke", "Dr Nwoke", "Mr. Nwoke"])
def test_a_first_name_a_full_one_and_a_title_with_the_surname_mean_one(written: str) -> None:
    assert Called([BASIL, person("Ana Ruiz", 3)]).all_called(written) == (BASIL,)


@pytest.mark.parametrize("written", ["Nwoke", "Bas", "", "Basil Ruiz", "Okoro Basil Nwoke"])
def test_a_surname_alone_a_part_and_another_name_mean_nobody(written: str) -> None:
    assert Called([BASIL]).all_called(written) == ()


def test_accents_are_no_difference_and_the_owner_is_never_meant() -> None:
    maelle = person("Maëlle Corvennec", 4)

    assert Called([maelle, person("Maelle Field", 5, is_owner=True)]).all_called("Maelle") == (maelle,)


def test_the_only_one_who_was_dealt_with_near_the_day_is_meant() -> None:
    assert meant(said("Basil", DAY, None), [contact(BASIL, -90), contact(OTHER)]) == BASIL


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ([contact(BASIL, -90), contact(OTHER, 2000)], "both were dealt with at some time"),
        ([contact(BASIL, -400, 400)], "nothing went between them near the day"),
        ([contact(BASIL)], "only connected"),
        ([contact(BASIL, -9, threads=("t",)), contact(OTHER, -9, threads=("t",))], "both are in the thread"),
    ],
)
def test_anything_else_is_left_open(known: list[Contact], why: str) -> None:
    assert meant(said("Basil", DAY, "t"), known) is None, why


def test_the_only_one_in_the_thread_is_meant_whoever_else_is_called_so() -> None:
    known = [contact(BASIL, -900, threads=("t",)), contact(OTHER, -9)]

    assert meant(said("Basil", DAY, "t"), known) == BASIL
    assert meant(said("Basil", None, "t"), known) == BASIL


def test_a_full_name_that_one_person_has_needs_no_contact() -> None:
    assert meant(said("Basil Nwoke", DAY, None), [contact(BASIL)]) == BASIL
    assert meant(said("Basil Nwoke", DAY, None), [contact(BASIL), contact(person("Basil Nwoke", 9))]) is None


def test_a_full_name_is_looked_for_in_its_own_network_first() -> None:
    other = invented.person(account("linkedin:in/basil", name="Basil Nwoke"))
    known = [contact(BASIL), contact(other)]

    assert meant(said("Basil Nwoke", source="x"), known) == BASIL
    assert meant(said("Basil Nwoke", source="linkedin"), known) == other
    assert meant(said("Basil Nwoke", source="mastodon"), known) is None
