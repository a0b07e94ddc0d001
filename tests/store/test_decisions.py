from datetime import datetime

from goodword.nouns import AccountId, Decision, LinkId, Pronoun
from goodword.store.database import Store
from goodword.store.decisions import (
    answers,
    decide_link,
    decided_pairs,
    keep_out,
    kept_out,
    let_in,
    pronouns,
    set_answer,
    set_pronoun,
    set_skills,
    skills_set,
    undo_link,
)

ANA, BEA = AccountId("x:2"), AccountId("x:3")
LINK = LinkId("ab12")


def test_a_link_is_decided_changed_and_taken_back(store: Store, now: datetime) -> None:
    assert decide_link(store, LINK, ANA, BEA, Decision.SAME, now) is None
    assert decide_link(store, LINK, ANA, BEA, Decision.DIFFERENT, now) is Decision.SAME
    assert decided_pairs(store) == ((LINK, ANA, BEA, Decision.DIFFERENT),)
    assert undo_link(store, LINK) is Decision.DIFFERENT
    assert undo_link(store, LINK) is None
    assert decided_pairs(store) == ()


def test_keeping_out_says_who_is_newly_out_and_why(store: Store, now: datetime) -> None:
    assert keep_out(store, [ANA], because=None, at=now) == (ANA,)
    assert keep_out(store, [ANA, BEA], because="deceased", at=now) == (BEA,)
    assert kept_out(store) == {ANA: "deceased", BEA: "deceased"}
    assert let_in(store, [ANA, AccountId("x:9")]) == (ANA,)
    assert kept_out(store) == {BEA: "deceased"}


def test_no_skills_is_taking_them_back(store: Store, now: datetime) -> None:
    assert set_skills(store, ANA, ("Pricing", "Übersetzen"), now) is None
    assert skills_set(store) == {ANA: ("Pricing", "Übersetzen")}
    assert set_skills(store, ANA, (), now) == ("Pricing", "Übersetzen")
    assert skills_set(store) == {}


def test_a_pronoun_is_chosen_and_taken_back(store: Store, now: datetime) -> None:
    assert set_pronoun(store, ANA, Pronoun.SHE, now) is None
    assert set_pronoun(store, ANA, Pronoun.THEY, now) is Pronoun.SHE
    assert pronouns(store) == {ANA: Pronoun.THEY}
    assert set_pronoun(store, ANA, None, now) is Pronoun.THEY
    assert pronouns(store) == {}


def test_a_question_is_asked_once(store: Store, now: datetime) -> None:
    assert set_answer(store, "paid", "no", now) is None
    assert set_answer(store, "paid", "yes", now) == "no"
    assert answers(store) == {"paid": "yes"}
    assert set_answer(store, "paid", None, now) == "yes"
    assert answers(store) == {}
