from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from goodword.nouns import Direction, GivenRecommendation, Moment, Person, Substance, WhereIStand
from goodword.overlooked import last_time, sentences, where_i_stand

People = Callable[..., Person]
Moments = Callable[..., Moment]
NOW = datetime(2024, 6, 1, tzinfo=UTC)


def test_where_i_stand_counts_people_and_times(person: People, moment: Moments) -> None:
    ana, ben = person("Ana Ruiz"), person("Ben Ortega")
    moments = [
        moment(ana, "2012-01-01"),
        moment(ana, "2015-01-01"),
        moment(ben, "2020-01-01"),
        moment(ben, "2009-01-01", direction=Direction.RECEIVED),
    ]
    given = [GivenRecommendation(person=None, name="Dana", at=datetime(2018, 3, 1, tzinfo=UTC))] * 2
    standing = where_i_stand(people=[ana, ben], moments=moments, given=given)
    assert sentences(standing, NOW) == (
        "Since 2012 you thanked or credited 2 people 3 times.",
        "You gave 2 recommendations, the last 6 years ago.",
    )


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (datetime(2023, 5, 1, tzinfo=UTC), "You gave 1 recommendation, a year ago."),
        (datetime(2024, 2, 15, tzinfo=UTC), "You gave 1 recommendation, 3 months ago."),
        (datetime(2024, 5, 30, tzinfo=UTC), "You gave 1 recommendation, this month."),
        (None, "You gave 1 recommendation."),
    ],
)
def test_how_long_ago_is_said_in_words(last: datetime | None, words: str) -> None:
    standing = WhereIStand(since=2020, people=1, times=1, recommendations=1, last_at=last)
    assert sentences(standing, NOW) == ("Since 2020 you thanked or credited 1 person once.", words)


def test_nothing_given_is_said_without_reproach() -> None:
    standing = where_i_stand(people=[], moments=[], given=[])
    assert sentences(standing, NOW) == (
        "So far no thanks or praise of yours was found.",
        "You have not given a recommendation yet.",
    )


def test_the_last_time_and_who_has_waited_longest(person: People, moment: Moments) -> None:
    ana, ben = person("Ana Ruiz"), person("Ben Ortega")
    done = person("Dana Ortiz", recommended_at=datetime(2018, 3, 1, tzinfo=UTC))
    given = [
        GivenRecommendation(person=done.id, name="Dana Ortiz", at=datetime(2018, 3, 1, tzinfo=UTC)),
        GivenRecommendation(person=None, name="Eli", at=datetime(2016, 3, 1, tzinfo=UTC)),
        GivenRecommendation(person=None, name="Fay", at=None),
    ]
    moments = [moment(done, "2001-01-01"), moment(ben, "2010-01-01"), moment(ana, "2011-01-01")]
    last = last_time(people=[ana, ben, done], moments=moments, given=given, kept_out=frozenset())
    assert (last.last_at, last.last_to) == (given[0].at, "Dana Ortiz")
    assert list(last.by_year.items()) == [(2016, 1), (2018, 1)]
    assert (last.waiting_longest, last.waiting_since) == (ben, moments[1].sent_at)
    assert last.without_date == 1


def test_whose_deed_was_named_first_has_waited_longest_whatever_was_said_in_passing(
    person: People, moment: Moments
) -> None:
    ana, ben = person("Ana Ruiz"), person("Ben Ortega")
    moments = [
        moment(ana, "2005-01-01", substance=Substance.LOW),
        moment(ana, "2012-01-01"),
        moment(ben, "2010-01-01"),
    ]
    last = last_time(people=[ana, ben], moments=moments, given=[], kept_out=frozenset())
    assert last.waiting_longest == ben


def test_whoever_is_kept_out_does_not_wait(person: People, moment: Moments) -> None:
    ana = person("Ana Ruiz")
    last = last_time(
        people=[ana], moments=[moment(ana, "2011-01-01")], given=[], kept_out=frozenset({ana.id})
    )
    assert last.waiting_longest is None
    assert last.last_at is None
