"""Options that many commands share."""

from typing import Annotated

import typer

from goodword.nouns import Proofs
from goodword.settings import Home

AsJson = Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Say yes to the question before it is asked.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, a handle, an e-mail address or an id.")]
PersonOrDraft = Annotated[
    str,
    typer.Argument(metavar="NAME", help="A name, a handle, an e-mail address or an id; or a draft's id."),
]
DraftName = Annotated[str, typer.Argument(metavar="DRAFT", help="The draft's id, or the person's name.")]

Proof = Annotated[
    Proofs | None,
    typer.Option(
        "--proof",
        help="Which signatures the file carries. [default: both where goodword[rdfc] is installed, else jcs]",
    ),
]


def home_of(context: typer.Context) -> Home:
    """The owner's folder that this run works in."""
    home = context.obj
    assert isinstance(home, Home)  # noqa: S101 - the root command has put it there
    return home
