"""The Atom feed of what was published (RFC 4287)."""

from collections.abc import Sequence

from goodword.publish.html import instant, render_bare
from goodword.publish.letters import CheckedLetter
from goodword.publish.paper import pieces_of, plain
from goodword.text.catalogue import words


def atom_feed(letters: Sequence[CheckedLetter], *, address: str | None) -> bytes:
    """The feed of at least one letter, the one that was signed last at its head.

    Its id is the giver's DID and each entry's the id of the recommendation: they stay the same
    wherever the site stands.
    """
    newest_first = sorted(letters, key=lambda letter: (letter.face.valid_from, letter.face.id), reverse=True)
    face = newest_first[0].face
    return render_bare(
        "feed.xml.jinja",
        id=face.issuer,
        language=face.language,
        title=_text(words(face.language).index.title.format(giver=face.author_name)),
        address=address,
        updated=instant(face.valid_from),
        giver=_text(face.author_name),
        entries=[_entry(letter) for letter in newest_first],
    ).encode()


def _entry(letter: CheckedLetter) -> dict[str, object]:
    face = letter.face
    title = words(face.language).page.title
    return {
        "id": face.id,
        "language": face.language,
        "title": _text(title.format(giver=face.author_name, subject=face.subject_name)),
        "folder": letter.folder,
        "published": instant(face.awarded_at),
        "updated": instant(face.valid_from),
        "giver": _text(face.author_name),
        "giver_url": face.author_url,
        "skills": [_text(skill) for skill in face.skills],
        "content": _text("\n\n".join(face.paragraphs)),
    }


def _text(text: str) -> str:
    """The text with hidden characters by their names; some of them no XML may hold."""
    return plain(pieces_of(text))
