"""ActivityPub as Mastodon's backup writes it: only the fields that are read.

`backup_service.rb` of mastodon/mastodon; other servers (GoToSocial, Pleroma, Akkoma) differ in what
they leave out, so everything has a default and what may be one or many is read as either.
"""

import msgspec

Addresses = list[str] | str | None


class Tag(msgspec.Struct, gc=False):
    """A mention, a hashtag or an emoji."""

    type: str | None = None
    href: str | None = None
    name: str | None = None


class Option(msgspec.Struct, gc=False):
    """A choice in a poll."""

    name: str | None = None


class Note(msgspec.Struct):
    """A post: a Note or a Question."""

    id: str = ""
    type: str = ""
    content: str | None = None
    content_map: dict[str, str | None] | None = msgspec.field(name="contentMap", default=None)
    summary: str | None = None
    published: str | None = None
    url: str | list[object] | None = None
    in_reply_to: str | dict[str, object] | None = msgspec.field(name="inReplyTo", default=None)
    attributed_to: str | list[object] | dict[str, object] | None = msgspec.field(
        name="attributedTo", default=None
    )
    to: Addresses = None
    cc: Addresses = None
    tag: list[Tag] | Tag | None = None
    conversation: str | None = None
    one_of: list[Option] | None = msgspec.field(name="oneOf", default=None)
    any_of: list[Option] | None = msgspec.field(name="anyOf", default=None)


class Activity(msgspec.Struct):
    """An element of `outbox.json`: Create carries a post, Announce the address of another's."""

    type: str = ""
    id: str = ""
    published: str | None = None
    to: Addresses = None
    cc: Addresses = None
    object: Note | str | None = None


class Property(msgspec.Struct):
    """A line of the profile's table."""

    value: str | None = None


class Actor(msgspec.Struct):
    """`actor.json`: the owner's account."""

    id: str = ""
    username: str = msgspec.field(name="preferredUsername", default="")
    name: str | None = None
    summary: str | None = None
    url: str | None = None
    attachment: list[Property] = []
    also_known_as: list[str] = msgspec.field(name="alsoKnownAs", default_factory=list)


class Collection(msgspec.Struct):
    """`likes.json`, `bookmarks.json`: bare addresses."""

    items: list[str] = msgspec.field(name="orderedItems", default_factory=list)
