"""Pictures of every page of the desk, over the sample archives, as Debian's chromium shows them.

The app itself is asked which pages it has; those about one person, one draft, one letter are added. Each is
taken in both schemes and both widths.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from names import LONG, RIGHT_TO_LEFT, archive_of_names
from PIL import Image
from playwright.sync_api import Browser, Page

from goodword.desk.app import pages

HERE = Path(__file__).parent
LOOKS = {
    "wide-light": ("light", 1280), "wide-dark": ("dark", 1280),
    "narrow-light": ("light", 390), "narrow-dark": ("dark", 390),
}  # fmt: skip
HIGHEST = 1000
"""Pixels of a page that are shown: what comes further down looks as what stands above."""
COLOURS = 20
NOW = "2024-03-04T09:00:00Z"
WHO, PASSPHRASE = "x:318204417", "only for pictures"
NAMED = {
    "/people/" + WHO: "person",
    "/thank/" + WHO: "thank",
    "/drafts/d1": "editor",
    "/drafts/d1/give": "give",
    "/help/get-your-archives": "chapter",
}
NAMES = {
    "/": "names-today",
    "/people": "names-people",
    f"/people/{LONG}": "names-person",
    "/drafts/d1": "names-editor",
}
"""Long names, and such as run from right to left."""
NOT_PICTURED = frozenset({"/import/now", "/privacy/erase", "/settings/statement"})
"""Only there while something is read, about somebody who is named, or behind a key that was given up."""


def take_desk(browser: Browser, folder: Path) -> None:
    """Every page of the desk, written below `desk/`."""
    target = HERE / "desk"
    target.mkdir(exist_ok=True)
    for old in target.glob("*.png"):
        old.unlink()
    with served(folder / "empty") as address:
        take(browser, address, {"/": "welcome"}, target, folder)
    with served(of_names(folder)) as address:
        take(browser, address, NAMES, target, folder)
    home = filled(folder)
    with served(folder / "empty") as address:
        take(browser, address, {"/import/now": "read"}, target, folder, before=partial(read, folder=folder))
    found = {
        path: path.strip("/").replace("/", "-") or "today"
        for path in pages()
        if path not in NOT_PICTURED and "." not in path
    }
    with served(home) as address:
        take(browser, address, {**found, **NAMED}, target, folder)


def filled(folder: Path) -> Path:
    """A home with the sample archives and one draft."""
    archives, home = folder / "archives", folder / "home"
    build = [sys.executable, str(HERE.parents[1] / "samples" / "build.py"), str(archives)]
    subprocess.run(build, check=True, capture_output=True)
    goodword(home, "import", str(archives), "--yes")
    face = ("--relation", "We worked on the ferry timetable", "--not-paid", "--not-family")
    goodword(home, "draft", WHO, "--pronoun", "she", *face)
    return home


def of_names(folder: Path) -> Path:
    """A home of somebody whose people have long names, or such as run from right to left."""
    home = folder / "names"
    goodword(home, "import", str(archive_of_names(folder / "names.zip")), "--yes")
    goodword(home, "draft", RIGHT_TO_LEFT, "--pronoun", "she")
    return home


def goodword(home: Path, *arguments: str) -> None:
    """One command in this home."""
    subprocess.run(
        [sys.executable, "-m", "goodword", *arguments],
        env=environment(home),
        check=False,
        capture_output=True,
    )


def environment(home: Path) -> dict[str, str]:
    """The environment of the invented owner."""
    return {**os.environ, "GOODWORD_HOME": str(home), "GOODWORD_NOW": NOW, "GOODWORD_PASSPHRASE": PASSPHRASE}


@contextmanager
def served(home: Path) -> Iterator[str]:
    """A desk over this home; the address that lets one browser in."""
    command = [sys.executable, "-m", "goodword", "serve", "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment(home))
    try:
        yield server.stdout.readline().strip() if server.stdout else ""
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)


def read(page: Page, address: str, folder: Path) -> None:
    """Drop an archive and something that is none, and wait until they are read."""
    (folder / "holiday.zip").write_bytes(b"no archive")
    page.goto(f"{address}/import")
    page.set_input_files("#file", [folder / "archives" / "linkedin.zip", folder / "holiday.zip"])
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("link", name="Where do I stand?").wait_for()


def take(
    browser: Browser,
    start: str,
    found: dict[str, str],
    target: Path,
    folder: Path,
    before: Callable[[Page, str], None] = lambda *_: None,
) -> None:
    """Each page in each look, from one window that was let in, once `before` is done."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(start)
    parts = urlsplit(start)
    before(page, f"{parts.scheme}://{parts.netloc}")
    for path, name in found.items():
        for look, (scheme, width) in LOOKS.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            page.goto(f"{parts.scheme}://{parts.netloc}{path}")
            page.evaluate(_STEADY, str(folder))
            shoot(page, target / f"{name}-{look}.png", width=width)
    context.close()


_STEADY = """here => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const node = words.currentNode;
    node.data = node.data.replaceAll(here, "/home/ishbel").replace(/[0-9,]+ MB free/, "65,000 MB free");
  }
}"""
"""What differs from one computer to the next is pictured as on Ishbel's: the home and its disk."""


def shoot(page: Page, target: Path, *, width: int) -> None:
    """The page as it stands, in few colours."""
    height = min(HIGHEST, int(page.evaluate("document.documentElement.scrollHeight")))
    page.set_viewport_size({"width": width, "height": height})
    page.screenshot(path=target)
    in_few_colours(target)


def in_few_colours(picture: Path, colours: int = COLOURS) -> None:
    """The same picture with a palette, a third of the bytes; once it has one it stays as it is.

    Half of the palette are the colours that most of the page has, as they are: an average of all would give
    paper, accent and warning other colours than the style sheet does. The other half are averages, for the
    edges of letters.
    """
    with Image.open(picture) as opened:
        if opened.mode == "P":
            return
        whole = opened.convert("RGB")
    found = whole.getcolors(whole.width * whole.height) or []
    usual = [colour for _, colour in sorted(found, key=lambda one: (-one[0], one[1]))[: colours // 2]]
    averages = whole.quantize(colours - len(usual), dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette(
        [*(part for colour in usual for part in colour), *averages[: 3 * (colours - len(usual))]]
    )
    whole.quantize(palette=palette, dither=Image.Dither.NONE).save(picture, optimize=True)
