"""Three lengths from one evidence, social acts in plain words, answers in their places."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec

from goodword.drafting import About, answered, check, compose, gather, questions
from goodword.nouns import (
    Addressed,
    Audience,
    Basis,
    DraftId,
    ExchangeId,
    ExchangeKind,
    Manner,
    Pronoun,
    TextForm,
)
from tests.drafting.conftest import MADE_AT, SUBJECT, Post, exchange_of, person

_DEEDS = [
    "your pricing workshop changed how we bill 40 clients",
    "you caught the error in the dosage table before the wards used it",
    "you drove to Leeds in the snow to mend our label printer",
    "your checklist saved the autumn fair when the hall flooded",
    "you taught three of our apprentices to read a balance sheet",
    "you wrote the tender that won us the library roof",
    "you found the clause that kept our orchard out of the by-pass",
    "your map of the cellars cut our night rounds by an hour",
    "you translated our safety notes into Polish in one weekend",
    "you mended the clinic's rota so that nobody works two nights in a row",
    "you introduced us to the foundry that still casts our bells",
    "you explained the new tariff to forty farmers without one slide",
]


def _drafted(case: Callable[..., Any], form: TextForm) -> Any:  # noqa: ANN401 - the Case of conftest.py
    posts = [Post(text=f"@ana {deed}.", day=f"{2010 + place}-05-03") for place, deed in enumerate(_DEEDS)]
    made = case(posts)
    draft = compose(
        made.material,
        pronoun=Pronoun.SHE,
        draft_id=DraftId("d1"),
        made_at=MADE_AT,
        evidence=tuple(made.evidence.values()),
        form=form,
    )
    return replace(made, draft=draft)


def test_each_form_has_its_length(case: Callable[..., Any]) -> None:
    words = {form: len(_drafted(case, form).draft.text.split()) for form in TextForm}
    assert words[TextForm.LINE] < words[TextForm.LINKEDIN] < words[TextForm.LETTER]
    assert words[TextForm.LINKEDIN] <= 180
    assert words[TextForm.LETTER] <= 350


def test_a_form_that_is_not_filled_asks_for_one_more_example(case: Callable[..., Any]) -> None:
    made = _drafted(case, TextForm.LETTER)
    short = replace(made.draft, sentences=made.draft.sentences[:3])
    found = check(short, made.evidence, subject=made.subject, public=True)
    assert any(one.code == "GW402" and "180 to 350" in one.message for one in found)


def _evidence_of_reposts(
    case: Callable[..., Any], years: list[int], audience: Audience = Audience.PUBLIC
) -> Any:  # noqa: ANN401 - a Case and its evidence
    told = [Post(text=f"@ana {deed}.", day=f"{2014 + place}-05-03") for place, deed in enumerate(_DEEDS[:5])]
    made = case(told, subject=person(listed=False))
    reposts = [
        _repost(Post(text="", day=f"{year}-03-01", sort=ExchangeKind.REPOST, audience=audience), place)
        for place, year in enumerate(years, 100)
    ]
    return made, gather(made.material, exchanges=reposts)


def _repost(post: Post, number: int) -> Any:  # noqa: ANN401 - an Exchange
    addressed = (Addressed(account=SUBJECT, manner=Manner.REPOSTED),)
    return msgspec.structs.replace(
        exchange_of(post, number), addressed=addressed, id=ExchangeId(f"{number:032x}")
    )


def _composed(made: Any, evidence: Any) -> Any:  # noqa: ANN401 - the Case of conftest.py, a Draft
    return compose(
        made.material, pronoun=Pronoun.SHE, draft_id=DraftId("d1"), made_at=MADE_AT, evidence=evidence
    )


def test_reposts_are_told_as_what_was_passed_on_and_hold_before_the_check(case: Callable[..., Any]) -> None:
    made, evidence = _evidence_of_reposts(case, [2011, 2012, 2013, 2013])
    draft = _composed(made, evidence)
    said = "Between 2011 and 2013 I passed on, four times, what she had written."
    assert said in draft.text
    found = check(draft, {piece.id: piece for piece in evidence}, subject=made.subject, public=True)
    assert not [one for one in found if one.code == "GW102"]


def test_a_count_that_was_changed_is_not_the_record(case: Callable[..., Any]) -> None:
    made, evidence = _evidence_of_reposts(case, [2011, 2012, 2013, 2013])
    draft = _composed(made, evidence)
    lie = tuple(replace(one, text=one.text.replace("four times", "forty times")) for one in draft.sentences)
    found = check(
        replace(draft, sentences=lie), {p.id: p for p in evidence}, subject=made.subject, public=True
    )
    assert [one.code for one in found if one.code == "GW102"] == ["GW102"]


def test_what_was_passed_on_to_few_is_not_counted(case: Callable[..., Any]) -> None:
    made, evidence = _evidence_of_reposts(case, [2011, 2012, 2013, 2013], Audience.GROUP)
    assert "passed on" not in _composed(made, evidence).text


def test_at_most_five_questions_and_none_twice(case: Callable[..., Any]) -> None:
    made = _drafted(case, TextForm.LINKEDIN)
    asked = questions(made.draft, made.evidence)
    assert [one.about for one in asked] == list(About)
    assert "wrote “" in asked[0].text
    closed = answered(made.draft, About.CLOSING, "I recommend her to every clinic.")
    assert About.CLOSING not in [one.about for one in questions(closed, made.evidence)]


def test_answers_stand_in_the_order_of_a_letter(case: Callable[..., Any]) -> None:
    draft = _drafted(case, TextForm.LINKEDIN).draft
    told = {
        About.CLOSING: "I recommend her to every clinic.",
        About.LIMITS: "I have not seen her lead a team.",
        About.STORY: "We had lost two clients that spring",
        About.CHANGE: "Nobody has left since.",
    }
    for about, text in told.items():
        draft = answered(draft, about, text)
    own = [one.text for one in draft.sentences if one.basis is Basis.OWNER]
    assert own == [
        "We had lost two clients that spring.",
        "Nobody has left since.",
        "I have not seen her lead a team.",
        "I recommend her to every clinic.",
    ]
    assert draft.sentences[-1].text == "I recommend her to every clinic."
    assert answered(draft, About.STORY, "  ") is draft


def test_you_that_may_mean_everybody_is_quoted(case: Callable[..., Any]) -> None:
    made = case([Post(text="@ana I learned how you say no to a board: slowly, with a number.")])
    assert "how Ana says" not in made.draft.text
    assert "how you say no to a board" in made.draft.text
