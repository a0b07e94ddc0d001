"""Make a big invented Slack export, and measure how it is read (`beside.py` says how to call it).

Forty channels over 500 days, 2,000 members, a third of the messages in threads, one in five with
reactions; every message carries its blocks and the card of its author, as Slack writes them, about
1.2 KB each. Everybody is invented.
"""

import gc
import json
import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from beside import Bench, main

CHANNELS, DAYS, MEMBERS = 40, 500, 2_000
FIRST = datetime(2022, 3, 1, tzinfo=UTC)
GIVEN = ("Ana", "Bo", "Chidi", "Dara", "Emre", "Femi", "Gita", "Hana", "Ivo", "Jun")
FAMILY = ("Alder", "Brook", "Cairn", "Dell", "Esk", "Fen", "Gorse", "Heath", "Isle", "Juniper")
SENTENCES = (
    "Thank you <@{u}> for walking me through the tide tables last week, it saved our launch.",
    "The build is green again &amp; the notes are at <https://notes.example/{n}|notes>.",
    "Does *anybody* have numbers on the query planner? Ours look odd since Monday.",
    "<@{u}> are you coming to the harbour meetup on Thursday?",
    "I moved the cache to `tide-2`, see <#C00001|general> for why.",
    "Great work everyone :tada: eight long months, and it is out.",
)


def member(number: int) -> dict[str, object]:
    """A member of the workspace."""
    name = f"{GIVEN[number % 10]} {FAMILY[number // 10 % 10]}"
    handle = f"{name.replace(' ', '.').lower()}{number}"
    profile = {
        "title": "Engineer", "real_name": name, "display_name": handle, "email": f"{handle}@quay.example",
        "image_72": f"https://images.example.com/{number}.png", "team": "T00001", "status_text": "",
    }  # fmt: skip
    return {
        "id": f"U{number:05}", "team_id": "T00001", "name": handle, "deleted": False, "real_name": name,
        "profile": profile, "is_bot": False, "updated": 1_700_000_000 + number,
    }  # fmt: skip


def message(rng: random.Random, at: datetime, number: int, thread: str | None) -> dict[str, object]:
    """A message with all that Slack writes around it."""
    who = rng.randrange(MEMBERS)
    name = f"{GIVEN[who % 10]} {FAMILY[who // 10 % 10]}"
    text = rng.choice(SENTENCES).format(u=f"U{rng.randrange(MEMBERS):05}", n=number)
    ts = f"{int(at.timestamp())}.{number % 1_000_000:06}"
    elements = [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}]
    made: dict[str, object] = {
        "user": f"U{who:05}", "type": "message", "ts": ts, "client_msg_id": f"{number:032x}", "text": text,
        "team": "T00001", "user_team": "T00001", "source_team": "T00001",
        "user_profile": {
            "avatar_hash": "f00", "image_72": f"https://images.example.com/{who}.png", "real_name": name,
            "display_name": name, "team": "T00001", "name": name.lower(),
            "is_restricted": False, "is_ultra_restricted": False,
        },
        "blocks": [{"type": "rich_text", "block_id": "b42", "elements": elements}],
    }  # fmt: skip
    if thread:
        made |= {"thread_ts": thread, "parent_user_id": f"U{rng.randrange(MEMBERS):05}"}
    if number % 5 == 0:
        users = [f"U{rng.randrange(MEMBERS):05}" for _ in range(rng.randrange(1, 4))]
        made["reactions"] = [{"name": "heart", "users": sorted(set(users)), "count": len(users)}]
    return made


def make(out: Path, count: int, seed: int) -> None:
    """Write the folder of an export with `count` messages."""
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    (out / "users.json").write_text(json.dumps([member(number) for number in range(MEMBERS)]))
    channels = [{"id": f"C{n:05}", "name": f"channel-{n}"} for n in range(CHANNELS)]
    (out / "channels.json").write_text(json.dumps(channels))
    a_day = max(1, count // (CHANNELS * DAYS))
    threads: defaultdict[int, str | None] = defaultdict(lambda: None)
    for number in range(0, count, a_day):
        channel, day = number // a_day % CHANNELS, number // a_day // CHANNELS
        messages: list[dict[str, object]] = []
        for n in range(min(a_day, count - number)):
            at = FIRST + timedelta(days=day, seconds=n * 60)
            thread = threads[channel] if rng.random() < 0.33 else None
            messages.append(message(rng, at, number + n, thread))
            threads[channel] = str(messages[-1]["ts"]) if thread is None else threads[channel]
        folder = out / f"channel-{channel}"
        folder.mkdir(exist_ok=True)
        name = f"{(FIRST + timedelta(days=day)).date()}.json"
        (folder / name).write_text(json.dumps(messages, indent=4))


class Reaction(msgspec.Struct, gc=False):
    """What a reaction must be decoded to."""

    name: str
    users: list[str]


class Message(msgspec.Struct, gc=False):
    """The fields of a message that an import needs."""

    ts: str
    text: str
    user: str
    thread_ts: str | None = None
    parent_user_id: str | None = None
    reactions: list[Reaction] = []


def floor(path: Path) -> int:
    """Decode the same bytes to typed structs, file by file, and do nothing with them."""
    decode = msgspec.json.Decoder(list[Message]).decode
    gc.disable()
    return sum(len(decode(day.read_bytes())) for day in sorted(path.glob("channel-*/*.json")))


BENCH = Bench(
    source="Slack",
    made="export",
    count=50_000,
    counted="messages",
    make=make,
    floor=floor,
    floor_is="msgspec, typed, day by day",
    aim=3,
    peers={"slackviewer": "slack-export-viewer"},
)

if __name__ == "__main__":
    main(BENCH, __file__)
