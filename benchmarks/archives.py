"""Make a big invented X archive in the shape of a real one, to measure with.

    python benchmarks/archives.py x --tweets 200000 OUT_DIR [--zip] [--seed 7]

200,000 posts give about 330 MB of JavaScript in parts of about 83 MB; the same seed gives the same
bytes. One post in twenty is a recognition; about 2,000 accounts are mentioned; there are replies,
self-threads, retweets, quotes, links, pictures and five languages. Everybody in it is invented.
"""

import argparse
import json
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

OWNER_ID = "40100200"
OWNER_HANDLE = "mira_solberg"
OWNER_NAME = "Mira Solberg"
ACCOUNT: dict[str, object] = {
    "email": "mira@example.com", "createdVia": "web", "username": OWNER_HANDLE, "accountId": OWNER_ID,
    "createdAt": "2009-05-04T10:00:00.000Z", "accountDisplayName": OWNER_NAME,
}  # fmt: skip
PROFILE: dict[str, object] = {
    "description": {"bio": "Ships, tides, builds.", "website": "https://mira.example", "location": "Bergen"},
    "avatarMediaUrl": "https://images.example.com/mira.jpg",
}
MANIFEST: dict[str, object] = {
    "userInfo": {"accountId": OWNER_ID, "userName": OWNER_HANDLE, "displayName": OWNER_NAME},
    "archiveInfo": {
        "sizeBytes": "1", "generationDate": "2024-03-01T09:00:00.000Z",
        "isPartialArchive": False, "maxPartSizeBytes": "104857600",
    },
}  # fmt: skip
ACCOUNTS = 2_000
TWEETS_A_PART = 50_000
FIRST = datetime(2012, 3, 1, tzinfo=UTC)
SPAN = timedelta(days=365 * 12)
SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

RECOGNITIONS = {
    "en": (
        "Thank you @{h} for walking me through {t} last week, it saved our launch.",
        "@{h} I learned more about {t} from your talk than from a year of reading.",
        "Huge credit to @{h}: without the work on {t} none of this would be running.",
        "If you need someone for {t}, ask @{h}. Patient, precise, and always on time.",
        "Congratulations @{h} on shipping the {t} release after eight long months!",
    ),
    "de": (
        "Danke @{h} für die Hilfe bei {t}, das hat uns eine Woche erspart.",
        "Von @{h} habe ich alles über {t} gelernt &amp; noch mehr über Geduld.",
    ),
    "es": ("Gracias @{h} por explicarme {t} con tanta paciencia, se nota la experiencia.",),
    "fr": ("Merci @{h} pour ton aide sur {t}, c'était limpide et généreux.",),
    "pt": ("Obrigada @{h} pela ajuda com {t}, salvou o nosso projeto.",),
}
CHATTER = {
    "en": (
        "Reading about {t} on the train again, the third delay this week.",
        "@{h} are you coming to the {t} meetup on Thursday?",
        "Unpopular opinion: {t} is mostly naming things &amp; waiting for builds.",
        "Notes from today: {t}, two coffees, one very long meeting with @{h} and @{i}.",
        "The slides on {t} are up, comments welcome {u}",
        "@{h} @{i} I would rather keep {t} simple and measure first &gt; guess later",
        "Does anybody have numbers on {t}? Ours look odd since Monday.",
    ),
    "de": ("Heute wieder {t}, morgen hoffentlich Sonne.", "@{h} kommst du zum Treffen über {t}?"),
    "es": ("Otra tarde con {t} y demasiado café.",),
    "fr": ("Encore une journée {t}, vivement le week-end {u}",),
    "pt": ("Mais um dia de {t}, devagar e sempre.",),
}
LANGUAGES = ("en",) * 14 + ("de",) * 2 + ("es",) * 2 + ("fr", "pt")
TOPICS = (
    "incremental builds", "data migrations", "accessible forms", "query planning", "harbour logistics",
    "error budgets", "type inference", "garden irrigation", "onboarding", "release notes", "caching",
    "public speaking", "tide tables", "contract tests", "screen readers", "budget planning",
)  # fmt: skip
GIVEN = (
    "Ana", "Bo", "Chidi", "Dara", "Emre", "Femi", "Gita", "Hana", "Ivo", "Jun",
    "Kaya", "Lior", "Mina", "Noor", "Oskar", "Pia", "Quim", "Rosa", "Sami", "Tove",
)  # fmt: skip
FAMILY = (
    "Alder", "Brook", "Cairn", "Dell", "Esk", "Fen", "Gorse", "Heath", "Isle", "Juniper",
    "Kelp", "Lark", "Moor", "Nettle", "Osier", "Pine", "Quarry", "Reed", "Sedge", "Thorn",
)  # fmt: skip


class Someone:
    """An invented account."""

    def __init__(self, number: int) -> None:
        """Name it by its number, so that each is another."""
        given = GIVEN[number % 20]
        family = FAMILY[number // 20 % 20]
        self.id = str(5_000_000 + number * 7_919)
        self.handle = f"{given}{family}{number}".lower()
        self.name = f"{given} {family}"


def tweets(count: int, seed: int) -> Iterator[str]:
    """`count` posts as the text of one array element each, in no order of time."""
    rng = random.Random(seed)
    people = [Someone(number) for number in range(ACCOUNTS)]
    for number in range(count):
        yield _tweet(rng, people, number, count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What a post says, before it takes X's form."""

    id: str
    at: datetime
    text: str
    lang: str
    link: str
    mentioned: tuple[Someone, ...]
    replies_to: tuple[str, str] | None
    """Id and handle of the account."""
    quotes: Someone | None


def _tweet(rng: random.Random, people: list[Someone], number: int, count: int) -> str:
    at = FIRST + SPAN * (number * 7_368_787 % count / count)
    lang = rng.choice(LANGUAGES)
    recognises = number % 20 == 0
    words = rng.choice((RECOGNITIONS if recognises else CHATTER)[lang])
    first, second = rng.choice(people), rng.choice(people)
    link = f"https://t.co/{number:010x}"
    text = words.format(h=first.handle, i=second.handle, t=rng.choice(TOPICS), u=link)
    if not recognises and rng.random() < 0.15:
        text = f"RT @{first.handle}: {text}"[:139] + "…"
    reply = text.startswith("@") and rng.random() < 0.9
    own_thread = not reply and rng.random() < 0.05
    owner = (OWNER_ID, OWNER_HANDLE)
    post = Post(
        id=str((int(at.timestamp() * 1000) - SNOWFLAKE_EPOCH_MS << 22) + number % 4096),
        at=at,
        text=text,
        lang=lang,
        link=link,
        mentioned=tuple(person for person in (first, second) if f"@{person.handle}" in text),
        replies_to=(first.id, first.handle) if reply else owner if own_thread else None,
        quotes=second if rng.random() < 0.3 else None,
    )
    body = json.dumps({"tweet": _fields(post)}, ensure_ascii=False, indent=2, separators=(",", " : "))
    return "  " + body.replace("\n", "\n  ")


def _fields(post: Post) -> dict[str, object]:
    media = [_picture(post.id)] if int(post.id) % 7 == 0 else []
    return {
        "edit_info": {"initial": {
            "editTweetIds": [post.id],
            "editableUntil": f"{post.at + timedelta(hours=1):%Y-%m-%dT%H:%M:%S.000Z}",
            "editsRemaining": "5", "isEditEligible": not post.replies_to}},
        "retweeted": False,
        "source": '<a href="https://mobile.example.com" rel="nofollow">Example Web App</a>',
        "entities": {
            "hashtags": [], "symbols": [],
            "user_mentions": [_mention(person, post.text) for person in post.mentioned],
            "urls": _urls(post),
            **({"media": media} if media else {})},
        "display_text_range": ["0", str(len(post.text))],
        "favorite_count": str(len(post.text) % 23),
        "id_str": post.id,
        "truncated": False,
        "retweet_count": str(len(post.text) % 5),
        "id": post.id,
        "possibly_sensitive": False,
        "created_at": f"{DAYS[post.at.weekday()]} {MONTHS[post.at.month - 1]} {post.at:%d %H:%M:%S +0000 %Y}",
        "favorited": False,
        "full_text": post.text,
        "lang": post.lang,
        **_answered(post),
        **({"extended_entities": {"media": media}} if media else {}),
    }  # fmt: skip


def _answered(post: Post) -> dict[str, object]:
    if post.replies_to is None:
        return {}
    account, handle = post.replies_to
    before = str(int(post.id) - (1 << 33))
    return {
        "in_reply_to_status_id_str": before,
        "in_reply_to_user_id": account,
        "in_reply_to_status_id": before,
        "in_reply_to_screen_name": handle,
        "in_reply_to_user_id_str": account,
    }


def _mention(person: Someone, text: str) -> dict[str, object]:
    start = text.index(f"@{person.handle}")
    indices = [str(start), str(start + len(person.handle) + 1)]
    named = {"name": person.name, "screen_name": person.handle}
    return {**named, "indices": indices, "id_str": person.id, "id": person.id}


def _picture(native: str) -> dict[str, object]:
    sizes = {"thumb": 150, "small": 680, "medium": 1200, "large": 2048}
    return {
        "expanded_url": f"https://twitter.com/{OWNER_HANDLE}/status/{native}/photo/1",
        "indices": ["24", "47"],
        "url": f"https://t.co/p{native[-9:]}",
        "media_url": f"http://images.example.com/media/{native}.jpg",
        "id_str": native,
        "id": native,
        "media_url_https": f"https://images.example.com/media/{native}.jpg",
        "sizes": {
            name: {"w": str(width), "h": str(width * 3 // 4), "resize": "crop" if width == 150 else "fit"}
            for name, width in sizes.items()
        },
        "type": "photo",
        "display_url": f"pic.example.com/p{native[-9:]}",
    }


def _urls(post: Post) -> list[dict[str, object]]:
    if post.link not in post.text:
        return []
    target = f"https://www.example.org/notes/{post.link[-6:]}?from=timeline"
    if post.quotes:
        target = f"https://twitter.com/{post.quotes.handle}/status/{int(post.id) - (1 << 40)}"
    start = post.text.index(post.link)
    indices = [str(start), str(start + len(post.link))]
    return [{"url": post.link, "expanded_url": target, "display_url": target[8:40], "indices": indices}]


def _one(name: str, fields: dict[str, object]) -> str:
    wrapped = json.dumps([{name: fields}], indent=2, separators=(",", " : "))
    return f"window.YTD.{name}.part0 = {wrapped}"


def write_x(out: Path, count: int, seed: int) -> list[Path]:
    """The folder of an X archive with `count` posts; the files written."""
    data = out / "data"
    data.mkdir(parents=True, exist_ok=True)
    parts = []
    source = tweets(count, seed)
    for part in range(max(1, -(-count // TWEETS_A_PART))):
        size = min(TWEETS_A_PART, count - part * TWEETS_A_PART)
        name = "tweets.js" if part == 0 else f"tweets-part{part}.js"
        with (data / name).open("w", encoding="utf-8") as file:
            file.write(f"window.YTD.tweets.part{part} = [\n")
            file.writelines((next(source) + (",\n" if n + 1 < size else "\n")) for n in range(size))
            file.write("]")
        parts.append({"fileName": f"data/{name}", "globalName": f"YTD.tweets.part{part}", "count": str(size)})
    for name, fields in (("account", ACCOUNT), ("profile", PROFILE)):
        (data / f"{name}.js").write_text(_one(name, fields), encoding="utf-8")
    manifest = {**MANIFEST, "dataTypes": {"tweets": {"mediaDirectory": "data/tweets_media", "files": parts}}}
    config = f"window.__THAR_CONFIG = {json.dumps(manifest, indent=2)}"
    (data / "manifest.js").write_text(config, encoding="utf-8")
    page = "<!doctype html><title>Your archive</title>"
    (out / "Your archive.html").write_text(page, encoding="utf-8")
    return sorted(path for path in out.rglob("*") if path.is_file())


def zip_of(out: Path, files: list[Path]) -> Path:
    """The zip of `files` beside the folder `out`, as the service would send it."""
    target = out.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.write(path, path.relative_to(out).as_posix())
    return target


def main() -> None:
    """Make what the command line asks for and print where it lies."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("kind", choices=["x"])
    asked.add_argument("out", type=Path)
    asked.add_argument("--tweets", type=int, default=200_000)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--zip", action="store_true", help="also write OUT.zip beside the folder")
    options = asked.parse_args()
    files = write_x(options.out, options.tweets, options.seed)
    print(options.out, sum(path.stat().st_size for path in files) // 1_000_000, "MB")
    if options.zip:
        print(zip_of(options.out, files))


if __name__ == "__main__":
    main()
