"""The messages of a mailbox one by one, with what its folder and its labels say of each."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from goodword.ports import Archive
from goodword.sources.mail.headers import Head, cut, phrase
from goodword.sources.mail.layout import Folder, Mailbox, flags_of, folder_named
from goodword.sources.mail.splitter import KEPT, Raw, is_mbox, split, without_from_quotes

_MOZILLA = "x-mozilla-status"
_EXPUNGED = 0x8
"""Deleted in Thunderbird, and there until the folder is compacted (nsMsgMessageFlags)."""
_GMAIL = frozenset({"x-gm-thrid", "x-gmail-labels"})
_LABELS = 100
_OF_FLAGS = {"D": Folder.DRAFTS, "T": Folder.TRASH}


class Message(msgspec.Struct, frozen=True):
    """A message with its head read; its body lies there as it came."""

    position: int
    """Zero-based place in its file."""
    separator: bytes
    head: Head
    body: bytes
    is_whole: bool
    folders: frozenset[Folder]
    gmail_thread: str | None


def messages(archive: Archive, mailbox: Mailbox) -> Iterator[Message]:
    """The messages of `mailbox`, each with at most its first 4 MB."""
    chunks = archive.chunks(mailbox.name)
    raws = split(chunks) if mailbox.is_mbox else _single(chunks)
    for raw in raws:
        yield _message(raw, mailbox)


def words_in(message: Message, mailbox: Mailbox) -> bytes:
    """The body without what an mbox put before lines that begin with “From ”."""
    return without_from_quotes(message.body) if mailbox.is_mbox else message.body


def _message(raw: Raw, mailbox: Mailbox) -> Message:
    head, body = cut(raw.data)
    # Whoever passes a message on writes on top of it. So these two are Gmail's own only where they stand
    # first: lower down the sender could have written them, to pass for the owner of the mailbox.
    is_gmails = head.first in _GMAIL
    folders = {_OF_FLAGS[flag] for flag in flags_of(mailbox.name) if flag in _OF_FLAGS}
    if mailbox.folder is not None:
        folders.add(mailbox.folder)
    if is_gmails:
        folders.update(_labelled(head.all("x-gmail-labels")))
    if head.first == _MOZILLA and _number(head.get(_MOZILLA)) & _EXPUNGED:
        folders.add(Folder.TRASH)
    if head.get("x-unsent") == "1":
        folders.add(Folder.DRAFTS)
    thread = head.get("x-gm-thrid")[:40] if is_gmails else ""
    return Message(
        position=raw.position, separator=raw.separator, head=head, body=raw.data[body:],
        is_whole=raw.is_whole, folders=frozenset(folders), gmail_thread=thread or None,
    )  # fmt: skip


def _number(written: str) -> int:
    """The four hexadecimal digits of a status; 0 for anything else."""
    return int(written, 16) if re.fullmatch(r"[0-9a-fA-F]{1,4}", written) else 0


def _labelled(fields: Iterable[str]) -> Iterator[Folder]:
    labels = chain.from_iterable(phrase(field).split(",")[:_LABELS] for field in fields)
    return (folder for label in labels if (folder := folder_named(label.strip('" '))) is not None)


def _single(chunks: Iterable[bytes]) -> Iterator[Raw]:
    """The one message of a file; what stands behind the first 4 MB is read and let go."""
    kept = bytearray()
    size = 0
    for chunk in chunks:
        size += len(chunk)
        kept += chunk[: KEPT - len(kept)]
    data = bytes(kept).removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if is_mbox(data):
        yield from split([data])
    elif data:
        yield Raw(0, b"", data, size <= KEPT)
