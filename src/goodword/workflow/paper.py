"""A signed file as a letter on paper."""

from goodword.ports import Clock
from goodword.publish.letter import letter_pdf


def letter_on_paper(document: bytes, *, address: str | None, as_my_opinion: bool, clock: Clock) -> bytes:
    """The PDF of an accepted recommendation, or of one that the owner gives knowingly as an opinion.

    Raises PublishError where it may not be shown, `address` is none, or a PDF cannot be made here.
    """
    return letter_pdf(document, now=clock.now(), is_own_opinion=as_my_opinion, address=address)
