"""The X archive: `data/*.js` as X writes them since late 2022."""

import html
import json
import re
from datetime import datetime, timedelta
from itertools import groupby

from making.cast import Cast, Member
from making.chance import letters, number
from making.words import Line

_EPOCH = 1288834974657
_HANDLE = re.compile(r"(?<![\w@/.])@(\w{1,15})(?![\w@]|\.\w)")
_URL = re.compile(r"https://[^\s)]+[^\s).,;:!?]")
_HASHTAG = re.compile(r"(?<!\w)#([a-zA-Z]\w*)")
_MADE_AT = "2024-10-19T06:12:44.000Z"
_SENT_FROM = '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>'
LONG = 280
Members = dict[str, bytes]
Json = dict[str, object]


def x_archive(cast: Cast, lines: list[Line]) -> Members:
    """The members of the X archive."""
    tweets = _Tweets(cast)
    posts = [tweets.tweet(line) for line in lines if line.channel in {"x", "note", "rt"}]
    gone = [tweets.deleted(line) for line in lines if line.channel == "del"]
    half = len(posts) * 2 // 5
    newest = posts[::-1]
    parts: dict[str, list[list[Json]]] = {
        "account": [[{"account": _account(cast)}]],
        "profile": [[{"profile": _profile(cast)}]],
        "tweets": [newest[:half], newest[half:]],
        "note-tweet": [[_note(line) for line in lines if line.channel == "note"]],
        "deleted-tweets": [gone],
        "tweet-headers": [[_header(post) for post in newest]],
        "like": [[_like(line) for line in reversed(lines) if line.channel == "like"]],
        "follower": [_follows(cast, "follower")],
        "following": [_follows(cast, "following")],
        "direct-messages": [_conversations(cast, lines)],
        "direct-messages-group": [_group(cast, [line for line in lines if line.channel == "group"])],
        "block": [[]],
        "community-tweet": [[]],
    }
    return _packed(cast, parts)


def _packed(cast: Cast, parts: dict[str, list[list[Json]]]) -> Members:
    members: Members = {"Your archive.html": b"<!doctype html><title>Your archive</title>\n"}
    kinds: dict[str, Json] = {}
    for name, pieces in parts.items():
        under = name.replace("-", "_")
        files = []
        for place, rows in enumerate(pieces):
            path = f"data/{name}{f'-part{place}' if place else ''}.js"
            variable = f"YTD.{under}.part{place}"
            text = json.dumps(rows, indent=2, ensure_ascii=False)
            members[path] = f"window.{variable} = {text}".encode()
            files.append({"fileName": path, "globalName": variable, "count": str(len(rows))})
        first, *rest = name.split("-")
        kinds[first + "".join(word.title() for word in rest)] = {"files": files}
    manifest = {
        "userInfo": _user(cast),
        "archiveInfo": {
            "sizeBytes": str(sum(map(len, members.values()))),
            "generationDate": _MADE_AT,
            "isPartialArchive": False,
            "maxPartSizeBytes": "53687091200",
        },
        "readmeInfo": {"fileName": "data/README.txt", "directory": "data/", "name": "README.txt"},
        "dataTypes": kinds,
    }
    members["data/README.txt"] = b"What the files of this archive hold.\n"
    members["data/manifest.js"] = f"window.__THAR_CONFIG = {json.dumps(manifest, indent=2)}".encode()
    return members


def snowflake(moment: datetime, *key: object) -> int:
    """An id as X gives it: milliseconds since its epoch, then 22 bits."""
    return ((round(moment.timestamp() * 1000) - _EPOCH) << 22) | number(1 << 22, *key)


class _Tweets:
    """Writes tweets, and remembers the last one of each story so that it can be answered."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._last: dict[str | None, int] = {}

    def tweet(self, line: Line) -> Json:
        return {"tweet": self._body(line)}

    def deleted(self, line: Line) -> Json:
        gone = line.at + timedelta(minutes=3)
        return {"tweet": {**self._body(line), "deleted_at": gone.strftime("%a %b %d %H:%M:%S +0000 %Y")}}

    def _body(self, line: Line) -> Json:
        text, links = self._written(line)
        shown = html.escape(text, quote=False)
        tweet_id = str(snowflake(line.at, line.text))
        body: Json = {
            "edit_info": {"initial": {"editTweetIds": [tweet_id], "editsRemaining": "5"}},
            "retweeted": False,
            "source": _SENT_FROM,
            "entities": self._entities(shown, links),
            "display_text_range": ["0", str(len(shown))],
            "favorite_count": str(number(40, tweet_id)),
            "id_str": tweet_id,
            "truncated": False,
            "retweet_count": str(number(7, tweet_id)),
            "id": tweet_id,
            "created_at": line.at.strftime("%a %b %d %H:%M:%S +0000 %Y"),
            "favorited": False,
            "full_text": shown,
            "lang": line.lang,
        }
        body |= self._answers(line, shown)
        self._last[line.about] = int(tweet_id)
        return body

    def _written(self, line: Line) -> tuple[str, dict[str, str]]:
        text = line.text
        who = self._cast.by_key[line.about] if line.about else None
        if line.channel == "rt":
            handle, text = (self._handle(who, line.at), text) if who else text.split(": ", 1)
            text = _cut(f"RT @{handle}: {text}", 140)
        elif line.way == "re" and who and not text.startswith("@"):
            text = f"@{self._handle(who, line.at)} {text}"
        links = {f"https://t.co/{letters(10, url, line.at)}": url for url in _URL.findall(text)}
        for short, url in links.items():
            text = text.replace(url, short, 1)
        if line.channel == "note":
            text = _cut(text, 275)
        _insist_on_length(text, line)
        return text, links

    @staticmethod
    def _handle(member: Member, moment: datetime) -> str:
        before = member.x_before
        return before[0] if before and moment.year < before[1] else str(member.x)

    def _entities(self, shown: str, links: dict[str, str]) -> Json:
        mentions = [self._mention(found) for found in _HANDLE.finditer(shown)]
        tags = [
            {"text": found[1], "indices": [str(found.start()), str(found.end())]}
            for found in _HASHTAG.finditer(shown)
        ]
        urls = [
            {
                "url": short,
                "expanded_url": url,
                "display_url": _cut(url.removeprefix("https://"), 27),
                "indices": [str(shown.index(short)), str(shown.index(short) + len(short))],
            }
            for short, url in links.items()
        ]
        return {"hashtags": tags, "symbols": [], "user_mentions": mentions, "urls": urls}

    def _mention(self, found: re.Match[str]) -> Json:
        member = self._cast.by_x.get(found[1].lower())
        if member is None:
            raise ValueError(f"@{found[1]} is not in cast.toml")
        return {
            "name": member.x_name,
            "screen_name": found[1],
            "indices": [str(found.start()), str(found.end())],
            "id_str": str(member.x_id),
            "id": str(member.x_id),
        }

    def _answers(self, line: Line, shown: str) -> Json:
        if line.channel == "rt":
            return {}
        if line.way == "self":
            return _answer(self._cast.owner, self._last[line.about])
        found = _HANDLE.match(shown)
        if found is None:
            return {}
        member = self._cast.by_x[found[1].lower()]
        to_someone: Json = {
            "in_reply_to_user_id": str(member.x_id),
            "in_reply_to_user_id_str": str(member.x_id),
            "in_reply_to_screen_name": found[1],
        }
        if line.about and line.way != "re":  # begun with a handle, but no tweet is answered
            return to_someone
        earlier = line.at - timedelta(seconds=90 + number(5400, line.text))
        return _answer(member, snowflake(earlier, member.key, line.text)) | to_someone


def _answer(member: Member, tweet_id: int) -> Json:
    return {
        "in_reply_to_status_id": str(tweet_id),
        "in_reply_to_status_id_str": str(tweet_id),
        "in_reply_to_user_id": str(member.x_id),
        "in_reply_to_user_id_str": str(member.x_id),
        "in_reply_to_screen_name": str(member.x),
    }


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _insist_on_length(text: str, line: Line) -> None:
    limit = LONG if line.at >= datetime.fromisoformat("2017-11-08T00:00:00+00:00") else 140
    if len(text) > limit:
        raise ValueError(f"{line.at:%Y-%m-%d}: {len(text)} of {limit} characters: {text}")


def _account(cast: Cast) -> Json:
    return {
        "email": cast.owner.email,
        "createdVia": "web",
        "username": cast.owner.x,
        "accountId": str(cast.owner.x_id),
        "createdAt": "2012-04-06T18:20:31.000Z",
        "accountDisplayName": cast.owner.x_name,
    }


def _user(cast: Cast) -> Json:
    owner = cast.owner
    return {"accountId": str(owner.x_id), "userName": owner.x, "displayName": owner.x_name}


def _profile(cast: Cast) -> Json:
    return {
        "description": {
            "bio": cast.facts["bio"],
            "website": cast.facts["site"],
            "location": "Port Kellan",
        },
        "avatarMediaUrl": "https://pbs.example/profile_images/ishbelq.jpg",
    }


def _note(line: Line) -> Json:
    return {
        "noteTweet": {
            "noteTweetId": str(snowflake(line.at, "note", line.text)),
            "updatedAt": line.at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "createdAt": line.at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "lifecycle": {"value": "2", "name": "Published", "originalName": "published"},
            "core": {
                "styletags": [],
                "urls": [],
                "text": line.text,
                "mentions": [
                    {"screenName": found[1], "fromIndex": str(found.start()), "toIndex": str(found.end())}
                    for found in _HANDLE.finditer(line.text)
                ],
                "cashtags": [],
                "hashtags": [],
            },
        }
    }


def _header(post: Json) -> Json:
    tweet = post["tweet"]
    assert isinstance(tweet, dict)
    return {"tweet": {"tweet_id": tweet["id_str"], "created_at": tweet["created_at"]}}


def _like(line: Line) -> Json:
    text = line.text if line.about else line.text.split(": ", 1)[1]
    tweet_id = str(snowflake(line.at, "like", line.text))
    like: Json = {"tweetId": tweet_id, "fullText": text}
    if number(12, tweet_id) == 0:
        like.pop("fullText")
    return {"like": {**like, "expandedUrl": f"https://twitter.com/i/web/status/{tweet_id}"}}


def _follows(cast: Cast, what: str) -> list[Json]:
    known = [member.x_id for member in (*cast.people, *cast.others) if member.x_id > 0]
    strangers = [100_000_000 + number(2_900_000_000, what, place) for place in range(140)]
    return [
        {what: {"accountId": str(each), "userLink": f"https://twitter.com/intent/user?user_id={each}"}}
        for each in sorted(set(known + strangers), key=lambda each: number(2**40, what, each))
    ]


def _conversations(cast: Cast, lines: list[Line]) -> list[Json]:
    said = sorted((line for line in lines if line.channel == "dm"), key=lambda line: str(line.about))
    return [
        {"dmConversation": _conversation(cast.owner.x_id, cast.by_key[str(key)].x_id, list(messages))}
        for key, messages in groupby(said, key=lambda line: line.about)
    ]


def _conversation(owner: int, other: int, said: list[Line]) -> Json:
    messages = []
    for line in sorted(said, key=lambda line: line.at, reverse=True):
        sender, recipient = (owner, other) if line.way == ">" else (other, owner)
        messages.append({"messageCreate": _message(line, sender) | {"recipientId": str(recipient)}})
    low, high = sorted((owner, other))
    return {"conversationId": f"{low}-{high}", "messages": messages}


def _message(line: Line, sender: int) -> Json:
    return {
        "reactions": [],
        "urls": [],
        "text": line.text,
        "mediaUrls": [],
        "senderId": str(sender),
        "id": str(snowflake(line.at, "dm", line.text)),
        "createdAt": line.at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "editHistory": [],
    }


def _group(cast: Cast, said: list[Line]) -> list[Json]:
    if not said:
        return []
    speakers = [_speaker(cast, line) for line in said]
    stamp = said[0].at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    opening: Json = {
        "joinConversation": {
            "initiatingUserId": str(cast.owner.x_id),
            "participantsSnapshot": sorted({str(member.x_id) for member in speakers}),
            "createdAt": stamp,
        }
    }
    naming: Json = {
        "conversationNameUpdate": {
            "initiatingUserId": str(cast.owner.x_id),
            "name": "Pier choir",
            "createdAt": stamp,
        }
    }
    messages: list[Json] = [opening, naming]
    for line, member in zip(said, speakers, strict=True):
        text = line.text.split(": ", 1)[1]
        messages.append({"messageCreate": _message(line, member.x_id) | {"text": text}})
    return [
        {
            "dmConversation": {
                "conversationId": str(snowflake(said[0].at, "group")),
                "messages": messages[::-1],
            }
        }
    ]


def _speaker(cast: Cast, line: Line) -> Member:
    return cast.by_x[line.text.split(": ", 1)[0].lower()]
