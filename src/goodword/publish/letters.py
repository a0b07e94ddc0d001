"""Signed files on their way into a site: checked, the newest of each, each with a folder of its own."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from goodword.credential import Face, Held, read_face, verify
from goodword.nouns import Verification
from goodword.publish.standing import Standing, require_publishable, standing_of

_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60
_SHORT_ID = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLetter:
    """A signed file to publish: with its acceptance, or knowingly without."""

    document: bytes
    is_own_opinion: bool = False
    with_lists: bytes | None = None
    """The same file with the newest lists of withdrawals in it: what lies beside the page."""
    was_checked: bool = False
    """Every signature was checked when it was signed or taken in here: those over N-Quads, which take nine
    tenths of the time, are not computed again for each run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLetter:
    """A letter that was checked and may be published."""

    document: bytes
    """What page and letter are made of: it stays the same when a list is signed anew."""
    copy: bytes
    """What lies beside the page."""
    face: Face
    verification: Verification
    folder: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256 of the signed file."""
        return sha256(self.document).hexdigest()

    @property
    def is_by_subject(self) -> bool:
        """Whether the person recommended accepted it with their own key."""
        return standing_of(self.verification) is Standing.ACCEPTED_BY_SUBJECT


def checked_letters(letters: Iterable[PublishedLetter], now: datetime) -> tuple[CheckedLetter, ...]:
    """One letter for each recommendation, the version signed last, the newest recommendation first.

    Raises PublishError for one that may not be published.
    """
    return _with_folders(_newest(_checked(letter, now) for letter in letters))


def slug(name: str, recommendation_id: str) -> str:
    """A readable part of an address, the same for ever: `ana-ruiz-3f2a91c0`.

    Letters that ASCII lacks lose their marks or fall away; the end of it, from the id, tells two
    people of one name apart and stands alone where no letter is left.
    """
    return f"{_readable(name) or 'recommendation'}-{_bare(recommendation_id)[:_SHORT_ID]}"


def slug_of_person(name: str, did: str) -> str:
    """The same for a person: `for-ana-ruiz-1b2c3d4e`, its end from a digest of their DID."""
    end = sha256(did.encode()).hexdigest()[:_SHORT_ID]
    return "-".join(part for part in ("for", _readable(name), end) if part)


def _readable(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return _NOT_IN_A_SLUG.sub("-", decomposed.lower())[:_LONGEST_NAME].strip("-")


def _bare(recommendation_id: str) -> str:
    return _NOT_IN_A_SLUG.sub("", recommendation_id.lower().removeprefix("urn:uuid:"))


def _checked(letter: PublishedLetter, now: datetime) -> CheckedLetter:
    copy = letter.with_lists or letter.document
    verification = verify(copy, now=now, held=Held(quads=not letter.was_checked))
    require_publishable(verification, is_own_opinion=letter.is_own_opinion)
    return CheckedLetter(
        document=letter.document, copy=copy, face=read_face(letter.document), verification=verification
    )


def _newest(letters: Iterable[CheckedLetter]) -> list[CheckedLetter]:
    latest: dict[str, CheckedLetter] = {}
    for letter in letters:
        known = latest.get(letter.face.id)
        if known is None or _version(known) < _version(letter):
            latest[letter.face.id] = letter
    return sorted(latest.values(), key=lambda letter: (-letter.face.awarded_at.timestamp(), letter.face.id))


def _version(letter: CheckedLetter) -> tuple[datetime, bool, bytes]:
    """Later is newer; of the same words the accepted ones count."""
    return letter.face.valid_from, letter.verification.acceptance is not None, letter.document


def _with_folders(letters: Sequence[CheckedLetter]) -> tuple[CheckedLetter, ...]:
    folders: set[str] = set()
    placed: dict[str, str] = {}
    for letter in sorted(letters, key=lambda letter: letter.face.id):
        folder = slug(letter.face.subject_name, letter.face.id)
        if folder in folders:
            folder = f"{folder}-{_bare(letter.face.id)}"
        folders.add(folder)
        placed[letter.face.id] = folder
    return tuple(replace(letter, folder=placed[letter.face.id]) for letter in letters)
