"""Posts and boosts of the outbox."""

import re
from collections.abc import Iterable
from datetime import datetime

from goodword.nouns import (
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
from goodword.sources.mastodon.people import PREFIX, People, address_of
from goodword.sources.mastodon.records import Activity, Addresses, Note, Tag
from goodword.text.ids import exchange_ids
from goodword.text.markup import text_of_html
from goodword.text.times import utc_of
from goodword.text.urls import host_of

_PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_SUBTAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Posts:
    """Makes exchanges of activities."""

    def __init__(self, archive: str, people: People) -> None:
        """Work for the archive of that digest."""
        self._archive = archive
        self._people = people
        self._owner = people.owner.id
        self._id = exchange_ids("mastodon", "")

    def exchange(self, activity: Activity, member: str, position: int) -> Exchange | Skipped | None:
        """The exchange of an activity; None for one that says nothing to anybody (Add, Remove, Update)."""
        origin = Origin(archive=self._archive, member=member, position=position)
        if activity.type == "Announce":
            return self._boost(activity, origin)
        if activity.type != "Create":
            return None
        if not isinstance(activity.object, Note):
            return Skipped(origin=origin, reason="a post without its text")
        if not activity.object.id:
            return Skipped(origin=origin, reason="a post without an id")
        return self._post(activity.object, activity, origin)

    def like(self, uri: str, member: str, position: int) -> Exchange:
        """The exchange of a like: when it was given, Mastodon does not tell."""
        author = self._people.author_of(uri, None)
        return Exchange(
            id=ExchangeId(self._id(f"like of {self._owner}: {uri}")),
            source="mastodon", kind=ExchangeKind.REACTION,
            native_id=None, author=self._owner, addressed=self._to(author, Manner.REPLY), text="",
            sent_at=None, in_reply_to=uri, url=uri, audience=Audience.PUBLIC,
            origin=Origin(archive=self._archive, member=member, position=position),
        )  # fmt: skip

    def _post(self, note: Note, activity: Activity, origin: Origin) -> Exchange:
        at = utc_of(note.published or activity.published or "")
        audience = _audience(note.to or activity.to, note.cc or activity.cc)
        answers = _uri(note.in_reply_to)
        content, lang = _content(note)
        named = self._named(note.tag, at)
        words = _words(content, named.items(), host_of(note.id))
        warning = text_of_html(note.summary) if note.summary else ""
        kind = ExchangeKind.REPLY if answers else ExchangeKind.POST
        return Exchange(
            id=ExchangeId(self._id(note.id)), source="mastodon",
            kind=ExchangeKind.MESSAGE if audience is Audience.DIRECT else kind,
            native_id=note.id, author=self._owner,
            addressed=self._addressed(named, answers, at, is_direct=audience is Audience.DIRECT),
            text="\n\n".join(part for part in (warning, words) if part), sent_at=at,
            in_reply_to=answers, thread=note.conversation,
            url=note.url if isinstance(note.url, str) else note.id,
            audience=audience, lang=lang, origin=origin,
        )  # fmt: skip

    def _boost(self, activity: Activity, origin: Origin) -> Exchange | Skipped:
        boosted = activity.object
        uri = boosted if isinstance(boosted, str) else boosted.id if boosted else ""
        if not uri:
            return Skipped(origin=origin, reason="a boost that does not say of what")
        at = utc_of(activity.published or "")
        quoted = None
        by = uri
        if isinstance(boosted, Note):
            by = _uri(boosted.attributed_to) or uri
            named = (
                (AccountId(f"{PREFIX}{address}"), host_of(tag.href or ""))
                for tag in _mentions(boosted.tag)
                if (address := address_of(tag.name or "", host_of(tag.href or "")))
            )
            quoted = _words(_content(boosted)[0], named, host_of(uri)) or None
        return Exchange(
            id=ExchangeId(self._id(activity.id or f"boost of {self._owner}: {uri}")), source="mastodon",
            kind=ExchangeKind.REPOST, native_id=activity.id or None, author=self._owner,
            addressed=self._to(self._people.author_of(by, at), Manner.REPOSTED), text="", quoted=quoted,
            sent_at=at, url=uri, audience=_audience(activity.to, activity.cc), origin=origin,
        )  # fmt: skip

    def _named(self, tags: list[Tag] | Tag | None, at: datetime | None) -> dict[AccountId, str]:
        """The accounts that a post mentions, each with the host of the address beside it."""
        found: dict[AccountId, str] = {}
        for tag in _mentions(tags):
            account = self._people.mentioned(tag.href or "", tag.name or "", at)
            if account is not None:
                found.setdefault(account, host_of(tag.href or ""))
        return found

    def _addressed(
        self, named: Iterable[AccountId], answers: str | None, at: datetime | None, *, is_direct: bool
    ) -> tuple[Addressed, ...]:
        """Whom a post answers and whom it mentions, each once, the owner left out."""
        answered = self._people.author_of(answers, at) if answers else None
        found: dict[AccountId, Addressed] = {}
        for account in named:
            if account == self._owner:
                continue
            manner = (
                Manner.REPLY if account == answered else Manner.RECIPIENT if is_direct else Manner.MENTION
            )
            written = f"@{account.removeprefix(PREFIX)}"
            found[account] = Addressed(account=account, manner=manner, written=written)
        if answered is not None and answered != self._owner and answered not in found:
            found[answered] = Addressed(account=answered, manner=Manner.REPLY)
        return tuple(found.values())

    def _to(self, account: AccountId | None, manner: Manner) -> tuple[Addressed, ...]:
        if account is None or account == self._owner:
            return ()
        return (Addressed(account=account, manner=manner),)


def _words(content: str, named: Iterable[tuple[AccountId, str]], own_host: str) -> str:
    """The text of a post, with every mention as `@user@host`: Mastodon's HTML shows only `@user`.

    `named` are the accounts that it mentions, each with the host of its own address on the web.
    """
    full: dict[tuple[str, str], str] = {}
    for account, host in named:
        address = account.removeprefix(PREFIX)
        user, at_host = address.split("@", 1)
        full[(user, host)] = full[(user, at_host)] = f"@{address}"

    def mention(href: str, kind: str, words: str) -> str:
        user = words.lstrip("@").split("@")[0].lower()
        if "mention" not in kind.split() or not words.startswith("@"):
            return words
        return full.get((user, host_of(href) or own_host), words)

    return text_of_html(content, link_text=mention)


def _content(note: Note) -> tuple[str, str | None]:
    """The HTML of a post and its language; of a poll with its choices."""
    languages = {lang: html for lang, html in (note.content_map or {}).items() if html is not None}
    lang = next(iter(languages), None)
    content = note.content if note.content is not None else next(iter(languages.values()), "")
    choices = [option.name for option in (note.one_of or note.any_of or []) if option.name]
    if choices:
        content += "<ul>" + "".join(f"<li>{choice}</li>" for choice in choices) + "</ul>"
    return content, lang if lang and _SUBTAG.fullmatch(lang) else None


def _mentions(tags: list[Tag] | Tag | None) -> list[Tag]:
    found = tags if isinstance(tags, list) else [tags] if tags else []
    return [tag for tag in found if tag.type == "Mention"]


def _audience(to: Addresses, cc: Addresses) -> Audience:
    """For whom a post was: public and unlisted, followers only, or the people named (AS2 `to`, `cc`)."""
    addresses = (*_many(to), *_many(cc))
    if not _PUBLIC.isdisjoint(addresses):
        return Audience.PUBLIC
    return Audience.GROUP if any(address.endswith("/followers") for address in addresses) else Audience.DIRECT


def _many(addresses: Addresses) -> list[str]:
    return [addresses] if isinstance(addresses, str) else addresses or []


def _uri(value: str | list[object] | dict[str, object] | None) -> str | None:
    """The address in what may be an address, an object with one, or a list of either."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str | dict)), None)
    if isinstance(value, dict):
        found = value.get("id")
        return found if isinstance(found, str) else None
    return value or None
