"""`links` and `never`: what only the owner can say."""

from typing import Annotated

import typer

from goodword.cli import DONE
from goodword.cli.options import AsJson, Name, home_of
from goodword.cli.terminal import answer_json, faint, heading, say
from goodword.nouns import Decision, Link

links = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
LinkIds = Annotated[list[str], typer.Argument(metavar="ID…", help="As `goodword links` lists them.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.add_typer(links, name="links")
    app.command()(never)


@links.callback()
def list_links(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Decided ones too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Ask which accounts may be one person, and why."""
    if context.invoked_subcommand is not None:
        return
    from goodword.workflow.asking import proposals

    found = proposals(home_of(context).store)
    if as_json:
        _answer(context, found)
        return
    open_ones = [link for link in found if everything or link.decision is None]
    for link in open_ones:
        _print_link(context, link)
    if open_ones:
        say("Answer: goodword links accept ID… · goodword links reject ID… · goodword links undo ID…")
    else:
        say("No questions are open. `goodword links --all` lists the ones you answered.")


def _print_link(context: typer.Context, link: Link) -> None:
    from goodword.workflow.asking import names_of

    names = names_of(home_of(context).store)
    sides = [
        f"{account.name or account.handle or account.id} ({account.source} {account.handle or ''})"
        for account in (names.account(link.left), names.account(link.right))
    ]
    said = f"  {faint('you said: ' + link.decision)}" if link.decision else ""
    say(f"{heading(link.id)}  {sides[0]} = {sides[1]}?{said}")
    for reason in link.reasons:
        say(f"    for: {reason}")
    for reason in link.against:
        say(f"    against: {reason}")


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
            say(f"{link.id}: {link.decision or 'a question again'}")
    return DONE


def never(
    context: typer.Context,
    name: Name,
    because: Annotated[str | None, typer.Option(help="Why, for yourself: `deceased`, for example.")] = None,
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
