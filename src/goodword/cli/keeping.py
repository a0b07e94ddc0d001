"""`doctor` and `demo`."""

from pathlib import Path
from typing import Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.options import AsJson, home_of
from goodword.cli.terminal import answer_json, say


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(doctor)
    app.command()(demo)


def doctor(context: typer.Context, as_json: AsJson = False) -> int:
    """Look whether everything is there and whole."""
    from goodword.workflow.health import examine

    home = home_of(context)
    store = home.store if home.store_file.exists() else None
    findings = tuple(examine(home.folder, home.key_file, store))
    if as_json:
        answer_json(
            [
                {"check": f.check, "well": f.is_well, "found": f.found, "advice": f.advice or None}
                for f in findings
            ]
        )
    else:
        for finding in findings:
            advice = f"  → {finding.advice}" if finding.advice else ""
            say(f"{'✓' if finding.is_well else '✗'} {finding.check}: {finding.found}{advice}")
    return DONE if all(finding.is_well for finding in findings) else NO


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the demo may write.")] = Path(
        "goodword-demo"
    ),
) -> int:
    """Go the whole way once, as an invented person.

    On sample archives, in a folder of its own; nothing of yours is changed.
    """
    from goodword.cli.demo import play

    return play(folder)
