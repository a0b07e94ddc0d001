"""Records of a Bluesky repository, only the fields that are read.

What hangs on a record and may be malformed without spoiling it (facets, embeds) is `object` here
and taken by `form_of`, each by itself. The lexicons lie in `bluesky-social/atproto`, `lexicons/app/bsky`.
"""

from typing import TypeVar

import msgspec

T = TypeVar("T")

POST, LIKE, REPOST = "app.bsky.feed.post", "app.bsky.feed.like", "app.bsky.feed.repost"
FOLLOW, LISTED, PROFILE = "app.bsky.graph.follow", "app.bsky.graph.listitem", "app.bsky.actor.profile"
COLLECTIONS = (POST, LIKE, REPOST, FOLLOW, LISTED, PROFILE)


class Ref(msgspec.Struct):
    """A strong reference: an address `at://did/collection/rkey`, and the CID that was meant."""

    uri: str


class Reply(msgspec.Struct):
    """What a post answers."""

    parent: Ref
    root: Ref | None = None


class Post(msgspec.Struct):
    """`app.bsky.feed.post`."""

    text: str = ""
    created_at: str = msgspec.field(name="createdAt", default="")
    reply: object = None
    facets: object = None
    embed: object = None
    langs: object = None


class Span(msgspec.Struct):
    """A stretch of a text, counted in bytes of its UTF-8."""

    start: int = msgspec.field(name="byteStart")
    end: int = msgspec.field(name="byteEnd")


class Feature(msgspec.Struct):
    """What a stretch of text is: a mention has a `did`, a link a `uri`."""

    type: str = msgspec.field(name="$type", default="")
    did: str | None = None
    uri: str | None = None


class Facet(msgspec.Struct):
    """A stretch of text and what it is."""

    index: Span
    features: list[Feature] = []


class Embedded(msgspec.Struct):
    """`app.bsky.embed.record`, or `recordWithMedia`, which holds the former one level deeper."""

    type: str = msgspec.field(name="$type", default="")
    record: object = None


class Subject(msgspec.Struct):
    """`app.bsky.feed.like` and `.repost`: of which post, and when."""

    subject: Ref
    created_at: str = msgspec.field(name="createdAt", default="")


class Tie(msgspec.Struct):
    """`app.bsky.graph.follow` and `.listitem`: whom."""

    subject: str


class Profile(msgspec.Struct):
    """`app.bsky.actor.profile`: the owner's card."""

    name: str | None = msgspec.field(name="displayName", default=None)
    description: str | None = None
    website: str | None = None


def form_of(value: object, kind: type[T]) -> T | None:
    """`value` as `kind`; None where it is not of that form."""
    if value is None:
        return None
    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, RecursionError):
        return None


def forms_of(values: object, kind: type[T]) -> list[T]:
    """Those of a list that are of that form."""
    if not isinstance(values, list):
        return []
    return [form for value in values if (form := form_of(value, kind)) is not None]
