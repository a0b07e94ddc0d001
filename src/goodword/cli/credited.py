"""`credited`: whom the owner's words credit and no archive holds."""

from typing import TYPE_CHECKING

import typer

from goodword.cli import DONE, NO
from goodword.cli.asking import say_nothing_found
from goodword.cli.options import AsJson, home_of
from goodword.cli.showing import show_moment, show_passage
from goodword.cli.terminal import answer_json, heading, say

if TYPE_CHECKING:
    from goodword.workflow.asking import Names
    from goodword.workflow.credited import CreditedExpert, HelpWithoutName

NOBODY = "Your words credit nobody beyond those whom your archives hold."
WHO_WAS_IT = (
    "Who was it? Nobody is guessed, and no letter is offered for nobody: name them where you draft one."
)


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(credited)


def credited(context: typer.Context, as_json: AsJson = False) -> int:
    """List whom your words credit and no archive holds.

    Experts whom you name with their role or their work, as your own words give them; and help by people
    whom you do not name, with what kind of help it was.
    """
    from goodword.workflow.asking import names_of
    from goodword.workflow.credited import credited_experts, help_without_names
    from goodword.workflow.credited_forms import credited_form

    store = home_of(context).store
    experts, unnamed = credited_experts(store), help_without_names(store)
    names = names_of(store)
    if as_json:
        answer_json(credited_form(experts, unnamed, names))
    elif not experts and not unnamed:
        say_nothing_found(store, NOBODY)
    else:
        for expert in experts:
            _show_expert(expert, names)
        _show_unnamed(unnamed)
    return DONE if experts or unnamed else NO


def _show_expert(expert: "CreditedExpert", names: "Names") -> None:
    work = f"“{expert.work}”" if expert.work else None
    card = ", ".join(part for part in (expert.role, work) if part)
    say(f"{heading(expert.name)}: {card}")
    for moment in expert.moments:
        if expert.name in moment.recognition.passage.quote:
            show_moment(moment, names, indent="  ")
    say()


def _show_unnamed(unnamed: "tuple[HelpWithoutName, ...]") -> None:
    for one in unnamed:
        kinds = "a recommendation of you" if one.told.is_recommendation else ", ".join(one.told.kinds)
        say(f"{heading(one.told.who)}: {kinds}")
        show_passage(one.told.quote, one.exchange, indent="  ")
    if unnamed:
        say()
        say(WHO_WAS_IT)
