"""Make a big invented LinkedIn export, and measure how it is read (`beside.py` says how to call it).

For 1,000 messages 200 connections, 50 invitations, 20 endorsements, 10 posts and 3 recommendations. Everybody
is invented. The floor: the standard library's csv over the same files, nothing else.
"""

import csv
import random
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from beside import Bench, main

FIRST = datetime(2010, 3, 1, tzinfo=UTC)
ME, MY_URL = "Mira Solberg", "https://www.linkedin.com/in/mira-solberg"
GIVEN = ("Ana", "Bo", "Chidi", "Dara", "Emre", "Femi", "Gita", "Hana", "Ivo", "Jun")
FAMILY = ("Alder", "Brook", "Cairn", "Dell", "Esk", "Fen", "Gorse", "Heath", "Isle", "Juniper")
COMPANIES = ("Tidewater", "Northwind Ferries", "Saltmarsh Labs", "Gale & Sons", "Berth, Inc.")
SKILLS = ("Scheduling", "Query planning", "Public speaking", "Hull design", "Budgets")
SENTENCES = (
    "Thank you for walking me through the tide tables last week, it saved our launch.",
    "Could we talk on Thursday? I have a question about the planner.",
    "Congratulations on the new position!\nThe harbour will miss you.",
    "I learned more from your review than from the whole course, and said so to everybody.",
    "The slides are attached, comments welcome.",
)
MESSAGE_COLUMNS = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS",
    "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)  # fmt: skip
NOTES = 'Notes:\n"When exporting your connection data, you may notice that some addresses are missing."\n\n'


def names(number: int) -> tuple[str, str]:
    """Given and family name; the latter tells people apart."""
    return GIVEN[number % 10], f"{FAMILY[number // 10 % 10]}-{number}"


def url(number: int) -> str:
    """A profile's address."""
    given, family = names(number)
    return f"https://www.linkedin.com/in/{given}-{family}".lower()


def message(rng: random.Random, number: int, people: int) -> tuple[str, ...]:
    """A row of `messages.csv`."""
    who = rng.randrange(people)
    mine, theirs = (ME, MY_URL), (" ".join(names(who)), url(who))
    (sender, sender_url), (to, to_url) = (mine, theirs) if number % 2 else (theirs, mine)
    at = FIRST + timedelta(minutes=number * 97)
    said = " ".join(rng.choices(SENTENCES, k=rng.randrange(1, 4)))
    return (
        f"2-{who:032x}==", "", sender, sender_url, to, to_url, f"{at:%Y-%m-%d %H:%M:%S} UTC", "", said,
        "INBOX", "", "No", "No",
    )  # fmt: skip


def connection(rng: random.Random, number: int) -> tuple[str, ...]:
    """A row of `Connections.csv`."""
    at = FIRST + timedelta(hours=number * 7)
    email = f"p{number}@quay.example" if number % 20 == 0 else ""
    return (*names(number), url(number), email, rng.choice(COMPANIES), "Engineer", f"{at:%d %b %Y}")


def invitation(rng: random.Random, number: int, people: int) -> tuple[str, ...]:
    """A row of `Invitations.csv`."""
    who = rng.randrange(people)
    at = FIRST + timedelta(hours=number * 7)
    sent = f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M %p}"
    return ME, " ".join(names(who)), sent, rng.choice(SENTENCES), "OUTGOING", MY_URL, url(who)


def endorsement(rng: random.Random, number: int, people: int) -> tuple[str, ...]:
    """A row of `Endorsement_Received_Info.csv`."""
    who = rng.randrange(people)
    at = FIRST + timedelta(hours=number * 11)
    bare = url(who).removeprefix("https://")
    return f"{at:%Y/%m/%d %H:%M:%S} UTC", rng.choice(SKILLS), *names(who), bare, "ACCEPTED"


def recommendation(rng: random.Random, number: int, people: int) -> tuple[str, ...]:
    """A row of `Recommendations_Received.csv`."""
    at = FIRST + timedelta(days=number)
    said = "\n".join(rng.choices(SENTENCES, k=4))
    return (
        *names(rng.randrange(people)),
        rng.choice(COMPANIES),
        "Lead",
        said,
        f"{at:%m/%d/%y, %I:%M %p}",
        "VISIBLE",
    )


def share(rng: random.Random, number: int) -> tuple[str, ...]:
    """A row of `Shares.csv`."""
    at = FIRST + timedelta(hours=number * 31)
    link = f"https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{7 * 10**18 + number}"
    return f"{at:%Y-%m-%d %H:%M:%S}", link, rng.choice(SENTENCES), "", "", "MEMBER_NETWORK"


def table(
    path: Path,
    columns: Iterable[str],
    rows: Iterable[Iterable[str]],
    notes: str = "",
    *,
    all_quoted: bool = False,
) -> None:
    """Write a file of the export."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(notes)
        writer = csv.writer(
            file, lineterminator="\n", quoting=csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
        )
        writer.writerow(columns)
        writer.writerows(rows)


def make(out: Path, count: int, seed: int) -> None:
    """Write the folder of an export with `count` messages."""
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    people = max(1, count // 5)

    def rows(share_of: int, row: Callable[..., tuple[str, ...]], *more: int) -> Iterable[tuple[str, ...]]:
        return (row(rng, number, *more) for number in range(max(1, count // share_of)))

    table(out / "messages.csv", MESSAGE_COLUMNS, rows(1, message, people), all_quoted=True)
    table(
        out / "Connections.csv",
        ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"),
        rows(5, connection),
        NOTES,
    )
    table(
        out / "Invitations.csv",
        ("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"),
        rows(20, invitation, people),
    )
    endorser = ("Endorser First Name", "Endorser Last Name", "Endorser Public Url", "Endorsement Status")
    columns = ("Endorsement Date", "Skill Name", *endorser)
    table(out / "Endorsement_Received_Info.csv", columns, rows(50, endorsement, people))
    columns = ("First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status")
    table(out / "Recommendations_Received.csv", columns, rows(333, recommendation, people))
    columns = ("Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility")
    table(out / "Shares.csv", columns, rows(100, share))
    columns = ("First Name", "Last Name", "Headline", "Twitter Handles", "Websites")
    table(out / "Profile.csv", columns, [("Mira", "Solberg", "Keeps ships on time", "[mira_solberg]", "")])


def floor(path: Path) -> int:
    """Every row of every table by the csv module."""
    count = 0
    for name in sorted(path.glob("*.csv")):
        with name.open(encoding="utf-8", newline="") as file:
            count += sum(1 for _ in csv.reader(file))
    return count


BENCH = Bench(
    source="LinkedIn",
    made="linkedin",
    count=20_000,
    counted="messages",
    make=make,
    floor=floor,
    floor_is="csv over every file",
    peers={"linkedin2md": "linkedin2md, to pages of Markdown"},
)

if __name__ == "__main__":
    main(BENCH, __file__)
