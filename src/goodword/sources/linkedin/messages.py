"""Private messages: who wrote to whom, and which rows nobody wrote.

TO joins names by a comma that stands inside names too (`Jane Doe, Ph.D.`); the profile addresses
beside it decide how many there are, and where those are missing only names that are known are cut.
"""

import re

from goodword.nouns import (
    Account,
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeKind,
    Manner,
    Origin,
)
from goodword.sources.linkedin.exchanges import id_between
from goodword.sources.linkedin.people import People, account_of_url
from goodword.sources.linkedin.times import time_of
from goodword.text.markup import looks_like_html, text_of_html
from goodword.text.rows import Row

DRAFTS = "drafts, which were never sent"
SPONSORED = "sponsored messages, which nobody wrote to you"
SPAM = "messages in the spam folder"
NAMELESS = "messages whose sender LinkedIn has taken out (“LinkedIn Member”)"

_SPONSORED = re.compile(r"spinmail-quill-editor|%FIRSTNAME%|%LASTNAME%", re.IGNORECASE)
_WITHHELD = frozenset({"", "linkedin member", "linkedin-mitglied", "membre de linkedin"})
_CREDENTIAL = re.compile(
    r"(?:[A-Z][A-Za-z]*\.)+[A-Za-z]*\.?|[A-Z]{2,6}|Jr\.?|Sr\.?|I{2,3}|[A-Z][a-z]?[A-Z][A-Za-z]{0,3}"
)
"""`Ph.D.`, `MBA`, `CPA`, `MSc`: what stands behind a comma and is nobody."""


def left_out(row: Row) -> str | None:
    """Why the row is no message between people, or None."""
    if "yes" in {row["ismessagedraft"].lower(), row["isconversationdraft"].lower()}:
        return DRAFTS
    if _SPONSORED.search(row["content"]) or (
        not row["senderprofileurl"] and row["from"].lower() == "linkedin"
    ):
        return SPONSORED
    if row["folder"].upper() == "SPAM":
        return SPAM
    if row["from"].lower() in _WITHHELD and not row["senderprofileurl"]:
        return NAMELESS
    return None


def message(row: Row, *, author: Account, to: tuple[Account, ...], origin: Origin) -> Exchange:
    """The message in a row."""
    text = words_of(row)
    others = (one for one in to if one.id != author.id)
    return Exchange(
        id=id_between(author.id, row["date"], text),
        source="linkedin", kind=ExchangeKind.MESSAGE, native_id=None, author=author.id,
        addressed=tuple(
            Addressed(account=one.id, manner=Manner.RECIPIENT, written=one.name) for one in others
        ),
        text=text, sent_at=time_of(row["date"]), thread=row["conversationid"] or None,
        audience=Audience.GROUP if len(to) > 1 else Audience.DIRECT, origin=origin,
    )  # fmt: skip


def words_of(row: Row) -> str:
    """Subject and content as plain text."""
    content = row["content"]
    words = text_of_html(content) if looks_like_html(content) else content
    return "\n\n".join(part for part in (row["subject"], words) if part)


def recipients(row: Row, people: People) -> tuple[Account, ...]:
    """The accounts in TO, each once; “LinkedIn Member” is nobody."""
    urls = [url for url in row["recipientprofileurls"].split(",") if url.strip()]
    names = [row["to"]] if len(urls) == 1 else _names(row["to"], people)
    if urls:
        pairs = zip(urls, names if len(names) == len(urls) else [""] * len(urls), strict=True)
        found = [account_of_url(url, name) for url, name in pairs]
    else:
        found = [people.named(name) for name in names if name.lower() not in _WITHHELD]
    unique: dict[AccountId, Account] = {account.id: account for account in found if account is not None}
    return tuple(unique.values())


def _names(joined: str, people: People) -> list[str]:
    """The names in `joined`: a known name is not cut, a credential belongs to the name before it."""
    joined = joined.strip()
    if not joined or people.knows(joined):
        return [joined] if joined else []
    names: list[str] = []
    for part in joined.split(", "):
        if names and _CREDENTIAL.fullmatch(part.strip()):
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names
