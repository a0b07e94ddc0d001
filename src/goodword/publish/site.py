"""A whole static site out of signed files: pure, so that the same input gives the same bytes."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from goodword.credential import Face, read_face, verify
from goodword.errors import PublishError
from goodword.nouns import Verification
from goodword.publish.html import isolate, render, said
from goodword.publish.page import Place, first_words, page_of
from goodword.publish.standing import require_publishable, standing_sentence
from goodword.publish.verifier import verify_page
from goodword.text.catalogue import IndexWords, Words, text_direction, words
from goodword.text.urls import is_web

_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60
_SHORT_ID = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLetter:
    """A signed file to publish: with its acceptance, or knowingly without."""

    document: bytes
    is_own_opinion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    """A letter that was checked and may be published."""

    document: bytes
    face: Face
    verification: Verification
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What the index shows of one letter."""

    folder: str
    face: Face
    heading: Markup
    first_words: str
    date: str
    standing: Markup
    told: tuple[str, ...]
    """Disclosures that a reader of the list must not miss."""
    by: Markup | None
    """The name it was given under, where that is another than the one above the list."""


def plan_site(
    letters: Sequence[PublishedLetter],
    *,
    now: datetime,
    address: str | None = None,
    beside: Mapping[str, bytes] | None = None,
) -> Mapping[str, bytes]:
    """Every file of the site by its path: `index.html`, `verify.html`, and a folder for each letter.

    A folder holds `index.html` and `credential.json`, the signed bytes exactly as they came. Of
    two versions of one recommendation the one signed last is taken. `address` is where the site
    will stand (`https://ada.example/words/`); without it the pages name no address of their own.
    `beside` are signed files that stand at its top: lists of withdrawals, the document of the keys.
    The bytes do not depend on `now`, which is only asked whether a signature lies ahead.

    Raises PublishError where one of the letters may not be published, or `address` is none.
    """
    if address is not None and not is_web(address):
        raise PublishError(
            f"No site can stand at “{address}”; expected an address like https://ada.example/words/."
        )
    chosen = _with_folders(_newest(_checked(letter, now) for letter in letters))
    base = address.rstrip("/") + "/" if address else None
    files = {**(beside or {}), "index.html": _index(chosen, base).encode(), "verify.html": verify_page()}
    for letter in chosen:
        files[f"{letter.folder}/index.html"] = _page(letter, base).encode()
        files[f"{letter.folder}/credential.json"] = letter.document
    return files


def slug(name: str, recommendation_id: str) -> str:
    """A readable part of an address, the same for ever: `ana-ruiz-3f2a91c0`.

    Letters that ASCII lacks lose their marks or fall away; the end of it, from the id, tells two
    people of one name apart and stands alone where no letter is left.
    """
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    readable = _NOT_IN_A_SLUG.sub("-", decomposed.lower())[:_LONGEST_NAME].strip("-")
    return f"{readable or 'recommendation'}-{_bare(recommendation_id)[:_SHORT_ID]}"


def _bare(recommendation_id: str) -> str:
    return _NOT_IN_A_SLUG.sub("", recommendation_id.lower().removeprefix("urn:uuid:"))


def _checked(letter: PublishedLetter, now: datetime) -> _Letter:
    verification = verify(letter.document, now=now)
    require_publishable(verification, is_own_opinion=letter.is_own_opinion)
    return _Letter(document=letter.document, face=read_face(letter.document), verification=verification)


def _newest(letters: Iterable[_Letter]) -> list[_Letter]:
    """One letter for each recommendation, the version signed last, the newest recommendation first."""
    latest: dict[str, _Letter] = {}
    for letter in letters:
        known = latest.get(letter.face.id)
        if known is None or _version(known) < _version(letter):
            latest[letter.face.id] = letter
    return sorted(latest.values(), key=lambda letter: (-letter.face.awarded_at.timestamp(), letter.face.id))


def _version(letter: _Letter) -> tuple[datetime, bool, bytes]:
    """Later is newer; of the same words the accepted ones count."""
    return letter.face.valid_from, letter.verification.acceptance is not None, letter.document


def _with_folders(letters: Sequence[_Letter]) -> tuple[_Letter, ...]:
    folders: set[str] = set()
    placed: dict[str, str] = {}
    for letter in sorted(letters, key=lambda letter: letter.face.id):
        folder = slug(letter.face.subject_name, letter.face.id)
        if folder in folders:
            folder = f"{folder}-{_bare(letter.face.id)}"
        folders.add(folder)
        placed[letter.face.id] = folder
    return tuple(replace(letter, folder=placed[letter.face.id]) for letter in letters)


def _page(letter: _Letter, base: str | None) -> str:
    place = Place(
        address=f"{base}{letter.folder}/" if base else None,
        verify=f"../verify.html#{letter.folder}/credential.json",
    )
    return page_of(letter.face, letter.verification, place=place)


def _index(letters: Sequence[_Letter], address: str | None) -> str:
    language = letters[0].face.language if letters else "en"
    giver = letters[0].face.author_name if letters else ""
    said_here = words(language)
    title, intro = _title_and_intro(said_here.index, len(letters))
    return render(
        "index.html.jinja",
        styles=("tokens.css", "index.css"),
        language=language,
        direction=text_direction(language),
        address=address,
        said=said_here.page,
        check=said_here.index.check,
        title=title.format(giver=giver),
        heading=said(title, giver=giver),
        intro=intro.format(giver=giver, count=len(letters)),
        entries=[_entry(letter, giver) for letter in letters],
    )


def _title_and_intro(index: IndexWords, count: int) -> tuple[str, str]:
    if count == 0:
        return index.empty_title, index.empty
    return index.title, index.intro_one if count == 1 else index.intro_many


def _entry(letter: _Letter, giver: str) -> _Entry:
    said_here = words(letter.face.language)
    return _Entry(
        folder=letter.folder,
        face=letter.face,
        heading=isolate(letter.face.subject_name),
        first_words=first_words(letter.face),
        date=said_here.date(letter.face.awarded_at),
        standing=standing_sentence(letter.verification, said_here),
        told=tuple(_told(letter.face, said_here)),
        by=isolate(letter.face.author_name) if letter.face.author_name != giver else None,
    )


def _told(face: Face, words: Words) -> Iterable[str]:
    telling = {words.disclosure.paid, words.disclosure.family, words.disclosure.reciprocal}
    return (sentence for sentence in face.disclosures if sentence in telling)
