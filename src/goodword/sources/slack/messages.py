"""Messages, and the reactions to them."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

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
    Skipped,
)
from goodword.sources.slack.kudos import Kudos, kudos_in
from goodword.sources.slack.layout import Kind
from goodword.sources.slack.people import AUTOMATED, People, time_of, written_as
from goodword.sources.slack.records import Attachment, Channel, FileComment, Message, Words
from goodword.sources.slack.words import mentioned, own_and_quoted, plain
from goodword.text.ids import exchange_ids

WITH_WORDS = frozenset(
    {
        None, "", "thread_broadcast", "reply_broadcast", "me_message", "bot_message", "file_share",
        "file_comment", "file_mention", "slackbot_response", "document_comment_root",
    }
)  # fmt: skip
"""Subtypes in which somebody says something; all others tell of joining, leaving, topics, pins."""
_GROUP = 50
"""Members of a group message who are named as recipients."""
_NO_AUTHOR = "a message that does not say whose it is"
_NO_TIME = "a message without its time, which is its id"


class Conversation(NamedTuple):
    """A conversation and what kind it is."""

    channel: Channel
    kind: Kind


class _Said(NamedTuple):
    author: AccountId
    addressed: tuple[Addressed, ...]
    own: str
    """As Slack writes it, as `quoted` is."""
    quoted: str
    kind: ExchangeKind


class Messages:
    """Makes exchanges of one conversation."""

    def __init__(
        self, archive: str, people: People, conversation: Conversation, channels: Mapping[str, str]
    ) -> None:
        """Work for the archive of that digest; `channels` gives the names of all by their ids."""
        self._archive = archive
        self._people = people
        channel, kind = conversation
        self._channel = channel
        self._channels = channels
        self._id: Callable[[str], str] = exchange_ids("slack", f"{people.workspace}/{channel.id}")
        self._roots: dict[str, AccountId] = {}
        """Who began which thread."""
        self._audience = Audience.DIRECT if kind is Kind.DIRECT else Audience.GROUP
        self._is_private_talk = kind in {Kind.DIRECT, Kind.GROUP_DIRECT}

    def exchanges(self, message: Message, member: str, position: int) -> list[Exchange | Skipped]:
        """The exchange of a message and those of the reactions to it; none for what says nothing."""
        if message.subtype not in WITH_WORDS:
            return []
        origin = Origin(archive=self._archive, member=member, position=position)
        if not message.ts:
            return [Skipped(origin=origin, reason=_NO_TIME)]
        said = self._said(message)
        if said is None:
            return [Skipped(origin=origin, reason=_NO_AUTHOR)]
        exchange = self._exchange(message, said, origin)
        if message.thread_ts == message.ts:
            self._roots[message.ts] = exchange.author
        return [exchange, *self._reactions(message, exchange)] if message.reactions else [exchange]

    def _said(self, message: Message) -> _Said | None:
        """Who says what to whom; None where nobody says it."""
        author = self._author(message)
        if author is None:
            return None
        if author.bio != AUTOMATED:
            return self._said_by(author.id, message, _words_of_person(message))
        written = _words_of_app(message)
        kudos = kudos_in(written)
        return self._given(kudos) if kudos else self._said_by(author.id, message, written)

    def _said_by(self, author: AccountId, message: Message, written: str) -> _Said:
        own, quoted = own_and_quoted(written)
        shared = _shared(message)
        if shared is not None and shared.text:
            quoted = f"{quoted}\n{shared.text}".strip()
        kind = (
            ExchangeKind.REPLY if _answers(message) else ExchangeKind.QUOTE if shared else ExchangeKind.POST
        )
        return _Said(
            author=author,
            addressed=self._addressed(message, own, author, shared),
            own=own,
            quoted=quoted,
            kind=ExchangeKind.MESSAGE if self._is_private_talk else kind,
        )

    def _given(self, kudos: Kudos) -> _Said:
        """Kudos are the giver's; a click without words is a reaction."""
        giver = self._people.of(kudos.giver).id
        receivers = dict.fromkeys(self._people.of(*one).id for one in kudos.receivers)
        return _Said(
            author=giver,
            addressed=tuple(
                Addressed(account=one, manner=Manner.SUBJECT) for one in receivers if one != giver
            ),
            own=kudos.words,
            quoted=kudos.lead,
            kind=ExchangeKind.POST if kudos.words else ExchangeKind.REACTION,
        )

    def _exchange(self, message: Message, said: _Said, origin: Origin) -> Exchange:
        own = plain(said.own, self._named) if said.own else ""
        quoted = plain(said.quoted, self._named) if said.quoted else ""
        thread = f"{self._channel.id}/{message.thread_ts}" if message.thread_ts else None
        return Exchange(
            id=ExchangeId(self._id(message.ts)), source="slack", kind=said.kind, native_id=message.ts,
            author=said.author, addressed=said.addressed, text=own, quoted=quoted or None,
            sent_at=time_of(message.ts), in_reply_to=_answers(message),
            thread=thread or (self._channel.id if self._is_private_talk else None),
            audience=self._audience, origin=origin,
        )  # fmt: skip

    def _author(self, message: Message) -> Account | None:
        user = message.user
        if not user and isinstance(message.comment, FileComment):
            user = message.comment.user
        called = message.username or (message.bot_profile.name if message.bot_profile else None)
        if message.bot_profile is not None and user:
            return self._people.app(user, called)
        if user:
            return self._people.author(user, message.user_profile)
        if message.bot_id or called:
            return self._people.app(message.bot_id or f"app/{called}", called)
        return None

    def _addressed(
        self, message: Message, own: str, author: AccountId, shared: Attachment | None
    ) -> tuple[Addressed, ...]:
        """Whom a message answers, mentions, quotes and is sent to, each once, its author left out."""
        people = self._people
        found: dict[AccountId, Addressed] = {}
        if (answered := self._answered(message)) is not None:
            found[answered] = Addressed(account=answered, manner=Manner.REPLY)
        for user, label in mentioned(own):
            named = people.of(user, label)
            manner = Manner.REPLY if named.id == answered else Manner.MENTION
            found[named.id] = Addressed(account=named.id, manner=manner, written=written_as(named, user))
        if shared is not None and shared.author_id:
            account = people.of(shared.author_id).id
            found.setdefault(account, Addressed(account=account, manner=Manner.QUOTED))
        if self._is_private_talk:
            for member in (self._channel.members or [])[:_GROUP]:
                account = people.of(member).id
                if account not in found or found[account].manner is Manner.MENTION:
                    written = found[account].written if account in found else None
                    found[account] = Addressed(account=account, manner=Manner.RECIPIENT, written=written)
        found.pop(author, None)
        return tuple(found.values())

    def _answered(self, message: Message) -> AccountId | None:
        root = _answers(message)
        if root is None:
            return None
        if root in self._roots:
            return self._roots[root]
        return self._people.of(message.parent_user_id).id if message.parent_user_id else None

    def _reactions(self, message: Message, to: Exchange) -> Iterator[Exchange]:
        """Who put an emoji under `to`; when, Slack does not tell."""
        for reaction in message.reactions or ():
            name = reaction.name.partition("::")[0]
            for user in dict.fromkeys(reaction.users or ()):
                author = self._people.of(user).id
                native = f"{message.ts}:{user}:{reaction.name}"
                yield Exchange(
                    id=ExchangeId(self._id(native)), source="slack", kind=ExchangeKind.REACTION,
                    native_id=native, author=author,
                    addressed=() if author == to.author
                    else (Addressed(account=to.author, manner=Manner.REPLY),),
                    text=f":{name}:", sent_at=None, in_reply_to=message.ts, thread=to.thread,
                    audience=to.audience, origin=to.origin,
                )  # fmt: skip

    def _named(self, sigil: str, target: str, label: str) -> str:
        if sigil == "@":
            return written_as(self._people.of(target, label), target)
        return f"#{label or self._channels.get(target, target)}"


def _answers(message: Message) -> str | None:
    """The `ts` of the message that began the thread, for all others in it."""
    return message.thread_ts if message.thread_ts and message.thread_ts != message.ts else None


def _words_of_person(message: Message) -> str:
    if isinstance(message.comment, FileComment) and message.comment.comment:
        return message.comment.comment
    return message.text or ""


def _words_of_app(message: Message) -> str:
    """Apps leave the text empty and write into blocks or attachments."""
    if message.text and message.text.strip():
        return message.text
    parts = [_of(block.text) for block in message.blocks or ()]
    parts += [_of(one) for block in message.blocks or () for one in block.fields or ()]
    for attachment in message.attachments or ():
        said = [attachment.pretext or "", attachment.text or ""]
        parts += said if any(said) else [attachment.fallback or ""]
    return "\n".join(part for part in parts if part)


def _of(text: Words | str | None) -> str:
    return (text.text or "") if isinstance(text, Words) else text or ""


def _shared(message: Message) -> Attachment | None:
    """Another's message that this one carries along."""
    if not message.attachments:
        return None
    return next((one for one in message.attachments if one.is_share or one.is_msg_unfurl), None)
