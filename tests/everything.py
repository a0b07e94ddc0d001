"""One folder with an archive of every kind, of the same few invented people, as downloads leave it.

Nora Voss owns it. Ana Ruiz is in all of them. There are two of the name Bo Lind, who share nothing else.
"""

import json
import tarfile
import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path

from tests.car import repository as bluesky_repository
from tests.repositories import commit, repository
from tests.x_archive import account, mention, of_tweets, part, tweet

ME, ANA = "did:plc:noravossnoravossnoravoss", "did:plc:anaruizanaruizanaruizan"
POST = "app.bsky.feed.post"
AT = "2024-03-05T10:00:00Z"


def everything(folder: Path) -> Path:
    """Write all of it into `folder`, which is made."""
    folder.mkdir()
    _zip(folder / "Complete_LinkedInDataExport_03-05-2024.zip", LINKEDIN)
    _zip(folder / "Basic_LinkedInDataExport_03-05-2024.zip", LINKEDIN_BASIC)
    _zip(folder / "twitter-2024.zip", X)
    _tar(folder / "archive-20240305.tar.gz", MASTODON)
    (folder / "following_accounts.csv").write_text("Account address,Show boosts\nana@quay.example,true\n")
    _zip(folder / "Quay Slack export.zip", SLACK)
    (folder / "repo.car").write_bytes(bluesky_repository(ME, BLUESKY))
    for name, text in LOOSE.items():
        (folder / name).write_text(text, newline="")
    clone = repository(folder / "tides" / ".git", commit(COMMIT, author="Nora Voss <nora@voss.example>"))
    (clone / "config").write_text("[user]\n\tname = Nora Voss\n\temail = nora@voss.example\n")
    (folder / "._ana.vcf").write_bytes(b"\x00\x05\x16\x07")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "tweets.js").write_text(part("tweets"))
    _zip(folder / "old.zip", {"older.zip": _zipped(LINKEDIN_BASIC)})
    return folder


def _zip(path: Path, members: Mapping[str, str | bytes]) -> None:
    path.write_bytes(_zipped(members))


def _zipped(members: Mapping[str, str | bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return made.getvalue()


def _tar(path: Path, members: Mapping[str, str]) -> None:
    with tarfile.open(path, "w:gz") as packed:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content.encode())
            packed.addfile(entry, BytesIO(content.encode()))


LINKEDIN_BASIC = {
    "Profile.csv": "First Name,Last Name,Headline\nNora,Voss,Editor\n",
    "Email Addresses.csv": (
        'Email Address,Confirmed,Primary,Updated On\nnora@voss.example,Yes,Yes,"1/1/20, 1:00 PM"\n'
    ),
    "Connections.csv": (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz,ana@ruiz.example,Quay,Harbour pilot,07 Jun 2018\n"
        "Bo,Lind,https://www.linkedin.com/in/bo-lind,bo@lind.example,Fernside,Cook,08 Jun 2018\n"
    ),
}
LINKEDIN = {
    **LINKEDIN_BASIC,
    "messages.csv": (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
        "CONTENT,FOLDER\n1,,Nora Voss,https://www.linkedin.com/in/nora-voss,Ana Ruiz,"
        "https://www.linkedin.com/in/ana-ruiz,2024-03-05 10:00:00 UTC,,Thank you for the tide tables,INBOX\n"
    ),
    "Invitations.csv": (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        'Nora Voss,Ana Ruiz,"6/7/18, 1:00 PM",,OUTGOING,https://www.linkedin.com/in/nora-voss,'
        "https://www.linkedin.com/in/ana-ruiz\n"
    ),
}
_TIDES = "@ana_ruiz thank you, you taught me to read tide tables"
X = of_tweets(
    account("7", "nora", "Nora Voss", createdAt=AT),
    [tweet(1, _TIDES, datetime.fromisoformat(AT), [mention("8", "ana_ruiz", "Ana Ruiz")])],
)
_NOTE = {
    "id": "https://fjord.example/users/nora/statuses/1",
    "type": "Note",
    "published": AT,
    "content": "<p>Thanks @ana for the tide table</p>",
    "to": ["https://www.w3.org/ns/activitystreams#Public"],
    "tag": [{"type": "Mention", "href": "https://quay.example/users/ana", "name": "@ana@quay.example"}],
}
MASTODON = {
    "actor.json": json.dumps(
        {
            "id": "https://fjord.example/users/nora",
            "type": "Person",
            "preferredUsername": "nora",
            "name": "Nora Voss",
        }
    ),
    "outbox.json": json.dumps(
        {
            "type": "OrderedCollection",
            "orderedItems": [
                {
                    "id": "https://fjord.example/1",
                    "type": "Create",
                    "published": AT,
                    "object": _NOTE,
                    "to": _NOTE["to"],
                }
            ],
        }
    ),
}
_SAID = "Thanks @ana.quay.example for the tides"
BLUESKY = {
    "app.bsky.actor.profile/self": {"$type": "app.bsky.actor.profile", "displayName": "Nora Voss"},
    f"{POST}/3kmzaaaaaaa22": {
        "$type": POST,
        "text": _SAID,
        "createdAt": AT,
        "facets": [
            {
                "index": {"byteStart": 7, "byteEnd": 24},
                "features": [{"$type": "app.bsky.richtext.facet#mention", "did": ANA}],
            }
        ],
    },
}


def _member(key: str, name: str, email: str) -> dict[str, object]:
    return {
        "id": key,
        "team_id": "T1",
        "name": name,
        "real_name": name,
        "profile": {"real_name": name, "email": email},
    }


SLACK = {
    "users.json": json.dumps(
        [
            _member("U1", "Nora Voss", "nora@voss.example"),
            _member("U2", "Ana Ruiz", "ana@ruiz.example"),
            _member("U3", "Bo Lind", "bo.lind@quay.example"),
        ]
    ),
    "channels.json": json.dumps([{"id": "C1", "name": "tides", "created": 1, "members": ["U1", "U2", "U3"]}]),
    "tides/2024-03-05.json": json.dumps(
        [
            {
                "type": "message",
                "user": "U1",
                "text": "Thank you <@U2> for the tables",
                "ts": "1709632800.000100",
            },
            {"type": "message", "user": "U3", "text": "<@U1> well said", "ts": "1709632900.000100"},
        ]
    ),
}
LOOSE = {
    "Inbox.mbox": (
        "From ana@ruiz.example Tue Mar 05 10:00:00 2024\n"
        "Delivered-To: nora@voss.example\n"
        "From: Ana Ruiz <ana@ruiz.example>\nTo: Nora Voss <nora@voss.example>\n"
        "Date: Tue, 05 Mar 2024 10:00:00 +0000\nMessage-ID: <1@ruiz.example>\nSubject: tides\n\n"
        "The table is done.\n\n"
        "From bo.lind@quay.example Tue Mar 05 11:00:00 2024\n"
        "Delivered-To: nora@voss.example\n"
        "From: Bo Lind <bo.lind@quay.example>\nTo: Nora Voss <nora@voss.example>\n"
        "Date: Tue, 05 Mar 2024 11:00:00 +0000\nMessage-ID: <2@quay.example>\nSubject: lamps\n\n"
        "The lamps came.\n"
    ),
    "nora@voss.example.ics": (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-CALNAME:nora@voss.example\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        "DTSTAMP:20240601T000000Z\r\nDTSTART:20240506T100000Z\r\nSUMMARY:Tides\r\n"
        "ORGANIZER;CN=Nora Voss:mailto:nora@voss.example\r\nATTENDEE;CN=Ana Ruiz:mailto:ana@ruiz.example\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
    "people.vcf": (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:a\r\nFN:Ana Ruiz\r\nEMAIL:ana@ruiz.example\r\nEND:VCARD\r\n"
    ),
    "Bo Lind.vcf": (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:b\r\nFN:Bo Lind\r\nEMAIL:bo@lind.example\r\nEND:VCARD\r\n"
    ),
    "feed.xml": (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Notes</title>'
        "<link>https://voss.example/</link>"
        "<managingEditor>nora@voss.example (Nora Voss)</managingEditor><item><guid>1</guid><description>"
        "&lt;p&gt;I learned tides from "
        "&lt;a href='https://www.linkedin.com/in/ana-ruiz'&gt;Ana Ruiz&lt;/a&gt;"
        "</description></item></channel></rss>"
    ),
    "ana.json": json.dumps(
        {
            "basics": {
                "name": "Ana Ruiz",
                "email": "ana@ruiz.example",
                "profiles": [{"network": "X", "url": "https://x.com/ana_ruiz"}],
            },
            "skills": [{"name": "Tides"}],
        }
    ),
    "bo.html": (
        '<p class="h-card"><a class="p-name u-url" href="https://bo.example/">Bo Lind</a>'
        '<a class="u-email" href="mailto:bo.lind@quay.example">mail</a></p>'
    ),
}
COMMIT = "Round the heights\n\nHelped-by: Ana Ruiz <ana@ruiz.example>"
