"""`goodword` alone, `overlooked`, `moments`, `links`, `skills`, `brands`, `last`."""

from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.options import AsJson, Name, home_of
from goodword.cli.showing import show_exchange, show_moment, show_overlooked, suggest_a_third
from goodword.cli.terminal import answer_json, count, day, faint, heading, say, tell
from goodword.settings import Home

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goodword.nouns import Moment, Person, PraisedCompany, RecognitionId, SpokenOf
    from goodword.store.database import Store
    from goodword.workflow.asking import Names

FIRST_RUN = """\
You already said it. Make it last.
1. Ask for your archives, they are free: `goodword sources` says where to click.
2. Import them: goodword import linkedin.zip x-archive.zip mastodon.tar.gz
3. Everything stays in one file on this computer: no account, nothing is sent.
4. Only what you sign and they accept becomes public. Look first: goodword demo"""

NOBODY_WAITS = "Nobody was found. `goodword moments` lists the thanks and praise that your archives hold."
NOTHING_YET = "Nothing is imported yet. `goodword sources` says how to get your archives."

BEGIN_WITH = 3
SHOWN_MOMENTS = 2


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(overlooked)
    app.command()(moments)
    app.command()(skills)
    app.command()(brands)
    app.command()(last)


def stand(home: Home) -> int:
    """Where do I stand? The first run says in five lines how to begin."""
    if not home.store_file.exists():
        say(FIRST_RUN)
        return DONE
    from goodword.workflow.asking import names_of, plain_name, standing, the_overlooked
    from goodword.workflow.imports import imports

    if not imports(home.store):
        say(FIRST_RUN)
        return DONE
    for sentence in standing(home.store, clock=home.clock):
        say(sentence)
    found = the_overlooked(home.store, clock=home.clock, limit=BEGIN_WITH)
    if not found:
        say(NOBODY_WAITS)
        return DONE
    say()
    say("Three people to begin with:" if len(found) == BEGIN_WITH else "To begin with:")
    names = names_of(home.store)
    for one in found:
        show_overlooked(home, one, names, at_most=1)
    say(f'Begin: goodword draft "{plain_name(home.store, found[0].person)}"')
    suggest_a_third(home)
    return DONE


def say_nothing_found(store: "Store", words: str, *, code: int = NO) -> int:
    """Say `words`, or that nothing is imported where that is why; gives the exit code."""
    from goodword.workflow.imports import imports

    say(words if imports(store) else NOTHING_YET)
    return code


def overlooked(
    context: typer.Context,
    limit: Annotated[
        int, typer.Option("-n", "--limit", metavar="N", min=1, max=1000, help="How many people.")
    ] = 10,
    as_json: AsJson = False,
) -> int:
    """Say whom you have thanked and never recommended, and why.

    Reasons are sentences that you can check; nobody is given a grade.
    """
    home = home_of(context)
    from goodword.workflow.asking import names_among, names_of, the_overlooked
    from goodword.workflow.forms import overlooked_form

    found = the_overlooked(home.store, clock=home.clock, limit=limit)
    if as_json:
        names = names_among(home.store, (one.person for one in found))
        answer_json([overlooked_form(one, names) for one in found])
    elif not found:
        say_nothing_found(
            home.store, "Nobody waits for a word from you. `goodword moments` lists what was found."
        )
    else:
        names = names_of(home.store)
        for one in found:
            show_overlooked(home, one, names, at_most=2)
        say("Draft one: goodword draft NAME")
        say("Just thank: goodword thank NAME · Not now: goodword later NAME · Never: goodword never NAME")
    return DONE if found else NO


def moments(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Only what is between you and NAME.")
    ] = None,
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Only those that wait for your eye.")] = False,
    as_json: AsJson = False,
) -> int:
    """List the thanks and praise that were found.

    Who recognised whom, when, and in exactly which words.
    """
    from goodword.workflow.asking import moments_with, names_of, the_person
    from goodword.workflow.forms import moment_form

    store = home_of(context).store
    person = the_person(store, name) if name else None
    found = moments_with(store, person, doubtful=doubtful)
    names = names_of(store)
    if as_json:
        answer_json([moment_form(moment, names) for moment in found])
    elif not found:
        say_nothing_found(store, _no_moments(person, doubtful=doubtful))
    else:
        for moment in found:
            print_direction(moment, names)
            show_moment(moment, names, indent="  ")
        tell(f"{count(len(found), 'moment', 'moments')}.")
    return DONE if found else NO


def _no_moments(person: "Person | None", *, doubtful: bool) -> str:
    whose = f" between you and {person.name}" if person else ""
    if doubtful:
        return f"No words{whose} wait for your eye. Those that were found: `goodword moments`"
    return f"No thanks and no praise was found{whose}. Those that wait for your word: `goodword doubtful`"


def print_direction(moment: "Moment", names: "Names") -> None:
    """Say who recognised whom, and how."""
    found = moment.recognition
    giver, receiver = names.person(found.giver), names.person(found.receiver)
    to = receiver.name if receiver else found.receiver_name or "someone"
    say(f"{heading(giver.name if giver else found.giver)} to {heading(to)}: {found.kind}")
    if receiver and found.receiver_name:
        from goodword.workflow.naming import because

        say(faint(f"  {because(found.receiver_name, receiver)}"))


Listed = Annotated[
    str | None,
    typer.Option(
        "--set", metavar="TEXT", help="What they list, separated by commas; empty: as in the archives."
    ),
]
Confirmed = Annotated[
    list[str] | None,
    typer.Option(metavar="SKILL", help="You can speak to it, a suggestion or not; may be repeated."),
]
Rejected = Annotated[
    list[str] | None, typer.Option(metavar="SKILL", help="You cannot speak to it, whatever was found.")
]
TakenBack = Annotated[
    list[str] | None, typer.Option(metavar="SKILL", help="Take back what you confirmed or rejected.")
]


def skills(
    context: typer.Context,
    name: Name,
    set_: Listed = None,
    confirm: Confirmed = None,
    reject: Rejected = None,
    undo: TakenBack = None,
    as_json: AsJson = False,
) -> int:
    """Say which of someone's listed skills you can speak to.

    And by which of your own words; what they list you may say with --set. A skill marked with a
    question mark is only suggested, and stands in no draft until you confirm it.
    """
    from goodword.workflow.asking import moments_with, names_of, plain_name, skills_of, the_person
    from goodword.workflow.deciding import say_skills, say_spoken, skills_in_words
    from goodword.workflow.forms import skills_form

    home = home_of(context)
    if set_ is not None:
        say_skills(home.store, name, skills_in_words(set_), clock=home.clock)
    for said, speaks in ((confirm, True), (reject, False), (undo, None)):
        for skill in said or ():
            say_spoken(home.store, name, skill, speaks=speaks, clock=home.clock)
    person = the_person(home.store, name)
    spoken = skills_of(home.store, person)
    by_id = {moment.recognition.id: moment for moment in moments_with(home.store, person)}
    names = names_of(home.store)
    if as_json:
        answer_json(skills_form(spoken, {str(i): m for i, m in by_id.items()}, names))
        return DONE
    if not spoken:
        say(f"Your archives do not say what {person.name} lists, and none of your words names a skill.")
        say(f'Say what they list: goodword skills "{plain_name(home.store, person)}" --set "A, B, C"')
        return NO
    for one in spoken:
        _print_spoken(home, one, by_id, names)
    if waiting := next((one.skill for one in spoken if one.is_suggested), None):
        say(f'Only you know what a “?” is worth: goodword skills "{person.name}" --confirm "{waiting}"')
    return DONE


def _print_spoken(
    home: Home, one: "SpokenOf", by_id: "Mapping[RecognitionId, Moment]", names: "Names"
) -> None:
    _print_skill(one)
    told = [by_id[moment_id] for moment_id in one.moments if moment_id in by_id]
    for moment in told[:SHOWN_MOMENTS]:
        show_moment(moment, names, indent="    ")
    if not told:
        _print_exchanges(home, one)


def _print_exchanges(home: Home, one: "SpokenOf") -> None:
    from goodword.workflow.asking import exchanges_named

    for exchange in exchanges_named(home.store, one.exchanges[:SHOWN_MOMENTS]):
        show_exchange(exchange, indent="    ")


def _print_skill(one: "SpokenOf") -> None:
    can = bool(one.confidence)
    name_it = "may tell of it" if one.is_suggested else "name it"
    listed = "" if one.is_listed else faint(f"  (not listed; your own words {name_it})")
    say(f"{'?' if one.is_suggested else '●' if can else '○'} {heading(one.skill)}{listed}")
    if one.is_decided:
        say(faint(f"    you said that you {'can' if can else 'cannot'} speak to it"))
    elif not can:
        say(faint("    nothing in your archives speaks to it"))


def brands(context: typer.Context, as_json: AsJson = False) -> int:
    """List companies you praised, and whom you dealt with there."""
    from goodword.workflow.asking import companies, names_of
    from goodword.workflow.forms import company_form

    store = home_of(context).store
    found = companies(store)
    names = names_of(store)
    if as_json:
        answer_json([company_form(company, names) for company in found])
        return DONE if found else NO
    for company in found:
        _print_company(company, names)
    if not found:
        return say_nothing_found(store, "No praise of a company was found.")
    return DONE


def _print_company(company: "PraisedCompany", names: "Names") -> None:
    """What is certain of the praise; what is not is counted where there is any, and shown where not."""
    say(heading(company.company))
    for moment in company.certain or company.moments:
        show_moment(moment, names, indent="  ")
    if doubtful := len(company.moments) - len(company.certain):
        more = (
            f"{count(doubtful, 'passage', 'passages')} more may be praise"
            if company.certain
            else "It may be none"
        )
        say(f"  ? {more}: goodword doubtful")
    if not company.people:
        say(f"  ? Who was it? Your archives name nobody at {company.company} whom you dealt with then.")
    for one in company.people:
        say(f"  · {' '.join(one.reasons)}")
    say()


def last(context: typer.Context, as_json: AsJson = False) -> None:
    """Say when you last gave a recommendation, and to whom.

    And who has waited longest.
    """
    from goodword.workflow.asking import last as last_of
    from goodword.workflow.asking import plain_name
    from goodword.workflow.forms import last_form
    from goodword.workflow.set_aside import thanked as list_thanked

    home = home_of(context)
    found = last_of(home.store, clock=home.clock)
    thanked = list_thanked(home.store)
    if as_json:
        answer_json(last_form(found, thanked))
        return
    if found.last_at and found.last_to:
        say(f"Your last recommendation was for {found.last_to}, on {day(found.last_at)}.")
    else:
        say_nothing_found(home.store, "Your archives show no recommendation that you gave.")
    for year, given in sorted(found.by_year.items()):
        say(f"  {year}: {given}")
    if found.without_date:
        say(f"  without a date: {found.without_date}")
    if thanked:
        others = f" and {count(len(thanked) - 1, 'other', 'others')}" if len(thanked) > 1 else ""
        say(f"You thanked {thanked[0].person.name}{others} yourself: a full answer too.")
    if found.waiting_longest:
        asked = plain_name(home.store, found.waiting_longest)
        since = f", since {day(found.waiting_since)}" if found.waiting_since else ""
        say(f"Who has waited longest: {found.waiting_longest.name}{since}.")
        say(f'  goodword draft "{asked}"')
