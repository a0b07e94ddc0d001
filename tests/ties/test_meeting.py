from dataclasses import replace
from typing import Unpack

import msgspec
import pytest

from goodword.nouns import (
    Addressed,
    Audience,
    Exchange,
    ExchangeKind,
    HowMet,
    Manner,
    Met,
    Person,
)
from goodword.ties import how_met, shared_company
from tests.invented import OfAnExchange, day, exchange
from tests.ties.conftest import person

ROSA, ANA, CARLA = person("Rosa Lind", is_owner=True), person("Ana Ruiz"), person("Carla Diaz")
NAMES = {who.accounts[0].id: who.name for who in (ROSA, ANA, CARLA)}


def wrote(
    author: Person,
    to: tuple[Person, ...],
    text: str,
    written: str = "2014-03-01",
    **facts: Unpack[OfAnExchange],
) -> Exchange:
    addressed = tuple(
        Addressed(account=one.accounts[0].id, manner=Manner.MENTION, written=one.accounts[0].handle)
        for one in to
    )
    return exchange(text, day(written), author=author.accounts[0].id, to=addressed, **facts)


def met(*exchanges: Exchange, who: Person = ANA) -> HowMet | None:
    return how_met(who, exchanges, owner=ROSA, names=NAMES)


def test_the_first_exchange_tells_where_two_met() -> None:
    later = wrote(ROSA, (ANA,), "Thanks!", "2015-01-01")
    found = met(later, wrote(ANA, (ROSA,), "Is this seat taken?"))
    assert found is not None
    assert (found.how, found.source, found.at) == (Met.PUBLIC, "x", day("2014-03-01"))


@pytest.mark.parametrize(("audience", "how"), [(Audience.DIRECT, Met.PRIVATE), (Audience.GROUP, Met.GROUP)])
def test_a_first_letter_is_told_from_a_first_post(audience: Audience, how: Met) -> None:
    found = met(wrote(ROSA, (ANA,), "Dear Ana", audience=audience))
    assert found is not None
    assert found.how is how


def test_a_first_meeting_is_told_by_its_topic() -> None:
    meeting = wrote(
        CARLA, (ROSA, ANA), "Winter planning\nRoom 4", kind=ExchangeKind.MEETING, source="calendar"
    )
    found = met(meeting)
    assert found is not None
    assert (found.how, found.topic) == (Met.MEETING, "Winter planning")


@pytest.mark.parametrize(
    "letter",
    [
        wrote(CARLA, (ROSA, ANA), "Rosa, meet Ana. Ana, meet Rosa. You will get along."),
        wrote(CARLA, (ROSA, ANA), "May I introduce you two?"),
        wrote(ROSA, (CARLA, ANA), "Thanks @carla for introducing me to @ana"),
        wrote(ANA, (ROSA,), "Hello Rosa, Carla Diaz gave me your address.", audience=Audience.DIRECT),
        wrote(ROSA, (ANA,), "Dear Ana, Carla Diaz suggested I write to you.", audience=Audience.DIRECT),
    ],
)
def test_who_brought_them_together_is_named_where_an_exchange_says_so(letter: Exchange) -> None:
    found = met(letter, wrote(ROSA, (ANA,), "Lovely to meet you", "2014-03-09"))
    assert found is not None
    assert (found.how, found.by) == (Met.INTRODUCED, "Carla Diaz")
    assert found.exchange == letter.id


@pytest.mark.parametrize(
    "letter",
    [
        wrote(CARLA, (ROSA, ANA), "Great to meet you both yesterday!"),
        wrote(ROSA, (ANA,), "You suggested we talk about the tide tables."),
        wrote(ANA, (ROSA,), "Ana introduced us to the crew, remember?"),
        wrote(ROSA, (ANA,), "I suggested I write it down."),
    ],
)
def test_other_words_introduce_nobody(letter: Exchange) -> None:
    found = met(letter)
    assert found is not None
    assert found.how is not Met.INTRODUCED


def test_an_introduction_long_after_the_beginning_is_of_somebody_else() -> None:
    found = met(
        wrote(ROSA, (ANA,), "Hello"), wrote(CARLA, (ROSA, ANA), "Let me introduce you two", "2016-01-01")
    )
    assert found is not None
    assert found.how is Met.PUBLIC


def test_a_connection_counts_where_nothing_was_said_before_it() -> None:
    account = msgspec.structs.replace(ANA.accounts[0], connected_at=day("2012-05-01"))
    connected = replace(ANA, accounts=(account,))
    early = met(wrote(ROSA, (ANA,), "Hello"), who=connected)
    assert early is not None
    assert (early.how, early.at) == (Met.CONNECTED, day("2012-05-01"))
    later = met(wrote(ROSA, (ANA,), "Hello", "2010-01-01"), who=connected)
    assert later is not None
    assert later.how is Met.PUBLIC


def test_clicks_and_undated_words_are_no_meeting() -> None:
    click = wrote(ROSA, (ANA,), "Pricing", kind=ExchangeKind.ENDORSEMENT)
    undated = msgspec.structs.replace(wrote(ROSA, (ANA,), "Hello"), sent_at=None)
    assert met(click, undated) is None


def test_an_employer_of_both_is_one_whatever_its_legal_form() -> None:
    def at_work(who: Person, company: str) -> Person:
        return replace(who, accounts=(msgspec.structs.replace(who.accounts[0], company=company),))

    assert shared_company(at_work(ANA, "Tidewater Ltd"), at_work(ROSA, "Tidewater")) == "Tidewater"
    assert shared_company(at_work(ANA, "Brightfold"), at_work(ROSA, "Tidewater")) is None
