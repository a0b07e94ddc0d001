"""From which places the owner wants nothing quoted in a letter, though it is read."""

from collections.abc import Collection

from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.decisions import answers, set_answer

_NOT_QUOTED = "not quoted from"
_APART = " "


def not_quoted(store: Store) -> frozenset[str]:
    """The sources from which no letter quotes, and on whose words no sentence rests."""
    return frozenset(answers(store).get(_NOT_QUOTED, "").split())


def quote_from(store: Store, source: str, *, may: bool, clock: Clock) -> Collection[str]:
    """Say whether letters may rest on what was said in a place; the places from which they may not."""
    out = set(not_quoted(store))
    (out.discard if may else out.add)(source)
    set_answer(store, _NOT_QUOTED, _APART.join(sorted(out)) or None, clock.now())
    return frozenset(out)
