"""Recommendations, endorsements, invitations and the owner's own posts, row by row."""

import re
from datetime import datetime

from goodword.nouns import (
    Account,
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Origin,
)
from goodword.sources.linkedin.times import time_of
from goodword.text.ids import exchange_id, exchange_id_of_words
from goodword.text.rows import Row

_URN = re.compile(r"(share|ugcPost|activity|comment|groupPost)(?::|%3A|-)(\d{4,})", re.IGNORECASE)
"""In `urn:li:share:7047…`, percent-encoded or not, and in `/posts/…-activity-7047…-Ab1c`."""

_NOT_SHOWN = frozenset({"PENDING", "HIDDEN", "REJECTED"})
"""The states of an endorsement besides ACCEPTED; older exports tell none."""


def recommendation(row: Row, *, author: Account, subject: Account, origin: Origin) -> Exchange:
    """A recommendation; one that is not visible on the profile was for its subject's eyes."""
    text = row["text"]
    return Exchange(
        id=id_between(author.id, row["date"], f"{subject.id}\n{text}"), source="linkedin",
        kind=ExchangeKind.RECOMMENDATION, native_id=None, author=author.id,
        addressed=(Addressed(account=subject.id, manner=Manner.SUBJECT, written=subject.name),),
        text=text, sent_at=time_of(row["date"]),
        audience=Audience.PUBLIC if row["status"].upper() == "VISIBLE" else Audience.DIRECT, origin=origin,
    )  # fmt: skip


def endorsement(row: Row, *, author: Account, subject: Account, origin: Origin) -> Exchange:
    """One click: the skill is the whole text. One that is hidden or still to be accepted no profile shows."""
    skill = row["skillname"]
    return Exchange(
        id=id_between(author.id, row["date"], f"{subject.id}\n{skill}"), source="linkedin",
        kind=ExchangeKind.ENDORSEMENT, native_id=None, author=author.id,
        addressed=(Addressed(account=subject.id, manner=Manner.SUBJECT, written=subject.name),),
        text=skill, sent_at=time_of(row["date"]),
        audience=Audience.DIRECT if row["status"].upper() in _NOT_SHOWN else Audience.PUBLIC, origin=origin,
    )  # fmt: skip


def invitation(row: Row, *, author: Account, invited: Account, origin: Origin) -> Exchange:
    """An invitation to connect, mostly without words."""
    return Exchange(
        id=id_between(author.id, row["date"], f"{invited.id}\n{row['message']}"), source="linkedin",
        kind=ExchangeKind.INVITATION, native_id=None, author=author.id,
        addressed=(Addressed(account=invited.id, manner=Manner.RECIPIENT, written=invited.name),),
        text=row["message"], sent_at=time_of(row["date"]), audience=Audience.DIRECT, origin=origin,
    )  # fmt: skip


def share(row: Row, *, author: AccountId, origin: Origin) -> Exchange:
    """A post of the owner: the people in it are only named, without addresses."""
    # In some eras every line of the commentary is put in quotation marks of its own.
    text = row["sharecommentary"].replace('"\n"', "\n")
    return _own(row, ExchangeKind.POST, text, author, link=row["sharelink"], origin=origin)


def comment(row: Row, *, author: AccountId, origin: Origin) -> Exchange:
    """A comment of the owner: whom it answers LinkedIn does not tell."""
    return _own(row, ExchangeKind.COMMENT, row["message"], author, link=row["link"], origin=origin)


def reaction(row: Row, *, author: AccountId, origin: Origin) -> Exchange:
    """A reaction of the owner: to whose post LinkedIn does not tell."""
    return _own(row, ExchangeKind.REACTION, row["type"].lower(), author, link=row["link"], origin=origin)


def _own(
    row: Row, kind: ExchangeKind, text: str, author: AccountId, *, link: str, origin: Origin
) -> Exchange:
    urn = _URN.search(link)
    native = urn[2] if urn else None
    # Only a post is what its address names; a comment's address is that of the post below which it stands.
    is_named = kind is ExchangeKind.POST and native is not None
    return Exchange(
        id=ExchangeId(exchange_id("linkedin", "share", native))
        if is_named and native
        else id_between(author, row["date"], f"{kind}\n{link}\n{text}"),
        source="linkedin",
        kind=kind,
        native_id=native if is_named else None,
        author=author,
        text=text,
        sent_at=time_of(row["date"]),
        in_reply_to=None if is_named else native,
        url=link or None,
        audience=_audience(row["visibility"]),
        origin=origin,
    )


def _audience(visibility: str) -> Audience:
    return (
        Audience.GROUP
        if visibility.upper() in {"CONNECTIONS", "CONNECTIONS_ONLY", "GROUP"}
        else Audience.PUBLIC
    )


def id_between(author: str, written: str, words: str) -> ExchangeId:
    """LinkedIn numbers none of these: sender, time and words are the id."""
    at: datetime | None = time_of(written)
    return ExchangeId(exchange_id_of_words("linkedin", author, at.isoformat() if at else written, words))
