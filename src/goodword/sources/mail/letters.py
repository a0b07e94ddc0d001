"""A message between people, and the exchange that it is."""

import re
from collections.abc import Set as AbstractSet
from datetime import datetime

import msgspec

from goodword.nouns import (
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Origin,
)
from goodword.sources.mail.headers import ADDRESSES, Address, Head
from goodword.sources.mail.messages import Message
from goodword.sources.mail.quoting import Parted
from goodword.text.ids import exchange_id, exchange_id_of_words

FEW = 3
"""Recipients among whom a message is private; more are a group."""
_ANSWER = re.compile(
    r"\s*(?:re|r|aw|sv|vs|antw|ant|wg|fwd?|tr|rv|res|enc|odp|pd|ynt|ilt|vb|doorst|i|rif|σχετ|πρθ|回复|答复|转发|回覆|轉寄)"
    r"\s*(?:\[\d+\]|\(\d+\))?\s*[:：]",
    re.IGNORECASE,
)
"""What programs put before a subject that was there already."""


class Recipients(msgspec.Struct, frozen=True):
    """For whom a message is."""

    to: tuple[Address, ...]
    copied: tuple[Address, ...]
    is_open: bool
    """It went to a list too, or to more addresses than are read."""

    @property
    def all(self) -> tuple[Address, ...]:
        """Everyone, each once."""
        return (*self.to, *self.copied)


class Letter(msgspec.Struct, frozen=True):
    """A message that someone wrote to someone."""

    message: Message
    sender: Address
    recipients: Recipients
    at: datetime | None
    said: Parted
    origin: Origin

    def exchange(self) -> Exchange:
        """The exchange, with the writer's own words only."""
        head = self.message.head
        native = next(iter(head.ids("message-id")), None)
        references = head.ids("references")
        answers = next(iter(head.ids("in-reply-to")), references[-1] if references else None)
        text = self._text(is_answer=answers is not None)
        return Exchange(
            id=ExchangeId(self._id(native, text)), source="mail", kind=ExchangeKind.MESSAGE, native_id=native,
            author=account_id(self.sender), addressed=self._addressed(is_answer=answers is not None),
            text=text, quoted=self.said.quoted, sent_at=self.at, in_reply_to=answers,
            thread=self.message.gmail_thread or (references[0] if references else answers or native),
            audience=self._audience(), origin=self.origin,
        )  # fmt: skip

    def _id(self, native: str | None, text: str) -> str:
        # With the sender: somebody else's message of the same id must not take this one's place.
        if native is not None:
            return exchange_id("mail", self.sender.email, native)
        return exchange_id_of_words("mail", self.sender.email, self.at.isoformat() if self.at else "", text)

    def _text(self, *, is_answer: bool) -> str:
        """Subject and words; the subject of an answer or a message passed on is another's."""
        subject = self.message.head.phrase("subject")
        if is_answer or _ANSWER.match(subject):
            return self.said.own
        return "\n\n".join(part for part in (subject, self.said.own) if part)

    def _addressed(self, *, is_answer: bool) -> tuple[Addressed, ...]:
        """Everyone it is for; who alone stands in To of an answer to several is the one answered."""
        others = self.recipients.all
        is_pointed = is_answer and len(self.recipients.to) == 1 and len(others) > 1
        return tuple(
            Addressed(
                account=account_id(other),
                manner=Manner.REPLY if is_pointed and place == 0 else Manner.RECIPIENT,
                written=other.name or None,
            )
            for place, other in enumerate(others)
        )

    def _audience(self) -> Audience:
        is_group = self.recipients.is_open or len(self.recipients.all) > FEW
        return Audience.GROUP if is_group else Audience.DIRECT


def account_id(address: Address) -> AccountId:
    """The id of an address's account."""
    return AccountId(f"mail:{address.email}")


def recipients_of(
    head: Head, sender: Address, *, lists: AbstractSet[str], own: AbstractSet[str]
) -> Recipients:
    """For whom the message of that head is, its sender left out; the owner too where copied in secret."""
    to = head.addresses("to")
    copied = head.addresses("cc", "bcc")
    seen = {sender.email}
    found: list[list[Address]] = []
    for addresses in (to, [*copied, *_in_secret(head, sender, {one.email for one in (*to, *copied)}, own)]):
        new = [one for one in addresses if one.email not in seen and one.email not in lists]
        seen.update(one.email for one in new)
        found.append(new)
    is_open = len(to) + len(copied) >= ADDRESSES or any(one.email in lists for one in (*to, *copied))
    return Recipients(tuple(found[0]), tuple(found[1]), is_open)


def _in_secret(head: Head, sender: Address, named: AbstractSet[str], own: AbstractSet[str]) -> list[Address]:
    """The owner's address to which a message was delivered that names none of the owner's."""
    if sender.email in own or named & own:
        return []
    return [one for one in head.addresses("delivered-to")[:1] if one.email in own]
