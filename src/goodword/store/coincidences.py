"""What accounts did alike: the same words at one time in two places, an answer from another account.

Reasons to ask whether two accounts are one person; nothing is joined by them
(`docs/why/0071-reasons-to-ask.md`).
"""

import re
import sqlite3
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from goodword.nouns import AccountId, Behaviour, Coincidence
from goodword.store.database import Store
from goodword.store.record import COMPLETE, STATED_OWNERS
from goodword.store.rows import from_micros_or_none

WITHIN = 10 * 60 * 1_000_000
"""Microseconds between two postings of the same words."""
_PREFIX = 240
"""Characters that are compared: SQLite need not read the pages of a long text for them."""
_LEAST_WORDS, _LEAST_LETTERS = 6, 32
"""Fewer words many people write at one time ("Happy new year to all of you!")."""
_MOST_ANSWERING = 2
"""More accounts than this that answer for one address: a mailbox of many."""
_NOT_WORDS = re.compile(r"https?://\S+|@[\w.-]+(?:@[\w.-]+)?|[\W_]+")

_Row = tuple[int, int, int, str, str]
"""Key, author, time, source, beginning of the text."""


def coincidences(store: Store) -> tuple[Coincidence, ...]:
    """All of them, each pair and behaviour once, in the order of ids."""
    with store.reading() as connection:
        found = [*_same_words(connection), *_answers(connection)]
        ids = _account_ids(connection, {key for one in found for key in one[:2]})
    counted: defaultdict[tuple[AccountId, AccountId, Behaviour], list[int]] = defaultdict(list)
    for left, right, behaviour, at in found:
        pair = ids[left], ids[right]
        if behaviour is not Behaviour.ANSWERED:
            pair = min(pair), max(pair)
        counted[*pair, behaviour].append(at)
    return tuple(
        Coincidence(
            left=left,
            right=right,
            behaviour=behaviour,
            times=len(times),
            last_at=from_micros_or_none(max(times)),
        )
        for (left, right, behaviour), times in sorted(counted.items())
    )


_Found = tuple[int, int, Behaviour, int]


def _same_words(connection: sqlite3.Connection) -> Iterator[_Found]:
    """Pairs of exchanges in two places with the same words, within minutes of each other."""
    if not _many_places(connection):
        return
    owners = {row[0] for row in connection.execute(STATED_OWNERS)}
    for one, other in list(_in_two_places(_rows_near_others(connection))):
        first, second = one[1], other[1]
        if first in owners and second in owners:
            to = _only_addressee(connection, one[0], owners), _only_addressee(connection, other[0], owners)
            if to[0] is not None and to[1] is not None and to[0] != to[1]:
                yield to[0], to[1], Behaviour.SAME_ADDRESSEE, other[2]
        elif first != second:
            yield first, second, Behaviour.SAME_WORDS, other[2]


def _many_places(connection: sqlite3.Connection) -> bool:
    """Whether accounts of two places are known: most stores begin with one, and looking takes long."""
    return len(connection.execute("SELECT DISTINCT source FROM account LIMIT 2").fetchall()) > 1


def _rows_near_others(connection: sqlite3.Connection) -> Iterator[_Row]:
    """Exchanges at whose time something was said in another place too, by time."""
    said = f"kind <> 'repost' AND sent_at IS NOT NULL AND import_key IN ({COMPLETE})"
    slots: defaultdict[int, set[str]] = defaultdict(set)
    for slot, source in connection.execute(
        f"SELECT DISTINCT sent_at / {WITHIN}, source FROM exchange WHERE {said}"  # noqa: S608 - constants
    ):
        slots[slot].add(source)
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS busy (slot INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM busy")
    near = (s for s in slots if len(slots[s].union(slots.get(s - 1, ()), slots.get(s + 1, ()))) > 1)
    connection.executemany("INSERT INTO busy VALUES (?)", ((slot,) for slot in near))
    yield from connection.execute(
        f"""
        SELECT exchange_key, author_key, sent_at, source, substr(text, 1, {_PREFIX}) FROM exchange
        WHERE {said} AND sent_at / {WITHIN} IN (SELECT slot FROM busy)
        ORDER BY sent_at, exchange_key
        """  # noqa: S608 - constants
    )


def _in_two_places(rows: Iterable[_Row]) -> Iterator[tuple[_Row, _Row]]:
    """Each row with the one before it in another place that has its words; only minutes are remembered."""
    recent: deque[tuple[int, str]] = deque()
    said: dict[str, _Row] = {}
    for row in rows:
        while recent and recent[0][0] < row[2] - WITHIN:
            _, old = recent.popleft()
            if old in said and said[old][2] < row[2] - WITHIN:
                del said[old]
        words = _words(row[4])
        if not words:
            continue
        before = said.get(words)
        if before is not None and before[3] != row[3]:
            yield before, row
        said[words] = row
        recent.append((row[2], words))


def _words(text: str) -> str:
    """The words for comparing, handles and addresses left out; empty where they are too few to tell."""
    words = _NOT_WORDS.sub(" ", text.casefold()).split()
    if len(words) < _LEAST_WORDS or sum(map(len, words)) < _LEAST_LETTERS:
        return ""
    # A place that allows less cuts the text, a long one is cut here: the beginning is what both have.
    return " ".join(words)[: _PREFIX // 2]


def _only_addressee(connection: sqlite3.Connection, exchange_key: int, owners: set[int]) -> int | None:
    rows = connection.execute(
        "SELECT DISTINCT account_key FROM addressed WHERE exchange_key = ? LIMIT 3", (exchange_key,)
    )
    to = [row[0] for row in rows if row[0] not in owners]
    return to[0] if len(to) == 1 else None


def _answers(connection: sqlite3.Connection) -> Iterator[_Found]:
    """Who answered what the owner wrote to another account alone."""
    connection.execute("DROP TABLE IF EXISTS temp.reply")
    connection.execute(
        f"""
        CREATE TEMP TABLE reply AS
        SELECT in_reply_to, source, author_key, coalesce(sent_at, 0) AS sent_at FROM exchange
        WHERE in_reply_to IS NOT NULL AND author_key NOT IN ({STATED_OWNERS}) AND import_key IN ({COMPLETE})
        """  # noqa: S608 - constants
    )
    connection.execute("CREATE INDEX temp.reply_to ON reply (in_reply_to)")
    rows = connection.execute(
        f"""
        SELECT d.account_key, r.author_key, r.sent_at
        FROM exchange e CROSS JOIN reply r ON r.in_reply_to = e.native_id AND r.source = e.source
        CROSS JOIN addressed d ON d.exchange_key = e.exchange_key
        WHERE e.author_key IN ({STATED_OWNERS}) AND e.import_key IN ({COMPLETE})
          AND d.account_key <> r.author_key
          AND (SELECT count(*) FROM addressed a WHERE a.exchange_key = e.exchange_key) = 1
        """  # noqa: S608 - constants
    ).fetchall()
    answering: defaultdict[int, set[int]] = defaultdict(set)
    for asked, author, _ in rows:
        answering[asked].add(author)
    for asked, author, at in rows:
        if len(answering[asked]) <= _MOST_ANSWERING:
            yield asked, author, Behaviour.ANSWERED, at


def _account_ids(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, AccountId]:
    found = {}
    for key in sorted(keys):
        row = connection.execute("SELECT account_id FROM account WHERE account_key = ?", (key,)).fetchone()
        found[key] = AccountId(row[0])
    return found
