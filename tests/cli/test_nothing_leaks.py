"""What is private leaves no trace in what is public: no word, no id, no number, and no digest of one.

The archives are made here, with a word of its own in every private place; then the whole way is
gone by the real command line, with every socket and every file mode watched.
"""

import hashlib
import io
import json
import re
import stat
import sys
import tarfile
import zipfile
from base64 import b32encode, b64encode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject

from goodword.credential.multibase import encode_base58
from tests import x_archive
from tests.command_line import PASSPHRASE, CommandLine
from tests.x_archive import part

DISCLOSED = ("--relation", "We worked at the same company", "--not-paid", "--not-family")
OWNER, SUBJECT, THIRD = "770088991", "990011223", "660055441"
LINKEDIN = "https://www.linkedin.com/in/"
ADA, ROBIN = "https://fjord.example/users/ada", "https://quay.example/users/robin"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
WATCH = """
import os, sys
def watch(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.bind"):
        with open(os.environ["SOCKETS"], "a") as log:
            log.write(f"{event} {arguments}\\n")
sys.addaudithook(watch)
"""

TAKE_OUT = """
import pathlib, re, sys
page = pathlib.Path(sys.argv[1])
lines = page.read_text("utf-8").splitlines(keepends=True)
kept = (line for line in lines if line[:1] == "#" or not re.search("Zq[a-j]+kw|hanks to", line))
page.write_text("".join(kept), "utf-8")
"""
"""What an owner does with sentences that a check forbids: they go."""


@dataclass
class Secrets:
    """Words that stand in one private place each, and the places."""

    places: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    def word(self, place: str) -> str:
        """A new word for a private place."""
        letters = "".join("abcdefghij"[int(digit)] for digit in f"{next(self._numbers):03}")
        return self.keep(f"Zq{letters}kw", place)

    def keep(self, told: str, place: str) -> str:
        """The same text, watched from now on."""
        self.places[told] = place
        return told


def tweet(number: int, year: int, text: str, **more: str) -> dict[str, object]:
    mentions = [x_archive.mention(SUBJECT, "robinlinde", "Robin Linde")]
    if more:
        mentions.append(x_archive.mention(THIRD, more["handle"], more["name"]))
    return x_archive.tweet(number, text, datetime(year, 6, 3, 19, 32, 20, tzinfo=UTC), mentions)


def archive_of_x(secret: Secrets) -> Iterator[tuple[str, str]]:
    owner, email = secret.keep(OWNER, "account id"), f"{secret.word('own address')}@example.com"
    yield "data/account.js", x_archive.account(owner, "adamarq", "Ada Marq", email=email)
    handle, name = secret.word("third person's handle"), f"{secret.word('third name')} Holm"
    yield (
        "data/tweets.js",
        part(
            "tweets",
            tweet(1, 2015, "Thank you @robinlinde for rebuilding our harbour timetable in one night."),
            tweet(
                2, 2016, "Huge thanks to @robinlinde, who taught me how to plan a berth rota without tears."
            ),
            tweet(3, 2018, "@robinlinde your talk about tide tables was the best thing at the conference."),
            tweet(
                4, 2019, f"Thanks @robinlinde and @{handle} for the crossing log.", handle=handle, name=name
            ),
        ),
    )
    gone = tweet(9, 2019, f"Thank you @robinlinde for the {secret.word('deleted post')} help.")
    yield "data/deleted-tweets.js", part("deleted-tweets", gone)
    both = f"{OWNER}-{secret.keep(SUBJECT, 'account id')}"
    sent = [
        message(OWNER, f"Thank you Robin, you taught me {secret.word('own message')}.", 2017),
        message(SUBJECT, f"Thank you for {secret.word('their message')}! My number: +44 7700 900123", 2017),
        *(
            message(OWNER, f"Brilliant help with {secret.word('own message')}, Robin!", 2017)
            for _ in range(7)
        ),
    ]
    secret.keep("7700 900123", "telephone number")
    talk = {"dmConversation": {"conversationId": both, "messages": sent}}
    yield "data/direct-messages.js", part("direct-messages", talk)
    to_all = message(OWNER, f"Thank you Robin for the {secret.word('group message')} plan.", 2017)
    group = {"dmConversation": {"conversationId": "600", "messages": [to_all]}}
    yield "data/direct-messages-group.js", part("direct-messages-group", group)
    secret.keep(THIRD, "third person's id")


def message(sender: str, text: str, year: int) -> dict[str, object]:
    number = hashlib.sha256(text.encode()).hexdigest()[:12]
    said = {"senderId": sender, "text": text, "createdAt": f"{year}-06-07T08:00:00.000Z", "id": number}
    return {"messageCreate": {**said, "recipientId": SUBJECT if sender == OWNER else OWNER}}


def linkedin_archive(secret: Secrets) -> Iterator[tuple[str, str]]:
    word = secret.word
    yield (
        "Profile.csv",
        (
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Zip Code,Geo Location\n"
            f"Ada,Marq,{word('maiden')},{word('street')},{word('birthday')},{word('headline')},"
            f"{word('summary')},{word('zip')},{word('place')}\n"
        ),
    )
    yield "Email Addresses.csv", f"Email Address,Confirmed\n{word('address')}@example.com,Yes\n"
    yield (
        "Connections.csv",
        (
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            f"Robin,Linde,{LINKEDIN}robin-linde,{word('their address')}@example.com,"
            "Riverkeepers,Planner,07 Jun 2013\n"
            f"{word('third')},Holm,{LINKEDIN}{word('slug')},,{word('company')},"
            f"{word('position')},07 Jun 2014\n"
        ),
    )
    yield (
        "Recommendations_Received.csv",
        (
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
            f'Robin,Linde,Riverkeepers,Planner,Ada is {word("hidden words")},"11/30/20, 5:45 PM",HIDDEN\n'
        ),
    )
    yield (
        "Recommendations_Given.csv",
        (
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
            f'Kim,Park,Elsewhere,Baker,Kim is {word("hidden words")},"11/30/20, 5:45 PM",HIDDEN\n'
        ),
    )
    yield (
        "Invitations.csv",
        (
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
            f'Ada Marq,Robin Linde,"11/20/16, 2:37 PM","Thank you Robin for the {word("invitation")} help!",'
            f"OUTGOING,{LINKEDIN}ada-marq,{LINKEDIN}robin-linde\n"
        ),
    )
    yield (
        "messages.csv",
        (
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
            "DATE,SUBJECT,CONTENT\n"
            f"{word('thread')},{word('title')},Ada Marq,{LINKEDIN}ada-marq,Robin Linde,{LINKEDIN}robin-linde,"
            f"2016-05-01 08:30:00 UTC,{word('subject')},Thank you Robin for the {word('message')} advice.\n"
        ),
    )


def mastodon_archive(secret: Secrets) -> Iterator[tuple[str, str]]:
    actor = {"id": ADA, "type": "Person", "preferredUsername": "ada", "name": "Ada Marq"}
    yield "actor.json", json.dumps(actor | {"summary": secret.word("bio"), "likes": "likes.json"})
    to_followers = f"Thank you @robin for the {secret.word('followers only')} help with tides."
    to_one = f"Thank you @robin for the {secret.word('direct post')} help."
    items = [toot(5550001, to_followers, f"{ADA}/followers"), toot(5550002, to_one, ROBIN)]
    secret.keep("5550001", "id of a private post")
    yield "outbox.json", json.dumps({"type": "OrderedCollection", "orderedItems": items})
    marked = f"https://quay.example/users/robin/statuses/{secret.word('bookmark')}"
    yield "bookmarks.json", json.dumps({"type": "OrderedCollection", "orderedItems": [marked]})


def toot(number: int, text: str, to: str) -> dict[str, object]:
    post = f"{ADA}/statuses/{number}"
    mention = {"type": "Mention", "href": ROBIN, "name": "@robin@quay.example"}
    note = {
        "id": post,
        "type": "Note",
        "content": f"<p>{text}</p>",
        "tag": [mention],
        "cc": [ROBIN],
        "to": [to],
    }
    note |= {"published": "2017-05-01T10:00:00Z", "attributedTo": ADA, "url": post}
    return {
        "id": f"{post}/activity",
        "type": "Create",
        "actor": ADA,
        "object": note,
        "to": [to],
        "cc": [ROBIN],
    }


def forms_of(secret: str) -> Iterator[str]:
    """The text itself and everything by which somebody could guess it and compare."""
    yield secret
    plain = secret.encode()
    digests = [hashlib.new(name, plain).digest() for name in ("md5", "sha1", "sha256", "sha384", "sha512")]
    digests += [hashlib.blake2b(plain, digest_size=size).digest() for size in (8, 16, 20, 32, 64)]
    yield str(uuid5(NAMESPACE_URL, secret))
    for raw in (plain, *digests):
        yield raw.hex()
        yield raw.hex()[:16]
        yield from (encode(raw).decode().rstrip("=") for encode in (b64encode, urlsafe_b64encode, b32encode))
        yield encode_base58(raw)


@dataclass
class Way:
    """What was left behind by the whole way."""

    secret: Secrets
    work: Path
    homes: tuple[Path, Path]
    sockets: Path
    temporary: Path
    told: str

    def made(self) -> list[Path]:
        """Every file that was made for others to read."""
        return [path for path in self.work.rglob("*") if path.is_file()]


def pack(folder: Path, secret: Secrets) -> tuple[Path, ...]:
    for name, members in (("x.zip", archive_of_x(secret)), ("linkedin.zip", linkedin_archive(secret))):
        with zipfile.ZipFile(folder / name, "w") as archive:
            for member, text in members:
                archive.writestr(member, text)
    with tarfile.open(folder / "mastodon.tar.gz", "w:gz") as archive:
        for member, text in mastodon_archive(secret):
            entry = tarfile.TarInfo(member)
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return tuple(folder / name for name in ("x.zip", "linkedin.zip", "mastodon.tar.gz"))


def in_the_open(path: Path) -> bytes:
    """The bytes of a file; of a PDF also each stream, word and property in it."""
    content = path.read_bytes()
    if path.suffix != ".pdf":
        return content
    reader = PdfReader(io.BytesIO(content))
    packed = [content, repr(reader.metadata).encode(), repr(reader.trailer).encode()]
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(IndirectObject(number, 0, reader))
        packed += [repr(found).encode(), found.get_data() if isinstance(found, StreamObject) else b""]
    packed += [page.extract_text().encode() for page in reader.pages]
    return b"\n".join(packed)


@dataclass
class Goer:
    """Runs commands that have to succeed, watched, and keeps what they showed."""

    watched: dict[str, str]
    told: list[str] = field(default_factory=list)

    def __call__(self, who: CommandLine, *arguments: str | Path) -> str:
        """Standard output of the command."""
        answer = who(*arguments, **self.watched)
        assert answer.code == 0, answer.err
        self.told.append(answer.shown)
        return answer.out


def go_the_whole_way(go: Goer, owner: CommandLine, other: CommandLine, archives: tuple[Path, ...]) -> None:
    go(owner, "import", *archives)
    asked = json.loads(go(owner, "links", "--json"))
    same = [link["id"] for link in asked if link["left"]["name"] == "Robin Linde"]
    go(owner, "links", "accept", *same)
    go(owner, "draft", "Robin Linde", *DISCLOSED)
    take_out = owner.folder.parent / "take_out.py"
    take_out.write_text(TAKE_OUT)
    editor = f"{sys.executable} {take_out}"
    go.told.append(
        owner.at_terminal("draft", "Robin Linde", "--edit", EDITOR=editor, VISUAL="", **go.watched).out
    )
    for form in ("linkedin", "letter", "line"):
        (owner.folder / f"{form}.txt").write_text(go(owner, "copy", "Robin Linde", "--form", form))
    go(owner, "sign", "Robin Linde", "-o", "signed.json", "--yes")
    go(owner, "propose", "signed.json", "-o", "proposal.json")
    go(other, "accept", "proposal.json", "-o", "answer.json", "--yes")
    go(other, "decline", "proposal.json", "-o", "no.json")
    go(owner, "answer", "answer.json", "-o", "again.json", "--yes")
    go(other, "accept", "again.json", "-o", "accepted.json", "--yes")
    go(owner, "answer", "accepted.json")
    go(owner, "publish", "site", "--address", "https://ada.example/words/")
    go(owner, "letter", "accepted.json", "-o", "letter.pdf", "--address", "https://ada.example/words/robin/")
    go(other, "dossier", "dossier", "accepted.json")
    for verb in ("doctor", "letters", "imports"):
        go(owner, verb)


def keep_private_moments(go: Goer, owner: CommandLine, secret: Secrets) -> None:
    for moment in json.loads(go(owner, "moments", "--doubtful", "--json")):
        if moment["exchange"]["audience"] != "public":
            secret.keep(moment["quote"], "private words")
            secret.keep(moment["id"], "id of a private moment")
            secret.keep(moment["exchange"]["id"], "id of a private exchange")


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> Way:
    """Import, draft, copy, sign, propose, accept, answer, accept again, decline, publish."""
    root, secret = tmp_path_factory.mktemp("way"), Secrets()
    archives, mine, theirs = (
        root / secret.keep(name, "path") for name in ("zqarchives", "zqowner", "zqrecipient")
    )
    for folder in (archives, work := root / "work", temporary := root / "temporary", watch := root / "watch"):
        folder.mkdir()
    (watch / "sitecustomize.py").write_text(WATCH)
    go = Goer({"PYTHONPATH": str(watch), "SOCKETS": str(root / "sockets"), "TMPDIR": str(temporary)})
    owner = CommandLine(mine, work)
    go_the_whole_way(go, owner, CommandLine(theirs, work), pack(archives, secret))
    keep_private_moments(go, owner, secret)
    return Way(secret, work, (mine, theirs), root / "sockets", temporary, "".join(go.told))


def test_nothing_private_and_no_digest_of_it_stands_in_what_was_made(way: Way) -> None:
    assert len(way.secret.places) > 40
    assert len(way.made()) > 10
    made = {path.relative_to(way.work): in_the_open(path).lower() for path in way.made()}
    assert {path.suffix for path in made} >= {".html", ".json", ".pdf", ".png", ".svg", ".xml", ".txt"}

    found = [
        (str(path), place, form)
        for told, place in way.secret.places.items()
        for form in forms_of(told)
        for path, content in made.items()
        if form.lower().encode() in content
    ]

    assert found == []


def test_the_number_of_private_moments_is_not_told(way: Way) -> None:
    """Four exchanges are public and eleven are not: a draft that counts may count to four."""
    for form in ("letter", "linkedin", "line"):
        counted = re.findall(r"on (\w+) occasions", (way.work / f"{form}.txt").read_text("utf-8"))
        assert {*counted} <= {"two", "three", "four"}


def test_no_connection_is_tried_on_the_whole_way(way: Way) -> None:
    """A socket that is bound at home is none: pyld brings requests, which so learns of IPv6."""
    assert not way.sockets.exists() or way.sockets.read_text() == ""


def test_only_the_owner_may_read_what_is_not_published(way: Way) -> None:
    kept = [path for home in way.homes for path in home.rglob("*") if path.is_file()]
    signed = list(way.work.glob("*.json"))

    assert kept
    assert signed
    assert [path for path in (*kept, *signed) if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
    assert [home for home in way.homes if stat.S_IMODE(home.stat().st_mode) != stat.S_IRWXU] == []


def test_no_temporary_file_is_left_behind(way: Way) -> None:
    assert list(way.temporary.iterdir()) == []
    assert [path for path in way.made() if path.name.startswith(".") and path.name != ".goodword.json"] == []


def test_the_passphrase_stands_nowhere(way: Way) -> None:
    kept = b"".join(path.read_bytes() for home in way.homes for path in home.rglob("*") if path.is_file())

    assert PASSPHRASE.encode() not in kept
    assert PASSPHRASE not in way.told


def test_the_words_of_a_letter_would_be_found_in_its_pdf(way: Way) -> None:
    """The search above sees into a PDF: it finds there what is meant to be there."""
    told = in_the_open(way.work / "letter.pdf")
    for words in (b"Robin Linde", b"We worked at the same company"):
        assert words in told
        assert told.count(words) > (way.work / "letter.pdf").read_bytes().count(words)
