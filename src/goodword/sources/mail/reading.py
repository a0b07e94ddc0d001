"""One reading of one archive of mail: from messages to accounts and exchanges."""

from collections.abc import Iterator

from goodword.nouns import Exchange, Origin, Record, Skipped
from goodword.ports import Archive
from goodword.sources.mail.bodies import words_of
from goodword.sources.mail.layout import Mailbox, mailboxes, others_in
from goodword.sources.mail.letters import Letter, recipients_of
from goodword.sources.mail.messages import Message, messages, words_in
from goodword.sources.mail.owner import sender_of, survey
from goodword.sources.mail.people import People
from goodword.sources.mail.quoting import Parted, parted
from goodword.sources.mail.setaside import NO_SENDER, Counts, why_left_out
from goodword.sources.mail.times import sent_at
from goodword.text.elements import FILE_DAMAGED

_MOST_SEEN = 4_000_000
"""Messages of which copies are known again here; beyond them the store knows."""
_ENCRYPTED = "the words of encrypted messages, of which only the head can be read"
_NOT_MAIL = "only the mail of this download was read; unpack it and import the folder to have the rest read"
_TOO_LONG = "the words of messages in whose first 4 MB there are none"


class Reading:
    """Yields accounts before the exchanges that name them, each message once, in whatever folders it lies."""

    def __init__(self, archive: Archive) -> None:
        """Learn whose mail it is."""
        self._archive = archive
        self._known = survey(archive)
        self._own = {email for account in self._known.owner.accounts for email in account.emails}
        self._boxes = mailboxes(archive)
        self._people = People(self._known.owner.accounts)
        self._seen: set[int] = set()
        archive.expect(box.name for box in self._boxes)

    def records(self) -> Iterator[Record]:
        """Everything in the archive."""
        yield from self._archive.skipped
        yield from self._known.owner.accounts
        yield from self._not_mail()
        single = Counts()
        for box in self._boxes:
            counts = Counts() if box.is_mbox else single
            yield from self._mailbox(box, counts)
            if box.is_mbox:
                yield from counts.skipped()
        yield from single.skipped()

    def _not_mail(self) -> Iterator[Skipped]:
        """Google packs everything that was asked for into one file."""
        others = others_in(self._archive)
        if others:
            origin = Origin(archive=self._archive.digest, member=others[0], position=0)
            yield Skipped(origin=origin, reason=f"{_NOT_MAIL}: {len(others):,} files not read")

    def _mailbox(self, box: Mailbox, counts: Counts) -> Iterator[Record]:
        position = 0
        for message in messages(self._archive, box):
            position = message.position
            yield from self._message(message, box, counts)
        if self._archive.is_cut(box.name):
            yield Skipped(origin=self._origin(box, position), reason=FILE_DAMAGED)

    def _message(self, message: Message, box: Mailbox, counts: Counts) -> Iterator[Record]:
        origin = self._origin(box, message.position)
        sender = sender_of(message.head)
        reason = why_left_out(message.head, sender, message.folders)
        if sender is None or reason is not None:
            counts.add(reason or NO_SENDER, origin)
            return
        letter = Letter(
            message=message,
            sender=sender,
            recipients=recipients_of(message.head, sender, lists=self._known.lists, own=self._own),
            at=sent_at(message.head, message.separator),
            said=_said(message, box, counts, origin),
            origin=origin,
        )
        exchange = letter.exchange()
        if self._is_new(exchange):
            yield from self._people.sender(sender, letter.at)
            yield from self._people.signed(sender, letter.said.signature, letter.at)
            for other in letter.recipients.all:
                yield from self._people.recipient(other)
            yield exchange

    def _is_new(self, exchange: Exchange) -> bool:
        """Whether no other folder had this message; half of the id tells, so that millions fit in memory."""
        key = int(exchange.id[:16], 16)
        if key in self._seen:
            return False
        if len(self._seen) < _MOST_SEEN:
            self._seen.add(key)
        return True

    def _origin(self, box: Mailbox, position: int) -> Origin:
        return Origin(archive=self._archive.digest, member=box.name, position=position)


def _said(message: Message, box: Mailbox, counts: Counts, origin: Origin) -> Parted:
    """The words of a message; where there can be none, that is counted."""
    words = words_of(message.head, words_in(message, box))
    if words.is_encrypted:
        counts.add(_ENCRYPTED, origin)
        return Parted(own="", quoted=None, signature=())
    if not message.is_whole and not words.text.strip():
        counts.add(_TOO_LONG, origin)
    return parted(words.text)
