"""Debian's chromium, the rules of axe, and a whole site of signed letters on a loopback port.

What is missing on a machine is a failure with the command that mends it, never a skip: a page
that nobody looked at is not known to work.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, Page, sync_playwright

from goodword.credential import accept, did_of_public_key, sign
from goodword.nouns import Disclosures, Recommendation, RecommendationId, ReleasedEvidence
from goodword.publish import PublishedLetter, plan_site, write_site
from tests.browser.axe import scrolls_sideways, violations, wrong_in_any_look

HERE = Path(__file__).parent
CASES = HERE.parent.parent / "conformance" / "verify-cases"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-quic",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium as Debian packages it; no browser is downloaded."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("chromium was not found; install it: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe_rules() -> str:
    """The source of axe-core, as `npm ci` puts it beside these tests."""
    source = HERE / "node_modules" / "axe-core" / "axe.min.js"
    if not source.exists():
        pytest.fail("axe-core was not found; install it: npm ci --prefix tests/browser", pytrace=False)
    return source.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def now() -> datetime:
    """The moment of the shared table of cases."""
    return datetime.fromisoformat(json.loads((CASES / "cases.json").read_bytes())["now"])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Path:
    """A folder with a site of three letters: accepted, one with a warning, one that is an opinion."""
    for_ana = letter_by_ada(1, now, subject_did=Keyholder(2).did)
    accepted = accept(for_ana, signer=Keyholder(2), at=now, may_be_shown=True)
    imitating = letter_by_ada(2, now, subject_name="\N{CYRILLIC CAPITAL LETTER A}na Ruiz")
    quote = "Thank you, Ana, for the fault in our tide tables!"
    rich = letter_by_ada(
        3,
        now,
        skills=("Tidal modelling", "Teaching"),
        own_statements=("She is the calmest person I know.",),
        evidence=(ReleasedEvidence(url="https://social.example/@ada/1", sent_at=now, quote=quote),),
    )
    signed = (accepted, imitating, rich)
    letters = [PublishedLetter(document=document, is_own_opinion=True) for document in signed]
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, plan_site(letters, now=now, address="https://ada.example/words/"))
    return folder


@dataclass(frozen=True)
class Keyholder:
    """Somebody with a key of their own, the same in every run."""

    seed: int

    @property
    def did(self) -> str:
        """The identity that the key is."""
        public = self._key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return did_of_public_key(public)

    def sign(self, message: bytes) -> bytes:
        """As a Signer does."""
        return self._key().sign(message)

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes([self.seed]) * 32)


def letter_by_ada(number: int, now: datetime, **changes: Any) -> bytes:  # noqa: ANN401 - any member of it
    """The signed bytes of a letter by Ada Márquez that differs from the others in `changes`."""
    plain = Recommendation(
        id=RecommendationId(f"urn:uuid:{number:08x}-0000-4000-8000-000000000000"),
        author_name="Ada Márquez",
        author_role="Harbour master",
        author_url="https://ada.example/",
        subject_name="Ana Ruiz",
        paragraphs=("Ana found the fault in our tide tables in 2018.", "She is the calmest person I know."),
        disclosures=Disclosures(relation="We shared an office at the port.", is_paid=False),
        language="en",
        approved_at=now,
    )
    return sign(replace(plain, **changes), signer=Keyholder(1), at=now).document


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class has it
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, as a static host serves it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@dataclass
class Look:
    """A page that is open, and what it did while it was."""

    page: Page
    rules: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA and its best practice, a line for each element."""
        return violations(self.page, self.rules)

    def scrolls_sideways(self) -> bool:
        """Whether something is wider than the window."""
        return scrolls_sideways(self.page)

    def wrong(self) -> list[str]:
        """What is wrong with it in any scheme and width."""
        return wrong_in_any_look(self.page, self.rules)

    def check(self, file: Path) -> str:
        """Give a file to the check page; its answer in words."""
        self.page.evaluate("document.getElementById('answer').className = ''")
        self.page.set_input_files("#file", file)
        self.page.wait_for_selector("#answer.verdict")
        return self.page.inner_text("#answer")


OpenPage = Callable[..., Look]


@pytest.fixture
def look(chromium: Browser, axe_rules: str, now: datetime) -> Iterator[OpenPage]:
    """Open an address in a fresh window: `look(address, scheme="dark", script=False)`."""
    with _windows(chromium, axe_rules, now) as open_page:
        yield open_page


@contextmanager
def _windows(chromium: Browser, rules: str, now: datetime) -> Iterator[OpenPage]:
    contexts = []

    def open_page(url: str, *, scheme: str = "light", script: bool = True) -> Look:
        context = chromium.new_context(
            viewport={"width": 1280, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            locale="en-GB",
        )
        contexts.append(context)
        page = context.new_page()
        opened = Look(page, rules)
        page.on("request", lambda request: opened.requests.append(request.url))
        page.on("console", lambda message: opened.complaints.append(message.text))
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.clock.set_fixed_time(now)
        page.goto(url)
        return opened

    yield open_page
    for context in contexts:
        context.close()
