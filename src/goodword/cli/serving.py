"""`serve`: the desk, the owner's own web app."""

from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE
from goodword.cli.options import home_of
from goodword.cli.terminal import say, tell
from goodword.errors import ExtraMissingError

if TYPE_CHECKING:
    from goodword.desk import Opened


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(serve)


def serve(
    context: typer.Context,
    port: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=65535, help="The port; else 8571 or the next free one."),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser on it.")] = True,
) -> int:
    """Open your own private web app on this computer.

    It listens on this computer alone; the address that is printed lets one browser in, once.
    """
    try:
        from goodword.desk import serve as serve_desk
    except ModuleNotFoundError as error:
        raise ExtraMissingError("desk", "the web app") from error
    home = home_of(context)

    def told(opened: "Opened") -> None:
        say(opened.address)
        tell("It lets one browser in, once. Ctrl-C ends it; nothing leaves this computer.")

    try:
        serve_desk(lambda: home, port=port, open_browser=browser, tell=told)
    except KeyboardInterrupt:  # how a server is meant to end
        tell("Ended. Everything is kept.")
    return DONE
