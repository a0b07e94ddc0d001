"""The letter as a PDF: one sheet that is read in half a minute, with the signed copy inside it.

Written as PDF/A-3a and PDF/UA-1 by Typst, which refuses to write a file that breaks what it
checks of the two. Every word is read back out of the signed bytes, as on the page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from urllib.parse import urlsplit

import msgspec

from goodword.credential import Face, read_face, verify
from goodword.errors import PublishError
from goodword.nouns import ReleasedEvidence, Verification
from goodword.publish.looks import deceiving
from goodword.publish.page import first_words, pieces, stray_statements
from goodword.publish.paper import Pieces, direction_of, named_until_drawn, pieces_of, plain, told_pieces
from goodword.publish.standing import require_publishable, standing_told
from goodword.publish.told import Told
from goodword.publish.typesetting import can_typeset, typeset_pdf
from goodword.text.catalogue import Words, text_direction, words
from goodword.text.languages import primary_language
from goodword.text.urls import is_web, travelling_host

_SIZES = ((1700, 11.5), (2300, 11.0), (2900, 10.2), (3800, 9.6))
"""In points, with the most characters for which it is worth trying."""
_ON_TWO_SHEETS = 10.5
_PAGES = re.compile(rb"/Type/Pages/Count ([0-9]+)")
_ATTACHED = "The signed copy: a verifiable credential"
_ISO_639 = re.compile("[a-z]{2,3}")
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}"


def letter_pdf(
    document: bytes, *, now: datetime, is_own_opinion: bool = False, address: str | None = None
) -> bytes:
    """The PDF of the recommendation in `document`, which is attached to it byte for byte.

    `address` is where its page stands; a QR code leads there. The same file and address give the
    same bytes with one version of Typst. Raises PublishError as `page` does, NoFontError where
    a word cannot be drawn, ExtraMissingError without the extra `pdf`.
    """
    if address is not None and not is_web(address):
        raise PublishError(
            f"No page can stand at “{address}”; expected an address like https://ada.example/words/."
        )
    verification = verify(document, now=now)
    require_publishable(verification, is_own_opinion=is_own_opinion)
    return letter_of(read_face(document), verification, document=document, address=address)


def letter_of(face: Face, verification: Verification, *, document: bytes, address: str | None) -> bytes:
    """The PDF of a face that was checked already."""

    def set_at(size: float, named: frozenset[str]) -> bytes:
        letter = _Letter(face=face, verification=verification, address=address, size=size, named=named)
        data = msgspec.json.encode(letter.data()).decode()
        inputs = {"letter": data, "credential": document.decode()}
        return typeset_pdf("letter.typ", inputs, at=face.valid_from)

    def made(named: frozenset[str]) -> bytes:
        tried = (set_at(size, named) for size in _sizes_for(face))
        return next((pdf for pdf in tried if _sheets(pdf) == 1), None) or set_at(_ON_TWO_SHEETS, named)

    return named_until_drawn(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    """A face on its way to paper."""

    face: Face
    verification: Verification
    address: str | None
    size: float
    """Of the words, in points."""
    named: frozenset[str]
    """Signs that are told by their names."""

    def data(self) -> dict[str, object]:
        """All that the template asks for."""
        return {**self._head(), **self._body(), **self._foot()}

    def _head(self) -> dict[str, object]:
        face, said = self.face, self._words
        names = {"giver": face.author_name, "subject": face.subject_name}
        return {
            "title": plain(told_pieces(Told(said.page.title, names))),
            "author": plain(pieces_of(face.author_name)),
            "description": plain(pieces_of(first_words(face))),
            "day": [face.awarded_at.year, face.awarded_at.month, face.awarded_at.day],
            "language": _language_of(face),
            "direction": self._direction,
            "size": self.size,
            "giver": self._text(face.author_name),
            "role": self._text(face.author_role) if face.author_role else None,
            "home": _link(face.author_url),
            "date": self._told(Told("{date}", {"date": said.date(face.awarded_at)})),
            "warnings": [self._told(told) for told in deceiving(face, said)],
            "heading": self._told(Told(said.page.heading, names)),
            "relation": self._text(face.relation) if face.relation else None,
        }

    def _body(self) -> dict[str, object]:
        face, said = self.face, self._words
        return {
            "paragraphs": [self._paragraph(paragraph) for paragraph in face.paragraphs],
            "signed": self._told(Told(said.page.signed_on, {"date": said.date(face.valid_from)})),
            "standing": self._told(standing_told(self.verification, said)),
            "known_for": self._label(said.page.known_for),
            "skills": [self._text(skill) for skill in face.skills],
            "rests_on": self._label(said.page.rests_on),
            "rests_on_note": self._told(Told(said.page.rests_on_note, {"giver": face.author_name})),
            "when": self._label(said.paper.when),
            "written": self._label(said.paper.written),
            "record": [self._evidence(item) for item in face.evidence],
            "own_note": self._label(f"† {said.page.own_statements_note}") if face.own_statements else None,
            "stray": [self._text(statement) for statement in stray_statements(face)],
            "disclosed": self._label(said.page.disclosed),
            "disclosures": [self._text(sentence) for sentence in face.disclosures],
        }

    def _foot(self) -> dict[str, object]:
        said, address = self._words, self.address
        shown = address or ""
        code = Told(said.paper.check_code, {"address": shown})
        return {
            "attached": _ATTACHED,
            "check": self._label(said.page.check),
            "check_code": self._told(code) if address else None,
            "address": address,
            "check_file": self._label(said.paper.check_file),
            "check_proves": self._label(said.page.check_proves),
            "code": qr_code(address) if address else None,
            "code_alt": said.paper.code.format(address=shown),
            "signing_key": self._label(f"{said.page.signing_key}:"),
            "key": self.face.issuer,
            "page_of": said.paper.page_of,
        }

    @property
    def _words(self) -> Words:
        return words(self.face.language)

    @property
    def _direction(self) -> str:
        return text_direction(self.face.language)

    def _text(self, text: str) -> dict[str, object]:
        return self._directed(text, pieces_of(text, self.named))

    def _told(self, told: Told) -> dict[str, object]:
        return {"direction": self._direction, "pieces": self._in_its_direction(told_pieces(told, self.named))}

    def _label(self, label: str) -> dict[str, object]:
        return self._told(Told(label))

    def _in_its_direction(self, found: Pieces) -> Pieces:
        """Sentences of a language without a catalogue are English: they keep their direction in it."""
        own = text_direction(primary_language(self._words.locale))
        if own == self._direction:
            return found
        opening = _LEFT_TO_RIGHT if own == "ltr" else _RIGHT_TO_LEFT
        return [opening, *found, "\N{POP DIRECTIONAL ISOLATE}"]

    def _paragraph(self, paragraph: str) -> dict[str, object]:
        return self._directed(paragraph, list(self._marked(paragraph)))

    def _marked(self, paragraph: str) -> Iterator[object]:
        for piece in pieces(paragraph, self.face.own_statements):
            found = pieces_of(piece.text, self.named)
            yield from ([{"own": found}] if piece.is_own else found)

    def _evidence(self, item: ReleasedEvidence) -> dict[str, object]:
        said = self._words
        day = said.date(item.sent_at) if item.sent_at else said.page.undated
        link = _link(item.url)
        return {
            "day": self._told(Told("{date}", {"date": day})),
            "quote": self._text(said.quoted(item.quote)),
            "url": item.url if link else None,
            "host": travelling_host(item.url or "") if link else None,
        }

    def _directed(self, text: str, found: Pieces) -> dict[str, object]:
        return {"direction": direction_of(text, self._direction), "pieces": found}


def qr_code(address: str) -> str:
    """The address as a QR code, in SVG; it may be damaged by 15 % and is still read."""
    import segno  # noqa: PLC0415 - an extra; `typeset_pdf` says what to install

    if not can_typeset():  # pragma: no cover - the import above would have failed
        return ""
    drawn = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", xmldecl=False, border=0, dark="#1d1b18")
    return drawn.getvalue().decode()


def _language_of(face: Face) -> str:
    language = primary_language(face.language)
    return language if _ISO_639.fullmatch(language) else "en"


def _sizes_for(face: Face) -> Iterator[float]:
    """The sizes at which the letter may fit on one sheet, the largest first; none for a very long one."""
    shown: Iterable[str] = (*face.paragraphs, *(item.quote for item in face.evidence), *face.disclosures)
    length = sum(map(len, shown))
    return (size for most, size in _SIZES if length <= most)


def _sheets(pdf: bytes) -> int:
    return max(map(int, _PAGES.findall(pdf)))


def _link(address: str | None) -> dict[str, str] | None:
    """Where a link leads, and how it is printed: host and path."""
    if address is None or not is_web(address):
        return None
    path = urlsplit(address).path.rstrip("/")
    return {"url": address, "shown": travelling_host(address) + path}
