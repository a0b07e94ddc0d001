"""What `git log` wrote to a file, read line by line (git-log, PRETTY FORMATS: medium, full, fuller)."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from goodword.sources.git.commits import Commit, Signature, signature
from goodword.text.elements import Bad
from goodword.text.times import utc_of

_COMMIT = re.compile(r"(?:[*|/\\ ]*)commit ([0-9a-f]{40})(?: \(.*\))?")
_BEGINS = re.compile(r"(?:[*|/\\ ]*)commit [0-9a-f]")
_ID = re.compile(r"[0-9a-f]{40}")
_AUTHOR = re.compile(r"Author: +(.*)")
_DATE = re.compile(r"(?:Author)?Date: +(.*)")
NAMELESS = "this commit has no id or no author that could be read"
_INDENT = "    "
_LONGEST_LINE = 64 << 10
_LONGEST_MESSAGE = 256 << 10
_FORMS = (
    "%a %b %d %H:%M:%S %Y %z",
    "%a, %d %b %Y %H:%M:%S %z",
    "%Y-%m-%d %H:%M:%S %z",
    "%a %b %d %H:%M:%S %Y",
)
"""`--date=default`, `rfc`, `iso`, `local`; `iso-strict`, `short` and `unix` need none."""


def commits_in(chunks: Iterable[bytes]) -> Iterator[Commit | Bad]:
    """The commits of a log, the unreadable ones as Bad; what is between them, as patches, is passed over."""
    reading = _Reading()
    count = 0
    for line in _lines(chunks):
        if found := _BEGINS.match(line):
            yield from reading.finished()
            whole = _COMMIT.fullmatch(line)
            reading = _Reading(whole[1] if whole else found[0], place=count)
            count += 1
        else:
            reading.take(line)
    yield from reading.finished()


class _Reading:
    """One commit while its lines come."""

    def __init__(self, commit: str = "", *, place: int = 0) -> None:
        """Begin with its id, or what stands in the place of one; empty before the first commit."""
        self._id = commit
        self._place = place
        self._author: Signature | None = None
        self._names_author = False
        self._at: datetime | None = None
        self._message: list[str] = []
        self._length = 0
        self._is_in_head = True

    def take(self, line: str) -> None:
        """Take in the next line."""
        if self._is_in_head and line.strip():
            self._head(line)
        elif line.startswith(_INDENT) or not line:
            self._is_in_head = False
            self._length += len(line) + 1
            if self._length <= _LONGEST_MESSAGE:
                self._message.append(line.removeprefix(_INDENT))
        else:
            self._length = _LONGEST_MESSAGE  # a patch or a list of files begins: the message is over

    def finished(self) -> Iterator[Commit | Bad]:
        """The commit, where its author is a person; nothing before the first one."""
        if self._id and not (self._names_author and _ID.fullmatch(self._id)):
            yield Bad(self._place, NAMELESS)
        elif self._author:
            yield Commit(self._id, self._author, self._at, "\n".join(self._message).strip("\n"))

    def _head(self, line: str) -> None:
        if found := _AUTHOR.fullmatch(line):
            self._author = signature(found[1])
            self._names_author = True
        elif found := _DATE.fullmatch(line):
            self._at = self._at or _time(found[1].strip())


def _time(written: str) -> datetime | None:
    if written.isdigit() and len(written) > len("19700101"):
        return utc_of(datetime.fromtimestamp(int(written[:11]), UTC).isoformat())
    for form in _FORMS:
        try:
            at = datetime.strptime(written, form)  # noqa: DTZ007 - utc_of takes UTC where no zone is
        except ValueError:
            continue
        return utc_of(at.isoformat())
    return utc_of(written)


def _lines(chunks: Iterable[bytes]) -> Iterator[str]:
    """The lines of a stream, each cut at 64 KB."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line[:_LONGEST_LINE].decode("utf-8", "replace").rstrip("\r").removeprefix("\ufeff")
        # Of a line that does not end only the beginning counts, and is kept.
        rest = rest[:_LONGEST_LINE]
    if rest:
        yield rest.decode("utf-8", "replace").rstrip("\r").removeprefix("\ufeff")
