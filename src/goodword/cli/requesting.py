"""`request` and `requested`: asking for a recommendation, file to file."""

from pathlib import Path
from typing import Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.files import named, read_file, require_room_for, write_file
from goodword.cli.options import AsJson, Name, Yes, home_of
from goodword.cli.terminal import answer_json, ask_passphrase, ask_yes, day, heading, say, tell
from goodword.text.plainly import in_a_line


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(request)
    app.command()(requested)


def request(
    context: typer.Context,
    to: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the request goes.")],
    name: Annotated[str, typer.Option(metavar="NAME", help="Your name, as the other one knows you.")],
    message: Annotated[str, typer.Option(metavar="TEXT", help="What you ask for; it is signed.")],
) -> int:
    """Ask somebody for a recommendation, with your key in the file.

    What they sign is then made out to you from the beginning, and one acceptance is enough.
    """
    from goodword.credential.request import sign_request

    require_room_for(to)
    home = home_of(context)
    signer = home.signer(ask_passphrase)
    write_file(to, sign_request(name, message, signer=signer, at=home.clock.now()))
    say(f"{to}: send it to whom you ask. They take it in with `goodword requested {to} YOUR-NAME`.")
    return DONE


def requested(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What somebody sent you with `request`.")],
    who: Name,
    yes: Yes = False,
    as_json: AsJson = False,
) -> int:
    """Take in that somebody asked you for a recommendation.

    NAME says which of your people it is. Once you say that the key is theirs, what you sign next is made
    out to it.
    """
    from goodword.credential.request import read_request
    from goodword.workflow.asking import the_person
    from goodword.workflow.requesting import know_key

    home = home_of(context)
    with named(file):
        asked = read_request(read_file(file), now=home.clock.now())
    person = the_person(home.store, who)
    tell(heading(f"{in_a_line(asked.name)} asked on {day(asked.asked_at)}:"))
    tell(f"  “{in_a_line(asked.words)}”")
    tell(f"  By the key {asked.did}; the name is the asker's own statement.")
    question = f"Do you know that this is the key of {in_a_line(person.name)}?"
    if not ask_yes(question, option="--yes", said=True if yes else None):
        tell("Nothing was recorded.")
        return NO
    know_key(home.store, person, asked, clock=home.clock)
    if as_json:
        answer_json({"person": person.id, "key": asked.did, "words": asked.words})
    else:
        say(f"Recorded. Begin with: goodword draft {who}")
    return DONE
