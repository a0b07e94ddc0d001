"""One measured step, in a process of its own: prints its seconds and peak memory as JSON.

python benchmarks/steps.py floor FOLDER
python benchmarks/steps.py store ARCHIVE HOME
python benchmarks/steps.py whole ARCHIVE HOME
python benchmarks/steps.py run COMMAND [ARGUMENT …]
"""

import gc
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
    from goodword.settings import open_home
    from goodword.workflow.importing import import_archive

    opened = open_home(home)

    def same(*, path: str, found: str, known: str) -> bool:
        raise AssertionError((path, found, known))

    report = import_archive(opened.store, archive, clock=opened.clock, ask_same_owner=same)
    assert not report.skipped_count, report.skipped[:3]
    return report.exchanges


def whole(archive: Path, home: Path) -> int:
    """Read, recognise, and answer who is overlooked."""
    from goodword.settings import open_home
    from goodword.workflow.asking import the_overlooked

    count = store(archive, home)
    opened = open_home(home)
    assert the_overlooked(opened.store, clock=opened.clock, limit=10)
    return count


def run(*command: Path) -> int:
    """Run another program to its end; its memory counts, ours does not matter beside it."""
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    return 0


STEPS: dict[str, Callable[..., int]] = {"floor": floor, "store": store, "whole": whole, "run": run}


def main() -> None:
    """Run the step that is named and print what it took."""
    step, *paths = sys.argv[1:]
    begun, cpu = time.perf_counter(), time.process_time()
    count = STEPS[step](*map(Path, paths))
    seconds = time.perf_counter() - begun
    spent = time.process_time() - cpu
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(
        json.dumps({"count": count, "seconds": seconds, "cpu": spent, "peak_mb": max(own, children) / 1024})
    )


if __name__ == "__main__":
    main()
