"""A job change seen between two archives is a reason; one that no two archives tell of is none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from goodword.nouns import Moment, Person, Role
from goodword.overlooked import find_overlooked

People = Callable[..., Person]
Moments = Callable[..., Moment]
NOW = datetime(2024, 6, 1, tzinfo=UTC)


def seen(company: str | None, position: str | None, first: str, last: str | None = None) -> Role:
    return Role(
        company=company,
        position=position,
        seen_from=datetime.fromisoformat(first).replace(tzinfo=UTC),
        seen_to=datetime.fromisoformat(last or first).replace(tzinfo=UTC),
        sources=("linkedin",),
    )


def reasons(person: People, moment: Moments, roles: tuple[Role, ...]) -> list[str]:
    ana = person("Ana Ruiz")
    account = msgspec.structs.replace(ana.accounts[0], source="linkedin", roles=roles)
    (one,) = find_overlooked(
        people=[replace(ana, accounts=(account,))],
        moments=[moment(ana, "2020-01-01")],
        ties={},
        kept_out=frozenset(),
        now=NOW,
    )
    return [reason for reason in one.reasons if "archives of LinkedIn" in reason]


def test_whoever_changed_firms_between_two_archives_has_it_said_with_both_months(
    person: People, moment: Moments
) -> None:
    roles = (seen("Tidewater", "Head of Design", "2024-03-01"), seen("Brightfold", "Designer", "2022-05-01"))
    (reason,) = reasons(person, moment, roles)
    assert reason == (
        "Between May 2022 and March 2024 they moved from Brightfold to Tidewater as Head of Design, "
        "as your archives of LinkedIn say."
    )


def test_a_new_position_at_the_same_firm_is_said_as_such(person: People, moment: Moments) -> None:
    roles = (
        seen("Brightfold Ltd", "Head of Design", "2024-03-01"),
        seen("Brightfold", "Designer", "2024-03-01", "2024-03-01"),
    )
    assert not reasons(person, moment, roles)  # seen on one day: nothing changed between two days
    earlier = (roles[0], seen("Brightfold", "Designer", "2021-01-01", "2024-02-01"))
    (reason,) = reasons(person, moment, earlier)
    assert reason == (
        "Between February 2024 and March 2024 they became Head of Design at Brightfold Ltd, "
        "as your archives of LinkedIn say."
    )


@pytest.mark.parametrize(
    "roles",
    [
        (),
        (seen("Brightfold", "Designer", "2022-05-01", "2024-03-01"),),
        (seen("Brightfold Ltd", None, "2024-03-01"), seen("Brightfold", "Designer", "2022-05-01")),
        (seen("Tidewater", "Designer", "2021-03-01"), seen("Brightfold", "Designer", "2020-05-01")),
        (seen("Tidewater", "Designer", "2025-03-01"), seen("Brightfold", "Designer", "2020-05-01")),
        (seen(None, "On leave", "2024-03-01"), seen("Brightfold", "Designer", "2020-05-01")),
        (
            Role(company="Tidewater", started="2023", seen_from=NOW, seen_to=NOW),
            Role(company="Brightfold", started="2019", ended="2023", seen_from=NOW, seen_to=NOW),
        ),
    ],
    ids=[
        "nothing known",
        "always the same",
        "the same firm, written otherwise",
        "three years old: no news",
        "dated after today",
        "no firm named",
        "a whole career, told on one day",
    ],
)
def test_no_change_is_made_up(person: People, moment: Moments, roles: tuple[Role, ...]) -> None:
    assert reasons(person, moment, roles) == []
