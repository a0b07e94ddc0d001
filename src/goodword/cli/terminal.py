"""Speaking with the person at the terminal: answers, tables, questions, progress.

Whatever is written here may hold words of others; none of them reaches a terminal that would obey it
(`text.plainly`).
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import msgspec
import typer

from goodword.errors import AnswerNeededError
from goodword.ports import OnProgress
from goodword.text.plainly import in_a_line, plainly

WIDTH = 96
ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def answer_json(answer: object) -> None:
    """Write one JSON document to standard output."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n")
    sys.stdout.flush()


def say(text: str = "") -> None:
    """Write a line of the answer, wrapped where a terminal shows it."""
    shown = plainly(text)
    typer.echo(fitted(shown) if sys.stdout.isatty() else shown)


def hand_over(text: str) -> None:
    """Write a text that is to be pasted elsewhere: exact in a pipe, harmless on a terminal."""
    typer.echo(plainly(text) if sys.stdout.isatty() else text)


def tell(text: str) -> None:
    """Write a line beside the answer: standard error, never in a pipe's way."""
    shown = plainly(text)
    typer.echo(fitted(shown) if sys.stderr.isatty() else shown, err=True)


def fitted(text: str) -> str:
    """The text broken to the width of the terminal."""
    import shutil

    from goodword.cli.wrapping import wrapped

    return wrapped(text, min(shutil.get_terminal_size().columns, WIDTH))


def heading(text: str) -> str:
    """The text set off as a heading, where colour is shown."""
    return typer.style(text, bold=True)


def faint(text: str) -> str:
    """The text set back, where colour is shown."""
    return typer.style(text, dim=True)


Cell = str | tuple[str, ...]
"""What stands in a cell of a table: one line, or several."""


def table(columns: Sequence[str], rows: Sequence[Sequence[Cell]], *, whole: Sequence[int] = ()) -> None:
    """Write a table: drawn on a terminal, tab-separated in a pipe.

    The columns numbered in `whole` are never broken: what stands in them is typed again.
    """
    if not sys.stdout.isatty():
        for row in rows:
            typer.echo("\t".join(_cell(cell, ", ") for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for place, column in enumerate(columns):
        drawn.add_column(column, overflow="fold", no_wrap=place in whole)
    for row in rows:
        drawn.add_row(*(Text(_cell(cell, "\n")) for cell in row))
    Console(highlight=False).print(drawn)


def _cell(cell: Cell, between: str) -> str:
    """The lines of a cell, none of which can hold a break of its own."""
    return in_a_line(cell) if isinstance(cell, str) else between.join(map(in_a_line, cell))


def count(number: int, one: str, many: str) -> str:
    """A number with its word: `1 person`, `1,204 people`."""
    return f"{number:,} {one if number == 1 else many}"


def day(time: date | None) -> str:
    """The date in words, or an empty text."""
    from goodword.text.wording import day as said

    return said(time) if time else ""


def ask_yes(question: str, *, option: str, said: bool | None = None, is_statement: bool = False) -> bool:
    """Whether the owner says yes.

    `said` is what the option gave already. What `is_statement` stands on the face of a letter:
    the return key alone is no answer to it, elsewhere it is a no. Raises AnswerNeededError naming
    `option` where there is no terminal.
    """
    if said is not None:
        return said
    if not is_terminal():
        raise AnswerNeededError(question, option)
    choice = "[y/n]" if is_statement else "[y/N]"
    while True:
        asked = fitted(plainly(f"{question} {choice}"))
        typed = typer.prompt(asked, default="", show_default=False, err=True)
        answer = ANSWERS.get(str(typed).strip().casefold() or ("" if is_statement else "n"))
        if answer is not None:
            return answer
        tell("Please answer y for yes or n for no.")


def ask_line(question: str, *, option: str) -> str:
    """The owner's answer in a line; raises AnswerNeededError naming `option` without a terminal."""
    if not is_terminal():
        raise AnswerNeededError(question, option)
    tell(question)
    return str(typer.prompt(">", prompt_suffix=" ", err=True)).strip()


def ask_typed(word: str, *, what: str, said: bool) -> bool:
    """Whether the owner typed `word`, so that no key pressed by habit does `what`; `said` is --yes.

    Raises AnswerNeededError where there is no terminal.
    """
    if said:
        return True
    question = f"To {what}, type “{word}”. This cannot be taken back."
    typed = ask_line(question, option="--yes")
    return typed.casefold() == word.casefold()


def ask_passphrase(is_new: bool) -> str:
    """The passphrase of the key, typed unseen; twice for a new key."""
    if not is_terminal():
        question = "The key needs a new passphrase." if is_new else "The key needs its passphrase."
        raise AnswerNeededError(question, "the environment variable GOODWORD_PASSPHRASE")
    if is_new:
        tell(
            "Goodword makes your signing key now. It never leaves this computer. "
            "Choose a passphrase of at least eight characters; nobody can recover it."
        )
    text = "New passphrase" if is_new else "Passphrase of your key"
    return str(typer.prompt(text, hide_input=True, confirmation_prompt=is_new, err=True))


@contextmanager
def progress(words: str, *, unit: str) -> Iterator[OnProgress | None]:
    """A bar with counts and time left on a terminal; None, and quiet, in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )

    done_of_all = DownloadColumn() if unit == "bytes" else MofNCompleteColumn()
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        done_of_all,
        TextColumn("" if unit == "bytes" else unit),
        TimeRemainingColumn(compact=True),
        TextColumn("left"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: list[TaskID] = []

        def show(done: int, total: int) -> None:
            tasks.extend([bar.add_task(words)] if not tasks else [])
            bar.update(tasks[0], completed=done, total=total)

        yield show


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Say on a terminal what is being done, where no count tells how much is left."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words):
        yield
