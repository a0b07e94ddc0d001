"""Pages that list letters: everything that one person gave, everything that one person was given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from goodword.credential import Face
from goodword.publish.html import isolate, render, said
from goodword.publish.letters import CheckedLetter
from goodword.publish.page import first_words
from goodword.publish.standing import standing_sentence
from goodword.publish.told import Told
from goodword.text.catalogue import IndexWords, Words, text_direction, words


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPlace:
    """Where a listing stands, and where from there the other files are."""

    address: str | None
    """Its own address, ending in `/`, where it is known."""
    root: str = ""
    """The way to the top of the site: `../`, or nothing at the top itself."""
    feed: str | None = None
    resume: str | None = None
    index: str | None = None
    """The way to everything by the giver."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What a listing shows of one letter."""

    folder: str
    face: Face
    heading: Markup
    first_words: str
    date: str
    standing: Markup
    told: tuple[str, ...]
    """Disclosures that a reader of the list must not miss: paid, family, in return."""
    by: Markup | None
    """The other name of the two, where the heading of the list does not tell it."""


def giver_page(letters: Sequence[CheckedLetter], place: ListingPlace) -> str:
    """The page of everything that a giver published, the newest first."""
    giver = letters[0].face.author_name if letters else ""
    said_here = words(letters[0].face.language if letters else "en")
    title, intro = _title_and_intro(said_here.index, len(letters))
    entries = [
        _entry(letter, letter.face.subject_name, letter.face.author_name, known=giver) for letter in letters
    ]
    return _render(
        letters, place, Told(title, {"giver": giver}), _count(intro, letters, giver=giver), entries
    )


def dossier_page(letters: Sequence[CheckedLetter], place: ListingPlace) -> str:
    """The page of everything that one person was given and accepted; there is at least one letter."""
    subject = letters[0].face.subject_name
    said_here = words(letters[0].face.language).dossier
    intro = said_here.intro_one if len(letters) == 1 else said_here.intro_many
    entries = [_entry(letter, letter.face.author_name, letter.face.author_role) for letter in letters]
    title = Told(said_here.title, {"subject": subject})
    return _render(letters, place, title, _count(intro, letters, subject=subject), entries)


def _count(intro: str, letters: Sequence[CheckedLetter], **names: str) -> str:
    return intro.format(count=len(letters), **names)


def _render(
    letters: Sequence[CheckedLetter],
    place: ListingPlace,
    title: Told,
    intro: str,
    entries: Sequence[_Entry],
) -> str:
    language = letters[0].face.language if letters else "en"
    said_here = words(language)
    giver = letters[0].face.author_name if letters else ""
    return render(
        "index.html.jinja",
        styles=("tokens.css", "index.css"),
        language=language,
        direction=text_direction(language),
        place=place,
        said=said_here.page,
        check=said_here.index.check,
        title=title.template.format(**title.facts),
        heading=title.html,
        intro=intro,
        all_given=said(said_here.page.all_given, giver=giver),
        entries=entries,
    )


def _title_and_intro(index: IndexWords, count: int) -> tuple[str, str]:
    if count == 0:
        return index.empty_title, index.empty
    return index.title, index.intro_one if count == 1 else index.intro_many


def _entry(letter: CheckedLetter, name: str, by: str | None, *, known: str = "") -> _Entry:
    said_here = words(letter.face.language)
    return _Entry(
        folder=letter.folder,
        face=letter.face,
        heading=isolate(name),
        first_words=first_words(letter.face),
        date=said_here.date(letter.face.awarded_at),
        standing=standing_sentence(letter.verification, said_here),
        told=tuple(_told(letter.face, said_here)),
        by=isolate(by) if by and by != known else None,
    )


def _told(face: Face, words: Words) -> Iterable[str]:
    telling = {words.disclosure.paid, words.disclosure.family, words.disclosure.reciprocal}
    return (sentence for sentence in face.disclosures if sentence in telling)
