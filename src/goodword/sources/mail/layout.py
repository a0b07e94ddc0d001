"""Which members of an archive hold mail, in which form, and what folder each of them is.

mbox: Gmail's Takeout (`All mail.mbox`), Apple (`Sent.mbox/mbox`), Thunderbird (`Inbox`, beside
`Inbox.msf`). One message a file: `.eml`, and the messages of a Maildir, `cur/1700000000.M1P2.host:2,S`.
"""

import re
from enum import StrEnum
from pathlib import PurePosixPath

import msgspec

from goodword.ports import Archive
from goodword.sources.mail.splitter import is_mbox
from goodword.sources.mail.wording import wording

_IN_MAILDIR = re.compile(r"(?:.*/)?(?:(?:cur|new)/)?\d{9,12}\.[^/]+")
"""`new/` says that no one has looked at a message yet; a folder that holds nothing else is left out."""
_FLAGS = re.compile(r"[:;!_-]2,([A-Za-z]*)$")
"""Maildir's flags; Windows allows no colon."""
_WITHOUT_SUFFIX = re.compile(r"(?:.*/)?[^/.]+")
_HEAD = 2_048
_LOOKED_INTO = 24
"""Files without a suffix that are looked into to see whether they are mailboxes."""
_OVERVIEW = "archive_browser.html"
"""Google puts this page beside whatever was asked for."""
_OTHER_DATA = (".vcf", ".ics", ".json", ".js", ".csv", ".car", ".xml", ".rss", ".atom", ".jsonl")
_BESIDE = re.compile(
    r"\.(?:msf|dat|plist|css|png|jpe?g|gif|html?)$|(?:^|/)(?:table_of_contents|maildirfolder|subscriptions"
    r"|(?:dovecot|courier|cyrus)[^/]*)$",
    re.IGNORECASE,
)
"""What mail programs keep beside the mail."""
_FIELDS = re.compile(
    rb"^(?:from|date|received|return-path|delivered-to|message-id)[ \t]{0,9}:", re.IGNORECASE | re.MULTILINE
)


class Folder(StrEnum):
    """What a folder or a label says of its messages."""

    SENT = "sent"
    SPAM = "spam"
    TRASH = "trash"
    DRAFTS = "drafts"


class Mailbox(msgspec.Struct, frozen=True):
    """A member that holds mail."""

    name: str
    is_mbox: bool
    folder: Folder | None


def mailboxes(archive: Archive) -> tuple[Mailbox, ...]:
    """The members that hold mail, in the order of their names."""
    return tuple(
        Mailbox(name, _is_many(name), _folder_of(name, archive.path))
        for name in (*_by_name(archive), *_without_suffix(archive))
    )


def is_mail(archive: Archive) -> bool:
    """Whether the archive is one of mail, or a download from Google with mail in it.

    Not where data of another kind lies beside the mail: then it is several archives in one folder.
    """
    found = (*_by_name(archive), *_without_suffix(archive))
    if not found or not _has_mark(archive, found[0]):
        return False
    if archive.has(_OVERVIEW):
        return any(name.lower().endswith(".mbox") for name in found)
    taken = frozenset(found)
    others = [name for name in archive.names if name not in taken and not _BESIDE.search(name)]
    return not others_in(archive) and len(others) <= len(found)


def others_in(archive: Archive) -> tuple[str, ...]:
    """The members that hold data which is not mail."""
    return tuple(name for name in archive.names if name.lower().endswith(_OTHER_DATA))


def folder_named(name: str) -> Folder | None:
    """What a folder or label of this name is, in any language of `words.toml`."""
    low = name.strip().casefold()
    known = wording()
    for folder, names in (
        (Folder.SENT, known.sent),
        (Folder.SPAM, known.spam),
        (Folder.TRASH, known.trash),
        (Folder.DRAFTS, known.drafts),
    ):
        if low in names:
            return folder
    return None


def flags_of(name: str) -> str:
    """The flags in the name of a message of a Maildir: D draft, T trashed; empty for any other."""
    found = _FLAGS.search(name)
    return found[1] if found and _IN_MAILDIR.fullmatch(name) else ""


def _by_name(archive: Archive) -> tuple[str, ...]:
    return tuple(
        name
        for name in archive.names
        if name.lower().endswith((".eml", ".mbox", ".mbox/mbox"))
        or name == "mbox"
        or _IN_MAILDIR.fullmatch(name)
    )


def _without_suffix(archive: Archive) -> tuple[str, ...]:
    """Thunderbird's mailboxes: beside an index of the same name, else by what they begin with."""
    taken = frozenset(_by_name(archive))
    bare = [name for name in archive.names if _WITHOUT_SUFFIX.fullmatch(name) and name not in taken]
    known = frozenset(archive.names)
    indexed = [name for name in bare if f"{name}.msf" in known]
    others = [name for name in bare if f"{name}.msf" not in known][:_LOOKED_INTO]
    return tuple(
        name for name in sorted((*indexed, *others)) if archive.size(name) and _begins_as_mbox(archive, name)
    )


def _is_many(name: str) -> bool:
    return not name.lower().endswith(".eml") and not _IN_MAILDIR.fullmatch(name)


def _has_mark(archive: Archive, name: str) -> bool:
    """Whether the member begins as mail does."""
    return _begins_as_mbox(archive, name) or _FIELDS.search(_head(archive, name)) is not None


def _begins_as_mbox(archive: Archive, name: str) -> bool:
    return is_mbox(_head(archive, name))


def _head(archive: Archive, name: str) -> bytes:
    return next(iter(archive.chunks(name)), b"")[:_HEAD]


def _folder_of(name: str, path: str) -> Folder | None:
    """What the nearest folder is whose name tells: `.Sent/cur/…`, `Sent.mbox/mbox`, `Inbox.sbd/Sent`."""
    parts = [*PurePosixPath(path).parts[-1:], *PurePosixPath(name).parts]
    if name.lower().endswith(".eml") or _IN_MAILDIR.fullmatch(name):
        parts.pop()
    for part in reversed(parts):
        bare = re.sub(r"\.(?:mbox|sbd|zip|tar|gz|tgz)$", "", part, flags=re.IGNORECASE)
        if found := folder_named(bare.rpartition(".")[2]) or folder_named(bare):
            return found
    return None
