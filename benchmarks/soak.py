"""`make soak`: the full counts of kills, mutations and fuzz, one table in SOAK.md.

python benchmarks/soak.py [--only WORDS]
"""

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).parent
TABLE = HERE / "SOAK.md"
SUITES = {
    "an import killed at random moments (kill -9): 300 rounds": ("tests/store/test_kill.py",),
    "the store's properties: any order, twice is once, undo and back: 500 records each": (
        "tests/store",
        "--deselect=tests/store/test_kill.py",
    ),
    "every bit of a signed file turned; 10,000 random mutations": ("tests/credential", "tests/conformance"),
    "every source's reader over archives that are damaged by form and byte by byte: 500 of each kind": (
        "tests/sources/test_fuzz.py",
    ),
    "damaged zips, tars and records: 500 each": (
        "tests/archive",
        "tests/sources",
        "--deselect=tests/sources/test_fuzz.py",
    ),
    "a form of 5 GB without its length, cut at the bound": ("tests/desk/test_uploads.py",),
    "texts and names at random: 500 each": (
        "tests/text",
        "tests/people",
        "tests/workflow/test_any_order_of_answers.py",
        "tests/drafting",
        "tests/recognition",
    ),
}


def soak(what: str, paths: tuple[str, ...], scratch: Path) -> tuple[str, ...]:
    """Run one suite at its full counts; its row of the table."""
    report = scratch / "report.xml"
    there = [path for path in paths if path.startswith("--") or (HERE.parent / path).exists()]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "--timeout=3000",
        f"--junitxml={report}",
        *there,
    ]
    subprocess.run(command, cwd=HERE.parent, env={**os.environ, "GOODWORD_SOAK": "1"}, check=False)
    suite = ET.parse(report).getroot().find("testsuite")  # noqa: S314 - pytest wrote it just now
    assert suite is not None
    count = {name: int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")}
    failed = count["failures"] + count["errors"]
    return (
        what,
        str(count["tests"]),
        str(failed),
        str(count["skipped"]),
        f"{float(suite.get('time', '0')):.0f}",
    )


def _known() -> dict[str, tuple[str, ...]]:
    """The rows of the committed table, by what was measured."""
    cells = (line.strip("| ").split(" | ") for line in TABLE.read_text("utf-8").splitlines())
    return {row[0]: tuple(row) for row in cells if row[0] in SUITES}


def main() -> None:
    """Run all suites, or those that `--only` names, and write the table; leave with 1 where one failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="", metavar="WORDS", help="suites with these words")
    only = parser.parse_args().only
    rows = _known()
    with tempfile.TemporaryDirectory() as scratch:
        for what, paths in SUITES.items():
            if only in what:
                rows[what] = soak(what, paths, Path(scratch))
    measured = [rows[what] for what in SUITES if what in rows]
    lines = ["| What | Tests | Failed | Skipped | Seconds |", "| --- | --- | --- | --- | --- |"]
    lines += ["| " + " | ".join(row) + " |" for row in measured]
    machine = f"{platform.machine()}, Python {platform.python_version()}, {dt.datetime.now(dt.UTC):%d %B %Y}"
    head = f"# Soak\n\nMade by `make soak` ({machine}, two shared cores).\n\n"
    TABLE.write_text(head + "\n".join(lines) + "\n", "utf-8")
    print(TABLE.read_text("utf-8"))
    sys.exit(any(row[2] != "0" for row in measured))


if __name__ == "__main__":
    main()
