from typing import Any

import pytest

from goodword.nouns import Account, ExchangeKind, Manner
from tests.sources.reading import Read, exchanges, skips
from tests.x_archive import account, part


def archive(name: str, *items: dict[str, Any]) -> dict[str, bytes | str]:
    return {"data/account.js": account("1", "rosa"), f"data/{name}.js": part(name, *items)}


def message(number: str, **facts: object) -> dict[str, Any]:
    return {"messageCreate": {"id": number, "senderId": "2", "recipientId": "1", "text": "Hello", **facts}}


def conversation(*events: dict[str, Any]) -> dict[str, Any]:
    return {"dmConversation": {"conversationId": "1-2", "messages": list(events)}}


def test_a_message_without_an_id_or_a_sender_is_skipped(read: Read) -> None:
    found = read(archive("direct-messages", conversation(message(""), message("9", senderId=""))))
    assert skips(found) == [(0, "a message without an id or a sender")] * 2


def test_a_reaction_answers_the_message_that_it_is_to(read: Read) -> None:
    reactions = [
        {"senderId": "1", "reactionKey": "excited", "eventId": "77", "createdAt": "2023-05-01T12:00:00.000Z"},
        {"senderId": "2", "reactionKey": "like"},
        {"reactionKey": "nobody's"},
    ]
    found = read(archive("direct-messages", conversation(message("9", reactions=reactions))))
    said, answered, own = exchanges(found)
    assert (answered.kind, answered.text, answered.in_reply_to) == (ExchangeKind.REACTION, "excited", "9")
    assert [(to.account, to.manner) for to in answered.addressed] == [("x:2", Manner.REPLY)]
    assert (own.author, own.addressed, own.native_id) == ("x:2", (), "9:2:like")
    assert said.text == "Hello"


def test_a_like_without_an_id_is_skipped(read: Read) -> None:
    found = read(archive("like", {"like": {"fullText": "Words"}}, {"like": {"tweetId": "5"}}))
    assert skips(found) == [(0, "a like without an id")]
    assert [one.in_reply_to for one in exchanges(found)] == ["5"]


def test_those_who_came_into_a_group_are_its_recipients(read: Read) -> None:
    events = (
        {"participantsJoin": {"userIds": ["3", "4"]}},
        {"joinConversation": {"participantsSnapshot": ["5"]}},
        message("9", recipientId=None),
    )
    (said,) = exchanges(read(archive("direct-messages-group", conversation(*events))))
    assert [to.account for to in said.addressed] == ["x:3", "x:4", "x:5"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue Jun 03 19:32:20 +0000 2025", "2025-06-03"),
        ("2015-01-24 02:02:37 +0000", "2015-01-24"),
        ("Thu Jan 01 00:00:00 +0000 1970", "2023-06-05"),
        ("Xyz Jun 99 99:99:99 +0000 2025", "2023-06-05"),
        ("", "2023-06-05"),
    ],
)
def test_a_post_with_a_date_before_all_posts_is_dated_by_its_id(read: Read, written: str, day: str) -> None:
    post = {"tweet": {"id_str": "1665763497836609536", "created_at": written, "full_text": "Hello"}}
    (said,) = exchanges(read(archive("tweets", post)))
    assert said.sent_at is not None
    assert said.sent_at.date().isoformat() == day


@pytest.mark.parametrize("native", ["12345", "x1", "٣" * 18, "9" * 40])
def test_an_id_that_tells_no_time_leaves_the_post_without_one(read: Read, native: str) -> None:
    post = {"tweet": {"id_str": native, "created_at": "", "full_text": "Hello"}}
    (said,) = exchanges(read(archive("tweets", post)))
    assert said.sent_at is None


@pytest.mark.parametrize("is_newest_first", [True, False])
def test_a_name_of_before_is_told_with_its_date(read: Read, is_newest_first: bool) -> None:  # noqa: FBT001 - a case
    def post(year: int, name: str) -> dict[str, Any]:
        mention = {"id_str": "7", "screen_name": "ana", "name": name}
        at = f"Tue Jun 03 19:32:20 +0000 {year}"
        return {
            "tweet": {
                "id_str": f"{year}0000000000000",
                "created_at": at,
                "full_text": "@ana thanks",
                "entities": {"user_mentions": [mention]},
            }
        }

    posts = [post(2024, "Ana Bell"), post(2020, "Ana Ruiz"), post(2019, "Ana Ruiz")]
    found = read(archive("tweets", *(posts if is_newest_first else posts[::-1])))
    said = {
        (one.name, one.seen_at.year) for one in found if isinstance(one, Account) and one.name and one.seen_at
    }
    assert said == {("Ana Bell", 2024), ("Ana Ruiz", 2020 if is_newest_first else 2019)}
