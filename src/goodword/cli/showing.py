"""How one person, one moment and one account look on a terminal."""

from typing import TYPE_CHECKING

from goodword.cli.terminal import day, faint, heading, say
from goodword.settings import Home
from goodword.text.places import place_name
from goodword.workflow.labels import FOR_WHOM, account_label, name_of, role_of

if TYPE_CHECKING:
    from goodword.nouns import Audience, Exchange, Moment, Overlooked
    from goodword.workflow.asking import Names

LONGEST_SHOWN = 280


def show_overlooked(home: Home, one: "Overlooked", names: "Names", *, at_most: int) -> None:
    """Who, why in sentences, the best words already said, and what is still asked about them."""
    from goodword.workflow.asking import open_questions

    person = one.person
    role = role_of(person)
    say(heading(f"{one.rank}. {person.name}") + (f"  {faint(role)}" if role else ""))
    for reason in one.reasons:
        say(f"   · {reason}")
    for moment in one.best[:at_most]:
        show_moment(moment, names, indent="   ")
    for link in open_questions(home.store, person):
        other = names.account(link.right if link.left in names.ids(person) else link.left)
        say(f"   ? Is this also {name_of(other)} ({account_label(other)})? goodword links accept {link.id}")
    say()


def suggest_a_third(home: Home) -> None:
    """Where the owner was recommended: who may be next, never the one who recommended; else nothing."""
    from goodword.workflow.chains import pass_it_on

    found = pass_it_on(home.store, clock=home.clock)
    if found and found.third:
        when = f" on {day(found.letter.sent_at)}" if found.letter.sent_at else ""
        say(f"{found.recommended_by.name} recommended you{when}.")
        show_third(home, found.third)


def show_third(home: Home, third: "Overlooked") -> None:
    """A third person for whom what the owner received may be passed on, and why."""
    from goodword.workflow.asking import plain_name

    say(f"Pass it on to a third person: {third.person.name}. {third.reasons[0]}")
    say(f'  goodword draft "{plain_name(home.store, third.person)}"')


def show_moment(moment: "Moment", names: "Names", *, indent: str = "") -> None:
    """The exact words, who said them, when and where."""
    found = moment.recognition
    giver = names.person(found.giver)
    is_own = giver is not None and giver.is_owner
    who = "You" if is_own else giver.name if giver else found.giver
    if moment.exchange_kind == "endorsement":
        when = f", {day(moment.sent_at)}" if moment.sent_at else ""
        clicked = f"{who} endorsed {moment.text} by one click on {place_name(moment.source)}{when}"
        say(faint(indent + clicked))
        return
    say(f"{indent}“{' '.join(found.passage.quote.split())}”")
    where = f"{day(moment.sent_at) or 'undated'}, {_where(moment.source, moment.audience)}"
    say(faint(f"{indent}  {who}, {where}{', ' + moment.url if moment.url else ''}"))


def show_exchange(exchange: "Exchange", *, indent: str) -> None:
    """An exchange of the owner's that holds no recognition, yet speaks to a skill."""
    if exchange.kind == "endorsement":
        when = f", {day(exchange.sent_at)}" if exchange.sent_at else ""
        say(faint(f"{indent}You endorsed it by one click on {place_name(exchange.source)}{when}"))
        return
    show_passage(exchange.text, exchange, indent=indent)


def show_passage(words: str, exchange: "Exchange", *, indent: str) -> None:
    """Words of the owner's out of an exchange, and when and where they were said."""
    from goodword.text.wording import shortened

    say(f"{indent}“{shortened(words, LONGEST_SHOWN)}”")
    say(
        faint(f"{indent}  {day(exchange.sent_at) or 'undated'}, {_where(exchange.source, exchange.audience)}")
    )


def _where(source: str, audience: "Audience") -> str:
    return f"{place_name(source)}, {FOR_WHOM[audience]}"
