"""A draft in the owner's editor: what was typed is never lost, and what cannot be read is opened again."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from goodword.cli import CANNOT_BE_ANSWERED, print_error
from goodword.cli.files import read_file
from goodword.cli.terminal import ask_yes, is_terminal, tell
from goodword.errors import AnswerNeededError, EditorError, FileNotWritableError, UnreadableDraftError
from goodword.settings import Home

if TYPE_CHECKING:
    from goodword.workflow.writing import DraftInHand


def edited_by_hand(home: Home, hand: "DraftInHand") -> "DraftInHand":
    """The draft as the owner left it in $EDITOR, kept and checked again.

    The page that is edited lies in the home, for it may hold private words. Raises EditorError,
    and AnswerNeededError where there is no terminal.
    """
    from goodword.workflow.writing import editable, edited

    if not is_terminal():
        raise AnswerNeededError("An editor needs a terminal.", "`goodword draft NAME` without --edit")
    page = home.folder / f"{hand.draft.id}-being-edited.txt"
    _lay_out(page, editable(hand))
    while True:
        text = _in_editor(page)
        try:
            changed = edited(home.store, hand, text, clock=home.clock)
        except UnreadableDraftError as error:
            print_error(str(error))
            if ask_yes("Open it again as you left it?", option="an editor"):
                continue
            tell(f"What you wrote is kept in {page}.")
            raise typer.Exit(CANNOT_BE_ANSWERED) from error
        page.unlink()
        if changed.draft == hand.draft:
            tell("Nothing was changed.")
        return changed


def _lay_out(page: Path, text: str) -> None:
    try:
        page.unlink(missing_ok=True)
        with os.fdopen(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(text.encode())
    except OSError as error:
        raise FileNotWritableError(str(page), error.strerror or str(error)) from error


def _in_editor(page: Path) -> str:
    import click

    try:
        click.edit(filename=str(page))
    except click.ClickException as error:
        page.unlink(missing_ok=True)
        raise EditorError(error.format_message()) from error
    try:
        return read_file(page).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EditorError(f"{page} is not in UTF-8 any more") from error
