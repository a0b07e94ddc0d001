"""Dropped files: whole or not at all, in the owner’s folder alone, bounded, whatever their names are."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.types import Receive

from goodword.desk.uploads import Bounds, Brought, receive
from tests.conftest import SOAK

BOUNDARY = "one-of-ours"
File = tuple[str, bytes]
LARGE = 5_000_000_000 if SOAK else 5_000_000


def form(files: Sequence[File], fields: Sequence[tuple[str, str]] = ()) -> bytes:
    """A form as browsers send it."""
    parts = [
        f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields
    ]
    for name, content in files:
        head = f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def send(body: bytes, folder: Path, bounds: Bounds | None = None, *, said: int | None = None) -> Brought:
    """Give a form to `receive` in pieces of a thousand bytes; `said` is the length that it says to have."""

    async def messages() -> AsyncIterator[dict[str, Any]]:
        for start in range(0, len(body), 1000):
            yield {"type": "http.request", "body": body[start : start + 1000], "more_body": True}
        yield {"type": "http.request", "body": b"", "more_body": False}

    length = str(len(body) if said is None else said)
    return received(messages().__anext__, folder, bounds or Bounds(), (b"content-length", length.encode()))


def received(receiving: Receive, folder: Path, bounds: Bounds, *headers: tuple[bytes, bytes]) -> Brought:
    """What `receive` takes of these messages."""
    of_form = (b"content-type", f"multipart/form-data; boundary={BOUNDARY}".encode())
    request = Request({"type": "http", "method": "POST", "headers": [of_form, *headers]}, receiving)
    with ThreadPoolExecutor(1) as aside:  # the tests of the browser leave a loop running on this thread
        return aside.submit(asyncio.run, receive(request, folder, bounds)).result()


def test_files_and_fields_arrive_as_they_were_sent(tmp_path: Path) -> None:
    content = bytes(range(256)) * 50
    brought = send(
        form([("a.zip", content), ("b.json", b"{}")], [("same", "on"), ("path", "/é")]), tmp_path / "new"
    )
    assert brought.fields == {"same": "on", "path": "/é"}
    assert [path.name for path in brought.files] == ["a.zip", "b.json"]
    assert brought.files[0].read_bytes() == content
    assert brought.files[0].parent.stat().st_mode & 0o077 == 0


def test_a_folder_keeps_its_paths_and_two_of_one_name_both_stay(tmp_path: Path) -> None:
    brought = send(form([("data/tweets.js", b"1"), ("data/tweets.js", b"2")]), tmp_path)
    assert [path.relative_to(tmp_path).parts[0] for path in brought.files] == ["data", "data"]
    assert {path.read_bytes() for path in brought.files} == {b"1", b"2"}


@pytest.mark.parametrize(
    "name",
    [
        "../../out.zip",
        "/etc/passwd",
        r"C:\Users\x\..\out.zip",
        "..",
        "a/../../../b",
        "x" * 400 + ".zip",
        "…/é",
    ],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "kept"
    brought = send(form([(name, b"x")]), folder)
    assert brought.refused == ""
    (kept,) = brought.files
    assert folder in kept.resolve().parents
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [kept]


@pytest.mark.parametrize(
    ("files", "bounds", "said", "why"),
    [
        ([("a", b"x" * 5000)], Bounds(size=4000), None, "at most 0 MB are taken"),
        ([("a", b"x")], Bounds(), 5_000_000_000_000, "are taken"),
        ([("a", b"x")], Bounds(size=10**18), 10**17, "this disk has room for"),
        ([(f"f{number}", b"x") for number in range(12)], Bounds(files=10), None, "More than 10 files"),
    ],
)
def test_what_is_too_much_is_refused_in_words_and_nothing_is_kept(
    tmp_path: Path, files: Sequence[File], bounds: Bounds, said: int | None, why: str
) -> None:
    brought = send(form(files), tmp_path / "kept", bounds, said=said)
    assert why in brought.refused
    assert brought.files == []
    assert not (tmp_path / "kept").exists()


def test_what_says_that_it_is_too_large_is_refused_before_a_byte_of_it_is_taken(tmp_path: Path) -> None:
    async def nothing_is_asked_for() -> dict[str, Any]:
        raise AssertionError

    brought = received(
        nothing_is_asked_for, tmp_path / "kept", Bounds(size=4000), (b"content-length", b"5000000000")
    )
    assert brought.is_untaken
    assert brought.refused == "The files have 5,000 MB; at most 0 MB are taken."


def test_what_never_ends_and_says_no_length_is_cut_at_the_bound(tmp_path: Path) -> None:
    why, taken = endless(tmp_path / "kept", Bounds(size=LARGE, room=0))
    assert "which is the most that is taken" in why
    assert LARGE < taken < LARGE + 4_000_000


def test_a_disk_that_others_fill_meanwhile_keeps_its_room(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goodword.desk.uploads._LOOK_AT_THE_DISK", 500_000)
    why, taken = endless(small_disk / "kept", Bounds(room=1_500_000))
    assert why == "The disk has no room for more."
    assert taken < 5_000_000


def endless(folder: Path, bounds: Bounds) -> tuple[str, int]:
    """Why a form without end was refused, and how much of it had been taken; nothing of it is kept."""
    taken = 0

    async def without_end() -> dict[str, Any]:
        nonlocal taken
        piece = b"x" * 1_000_000 if taken else form([("a.zip", b"x" * 1000)]).rpartition(b"\r\n--")[0]
        taken += len(piece)
        return {"type": "http.request", "body": piece, "more_body": True}

    brought = received(without_end, folder, bounds)
    assert brought.files == []
    assert not folder.exists()
    return brought.refused, taken


def test_what_breaks_off_or_is_no_form_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    whole = form([("a.zip", b"x" * 3000)])
    for body in (whole[:2500], b"no form at all", b""):
        brought = send(body, tmp_path / "kept")
        assert brought.files == []
        assert not (tmp_path / "kept").exists()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file stands where the folder should be", "utf-8")
    brought = send(form([("a.zip", b"x")]), tmp_path / "kept")
    assert "could not be kept" in brought.refused
