from goodword.nouns import AccountId, Decision, Link, LinkId, PersonId
from goodword.people import Answers


def link(left: str, right: str) -> Link:
    return Link(
        id=LinkId(left + right), left=AccountId(left), right=AccountId(right), probability=0.8, reasons=()
    )


def people(**whose: str) -> Answers:
    return Answers({AccountId(account): PersonId(person) for account, person in whose.items()})


def test_what_follows_from_two_answers_is_not_asked() -> None:
    answers = people(a="a", b="b", c="c")
    answers.take(link("a", "b"), Decision.SAME)
    assert not answers.settle(link("b", "c"))
    answers.take(link("b", "c"), Decision.SAME)
    assert answers.settle(link("a", "c"))
    answers.take(link("b", "c"), None)
    assert not answers.settle(link("a", "c"))


def test_who_was_told_apart_from_one_account_is_apart_from_the_others() -> None:
    answers = people(a="a", b="b", c="c")
    answers.take(link("a", "b"), Decision.SAME)
    answers.take(link("b", "c"), Decision.DIFFERENT)
    assert answers.settle(link("a", "c"))


def test_accounts_of_one_person_are_settled_without_any_answer() -> None:
    assert people(a="p", b="p").settle(link("a", "b"))
    assert not people(a="p", b="q").settle(link("a", "b"))


def test_an_answered_question_may_be_asked_again() -> None:
    answers = people(a="a", b="b")
    answers.take(link("a", "b"), Decision.SAME)
    assert not answers.settle(link("a", "b"))
