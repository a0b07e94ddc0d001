"""Make the pictures of this folder again: real pages of real signed files, seen by Debian's chromium.

The letters are by the invented owner of the samples, and what they rest on are her posts there.
Run `make screenshots`, then look at every picture and go through CHECKLIST.md.
"""

import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, sync_playwright

from desk import in_few_colours, take_desk
from goodword.credential import accept, did_of_public_key, sign
from goodword.nouns import Recommendation
from goodword.publish import PublishedLetter, plan_site, slug, write_site
from goodword.publish.letters import slug_of_person

HERE = Path(__file__).parent
NOW = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
DESK, PHONE = (1280, 900), (390, 844)
LOOKS = {"light": ("light", DESK), "dark": ("dark", DESK), "phone": ("light", PHONE)}


@dataclass(frozen=True)
class Keyholder:
    """Somebody with a key that is the same in every run, for pictures only."""

    seed: int

    @property
    def did(self) -> str:
        """The identity that the key is."""
        return did_of_public_key(self._key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))

    def sign(self, message: bytes) -> bytes:
        """As a Signer does."""
        return self._key().sign(message)

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes([self.seed]) * 32)


ISHBEL, NUALA, WANJIRU = Keyholder(71), Keyholder(72), Keyholder(73)
LETTERS = msgspec.toml.decode((HERE / "letters.toml").read_bytes(), type=dict[str, Recommendation])
FOR_NUALA = replace(LETTERS["nuala"], subject_did=NUALA.did)
FOR_GETHIN = LETTERS["gethin"]
FOR_WANJIRU = replace(LETTERS["wanjiru"], subject_did=WANJIRU.did)
ADDRESS = "https://quennell.example/good-words/"


def main() -> None:
    """Write every picture into this folder."""
    with TemporaryDirectory() as folder, chromium() as browser:
        site = Path(folder)
        write_site(site, plan_site(letters(), now=NOW, address=ADDRESS))
        letter = site / slug(FOR_NUALA.subject_name, FOR_NUALA.id)
        person = site / slug_of_person(FOR_NUALA.subject_name, NUALA.did) / "index.html"
        take_pages(
            browser, {"letter": letter / "index.html", "index": site / "index.html", "dossier": person}
        )
        take_prints(browser, {"letter": letter / "index.html", "index": site / "index.html"}, site)
        take_checks(browser, site / "verify.html", letter / "credential.json", site)
        take_before_and_after(browser, letter / "index.html")
        take_paper(site)
        take_desk(browser, site / "desk")
    for picture in HERE.glob("*.png"):
        in_few_colours(picture)


def take_paper(site: Path) -> None:
    """The letter of each recommendation as a sheet of paper, and the picture for social networks."""
    for name, words in (("nuala", FOR_NUALA), ("gethin", FOR_GETHIN), ("wanjiru", FOR_WANJIRU)):
        pdf = site / slug(words.subject_name, words.id) / "letter.pdf"
        command = ["pdftoppm", "-r", "96", "-png", "-singlefile", str(pdf), str(HERE / f"paper-{name}")]
        subprocess.run(command, check=True)
    shutil.copy(site / slug(FOR_NUALA.subject_name, FOR_NUALA.id) / "card.png", HERE / "card.png")


def letters() -> list[PublishedLetter]:
    """Three letters: two accepted by their subjects, one that is the giver's opinion."""
    signed = sign(FOR_NUALA, signer=ISHBEL, at=datetime(2024, 2, 26, 18, 5, tzinfo=UTC))
    accepted = accept(
        signed.document, signer=NUALA, at=datetime(2024, 3, 1, 20, 15, tzinfo=UTC), may_be_shown=True
    )
    tides = accept(
        sign(FOR_WANJIRU, signer=ISHBEL, at=datetime(2024, 2, 12, 9, 5, tzinfo=UTC)).document,
        signer=WANJIRU,
        at=datetime(2024, 2, 20, 7, 45, tzinfo=UTC),
        may_be_shown=True,
    )
    opinion = sign(FOR_GETHIN, signer=ISHBEL, at=datetime(2023, 11, 2, 10, 5, tzinfo=UTC))
    return [
        PublishedLetter(document=accepted),
        PublishedLetter(document=tides),
        PublishedLetter(document=opinion.document, is_own_opinion=True),
    ]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's chromium; nothing is downloaded."""
    path = shutil.which("chromium")
    if path is None:
        raise SystemExit("chromium was not found; install it: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def take_pages(browser: Browser, pages: dict[str, Path]) -> None:
    """Each page whole, in each look."""
    for name, path in pages.items():
        for look, (scheme, size) in LOOKS.items():
            with window(browser, scheme=scheme, size=size) as page:
                page.goto(path.as_uri())
                page.screenshot(path=HERE / f"{name}-{look}.png", full_page=True)


def take_prints(browser: Browser, pages: dict[str, Path], folder: Path) -> None:
    """Each page as its first sheet of paper."""
    for name, path in pages.items():
        with window(browser, scheme="dark", size=DESK) as page:
            page.goto(path.as_uri())
            page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
        target = HERE / f"{name}-print"
        command = ["pdftoppm", "-r", "96", "-png", "-singlefile", str(folder / f"{name}.pdf"), str(target)]
        subprocess.run(command, check=True)


def take_checks(browser: Browser, verify: Path, credential: Path, folder: Path) -> None:
    """The check page with a true file in every look, and with a changed one."""
    changed = folder / "changed.json"
    changed.write_bytes(credential.read_bytes().replace(b"almost half", b"almost nothing"))
    for look, (scheme, size) in LOOKS.items():
        with window(browser, scheme=scheme, size=size) as page:
            check(page, verify, credential)
            page.screenshot(path=HERE / f"verify-{look}.png", full_page=True)
    with window(browser, scheme="light", size=DESK) as page:
        check(page, verify, changed)
        page.screenshot(path=HERE / "verify-refused.png", full_page=True)


def check(page: Page, verify: Path, credential: Path) -> None:
    """Give the file to the check page and wait for its answer."""
    page.goto(verify.as_uri())
    page.set_input_files("#file", credential)
    page.wait_for_selector("#answer.verdict")


def take_before_and_after(browser: Browser, letter: Path) -> None:
    """The picture of the README: the post as it went by, beside the page that stays."""
    with window(browser, scheme="light", size=(780, 960), scale=1.5) as page:
        page.goto(letter.as_uri())
        seen = b64encode(page.screenshot()).decode()
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True)
    html = environment.get_template("before-after.html.jinja").render(
        post=FOR_NUALA.evidence[0].quote, page=seen
    )
    with window(browser, scheme="light", size=(1280, 880)) as page:
        page.set_content(html)
        page.screenshot(path=HERE / "before-after.png")


@contextmanager
def window(browser: Browser, *, scheme: str, size: tuple[int, int], scale: float = 1) -> Iterator[Page]:
    """An empty window of this colour scheme and size, at the time of the pictures."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=scale,
        locale="en-GB",
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    yield page
    context.close()


if __name__ == "__main__":
    main()
