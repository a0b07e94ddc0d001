import json
from typing import Any

import pytest

from goodword.nouns import Audience, ExchangeKind, Manner
from tests.sources.reading import Read, accounts, exchanges, skips

ME = "https://h.example/users/rosa"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ACTOR = json.dumps({"id": ME, "preferredUsername": "rosa", "name": "Rosa"})


def outbox(*activities: dict[str, Any]) -> dict[str, bytes | str]:
    return {"actor.json": ACTOR, "outbox.json": json.dumps({"orderedItems": activities})}


def post(**facts: object) -> dict[str, Any]:
    note = {
        "id": f"{ME}/statuses/1",
        "type": "Note",
        "content": "<p>Good morning</p>",
        "to": [PUBLIC],
        **facts,
    }
    return {"type": "Create", "id": f"{ME}/statuses/1/activity", "object": note}


@pytest.mark.parametrize(
    ("activity", "reason"),
    [
        ({"type": "Create", "object": f"{ME}/statuses/1"}, "a post without its text"),
        ({"type": "Create", "object": {"content": "<p>Hi</p>"}}, "a post without an id"),
        ({"type": "Announce"}, "a boost that does not say of what"),
    ],
)
def test_an_activity_that_lacks_what_it_is_about_is_skipped(
    read: Read, activity: dict[str, Any], reason: str
) -> None:
    assert skips(read(outbox(activity))) == [(0, reason)]


def test_what_says_nothing_to_anybody_is_passed_over(read: Read) -> None:
    found = read(outbox({"type": "Add", "object": ME}, {"type": "Update", "object": ME}))
    assert not exchanges(found)
    assert not skips(found)


def test_a_boost_that_carries_its_post_names_the_author_and_quotes_the_words(read: Read) -> None:
    boosted = {
        "id": "https://q.example/notes/9",
        "type": "Note",
        "attributedTo": [{"id": "https://q.example/users/ana"}],
        "content": "<p>We <b>mended</b> it</p>",
    }
    (boost,) = exchanges(read(outbox({"type": "Announce", "id": f"{ME}/b/1", "object": boosted})))
    assert (boost.kind, boost.text, boost.quoted) == (ExchangeKind.REPOST, "", "We mended it")
    assert [(one.account, one.manner) for one in boost.addressed] == [
        ("mastodon:ana@q.example", Manner.REPOSTED)
    ]


def test_a_poll_is_read_with_its_choices(read: Read) -> None:
    poll = post(type="Question", content="<p>Which day?</p>", oneOf=[{"name": "Monday"}, {"name": "Friday"}])
    (asked,) = exchanges(read(outbox(poll)))
    assert asked.text.split() == ["Which", "day?", "Monday", "Friday"]


def test_words_in_several_languages_are_read_in_the_first(read: Read) -> None:
    told = post(content=None, contentMap={"de": "<p>Guten Morgen</p>", "en": "<p>Good morning</p>"})
    (one,) = exchanges(read(outbox(told)))
    assert (one.text, one.lang) == ("Guten Morgen", "de")


@pytest.mark.parametrize(
    ("to", "audience"),
    [
        (PUBLIC, Audience.PUBLIC),
        ([f"{ME}/followers"], Audience.GROUP),
        (["https://q.example/users/ana"], Audience.DIRECT),
    ],
)
def test_for_whom_a_post_was_is_told_by_its_addresses(
    read: Read, to: str | list[str], audience: Audience
) -> None:
    (one,) = exchanges(read(outbox(post(to=to))))
    assert one.audience is audience


def test_a_reply_is_to_whom_it_answers_and_the_owner_is_nobody_to_thank(read: Read) -> None:
    tags = [
        {"type": "Mention", "href": "https://q.example/users/ana", "name": "@ana@q.example"},
        {"type": "Mention", "href": ME, "name": "@rosa"},
        {"type": "Hashtag", "name": "#tides"},
    ]
    answer = post(
        inReplyTo={"id": "https://q.example/users/ana/statuses/3"}, tag=tags, published="2020-05-01T12:00:00Z"
    )
    found = read(outbox(answer))
    (one,) = exchanges(found)
    assert one.kind is ExchangeKind.REPLY
    assert [(to.account, to.manner, to.written) for to in one.addressed] == [
        ("mastodon:ana@q.example", Manner.REPLY, "@ana@q.example")
    ]
    assert {account.id for account in accounts(found)} == {
        "mastodon:rosa@h.example",
        "mastodon:ana@q.example",
    }


@pytest.mark.parametrize("href", ["https://[broken", "", "mailto:ana@q.example"])
def test_a_mention_of_an_address_that_is_none_addresses_nobody(read: Read, href: str) -> None:
    (one,) = exchanges(read(outbox(post(tag={"type": "Mention", "href": href}))))
    assert one.addressed == ()


def test_an_actor_that_cannot_be_read_leaves_the_words_without_a_name(read: Read) -> None:
    found = read({"actor.json": "{", "outbox.json": json.dumps({"orderedItems": [post()]})})
    assert [one.author for one in exchanges(found)] == ["mastodon:me"]
    assert [reason for _, reason in skips(found)] == [
        "this file could not be read: whose archive it is stays unknown"
    ]
