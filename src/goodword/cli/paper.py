"""`letter`: a signed file as a PDF."""

from pathlib import Path
from typing import Annotated

import typer

from goodword.cli import DONE
from goodword.cli.files import named, read_signed, require_room_for, write_file
from goodword.cli.options import AsJson, home_of
from goodword.cli.terminal import answer_json, say


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command()(letter)


def letter(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A recommendation that was accepted.")],
    to: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the PDF goes.")],
    address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where its page stands; a QR code on the letter leads there."),
    ] = None,
    as_my_opinion: Annotated[
        bool,
        typer.Option("--as-my-opinion", help="Make it knowingly before it is accepted; the letter says so."),
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Set a signed recommendation as a letter to print or send: a PDF that carries its signed copy."""
    from goodword.workflow.paper import letter_on_paper

    require_room_for(to)
    document = read_signed(file)
    with named(file):
        pdf = letter_on_paper(
            document, address=address, as_my_opinion=as_my_opinion, clock=home_of(context).clock
        )
    write_file(to, pdf)
    if as_json:
        answer_json({"file": str(to), "bytes": len(pdf)})
        return DONE
    say(f"{to}: the letter, with the signed copy inside. `goodword verify {to}` checks it, and so does any")
    say("check page (verify.html) onto which it is dropped.")
    return DONE
