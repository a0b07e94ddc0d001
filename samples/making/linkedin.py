"""The LinkedIn export: the CSV files of a `Complete_LinkedInDataExport` of October 2024."""

import csv
import io
import tomllib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from making.cast import Cast, LinkedIn, Member
from making.chance import letters, number, pick
from making.words import Line

_NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. '
    "You will only see email addresses for connections who have allowed their connections to see or download "
    'their email address."\n\n'
)
_CONNECTION_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_RECOMMENDATION_HEADER = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
_ENDORSEMENT_HEADER = (
    "Endorsement Date,Skill Name,{0} First Name,{0} Last Name,{0} Public Url,Endorsement Status"
)
_INVITATION_HEADER = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
_MESSAGE_HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
    "CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
_SHARE_HEADER = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"
_NOT_ACCEPTED = {"Copywriting": "PENDING", "Microsoft Office": "HIDDEN"}
Rows = list[Sequence[str]]


def linkedin_archive(cast: Cast, lines: list[Line], facts: Path) -> dict[str, bytes]:
    """The members of the LinkedIn export; `facts` is `linkedin.toml`."""
    told: dict[str, Any] = tomllib.loads(facts.read_text("utf-8"))
    files = {name: _table(table["header"], table["rows"]) for name, table in told["files"].items()}
    given, received = (_recommendations(cast, lines, way, told["recommended_as"]) for way in (">", "<"))
    return files | {
        "Connections.csv": _connections(cast),
        "Recommendations_Given.csv": _table(_RECOMMENDATION_HEADER, given),
        "Recommendations_Received.csv": _table(_RECOMMENDATION_HEADER, received),
        "Endorsement_Given_Info.csv": _endorsements(cast, "Endorsee"),
        "Endorsement_Received_Info.csv": _endorsements(cast, "Endorser"),
        "Invitations.csv": _invitations(cast, lines),
        "messages.csv": _messages(cast, lines, told["messages"]),
        "Shares.csv": _shares(lines),
        "Comments.csv": _comments(lines),
        "Reactions.csv": _reactions(),
    }


def _table(header: str, rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue().encode()


def _linked(cast: Cast) -> list[tuple[Member, LinkedIn]]:
    return [(member, member.linkedin) for member in cast.people if member.linkedin is not None]


def _day(row: LinkedIn) -> date:
    assert row.connected is not None
    return row.connected


def _connections(cast: Cast) -> bytes:
    dated = [
        (
            _day(row),
            [
                member.first,
                member.last,
                row.url,
                member.email,
                row.company,
                row.position,
                f"{_day(row):%d %b %Y}",
            ],
        )
        for member, row in _linked(cast)
    ]
    hidden = (date(2014, 11, 18), date(2016, 4, 9), date(2021, 2, 3))
    dated += [(day, ["", "", "", "", "", "", f"{day:%d %b %Y}"]) for day in hidden]
    rows = [row for _, row in sorted(dated, key=lambda pair: pair[0], reverse=True)]
    return _NOTES.encode() + _table(_CONNECTION_HEADER, rows).rstrip(b"\n")


def _recommendations(cast: Cast, lines: list[Line], way: str, titles: dict[str, list[str]]) -> Rows:
    rows: Rows = []
    for line in reversed(lines):
        if line.channel == "rec" and line.way == way:
            member = cast.by_key[str(line.about)]
            company, position = titles[member.key]
            rows.append((member.first, member.last, company, position, line.text, _clock(line.at), "VISIBLE"))
    return rows


def _clock(moment: datetime) -> str:
    return moment.strftime("%m/%d/%y, %I:%M %p")


def _endorsements(cast: Cast, who: str) -> bytes:
    dated = []
    for member, row in _linked(cast):
        for skill in member.endorsed if who == "Endorsee" else member.endorses:
            moment = _later(_day(row), member.key, skill)
            status = _NOT_ACCEPTED.get(skill, "ACCEPTED") if member.key == "graham-pell" else "ACCEPTED"
            written = moment.strftime("%Y/%m/%d %H:%M:%S UTC")
            url = row.url.removeprefix("https://")
            dated.append((written, skill, member.first, member.last, url, status))
    return _table(_ENDORSEMENT_HEADER.format(who), sorted(dated, reverse=True))


def _later(day: date, *key: object) -> datetime:
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    room = max((datetime(2024, 10, 1, tzinfo=UTC) - start).days, 1)
    return start + timedelta(days=20 + number(min(room, 1100), *key), seconds=number(86_400, *key))


def _invitations(cast: Cast, lines: list[Line]) -> bytes:
    said = {line.about: line for line in lines if line.channel == "inv"}
    owner = cast.owner
    assert owner.linkedin is not None
    dated = []
    for member, row in _linked(cast):
        line = said.get(member.key)
        clock = time(8 + number(12, member.key), number(60, member.key))
        moment = line.at if line else datetime.combine(_day(row), clock, UTC)
        is_mine = line.way == ">" if line else number(2, member.key) == 0
        pair = ((owner.name, owner.linkedin.url), (member.name, row.url))
        (sender, sender_url), (receiver, receiver_url) = pair if is_mine else pair[::-1]
        cells = (
            sender,
            receiver,
            f"{moment.month}/{moment.day}/{moment:%y}, {moment:%I:%M %p}".replace(", 0", ", "),
            line.text if line else "",
            "OUTGOING" if is_mine else "INCOMING",
            sender_url,
            receiver_url,
        )
        dated.append((moment, cells))
    return _table(_INVITATION_HEADER, [cells for _, cells in sorted(dated, reverse=True)])


def _messages(cast: Cast, lines: list[Line], further: list[dict[str, str]]) -> bytes:
    owner = cast.owner
    assert owner.linkedin is not None
    me = (owner.name, owner.linkedin.url)
    rows = []
    for line in lines:
        if line.channel != "li":
            continue
        member = cast.by_key[str(line.about)]
        assert member.linkedin is not None, member.key
        them = (member.name, member.linkedin.url)
        sender, recipient = (me, them) if line.way == ">" else (them, me)
        rows.append(_message_row(_conversation_id(member.key), sender, recipient, line))
    rows += [[cells.get(column, "") for column in _MESSAGE_HEADER.split(",")] for cells in further]
    return _table(_MESSAGE_HEADER, sorted(rows, key=lambda row: (row[6], row[8]), reverse=True))


def _message_row(
    conversation: str, sender: tuple[str, str], recipient: tuple[str, str], line: Line
) -> list[str]:
    when = line.at.strftime("%Y-%m-%d %H:%M:%S UTC")
    return [conversation, "", *sender, *recipient, when, "", line.text, "INBOX", "", "No", "No"]


def _conversation_id(key: str) -> str:
    return f"2-{letters(44, key)}=="


def _shares(lines: list[Line]) -> bytes:
    rows = []
    for line in reversed(lines):
        if line.channel == "share":
            urn = f"urn%3Ali%3Ashare%3A{6_000_000_000_000_000_000 + number(10**18, line.text)}"
            when = line.at.strftime("%Y-%m-%d %H:%M:%S")
            link = f"https://www.linkedin.com/feed/update/{urn}"
            rows.append((when, link, line.text, "", "", "MEMBER_NETWORK"))
    return _table(_SHARE_HEADER, rows)


def _comments(lines: list[Line]) -> bytes:
    out = ["Date,Link,Message"]
    for line in reversed(lines):
        if line.channel == "comment":
            urn = f"urn%3Ali%3Aactivity%3A{6_000_000_000_000_000_000 + number(10**18, 'c', line.text)}"
            message = line.text.replace("\\", "\\\\").replace('"', '\\"')
            out.append(f'{line.at:%Y-%m-%d %H:%M:%S},https://www.linkedin.com/feed/update/{urn},"{message}"')
    return "\n".join([*out, ""]).encode()


def _reactions() -> bytes:
    kinds = ("LIKE", "LIKE", "LIKE", "PRAISE", "EMPATHY", "INTEREST", "ENTERTAINMENT")
    first = datetime(2016, 2, 1, 8, tzinfo=UTC)
    rows = []
    for place in range(150):
        moment = first + timedelta(days=place * 21 + number(20, place), seconds=number(50_000, place))
        urn = f"urn%3Ali%3Aactivity%3A{6_000_000_000_000_000_000 + number(10**18, 'r', place)}"
        link = f"https://www.linkedin.com/feed/update/{urn}"
        rows.append((moment.strftime("%Y-%m-%d %H:%M:%S"), pick(kinds, place, "kind"), link))
    return _table("Date,Type,Link", sorted(rows, reverse=True))
