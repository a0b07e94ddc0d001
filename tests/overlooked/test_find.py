import re
import time
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodword.nouns import (
    Audience,
    Direction,
    ExchangeKind,
    HowMet,
    Met,
    Moment,
    Overlooked,
    Person,
    PersonId,
    RecognitionKind,
    SpokenSkill,
    Substance,
    Tie,
)
from goodword.overlooked import find_overlooked

People = Callable[..., Person]
Moments = Callable[..., Moment]
NOW = datetime(2024, 6, 1, tzinfo=UTC)


def find(
    people: list[Person], moments: list[Moment], *, kept_out: frozenset[PersonId] = frozenset()
) -> tuple[Overlooked, ...]:
    return find_overlooked(people=people, moments=moments, ties={}, kept_out=kept_out, now=NOW)


def names(found: tuple[Overlooked, ...]) -> list[str]:
    return [one.person.name for one in found]


def test_reasons_are_sentences_that_can_be_checked(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    tie = Tie(
        person=ana.id,
        first_at=datetime(2013, 1, 1, tzinfo=UTC),
        last_at=NOW,
        sent=30,
        received=12,
        sources=("x",),
        direct=20,
    )
    moments = [
        moment(ana, "2014-03-02", "Ana, your talk saved my launch"),
        moment(ana, "2021-06-14", "Best advice on pricing I ever had", kind=RecognitionKind.PRAISE),
        moment(ana, "2019-05-05", "Thanks for the review, Nora", direction=Direction.RECEIVED),
        moment(
            ana,
            "2020-01-01",
            "Pricing",
            kind=RecognitionKind.ENDORSEMENT,
            direction=Direction.RECEIVED,
            exchange_kind=ExchangeKind.ENDORSEMENT,
            source="linkedin",
        ),
    ]
    (one,) = find_overlooked(people=[ana], moments=moments, ties={ana.id: tie}, kept_out=frozenset(), now=NOW)
    assert one.reasons == (
        "You thanked or praised Ana Ruiz publicly twice between March 2014 and June 2021.",
        "They thanked you publicly once, in May 2019.",
        "Most recent: you wrote “Best advice on pricing I ever had” (14 June 2021, on X).",
        "They endorsed you for Pricing on LinkedIn.",
        "You have exchanged 42 posts and messages with them since 2013, 20 of them private.",
        "You have never written a recommendation for them.",
    )
    assert (one.given, one.received) == (2, 1)
    assert (one.first_at, one.last_at) == (moments[0].sent_at, moments[1].sent_at)


def test_someone_thanked_again_and_again_in_passing_is_overlooked(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    passing = [
        moment(ana, f"20{year}-05-01", "Thanks Ana!", substance=Substance.LOW) for year in range(10, 24)
    ]
    (one,) = find([ana], passing)
    assert one.reasons[0] == "You thanked Ana Ruiz publicly 14 times between May 2010 and May 2023."
    assert not find([ana], passing[:2])


def test_out_are_the_owner_companies_the_recommended_and_those_kept_out(
    person: People, moment: Moments
) -> None:
    me = person("Nora Voss", is_owner=True)
    acme = person("Acme", not_a_person="a company")
    done = person("Dana Ortiz", recommended_at=datetime(2020, 1, 1, tzinfo=UTC))
    late = person("Lena Holt")
    ana = person("Ana Ruiz")
    people = [me, acme, done, late, ana]
    moments = [moment(who, "2020-01-01") for who in people]
    assert names(find(people, moments, kept_out=frozenset({late.id}))) == ["Ana Ruiz"]


def test_a_recommendation_in_the_record_counts_as_given(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    letter = moment(ana, "2020-02-02", "I recommend Ana", exchange_kind=ExchangeKind.RECOMMENDATION)
    assert not find([ana], [moment(ana, "2020-01-01"), letter])


def test_where_only_some_was_said_in_public_the_reason_says_how_much(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    moments = [moment(ana, f"20{year}-03-01") for year in range(10, 23)]
    private = moment(ana, "2023-03-02", audience=Audience.DIRECT)
    (one,) = find([ana], [*moments, private])
    assert one.reasons[0] == (
        "You thanked Ana Ruiz 14 times between March 2010 and March 2023, 13 of them in public."
    )


def test_one_who_helped_in_quiet_stands_among_the_first_three(person: People, moment: Moments) -> None:
    loud = [person(f"Loud {n}") for n in range(5)]
    quiet, late = person("Quiet"), person("Quiet Too")
    moments = [moment(who, f"20{year}-05-01") for who in loud for year in range(15, 24)]
    moments += [
        moment(quiet, "2019-01-01", audience=Audience.DIRECT),
        moment(late, "2010-01-01", audience=Audience.DIRECT),
    ]
    found = find([*loud, quiet, late], moments)
    assert names(found)[2:4] == ["Quiet", "Loud 2"]
    assert names(found)[-1] == "Quiet Too"
    assert "None of it was said in public." in found[2].reasons
    assert [one.rank for one in found] == list(range(1, 8))


def test_nobody_is_moved_up_who_was_also_thanked_in_public(person: People, moment: Moments) -> None:
    loud = [person(f"Loud {n}") for n in range(5)]
    moments = [moment(who, f"20{20 + n}-05-01") for n, who in enumerate(loud[:4])]
    moments += [moment(loud[4], "2010-01-01"), moment(loud[4], "2010-02-01", audience=Audience.DIRECT)]
    assert names(find(loud, moments))[2] != "Loud 4"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2014-06-01", "It is ten years this week since you wrote “Thank you for the talk” (1 June 2014)."),
        ("2023-05-27", "It is a year this week since you wrote “Thank you for the talk” (27 May 2023)."),
        ("2014-06-09", None),
        ("2024-05-30", None),
    ],
)
def test_a_deed_whose_day_comes_round_this_week_is_a_reason(
    person: People, moment: Moments, day: str, told: str | None
) -> None:
    ana = person("Ana Ruiz")
    (one,) = find([ana], [moment(ana, day)])
    assert [reason for reason in one.reasons if "this week since" in reason] == [told] * bool(told)


def test_the_leap_day_comes_round_on_the_last_of_february(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    (one,) = find_overlooked(
        people=[ana],
        moments=[moment(ana, "2020-02-29")],
        ties={},
        kept_out=frozenset(),
        now=datetime(2023, 2, 28, tzinfo=UTC),
    )
    assert any("three years this week" in reason for reason in one.reasons)


def test_how_the_two_met_is_among_the_reasons(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    met = HowMet(how=Met.INTRODUCED, at=datetime(2013, 1, 1, tzinfo=UTC), source="mail", by="Carla Diaz")
    tie = Tie(
        person=ana.id,
        first_at=NOW,
        last_at=NOW,
        sent=0,
        received=0,
        sources=(),
        direct=0,
        met=met,
        shared_company="Tidewater",
    )
    (one,) = find_overlooked(
        people=[ana], moments=[moment(ana, "2020-01-01")], ties={ana.id: tie}, kept_out=frozenset(), now=NOW
    )
    assert "Carla Diaz introduced you to each other in January 2013, by e-mail." in one.reasons
    assert "You have both been with Tidewater, as your archives say." in one.reasons


def test_clicks_alone_make_nobody_overlooked(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    clicks = [
        moment(
            ana, f"2020-01-{day:02}", f"Skill {day}", exchange_kind=ExchangeKind.ENDORSEMENT, direction=way
        )
        for day in range(1, 29)
        for way in Direction
    ]
    assert not find([ana], clicks)


def test_clicks_do_not_outweigh_words(person: People, moment: Moments) -> None:
    ana, ben = person("Ana Ruiz"), person("Ben Ortega")
    clicks = [
        moment(ben, f"2024-01-{day:02}", f"Skill {day}", exchange_kind=ExchangeKind.ENDORSEMENT)
        for day in range(1, 29)
    ]
    words = [moment(ben, "2012-01-01"), moment(ana, "2023-01-01"), moment(ana, "2022-01-01")]
    assert names(find([ana, ben], [*clicks, *words])) == ["Ana Ruiz", "Ben Ortega"]


def test_doubtful_moments_count_nowhere(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    assert not find([ana], [moment(ana, "2020-01-01", is_doubtful=True)])


def test_help_spread_over_years_comes_before_the_same_in_one_week(person: People, moment: Moments) -> None:
    week, years = person("Week Long"), person("Year Long")
    moments = [moment(week, f"2023-05-0{day}") for day in range(1, 7)]
    moments += [moment(years, f"20{year}-05-01") for year in range(18, 24)]
    assert names(find([week, years], moments)) == ["Year Long", "Week Long"]


def test_the_later_comes_first_and_both_ways_before_one(person: People, moment: Moments) -> None:
    early, late, mutual = person("Early"), person("Late"), person("Mutual")
    moments = [
        moment(early, "2010-01-01"),
        moment(late, "2023-01-01"),
        moment(mutual, "2023-01-01"),
        moment(mutual, "2023-01-02", direction=Direction.RECEIVED),
    ]
    assert names(find([early, late, mutual], moments)) == ["Mutual", "Late", "Early"]


def test_who_recommended_the_owner_is_told_so_first(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    letter = moment(
        ana,
        "2015-05-05",
        "Nora is a fine engineer",
        direction=Direction.RECEIVED,
        exchange_kind=ExchangeKind.RECOMMENDATION,
        kind=RecognitionKind.ENDORSEMENT,
    )
    (one,) = find([ana], [letter])
    assert one.reasons[0] == "Ana Ruiz wrote a recommendation for you in May 2015."
    assert one.received == 1


def test_the_best_are_own_public_words_of_substance(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    theirs = moment(ana, "2023-01-01", "Thanks Nora", direction=Direction.RECEIVED)
    private = moment(ana, "2022-01-01", "Your advice kept us afloat", audience=Audience.DIRECT)
    passing = moment(ana, "2023-05-01", "Thanks!", substance=Substance.LOW)
    public = moment(ana, "2011-01-01", "Your talk saved my launch")
    (one,) = find([ana], [theirs, private, passing, public])
    assert one.best == (public, private, passing)


def test_skills_are_counted_by_moments(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    moments = [
        moment(ana, "2020-01-01", skills=("Pricing", "Pricing")),
        moment(ana, "2021-01-01", skills=("Pricing", "Law")),
    ]
    (one,) = find([ana], moments)
    assert one.skills == (SpokenSkill(skill="Pricing", moments=2), SpokenSkill(skill="Law", moments=1))


def test_listed_skills_are_found_in_the_words_themselves(person: People, moment: Moments) -> None:
    ana = replace(person("Ana Ruiz"), skills=("Service Design", "Sailing"))
    (one,) = find([ana], [moment(ana, "2020-01-01", "Ana, your service design saved our launch")])
    assert one.skills == (SpokenSkill(skill="Service Design", moments=1),)


def test_a_long_quote_is_cut_at_a_word_and_the_cut_shows(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    (one,) = find([ana], [moment(ana, "2020-01-01", "Thank you\nfor " + "everything " * 40)])
    line = next(reason for reason in one.reasons if reason.startswith("Most recent"))
    assert "\n" not in line
    assert "everything…”" in line
    assert len(line) < 200


SCORES = re.compile(r"%|\bscore|\bpoints?\b|\brank|\d+\.\d+|\binfluence", re.IGNORECASE)


def test_nothing_printed_scores_a_person(person: People, moment: Moments) -> None:
    ana, ben = person("Ana Ruiz"), person("Ben Ortega")
    moments = [moment(who, f"20{year}-05-01") for who in (ana, ben) for year in range(10, 24)]
    for one in find([ana, ben], moments):
        assert not any(SCORES.search(reason) for reason in one.reasons)
        assert not any(isinstance(getattr(one, field.name), float) for field in fields(one))
        assert all(reason.endswith((".", ")", "”")) for reason in one.reasons)
    assert {field.name for field in fields(Overlooked)} == {
        *("person", "rank", "reasons", "given", "received", "first_at", "last_at", "skills", "best")
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_order_of_what_comes_in_does_not_matter(
    person: People, moment: Moments, data: st.DataObject
) -> None:
    people = [person(name) for name in ("Ana", "Ben", "Cleo", "Dov")]
    moments = [
        moment(
            data.draw(st.sampled_from(people)),
            f"20{data.draw(st.integers(10, 23))}-01-01",
            f"words {n}",
            direction=data.draw(st.sampled_from(Direction)),
            substance=data.draw(st.sampled_from(Substance)),
        )
        for n in range(data.draw(st.integers(0, 20)))
    ]
    assert find(people, moments) == find(people[::-1], data.draw(st.permutations(moments)))


def test_twenty_five_thousand_moments_take_less_than_a_second(person: People, moment: Moments) -> None:
    people = [person(f"Person {n}") for n in range(500)]
    moments = [
        moment(people[n % 500], f"20{10 + n % 14}-0{1 + n % 9}-1{n % 10}", f"words {n}")
        for n in range(25_000)
    ]
    began = time.process_time()
    find_overlooked(people=people, moments=moments, ties={}, kept_out=frozenset(), now=NOW, limit=10)
    assert time.process_time() - began < 2  # about 0.2 s on a quiet laptop


@pytest.mark.parametrize("limit", [0, 1, 5, None])
def test_the_limit_holds_and_ranks_count_from_one(person: People, moment: Moments, limit: int | None) -> None:
    people = [person(name) for name in ("Ana", "Ben", "Cleo")]
    moments = [moment(who, "2020-01-01") for who in people]
    found = find_overlooked(
        people=people, moments=moments, ties={}, kept_out=frozenset(), now=NOW, limit=limit
    )
    assert [one.rank for one in found] == list(range(1, min(3, 3 if limit is None else limit) + 1))


def test_what_is_sensitive_counts_and_is_quoted_nowhere(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    hurt = replace(moment(ana, "2024-05-02", "Thank you for the night my mother died"), is_sensitive=True)
    plain = moment(ana, "2023-03-01", "Thank you for the talk")

    (both,) = find([ana], [hurt, plain])
    (alone,) = find([ana], [hurt])

    assert (both.given, alone.given) == (2, 1)
    assert [one.recognition.passage.quote for one in both.best] == ["Thank you for the talk"]
    assert alone.best == ()
    assert not any("died" in reason for reason in (*both.reasons, *alone.reasons))
    assert any("not repeated here" in reason for reason in alone.reasons)
