"""`publish`, `dossier`: static sites, for the giver and for the recipient."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE
from goodword.cli.files import read_signed
from goodword.cli.options import AsJson, home_of
from goodword.cli.terminal import answer_json, count, say, tell

if TYPE_CHECKING:
    from goodword.publish import Published

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="An empty folder, or one that Goodword wrote.")]
Address = Annotated[
    str | None, typer.Option(metavar="URL", help="Where the site will stand: https://ada.example/words/")
]
Preview = Annotated[
    bool, typer.Option("--preview", help="Change nothing; list what would be added, changed and removed.")
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(publish)
    app.command()(dossier)


def publish(
    context: typer.Context,
    folder: Folder,
    as_my_opinion: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help="Publish this unaccepted one (id or name) knowingly; the page says so."
        ),
    ] = None,
    address: Address = None,
    preview: Preview = False,
    as_json: AsJson = False,
) -> int:
    """Write the static site of what was accepted.

    A page for each accepted recommendation, with the signed file and the letter as a PDF beside
    it; a page for each person who accepted; a feed; and a page that checks such files in any browser.
    """
    from goodword.workflow.publishing import publish as publish_site

    home = home_of(context)
    done = publish_site(
        home.store,
        folder,
        as_my_opinion=as_my_opinion or (),
        address=address,
        clock=home.clock,
        is_preview=preview,
    )
    _answer(folder, done, as_json=as_json, is_preview=preview)
    if not done.letters and not as_json:
        say("No recommendation that you signed is accepted yet. `goodword letters` says where each stands;")
        say("`--as-my-opinion` publishes one knowingly as your opinion alone.")
    return DONE


def dossier(
    context: typer.Context,
    folder: Folder,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Recommendations that you accepted.")],
    address: Address = None,
    preview: Preview = False,
    as_json: AsJson = False,
) -> int:
    """Write the static site of what others recommended you for and you accepted.

    One page of all of them, a page and a PDF for each, and `resume.json` with them as references.
    """
    from goodword.workflow.publishing import publish_dossier

    documents = [read_signed(file) for file in files]
    clock = home_of(context).clock
    done = publish_dossier(documents, folder, address=address, clock=clock, is_preview=preview)
    _answer(folder, done, as_json=as_json, is_preview=preview)
    return DONE


def _answer(folder: Path, done: "Published", *, as_json: bool, is_preview: bool) -> None:
    for sentence in done.without_letter:
        tell(f"Without a PDF: {sentence}")
    if as_json:
        answer_json({"pages": list(done.pages), "changed": list(done.changed), "removed": list(done.removed)})
        return
    if is_preview:
        _list_changes(folder, done)
        return
    changed = count(len(done.changed), "file", "files")
    letters = count(done.letters, "letter", "letters")
    say(f"{folder}: {letters}; {changed} changed, {len(done.removed)} removed.")
    say(f"Open {folder / 'index.html'} in a browser; any static host can carry the folder.")


def _list_changes(folder: Path, done: "Published") -> None:
    added = set(done.added)
    for path in done.changed:
        say(f"{'would be added:  ' if path in added else 'would change:    '} {path}")
    for path in done.removed:
        say(f"would be removed: {path}")
    if not (done.changed or done.removed):
        say(f"{folder} is as it would be written.")
    else:
        say("Nothing was changed. The same command without --preview does it.")
