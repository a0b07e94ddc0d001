"""Direct messages and likes: of the people in them only the ids are told."""

from collections.abc import Iterator

from goodword.nouns import Addressed, Audience, Exchange, ExchangeId, ExchangeKind, Manner, Origin, Skipped
from goodword.sources.x.accounts import Accounts
from goodword.sources.x.records import Conversation, Like, Message, Reaction
from goodword.sources.x.times import iso
from goodword.sources.x.words import decoded, spelled_out
from goodword.text.ids import exchange_ids

_GROUP = 50
"""Members of a group who are named as recipients; X allows many more."""


class Messages:
    """Makes exchanges of conversations and likes."""

    def __init__(self, archive: str, accounts: Accounts) -> None:
        """Work for the archive of that digest."""
        self._archive = archive
        self._accounts = accounts
        self._message_id = exchange_ids("x", "message")
        self._like_id = exchange_ids("x", f"like of {accounts.owner.id}")

    def exchanges(
        self, conversation: Conversation, member: str, position: int
    ) -> Iterator[Exchange | Skipped]:
        """The messages of one conversation, oldest first, with the reactions to them."""
        origin = Origin(archive=self._archive, member=member, position=position)
        messages = [event.message for event in reversed(conversation.events) if event.message]
        members = _members(conversation, messages)
        for message in messages:
            if not message.id or not message.sender_id:
                yield Skipped(origin=origin, reason="a message without an id or a sender")
                continue
            exchange = self._message(message, conversation.id, members, origin)
            yield exchange
            for reaction in message.reactions:
                if reaction.sender_id:
                    yield self._reaction(reaction, exchange)

    def like(self, like: Like, member: str, position: int) -> Exchange | Skipped:
        """The exchange of a like: whose words they were, and when it was given, X does not tell."""
        origin = Origin(archive=self._archive, member=member, position=position)
        if not like.tweet_id:
            return Skipped(origin=origin, reason="a like without an id")
        return Exchange(
            id=ExchangeId(self._like_id(like.tweet_id)), source="x", kind=ExchangeKind.REACTION,
            native_id=like.tweet_id, author=self._accounts.owner.id, text="",
            quoted=decoded(like.full_text) if like.full_text else None, sent_at=None,
            in_reply_to=like.tweet_id, url=like.expanded_url, audience=Audience.PUBLIC, origin=origin,
        )  # fmt: skip

    def _message(self, message: Message, thread: str, members: list[str], origin: Origin) -> Exchange:
        to = [message.recipient_id] if message.recipient_id else members
        others = [one for one in dict.fromkeys(to) if one and one != message.sender_id][:_GROUP]
        text = decoded(message.text or "")
        return Exchange(
            id=ExchangeId(self._message_id(message.id)), source="x", kind=ExchangeKind.MESSAGE,
            native_id=message.id, author=self._accounts.of_id(message.sender_id),
            addressed=tuple(
                Addressed(account=self._accounts.of_id(one), manner=Manner.RECIPIENT) for one in others
            ),
            text=spelled_out(text, ((link.url, link.expanded) for link in message.urls)),
            sent_at=iso(message.created_at), thread=thread or None,
            audience=Audience.DIRECT if message.recipient_id else Audience.GROUP, origin=origin,
        )  # fmt: skip

    def _reaction(self, reaction: Reaction, to: Exchange) -> Exchange:
        author = self._accounts.of_id(reaction.sender_id)
        native = reaction.event_id or f"{to.native_id}:{reaction.sender_id}:{reaction.key}"
        addressed = () if author == to.author else (Addressed(account=to.author, manner=Manner.REPLY),)
        return Exchange(
            id=ExchangeId(self._message_id(native)), source="x", kind=ExchangeKind.REACTION,
            native_id=native, author=author, addressed=addressed, text=reaction.key,
            sent_at=iso(reaction.created_at), in_reply_to=to.native_id, thread=to.thread,
            audience=to.audience, origin=to.origin,
        )  # fmt: skip


def _members(conversation: Conversation, messages: list[Message]) -> list[str]:
    """Everybody known to have been in a group, in the order in which they are seen."""
    found: dict[str, None] = {}
    for event in conversation.events:
        for group in (event.entered, event.joined):
            if group is not None:
                found |= dict.fromkeys((*group.snapshot, *group.user_ids))
    return list(found | dict.fromkeys(message.sender_id for message in messages))
