"""What a letter on paper, a site of a thousand letters and a check in the browser cost.

    python benchmarks/forms.py [--letters 1000] [--json]

A letter is made of a signed file: cold by the command line in a process of its own, warm one after the other
in one process, each another letter. The site is published out of a store by the same function as
`goodword publish`, at an address (so each letter has its page, PDF, badge and picture): the first time, the
same again, after one more was accepted, and after a list of withdrawals was signed anew. The check runs in
Debian's chromium, on a page that stands open for half a second, as it does while a reader looks for the file.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from credentials import AT, RECOMMENDATION, BenchKey
from playwright.sync_api import sync_playwright

from goodword.credential import StatusEntry, accept, entry_document, sign, sign_status_list, suites_of
from goodword.nouns import AccountId, Proofs, Recommendation, RecommendationId, State
from goodword.publish import letter_pdf, plan_site, write_site
from goodword.publish.verifier import verify_page
from goodword.store.database import Store, open_store
from goodword.store.letters import add_event, save_credential, save_recommendation
from goodword.store.status import save_status_list
from goodword.workflow.publishing import publish, publishable

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ADDRESS = "https://mira.example/words/"
LIST = f"{ADDRESS}status-bench.json"
GIVER, RECIPIENT = BenchKey(1), BenchKey(2)
SUITES = suites_of(Proofs.BOTH)
"""Both, as the command line signs where nothing else is said."""
AIMS = {
    "a letter, cold (s)": 1.5,
    "a letter, warm (s)": 0.15,
    "site, first (s)": 60,
    "site, the same again (s)": 3,
    "site, one more (s)": 3,
    "check in the browser, first (ms)": 10,
    "check in the browser (ms)": 10,
    "largest page (bytes)": 30_000,
}


@dataclass(frozen=True)
class StandingClock:
    """A clock that stands still."""

    def now(self) -> datetime:
        """The moment of the bench."""
        return NOW


def accepted(number: int) -> bytes:
    """The file of a recommendation of this number, accepted by its subject."""
    signed = sign(recommendation(number), signer=GIVER, at=AT)
    return accept(signed.document, signer=RECIPIENT, at=AT, may_be_shown=True)


def recommendation(number: int) -> Recommendation:
    """One of a thousand that differ in their number and in a word."""
    return replace(
        RECOMMENDATION,
        id=RecommendationId(f"urn:uuid:{number:08x}-0000-4000-8000-000000000000"),
        subject_did=RECIPIENT.did,
        paragraphs=(f"Number {number}. {RECOMMENDATION.paragraphs[0]}", *RECOMMENDATION.paragraphs[1:]),
    )


def keep(store: Store, number: int) -> None:
    """Sign, send and have one accepted, as the store keeps it."""
    words, subject = recommendation(number), AccountId("bench:jonas")
    entry = entry_document(StatusEntry(list_id=LIST, index=number))
    signed = sign(words, signer=GIVER, at=AT, status=entry, suites=SUITES)
    answer = accept(signed.document, signer=RECIPIENT, at=AT, may_be_shown=True, suites=SUITES)
    save_recommendation(store, words, draft_id=None, subject=subject)
    save_credential(store, signed)
    for state, document in ((State.SIGNED, None), (State.SHOWN, answer)):
        add_event(store, recommendation_id=words.id, subject=subject, state=state, at=AT, document=document)


def sign_list(store: Store, at: datetime) -> None:
    """Sign the list of withdrawals anew: nobody is on it."""
    document = sign_status_list(LIST, [], signer=GIVER, at=at, suites=SUITES)
    save_status_list(store, LIST, issuer=GIVER.did, signed_at=at, document=document)


def seconds(deed: Callable[[], object]) -> float:
    """How long it took by the clock of the wall."""
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def letters_on_paper(folder: Path) -> dict[str, float]:
    """One by the command line, then twenty others in one process."""
    file = folder / "accepted.json"
    file.write_bytes(accepted(1))
    command = [sys.executable, "-m", "goodword", "letter", str(file), "-o", str(folder / "letter.pdf")]
    environment = {**os.environ, "GOODWORD_HOME": str(folder / "home"), "GOODWORD_NOW": NOW.isoformat()}
    cold = [seconds(lambda: subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL))
            for _ in range(3)]  # fmt: skip
    letter_pdf(file.read_bytes(), now=NOW, address=ADDRESS)
    documents = [accepted(number) for number in range(2, 22)]
    warm = [seconds(lambda one=one: letter_pdf(one, now=NOW, address=ADDRESS)) for one in documents]
    return {"a letter, cold (s)": median(cold), "a letter, warm (s)": median(warm)}


def sites(folder: Path, letters: int) -> dict[str, float]:
    """The site of so many letters, four times."""
    store = open_store(folder / "goodword.db", now=NOW)
    with store.writing():
        for number in range(letters):
            keep(store, number)
        sign_list(store, AT)
    site, found = folder / "site", {}

    def written() -> None:
        publish(store, site, as_my_opinion=(), address=ADDRESS, clock=StandingClock())

    found["site, first (s)"] = seconds(written)
    found["site, the same again (s)"] = seconds(written)
    with store.writing():
        keep(store, letters)
        sign_list(store, NOW)
    found["site, one more (s)"] = seconds(written)
    found["largest page (bytes)"] = max(path.stat().st_size for path in site.glob("jonas-*/index.html"))
    again = folder / "again"
    write_site(again, plan_site(publishable(store, as_my_opinion=()), now=NOW, address=ADDRESS))
    made = [path.relative_to(again) for path in again.glob("*/*") if path.is_file()]
    differing = [path for path in made if (again / path).read_bytes() != (site / path).read_bytes()]
    assert made, "there is a site"
    assert not differing, "a site that was added to is the site that is written at once"
    return found


def checks(folder: Path) -> dict[str, float]:
    """The first check of a page that stands open, and the median of twenty more."""
    page_file = folder / "verify.html"
    page_file.write_bytes(verify_page())
    content = b64encode(accepted(1)).decode()
    script = """async ([content, now]) => {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        const times = [];
        for (let round = 0; round < 21; round += 1) {
            const begun = performance.now();
            const { verified } = await verifyFile(bytes, now);
            if (!verified) throw new Error("not verified");
            times.push(performance.now() - begun);
        }
        return times;
    }"""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(page_file.as_uri())
        page.wait_for_timeout(500)
        times = page.evaluate(script, [content, NOW.timestamp() * 1000])
        browser.close()
    return {"check in the browser, first (ms)": times[0], "check in the browser (ms)": median(times[1:])}


def measured(letters: int) -> dict[str, float]:
    """The figures, by what was done."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        return {**letters_on_paper(folder), **sites(folder, letters), **checks(folder)}


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--letters", type=int, default=1_000, help="in the site")
    options.add_argument("--json", action="store_true", help="one JSON document")
    chosen = options.parse_args()
    figures = measured(chosen.letters)
    if chosen.json:
        print(json.dumps(figures))
        return
    print(f"wall time; the site is one of {chosen.letters:,} letters:")
    for deed, figure in figures.items():
        print(f"  {deed:34} {figure:10,.2f}   (aim {AIMS[deed]:,})")


if __name__ == "__main__":
    main()
