"""Whose mail it is, and which addresses are lists: one look at the heads of all messages.

The owner is who wrote what lies under Sent, in whatever language that is called, and the addresses to
which the mailbox itself says that it delivered.
"""

import re
from collections import Counter
from collections.abc import Iterable
from weakref import WeakKeyDictionary

import msgspec

from goodword.nouns import Account, AccountId
from goodword.ports import Archive, Owner
from goodword.sources.mail.headers import Address, Head
from goodword.sources.mail.layout import Folder, mailboxes
from goodword.sources.mail.messages import Message, messages

_LEAST_OF_SENT = 0.02
"""An address under Sent less often than that is somebody's message dragged there by mistake."""
_LEAST_OF_DELIVERED = 0.1
_ALWAYS_THERE = 3
"""In as many messages one address must stand, and no other in all, to be the owner's by that alone."""
_LISTS = 5_000
_ADDRESSES = 10_000
"""Different ones that are counted: a mailbox in which each message has another is nobody's."""
_MAILTO = re.compile(r"<mailto:([^>?\s]+)")


class Survey(msgspec.Struct):
    """What the heads of all messages tell."""

    owner: Owner
    lists: frozenset[str]
    """Addresses of mailing lists: nobody is behind one."""


_SURVEYS: WeakKeyDictionary[Archive, Survey] = WeakKeyDictionary()
"""One look for each open archive: a gigabyte takes seconds to look through, and is asked about twice."""


def survey(archive: Archive) -> Survey:
    """Whose mail it is and which addresses are lists; nobody's where the messages do not tell."""
    if archive not in _SURVEYS:
        _SURVEYS[archive] = _look(archive)
    return _SURVEYS[archive]


def mail_account(email: str, name: str | None = None) -> Account:
    """The account of an address."""
    return Account(id=AccountId(f"mail:{email}"), source="mail", handle=email, name=name, emails=(email,))


def _look(archive: Archive) -> Survey:
    boxes = mailboxes(archive)
    archive.expect(box.name for box in boxes)
    found = _Found()
    for box in boxes:
        for message in messages(archive, box):
            found.take(message)
    return Survey(found.owner(), frozenset(found.lists))


class _Found:
    """What the heads have told so far."""

    def __init__(self) -> None:
        self.lists: set[str] = set()
        self._sent: Counter[str] = Counter()
        self._delivered: Counter[str] = Counter()
        self._names: Counter[tuple[str, str]] = Counter()
        self._in_all: set[str] | None = None
        self._count = 0

    def take(self, message: Message) -> None:
        """Look at one more head."""
        head = message.head
        if "list-id" in head or "list-post" in head:
            if len(self.lists) < _LISTS:
                self.lists.update(one.lower() for one in _MAILTO.findall(head.get("list-post"))[:1])
            return
        if Folder.SENT in message.folders and (sender := sender_of(head)) is not None:
            if len(self._names) < _ADDRESSES:
                self._names[sender.email, sender.name] += 1
                self._sent[sender.email] += 1
        elif not message.folders and "delivered-to" in head:
            for address in head.addresses("delivered-to")[:1]:
                if len(self._delivered) < _ADDRESSES:
                    self._delivered[address.email] += 1
        self._stands_in(head)

    def _stands_in(self, head: Head) -> None:
        """Keep the addresses that stand in every message so far."""
        self._count += 1
        if self._in_all is None or self._in_all:
            here = {one.email for one in head.addresses("from", "to", "cc", "delivered-to")}
            self._in_all = here if self._in_all is None else self._in_all & here

    def owner(self) -> Owner:
        """The owner, by the strongest of what was told."""
        emails = list(_often(self._sent, _LEAST_OF_SENT))
        emails += [email for email in _often(self._delivered, _LEAST_OF_DELIVERED) if email not in emails]
        if not emails and self._count >= _ALWAYS_THERE and len(self._in_all or ()) == 1:
            emails = list(self._in_all or ())
        names = {email: name for (email, name), _ in reversed(self._names.most_common()) if name}
        accounts = tuple(mail_account(email, names.get(email)) for email in emails)
        return Owner(name=next((one.name for one in accounts if one.name), None), accounts=accounts)


def sender_of(head: Head) -> Address | None:
    """Who wrote the message: the first address of From, else of Sender; None where neither holds one."""
    return next((address for field in ("from", "sender") for address in head.addresses(field)), None)


def _often(counter: Counter[str], share: float) -> Iterable[str]:
    least = share * counter.total()
    return (email for email, count in counter.most_common() if count >= least)
