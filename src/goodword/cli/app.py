"""The verbs of `goodword`, put together."""

from pathlib import Path
from typing import Annotated

import typer

from goodword import __version__
from goodword.cli import (
    afterwards,
    asking,
    checking,
    credited,
    deciding,
    erasing,
    filters,
    giving,
    improving,
    keeping,
    paper,
    passing_on,
    people,
    publishing,
    reading,
    requesting,
    resting,
    reviewing,
    serving,
    signing_keys,
    taking_along,
    writing,
)
from goodword.cli.options import home_of
from goodword.settings import open_home

app = typer.Typer(
    name="goodword",
    no_args_is_help=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

parts = (
    reading,
    asking,
    people,
    credited,
    passing_on,
    deciding,
    resting,
    reviewing,
    writing,
    improving,
    requesting,
    giving,
    afterwards,
    paper,
    serving,
    publishing,
    checking,
    signing_keys,
    taking_along,
    erasing,
    keeping,
    filters,
)
for part in parts:
    part.register(app)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Folder in which everything is kept.",
            envvar="GOODWORD_HOME",
            show_default=False,
        ),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Say the version and leave.")] = False,
) -> int | None:
    """You already said it. Make it last.

    Goodword reads your own archives, finds the recognition that is already in
    them, and helps you to turn it into a recommendation that lasts. Everything
    stays on this computer; no command connects to any other.

    Begin with: goodword import FILES · goodword · goodword overlooked ·
    goodword draft NAME
    """
    if version:
        typer.echo(f"goodword {__version__}")
        return 0
    context.obj = open_home(home)
    if context.invoked_subcommand is None:
        return asking.stand(home_of(context))
    return None
