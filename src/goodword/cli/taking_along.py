"""`export`, `backup`, `restore`: all that is kept, in files of the owner's."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE
from goodword.cli.options import AsJson, home_of
from goodword.cli.terminal import answer_json, count, say

if TYPE_CHECKING:
    from goodword.workflow.backing_up import Packed

Into = Annotated[Path, typer.Argument(metavar="DIR", help="The folder for it; nothing there is overwritten.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(export)
    app.command()(backup)
    app.command()(restore)


def export(context: typer.Context, folder: Into, as_json: AsJson = False) -> int:
    """Take everything with you, in files that any program reads.

    One zip with people, moments, every exchange, your decisions, drafts and letters as JSON, and the signed
    files as they are. Your keys are not among them.
    """
    from goodword.workflow.exporting import export_home

    home = home_of(context)
    return _written(export_home(home.store, folder, clock=home.clock), "", as_json=as_json)


def backup(context: typer.Context, folder: Into, as_json: AsJson = False) -> int:
    """Write a backup of everything: the store and the sealed keys.

    One zip, from which `goodword restore` goes on elsewhere. Whoever has it can read all but the keys.
    """
    from goodword.workflow.backing_up import back_up_home

    home = home_of(context)
    kept = [key for key in (home.key_file, *home.former_keys()) if key.exists()]
    done = back_up_home(home.store, home.folder, kept, folder, clock=home.clock)
    return _written(done, " Keep it on another disk.", as_json=as_json)


def _written(done: "Packed", advice: str, *, as_json: bool) -> int:
    if as_json:
        answer_json({"file": str(done.path), "bytes": done.size})
    else:
        say(f"Written: {done.path}, {done.size / 1_000_000:,.1f} MB.{advice}")
    return DONE


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="As `goodword backup` wrote it.")],
    as_json: AsJson = False,
) -> int:
    """Go on from a backup, where nothing is kept yet.

    Nothing is overwritten: choose an empty folder with --home. The keys open with the passphrase that they
    had.
    """
    from goodword.workflow.restoring import restore_home

    home = home_of(context)
    done = restore_home(file, home.folder, home.store_file, clock=home.clock)
    if as_json:
        answer_json(
            {
                "archives": done.archives,
                "exchanges": done.exchanges,
                "letters": done.letters,
                "keys": done.keys,
            }
        )
        return DONE
    say(
        f"Here again: {count(done.exchanges, 'exchange', 'exchanges')} out of"
        f" {count(done.archives, 'archive', 'archives')}, {count(done.letters, 'letter', 'letters')},"
        f" {count(done.keys, 'key', 'keys')}."
    )
    return DONE
