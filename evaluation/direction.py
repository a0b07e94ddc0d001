"""Who gives and who receives: the labelled posts as exchanges, through the function that the import uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from marked import Labelled

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
from goodword.recognition import NameBook, recognitions_in


@dataclass(frozen=True, slots=True)
class Pair:
    """A post to a handle with what was found: who gave, and to whom."""

    is_found: bool
    is_right: bool


def pairs(posts: Sequence[Labelled]) -> list[Pair]:
    """Of each true post to handles alone, whether giver and receivers are the right accounts."""
    wanted = [post for post in posts if post.recognition and all(name[0] == "@" for name in post.targets)]
    return [_pair(post) for post in wanted]


def _pair(post: Labelled) -> Pair:
    handles = dict.fromkeys(
        [post.author, *post.mentions, *filter(None, (post.reply_to, post.quoted_author)), *post.targets]
    )
    names = NameBook(
        Account(id=AccountId(f"{post.source}:{handle}"), source=post.source, handle=handle)
        for handle in handles
    )
    found = recognitions_in(_exchange(post), names)
    given = {(one.giver, one.receiver) for one in found}
    right = {(f"{post.source}:{post.author}", f"{post.source}:{target}") for target in post.targets}
    return Pair(
        bool(found),
        bool(given & right) and all(giver == f"{post.source}:{post.author}" for giver, _ in given),
    )


def _exchange(post: Labelled) -> Exchange:
    manners = [
        *((post.reply_to, Manner.REPLY),) * bool(post.reply_to),
        *((post.quoted_author, Manner.QUOTED),) * bool(post.quoted_author),
        *((handle, Manner.MENTION) for handle in post.mentions),
    ]
    return Exchange(
        id=ExchangeId("0" * 32),
        source=post.source,
        kind=ExchangeKind.POST,
        native_id=post.id,
        author=AccountId(f"{post.source}:{post.author}"),
        addressed=tuple(
            Addressed(account=AccountId(f"{post.source}:{handle}"), manner=manner)
            for handle, manner in manners
        ),
        text=post.text,
        lang=post.lang,
        sent_at=datetime(2021, 3, 4, tzinfo=UTC),
        audience=Audience.PUBLIC,
        origin=Origin(archive="a", member="posts", position=0),
    )
