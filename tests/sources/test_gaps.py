"""What an archive says or shows to be missing or doubled: parts, manifests, lists beside it, odd ids."""

import json

import pytest

from tests.sources.reading import Read, accounts, exchanges, skips
from tests.x_archive import account, mention, of_tweets, part, tweet

ACCOUNT = account("1", "rosa")


def manifest(*names: str, **info: object) -> str:
    files = [{"fileName": name, "globalName": "YTD.tweets.part0", "count": "1"} for name in names]
    return "window.__THAR_CONFIG = " + json.dumps(
        {"archiveInfo": info, "dataTypes": {"tweets": {"files": files}}}
    )


def test_what_the_manifest_says_to_be_missing_is_told(read: Read) -> None:
    found = read(
        {
            "data/account.js": ACCOUNT,
            "data/manifest.js": manifest("data/tweets.js", "data/tweets-part1.js", isPartialArchive=True),
            "data/tweets.js": part("tweets", tweet(1, "Hello")),
        }
    )
    assert len(exchanges(found)) == 1
    assert [reason for _, reason in skips(found)] == [
        "X says that this archive is only a part of the whole",
        "the manifest names this file, but the archive does not hold it",
    ]


def test_files_under_other_names_are_read_as_what_the_manifest_says_they_are(read: Read) -> None:
    found = read(
        {
            "data/account.js": ACCOUNT,
            "data/manifest.js": manifest("data/statuses-b.js", "data/statuses-a.js", "data/statuses-c.js"),
            "data/statuses-a.js": part("tweets", tweet(2, "second")),
            "data/statuses-b.js": part("tweets", tweet(1, "first")),
        }
    )
    assert [one.text for one in exchanges(found)] == ["first", "second"]
    assert [reason for _, reason in skips(found)] == [
        "the manifest names this file, but the archive does not hold it"
    ]


EMAILS = "Email Address,Confirmed,Primary,Updated On\nrosa@example.com,Yes,Yes,\nboss@example.com,No,No,\n"
PROFILE = "First Name,Last Name\nRosa,Lindqvist\n"


def test_an_address_that_was_never_confirmed_is_not_the_owners(read: Read) -> None:
    found = read({"Profile.csv": PROFILE, "Email Addresses.csv": EMAILS})
    assert [one.emails for one in accounts(found)] == [("rosa@example.com",)]


@pytest.mark.parametrize(
    ("status", "audience"),
    [
        ("ACCEPTED", "public"),
        ("", "public"),
        ("HIDDEN", "direct"),
        ("PENDING", "direct"),
        ("REJECTED", "direct"),
    ],
)
def test_an_endorsement_that_no_profile_shows_is_not_public(read: Read, status: str, audience: str) -> None:
    row = f"2023/08/08 16:02:04 UTC,Hydraulics,Ana,Ruiz,www.linkedin.com/in/ana-ruiz,{status}"
    names = "Endorser First Name,Endorser Last Name,Endorser Public Url"
    head = f"Endorsement Date,Skill Name,{names},Endorsement Status"
    found = read({"Profile.csv": PROFILE, "Endorsement_Received_Info.csv": f"{head}\n{row}\n"})
    assert [one.audience for one in exchanges(found)] == [audience]


def test_a_mention_with_an_id_that_is_none_is_known_by_its_handle(read: Read) -> None:
    def to_ana(number: int, key: str) -> dict[str, object]:
        return tweet(number, "@ana", mentions=[mention(key, "ana", "Ana")])

    alone = read(of_tweets(ACCOUNT, [to_ana(1, "-1")]))
    assert [one.addressed[0].account for one in exchanges(alone)] == ["x:@ana"]
    found = read(of_tweets(ACCOUNT, [to_ana(1, "-1"), to_ana(2, "2201")]))
    assert [one.addressed[0].account for one in exchanges(found)] == ["x:2201", "x:2201"]


@pytest.mark.parametrize("comma", [", ]", ",]", ",\n\n]"])
def test_a_comma_behind_the_last_record_costs_nothing(read: Read, comma: str) -> None:
    whole = part("tweets", tweet(1, "Hello"))
    found = read({"data/account.js": ACCOUNT, "data/tweets.js": whole.removesuffix("]") + comma})
    assert len(exchanges(found)) == 1
    assert not skips(found)


def test_the_lists_of_mastodon_beside_its_archive_belong_to_it(read: Read) -> None:
    found = read(
        {
            "outbox.json": '{"type": "OrderedCollection", "orderedItems": []}',
            "following_accounts.csv": "Account address\nana@quay.example\nbo@quay.example\n",
            "blocked_accounts.csv": "troll@quay.example\n",
        }
    )
    assert {"mastodon:ana@quay.example", "mastodon:bo@quay.example"} <= {one.id for one in accounts(found)}
    assert "mastodon:troll@quay.example" not in {one.id for one in accounts(found)}


def test_what_a_mac_put_beside_every_file_is_no_file(read: Read) -> None:
    found = read(
        {
            "export/following_accounts.csv": "Account address\nana@quay.example\n",
            "export/._following_accounts.csv": b"\x00\x05\x16\x07",
            "__MACOSX/export/._following_accounts.csv": b"\x00\x05\x16\x07",
            "export/.DS_Store": b"\x00\x00\x00\x01Bud1",
        }
    )
    assert [one.id for one in accounts(found)] == ["mastodon:ana@quay.example"]
    assert not skips(found)


@pytest.mark.parametrize("field", ["Subject", "From", "To"])
def test_twenty_thousand_encoded_words_cost_one_message_at_most_and_are_told(read: Read, field: str) -> None:
    def message(number: int, **of: str) -> str:
        fields = {
            "From": "Ana <ana@quay.example>",
            "To": "mira@example.com",
            "Message-ID": f"<{number}@q.example>",
        }
        head = "".join(f"{name}: {value}\n" for name, value in (fields | of).items())
        return f"From x Mon Mar 04 11:20:34 2024\n{head}\nThe tide table is done.\n\n"

    words = "=?utf-8?q?a?= " * 20_000 + "<ana@quay.example>"
    found = read({"Inbox.mbox": message(1, **{field: words}) + message(2)})
    assert "<2@q.example>".strip("<>") in {one.native_id for one in exchanges(found)}
    assert len(exchanges(found)) + len(skips(found)) >= 2
