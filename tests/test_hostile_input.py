"""The table of hostile input names tests that exist, and every source stands in it."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "docs" / "reference" / "hostile-input.md").read_text(encoding="utf-8")


def test_every_test_of_the_table_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TABLE)
    assert len(named) > 60
    missing = []
    for file, name in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        if name not in {found.name for found in tree.body if isinstance(found, ast.FunctionDef)}:
            missing.append(f"{file}::{name}")
    assert missing == []


def test_every_row_names_a_test() -> None:
    heads = ("| Case ", "| Kind ", "| --- ")
    rows = [line for line in TABLE.splitlines() if line.startswith("| ") and not line.startswith(heads)]
    assert len(rows) > 50
    assert all("`tests/" in row for row in rows)
