from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest

from goodword.brands import praised_companies
from goodword.nouns import (
    Audience,
    Direction,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Moment,
    Person,
    PraisedCompany,
)
from tests.invented import account, between, day, exchange, moment, person


def contact(slug: str, name: str, company: str, position: str) -> Person:
    profile = account(
        f"linkedin:in/{slug}", name=name, company=company, position=position, seen_at=day("2024-05-03")
    )
    return person(profile)


def brand(handle: str, name: str) -> Person:
    return person(account("x:900", handle=handle, name=name), not_a_person="a company")


def praise(receiver: str | None, text: str, at: str = "2020-03-01", *, written: str | None = None) -> Moment:
    return moment(exchange(text, day(at), to=(receiver,) if receiver else ()), receiver_name=written)


def wrote(
    who: Person,
    first: str,
    last: str,
    count: int,
    text: str = "It is done, and the proofs are on their way.",
) -> tuple[Person, list[Exchange]]:
    """Messages from `who` to the owner, evenly between two days."""
    begun, ended = day(first), day(last)
    step = (ended - begun) / max(1, count - 1)
    message = between(
        who,
        text,
        begun,
        Direction.RECEIVED,
        kind=ExchangeKind.MESSAGE,
        audience=Audience.DIRECT,
        source=who.accounts[0].source,
    )
    return who, [
        msgspec.structs.replace(message, id=ExchangeId(f"{who.id} {number}"), sent_at=begun + step * number)
        for number in range(count)
    ]


BEN = contact("ben", "Ben Ortega", "Brightfold Ltd", "Customer Success")
CLEO = contact("cleo", "Cleo Marsh", "Brightfold", "Accountant")
DOV = contact("dov", "Dov Peretz", "Tidewater", "Support Engineer")


def find(
    people: Sequence[Person],
    moments: Sequence[Moment],
    contacts: Sequence[tuple[Person, list[Exchange]]],
) -> tuple[PraisedCompany, ...]:
    known = {who.id: exchanges for who, exchanges in contacts}
    return praised_companies(people=people, moments=moments, contacts_with=lambda who: known.get(who.id, []))


def served(
    people: Sequence[Person],
    contacts: Sequence[tuple[Person, list[Exchange]]],
    *,
    text: str = "@BrightfoldSupport saved our launch",
    at: str = "2020-03-01",
) -> list[str]:
    """Whom praise of Brightfold leads to, the likeliest first."""
    everyone = [*people, brand("@BrightfoldSupport", "Brightfold Support")]
    (found,) = find(everyone, [praise("x:900", text, at)], contacts)
    return [one.person.name for one in found.people]


def at_address(email: str, name: str = "Ben Ortega") -> Person:
    return person(account(f"mail:{email}", name=name, emails=(email,)))


def both(one: Person, *others: Person) -> Person:
    return replace(one, accounts=tuple(account for each in (one, *others) for account in each.accounts))


def test_praise_of_a_support_handle_leads_to_the_one_dealt_with() -> None:
    people = [BEN, CLEO, DOV, brand("@BrightfoldSupport", "Brightfold Support")]
    contacts = [wrote(BEN, "2019-12-01", "2020-06-01", 8), wrote(DOV, "2020-01-01", "2020-06-01", 50)]
    (found,) = find(people, [praise("x:900", "@BrightfoldSupport saved our launch")], contacts)
    (one,) = found.people
    assert one.person == BEN
    assert 0.5 < one.probability < 1
    assert one.reasons == (
        "Ben Ortega is Customer Success at Brightfold Ltd, as your LinkedIn export of 3 May 2024 says.",
        "That is work with customers.",
        "You had eight exchanges with them at the time of your praise, between December 2019 and June 2020.",
        "The nearest of them is of 17 February 2020.",
        "It was about service: an order, a ticket, a repair or the like.",
    )


def test_nobody_is_named_without_a_dated_contact() -> None:
    assert served([BEN], []) == []
    undated = [
        msgspec.structs.replace(one, sent_at=None) for one in wrote(BEN, "2020-02-01", "2020-03-01", 9)[1]
    ]
    assert served([BEN], [(BEN, undated)]) == []
    clicks = [
        msgspec.structs.replace(one, kind=ExchangeKind.ENDORSEMENT)
        for one in wrote(BEN, "2020-02-01", "2020-03-01", 9)[1]
    ]
    assert served([BEN], [(BEN, clicks)]) == []


def test_a_company_that_nobody_known_works_for_is_found_without_people() -> None:
    (found,) = find([BEN, brand("@glimmerworks", "Glimmerworks, Inc.")], [praise("x:900", "Thanks!")], [])
    assert found.company == "Glimmerworks, Inc."
    assert found.people == ()


def test_whom_the_praise_names_comes_first() -> None:
    people = [BEN, CLEO, brand("@brightfold", "Brightfold")]
    contacts = [wrote(BEN, "2019-12-01", "2020-06-01", 9), wrote(CLEO, "2019-12-01", "2020-06-01", 2)]
    (found,) = find(people, [praise("x:900", "Thanks @brightfold, and Cleo above all")], contacts)
    assert [one.person for one in found.people] == [CLEO, BEN]
    assert "Your praise of 1 March 2020 names Cleo." in found.people[0].reasons
    assert sum(one.probability for one in found.people) <= 1


def test_contact_at_another_time_alone_names_nobody() -> None:
    assert served([BEN], [wrote(BEN, "2011-12-01", "2012-02-01", 5)], at="2012-01-01") == ["Ben Ortega"]
    assert served([BEN], [wrote(BEN, "2019-12-01", "2020-02-01", 5)], at="2012-01-01") == []


def test_whoever_wrote_from_the_companys_own_address_needs_no_profile() -> None:
    ben = at_address("ben@mail.brightfold.example")
    assert served([ben], [wrote(ben, "2020-02-20", "2020-02-25", 2)]) == ["Ben Ortega"]


@pytest.mark.parametrize(
    ("email", "found"),
    [("ben@oldgate.example", []), ("ben@mailbox.example", ["Ben Ortega"])],
)
def test_an_address_of_another_firm_at_that_time_speaks_against_a_profile(
    email: str, found: list[str]
) -> None:
    """Who had left, or was not there yet, is not whom the praise belongs to; private mail says nothing."""
    old = at_address(email)
    ben = both(BEN, old)
    _, letters = wrote(old, "2020-02-20", "2020-02-25", 3)
    assert served([ben], [(ben, letters)]) == found


def test_an_address_that_was_left_long_before_is_none() -> None:
    ben = both(at_address("ben@brightfold.example"), at_address("ben@oldgate.example"))
    _, then = wrote(at_address("ben@brightfold.example"), "2015-01-01", "2015-02-01", 4)
    _, now = wrote(at_address("ben@oldgate.example"), "2020-02-20", "2020-02-25", 4)
    assert served([ben], [(ben, [*then, *now])]) == []


def test_who_signs_with_the_companys_name_is_of_it() -> None:
    ben = at_address("ben@mailbox.example", name="Ben Ortega (Brightfold)")
    people = [ben, brand("@BrightfoldSupport", "Brightfold Support")]
    (found,) = find(people, [praise("x:900", "Thanks!")], [wrote(ben, "2020-02-20", "2020-02-25", 2)])
    assert "Ben Ortega (Brightfold) signs as “Ben Ortega (Brightfold)”." in found.people[0].reasons


def test_small_talk_with_a_friend_who_works_there_names_nobody() -> None:
    friends = wrote(CLEO, "2020-01-01", "2020-01-20", 2, text="Did you see the match?")
    about_it = wrote(CLEO, "2020-01-01", "2020-01-20", 2, text="We at Brightfold are looking into it.")
    assert served([CLEO], [friends]) == []
    assert served([CLEO], [about_it]) == ["Cleo Marsh"]


def test_a_company_that_only_begins_alike_names_nobody_whose_words_were_not_about_it() -> None:
    dental = contact("eli", "Eli Fenn", "Brightfold Dental", "Customer Success")
    assert served([dental], [wrote(dental, "2020-02-20", "2020-02-28", 6)]) == []


def test_a_bot_is_no_company() -> None:
    assert find([BEN, brand("@tides", "Tide Times Bot")], [praise("x:900", "Thank you, bot!")], []) == ()


@pytest.mark.parametrize("written", ["Brightfold", "@AskBrightfold", "Brightfold GmbH"])
def test_a_company_that_is_only_named_is_resolved(written: str) -> None:
    (found,) = find(
        [BEN],
        [praise(None, f"Thanks {written}", written=written)],
        [wrote(BEN, "2020-01-01", "2020-06-01", 3)],
    )
    assert found.company == "Brightfold Ltd"
    assert [one.person for one in found.people] == [BEN]


@pytest.mark.parametrize("written", ["Bright", "Zed", "Ben Ortega", ""])
def test_a_name_that_is_no_known_company_is_none(written: str) -> None:
    assert find([BEN], [praise(None, "Thanks", written=written)], []) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Lanternway, the printers, set it all over a bank holiday.",
        "Thank you to everyone at Lanternway!",
        "The Lanternway team stayed all night for us, thank you.",
        "A printer called Lanternway saved our week.",
    ],
)
def test_a_name_that_the_words_call_a_firm_is_a_company_of_which_nobody_is_known(text: str) -> None:
    (found,) = find([BEN], [praise(None, text, written="Lanternway")], [])
    assert (found.company, found.people) == ("Lanternway", ())


@pytest.mark.parametrize(
    "text",
    [
        "Orla, the kindest reader I have, saved it.",
        "Orla taught me this.",
        "Orla, the boss, the genius, saved it.",
        "Thanks to Orla and her people",
    ],
)
def test_a_name_that_no_words_call_a_firm_is_none(text: str) -> None:
    assert find([BEN], [praise(None, text, written="Orla")], []) == ()


def doubtful(said: Moment, confidence: float) -> Moment:
    return replace(said, recognition=replace(said.recognition, is_doubtful=True, confidence=confidence))


@pytest.mark.parametrize(("confidence", "found"), [(0.8, ["Ben Ortega"]), (0.3, None)])
def test_doubtful_praise_is_asked_about_where_somebody_there_was_dealt_with(
    confidence: float, found: list[str] | None
) -> None:
    said = doubtful(praise(None, "Thank you Brightfold, what a day", written="Brightfold"), confidence)
    asked = find([BEN], [said], [wrote(BEN, "2020-02-20", "2020-02-25", 2)])
    assert [[one.person.name for one in company.people] for company in asked] == ([found] if found else [])
    assert find([BEN], [said], []) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Thanks Brightfold for losing our order, truly.",
        "Great job Brightfold for keeping me waiting for a week!",
        "Danke Brightfold für nichts",
    ],
)
def test_a_company_that_is_thanked_for_a_harm_is_mocked_not_praised(text: str) -> None:
    assert find([BEN], [praise(None, text, written="Brightfold")], []) == ()


def test_the_domain_of_somebodys_own_name_is_no_company() -> None:
    ana = at_address("ana@ruiz.example", name="Ana Ruiz")
    assert find([ana], [praise(None, "Thanks Ruiz", written="Ruiz")], []) == ()


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
    assert served([BEN], [wrote(BEN, "0001-01-01", "9999-12-31", 2)]) == []
    assert served([BEN], [wrote(BEN, "0001-01-01", "0001-01-01", 3)]) == []
