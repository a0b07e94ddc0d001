"""The page of one recommendation: made of the signed bytes, so what is shown is what was signed.

It needs no script, asks no other host for anything, and can be printed. The words are shown as
plain text with their paragraphs; nothing in them becomes markup.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urldefrag, urljoin

from markupsafe import Markup

from goodword.credential import Face, read_face, verify
from goodword.nouns import Verification
from goodword.publish.html import isolate, render, said
from goodword.publish.looks import deceiving
from goodword.publish.markup import graph
from goodword.publish.standing import require_publishable, standing_sentence
from goodword.text.catalogue import Words, text_direction, words
from goodword.text.sentences import sentences
from goodword.text.urls import is_web
from goodword.text.wording import shortened

_DESCRIPTION = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What social networks show beside a link."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page stands, and where from there the other files are."""

    address: str | None = None
    """The page's own address, ending in `/`, where it is known."""
    credential: str = "credential.json"
    verify: str = "../verify.html#credential.json"
    index: str | None = "../"
    feed: str | None = None
    dossier: str | None = None
    """The way to everything that the person recommended was given here."""
    letter: str | None = None
    """The same as a PDF."""
    picture: Picture | None = None

    def absolute(self, path: str) -> str:
        """The address of `path` as it is printed, without its fragment; a path where none is known."""
        return urldefrag(urljoin(self.address or "", path)).url


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a paragraph: the writer's own statement, or not."""

    text: str
    is_own: bool


def page(document: bytes, *, now: datetime, is_own_opinion: bool = False, place: Place | None = None) -> str:
    """The HTML page of the recommendation in `document`: a credential, or the file of its acceptance.

    Raises PublishError where the signature does not hold at `now`, where the recipient keeps it
    private, and where it was not accepted and is not published knowingly as the giver's opinion.
    """
    verification = verify(document, now=now)
    require_publishable(verification, is_own_opinion=is_own_opinion)
    return page_of(read_face(document), verification, place=place or Place())


def page_of(face: Face, verification: Verification, *, place: Place) -> str:
    """The HTML page of a face that was checked already."""
    said_here = words(face.language)
    title = said_here.page.title.format(giver=face.author_name, subject=face.subject_name)
    return render(
        "page.html.jinja",
        styles=("tokens.css", "page.css"),
        face=face,
        words=said_here,
        said=said_here.page,
        direction=text_direction(face.language),
        place=place,
        title=title,
        description=first_words(face),
        heading=_heading(face, said_here),
        paragraphs=[tuple(pieces(paragraph, face.own_statements)) for paragraph in face.paragraphs],
        stray_statements=stray_statements(face),
        rests_on_note=said(said_here.page.rests_on_note, giver=face.author_name),
        standing=standing_sentence(verification, said_here),
        signed_on=said(said_here.page.signed_on, date=said_here.date(face.valid_from)),
        all_given=said(said_here.page.all_given, giver=face.author_name),
        all_received=said(said_here.dossier.link, subject=face.subject_name),
        warnings=tuple(told.html for told in deceiving(face, said_here)),
        graph=graph(
            face, name=title, address=place.address, credential=place.credential, letter=place.letter
        ),
    )


def first_words(face: Face) -> str:
    """The first sentence of the text, for a list or a preview; cut between words where it is long."""
    first = next(iter(sentences(face.paragraphs[0])), "") if face.paragraphs else ""
    return shortened(first, _DESCRIPTION)


def pieces(paragraph: str, own_statements: tuple[str, ...]) -> Iterator[Piece]:
    """The paragraph in order, cut at the sentences that are the writer's own statements."""
    found = ((paragraph.find(statement), statement) for statement in own_statements)
    places = sorted((start, start + len(statement)) for start, statement in found if start >= 0)
    done = 0
    for start, end in places:
        if start < done:
            continue
        if start > done:
            yield Piece(paragraph[done:start], is_own=False)
        yield Piece(paragraph[start:end], is_own=True)
        done = end
    if done < len(paragraph):
        yield Piece(paragraph[done:], is_own=False)


def stray_statements(face: Face) -> tuple[str, ...]:
    """Own statements that do not stand in the text word for word, so that none goes unseen."""
    return tuple(
        statement
        for statement in face.own_statements
        if not any(statement in paragraph for paragraph in face.paragraphs)
    )


def _heading(face: Face, words: Words) -> Markup:
    """“Recommendation for NAME”, the name a card that machines read too."""
    card = Markup('<span class="p-item h-card">{}</span>').format(isolate(face.subject_name))
    if is_web(face.subject_url):
        link = Markup('<a class="p-item h-card" href="{}">{}</a>')
        card = link.format(face.subject_url, isolate(face.subject_name))
    return Markup(Markup.escape(words.page.heading).format(subject=card))  # noqa: S704 - escaped on this very line
