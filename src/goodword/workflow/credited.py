"""Whom the owner's words credit and no archive holds: experts by name, and help by people not named.

Nothing of it is stored, counted or offered a letter: it is asked of the record when the owner asks.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goodword.nouns import Direction, Exchange, ExchangeKind, Moment
from goodword.recognition import UnnamedHelp, card_of, may_tell_of_nobody, unnamed_help
from goodword.store.database import Store
from goodword.store.derived import moments
from goodword.store.record import exchanges_by_key, last_key, owner_accounts, texts_after
from goodword.workflow.asking import companies
from goodword.workflow.everyone import people_and_links
from goodword.workflow.recognising import catch_up

_RUN = 20_000
"""Texts that are sieved at a time: some megabytes."""
_OTHERS_WORDS = frozenset(
    {
        *(ExchangeKind.REPOST, ExchangeKind.REACTION, ExchangeKind.MEETING),
        *(ExchangeKind.RECOMMENDATION, ExchangeKind.ENDORSEMENT, ExchangeKind.CREDIT),
    }
)
"""Kinds that hold no words of the owner's own, or name whom they are about by their form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditedExpert:
    """Somebody whom the owner credits by name and of whom no archive has an account."""

    name: str
    role: str | None
    work: str | None
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpWithoutName:
    """Help that the owner tells of, by somebody whom the words do not name."""

    told: UnnamedHelp
    exchange: Exchange


def credited_experts(store: Store) -> tuple[CreditedExpert, ...]:
    """Those with a role or a work told beside the name, by name; companies and doubtful words are left out.

    A name alone is no card: it may be a place that stands like a name.
    """
    catch_up(store)
    firms = {company.company.casefold() for company in companies(store)}
    by_name: defaultdict[str, list[Moment]] = defaultdict(list)
    for moment in moments(store):
        found = moment.recognition
        if moment.direction is Direction.GIVEN and found.receiver is None and found.receiver_name:
            by_name[found.receiver_name].append(moment)
    cards = (_expert(name, told) for name, told in sorted(by_name.items()) if name.casefold() not in firms)
    return tuple(card for card in cards if card.role or card.work)


def _expert(name: str, told: Sequence[Moment]) -> CreditedExpert:
    cards = [card_of(moment.text, name) for moment in told]
    return CreditedExpert(
        name=name,
        role=next((card.role for card in cards if card.role), None),
        work=next((card.work for card in cards if card.work), None),
        moments=tuple(told),
    )


def help_without_names(store: Store) -> tuple[HelpWithoutName, ...]:
    """Help by people whom the owner's own words do not name, oldest first, in the order of each text."""
    people_and_links(store)  # which words are the owner's hangs on who is who
    owners = owner_accounts(store)
    own = (
        exchange
        for exchange in _sieved(store)
        if exchange.author in owners and exchange.kind not in _OTHERS_WORDS
    )
    ordered = sorted(own, key=lambda exchange: (str(exchange.sent_at or ""), exchange.id))
    return tuple(
        HelpWithoutName(told=told, exchange=exchange)
        for exchange in ordered
        for told in unnamed_help(exchange.text, exchange.lang)
    )


def _sieved(store: Store) -> Iterator[Exchange]:
    mark, last = 0, last_key(store)
    while mark < last:
        mark, texts = texts_after(store, mark, _RUN)
        if not texts:
            return
        keys = [key for key, text in texts if may_tell_of_nobody(text)]
        yield from exchanges_by_key(store, keys).values()
