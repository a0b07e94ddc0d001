"""What the owner said of words in an exchange: by the exchange and the words, so it survives every judgement.

Ids of recognitions change with every new judgement; the exchange and its words do not. Where a later
judgement cuts the same words longer or shorter, what was said of them still holds.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import msgspec

from goodword.nouns import AccountId, ExchangeId, RecognitionKind
from goodword.store.database import Store
from goodword.store.rows import storable, to_json_text, to_micros

_MEANT = msgspec.json.Decoder(dict[str, AccountId])


_TAKE_BACK = "DELETE FROM passage_decision WHERE about = ?1 AND exchange_id = ?2 AND "
_NEAR = "(instr(quote, ?3) OR instr(?3, quote)) RETURNING said"


class About(StrEnum):
    """The questions about a passage that only the owner can answer."""

    STANDS = "stands"
    """Whether it is recognition at all: "yes" or "no"."""
    KIND = "kind"
    """Which of the six kinds it is."""
    MEANT = "meant"
    """Who is meant in the place of whom: a JSON object of account ids, by the receiver that was found."""
    SENSITIVE = "sensitive"
    """"yes": it counts, but is quoted nowhere and no sentence may rest on it."""
    HIDDEN = "hidden"
    """"yes": it is shown nowhere and counts nowhere, though it was meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All that the owner said of one passage."""

    stands: bool | None = None
    kind: RecognitionKind | None = None
    meant: Mapping[str, AccountId] = field(default_factory=dict)
    is_sensitive: bool = False
    is_hidden: bool = False

    @property
    def is_anything(self) -> bool:
        """Whether anything was said at all."""
        return self != NOTHING


NOTHING = Said()


def say_of_passage(
    store: Store, exchange_id: ExchangeId, quote: str, about: About, said: str | None, at: datetime
) -> str | None:
    """Keep what the owner says of a passage, or with None take it back; what was said before.

    What was said of words that a later judgement cut otherwise is taken back, too.
    """
    with store.writing() as connection:
        where = (about.value, exchange_id, storable(quote))
        before = connection.execute(_TAKE_BACK + "quote = ?3 RETURNING said", where).fetchone()
        if said is None and before is None:
            before = connection.execute(_TAKE_BACK + _NEAR, where).fetchone()
        if said is not None:
            connection.execute(
                "INSERT INTO passage_decision (about, exchange_id, quote, said, decided_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (*where, said, to_micros(at)),
            )
    return str(before[0]) if before else None


def say_meant(
    store: Store, exchange_id: ExchangeId, quote: str, found: str, account: AccountId, at: datetime
) -> None:
    """Keep that another account is meant in the place of `found`: the receiver as it stands now."""
    with store.writing() as connection:
        row = connection.execute(
            "SELECT said FROM passage_decision WHERE about = ? AND exchange_id = ? AND quote = ?",
            (About.MEANT.value, exchange_id, storable(quote)),
        ).fetchone()
        meant = _MEANT.decode(row[0]) if row else {}
        found = next((before for before, now in meant.items() if now == found), found)
        told = to_json_text({**meant, found: account})
        say_of_passage(store, exchange_id, quote, About.MEANT, told, at)


class Passages:
    """What was said of passages, to be asked for each that is found now."""

    def __init__(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        """Take rows of (exchange id, quote, about, said)."""
        self._by_exchange: dict[str, dict[str, dict[str, str]]] = {}
        for exchange, quote, about, said in rows:
            self._by_exchange.setdefault(exchange, {}).setdefault(quote, {})[about] = said

    def of(self, exchange_id: str, quote: str) -> Said:
        """What was said of exactly these words, else of the longest that hold them or that they hold."""
        known = self._by_exchange.get(exchange_id)
        if not known:
            return NOTHING
        near = (words for words in known if words in quote or quote in words)
        told: dict[str, str] = {}
        for words in sorted(near, key=lambda words: (words == quote, len(words))):
            told.update(known[words])
        return _said(told) if told else NOTHING

    @property
    def exchanges(self) -> tuple[str, ...]:
        """The ids of the exchanges of which anything was said."""
        return tuple(self._by_exchange)

    @property
    def meant_otherwise(self) -> tuple[str, ...]:
        """The ids of the exchanges in which somebody else is meant than was found."""
        return tuple(
            exchange
            for exchange, known in self._by_exchange.items()
            if any(About.MEANT in told for told in known.values())
        )


def _said(told: Mapping[str, str]) -> Said:
    stands, kind, meant = told.get(About.STANDS), told.get(About.KIND), told.get(About.MEANT)
    return Said(
        stands=None if stands is None else stands == "yes",
        kind=RecognitionKind(kind) if kind in set(RecognitionKind) else None,
        meant=_MEANT.decode(meant) if meant else {},
        is_sensitive=About.SENSITIVE in told,
        is_hidden=About.HIDDEN in told,
    )


def passages(connection: sqlite3.Connection) -> Passages:
    """All that the owner said of passages."""
    return Passages(connection.execute("SELECT exchange_id, quote, about, said FROM passage_decision"))


def sensitive_exchanges(store: Store) -> frozenset[ExchangeId]:
    """The exchanges that hold words which the owner called sensitive."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT DISTINCT exchange_id FROM passage_decision WHERE about = ?", (About.SENSITIVE.value,)
        )
        return frozenset(ExchangeId(row[0]) for row in rows)
