"""A deed behind a sentence of another year says its own; no sentence leans on words that are not there."""

from collections.abc import Callable
from typing import Any

import pytest

from goodword.drafting import check
from goodword.nouns import Pronoun, TextForm

_LEAD = (
    "The answer is easy. In 2014 @ana rebuilt a ferry timetable from scratch, tested it on "
    "forty passengers in the rain and gave us one that cut our calls by almost half."
)
_FILLING = (
    ("Thanks to @ana for the tide table on the north pier.", "2017-03-03"),
    ("Congratulations to @ana on the access prize for the pier.", "2018-03-03"),
    ("Thanks to @ana for the lamps in the car park.", "2019-03-03"),
)


def _told(made: Any) -> list[str]:  # noqa: ANN401 - the Case of conftest.py
    found = check(made.draft, made.evidence, subject=made.subject, public=True)
    assert [one.message for one in found if one.severity == "forbids"] == []
    return [sentence.text for sentence in made.draft.sentences]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (
            "Thank you @ana, who redrew our pier map overnight, unasked.",
            "2013-02-08",
            "In 2013 Ana redrew our pier map overnight, unasked.",
        ),
        (
            "Learned more about timetables from @ana in an hour than in a year of meetings.",
            "2013-06-14",
            "In 2013 I learned more about timetables from Ana in an hour than in a year of meetings.",
        ),
        (
            "@ana lent me her spare desk and her accountant's number.",
            "2016-01-16",
            "In 2016 I wrote that Ana lent me her spare desk and her accountant’s number.",
        ),
        (
            "@ana ran our desk for six winters without a single complaint.",
            "2016-05-16",
            "In 2016 I wrote that Ana ran our desk for six winters without a single complaint.",
        ),
        (
            "@ana your checklist saved our autumn fair from the flood.",
            "2016-05-16",
            "In 2016 her checklist saved our autumn fair from the flood.",
        ),
        (
            "@ana is the calmest teacher of tides I know.",
            "2016-05-16",
            "Ana is the calmest teacher of tides I know.",
        ),
        (
            "@ana has drawn every single map of our island.",
            "2016-05-16",
            "Ana has drawn every single map of our island.",
        ),
        (
            "@ana mended our pier clock by hand, unasked.",
            "2014-05-16",
            "Ana mended our pier clock by hand, unasked.",
        ),
    ],
    ids=["deed", "mine", "january", "long", "thing", "is-so", "has-been", "the-same-year"],
)
def test_a_deed_behind_a_sentence_of_another_year_says_its_own(
    case: Callable[..., Any], post: Callable[..., Any], text: str, day: str, expected: str
) -> None:
    posts = [post(text=_LEAD, day="2023-06-20", quote=_LEAD.split(". ", 1)[1])]
    posts += [post(text=text, day=day), *(post(text=said, day=at) for said, at in _FILLING)]
    told = _told(case(posts, form=TextForm.LETTER))

    assert told[1].startswith("In 2014 Ana rebuilt a ferry timetable")
    assert expected in told


@pytest.mark.parametrize(
    ("pronoun", "expected"),
    [
        (Pronoun.SHE, "In 2019 she mended"),
        (Pronoun.HE, "In 2019 he mended"),
        (Pronoun.NAME, "In 2019 Ana mended"),
    ],
)
def test_a_dated_deed_speaks_of_them_as_the_others_do(
    case: Callable[..., Any], post: Callable[..., Any], pronoun: Pronoun, expected: str
) -> None:
    posts = [
        post(text="Thanks to @ana for the tide table.", day="2017-03-03"),
        post(text="@ana mended our pier clock by hand, unasked.", day="2019-05-16"),
        post(text="@ana rewired the whole studio of our island radio overnight.", day="2015-05-16"),
    ]
    told = _told(case(posts, pronoun=pronoun))

    assert any(one.startswith(expected) for one in told), told


def test_an_end_that_leans_is_told_with_what_it_leans_on(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    text = "Three islands with a school again. You went to the ministry eleven times for that, Ana. Bravo!"
    told = _told(case([post(text=text, quote="You went to the ministry eleven times for that, Ana.")]))

    assert (
        "Three islands with a school again. You went to the ministry eleven times for that, Ana." in told[-1]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@ana You went to the ministry eleven times for that.", "She went to the ministry eleven times."),
        ("@ana You stayed up the whole night for it.", "She stayed up the whole night."),
        (
            "@ana You found the leak and I will thank you for that.",
            "She found the leak and I will thank her for that.",
        ),
    ],
)
def test_an_end_that_leans_on_nothing_in_the_post_is_left_out(
    case: Callable[..., Any], post: Callable[..., Any], text: str, expected: str
) -> None:
    assert _told(case([post(text=text)]))[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "@ana You fought the whole council of Port Kellan over that.",
        "It's gone and I hadn't even had my breakfast. @ana thank you for dealing with it in the night.",
    ],
)
def test_what_leans_on_something_else_is_never_told_as_a_deed(
    case: Callable[..., Any], post: Callable[..., Any], text: str
) -> None:
    made = case([post(text=text, quote=text.rsplit(". ", maxsplit=1)[-1])])

    assert not any(one.text.endswith(("over that.", "it in the night.")) for one in made.draft.sentences)
