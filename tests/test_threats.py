"""The table of threats names tests that exist."""

import ast
import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "docs" / "reference" / "threats.md").read_text(encoding="utf-8")


def test_every_test_of_the_table_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TABLE)
    assert len(named) > 30
    for file, name in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert name in {found.name for found in tree.body if isinstance(found, ast.FunctionDef)}, name


def test_every_case_of_the_table_exists() -> None:
    cases = json.loads((ROOT / "conformance" / "verify-cases" / "cases.json").read_bytes())["cases"]
    known = {case["file"].rpartition(".")[0] for case in cases}
    named = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+|deep)`", TABLE))
    assert len(named) > 15
    assert named <= known


def test_every_row_names_a_test() -> None:
    rows = [line for line in TABLE.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 25
    assert all("tests/" in row or "the same" in row for row in rows)
