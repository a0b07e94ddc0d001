"""The records of an X archive as they are written: only the fields that are read.

All ids, counts and indices are strings (`tweets.js`, 2019 and later); the older Grailbird form
writes ids as numbers beside `…_str`. Fields that a version lacks have defaults, for no version is
documented: the shapes are those of public parsers and samples.
"""

import msgspec


class Url(msgspec.Struct, gc=False):
    """A t.co address and what it stands for."""

    url: str = ""
    expanded_url: str | None = None


class Media(Url, gc=False):
    """A picture's address in the text."""


class UserMention(msgspec.Struct, gc=False):
    """An account that is named in a post; `id_str` may be `-1`."""

    screen_name: str = ""
    name: str = ""
    id_str: str = ""


class Entities(msgspec.Struct, gc=False):
    """What X found in the text."""

    user_mentions: tuple[UserMention, ...] = ()
    urls: tuple[Url, ...] = ()
    media: tuple[Media, ...] = ()


class Tweet(msgspec.Struct, gc=False):
    """A post of the owner. `text` is Grailbird's name for `full_text`."""

    id_str: str = ""
    created_at: str = ""
    full_text: str | None = None
    lang: str | None = None
    entities: Entities | None = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_user_id_str: str | None = None
    in_reply_to_screen_name: str | None = None
    id: str | int = ""
    text: str | None = None
    retweeted_status: "Tweet | None" = None


class WrappedTweet(msgspec.Struct, gc=False):
    """An element of `tweets.js` or `community-tweet.js`."""

    tweet: Tweet


class NoteUrl(msgspec.Struct, gc=False):
    """A link in a long post."""

    short_url: str = msgspec.field(name="shortUrl", default="")
    expanded_url: str = msgspec.field(name="expandedUrl", default="")


class NoteMention(msgspec.Struct, gc=False):
    """An account named in a long post: no id is given."""

    screen_name: str = msgspec.field(name="screenName", default="")


class NoteCore(msgspec.Struct, gc=False):
    """The long post itself."""

    text: str = ""
    urls: tuple[NoteUrl, ...] = ()
    mentions: tuple[NoteMention, ...] = ()


class Note(msgspec.Struct, gc=False):
    """A post longer than 280 characters; it does not say to which post it belongs."""

    id: str = msgspec.field(name="noteTweetId", default="")
    created_at: str = msgspec.field(name="createdAt", default="")
    core: NoteCore | None = None
    contents: NoteCore | None = msgspec.field(name="noteTweetContents", default=None)
    results: NoteCore | None = msgspec.field(name="noteTweetResults", default=None)

    @property
    def said(self) -> NoteCore:
        """The long post itself, under any of the three names that public samples give it."""
        return self.core or self.contents or self.results or NoteCore()


class WrappedNote(msgspec.Struct, gc=False):
    """An element of `note-tweet.js`."""

    note: Note = msgspec.field(name="noteTweet")


class Like(msgspec.Struct, gc=False):
    """A liked post: neither its author nor the time is told."""

    tweet_id: str = msgspec.field(name="tweetId", default="")
    full_text: str | None = msgspec.field(name="fullText", default=None)
    expanded_url: str | None = msgspec.field(name="expandedUrl", default=None)


class WrappedLike(msgspec.Struct, gc=False):
    """An element of `like.js`."""

    like: Like


class Contact(msgspec.Struct, gc=False):
    """An account id, and nothing else."""

    account_id: str = msgspec.field(name="accountId", default="")


class WrappedContact(msgspec.Struct, gc=False):
    """An element of `follower.js` or `following.js`."""

    follower: Contact | None = None
    following: Contact | None = None


class MessageUrl(msgspec.Struct, gc=False):
    """A link in a message."""

    url: str = ""
    expanded: str = ""


class Reaction(msgspec.Struct, gc=False):
    """What somebody answered to a message with one click."""

    sender_id: str = msgspec.field(name="senderId", default="")
    key: str = msgspec.field(name="reactionKey", default="")
    event_id: str = msgspec.field(name="eventId", default="")
    created_at: str = msgspec.field(name="createdAt", default="")


class Message(msgspec.Struct, gc=False):
    """A direct message; in groups nobody is its recipient."""

    id: str = ""
    sender_id: str = msgspec.field(name="senderId", default="")
    recipient_id: str | None = msgspec.field(name="recipientId", default=None)
    text: str | None = None
    created_at: str = msgspec.field(name="createdAt", default="")
    urls: tuple[MessageUrl, ...] = ()
    reactions: tuple[Reaction, ...] = ()


class Participants(msgspec.Struct, gc=False):
    """Who came into a group, or was in it when the owner came."""

    user_ids: tuple[str, ...] = msgspec.field(name="userIds", default=())
    snapshot: tuple[str, ...] = msgspec.field(name="participantsSnapshot", default=())


class Event(msgspec.Struct, gc=False):
    """One line of a conversation; renamings and the like have none of these."""

    message: Message | None = msgspec.field(name="messageCreate", default=None)
    joined: Participants | None = msgspec.field(name="participantsJoin", default=None)
    entered: Participants | None = msgspec.field(name="joinConversation", default=None)


class Conversation(msgspec.Struct, gc=False):
    """A conversation, newest event first."""

    id: str = msgspec.field(name="conversationId", default="")
    events: tuple[Event, ...] = msgspec.field(name="messages", default=())


class WrappedConversation(msgspec.Struct, gc=False):
    """An element of `direct-messages.js` or `direct-messages-group.js`."""

    conversation: Conversation = msgspec.field(name="dmConversation")


class OwnAccount(msgspec.Struct):
    """The owner's account."""

    account_id: str = msgspec.field(name="accountId", default="")
    username: str = ""
    name: str = msgspec.field(name="accountDisplayName", default="")
    email: str = ""


class WrappedOwnAccount(msgspec.Struct):
    """An element of `account.js`."""

    account: OwnAccount


class Description(msgspec.Struct):
    """What the owner says of themselves."""

    bio: str | None = None
    website: str | None = None


class Profile(msgspec.Struct):
    """The owner's profile."""

    description: Description = msgspec.field(default_factory=Description)


class WrappedProfile(msgspec.Struct):
    """An element of `profile.js`."""

    profile: Profile


class NameChange(msgspec.Struct):
    """One change of the owner's handle."""

    before: str = msgspec.field(name="changedFrom", default="")


class NameChanges(msgspec.Struct):
    """A change and whose it is."""

    change: NameChange = msgspec.field(name="screenNameChange", default_factory=NameChange)


class WrappedNameChange(msgspec.Struct):
    """An element of `screen-name-change.js`."""

    change: NameChanges = msgspec.field(name="screenNameChange", default_factory=NameChanges)


class Part(msgspec.Struct):
    """A file as the manifest names it."""

    file_name: str = msgspec.field(name="fileName", default="")


class DataType(msgspec.Struct):
    """The files of one kind."""

    files: tuple[Part, ...] = ()


class UserInfo(msgspec.Struct):
    """Whose archive it is, as the manifest tells."""

    account_id: str = msgspec.field(name="accountId", default="")
    username: str = msgspec.field(name="userName", default="")
    name: str = msgspec.field(name="displayName", default="")


class ArchiveInfo(msgspec.Struct):
    """When the archive was made, and whether it is whole."""

    made_at: str = msgspec.field(name="generationDate", default="")
    is_partial: bool = msgspec.field(name="isPartialArchive", default=False)


class Manifest(msgspec.Struct):
    """`manifest.js`."""

    user: UserInfo = msgspec.field(name="userInfo", default_factory=UserInfo)
    archive: ArchiveInfo = msgspec.field(name="archiveInfo", default_factory=ArchiveInfo)
    data_types: dict[str, DataType] = msgspec.field(name="dataTypes", default_factory=dict)
