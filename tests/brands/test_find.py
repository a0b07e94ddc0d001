from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from goodword.brands import praised_companies
from goodword.nouns import (
    Account,
    AccountId,
    Audience,
    Direction,
    ExchangeId,
    ExchangeKind,
    Moment,
    Passage,
    Person,
    PersonId,
    PraisedCompany,
    Recognition,
    RecognitionId,
    RecognitionKind,
    Substance,
    Tie,
)


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def contact(slug: str, name: str, company: str, position: str) -> Person:
    account = Account(
        id=AccountId(f"linkedin:in/{slug}"),
        source="linkedin",
        name=name,
        company=company,
        position=position,
        seen_at=day("2024-05-03"),
    )
    return Person(id=PersonId(account.id), name=name, accounts=(account,), company=company)


def brand(handle: str, name: str) -> Person:
    account = Account(id=AccountId("x:900"), source="x", handle=handle, name=name)
    return Person(id=PersonId(account.id), name=name, accounts=(account,), not_a_person="a company")


def praise(receiver: str | None, text: str, at: str = "2020-03-01", *, written: str | None = None) -> Moment:
    key = ExchangeId(f"{text} {at}")
    return Moment(
        recognition=Recognition(
            id=RecognitionId(key),
            passage=Passage(exchange_id=key, quote=text, start=0, end=len(text)),
            kind=RecognitionKind.THANKS,
            giver=AccountId("x:1"),
            receiver=AccountId(receiver) if receiver else None,
            receiver_name=written,
            confidence=0.9,
            substance=Substance.HIGH,
        ),
        direction=Direction.GIVEN,
        text=text,
        exchange_kind=ExchangeKind.POST,
        source="x",
        native_id=None,
        sent_at=day(at),
        url=None,
        audience=Audience.PUBLIC,
    )


def tie(person: Person, first: str, last: str, count: int) -> Tie:
    return Tie(
        person=person.id,
        first_at=day(first),
        last_at=day(last),
        sent=count,
        received=0,
        sources=("linkedin",),
        direct=count,
    )


BEN = contact("ben", "Ben Ortega", "Brightfold Ltd", "Customer Success")
CLEO = contact("cleo", "Cleo Marsh", "Brightfold", "Accountant")
DOV = contact("dov", "Dov Peretz", "Tidewater", "Support Engineer")


def find(
    people: Sequence[Person], moments: Sequence[Moment], ties: Sequence[Tie]
) -> tuple[PraisedCompany, ...]:
    return praised_companies(people=people, moments=moments, ties={one.person: one for one in ties})


def test_praise_of_a_support_handle_leads_to_the_one_dealt_with() -> None:
    people = [BEN, CLEO, DOV, brand("@BrightfoldSupport", "Brightfold Support")]
    ties = [tie(BEN, "2019-12-01", "2020-06-01", 8), tie(DOV, "2020-01-01", "2020-06-01", 50)]
    (found,) = find(people, [praise("x:900", "@BrightfoldSupport saved our launch")], ties)
    (served,) = found.people
    assert served.person == BEN
    assert 0.5 < served.probability < 1
    assert served.reasons == (
        "Ben Ortega is Customer Success at Brightfold Ltd, as your LinkedIn export of 3 May 2024 says.",
        "That is work with customers.",
        "You had 8 exchanges with them between December 2019 and June 2020.",
        "You were in contact at the time of your praise.",
    )


def test_nobody_is_named_without_a_dated_contact() -> None:
    connected = Tie(person=BEN.id, first_at=None, last_at=None, sent=0, received=0, sources=(), direct=0)
    people = [BEN, brand("@brightfold", "Brightfold")]
    (found,) = find(people, [praise("x:900", "Brightfold is a joy")], [connected])
    assert found.people == ()


def test_a_company_that_nobody_known_works_for_is_found_without_people() -> None:
    (found,) = find([BEN, brand("@glimmerworks", "Glimmerworks, Inc.")], [praise("x:900", "Thanks!")], [])
    assert found.company == "Glimmerworks, Inc."
    assert found.people == ()


def test_whom_the_praise_names_comes_first() -> None:
    people = [BEN, CLEO, brand("@brightfold", "Brightfold")]
    ties = [tie(BEN, "2019-12-01", "2020-06-01", 9), tie(CLEO, "2019-12-01", "2020-06-01", 2)]
    (found,) = find(people, [praise("x:900", "Thanks @brightfold, and Cleo above all")], ties)
    assert [one.person for one in found.people] == [CLEO, BEN]
    assert "names Cleo" in found.people[0].reasons[0] or "names Cleo" in " ".join(found.people[0].reasons)
    assert sum(one.probability for one in found.people) <= 1


def test_contact_at_another_time_alone_names_nobody() -> None:
    people = [BEN, brand("@brightfold", "Brightfold")]
    said = [praise("x:900", "Thanks!", "2012-01-01")]
    (then,) = find(people, said, [tie(BEN, "2011-12-01", "2012-02-01", 5)])
    (later,) = find(people, said, [tie(BEN, "2019-12-01", "2020-02-01", 5)])
    assert [one.person for one in then.people] == [BEN]
    assert later.people == ()


def test_a_bot_is_no_company() -> None:
    assert find([BEN, brand("@tides", "Tide Times Bot")], [praise("x:900", "Thank you, bot!")], []) == ()


@pytest.mark.parametrize("written", ["Brightfold", "@AskBrightfold", "Brightfold GmbH"])
def test_a_company_that_is_only_named_is_resolved(written: str) -> None:
    (found,) = find(
        [BEN], [praise(None, f"Thanks {written}", written=written)], [tie(BEN, "2020-01-01", "2020-06-01", 3)]
    )
    assert found.company == "Brightfold Ltd"
    assert [one.person for one in found.people] == [BEN]


@pytest.mark.parametrize("written", ["Bright", "Zed", "Ben Ortega", ""])
def test_a_name_that_is_no_known_company_is_none(written: str) -> None:
    assert find([BEN], [praise(None, "Thanks", written=written)], []) == ()


def test_praise_of_a_person_is_no_praise_of_a_company() -> None:
    assert find([BEN], [praise("linkedin:in/ben", "Thanks Ben")], []) == ()


def test_companies_are_ordered_by_how_often_whatever_the_input_order() -> None:
    people = [BEN, DOV, brand("@brightfold", "Brightfold")]
    said = [
        praise("x:900", "one"),
        praise("x:900", "two"),
        praise(None, "three", written="Tidewater"),
    ]
    found = find(people, said, [])
    assert [one.company for one in found] == ["Brightfold Ltd", "Tidewater"]
    assert find(people[::-1], said[::-1], []) == found


def test_contact_at_the_ends_of_time_is_no_contact_at_the_time_and_breaks_nothing() -> None:
    ben, quay = contact("ben", "Ben Okoro", "Quayside", "Support"), brand("@quayside", "Quayside")
    moments = [praise("x:900", "Thank you Quayside.")]
    (found,) = praised_companies(
        people=[ben, quay], moments=moments, ties={ben.id: tie(ben, "0001-01-01", "9999-12-31", 3)}
    )
    assert [one.person.name for one in found.people] == ["Ben Okoro"]
    (nobody,) = praised_companies(
        people=[ben, quay], moments=moments, ties={ben.id: tie(ben, "0001-01-01", "0001-01-01", 3)}
    )
    assert nobody.people == ()
