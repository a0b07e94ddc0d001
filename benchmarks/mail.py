"""Make a big invented mailbox in the form of Gmail's Takeout, and measure how it is read (see `beside.py`).

A message in three is from a list, a shop or a machine; one in six carries an attachment of some
hundred kilobytes, which makes two thirds of the bytes, as in real mailboxes; half of the rest is
answers with what they answer below them, a third is HTML beside plain text. Everybody is invented.

The floor: split the file and read each head with the standard library's fastest parser, nothing else.
"""

import base64
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.parser import BytesHeaderParser
from pathlib import Path
from textwrap import fill

from beside import Bench, main

PEOPLE = 2_000
FIRST = datetime(2012, 3, 1, tzinfo=UTC)
SPAN = timedelta(days=365 * 12)
OWNER = "Mira Solberg <mira@example.com>"
GIVEN = ("Ana", "Bo", "Chidi", "Dara", "Emre", "Femi", "Gita", "Hana", "Ivo", "Jun")
FAMILY = ("Alder", "Brook", "Cairn", "Dell", "Esk", "Fen", "Gorse", "Heath", "Isle", "Juniper")
SENTENCES = (
    "Thank you for going through the tide tables with me, it saved us a week.",
    "The slides are up, and the numbers for March are in the second sheet.",
    "Could you look at the draft before Thursday? There is no hurry with the rest.",
    "I learned more from your review than from the whole course – danke dafür.",
    "We moved the meeting to the small room, since the large one is being painted.",
    "If anybody knows how these pumps are built it is you, so I am asking first.",
    "The crew arrives on the early train; I shall be at the harbour by nine.",
    "Please send the invoice to the office, they know about it.",
)
TRACE = "".join(
    f"ARC-Seal: i={n}; a=rsa-sha256; t=1709550000; cv=none; d=example.com; s=arc-2016; b={'Qm9' * 90}\n"
    f"Received: by 2002:a05:{n}:b0 with SMTP id x{n}csp; Mon, 4 Mar 2024 11:20:34 -0800 (PST)\n"
    for n in (1, 2, 3)
)


def messages(seed: int) -> Iterator[bytes]:
    """Messages without end, each with its separator."""
    rng = random.Random(seed)
    blob = base64.encodebytes(rng.randbytes(600_000))
    number = 0
    while True:
        number += 1
        yield _message(rng, blob, number)


def _message(rng: random.Random, blob: bytes, number: int) -> bytes:
    at = FIRST + SPAN * rng.random()
    person = rng.randrange(PEOPLE)
    name = f"{GIVEN[person % 10]} {FAMILY[person // 10 % 10]}"
    other = f"{name} <{name.replace(' ', '.').lower()}{person}@quay.example>"
    is_sent, is_bulk = rng.random() < 0.3, rng.random() < 0.33
    head = [
        f"From {1_700_000_000_000_000_000 + number}@xxx {at:%a %b %d %H:%M:%S +0000 %Y}",
        f"X-GM-THRID: {1_700_000_000_000_000_000 + number // 3}",
        f"X-Gmail-Labels: {'Sent' if is_sent else 'Inbox,Opened'}",
        "Delivered-To: mira@example.com\n" + TRACE.rstrip() if not is_sent else "MIME-Version: 1.0",
        f"Date: {at:%a, %d %b %Y %H:%M:%S +0000}",
        f"Message-ID: <{number}.{person}@quay.example>",
        f"Subject: {'Re: ' if number % 2 else ''}=?UTF-8?Q?Gr=C3=BC=C3=9Fe_{number}?=",
        f"From: {OWNER if is_sent else other}",
        f"To: {other if is_sent else OWNER}",
    ]
    if number % 2:
        head.append(f"In-Reply-To: <{number - 1}.{person}@quay.example>")
    if is_bulk and not is_sent:
        head.append("List-Id: <tides.lists.example.org>\nList-Unsubscribe: <https://lists.example.org/u>")
    return ("\n".join(head) + "\n").encode() + _body(rng, blob, number, other) + b"\n\n"


def _body(rng: random.Random, blob: bytes, number: int, other: str) -> bytes:
    said = "\n\n".join(fill(" ".join(rng.choices(SENTENCES, k=rng.randrange(1, 6))), 72) for _ in range(3))
    before = "\n".join(f"> {line}" for line in (said * rng.randrange(1, 4)).split("\n"))
    text = f"{said}\n\n-- \nMira\n"
    if number % 2:
        text = f"{said}\n\nOn Mon, 4 Mar 2024 at 12:20, {other}\nwrote:\n\n{before}\n"
    plain = f"Content-Type: text/plain; charset=UTF-8\n\n{text}".encode()
    if number % 3:
        return plain
    html = "".join(f"<p style='margin:0'>{line}</p>" for line in text.split("\n"))
    parts = [plain, f"Content-Type: text/html; charset=UTF-8\n\n<html><body>{html}</body></html>".encode()]
    kind = b"alternative"
    if number % 6 == 0:
        kind = b"mixed"
        name = b"Content-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment; filename=a.pdf\n"
        parts[1] = name + b"Content-Transfer-Encoding: base64\n\n" + blob[: rng.randrange(20_000, len(blob))]
    body = b"".join(b"--b42\n" + part + b"\n" for part in parts)
    return b'Content-Type: multipart/%s; boundary="b42"\n\n%s--b42--\n' % (kind, body)


def make(out: Path, megabytes: int, seed: int) -> int:
    """Write the mailbox; how many messages it holds."""
    size = count = 0
    with out.open("wb") as file:
        for message in messages(seed):
            if size >= megabytes * 1_000_000:
                break
            size += file.write(message)
            count += 1
    return count


def floor(path: Path) -> int:
    """Cut the file at its separators and parse each head, nothing else."""
    parser = BytesHeaderParser()
    data = path.read_bytes()
    at = count = 0
    while at >= 0:
        end = data.find(b"\n\nFrom ", at)
        parser.parsebytes(data[at : data.find(b"\n\n", at)])
        count += 1
        at = end + 2 if end >= 0 else -1
    return count


BENCH = Bench(
    source="Mail",
    made="All mail.mbox",
    count=100,
    counted="MB",
    make=make,
    floor=floor,
    floor_is="split, each head by `BytesHeaderParser`",
    peers={"mbox": "`mailbox.mbox`, plain text only", "mbox_to_sqlite": "mbox-to-sqlite"},
)

if __name__ == "__main__":
    main(BENCH, __file__)
