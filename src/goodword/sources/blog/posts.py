"""From a post as a feed or a file holds it to an exchange, and to the people whom it links to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

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
)
from goodword.text.ids import exchange_ids
from goodword.text.markup import text_of_html
from goodword.text.profiles import Profile, profile_at
from goodword.text.urls import is_web

LONGEST_POST = 1 << 20
"""Characters of a post that are read; the longest essay has a quarter of that."""
_MOST_CREDITED = 200
_QUOTATION = re.compile(r"<(/?)blockquote\b[^<>]*>", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,3}")
_LONGEST_NAME = 80
_LONGEST_PARTICLE = 3
"""van, der, da, el."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A post or a comment, whatever form it was written in."""

    id: str
    html: str
    title: str = ""
    at: datetime | None = None
    url: str | None = None
    author: str | None = None
    """Name, where the entry tells one of its own."""
    lang: str | None = None
    answers: str | None = None
    """Id of the post that a comment stands below."""
    place: int = 0
    """Zero-based place in its file."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a post says."""

    own: str
    quoted: str | None
    profiles: tuple[tuple[Profile, str], ...]
    """The profiles that the author's own words link to, each with the words of the link."""


def words_of(entry: Entry) -> Words:
    """The author's own words, what is quoted, and whom the own words link to."""
    own, quoted = _apart(entry.html[:LONGEST_POST])
    found: dict[Profile, str] = {}

    def link(href: str, _: str, words: str) -> str:
        if (profile := profile_at(href)) and len(found) < _MOST_CREDITED:
            found.setdefault(profile, words)
        return words

    body = text_of_html(own, link_text=link)
    title = text_of_html(entry.title)
    if title and not body.startswith(title):
        body = f"{title}\n\n{body}".strip()
    return Words(body, text_of_html(quoted) or None if quoted else None, tuple(found.items()))


def account_at(profile: Profile, words: str) -> Account:
    """The account that a link shows, with its name where the words of the link are one."""
    return Account(
        id=AccountId(f"{profile.network}:{profile.key}"),
        source=profile.network,
        handle=profile.handle,
        name=words if _is_name(words) else None,
        url=profile.url,
    )


def _is_name(words: str) -> bool:
    """Whether the words of a link are a full name: two to four words, the long ones not in lower case."""
    if len(words) > _LONGEST_NAME or not _NAME.fullmatch(words):
        return False
    return not any(word[0].islower() and len(word) > _LONGEST_PARTICLE for word in words.split())


class Posts:
    """Makes exchanges of the entries of one site."""

    def __init__(self, archive: str, site: AccountId) -> None:
        """Work for the archive of that digest; ids are those of `site`, wherever its posts are read."""
        self._archive = archive
        self._id = exchange_ids("blog", site)

    def exchange(
        self, entry: Entry, author: AccountId, member: str, *, answered: AccountId | None = None
    ) -> Iterator[Account | Exchange]:
        """The people whom the entry credits by link, then the entry; nothing of one without words."""
        words = words_of(entry)
        if not words.own:
            return
        addressed = {answered: Addressed(account=answered, manner=Manner.REPLY)} if answered else {}
        for profile, written in words.profiles:
            account = account_at(profile, written)
            if account.id not in {author, answered}:
                yield account
                addressed[account.id] = Addressed(
                    account=account.id, manner=Manner.MENTION, written=written or None
                )
        yield Exchange(
            id=ExchangeId(self._id(entry.id)), source="blog",
            kind=ExchangeKind.COMMENT if entry.answers else ExchangeKind.POST,
            native_id=entry.id, author=author, addressed=tuple(addressed.values()),
            text=words.own, quoted=words.quoted, sent_at=entry.at, in_reply_to=entry.answers,
            url=entry.url if is_web(entry.url) else None, audience=Audience.PUBLIC, lang=entry.lang,
            origin=Origin(archive=self._archive, member=member, position=entry.place),
        )  # fmt: skip


def _apart(html: str) -> tuple[str, str]:
    """What stands outside of block quotations, and inside; one that is not closed runs to the end."""
    parts: tuple[list[str], list[str]] = ([], [])
    depth = at = 0
    for tag in _QUOTATION.finditer(html):
        parts[depth > 0].append(html[at : tag.start()])
        depth = max(0, depth - 1) if tag[1] else depth + 1
        at = tag.end()
    parts[depth > 0].append(html[at:])
    return "<p>".join(parts[0]), "<p>".join(parts[1])
