"""Make a big invented Mastodon archive, and measure how it is read (`beside.py` says how to call it).

Seven activities in ten are posts (half of them with a mention, a third replies, one in five with a link),
three are boosts; each carries its text twice and all else that Mastodon writes, 2 KB. Everybody is invented.
"""

import gc
import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from beside import Bench, main

ME = "https://fjord.example/users/mira"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ACCOUNTS = 2_000
FIRST = datetime(2018, 3, 1, tzinfo=UTC)
ACTOR = {
    "@context": ["https://www.w3.org/ns/activitystreams"], "id": ME, "type": "Person", "attachment": [],
    "preferredUsername": "mira", "name": "Mira Solberg", "summary": "<p>Keeps ships and people on time</p>",
    "url": "https://fjord.example/@mira", "likes": "likes.json",
}  # fmt: skip
SENTENCES = (
    "<p>Thank you {m} for walking me through the tide tables last week, it saved our launch.</p>",
    "<p>Reading about query planning on the train again &amp; the third delay this week.</p>{l}",
    "<p>{m} are you coming to the harbour meetup on Thursday?</p><p>There will be cake.</p>",
    "<p>Von {m} habe ich alles über Gezeiten gelernt,<br />und noch mehr über Geduld.</p>",
    "<p>Notes from today: two coffees, one very long meeting, and the lamps are up.</p>",
)
LINK = (
    '<p><a href="https://notes.example/{n}" target="_blank" rel="nofollow noopener"><span class="invisible">https://'
    '</span><span class="ellipsis">notes.example/</span><span class="invisible">{n}</span></a></p>'
)
MENTION = (
    '<span class="h-card" translate="no"><a href="https://quay.example/@person{n}" class="u-url mention">'
    "@<span>person{n}</span></a></span>"
)


def activity(rng: random.Random, number: int, at: str) -> dict[str, object]:
    """A post or a boost."""
    url = f"{ME}/statuses/{10**17 + number}"
    who = rng.randrange(ACCOUNTS)
    head = {"id": f"{url}/activity", "actor": ME, "published": at, "to": [PUBLIC]}
    if number % 10 >= 7:
        boosted = f"https://quay.example/users/person{who}/statuses/{10**16 + number}"
        return {
            **head,
            "type": "Announce",
            "cc": [f"https://quay.example/users/person{who}"],
            "object": boosted,
        }
    href = f"https://quay.example/users/person{who}"
    mention = MENTION.format(n=who)
    words = rng.choice(SENTENCES)
    content = words.format(m=mention, l=LINK.format(n=number) if number % 5 == 0 else "")
    tags = [{"type": "Mention", "href": href, "name": f"@person{who}@quay.example"}] if "{m}" in words else []
    cc = [f"{ME}/followers", *([href] if tags else [])]
    answered = f"{href}/statuses/{number}" if number % 3 == 0 else None
    replies = {"type": "CollectionPage", "next": f"{url}/replies?page=true", "partOf": f"{url}/replies"}
    note = {
        "id": url, "type": "Note", "summary": None, "inReplyTo": answered, "published": at,
        "url": f"https://fjord.example/@mira/{10**17 + number}", "attributedTo": ME, "to": [PUBLIC],
        "cc": cc, "sensitive": False, "atomUri": url, "inReplyToAtomUri": None,
        "conversation": f"tag:fjord.example,2023:{number}", "content": content, "contentMap": {"en": content},
        "attachment": [], "tag": tags,
        "replies": {"id": f"{url}/replies", "type": "Collection", "first": replies},
    }  # fmt: skip
    return {**head, "type": "Create", "cc": cc, "object": note}


def make(out: Path, count: int, seed: int) -> None:
    """Write the folder of an archive with `count` activities."""
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    (out / "actor.json").write_text(json.dumps(ACTOR))
    with (out / "outbox.json").open("w", encoding="utf-8") as file:
        file.write(
            '{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection",'
        )
        file.write(f'"totalItems":{count},"orderedItems":[],"orderedItems":[')
        for number in range(count):
            at = (FIRST + timedelta(minutes=number * 7)).strftime("%Y-%m-%dT%H:%M:%SZ")
            made = json.dumps(activity(rng, number, at), ensure_ascii=False, separators=(",", ":"))
            file.write(("," if number else "") + made)
        file.write("]}")


class Tag(msgspec.Struct, gc=False):
    """A mention."""

    type: str
    href: str = ""
    name: str = ""


class Note(msgspec.Struct, gc=False):
    """The fields of a post that an import needs."""

    id: str
    content: str
    published: str
    tag: list[Tag]
    to: list[str]
    cc: list[str]
    url: str | None = None
    conversation: str | None = None
    in_reply_to: str | None = msgspec.field(name="inReplyTo", default=None)


class Activity(msgspec.Struct, gc=False):
    """A post or a boost."""

    id: str
    type: str
    published: str
    object: Note | str


class Outbox(msgspec.Struct):
    """Of two values of one key the last counts."""

    items: list[Activity] = msgspec.field(name="orderedItems", default_factory=list)


def floor(path: Path) -> int:
    """Decode the same bytes to typed structs, whole, and do nothing with them."""
    gc.disable()
    return len(msgspec.json.decode((path / "outbox.json").read_bytes(), type=Outbox).items)


BENCH = Bench(
    source="Mastodon",
    made="mastodon",
    count=50_000,
    counted="activities",
    make=make,
    floor=floor,
    floor_is="msgspec, typed, the whole file",
    aim=3,
    peers={"masto2pelican": "masto2pelican, threads to articles"},
)

if __name__ == "__main__":
    main(BENCH, __file__)
