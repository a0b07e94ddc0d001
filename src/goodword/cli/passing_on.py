"""`map`, `chains` and `digest`: who helped, what passed on, and three people a week."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.asking import say_nothing_found
from goodword.cli.files import write_over
from goodword.cli.options import AsJson, home_of
from goodword.cli.showing import show_moment, show_overlooked, suggest_a_third
from goodword.cli.terminal import answer_json, count, day, hand_over, heading, say, table, tell
from goodword.errors import OneFormError
from goodword.settings import Home

if TYPE_CHECKING:
    from goodword.nouns import Chain
    from goodword.workflow.asking import Names
    from goodword.workflow.digest import Digest
    from goodword.workflow.forward import PaidForward

MARKS = {"ics": b"PRODID:-//Goodword//", "html": b'<meta name="generator" content="Goodword">'}
"""By which a file is known as one that an earlier digest wrote."""

NO_CHAIN = """\
No help that passed on was found: it takes two dated passages, your words about what somebody taught you
and, later, somebody's words about what you taught them, of one skill."""


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("map")(the_map)
    app.command()(chains)
    app.command()(digest)


def the_map(
    context: typer.Context,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="The help of one year alone.")] = None,
    skill: Annotated[
        str, typer.Option(metavar="SKILL", help="Those to whose skill you can speak, by its name.")
    ] = "",
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="As a picture, written to this file.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Show who helped you, what was made to last of it, and what passed on.

    Help is what you wrote yourself: a deed named, or thanks on several days. The latest help
    comes first. `goodword chains` shows the passages of what passed on.
    """
    from goodword.workflow.asking import names_of
    from goodword.workflow.forms import map_form
    from goodword.workflow.forward import paid_forward

    home = home_of(context)
    found = paid_forward(home.store, year=year, skill=skill.strip())
    if year is not None and found.year is None:
        found = replace(found, helpers=(), chains=())
    if svg is not None and found.helpers:
        _write_picture(found, svg)
    if as_json:
        answer_json(map_form(found, names_of(home.store)))
    elif found.helpers or found.chains:
        if svg is None:
            _print_map(found)
    else:
        say_nothing_found(home.store, "No help is told of: no thanks of yours that fit name a deed.")
    return DONE if found.helpers or found.chains else NO


def _write_picture(found: "PaidForward", to: Path) -> None:
    from goodword.desk.pictures import MARK, as_file, forward_map
    from goodword.workflow.forward import shown_names

    drawn = forward_map(found.helpers, found.chains, names=shown_names(found.helpers), rows=())
    if drawn is not None:
        write_over(to, as_file(drawn), mark=MARK)
        tell(f"Written: {to}. Names stand in it: it is for your eyes, until you show it.")


def _print_map(found: "PaidForward") -> None:
    from goodword.text.wording import month, times
    from goodword.workflow.forward import balances, shown_names

    names, given = shown_names(found.helpers), len(found.helpers) - len(found.waiting)
    lasting = f"{given:,} of them {'has' if given == 1 else 'have'} a recommendation from you."
    tell(
        f"By your own words, {count(len(found.helpers), 'person', 'people')} helped you. "
        f"{lasting if given else 'None of it was made to last yet.'}"
    )
    rows = [
        (
            names[one.person.id],
            times(len(one.moments)),
            month(one.last_at) if one.last_at else "",
            day(one.person.recommended_at),
        )
        for one in found.helpers
    ]
    table(("Helped you", "Told", "Last", "Recommended"), rows, whole=(0,))
    for chain in found.chains:
        say(f"{chain.taught_by.name} → you → {chain.taught.name}: {chain.skill}")
    for one in balances(found.helpers):
        shares = (
            f"{share.channel}: {share.helped} helped, {share.recommended} recommended" for share in one.shares
        )
        tell(f"{one.question}: {'; '.join(shares)}.")


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
    if any(half.recognition.is_doubtful for half in (chain.learned, chain.passed_on)):
        say("  ? Not all of it is certain. `goodword doubtful` asks what was meant as thanks.")
    say()


Digested = Annotated[
    int, typer.Option("-n", "--limit", metavar="N", min=1, max=3, help="How many people at most.")
]
AsFeed = Annotated[bool, typer.Option("--ics", help="As a calendar feed: names and counts, no words.")]
AsPage = Annotated[bool, typer.Option("--html", help="As one page to read or print.")]
Where = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where the feed or the page goes.")
]
AtHour = Annotated[
    str | None,
    typer.Option(metavar="WHEN", help="Always at this day and hour, like “friday 08:30”; “off” for none."),
]


def digest(
    context: typer.Context,
    limit: Digested = 3,
    ics: AsFeed = False,
    html: AsPage = False,
    to: Where = None,
    at: AtHour = None,
    as_json: AsJson = False,
) -> int:
    """Name three people to think of this week.

    Asked again in the same week it answers the same; nobody comes twice in eight weeks.
    Nothing is sent: let your calendar read the feed, or open the page.
    """
    if ics + html + as_json > 1 or (to and not (ics or html)):
        raise OneFormError
    from goodword.workflow.asking import names_of
    from goodword.workflow.digest import digest as of_this_week
    from goodword.workflow.digest_forms import digest_form, digest_html, digest_ics

    home = home_of(context)
    if at is not None:
        _keep_slot(home, at)
    found = of_this_week(home.store, limit=limit, clock=home.clock)
    names = names_of(home.store)
    if as_json:
        answer_json(digest_form(found, names))
    elif ics or html:
        written = digest_ics(found) if ics else digest_html(found, names).encode()
        _write(written, to, mark=MARKS["ics" if ics else "html"])
    else:
        _print_digest(home, found, names)
    return DONE if found.people or found.is_done else NO


def _keep_slot(home: Home, typed: str) -> None:
    from goodword.workflow.slot import keep_slot, slot_of

    slot = None if typed.strip().casefold() == "off" else slot_of(typed)
    keep_slot(home.store, slot, clock=home.clock)
    tell(f"Kept: {slot.sentence}, by your own clock." if slot else "Kept: no hour, the whole Monday.")


def _write(written: bytes, to: Path | None, *, mark: bytes) -> None:
    if to is None:
        hand_over(written.decode().removesuffix("\n"))
        return
    write_over(to, written, mark=mark)
    say(f"Written: {to}")


def _print_digest(home: Home, found: "Digest", names: "Names") -> None:
    from goodword.workflow.digest_forms import NOBODY, title_of

    if not found.people and not found.is_done:
        say_nothing_found(home.store, NOBODY)
        return
    say(heading(title_of(found)))
    say()
    for one in found.people:
        show_overlooked(home, one, names, at_most=1)
    for person in found.done:
        say(f"Recommended this week: {person.name}.")
    for person in found.thanked:
        say(f"Thanked this week: {person.name}.")
    if found.people:
        say("Draft one: goodword draft NAME. A word of thanks is a full answer too: goodword thank NAME")
        say("Not now: goodword later NAME")
    say("Nobody else is suggested before Monday.")
