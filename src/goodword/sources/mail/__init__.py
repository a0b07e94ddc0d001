"""E-mail: mbox (Gmail's Takeout, Thunderbird, Apple Mail), Maildir, a folder or a zip of .eml files."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.mail.layout import is_mail
from goodword.sources.mail.owner import survey
from goodword.sources.mail.reading import Reading


class Mail:
    """A mailbox in one of the forms that programs keep or give."""

    name = "mail"
    title = "E-mail"
    how_to_ask = (
        "Gmail: takeout.google.com, Mail only, ready within hours to two days. Apple Mail: Mailbox, Export "
        "Mailbox. Thunderbird: the folder Mail or ImapMail of the profile (Help, Troubleshooting "
        "Information). Any other program: drag messages into a folder as .eml files. Give a whole folder of "
        "mailboxes at once, Sent among them: by it your own words are told from others'."
    )
    holds = "what you wrote and what was written to you, who else it was for, and what answers what"
    cannot_contain: tuple[str, ...] = (
        "Whether somebody whom a message was sent to has read it.",
        "Who else was copied in secret (Bcc), unless you sent the message yourself.",
        "What people told you elsewhere: by telephone, in chats, face to face.",
        "The words of encrypted messages: only who wrote to whom, and when.",
    )
    not_read: tuple[str, ...] = (
        "Attachments, invitations to meetings among them.",
        "Mailing lists, circulars, automatic replies, drafts, spam and trash, all of them counted.",
        "Outlook's own files (.pst, .msg): fetch the same mailbox with Thunderbird, whose files are read.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` is one of mail; looks at names, and at the beginning of a few files."""
        return is_mail(archive)

    def owner(self, archive: Archive) -> Owner:
        """Whose mail it is, by what lies under Sent and by where it was delivered."""
        return survey(archive).owner

    def read(self, archive: Archive) -> Iterator[Record]:
        """Everything that people wrote to people, accounts before the exchanges that name them."""
        return Reading(archive).records()
