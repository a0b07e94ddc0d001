"""What a Slack export writes, only the fields that are read.

Slack leaves out or nulls whatever it likes, and every exporter differs a little (Slack itself,
slackdump, the tools of other chats that write its form): nothing but the list around a record is
taken for granted. None is looked at by the garbage collector: what comes out of JSON holds no circle.
"""

import msgspec


class Profile(msgspec.Struct, gc=False):
    """A member's card; a short form of it, `user_profile`, stands beside messages."""

    real_name: str | None = None
    display_name: str | None = None
    name: str | None = None
    title: str | None = None
    email: str | None = None
    team: str | None = None


class EnterpriseUser(msgspec.Struct, gc=False):
    """The member's place in a grid, where ids hold for all its workspaces."""

    enterprise_id: str | None = None


class User(msgspec.Struct, gc=False):
    """An element of `users.json` or `org_users.json`."""

    id: str = ""
    name: str | None = None
    team_id: str | None = None
    real_name: str | None = None
    is_bot: bool | None = None
    updated: int | float | str | None = None
    profile: Profile | None = None
    enterprise_user: EnterpriseUser | None = None


class Channel(msgspec.Struct, gc=False):
    """An element of `channels.json`, `groups.json`, `dms.json` or `mpims.json`."""

    id: str = ""
    name: str | None = None
    members: list[str] | None = None


class Reaction(msgspec.Struct, gc=False):
    """An emoji under a message, and who put it there."""

    name: str = ""
    users: list[str] | None = None


class Words(msgspec.Struct, gc=False):
    """The text object of a block."""

    text: str | None = None


class Block(msgspec.Struct, gc=False):
    """A block of a message; apps write their words into sections and headers."""

    text: Words | str | None = None
    fields: list[Words] | None = None


class Attachment(msgspec.Struct, gc=False):
    """What hangs on a message: words of an app, a preview of a page, or a message shared from elsewhere."""

    pretext: str | None = None
    text: str | None = None
    fallback: str | None = None
    author_id: str | None = None
    is_msg_unfurl: bool | None = None
    is_share: bool | None = None


class FileComment(msgspec.Struct, gc=False):
    """A remark about a file, as exports before 2018 have it."""

    user: str | None = None
    comment: str | None = None


class BotProfile(msgspec.Struct, gc=False):
    """The app behind a message."""

    name: str | None = None


class Message(msgspec.Struct, gc=False):
    """An element of a day's file."""

    ts: str = ""
    subtype: str | None = None
    user: str | None = None
    bot_id: str | None = None
    username: str | None = None
    text: str | None = None
    thread_ts: str | None = None
    parent_user_id: str | None = None
    deleted_ts: str | None = None
    reactions: list[Reaction] | None = None
    attachments: list[Attachment] | None = None
    blocks: list[Block] | None = None
    comment: FileComment | str | None = None
    user_profile: Profile | None = None
    bot_profile: BotProfile | None = None
    message: "Message | None" = None
    """The new form, in a `message_changed`."""
