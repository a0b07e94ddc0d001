"""`people`: who is who across the archives, and all that they say of one person."""

from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE
from goodword.cli.asking import say_nothing_found
from goodword.cli.options import AsJson, home_of
from goodword.cli.terminal import answer_json, count, day, faint, heading, say, table, tell
from goodword.text.places import place_name
from goodword.workflow.labels import account_label, name_of, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodword.nouns import Link, Person, Role, SaidName
    from goodword.settings import Home

_NAMELESS = " Of {:,} more your archives hold only a number: goodword people --all"
_SKILLS_SHOWN = 12


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command()(people)


def people(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Only this person: accounts, names and positions with dates."),
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Those without a name or handle, too.")] = False,
    as_json: AsJson = False,
) -> int:
    """List who is who across your archives.

    With a NAME, all that the archives say of one person, former names and positions too.
    """
    home = home_of(context)
    if name is not None:
        return _one(home, name, as_json=as_json)
    from goodword.workflow.asking import contacts, is_nameless, open_links
    from goodword.workflow.forms import person_form

    found = contacts(home.store)
    if as_json:
        answer_json([person_form(person) for person in found])
        return DONE
    if not found:
        return say_nothing_found(home.store, "Nobody but you is in your archives.", code=DONE)
    shown = found if everyone else tuple(person for person in found if not is_nameless(person))
    table(("Name", "Accounts", "Position", "Recommended"), [_row(person) for person in shown], whole=(1,))
    rest = len(found) - len(shown)
    tell(f"{count(len(shown), 'person', 'people')}." + (_NAMELESS.format(rest) if rest else ""))
    if questions := len(open_links(home.store)):
        accounts = f"{questions:,} pairs of accounts" if questions > 1 else "a pair of accounts"
        tell(f"`goodword links` asks about {accounts} that may be one person.")
    return DONE


def _row(person: "Person") -> tuple[str, tuple[str, ...], str, str]:
    kind = " (no person)" if person.not_a_person else ""
    accounts = tuple(
        # Whoever is known by a handle alone has it in the first column already.
        place_name(account.source) if account.handle == person.name else account_label(account)
        for account in person.accounts
    )
    return person.name + kind, accounts, role_of(person), day(person.recommended_at)


def _one(home: "Home", name: str, *, as_json: bool) -> int:
    from goodword.workflow.asking import the_person
    from goodword.workflow.forms import person_form

    person = the_person(home.store, name)
    if as_json:
        answer_json([person_form(person)])
    else:
        _show(home, person)
    return DONE


def _show(home: "Home", person: "Person") -> None:
    say(heading(person.name))
    if person.not_a_person:
        say(f"  No person, for {person.not_a_person}.")
    if person.recommended_at:
        say(f"  You last recommended them on {day(person.recommended_at)}.")
    _list("Accounts", [_account_line(person, place) for place in range(len(person.accounts))])
    _list("E-mail", person.emails)
    _list("Company and position", [_role_line(role) for role in person.roles])
    _list("Names", [_name_line(said) for said in person.names] if len(person.names) > 1 else ())
    _list("They list", [", ".join(person.skills[:_SKILLS_SHOWN])] if person.skills else ())
    _show_links(home, person)


def _list(title: str, lines: "Sequence[str]") -> None:
    if lines:
        say(f"  {title}")
    for line in lines:
        say(f"    {line}")


def _account_line(person: "Person", place: int) -> str:
    account = person.accounts[place]
    named = f", as {account.name}" if account.name and account.name != person.name else ""
    return f"{account_label(account)}{named}"


def _role_line(role: "Role") -> str:
    what = " at ".join(part for part in (role.position, role.company) if part)
    return f"{what}{_held(role)}  {faint(_said_by(role))}"


def _held(role: "Role") -> str:
    """From when to when, as the profile itself tells; nothing where it does not."""
    if role.started and role.ended:
        return f", {role.started} to {role.ended}"
    if role.started:
        return f", since {role.started}"
    return f", until {role.ended}" if role.ended else ""


def _name_line(said: "SaidName") -> str:
    return f"{said.name}  {faint(_said_by(said))}"


def _said_by(said: "Role | SaidName") -> str:
    """Where and when it was said: "(LinkedIn, 4 March 2021 to 2 June 2024)"."""
    where = ", ".join(place_name(source) for source in said.sources)
    first, last = day(said.seen_from), day(said.seen_to)
    when = first if first == last else f"{first} to {last}"
    return f"({where}, {when or 'undated'})"


def _show_links(home: "Home", person: "Person") -> None:
    """Why these accounts are one person, and what is still asked."""
    from goodword.workflow.asking import names_of, open_questions, reasons_joined

    because = dict.fromkeys(_joined_line(link) for link in reasons_joined(home.store, person))
    _list("One person, because", tuple(because))
    names = names_of(home.store)
    for link in open_questions(home.store, person):
        other = names.account(link.right if link.left in names.ids(person) else link.left)
        say(f"  ? Is this also {name_of(other)} ({account_label(other)})? goodword links accept {link.id}")


def _joined_line(link: "Link") -> str:
    said = f"You said so ({link.id})." if link.decision else ""
    return " ".join((said, *link.reasons)).strip()
