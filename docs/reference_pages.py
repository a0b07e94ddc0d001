"""Writes the reference pages from the code: `make docs` runs it through cog, `make check` compares."""

import inspect
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files

import typer

from goodword import errors
from goodword.cli.app import app
from goodword.sources import all_sources


def out(text: str = "") -> None:
    """Write one line where cog wants it."""
    import cog  # noqa: PLC0415 - it exists only while cog runs this file

    cog.outl(text)


def verbs() -> Iterator[str]:
    """Every verb, those of groups with their group's name before them."""
    root = typer.main.get_command(app)
    for name, command in sorted(vars(root)["commands"].items()):
        yield name
        yield from (f"{name} {inner}" for inner in sorted(vars(command).get("commands", ())))


def command_line() -> None:
    """The help of every verb, as a terminal of 96 columns shows it."""
    for name in ("", *verbs()):
        arguments = [sys.executable, "-m", "goodword", *name.split(), "--help"]
        shown = subprocess.run(
            arguments, capture_output=True, text=True, check=True, env={"COLUMNS": "96", "PYTHONUTF8": "1"}
        ).stdout
        out(f"## goodword {name}".rstrip())
        out()
        out("```text")
        for line in shown.strip().splitlines():
            out(line.rstrip())
        out("```")
        out()


def sources() -> None:
    """What each kind of archive holds and cannot hold, and what of it is left alone."""
    for source in all_sources():
        out(f"## {source.title}")
        out()
        out(f"**How to ask for it.** {source.how_to_ask}")
        out()
        out(f"**It holds.** {source.holds}")
        out()
        out("**It cannot contain:**")
        out()
        for sentence in source.cannot_contain:
            out(f"- {sentence}")
        out()
        out("**Goodword does not read:**")
        out()
        for sentence in source.not_read:
            out(f"- {sentence}")
        out()


def error_classes() -> None:
    """Every error, its exit code and its sentence."""
    out("| Error | Exit code | What it says |")
    out("| --- | --- | --- |")
    for name, found in sorted(inspect.getmembers(errors, inspect.isclass)):
        if issubclass(found, errors.GoodwordError):
            first = (inspect.getdoc(found) or "").splitlines()[0]
            out(f"| `{name}` | {found.exit_code} | {first} |")


def schema() -> None:
    """The tables, as the numbered migrations make them."""
    folder = files("goodword.store").joinpath("schema")
    for migration in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if migration.name.endswith(".sql"):
            out(f"## {migration.name}")
            out()
            out("```sql")
            for line in migration.read_text("utf-8").rstrip().splitlines():
                out(line)
            out("```")
            out()
