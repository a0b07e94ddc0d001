from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from goodword.nouns import (
    AccountId,
    Addressed,
    Decision,
    Direction,
    Link,
    LinkId,
    Manner,
    SkillMatch,
)
from goodword.store.database import Store
from goodword.store.decisions import decide_link, undo_link
from goodword.store.derived import (
    moments,
    people_stamp,
    recognised_through,
    save_people,
    save_recognitions,
    saved_people,
)
from goodword.store.imports import undo_import
from goodword.store.passages import About, say_of_passage
from goodword.store.record import exchanges_after, texts_after

if TYPE_CHECKING:
    from tests.store.conftest import Make

LINK = Link(
    id=LinkId("ab12"),
    left=AccountId("x:2"),
    right=AccountId("x:3"),
    probability=0.7,
    reasons=("The same name",),
)


def recognise_all(store: Store, make: Make, **facts: Any) -> None:  # noqa: ANN401 - fields of a noun
    """Find thanks in every exchange that holds "Thank you", as a recogniser would."""
    mark = recognised_through(store, version="1")
    through, exchanges = exchanges_after(store, mark, limit=1000)
    found = [make.recognition(exchange, **facts) for exchange in exchanges if "Thank you" in exchange.text]
    save_recognitions(store, found, through=through, version="1")


def test_people_are_kept_under_their_stamp_alone(store: Store, make: Make) -> None:
    people = (make.person("3", skills=("Pricing",)), make.person("2", "4", emails=("a@x.example",)))
    assert saved_people(store, stamp="1") is None
    save_people(store, people, stamp="1")
    assert saved_people(store, stamp="1") == people
    assert saved_people(store, stamp="2") is None
    save_people(store, people[:1], stamp="2")
    assert saved_people(store, stamp="2") == people[:1]


def test_the_stamp_changes_with_imports_and_decisions_about_links(
    store: Store, make: Make, now: datetime
) -> None:
    stamps = [people_stamp(store)]
    report = make.imported(store, [])
    stamps.append(people_stamp(store))
    decide_link(store, LINK.id, LINK.left, LINK.right, Decision.SAME, now)
    stamps.append(people_stamp(store))
    decide_link(store, LINK.id, LINK.left, LINK.right, Decision.DIFFERENT, now)
    stamps.append(people_stamp(store))
    assert len(set(stamps)) == 4
    undo_link(store, LINK.id)
    assert people_stamp(store) == stamps[1]
    undo_import(store, report.id)
    assert people_stamp(store) == stamps[0]
    make.imported(store, [])
    assert people_stamp(store) not in stamps


def test_another_version_begins_anew(store: Store, make: Make) -> None:
    make.imported(store, [make.exchange("1", "Thank you, Ana")])
    recognise_all(store, make)
    assert recognised_through(store, version="1") > 0
    assert recognised_through(store, version="2") == 0
    assert moments(store) == ()


def test_a_batch_that_is_judged_twice_is_kept_once(store: Store, make: Make) -> None:
    post = make.exchange("1", "Thank you, Ana")
    make.imported(store, [post])
    mark, _ = texts_after(store, 0, 10)
    for _ in range(2):
        save_recognitions(store, [make.recognition(post)], through=mark, version="1")
    assert len(moments(store)) == 1
    assert recognised_through(store, version="1") == mark


def test_the_mark_does_not_go_back(store: Store, make: Make) -> None:
    make.imported(store, [make.exchange("1"), make.exchange("2")])
    mark, _ = texts_after(store, 0, 10)
    save_recognitions(store, [], through=mark, version="1")
    save_recognitions(store, [], through=1, version="1")
    assert recognised_through(store, version="1") == mark


def test_what_was_found_in_an_exchange_that_has_gone_is_left_out(store: Store, make: Make) -> None:
    post = make.exchange("1", "Thank you, Ana")
    report = make.imported(store, [post])
    mark, _ = texts_after(store, 0, 10)
    undo_import(store, report.id)
    save_recognitions(store, [make.recognition(post)], through=mark, version="1")
    assert moments(store) == ()


def test_what_was_found_in_words_that_have_changed_meanwhile_is_left_out(
    store: Store, make: Make, now: datetime
) -> None:
    post = make.exchange("1", "Thank you, Ana")
    make.imported(store, [post], digest="old")
    mark, _ = texts_after(store, 0, 10)
    make.imported(store, [make.exchange("1", "Sorry, Ana", sent_at=now)], digest="new")
    save_recognitions(store, [make.recognition(post)], through=mark, version="1")
    assert moments(store) == ()


def test_a_moment_holds_the_recognition_and_its_exchange(store: Store, make: Make) -> None:
    post = make.exchange(
        "1", "Thank you, Ana 🌻, for the pricing talk", url="https://x.example/1", native_id="1"
    )
    make.imported(store, [post])
    found = make.recognition(post, skills=(SkillMatch(skill="Pricing", start=27, end=34, confidence=0.8),))
    save_recognitions(store, [found], through=texts_after(store, 0, 1)[0], version="1")
    (moment,) = moments(store)
    assert moment.recognition == found
    assert moment.recognition.passage.stands_in(moment.text)
    assert (moment.direction, moment.text, moment.url) == (Direction.GIVEN, post.text, post.url)
    assert (moment.exchange_kind, moment.source, moment.native_id) == (post.kind, "x", "1")
    assert (moment.sent_at, moment.audience, moment.other_persons) == (post.sent_at, post.audience, ())


def test_moments_are_the_owners_given_and_received_oldest_first(
    store: Store, make: Make, now: datetime
) -> None:
    make.imported(
        store,
        [
            make.exchange("1", "Thank you, Rosa", author="x:2", to="x:1", sent_at=now),
            make.exchange("2", "Thank you, Ana", sent_at=now - timedelta(days=1)),
            make.exchange("3", "Thank you, Bea", to="x:3", sent_at=None),
            make.exchange("4", "Thank you, Bea", author="x:2", to="x:3"),
        ],
    )
    recognise_all(store, make)
    assert [moment.direction for moment in moments(store)] == [
        Direction.GIVEN,
        Direction.RECEIVED,
        Direction.GIVEN,
    ]
    assert [moment.native_id for moment in moments(store, accounts=[AccountId("x:2")])] == ["2", "1"]
    assert moments(store, accounts=[]) == ()


def test_other_persons_in_the_quote_are_named(store: Store, make: Make) -> None:
    addressed = tuple(
        Addressed(account=AccountId(f"x:{key}"), manner=Manner.MENTION, written=written)
        for key, written in (("2", "@ana"), ("3", "@bea"), ("1", "@rosa"), ("4", "@cem"), ("5", None))
    )
    post = make.exchange("1", "Thank you @ana and @bea, says @rosa. Hello @cem", addressed=addressed)
    make.imported(store, [post])
    found = make.recognition(post, "Thank you @ana and @bea, says @rosa")
    save_recognitions(store, [found], through=texts_after(store, 0, 1)[0], version="1")
    assert moments(store)[0].other_persons == ("@bea",)


def test_what_the_owner_reviewed_away_is_no_moment_and_comes_back(
    store: Store, make: Make, now: datetime
) -> None:
    post = make.exchange("1", "Thank you, Ana")
    report = make.imported(store, [post])
    recognise_all(store, make)
    say_of_passage(store, post.id, "Thank you", About.STANDS, "no", now)
    assert moments(store) == ()
    undo_import(store, report.id)
    make.imported(store, [post])
    recognise_all(store, make)
    assert moments(store) == ()
    say_of_passage(store, post.id, "Thank you", About.STANDS, None, now)
    assert len(moments(store)) == 1


def test_a_doubtful_one_waits_for_the_owners_word(store: Store, make: Make, now: datetime) -> None:
    post = make.exchange("1", "Thank you, Ana")
    make.imported(store, [post])
    recognise_all(store, make, is_doubtful=True)
    assert moments(store) == ()
    assert [moment.recognition.is_doubtful for moment in moments(store, doubtful=True)] == [True]
    say_of_passage(store, post.id, "Thank you", About.STANDS, "yes", now)
    assert moments(store, doubtful=True) == ()
    assert [moment.recognition.is_doubtful for moment in moments(store)] == [False]


def test_a_name_without_an_account_is_asked_about_when_another_archive_comes(
    store: Store, make: Make
) -> None:
    post = make.exchange("1", "Thank you, Ana Ruiz", addressed=())
    make.imported(store, [post])
    named = make.recognition(post, receiver=None, receiver_name="Ana Ruiz")
    mark, _ = texts_after(store, 0, 10)
    save_recognitions(store, [named], through=mark, version="1")
    assert moments(store)[0].recognition == named
    make.imported(store, [make.account("2", name="Ana Ruiz")], digest="e")
    _, again = exchanges_after(store, mark, limit=10)
    assert again == (post,)
    resolved = replace(named, receiver=AccountId("x:2"), receiver_name=None)
    save_recognitions(store, [resolved], through=texts_after(store, mark, 10)[0], version="1")
    assert [moment.recognition for moment in moments(store)] == [resolved]


def test_a_passage_that_named_an_undone_account_is_judged_again(store: Store, make: Make) -> None:
    post = make.exchange("1", "Thank you, Ana Ruiz", addressed=())
    make.imported(store, [post])
    book = make.imported(store, [make.account("7", name="Ana Ruiz")], digest="e")
    mark, _ = texts_after(store, 0, 10)
    found = make.recognition(post, receiver=AccountId("x:7"))
    save_recognitions(store, [found], through=mark, version="1")
    undo_import(store, book.id)
    assert moments(store) == ()
    assert exchanges_after(store, mark, limit=10)[1] == (post,)
