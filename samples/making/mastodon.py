"""The Mastodon archive: `outbox.json`, `actor.json` and the rest as Mastodon writes them."""

import csv
import html
import io
import json
import re
from datetime import datetime

from making.cast import Cast, Member
from making.chance import number
from making.words import Line

_HOST = "https://sound.example"
_PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
_ADDRESS = re.compile(r"(?<![\w@/])@(\w+@[\w-]+\.[a-z]+)")
_URL = re.compile(r"https://[^\s)]+[^\s).,;:!?]")
_HASHTAG = re.compile(r"(?<![\w/])#([a-zA-Z]\w*)")
_WARNING = re.compile(r"\[cw: (.*?)\] ")
Json = dict[str, object]


def mastodon_archive(cast: Cast, lines: list[Line]) -> dict[str, bytes]:
    """The members of the Mastodon archive."""
    outbox = _Outbox(cast)
    items = [outbox.activity(line) for line in lines if line.channel in {"toot", "boost"}]
    liked = [outbox.address_of(line) for line in lines if line.channel == "fav"]
    kept = [outbox.address_of(line) for line in lines if line.channel == "mark"]
    return {
        "actor.json": _json(_actor(cast)),
        "outbox.json": _json(_collection("outbox.json", items)),
        "likes.json": _json(_collection("likes.json", liked)),
        "bookmarks.json": _json(_collection("bookmarks.json", kept)),
        "following_accounts.csv": _following(cast),
        "lists.csv": b"",
        "avatar.png": b"\x89PNG\r\n\x1a\n",
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _collection(name: str, items: list[Json] | list[str]) -> Json:
    return {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": name,
        "type": "OrderedCollection",
        "totalItems": len(items),
        "orderedItems": items,
    }


def _status_id(moment: datetime, *key: object) -> str:
    return str((round(moment.timestamp() * 1000) << 16) | number(1 << 16, *key))


class _Outbox:
    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._me = cast.owner.actor
        self._last: str | None = None

    def activity(self, line: Line) -> Json:
        """A `Create` of a note, or an `Announce` of somebody else's."""
        status = f"{self._me}/statuses/{_status_id(line.at, line.text)}"
        if line.channel == "boost":
            return self._announce(line, status)
        note = self._note(line, status)
        return {
            "id": f"{status}/activity",
            "type": "Create",
            "actor": self._me,
            "published": note["published"],
            "to": note["to"],
            "cc": note["cc"],
            "object": note,
        }

    def address_of(self, line: Line) -> str:
        """The address of somebody else's status that `line` liked, kept or boosted."""
        key = f"@{self._cast.by_key[line.about].mastodon}" if line.about else line.text.split(": ", 1)[0]
        return (
            f"{self._cast.by_mastodon[key.lstrip('@')].actor}/statuses/{_status_id(line.at, key, line.text)}"
        )

    def _announce(self, line: Line, status: str) -> Json:
        return {
            "id": f"{status}/activity",
            "type": "Announce",
            "actor": self._me,
            "published": _stamp(line.at),
            "to": [_PUBLIC],
            "cc": [f"{self._me}/followers"],
            "object": self.address_of(line),
        }

    def _note(self, line: Line, status: str) -> Json:
        warning, text = _warning(line.text)
        who = self._cast.by_key[line.about] if line.about else None
        if who and who.mastodon and f"@{who.mastodon}" not in text and line.way != "self":
            text = f"@{who.mastodon} {text}" if line.way else text
        named = [self._named(found) for found in _ADDRESS.finditer(text)]
        to, cc = self._audience(line.way, named)
        content = self._html(text)
        answered = self._answered(line, who if line.way == "re" else None)
        self._last = status
        tags: list[Json] = [
            {"type": "Mention", "href": member.actor, "name": f"@{member.mastodon}"} for member in named
        ]
        tags += [
            {"type": "Hashtag", "href": f"{_HOST}/tags/{found[1].lower()}", "name": f"#{found[1].lower()}"}
            for found in _HASHTAG.finditer(text)
        ]
        return {
            "id": status,
            "type": "Note",
            "summary": warning,
            "inReplyTo": answered,
            "published": _stamp(line.at),
            "url": f"{_HOST}/@ishbel/{status.rsplit('/', 1)[1]}",
            "attributedTo": self._me,
            "to": to,
            "cc": cc,
            "sensitive": warning is not None,
            "conversation": _conversation(line.at, status),
            "content": content,
            "contentMap": {line.lang: content},
            "attachment": [],
            "tag": tags,
        }

    def _named(self, found: re.Match[str]) -> Member:
        try:
            return self._cast.by_mastodon[found[1]]
        except KeyError:
            raise ValueError(f"@{found[1]} is not in cast.toml") from None

    def _audience(self, way: str, named: list[Member]) -> tuple[list[str], list[str]]:
        mentioned = [member.actor for member in named]
        followers = f"{self._me}/followers"
        if way == "direct":
            return mentioned, []
        if way == "followers":
            return [followers], mentioned
        if way == "unlisted":
            return [followers], [_PUBLIC, *mentioned]
        return [_PUBLIC], [followers, *mentioned]

    def _answered(self, line: Line, who: Member | None) -> str | None:
        if line.way == "self":
            return self._last
        if who is None and (found := _ADDRESS.match(line.text)):
            who = self._named(found)
        return f"{who.actor}/statuses/{_status_id(line.at, who.key, 'earlier')}" if who else None

    def _html(self, text: str) -> str:
        shown = html.escape(text, quote=False)
        shown = _URL.sub(
            lambda url: f'<a href="{url[0]}" target="_blank" rel="nofollow noopener">{url[0]}</a>', shown
        )
        shown = _ADDRESS.sub(lambda found: _mention_html(self._named(found)), shown)
        shown = _HASHTAG.sub(
            lambda tag: (
                f'<a href="{_HOST}/tags/{tag[1].lower()}" class="mention hashtag" rel="tag">'
                f"#<span>{tag[1]}</span></a>"
            ),
            shown,
        )
        return "".join(f"<p>{part}</p>" for part in shown.split(" // "))


def _mention_html(member: Member) -> str:
    user, host = str(member.mastodon).split("@")
    return (
        f'<span class="h-card" translate="no"><a href="https://{host}/@{user}" class="u-url mention">'
        f"@<span>{user}</span></a></span>"
    )


def _conversation(moment: datetime, status: str) -> str:
    number_of_it = number(10**8, status)
    return f"tag:sound.example,{moment:%Y-%m-%d}:objectId={number_of_it}:objectType=Conversation"


def _warning(text: str) -> tuple[str | None, str]:
    found = _WARNING.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _actor(cast: Cast) -> Json:
    me, owner = cast.owner.actor, cast.owner
    shown = {
        "Web": cast.facts["site"],
        "X": f"https://x.com/{owner.x}",
        "LinkedIn": f"https://www.linkedin.com/in/{owner.linkedin.slug if owner.linkedin else ''}",
    }
    return {
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
        "id": me,
        "type": "Person",
        "following": f"{me}/following",
        "followers": f"{me}/followers",
        "inbox": f"{me}/inbox",
        "outbox": "outbox.json",
        "preferredUsername": "ishbel",
        "name": f"{owner.first} {owner.last}",
        "summary": f"<p>{cast.facts['bio']}</p>",
        "url": f"{_HOST}/@ishbel",
        "manuallyApprovesFollowers": False,
        "discoverable": True,
        "published": "2022-11-09T00:00:00Z",
        "attachment": [
            {
                "type": "PropertyValue",
                "name": name,
                "value": f'<a href="{url}" rel="me nofollow noopener noreferrer" target="_blank">{url}</a>',
            }
            for name, url in shown.items()
        ],
        "likes": "likes.json",
        "bookmarks": "bookmarks.json",
        "icon": {"type": "Image", "mediaType": "image/png", "url": "avatar.png"},
    }


def _following(cast: Cast) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["Account address", "Show boosts", "Notify on new posts", "Languages"])
    for address in sorted(cast.by_mastodon):
        if address != cast.owner.mastodon:
            writer.writerow([address, "true", "false", ""])
    return out.getvalue().encode()
