"""`chains`: help that passed on."""

from typing import TYPE_CHECKING

import typer

from goodword.cli import DONE, NO
from goodword.cli.asking import say_nothing_found
from goodword.cli.options import AsJson, home_of
from goodword.cli.showing import show_moment, suggest_a_third
from goodword.cli.terminal import answer_json, count, heading, say, tell

if TYPE_CHECKING:
    from goodword.nouns import Chain
    from goodword.workflow.asking import Names

NO_CHAIN = """\
No help that passed on was found: it takes two dated passages, your words about what somebody taught you
and, later, somebody's words about what you taught them, of one skill."""


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(chains)


def chains(context: typer.Context, as_json: AsJson = False) -> int:
    """List help that passed on: what you were taught, and taught later.

    Each rests on two dated passages: your words about who taught you, and the later
    words of somebody whom you taught the same.
    """
    from goodword.workflow.asking import names_of
    from goodword.workflow.chains import the_chains
    from goodword.workflow.forms import chain_form

    home = home_of(context)
    found = the_chains(home.store)
    names = names_of(home.store)
    if as_json:
        answer_json([chain_form(chain, names) for chain in found])
        return DONE if found else NO
    for chain in found:
        _show(chain, names)
    if found:
        tell(f"{count(len(found), 'chain', 'chains')}.")
    else:
        say_nothing_found(home.store, " ".join(NO_CHAIN.split()))
    suggest_a_third(home)
    return DONE if found else NO


def _show(chain: "Chain", names: "Names") -> None:
    said = heading(f"{chain.taught_by.name} → you → {chain.taught.name}: {chain.skill}")
    say(said)
    show_moment(chain.learned, names, indent="  ")
    show_moment(chain.passed_on, names, indent="  ")
    say()
