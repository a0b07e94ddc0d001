"""Every deed of the command line can be done at the desk, or the table of them says why not."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import typer.main
from starlette.routing import Route

from goodword.cli.app import app as command_line
from goodword.desk import make_app
from goodword.settings import FixedClock, Home
from tests.command_line import NOW, ROOT

LINE = re.compile(r"^\| (`[^|]+`) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
TABLE = LINE.findall((ROOT / "docs" / "reference" / "desk.md").read_text(encoding="utf-8"))


def verbs() -> Iterator[str]:
    """Every verb, those of groups with the group's name before them."""
    root = typer.main.get_command(command_line)
    for name, command in vars(root)["commands"].items():
        yield name
        yield from (f"{name} {inner}" for inner in vars(command).get("commands", ()))


def test_each_verb_stands_in_the_table_once_and_the_table_names_no_other() -> None:
    told = [verb for names, _, _ in TABLE for verb in re.findall(r"`([^`]+)`", names)]
    assert sorted(told) == sorted(verbs())


def test_each_address_of_the_table_is_one_of_the_desk_or_a_reason_stands_there(tmp_path: Path) -> None:
    clock = FixedClock(datetime.fromisoformat(NOW))
    desk = make_app(lambda: Home(tmp_path / "home", clock), start_token="none")
    routes = [route for route in desk.routes if isinstance(route, Route)]
    known = {f"{method} {route.path}" for route in routes for method in route.methods or ()}
    known = {address.replace(":path}", "}") for address in known}
    for names, addresses, where in TABLE:
        told = re.findall(r"`([^`]+)`", addresses)
        assert set(told) <= known, names
        assert told or (addresses == "none" and where), names
