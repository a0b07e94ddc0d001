"""One measured step, in a process of its own: prints its seconds and peak memory as JSON.

Wall seconds, and processor seconds of this process and all that it started. What is imported is
imported before the clock runs, but for what other processes import: that is a part of using them.

python benchmarks/steps.py floor FOLDER
python benchmarks/steps.py store ARCHIVE HOME
python benchmarks/steps.py whole ARCHIVE HOME
python benchmarks/steps.py run COMMAND [ARGUMENT …]
"""

import gc
import importlib
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec


class Mention(msgspec.Struct, gc=False):
    """What a mention must be decoded to, to be of any use."""

    screen_name: str
    id_str: str
    name: str = ""


class Entities(msgspec.Struct, gc=False):
    """The mentions of a tweet."""

    user_mentions: list[Mention] = []


class Tweet(msgspec.Struct, gc=False):
    """The fields of a tweet that an import needs."""

    id_str: str
    created_at: str
    full_text: str
    entities: Entities
    in_reply_to_status_id_str: str | None = None
    in_reply_to_user_id_str: str | None = None
    in_reply_to_screen_name: str | None = None
    lang: str | None = None


class Wrapped(msgspec.Struct, gc=False):
    """Today's archives wrap each tweet."""

    tweet: Tweet


def floor(folder: Path) -> int:
    """Decode the same bytes to typed structs, part by part, and do nothing with them."""
    decode = msgspec.json.Decoder(list[Wrapped]).decode
    count = 0
    gc.disable()
    for part in sorted((folder / "data").glob("tweet*.js")):
        text = part.read_bytes()
        count += len(decode(memoryview(text)[text.index(b"[", text.index(b"=")) :]))
    return count


def store(archive: Path, home: Path) -> int:
    """Read the archive into a new store, nothing more."""
    from goodword.settings import open_home  # noqa: PLC0415 - see `main`
    from goodword.workflow.importing import import_archive  # noqa: PLC0415 - see `main`

    opened = open_home(home)

    def same(*, path: str, found: str, known: str) -> bool:
        raise AssertionError((path, found, known))

    report = import_archive(opened.store, archive, clock=opened.clock, ask_same_owner=same)
    assert not report.skipped_count, report.skipped[:3]
    return report.exchanges


def whole(archive: Path, home: Path) -> int:
    """Read, recognise, and answer who is overlooked."""
    from goodword.settings import open_home  # noqa: PLC0415 - see `main`
    from goodword.workflow.asking import the_overlooked  # noqa: PLC0415 - see `main`

    count = store(archive, home)
    opened = open_home(home)
    assert the_overlooked(opened.store, clock=opened.clock, limit=10)
    return count


def run(*command: Path) -> int:
    """Run another program to its end; its memory counts, ours does not matter beside it."""
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    return 0


STEPS: dict[str, Callable[..., int]] = {"floor": floor, "store": store, "whole": whole, "run": run}


def spent() -> float:
    """Processor seconds of this process and of those that it started and that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    """Run the step that is named and print what it took."""
    step, *paths = sys.argv[1:]
    if step in {"store", "whole"}:
        # Here, and not above: other processes that a step starts run this file too, and pay for themselves.
        importlib.import_module("goodword.settings")
        importlib.import_module("goodword.workflow.asking")
    begun, cpu = time.perf_counter(), spent()
    count = STEPS[step](*map(Path, paths))
    seconds = time.perf_counter() - begun
    print(json.dumps({"count": count, "seconds": seconds, "cpu": spent() - cpu}))


if __name__ == "__main__":
    main()
