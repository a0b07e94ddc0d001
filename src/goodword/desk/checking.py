"""Check a file: anyone's, offline, in words."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response

from goodword.credential import is_paper, verify
from goodword.desk.asked import TOO_LARGE, Asked
from goodword.desk.pages import Desk
from goodword.desk.uploads import Bounds
from goodword.errors import GoodwordError
from goodword.nouns import Verification

LARGEST = 25_000_000
"""Bytes of one file: a letter on paper with its pictures, many times over."""
BOUNDS = Bounds(files=100, size=4 * LARGEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file and what is to be said of it."""

    name: str
    found: Verification | None = None
    is_paper: bool = False
    """What a PDF shows may be other words than those that were signed: these are shown."""
    problem: str = ""


def ask(desk: Desk, asked: Asked) -> Response:
    """Where a file may be dropped."""
    del asked
    return _page(desk)


def _page(desk: Desk, *, checked: Sequence[Checked] = (), refused: str = "", status: int = 200) -> Response:
    return desk.page(
        "verify",
        at="/verify",
        title="Check a file",
        status=status,
        checked=checked,
        refused=refused,
        most=BOUNDS.size,
    )


def check(desk: Desk, asked: Asked) -> Response:
    """Each file with its answer; nothing of it is kept."""
    brought = asked.brought
    if brought is None or brought.refused or not brought.files:
        is_untaken = brought is not None and brought.is_untaken
        told = brought.refused if brought else ""
        return _page(desk, refused=told or "No file was chosen.", status=TOO_LARGE if is_untaken else 200)
    try:
        checked = [_check(desk, file) for file in brought.files]
    finally:
        shutil.rmtree(brought.folder, ignore_errors=True)
    return _page(desk, checked=checked)


def _check(desk: Desk, file: Path) -> Checked:
    if file.stat().st_size > LARGEST:
        return Checked(
            name=file.name, problem=f"It is larger than {LARGEST:,} bytes; no signed recommendation is."
        )
    document = file.read_bytes()
    try:
        found = verify(document, now=desk.home.clock.now())
    except GoodwordError as error:
        return Checked(name=file.name, problem=str(error))
    return Checked(name=file.name, found=found, is_paper=is_paper(document))
