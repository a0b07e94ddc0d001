"""Mail that no one wrote to anyone: lists, circulars, machines; counted, and told once for each file."""

import re
from collections.abc import Iterator

from goodword.nouns import Origin, Skipped
from goodword.sources.mail.headers import Address, Head, content_type
from goodword.sources.mail.layout import Folder

LISTS = "messages of mailing lists (List-Id)"
BULK = "circulars and newsletters (Precedence, List-Unsubscribe)"
AUTOMATIC = "messages that machines sent (automatic replies, notices of delivery, no-reply addresses)"
SPAM = "messages in the spam folder"
TRASH = "messages in the trash"
DRAFTS = "drafts, which were never sent"
NO_SENDER = "messages that do not say who sent them"

_BY_FOLDER = {Folder.SPAM: SPAM, Folder.TRASH: TRASH, Folder.DRAFTS: DRAFTS}
_BULK = frozenset({"bulk", "junk", "list"})
_MACHINE = re.compile(
    r"(?:.*[._+-])?(?:no-?_?reply|do-?not-?_?reply|donotreply|mailer-daemon|postmaster|bounces?|notifications?|nicht-?antworten"
    r"|ne-?pas-?repondre|no-?responder|nao-?responda)(?:[._+-].*)?@.*"
)


def why_left_out(head: Head, sender: Address | None, folders: frozenset[Folder]) -> str | None:
    """Why the message is nobody's to anybody, or None."""
    for folder, reason in _BY_FOLDER.items():
        if folder in folders:
            return reason
    if sender is None:
        return NO_SENDER
    precedence = head.get("precedence")[:40].strip().lower()
    if "list-id" in head:
        return LISTS
    if _is_automatic(head) or precedence == "auto_reply" or _MACHINE.fullmatch(sender.email):
        return AUTOMATIC
    return BULK if precedence in _BULK or "list-unsubscribe" in head else None


def _is_automatic(head: Head) -> bool:
    """RFC 3834, and what was in use before it."""
    submitted = head.get("auto-submitted")[:40].strip().lower()
    if submitted and submitted.partition(";")[0].strip() != "no":
        return True
    return (
        "x-autoreply" in head
        or "x-autorespond" in head
        or content_type(head.get("content-type"))[0] == "multipart/report"
    )


class Counts:
    """What was left out of a file, or of all files with one message each: how often, and where first."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._found: dict[str, tuple[Origin, int]] = {}

    def add(self, reason: str, origin: Origin) -> None:
        """Count one more."""
        first, count = self._found.get(reason, (origin, 0))
        self._found[reason] = first, count + 1

    def skipped(self) -> Iterator[Skipped]:
        """One for each reason."""
        for reason, (first, count) in self._found.items():
            yield Skipped(origin=first, reason=f"{reason}: {count:,} left out")
