"""`goodword` alone, `overlooked`, `people`, `moments`, `links`, `skills`, `brands`, `last`."""

from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.options import AsJson, Name, home_of
from goodword.cli.terminal import answer_json, day, faint, heading, say, table, tell
from goodword.settings import Home

if TYPE_CHECKING:
    from goodword.nouns import Exchange, Moment, Overlooked, SpokenOf
    from goodword.workflow.asking import Names

FIRST_RUN = """\
You already said it. Make it last.
1. Ask for your archives: LinkedIn, X and Mastodon send them free; `goodword sources` says where to click.
2. Import them: goodword import linkedin.zip x-archive.zip mastodon.tar.gz
3. Everything stays in one file on this computer; nothing is sent anywhere, no account is needed.
4. Only what you sign, and the recipient accepts, ever becomes public. To look first: goodword demo"""

BEGIN_WITH = 3
SHOWN_MOMENTS = 2
LONGEST_SHOWN = 280


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(overlooked)
    app.command()(people)
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
    from goodword.workflow.importing import imports

    if not imports(home.store):
        say(FIRST_RUN)
        return DONE
    for sentence in standing(home.store, clock=home.clock):
        say(sentence)
    found = the_overlooked(home.store, clock=home.clock, limit=BEGIN_WITH)
    if not found:
        say("Nobody waits for a word from you. `goodword moments` lists what was found.")
        return DONE
    say()
    say("Three people to begin with:" if len(found) == BEGIN_WITH else "To begin with:")
    names = names_of(home.store)
    for one in found:
        _print_overlooked(home, one, names, at_most=1)
    say(f'Begin: goodword draft "{plain_name(home.store, found[0].person)}"')
    return DONE


def overlooked(
    context: typer.Context,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, max=1000, help="How many people.")] = 10,
    as_json: AsJson = False,
) -> int:
    """Say whom you have thanked and never recommended, and why.

    Reasons are sentences that you can check; nobody is given a grade.
    """
    home = home_of(context)
    from goodword.workflow.asking import names_of, the_overlooked
    from goodword.workflow.forms import overlooked_form

    found = the_overlooked(home.store, clock=home.clock, limit=limit)
    names = names_of(home.store)
    if as_json:
        answer_json([overlooked_form(one, names) for one in found])
    elif not found:
        say("Nobody was found. `goodword imports` says what has been read so far.")
    else:
        for one in found:
            _print_overlooked(home, one, names, at_most=2)
        say("Draft one: goodword draft NAME · Leave one out for ever: goodword never NAME")
    return DONE if found else NO


def _print_overlooked(home: Home, one: "Overlooked", names: "Names", *, at_most: int) -> None:
    from goodword.workflow.asking import open_questions

    person = one.person
    role = " at ".join(part for part in (person.position, person.company) if part)
    say(heading(f"{one.rank}. {person.name}") + (f"  {faint(role)}" if role else ""))
    for reason in one.reasons:
        say(f"   · {reason}")
    for moment in one.best[:at_most]:
        _print_moment(moment, names, indent="   ")
    for link in open_questions(home.store, person):
        other = names.account(link.right if link.left in names.ids(person) else link.left)
        place = f"{other.source} {other.handle or ''}".strip()
        say(f"   ? Is this also {other.name or other.id} ({place})? goodword links accept {link.id}")
    say()


def _print_moment(moment: "Moment", names: "Names", *, indent: str = "") -> None:
    found = moment.recognition
    if moment.exchange_kind == "endorsement":
        say(
            faint(
                f"{indent}endorsed for {moment.text} by one click on {moment.source}, {day(moment.sent_at)}"
            )
        )
        return
    giver = names.person(found.giver)
    who = "You" if giver and giver.is_owner else giver.name if giver else found.giver
    place = f"{day(moment.sent_at) or 'undated'}, {moment.source}, {moment.audience}"
    quote = " ".join(found.passage.quote.split())
    say(f"{indent}“{quote}”")
    say(faint(f"{indent}  {who}, {place}{', ' + moment.url if moment.url else ''}"))


def people(context: typer.Context, as_json: AsJson = False) -> int:
    """List who is who across your archives."""
    from goodword.workflow.asking import contacts
    from goodword.workflow.forms import person_form

    found = contacts(home_of(context).store)
    if as_json:
        answer_json([person_form(person) for person in found])
        return DONE
    rows = [
        (
            person.name + (f" ({person.not_a_person})" if person.not_a_person else ""),
            ", ".join(f"{account.source} {account.handle or ''}".strip() for account in person.accounts),
            " at ".join(part for part in (person.position, person.company) if part),
            day(person.recommended_at),
        )
        for person in found
    ]
    table(("Name", "Accounts", "Position", "Recommended"), rows)
    tell(f"{len(found):,} people. `goodword links` asks which accounts may belong to one person.")
    return DONE


def moments(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="Only what is between you and NAME.")] = None,
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Those that wait for your eye, too.")] = False,
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
    else:
        for moment in found:
            _print_direction(moment, names)
            _print_moment(moment, names, indent="  ")
        tell(f"{len(found):,} moments.")
    return DONE if found else NO


def _print_direction(moment: "Moment", names: "Names") -> None:
    found = moment.recognition
    giver, receiver = names.person(found.giver), names.person(found.receiver)
    to = receiver.name if receiver else found.receiver_name or "someone"
    say(f"{heading(giver.name if giver else found.giver)} to {heading(to)}: {found.kind}")


def skills(
    context: typer.Context,
    name: Name,
    set_: Annotated[
        str | None,
        typer.Option("--set", help="What they list, separated by commas; empty: as in the archives."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Say which of someone's listed skills you can speak to.

    And by which of your own words; what they list you may say with --set.
    """
    from goodword.workflow.asking import moments_with, names_of, skills_of, the_person
    from goodword.workflow.deciding import say_skills
    from goodword.workflow.forms import skills_form

    home = home_of(context)
    if set_ is not None:
        listed = tuple(part.strip() for part in set_.split(",") if part.strip())
        say_skills(home.store, name, listed, clock=home.clock)
    person = the_person(home.store, name)
    spoken = skills_of(home.store, person)
    by_id = {moment.recognition.id: moment for moment in moments_with(home.store, person)}
    names = names_of(home.store)
    if as_json:
        answer_json(skills_form(spoken, {str(i): m for i, m in by_id.items()}, names))
        return DONE
    if not spoken:
        say(f"Nothing is known of what {person.name} lists. Tell me: goodword skills NAME --set “A, B, C”")
        return NO
    for one in spoken:
        _print_skill(one)
        told = [by_id[moment_id] for moment_id in one.moments if moment_id in by_id]
        for moment in told[:SHOWN_MOMENTS]:
            _print_moment(moment, names, indent="    ")
        if not told:
            _print_exchanges(home, one)
    return DONE


def _print_exchanges(home: Home, one: "SpokenOf") -> None:
    from goodword.workflow.asking import exchanges_named

    for exchange in exchanges_named(home.store, one.exchanges[:SHOWN_MOMENTS]):
        _print_exchange(exchange)


def _print_exchange(exchange: "Exchange") -> None:
    if exchange.kind == "endorsement":
        say(f"    you endorsed it on {exchange.source}, {day(exchange.sent_at)}")
        return
    text = " ".join(exchange.text.split())
    shown = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"
    say(f"    “{shown}”")
    say(faint(f"      {day(exchange.sent_at) or 'undated'}, {exchange.source}, {exchange.audience}"))


def _print_skill(one: "SpokenOf") -> None:
    can = bool(one.moments or one.exchanges)
    listed = "" if one.is_listed else faint("  (not listed; your own words name it)")
    say(f"{'●' if can else '○'} {heading(one.skill)}{listed}")
    if not can:
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
        say(heading(company.company))
        for moment in company.moments:
            _print_moment(moment, names, indent="  ")
        if not company.people:
            say("  Nobody there was found that you dealt with.")
        for one in company.people:
            say(f"  {one.person.name}: {' '.join(one.reasons)}")
    if not found:
        say("No praise of a company was found.")
    return DONE if found else NO


def last(context: typer.Context, as_json: AsJson = False) -> None:
    """Say when you last gave a recommendation, and to whom.

    And who has waited longest.
    """
    from goodword.workflow.asking import last as last_of
    from goodword.workflow.asking import plain_name
    from goodword.workflow.forms import last_form

    home = home_of(context)
    found = last_of(home.store)
    if as_json:
        answer_json(last_form(found))
        return
    if found.last_at and found.last_to:
        say(f"Your last recommendation was for {found.last_to}, on {day(found.last_at)}.")
    else:
        say("No recommendation of yours is known yet.")
    for year, count in sorted(found.by_year.items()):
        say(f"  {year}: {count}")
    if found.waiting_longest:
        asked = plain_name(home.store, found.waiting_longest)
        say(f'{found.waiting_longest.name} has waited longest: goodword draft "{asked}"')
