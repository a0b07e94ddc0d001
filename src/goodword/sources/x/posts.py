"""Posts: what the owner wrote, answered, quoted and passed on."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import cast

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
from goodword.sources.x.accounts import Accounts
from goodword.sources.x.notes import Notes
from goodword.sources.x.records import Entities, Note, Tweet, UserMention
from goodword.sources.x.times import iso, sent_at
from goodword.sources.x.words import HANDLE, REPOST, decoded, leading_mentions, spelled_out, words_of
from goodword.text.ids import exchange_ids

_STATUS = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,20})/status(?:es)?/\d+", re.IGNORECASE
)
_NOBODY = frozenset({"i", "intent", "search", "hashtag"})
_LANGUAGES: dict[str | None, str | None] = {
    "und": None, "zxx": None, "qam": None, "qct": None, "qht": None, "qme": None, "qst": None, "art": None,
    "in": "id", "iw": "he",
}  # fmt: skip
"""X's marks that are no language, and two codes that BCP 47 has replaced."""
_NO_ENTITIES = Entities()
# An Enum looks its members up at each use; here that would be a tenth of the time a post takes.
_POST, _REPLY, _REPOST = ExchangeKind.POST, ExchangeKind.REPLY, ExchangeKind.REPOST
_PUBLIC, _MENTION = Audience.PUBLIC, Manner.MENTION


class Posts:
    """Makes exchanges of posts."""

    def __init__(self, archive: str, accounts: Accounts, notes: Notes) -> None:
        """Work for the archive of that digest."""
        self._archive = archive
        self._accounts = accounts
        self._owner = accounts.owner
        self._notes = notes
        self._id = cast("Callable[[str], ExchangeId]", exchange_ids("x", "status"))
        self._page = f"https://x.com/{self._owner.handle or 'i'}/status/"

    def exchange(self, tweet: Tweet, member: str, position: int) -> Exchange | Skipped:
        """The exchange that a post is; one without id or text is skipped."""
        origin = Origin(archive=self._archive, member=member, position=position)
        native = tweet.id_str or str(tweet.id or "")
        text = tweet.full_text if tweet.full_text is not None else tweet.text
        if not native or text is None:
            return Skipped(origin=origin, reason="a post without text" if native else "a post without an id")
        at = sent_at(tweet.created_at, native)
        entities = tweet.entities or _NO_ENTITIES
        quoted: str | None
        if text.startswith("RT @") and (found := REPOST.match(text)):
            kind, words, quoted = _REPOST, "", self._passed_on(tweet, text[found.end() :])
            addressed = self._author(found[1], entities, Manner.REPOSTED, at)
        else:
            note = self._notes.take(text, at) if "…" in text and at and self._notes else None
            words = _whole(note, text) if note else words_of(text, entities)
            kind, addressed, words, quoted = self._own(tweet, words, entities, at)
            if note:
                addressed += self._note_mentions(note, addressed)
        return Exchange(
            id=self._id(native), source="x", kind=kind, native_id=native, author=self._owner.id,
            addressed=addressed, text=words, quoted=quoted, sent_at=at,
            in_reply_to=tweet.in_reply_to_status_id_str or None,
            url=self._page + native, audience=_PUBLIC,
            lang=_LANGUAGES.get(tweet.lang, tweet.lang), origin=origin,
        )  # fmt: skip

    def long_post(self, note: Note, member: str, position: int) -> Exchange:
        """The exchange of a long post that could not be joined to a post."""
        return Exchange(
            id=self._id(f"note:{note.id}"), source="x", kind=ExchangeKind.POST,
            native_id=f"note:{note.id}", author=self._owner.id,
            addressed=self._note_mentions(note, ()), text=_note_words(note), sent_at=iso(note.created_at),
            audience=Audience.PUBLIC, origin=Origin(archive=self._archive, member=member, position=position),
        )  # fmt: skip

    def _own(
        self, tweet: Tweet, words: str, entities: Entities, at: datetime | None
    ) -> tuple[ExchangeKind, tuple[Addressed, ...], str, str | None]:
        """Kind, addressed, own words and quoted words of a post that is no plain repost."""
        mentions = entities.user_mentions
        answered = tweet.in_reply_to_user_id_str
        kind = _REPLY if answered or tweet.in_reply_to_status_id_str else _POST
        if not mentions and not answered and not entities.urls:
            return kind, (), words, None
        quoted = None
        addressed = self._addressed(mentions, answered, tweet.in_reply_to_screen_name, at)
        if " RT @" in words and (found := REPOST.search(words)):
            # The old way of quoting by hand: own words first.
            addressed = self._author(found[1], entities, Manner.QUOTED, at) + tuple(
                one for one in addressed if not one.written or one.written in words[: found.start()]
            )
            kind, words, quoted = ExchangeKind.QUOTE, words[: found.start()].rstrip(), words[found.end() :]
        elif entities.urls and (by := self._quoted(entities)):
            addressed += (Addressed(account=by, manner=Manner.QUOTED),)
            kind = ExchangeKind.QUOTE if kind is _POST else kind
        return kind, addressed, words, quoted

    def _addressed(
        self, mentions: tuple[UserMention, ...], answered: str | None, handle: str | None, at: datetime | None
    ) -> tuple[Addressed, ...]:
        """Whom a post answers and whom it mentions, each once, the owner left out."""
        accounts = self._accounts
        owner = self._owner.id
        reply = accounts.of_reply(answered, handle or "", at) if answered else owner
        found: dict[AccountId, Addressed] = {}
        if reply != owner:
            found[reply] = Addressed(account=reply, manner=Manner.REPLY)
        for mention in mentions:
            account = accounts.of_mention(mention, at)
            if account == owner:
                continue
            written = f"@{mention.screen_name}"
            if account not in found:
                found[account] = Addressed(account=account, manner=_MENTION, written=written)
            elif account == reply:
                found[reply] = Addressed(account=reply, manner=Manner.REPLY, written=written)
        return tuple(found.values())

    def _author(
        self, handle: str, entities: Entities, manner: Manner, at: datetime | None
    ) -> tuple[Addressed, ...]:
        """The account whose words are carried along, by the mention that X made of the handle."""
        folded = handle.lower()
        for mention in entities.user_mentions:
            if mention.screen_name.lower() == folded:
                account = self._accounts.of_mention(mention, at)
                break
        else:
            account = self._accounts.of_handle(handle)
        if account == self._owner.id:
            return ()
        return (Addressed(account=account, manner=manner, written=f"@{handle}"),)

    def _quoted(self, entities: Entities) -> AccountId | None:
        """The author of the post that the last address leads to, if another's."""
        for link in reversed(entities.urls):
            target = link.expanded_url or ""
            if "/status" in target and (found := _STATUS.match(target)):
                handle = found[1].lower()
                if handle not in _NOBODY and handle not in self._owner.handles:
                    return self._accounts.of_handle(handle)
        return None

    def _passed_on(self, tweet: Tweet, rest: str) -> str:
        whole = tweet.retweeted_status
        if whole is not None and (text := whole.full_text or whole.text):
            return words_of(text, whole.entities)
        return words_of(rest, tweet.entities)

    def _note_mentions(self, note: Note, already: tuple[Addressed, ...]) -> tuple[Addressed, ...]:
        """Those whom only the long form of a post names: it gives handles, no ids."""
        handles = {mention.screen_name for mention in note.said.mentions} or set(
            HANDLE.findall(note.said.text)
        )
        taken = {one.account for one in already} | {self._owner.id}
        found = ((self._accounts.of_handle(handle), handle) for handle in sorted(handles - {""}))
        return tuple(
            Addressed(account=account, manner=Manner.MENTION, written=f"@{handle}")
            for account, handle in found
            if account not in taken
        )


def _whole(note: Note, text: str) -> str:
    """The words of a long reply: X leaves the handles before it to the short form."""
    words = _note_words(note)
    return words if words.startswith("@") else leading_mentions(text) + words


def _note_words(note: Note) -> str:
    links = ((link.short_url, link.expanded_url) for link in note.said.urls)
    return spelled_out(decoded(note.said.text), links)
