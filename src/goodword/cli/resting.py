"""`later`, `thank` and `thanked`: not now, and a word of thanks in the place of a letter."""

from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE
from goodword.cli.options import AsJson, Name, home_of
from goodword.cli.terminal import answer_json, day, heading, say

if TYPE_CHECKING:
    from datetime import date

    from goodword.workflow.set_aside import Resting

Until = Annotated[
    str | None, typer.Option(metavar="DAY", help="The day from which on they may be suggested again.")
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(later)
    app.command()(thank)
    app.command()(thanked)


def later(
    context: typer.Context,
    name: Name,
    until: Until = None,
    undo: Annotated[bool, typer.Option("--undo", help="Suggest them again now.")] = False,
    as_json: AsJson = False,
) -> int:
    """Suggest someone later: from next Monday on, or from a day that you choose."""
    from goodword.workflow import deciding

    home = home_of(context)
    if undo:
        changed = deciding.suggest_now(home.store, name, clock=home.clock)
    else:
        changed = deciding.later(home.store, name, until=_day(until), clock=home.clock)
    return _answer(changed, "later", as_json=as_json)


def thanked(
    context: typer.Context,
    name: Name,
    until: Until = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take it back: they were not thanked.")] = False,
    as_json: AsJson = False,
) -> int:
    """Keep that you thanked someone yourself: they rest for half a year, or until a day that you choose."""
    from goodword.workflow import deciding

    home = home_of(context)
    if undo:
        changed = deciding.not_thanked(home.store, name, clock=home.clock)
    else:
        changed = deciding.thank(home.store, name, until=_day(until), clock=home.clock)
    return _answer(changed, "thanked", as_json=as_json)


def thank(context: typer.Context, name: Name, as_json: AsJson = False) -> int:
    """Show a word of thanks to copy, in your own words: as a line, and as a mail.

    Nothing is sent and nothing is kept; `goodword thanked NAME` keeps that you did it.
    """
    from goodword.workflow.asking import plain_name
    from goodword.workflow.forms import person_form
    from goodword.workflow.thanking import word_of_thanks

    home = home_of(context)
    found = word_of_thanks(home.store, name)
    if as_json:
        mail = {"subject": found.subject, "text": found.mail}
        rests_on = [moment.recognition.id for moment in found.rests_on]
        answer_json(
            {"person": person_form(found.person), "line": found.line, "mail": mail, "rests_on": rests_on}
        )
        return DONE
    say(heading("A line"))
    say(found.line)
    say()
    say(heading(f"A mail: {found.subject}"))
    say(found.mail)
    say()
    say(f'Sent? Keep it: goodword thanked "{plain_name(home.store, found.person)}"')
    return DONE


def _day(text: str | None) -> "date | None":
    from goodword.text.days import day_of

    return day_of(text).date() if text is not None else None


def _answer(changed: "Resting", verb: str, *, as_json: bool) -> int:
    from goodword.workflow.forms import resting_form

    name = changed.person.name
    if as_json:
        answer_json(resting_form(changed))
    elif changed.until is None:
        say(f"{name} may be suggested again.")
    else:
        kept = "You thanked them: a full answer. " if verb == "thanked" else ""
        say(f"{kept}{name} may be suggested again from {day(changed.until)} on.")
        say(f"Take it back: goodword {verb} NAME --undo")
    return DONE
