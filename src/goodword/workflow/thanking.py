"""A word of thanks in private, in the place of a letter: the owner's own words, to copy and to send."""

from collections.abc import Iterator
from dataclasses import dataclass

from goodword.nouns import Audience, Direction, ExchangeKind, Moment, Person
from goodword.overlooked import strongest
from goodword.store.database import Store
from goodword.store.record import owner_name
from goodword.text.names import given_name
from goodword.text.wording import day, shortened
from goodword.workflow.asking import account_ids, exchanges_named, moments_with, set_apart, the_person

_LONGEST_QUOTE = 180
"""So that the line stays below the 300 characters of a note beside a request to connect."""
_MOST = 3
_NOT_IN_WORDS = frozenset({ExchangeKind.ENDORSEMENT, ExchangeKind.REACTION, ExchangeKind.RECOMMENDATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordOfThanks:
    """What may be sent to a person; every quotation in it was said between the two."""

    person: Person
    line: str
    subject: str
    mail: str
    rests_on: tuple[Moment, ...]
    """What is quoted, the strongest first; nothing where only "thank you" is left to say."""


def word_of_thanks(store: Store, asked: str) -> WordOfThanks:
    """The thanks to a person: what the owner wrote them, else what they wrote; never what is sensitive.

    Words that went to others in private, or that name others, are not repeated.
    """
    person = the_person(store, asked)
    found = list(_to_repeat(store, person))
    own = [one for one in found if one.direction is Direction.GIVEN]
    chosen = tuple((own or found)[:_MOST])
    greeting = given_name(person.name) or person.name
    return WordOfThanks(
        person=person,
        line=f"{greeting}, {_told(chosen[0])} Thank you." if chosen else f"{greeting}, thank you.",
        subject="Thank you",
        mail=_mail(greeting, chosen, owner_name(store) or ""),
        rests_on=chosen,
    )


def _to_repeat(store: Store, person: Person) -> Iterator[Moment]:
    ids = account_ids(person)
    said = set_apart(strongest(person, moments_with(store, person)))
    for moment in said:
        if moment.is_sensitive or moment.other_persons or moment.exchange_kind in _NOT_IN_WORDS:
            continue
        if moment.audience is Audience.PUBLIC or moment.direction is Direction.RECEIVED:
            yield moment
            continue
        exchange = exchanges_named(store, (moment.recognition.passage.exchange_id,))
        if exchange and ids & frozenset(exchange[0].addressed):
            yield moment


def _told(moment: Moment) -> str:
    who = "I wrote" if moment.direction is Direction.GIVEN else "you wrote"
    when = f" on {day(moment.sent_at)}" if moment.sent_at else ""
    return f"I came across what {who}{when}: “{_quote(moment)}”"


def _quote(moment: Moment) -> str:
    return shortened(moment.recognition.passage.quote, _LONGEST_QUOTE)


def _mail(greeting: str, chosen: tuple[Moment, ...], owner: str) -> str:
    if not chosen:
        return "\n\n".join(part for part in (f"Dear {greeting},", "Thank you.", owner) if part)
    first, *others = chosen
    more = [f"And on {day(one.sent_at)}: “{_quote(one)}”" for one in others if one.sent_at]
    parts = (f"Dear {greeting},", _told(first), *more, "Thank you.", owner)
    return "\n\n".join(part for part in parts if part)
