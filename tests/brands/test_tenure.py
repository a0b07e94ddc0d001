"""Positions with dates decide who was of a praised company at the time of the praise."""

import msgspec
import pytest

from goodword.nouns import Person, Role
from tests.brands.test_find import brand, find, praise, wrote
from tests.invented import account, day, person


def seen(company: str, first: str, last: str | None = None, position: str = "Support Engineer") -> Role:
    return Role(
        company=company,
        position=position,
        seen_from=day(first),
        seen_to=day(last or first),
        sources=("linkedin",),
    )


def told(company: str, started: str, ended: str | None = None) -> Role:
    role = seen(company, "2024-05-03")
    return msgspec.structs.replace(role, started=started, ended=ended)


def ben(*roles: Role) -> Person:
    profile = account(
        "linkedin:in/ben",
        name="Ben Ortega",
        company=roles[0].company or "",
        position=roles[0].position or "",
        seen_at=day("2024-05-03"),
        roles=roles,
    )
    return person(profile)


def reasons(person: Person, text: str = "Yes, see you on Friday, with the children.") -> list[str]:
    """Why `person` served; praise of 1 March 2020, letters around it that do not name the company."""
    contacts = [wrote(person, "2020-02-20", "2020-03-05", 9, text)]
    moments = [praise("x:900", "@BrightfoldSupport saved our launch")]
    people = [person, brand("@BrightfoldSupport", "Brightfold Support")]
    (found,) = find(people, moments, contacts)
    return [reason for one in found.people for reason in one.reasons]


def test_whoever_has_left_since_is_found_by_the_position_of_that_time() -> None:
    found = reasons(ben(seen("Tidewater", "2024-05-03"), seen("Brightfold", "2019-11-02")))
    assert found[0] == (
        "Ben Ortega was Support Engineer at Brightfold, as your LinkedIn export of 2 November 2019 says."
    )


def test_whoever_came_later_is_not_named() -> None:
    assert not reasons(ben(seen("Brightfold", "2024-05-03"), seen("Tidewater", "2019-11-02")))


def test_what_was_written_at_that_time_speaks_louder_than_a_profile() -> None:
    person = ben(seen("Brightfold", "2024-05-03"), seen("Tidewater", "2019-11-02"))
    assert reasons(person, "Your Brightfold ticket is closed, the refund is on its way.")


@pytest.mark.parametrize(
    ("role", "is_there"),
    [
        (told("Brightfold", "2019", "2020"), True),
        (told("Brightfold", "2019-04", "2020-03"), True),
        (told("Brightfold", "2019-04", "2020-02"), False),
        (told("Brightfold", "2020-03"), True),
        (told("Brightfold", "2020-04"), False),
        (told("Brightfold", "2021", "2023"), False),
    ],
    ids=["within the years", "within the months", "over", "just begun", "not begun", "later"],
)
def test_a_profile_that_says_from_when_to_when_is_taken_at_its_word(role: Role, *, is_there: bool) -> None:
    found = reasons(ben(role))
    assert bool(found) is is_there
    if role.ended and is_there:
        assert f" from {role.started} to {role.ended}, as your LinkedIn export" in found[0]


def test_two_jobs_at_one_time_are_two_jobs() -> None:
    assert reasons(ben(told("Brightfold", "2019", "2021"), told("Tidewater", "2018", "2023")))
