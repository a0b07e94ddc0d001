"""The picture that social networks show beside a link to a letter: 1,200 by 630 points, in PNG."""

import msgspec

from goodword.credential import Face
from goodword.publish.page import first_words
from goodword.publish.paper import direction_of, named_until_drawn, pieces_of, told_pieces
from goodword.publish.told import Told
from goodword.publish.typesetting import typeset_picture
from goodword.text.catalogue import text_direction, words

WIDTH, HEIGHT = 1200, 630


def card(face: Face) -> bytes:
    """The picture of a face that was checked: for whom, one sentence, by whom; errors as `letter_pdf`."""
    return named_until_drawn(lambda named: typeset_picture("card.typ", {"card": _data(face, named)}))


def card_alt(face: Face) -> str:
    """The picture in words."""
    return words(face.language).page.title.format(giver=face.author_name, subject=face.subject_name)


def _data(face: Face, named: frozenset[str]) -> str:
    said = words(face.language)
    first = first_words(face)
    direction = text_direction(face.language)
    heading = told_pieces(Told(said.page.heading, {"subject": face.subject_name}), named)
    data = {
        "heading": heading,
        "words": {"direction": direction_of(first, direction), "pieces": pieces_of(first, named)},
        "giver": pieces_of(face.author_name, named),
        "role": pieces_of(face.author_role, named) if face.author_role else None,
        "label": said.dossier.badge,
        "direction": direction,
    }
    return msgspec.json.encode(data).decode()
