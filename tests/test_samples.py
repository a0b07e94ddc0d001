"""The samples are what they say: true archives, always the same, full of stories that the demo must find."""

import csv
import io
import json
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from goodword.archive import open_archive
from goodword.credential import verify
from goodword.nouns import Account, Audience, Exchange, ExchangeKind, Record, Skipped
from goodword.sources import identify

SAMPLES = Path(__file__).parent.parent / "samples"
ARCHIVES = ("linkedin.zip", "x-archive.zip", "mastodon.tar.gz")
STORIES: dict[str, list[dict[str, Any]]] = tomllib.loads((SAMPLES / "stories.toml").read_text("utf-8"))
LEFT_OUT = {"learning_coach_messages.csv", "Connections.csv", "messages.csv", "data/deleted-tweets.js"}

_HEADERS = {
    "Recommendations_Given.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
    "Skills.csv": "Name",
    "Endorsement_Given_Info.csv": (
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,"
        "Endorsee Public Url,Endorsement Status"
    ),
    "Endorsement_Received_Info.csv": (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,"
        "Endorser Public Url,Endorsement Status"
    ),
    "messages.csv": (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
        "CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
    ),
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
    "Profile.csv": (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
        "Twitter Handles,Websites,Instant Messengers"
    ),
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities",
    "Shares.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
    "Comments.csv": "Date,Link,Message",
    "Reactions.csv": "Date,Type,Link",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On",
}


def _build(out: Path, *options: str) -> Path:
    subprocess.run([sys.executable, str(SAMPLES / "build.py"), str(out), *options], check=True, timeout=30)
    return out


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="module")
def linkedin(built: Path) -> dict[str, str]:
    with zipfile.ZipFile(built / "linkedin.zip") as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture(scope="module")
def x_archive(built: Path) -> dict[str, Any]:
    with zipfile.ZipFile(built / "x-archive.zip") as archive:
        scripts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".js")}
    return {name: json.loads(script.partition("=")[2]) for name, script in scripts.items()}


@pytest.fixture(scope="module")
def tweets(x_archive: dict[str, Any]) -> list[dict[str, Any]]:
    parts = x_archive["data/tweets.js"] + x_archive["data/tweets-part1.js"]
    return [row["tweet"] for row in parts]


@pytest.fixture(scope="module")
def records(built: Path) -> dict[str, list[Record]]:
    read: dict[str, list[Record]] = {}
    for name in ARCHIVES:
        with open_archive(built / name) as archive:
            source = identify(archive)
            read[source.name] = list(source.read(archive))
    return read


@pytest.fixture(scope="module")
def exchanges(records: dict[str, list[Record]]) -> list[Exchange]:
    return [record for rows in records.values() for record in rows if isinstance(record, Exchange)]


@pytest.fixture(scope="module")
def accounts(records: dict[str, list[Record]]) -> dict[str, Account]:
    return {record.id: record for rows in records.values() for record in rows if isinstance(record, Account)}


def test_the_same_words_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = _build(tmp_path)
    assert {name: (again / name).read_bytes() for name in ARCHIVES} == {
        name: (built / name).read_bytes() for name in ARCHIVES
    }


def test_mastodon_comes_as_a_zip_too_with_the_same_members(built: Path, tmp_path: Path) -> None:
    _build(tmp_path, "--mastodon-zip")
    with (
        tarfile.open(built / "mastodon.tar.gz") as packed,
        zipfile.ZipFile(tmp_path / "mastodon.zip") as zipped,
    ):
        assert packed.getnames() == zipped.namelist()
        for name in zipped.namelist():
            member = packed.extractfile(name)
            assert member is not None
            assert member.read() == zipped.read(name)


def test_the_sources_stay_pleasant_to_review() -> None:
    files = [path for path in SAMPLES.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) < 1_500_000


@pytest.mark.parametrize("name", sorted(_HEADERS))
def test_linkedin_files_have_the_headers_of_the_export(linkedin: dict[str, str], name: str) -> None:
    assert linkedin[name].split("\n", 1)[0] == _HEADERS[name]


def test_connections_have_the_notes_the_hidden_rows_and_no_final_newline(linkedin: dict[str, str]) -> None:
    text = linkedin["Connections.csv"]
    notes, header, rest = text.partition(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    )
    rows = list(csv.reader(io.StringIO(rest)))
    assert notes.startswith("Notes:\n")
    assert notes.endswith("\n\n")
    assert header
    assert not text.endswith("\n")
    assert sum(not any(row[:6]) for row in rows) == 3
    assert {len(row) for row in rows} == {7}


def test_the_manifest_counts_every_part(x_archive: dict[str, Any]) -> None:
    listed = [file for kind in x_archive["data/manifest.js"]["dataTypes"].values() for file in kind["files"]]
    assert {file["fileName"] for file in listed} == set(x_archive) - {"data/manifest.js"}
    assert {file["fileName"]: int(file["count"]) for file in listed} == {
        file["fileName"]: len(x_archive[file["fileName"]]) for file in listed
    }


def test_ids_counts_and_indices_are_strings_and_indices_point_at_their_words(
    tweets: list[dict[str, Any]],
) -> None:
    for tweet in tweets:
        assert all(isinstance(tweet[key], str) for key in ("id", "id_str", "favorite_count", "retweet_count"))
        for mention in tweet["entities"]["user_mentions"]:
            first, last = map(int, mention["indices"])
            assert tweet["full_text"][first:last] == f"@{mention['screen_name']}"
        for url in tweet["entities"]["urls"]:
            first, last = map(int, url["indices"])
            assert tweet["full_text"][first:last] == url["url"]


def test_a_tweet_id_tells_the_second_in_which_it_was_written(tweets: list[dict[str, Any]]) -> None:
    for tweet in tweets:
        told = datetime.fromtimestamp(((int(tweet["id_str"]) >> 22) + 1288834974657) // 1000, UTC)
        assert told.strftime("%a %b %d %H:%M:%S +0000 %Y") == tweet["created_at"]
    assert len({tweet["id_str"] for tweet in tweets}) == len(tweets)


def test_a_long_post_is_cut_in_the_tweets_and_whole_in_the_notes(
    x_archive: dict[str, Any], tweets: list[dict[str, Any]]
) -> None:
    notes = [row["noteTweet"]["core"]["text"] for row in x_archive["data/note-tweet.js"]]
    assert len(notes) == 2
    for note in notes:
        assert any(
            tweet["full_text"].endswith("…") and note.startswith(tweet["full_text"][:-1]) for tweet in tweets
        )


def test_about_sixty_people_and_three_thousand_exchanges_over_more_than_ten_years(
    exchanges: list[Exchange],
) -> None:
    cast = tomllib.loads((SAMPLES / "cast.toml").read_text("utf-8"))
    dated = [exchange.sent_at for exchange in exchanges if exchange.sent_at is not None]
    assert 55 <= len(cast["people"]) <= 70
    assert 2_800 <= len(exchanges) <= 3_400
    assert max(dated).year - min(dated).year >= 10
    assert set(range(2012, 2025)) == {moment.year for moment in dated}


def test_every_archive_is_identified_as_the_owners(built: Path) -> None:
    found = {}
    for name in ARCHIVES:
        with open_archive(built / name) as archive:
            source = identify(archive)
            owner = source.owner(archive)
            found[source.name] = (owner.name, [account.id for account in owner.accounts])
    assert found == {
        "linkedin": ("Ishbel Quennell", ["linkedin:in/ishbel-quennell"]),
        "x": ("Ishbel Quennell", ["x:594318827"]),
        "mastodon": ("Ishbel Quennell", ["mastodon:ishbel@sound.example"]),
    }


def test_nothing_is_skipped_but_what_is_meant_to_be(
    records: dict[str, list[Record]],
) -> None:
    skipped = [record for rows in records.values() for record in rows if isinstance(record, Skipped)]
    assert {record.origin.member for record in skipped} == LEFT_OUT
    assert sum(record.origin.member == "Connections.csv" for record in skipped) == 3


def test_repeated_texts_are_rare(exchanges: list[Exchange]) -> None:
    one_click = {ExchangeKind.ENDORSEMENT, ExchangeKind.REACTION}
    texts = [
        exchange.text for exchange in exchanges if exchange.kind not in one_click and exchange.text.strip()
    ]
    repeated = sum(count - 1 for count in Counter(texts).values())
    assert len(texts) > 2_400
    assert repeated / len(texts) < 0.01


def test_every_address_is_an_example_or_belongs_to_the_format() -> None:
    allowed = re.compile(r"(?:[\w-]+\.)*(?:example|example\.(?:com|org|net)|linkedin\.com|x\.com)")
    for path in [*SAMPLES.rglob("*.txt"), *SAMPLES.rglob("*.toml")]:
        for host in re.findall(r"https?://([\w.-]+)|(?<=\w@)([\w-]+\.[\w.-]*\w)", path.read_text("utf-8")):
            assert allowed.fullmatch("".join(host)), f"{path.name}: {host}"


def test_the_two_recommendations_given_are_more_than_six_years_old(exchanges: list[Exchange]) -> None:
    given = [
        exchange
        for exchange in exchanges
        if exchange.kind is ExchangeKind.RECOMMENDATION and exchange.author == "linkedin:in/ishbel-quennell"
    ]
    dated = sorted(exchange.sent_at.date().isoformat() for exchange in given if exchange.sent_at)
    subjects = {addressed.account for exchange in given for addressed in exchange.addressed}
    assert dated == ["2014-03-14", "2017-03-02"]
    assert subjects == {"linkedin:in/neil-abernethy-marine", "linkedin:in/callumaird"}


def test_every_account_of_a_story_is_in_the_archives(
    accounts: dict[str, Account], exchanges: list[Exchange]
) -> None:
    seen = set(accounts) | {exchange.author for exchange in exchanges}
    seen |= {addressed.account for exchange in exchanges for addressed in exchange.addressed}
    told = [
        account
        for story in STORIES["story"]
        for key in ("accounts", "not_the_same_as", "maybe")
        for account in story.get(key, ())
    ]
    assert [account for account in told if account not in seen] == []


def test_the_fourteen_public_thanks_are_there(exchanges: list[Exchange]) -> None:
    told = (SAMPLES / "stories" / "nuala-brackenridge.txt").read_text("utf-8").splitlines()
    marked = {
        line.split("  ", 1)[1].strip()
        for line in told
        if re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d (x|note)  ", line)
    }
    public = [
        exchange for exchange in exchanges if exchange.text in marked and exchange.audience is Audience.PUBLIC
    ]
    addressed = [
        exchange for exchange in public if any(each.account == "x:318204417" for each in exchange.addressed)
    ]
    assert len(addressed) == 14


def test_one_account_keeps_its_number_through_a_change_of_handle(
    exchanges: list[Exchange], accounts: dict[str, Account]
) -> None:
    written = {
        each.written
        for exchange in exchanges
        for each in exchange.addressed
        if each.account == "x:264417093" and each.written
    }
    assert written == {"@zed_harcourt", "@zainabshoots"}
    assert accounts["x:264417093"].name == "Zainab Harcourt"


def test_two_people_of_one_name_have_two_addresses(
    records: dict[str, list[Record]],
) -> None:
    named = {
        (record.id, record.company)
        for rows in records.values()
        for record in rows
        if isinstance(record, Account)
        and record.name == "Neil Abernethy"
        and (record.company or record.source == "x")
    }
    assert named == {
        ("linkedin:in/neil-abernethy-marine", "Kellan Ferries"),
        ("linkedin:in/neil-abernethy-law", "Brightwater Energy Co-operative"),
        ("x:431907718", None),
    }


@pytest.mark.parametrize("negative", STORIES["hard_negative"], ids=lambda negative: negative["text"][:40])
def test_every_hard_negative_stands_in_the_archives(
    negative: dict[str, Any], exchanges: list[Exchange]
) -> None:
    text = negative["text"].removeprefix("RT ").partition(": ")[2] or negative["text"]
    kinds = [
        exchange.kind
        for exchange in exchanges
        if exchange.source == negative["network"]
        and (text in exchange.text or text in (exchange.quoted or ""))
    ]
    assert kinds
    assert (negative["class"] == "bare_repost") == (kinds == [ExchangeKind.REPOST])


def test_the_acceptance_that_lies_among_the_samples_still_verifies() -> None:
    document = (SAMPLES / "accepted" / "nuala-brackenridge.json").read_bytes()

    found = verify(document, now=datetime(2026, 11, 24, tzinfo=UTC))

    assert found.verified
    assert found.acceptance is not None
    assert found.acceptance.is_by_subject
