"""Speaking with the person at the terminal: answers, tables, questions, progress."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import msgspec
import typer

from goodword.errors import AnswerNeededError

OnProgress = Callable[[int, int], None]
WIDTH = 96


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def answer_json(answer: object) -> None:
    """Write one JSON document to standard output."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n")
    sys.stdout.flush()


def say(text: str = "") -> None:
    """Write a line of the answer, wrapped where a terminal shows it."""
    if sys.stdout.isatty():
        text = _wrapped(text)
    typer.echo(text)


def tell(text: str) -> None:
    """Write a line beside the answer: standard error, never in a pipe's way."""
    typer.echo(_wrapped(text) if sys.stderr.isatty() else text, err=True)


def _wrapped(text: str) -> str:
    import shutil
    import textwrap

    width = min(shutil.get_terminal_size().columns, WIDTH)
    lines = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        lines.append(textwrap.fill(line, width, subsequent_indent=indent, break_long_words=False) or line)
    return "\n".join(lines)


def heading(text: str) -> str:
    """The text set off as a heading, where colour is shown."""
    return typer.style(text, bold=True)


def faint(text: str) -> str:
    """The text set back, where colour is shown."""
    return typer.style(text, dim=True)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table: drawn on a terminal, tab-separated in a pipe."""
    if not sys.stdout.isatty():
        for row in rows:
            typer.echo("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)


def day(time: datetime | None) -> str:
    """The date in words, or an empty text."""
    return f"{time.day} {time:%B %Y}" if time else ""


def ask_yes(question: str, *, option: str, said: bool | None = None) -> bool:
    """Whether the owner says yes.

    `said` is what the option gave already. Raises AnswerNeededError naming `option`
    where there is no terminal.
    """
    if said is not None:
        return said
    if not is_terminal():
        raise AnswerNeededError(question, option)
    return typer.confirm(question, err=True)


def ask_line(question: str, *, option: str) -> str:
    """The owner's answer in a line; raises AnswerNeededError naming `option` without a terminal."""
    if not is_terminal():
        raise AnswerNeededError(question, option)
    return str(typer.prompt(question, err=True)).strip()


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
        TextColumn,
        TimeRemainingColumn,
    )

    count = DownloadColumn() if unit == "bytes" else MofNCompleteColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), count, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
