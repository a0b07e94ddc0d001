"""What only the owner can say of accounts, by their ids, so it outlives imports. Of words: `passages.py`.

Each deed answers with what held before it: whoever wants to take it back gives that again.
"""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b

import msgspec

from goodword.nouns import AccountId, Decision, LinkId, Pronoun, Rest
from goodword.store.database import Store
from goodword.store.rows import storable, to_json_text, to_micros

_KEPT_OUT = "kept out"
_SKILLS = "skills"
_SPEAKS = "skills spoken to"
_PRONOUN = "pronoun"
_RESTING = "resting"


def decide_link(
    store: Store, link_id: LinkId, left: AccountId, right: AccountId, decision: Decision, at: datetime
) -> Decision | None:
    """Keep the owner's answer about a link; what it was before, None where it was a question."""
    with store.writing() as connection:
        before = connection.execute(
            "SELECT decision FROM link_decision WHERE link_id = ?", (link_id,)
        ).fetchone()
        connection.execute(
            "INSERT OR REPLACE INTO link_decision (link_id, left_id, right_id, decision, decided_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (link_id, left, right, decision.value, to_micros(at)),
        )
    return Decision(before[0]) if before else None


def undo_link(store: Store, link_id: LinkId) -> Decision | None:
    """Make the link a question again; the decision that is taken back, None where there was none."""
    with store.writing() as connection:
        before = connection.execute(
            "DELETE FROM link_decision WHERE link_id = ? RETURNING decision", (link_id,)
        ).fetchone()
    return Decision(before[0]) if before else None


def decided_pairs(store: Store) -> tuple[tuple[LinkId, AccountId, AccountId, Decision], ...]:
    """All answers about links, each with its two accounts: they hold although nobody asks any more."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT link_id, left_id, right_id, decision FROM link_decision ORDER BY link_id"
        )
        return tuple((LinkId(row[0]), AccountId(row[1]), AccountId(row[2]), Decision(row[3])) for row in rows)


def keep_out(
    store: Store, account_ids: Collection[AccountId], *, because: str | None, at: datetime
) -> tuple[AccountId, ...]:
    """Never suggest these accounts; the ones that were not out before. `because` is kept, and replaced."""
    with store.writing() as connection:
        new = tuple(sorted(set(account_ids) - _about(connection, _KEPT_OUT).keys()))
        for account_id in account_ids:
            _say(connection, account_id, _KEPT_OUT, storable(because), at)
    return new


def let_in(store: Store, account_ids: Collection[AccountId]) -> tuple[AccountId, ...]:
    """Let these accounts be suggested again; the ones that were out."""
    with store.writing() as connection:
        out = tuple(sorted(set(account_ids) & _about(connection, _KEPT_OUT).keys()))
        for account_id in out:
            _unsay(connection, account_id, _KEPT_OUT)
    return out


def kept_out(store: Store) -> Mapping[AccountId, str | None]:
    """The accounts that are never suggested, and why, where the owner said it."""
    with store.reading() as connection:
        return _about(connection, _KEPT_OUT)


def let_rest(store: Store, account_ids: Collection[AccountId], rest: Rest | None, at: datetime) -> None:
    """Keep until when these accounts rest, and whether they were thanked; None forgets both."""
    with store.writing() as connection:
        for account_id in account_ids:
            if rest is None:
                _unsay(connection, account_id, _RESTING)
            else:
                _say(connection, account_id, _RESTING, to_json_text(rest), at)


def rests(store: Store) -> Mapping[AccountId, Rest]:
    """What the owner said of resting, by account; a rest that is over is among them."""
    with store.reading() as connection:
        said = _about(connection, _RESTING)
    return {
        account_id: msgspec.json.decode(one, type=Rest) for account_id, one in said.items() if one is not None
    }


def resting_on(store: Store, day: date) -> frozenset[AccountId]:
    """The accounts that are not suggested on this day."""
    return frozenset(
        account_id for account_id, rest in rests(store).items() if rest.until is not None and day < rest.until
    )


def set_skills(
    store: Store, account_id: AccountId, skills: Sequence[str], at: datetime
) -> tuple[str, ...] | None:
    """Keep which skills an account lists, as the owner read them; what was set before, None for nothing.

    No skills at all: what the archives say holds again.
    """
    with store.writing() as connection:
        before = _about(connection, _SKILLS).get(account_id)
        if skills:
            _say(connection, account_id, _SKILLS, to_json_text(tuple(skills)), at)
        else:
            _unsay(connection, account_id, _SKILLS)
    return _skills(before) if before is not None else None


def skills_set(store: Store) -> Mapping[AccountId, tuple[str, ...]]:
    """The skills that the owner set, by account."""
    with store.reading() as connection:
        said = _about(connection, _SKILLS)
    return {account_id: _skills(skills) for account_id, skills in said.items() if skills is not None}


def _skills(said: str) -> tuple[str, ...]:
    return msgspec.json.decode(said, type=tuple[str, ...])


def decide_skill(
    store: Store, account_id: AccountId, skill: str, *, speaks: bool | None, at: datetime
) -> bool | None:
    """Keep whether the owner can speak to a skill of an account, or with None ask again; what was before."""
    with store.writing() as connection:
        said = _speaks(_about(connection, _SPEAKS).get(account_id))
        before = said.pop(skill, None)
        if speaks is not None:
            said[skill] = speaks
        if said:
            _say(connection, account_id, _SPEAKS, to_json_text(said), at)
        else:
            _unsay(connection, account_id, _SPEAKS)
    return before


def skills_decided(store: Store, account_ids: Collection[AccountId]) -> Mapping[str, bool]:
    """What the owner said of the skills of these accounts: whether they can speak to each."""
    said = all_skills_decided(store)
    return {
        skill: speaks
        for account_id in sorted(account_ids)
        for skill, speaks in said.get(account_id, {}).items()
    }


def all_skills_decided(store: Store) -> Mapping[AccountId, Mapping[str, bool]]:
    """What the owner said of skills, by account."""
    with store.reading() as connection:
        said = _about(connection, _SPEAKS)
    return {account_id: _speaks(one) for account_id, one in said.items()}


def skills_stamp(store: Store) -> str:
    """A digest that changes whenever the owner writes down other skills of anybody."""
    with store.reading() as connection:
        said = sorted(_about(connection, _SKILLS).items())
    return blake2b(to_json_text(said).encode(), digest_size=16).hexdigest()


def _speaks(said: str | None) -> dict[str, bool]:
    return msgspec.json.decode(said, type=dict[str, bool]) if said else {}


def set_pronoun(store: Store, account_id: AccountId, pronoun: Pronoun | None, at: datetime) -> Pronoun | None:
    """Keep how the owner speaks of someone, or with None ask again; what was set before."""
    with store.writing() as connection:
        before = _about(connection, _PRONOUN).get(account_id)
        if pronoun is None:
            _unsay(connection, account_id, _PRONOUN)
        else:
            _say(connection, account_id, _PRONOUN, pronoun.value, at)
    return Pronoun(before) if before is not None else None


def pronouns(store: Store) -> Mapping[AccountId, Pronoun]:
    """How the owner speaks of whom, by account."""
    with store.reading() as connection:
        said = _about(connection, _PRONOUN)
    return {account_id: Pronoun(pronoun) for account_id, pronoun in said.items() if pronoun is not None}


def set_answer(store: Store, key: str, value: str | None, at: datetime) -> str | None:
    """Keep the answer to a question that is asked once, or with None ask again; what was answered before."""
    with store.writing() as connection:
        before = connection.execute("DELETE FROM answer WHERE question = ? RETURNING said", (key,)).fetchone()
        if value is not None:
            connection.execute(
                "INSERT INTO answer (question, said, answered_at) VALUES (?, ?, ?)",
                (key, storable(value), to_micros(at)),
            )
    return before[0] if before else None


def answers(store: Store) -> Mapping[str, str]:
    """All answers to questions that are asked once."""
    with store.reading() as connection:
        return dict(connection.execute("SELECT question, said FROM answer ORDER BY question").fetchall())


def _about(connection: sqlite3.Connection, about: str) -> dict[AccountId, str | None]:
    rows = connection.execute(
        "SELECT account_id, said FROM account_decision WHERE about = ? ORDER BY account_id", (about,)
    )
    return dict(rows.fetchall())


def _say(
    connection: sqlite3.Connection, account_id: AccountId, about: str, said: str | None, at: datetime
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO account_decision (account_id, about, said, decided_at) VALUES (?, ?, ?, ?)",
        (account_id, about, said, to_micros(at)),
    )


def _unsay(connection: sqlite3.Connection, account_id: AccountId, about: str) -> None:
    connection.execute("DELETE FROM account_decision WHERE account_id = ? AND about = ?", (account_id, about))
