"""A small X archive of invented words, written part by part as X writes them."""

import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

LONG_AGO = datetime(2014, 6, 3, 19, 32, 20, tzinfo=UTC)


def part(name: str, *records: object) -> str:
    """The text of `data/NAME.js`: a script that sets one variable, in which a dash is written as `_`."""
    listed = json.dumps(records, ensure_ascii=False)
    return f"window.YTD.{name.replace('-', '_')}.part0 = {listed}"


def account(key: str, handle: str, name: str | None = None, **more: str) -> str:
    """`data/account.js`: whose archive it is."""
    shown = {"accountDisplayName": name} if name else {}
    return part("account", {"account": {"accountId": key, "username": handle, **shown, **more}})


def mention(key: str, handle: str, name: str) -> dict[str, str]:
    """Somebody whom a tweet mentions."""
    return {"screen_name": handle, "name": name, "id_str": key}


def tweet(
    number: int, text: str, at: datetime = LONG_AGO, mentions: Iterable[Mapping[str, str]] = ()
) -> dict[str, object]:
    """One post; its id is made of `number`."""
    said = {
        "id_str": str(1665 * 10**15 + number),
        "created_at": at.strftime("%a %b %d %H:%M:%S +0000 %Y"),
        "full_text": text,
    }
    return {"tweet": {**said, "entities": {"user_mentions": list(mentions)}}}


def of_tweets(owner: str, tweets: Iterable[object]) -> dict[str, str]:
    """The members of an archive that holds its account and tweets, and nothing else."""
    return {"data/account.js": owner, "data/tweets.js": part("tweets", *tweets)}


def zipped(path: Path, members: Mapping[str, str]) -> Path:
    """The archive as it is downloaded."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def unpacked(folder: Path, members: Mapping[str, str]) -> Path:
    """The archive as a folder."""
    (folder / "data").mkdir(parents=True)
    for name, text in members.items():
        (folder / name).write_text(text, "utf-8")
    return folder
