"""`links` and `never`: what only the owner can say."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE
from goodword.cli.asking import say_nothing_found
from goodword.cli.options import AsJson, Name, home_of
from goodword.cli.terminal import answer_json, count, faint, heading, is_terminal, say
from goodword.cli.walking import walk
from goodword.nouns import Decision, Link
from goodword.workflow.labels import account_label, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from goodword.nouns import Account
    from goodword.settings import Home
    from goodword.store.database import Store

links = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
_SAID = {
    Decision.SAME: "one person",
    Decision.DIFFERENT: "two people",
    None: "a question again",
}
LinkIds = Annotated[list[str], typer.Argument(metavar="ID…", help="As `goodword links` lists them.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.add_typer(links, name="links")
    app.command()(never)


@links.callback()
def list_links(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Decided ones too, as a list.")] = False,
    is_asking: Annotated[
        bool, typer.Option("--ask", help="Walk through the questions, one key each: so at a terminal anyway.")
    ] = False,
    is_listing: Annotated[bool, typer.Option("--list", help="List them, and walk through none.")] = False,
    as_json: AsJson = False,
) -> None:
    """Ask which accounts may be one person, and why.

    At a terminal it walks through the questions, one key each; in a pipe it lists them.
    """
    if context.invoked_subcommand is not None:
        return
    from goodword.workflow.asking import names_of, open_links, proposals

    store = home_of(context).store
    found = proposals(store)
    if as_json:
        _answer(context, found)
        return
    shown = found if everything else open_links(store)
    if not shown:
        _say_no_questions(store, answered=sum(link.decision is not None for link in found))
        return
    names = names_of(store)

    def show(link: Link) -> None:
        _print_link(link, names.account(link.left), names.account(link.right))

    wants_list = (everything or is_listing) and not is_asking
    if not wants_list and is_terminal() and sys.stdout.isatty():
        _walk(home_of(context), shown, show)
    else:
        _list(shown, show)


def _walk(home: "Home", shown: "Sequence[Link]", show: "Callable[[Link], None]") -> None:
    from goodword.workflow.asking import open_links

    answered = walk(home, shown, show)
    still = len(open_links(home.store))
    follow = len(shown) - answered - still
    others = (
        f" {count(follow, 'other follows', 'others follow')} from that." if follow > 0 and answered else ""
    )
    left = f"{count(still, 'question is', 'questions are')} left" if still else "none is left"
    say(f"You answered {answered:,}; {left}.{others}")
    if answered:
        say("`goodword links undo ID…` takes an answer back, `goodword links --all` lists them.")


def _list(shown: "Sequence[Link]", show: "Callable[[Link], None]") -> None:
    for link in shown:
        show(link)
    questions = count(sum(link.decision is None for link in shown), "question", "questions")
    say(f"{questions}, the most useful first. Nothing is joined before you answer:")
    say("  goodword links accept ID…   one person")
    say("  goodword links reject ID…   two people")
    say("  goodword links undo ID…     a question again")


def _say_no_questions(store: "Store", *, answered: int) -> None:
    if answered:
        say(f"No question is open. `goodword links --all` lists the {answered:,} that you answered.")
    else:
        say_nothing_found(store, "No two accounts look like one person: there is nothing to ask.")


def _print_link(link: Link, left: "Account", right: "Account") -> None:
    indent = " " * (len(link.id) + 2)
    whose = " / ".join(dict.fromkeys((name_of(left), name_of(right))))
    said = f"  {faint('you said: ' + _SAID[link.decision])}" if link.decision else ""
    say(f"{heading(link.id)}  {whose}{said}")
    say(f"{indent}{account_label(left)} = {account_label(right)}?")
    for reason in link.reasons:
        say(f"{indent}for: {reason}")
    for reason in link.against:
        say(f"{indent}against: {reason}")


def _answer(context: typer.Context, found: tuple[Link, ...]) -> None:
    from goodword.workflow.asking import names_of
    from goodword.workflow.forms import link_form

    persons = names_of(home_of(context).store).persons
    accounts = {str(a.id): a for person in persons.values() for a in person.accounts}
    answer_json([link_form(link, accounts) for link in found])


@links.command()
def accept(context: typer.Context, ids: LinkIds, as_json: AsJson = False) -> int:
    """Say that the accounts of each link are one person."""
    return _decide(context, ids, Decision.SAME, as_json=as_json)


@links.command()
def reject(context: typer.Context, ids: LinkIds, as_json: AsJson = False) -> int:
    """Say that the accounts of each link are two people."""
    return _decide(context, ids, Decision.DIFFERENT, as_json=as_json)


@links.command()
def undo(context: typer.Context, ids: LinkIds, as_json: AsJson = False) -> int:
    """Take the answer back: each link is a question again."""
    return _decide(context, ids, None, as_json=as_json)


def _decide(context: typer.Context, ids: list[str], decision: Decision | None, *, as_json: bool) -> int:
    from goodword.workflow.deciding import decide, take_back

    home = home_of(context)
    if decision is None:
        changed = take_back(home.store, tuple(ids))
    else:
        changed = decide(home.store, tuple(ids), decision, clock=home.clock)
    if as_json:
        _answer(context, changed)
    else:
        for link in changed:
            say(f"{link.id}: {_SAID[link.decision]}")
    return DONE


def never(
    context: typer.Context,
    name: Name,
    because: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why, for yourself: `deceased`, for example.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Suggest them again.")] = False,
    as_json: AsJson = False,
) -> int:
    """Keep someone out of what is suggested, for ever."""
    from goodword.workflow.deciding import again
    from goodword.workflow.deciding import never as keep_out
    from goodword.workflow.forms import person_form

    home = home_of(context)
    if undo:
        changed = again(home.store, name)
    else:
        changed = keep_out(home.store, name, because=because, clock=home.clock)
    if as_json:
        answer_json(
            {"person": person_form(changed.person), "never": changed.is_out, "because": changed.because}
        )
    elif changed.is_out:
        say(f"{changed.person.name} will not be suggested again. Take it back: goodword never NAME --undo")
    else:
        say(f"{changed.person.name} may be suggested again.")
    return DONE
