"""`make evaluate`: measures all that is judged by labelled or planted data; writes RESULTS.md.

python evaluation/run.py
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
SECTIONS = ("blind", "skills", "chains", "lies", "own_words", "brands", "identity")
"""Measured by scripts of their own, each with a page under `results/`."""


def measure(script: str, *options: str) -> None:
    """Run one evaluation to its end; it prints its table."""
    subprocess.run([sys.executable, str(HERE / script), *options], check=True)


def put(section: str) -> None:
    """Put the page of a section into the one table that readers open, at its end or where it was."""
    begin, end = f"<!-- {section}: made by evaluation/{section}.py -->", f"<!-- end of {section} -->"
    page = re.sub("^#", "##", (HERE / "results" / f"{section}.md").read_text("utf-8"), flags=re.MULTILINE)
    page = f"{begin}\n{page.strip()}\n{end}\n"
    text = RESULTS.read_text("utf-8")
    if begin not in text:
        RESULTS.write_text(f"{text.rstrip()}\n\n{page}", "utf-8")
        return
    before, after = text[: text.index(begin)], text[text.index(end) + len(end) :].lstrip("\n")
    RESULTS.write_text(f"{before}{page}\n{after}".rstrip() + "\n", "utf-8")


def main() -> None:
    """Measure everything."""
    measure("recognition.py")
    for section in SECTIONS:
        measure(f"{section}.py", "--write")
        put(section)


if __name__ == "__main__":
    main()
