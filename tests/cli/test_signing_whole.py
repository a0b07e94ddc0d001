"""A signature is kept whole or not at all, wherever the computer stops."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import DISCLOSED, CommandLine

NAME = "@nualabrack"


def sql(home: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(home / "goodword.db")) as connection, connection:
        return connection.execute(statement).fetchall()


@pytest.mark.parametrize("table", ["recommendation", "credential", "event"])
def test_a_signature_that_stops_half_way_leaves_no_half_letter(
    at_home: CommandLine, tmp_path: Path, table: str
) -> None:
    assert at_home("draft", NAME, *DISCLOSED).code == 0
    stop = f"CREATE TRIGGER stop BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'stopped'); END"
    sql(at_home.home, stop)
    stopped = at_home("sign", NAME, "-o", "signed.json", "--yes")
    sql(at_home.home, "DROP TRIGGER stop")

    assert (stopped.code, "Traceback" in stopped.err) == (2, False)
    assert not (tmp_path / "signed.json").exists()
    for kept in ("recommendation", "credential", "event"):
        assert sql(at_home.home, f"SELECT * FROM {kept}") == []  # noqa: S608 - a constant
    assert at_home("sign", NAME, "-o", "signed.json", "--yes").code == 0
