"""A draft says how many passages wait for the owner; where only such are known, it says how to go on."""

from datetime import datetime

import pytest

from goodword.errors import NothingToDraftError
from goodword.nouns import Direction
from goodword.settings import FixedClock, Home
from goodword.store.derived import moments
from goodword.workflow.asking import account_ids, contacts
from goodword.workflow.writing import Choices, begin_draft
from tests.command_line import NOW, CommandLine


def test_a_draft_counts_what_waits_and_where_nothing_else_is_known_it_says_how_to_go_on(
    at_home: CommandLine,
) -> None:
    home = Home(at_home.home, FixedClock(datetime.fromisoformat(NOW)))
    store = home.store
    waiting = {
        person.id: sum(
            one.direction is Direction.GIVEN
            for one in moments(store, accounts=account_ids(person), doubtful=True)
        )
        for person in contacts(store)
    }
    known = {person.id for person in contacts(store) if moments(store, accounts=account_ids(person))}
    both = next(one for one, count in waiting.items() if count and one in known)
    assert begin_draft(store, both, choices=Choices(), clock=home.clock).waiting == waiting[both]
    alone = next(one for one, count in waiting.items() if count and one not in known)
    with pytest.raises(NothingToDraftError, match="goodword doubtful --ask"):
        begin_draft(store, alone, choices=Choices(), clock=home.clock)
