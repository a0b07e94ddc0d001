"""Mara Lindqvist, whom an invented owner thanks in posts: the moments that drafts are judged by."""

from datetime import datetime

from goodword.nouns import (
    AccountId,
    Audience,
    Direction,
    ExchangeId,
    ExchangeKind,
    Moment,
    Passage,
    Recognition,
    RecognitionId,
    RecognitionKind,
    Substance,
)

OWNER, SUBJECT = AccountId("x:900"), AccountId("x:1")
NAME, OWNER_NAME = "Mara Lindqvist", "Ruth Akande"


def moment_of(text: str, quote: str, place: int, sent_at: datetime) -> Moment:
    """The thanks that `quote` of the post `text` is; `place` tells it from the others."""
    start = text.index(quote)
    return Moment(
        recognition=Recognition(
            id=RecognitionId(f"r{place}"),
            passage=Passage(
                exchange_id=ExchangeId(f"{place:032x}"), quote=quote, start=start, end=start + len(quote)
            ),
            kind=RecognitionKind.THANKS,
            giver=OWNER,
            receiver=SUBJECT,
            confidence=0.9,
            substance=Substance.HIGH,
        ),
        direction=Direction.GIVEN,
        text=text,
        exchange_kind=ExchangeKind.REPLY,
        source="x",
        native_id=str(place),
        sent_at=sent_at,
        url=f"https://x.com/ruth/status/{place}",
        audience=Audience.PUBLIC,
    )
