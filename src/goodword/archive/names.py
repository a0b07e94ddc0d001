"""Names of members: which are safe, which are no data, and which folder is only a wrapping."""

import re
from collections.abc import Iterable

from goodword.archive.entries import NAME_CHARACTERS

_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_JUNK = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_NESTED = (".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz", ".7z", ".rar", ".gz", ".bz2", ".xz")
_STRUCTURAL = re.compile(r"data|\..*|.*\.mbox", re.IGNORECASE)
"""A folder that is part of the archive's own shape where it stands alone at the top: X without its page,
Maildir's `.Sent/cur`, Apple's `Sent.mbox/mbox`."""
_MAY_BE_JUNK = re.compile(r"(?:\A|/)(?:\.|__macosx|thumbs\.db|desktop\.ini)", re.IGNORECASE)
"""Of tens of thousands of names nearly none: the parts of the others are not looked at."""
_NO_PART = frozenset({"", "."})
_OF_A_MAILDIR = re.compile(r"(?:.*/)?(?:cur|new)/\d[^/]*")


def objection_to(name: str) -> str | None:
    """Why a member of this name may not be read, or None.

    Goodword never extracts, so such a name cannot write anywhere; it is refused all the same,
    because an honest export holds none (zip-slip, CWE-22).
    """
    if not name or len(name) > NAME_CHARACTERS:
        return "its name is empty or longer than any real one"
    if _CONTROL.search(name) or _is_unwritable(name):
        return "its name holds characters that no file name has"
    if name.startswith("/") or _DRIVE.match(name):
        return "its name is an absolute path"
    if "\\" in name:
        return "its name holds a backslash"
    if ".." in name.split("/"):
        return "its name leads out of the archive (..)"
    return None


def plain(name: str) -> str:
    """The name without `.` and empty parts: tar writes `./data/tweets.js`."""
    parts = name.split("/")
    return name if _NO_PART.isdisjoint(parts) else "/".join(part for part in parts if part not in _NO_PART)


def is_junk(name: str) -> bool:
    """Whether the file was put there by an operating system: hidden, `__MACOSX/`, `._name`.

    The `.git` of a clone is hidden too, and is what a clone is about; so are a Maildir's `.Sent/cur/`.
    """
    if _MAY_BE_JUNK.search(name) is None:
        return False
    parts = plain(name).split("/")
    if _OF_A_MAILDIR.fullmatch("/".join(parts)):
        return False
    return any((part.startswith(".") and part != ".git") or part.lower() in _JUNK for part in parts)


def is_nested_archive(name: str) -> bool:
    """Whether it is an archive inside the archive, which is never opened."""
    return name.lower().endswith(_NESTED)


def wrapping(names: Iterable[str]) -> str:
    """The folders, with a closing `/`, that hold everything and so say nothing; empty if there are none.

    An export that was unpacked and packed again lies in one more folder.
    """
    prefix = ""
    remaining = list(names)
    while remaining:
        tops = {name.split("/", 1)[0] if "/" in name else None for name in remaining}
        top = tops.pop()
        if tops or top is None or _STRUCTURAL.fullmatch(top):
            break
        prefix += f"{top}/"
        remaining = [name[len(top) + 1 :] for name in remaining]
    return prefix


def printable(name: str) -> str:
    """The name as it may be stored and shown: what cannot be written is spelled out."""
    shown = _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", name[:NAME_CHARACTERS])
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_unwritable(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
