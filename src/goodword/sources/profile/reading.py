"""One reading of the profiles in one archive."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from goodword.archive.confined import Confined, LostError
from goodword.nouns import Account, Origin, Record, Skipped
from goodword.ports import Archive
from goodword.sources.profile.listed import Listed, account_of
from goodword.sources.profile.page import MARK, listed_on
from goodword.sources.profile.paper import read_paper
from goodword.sources.profile.pdf import LARGEST, SECONDS, Line, extracted
from goodword.sources.profile.resume import read_resume
from goodword.text.elements import FILE_DAMAGED
from goodword.text.members import of_form, only_of

_JSON, _PAGE, _PDF = (".json",), (".html", ".htm"), (".pdf",)
_FORMS = (*_JSON, *_PAGE, *_PDF)
_BASICS = re.compile(rb'"basics"\s*:\s*\{')
_SAVED_AS = re.compile(r"profile(?: ?\(\d+\))?\.pdf", re.IGNORECASE)
"""The name that LinkedIn gives."""
_TOO_LARGE = "this file is too large for a profile"
_NO_PAPER = "this PDF is no profile that LinkedIn made"
_NO_RESUME = "this file is no résumé in JSON"
_NOBODY = "this profile does not say whose it is"


def profile_files(archive: Archive) -> tuple[str, ...]:
    """The members that may be profiles; none where there is other data beside them."""
    return only_of(archive.names, _FORMS)


def _loose(archive: Archive) -> Iterator[str]:
    """The profiles that lie at the top of a folder with other data in it."""
    for name in of_form(archive.names, _FORMS):
        if is_profile(name, next(archive.chunks(name), b"")):
            yield name


def is_profile(name: str, head: bytes) -> bool:
    """Whether a file is a profile by its beginning."""
    if name.lower().endswith(_JSON):
        return _BASICS.search(head) is not None and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    if name.lower().endswith(_PDF):
        # The link to the profile stands in the clear; of another document only the name could tell.
        is_named = _SAVED_AS.fullmatch(PurePosixPath(name).name) is not None
        return head.startswith(b"%PDF-") and (is_named or b"linkedin.com/in/" in head)
    return MARK.search(head) is not None


class Reading:
    """Yields an account for each profile."""

    def __init__(self, archive: Archive) -> None:
        """Look at the names only."""
        self._archive = archive
        self._files = profile_files(archive) or tuple(_loose(archive))
        archive.expect(self._files)

    def records(self) -> Iterator[Record]:
        """Everything in the profiles."""
        yield from self._archive.skipped
        with Confined(listed_on) as pages, Confined(extracted, seconds=SECONDS) as papers:
            for member in self._files:
                found = self._account(member, pages, papers)
                yield self._skipped(member, found) if isinstance(found, str) else found
                if self._archive.is_cut(member):
                    yield self._skipped(member, FILE_DAMAGED)

    def _account(self, member: str, pages: Confined, papers: Confined) -> Account | str:
        """The account of a profile, or why there is none."""
        if self._archive.size(member) > LARGEST:
            return _TOO_LARGE
        try:
            found = _listed(member, self._archive.read(member), pages, papers)
        except LostError as lost:
            return str(lost)
        return found if isinstance(found, str) else account_of(found) or _NOBODY

    def _skipped(self, member: str, reason: str) -> Skipped:
        return Skipped(origin=Origin(archive=self._archive.digest, member=member, position=0), reason=reason)


def _listed(member: str, data: bytes, pages: Confined, papers: Confined) -> Listed | str:
    if member.lower().endswith(_JSON):
        return read_resume(data) or _NO_RESUME
    if member.lower().endswith(_PDF):
        return read_paper(msgspec.msgpack.decode(papers(data), type=list[Line])) or _NO_PAPER
    return msgspec.msgpack.decode(pages(data), type=Listed | str)
