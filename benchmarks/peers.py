"""What other programs do with the same bytes: `peers.py NAME PATH`, in an environment of their own.

Each reads everything and keeps what it would give to its user. How many it found goes to the standard output.
"""

import mailbox
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(sys.executable).parent


def slackviewer(path: Path) -> int:
    """slack-export-viewer as far as to its pages, which it does not write."""
    program = [str(HERE / "slack-export-viewer"), "-z", str(path), "--test", "--no-browser"]
    subprocess.run(program, check=True, capture_output=True)
    return 1


def linkedin2md(path: Path) -> int:
    """linkedin2md: a page of Markdown for each table; it takes the export packed."""
    with tempfile.TemporaryDirectory() as place:
        program = [str(HERE / "linkedin2md"), str(_packed(path, place)), "-q", "-o", f"{place}/pages"]
        subprocess.run(program, check=True, capture_output=True)
        return len(list(Path(place, "pages").iterdir()))


def masto2pelican(path: Path) -> int:
    """masto2pelican: an article for each thread of one's own posts; it takes the archive packed."""
    with tempfile.TemporaryDirectory() as place:
        program = [str(HERE / "masto2pelican"), str(_packed(path, place)), "-d", f"{place}/articles"]
        subprocess.run(program, check=True, capture_output=True, cwd=place)
        return sum(1 for _ in Path(place, "articles").rglob("*"))


def _packed(folder: Path, place: str) -> Path:
    """The folder as a zip, uncompressed: packing costs next to nothing."""
    with zipfile.ZipFile(Path(place) / "archive.zip", "w") as packed:
        for file in sorted(folder.iterdir()):
            packed.write(file, file.name)
    return Path(place) / "archive.zip"


def libipld(path: Path) -> int:
    """All blocks at once."""
    from libipld import decode_car

    return len(decode_car(path.read_bytes())[1])


def atproto(path: Path) -> int:
    """All blocks at once, names as objects."""
    from atproto import CAR

    return len(CAR.from_bytes(path.read_bytes()).blocks)


def cbrrr(path: Path) -> int:
    """Blocks one by one."""
    from cbrrr import decode_dag_cbor, decode_varint

    size = path.stat().st_size
    count = 0
    with path.open("rb") as file:
        file.read(decode_varint(file))
        while file.tell() < size:
            decode_dag_cbor(file.read(decode_varint(file))[36:])
            count += 1
    return count


def feedparser(path: Path) -> int:
    """All entries of the export, which is RSS."""
    from feedparser import parse

    return len(parse(path.read_bytes()).entries)


def git(path: Path) -> int:
    """Every message, as git prints them."""
    return len(
        subprocess.run(["git", "-C", str(path), "log", "--format=%B"], check=True, capture_output=True).stdout
    )


def pydriller(path: Path) -> int:
    """Authors and messages of all commits."""
    from pydriller import Repository

    return sum(1 for commit in Repository(str(path)).traverse_commits() if commit.msg and commit.author.email)


def mbox(path: Path) -> int:
    """The standard library's mailbox: the plain text of each message, nothing stripped."""
    count = 0
    for message in mailbox.mbox(path):
        for part in message.walk():
            if part.get_content_type() == "text/plain":
                part.get_payload(decode=True)
        count += 1
    return count


def mbox_to_sqlite(path: Path) -> int:
    """Every message into a database."""
    with tempfile.TemporaryDirectory() as place:
        program = [str(HERE / "mbox-to-sqlite"), "mbox", str(Path(place) / "mail.db"), str(path)]
        subprocess.run(program, check=True, capture_output=True)
    return 1


def vobject(path: Path) -> int:
    """All components of a calendar or cards of an address book."""
    from vobject import readComponents

    with path.open(encoding="utf-8") as file:
        return sum(len(list(one.getChildren())) for one in readComponents(file))


PEERS: dict[str, Callable[[Path], int]] = {
    one.__name__: one
    for one in (
        linkedin2md,
        masto2pelican,
        slackviewer,
        libipld,
        atproto,
        cbrrr,
        feedparser,
        git,
        pydriller,
        mbox,
        mbox_to_sqlite,
        vobject,
    )
}

if __name__ == "__main__":
    print(PEERS[sys.argv[1]](Path(sys.argv[2])))
