"""Questions: which accounts may be one person. Nothing here joins anything; the owner does.

Candidates meet in blocks (a name, a handle, an address, the beginning of a name), each
pair is weighed once, and only pairs that fit best on both sides are asked. Strings alone
find about half of the true pairs (measured on 1,339 people); what is stated in a
profile finds more, and weighs more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, combinations

from goodword.nouns import Account, AccountId, Link, LinkId
from goodword.people.keys import are_two_by_id, has_own_id
from goodword.people.names import full_names
from goodword.people.weighing import Likelihood, Side, is_hopeless, side_of, weigh
from goodword.text.ids import link_id

LEAST_PROBABILITY = 0.5
"""Below this a question would cost the owner more than it gives."""
MARGIN = 0.03
"""Two candidates nearer than this are equally good: both are asked."""
ASKED_BESIDE_A_BETTER_ONE = 0.8
"""A pair this likely is asked even where another account fits better: people have two logins."""

_FULLEST_BLOCK = 400
"""A block of more accounts tells nobody apart."""
_PREFIX = 5
_SHORTEST_KEY = 4


def propose_links(
    accounts: Sequence[Account],
    hard: Sequence[Link],
    owner_accounts: AbstractSet[AccountId],
    *,
    exchanges: Mapping[AccountId, int] | None = None,
) -> tuple[Link, ...]:
    """The questions worth asking, the most useful first.

    Pairs that `hard` links already join, and pairs of the owner's own accounts, are not
    asked. Most useful is what is likely and, where `exchanges` counts them by account,
    concerns those with whom there was much.
    """
    counted = exchanges or {}
    joined = _groups(hard)
    sides = {account.id: side_of(account) for account in accounts}
    field = _Field(sides=sides, bearers=_bearers(sides.values()))
    weighed: dict[tuple[AccountId, AccountId], Likelihood] = {}
    for left, right in _candidates(sides):
        same_group = joined.get(left, left) == joined.get(right, right)
        if same_group or {left, right} <= owner_accounts or is_hopeless(sides[left], sides[right]):
            continue
        likelihood = field.weigh(left, right)
        if likelihood.probability >= LEAST_PROBABILITY:
            weighed[left, right] = likelihood
    links = [_link(pair, likelihood) for pair, likelihood in _mutual_best(weighed, sides)]
    return tuple(sorted(links, key=lambda link: _usefulness(link, counted), reverse=True))


def _usefulness(link: Link, exchanges: Mapping[AccountId, int]) -> tuple[float, float, str]:
    # What the owner can answer at once: likely, and about people dealt with. The id breaks ties.
    dealt_with = min(exchanges.get(link.left, 0), 50) + min(exchanges.get(link.right, 0), 50)
    return link.probability * (1 + dealt_with / 50), link.probability, link.id


def _link(pair: tuple[AccountId, AccountId], likelihood: Likelihood) -> Link:
    return Link(
        id=LinkId(link_id(*pair)),
        left=pair[0],
        right=pair[1],
        probability=round(likelihood.probability, 3),
        reasons=likelihood.reasons,
        against=likelihood.against,
    )


def _groups(hard: Iterable[Link]) -> Mapping[AccountId, AccountId]:
    """For each account that hard links join: the account that stands for its group."""
    leader: dict[AccountId, AccountId] = {}

    def find(account: AccountId) -> AccountId:
        while (above := leader.get(account, account)) != account:
            leader[account] = leader.get(above, above)
            account = above
        return account

    for link in hard:
        leader[find(link.left)] = find(link.right)
    return {account: find(account) for account in (*leader, *leader.values())}


def _bearers(sides: Iterable[Side]) -> Mapping[tuple[str, str], int]:
    """How many accounts of each source, known by an id of their own, bear each full name."""
    return Counter(
        (side.account.source, side.name.whole)
        for side in sides
        if side.name.is_full and has_own_id(side.account)
    )


@dataclass(frozen=True, slots=True)
class _Field:
    """All accounts, as the surroundings of one pair."""

    sides: Mapping[AccountId, Side]
    bearers: Mapping[tuple[str, str], int]

    def weigh(self, left: AccountId, right: AccountId) -> Likelihood:
        first, second = self.sides[left], self.sides[right]
        return weigh(first, second, namesakes=(self._namesakes(first), self._namesakes(second)))

    def _namesakes(self, side: Side) -> int:
        return self.bearers.get((side.account.source, side.name.whole), 0)


def _candidates(sides: Mapping[AccountId, Side]) -> Iterator[tuple[AccountId, AccountId]]:
    """Every pair that shares a block, once, the smaller id first."""
    blocks: defaultdict[str, set[AccountId]] = defaultdict(set)
    for account_id, side in sides.items():
        for key in _block_keys(side):
            blocks[key].add(account_id)
    seen: set[tuple[AccountId, AccountId]] = set()
    tellings = (members for members in blocks.values() if len(members) <= _FULLEST_BLOCK)
    for pair in chain.from_iterable(combinations(sorted(members), 2) for members in tellings):
        if pair not in seen and not are_two_by_id(sides[pair[0]].account, sides[pair[1]].account):
            seen.add(pair)
            yield pair


def _block_keys(side: Side) -> Iterator[str]:
    """The blocks in which an account meets those that may be the same person."""
    yield from (f"url {url}" for url in side.urls)
    if side.home:
        yield f"url {side.home}"
    yield from (f"handle {written}" for written in side.mentioned_handles)
    yield from (f"mail {email}" for email in side.account.emails)
    if side.full_handle:
        yield f"handle {side.full_handle}"
    yield from _written_together(side)
    words = side.name.words
    if side.name.is_full:
        yield f"name {' '.join(sorted(words))}"
    if len(words) > 1:
        yield from (f"name {full} {words[-1]}" for full in full_names(words[0]))
        yield f"initial {words[0][0]} {words[-1]}"
        yield f"family {words[-1]} {words[0]}"


def _written_together(side: Side) -> Iterator[str]:
    for text in {side.handle, side.name.squeezed if side.name.is_full else ""}:
        if len(text) >= _SHORTEST_KEY:
            yield f"key {text}"
            yield f"begins {text[:_PREFIX]}"
    words = side.name.words
    if len(words) > 1:
        yield f"key {words[0][0]}{words[-1]}"
        yield f"key {words[0]}{words[-1][0]}"
        yield f"key {words[-1]}{words[0]}"


def _mutual_best(
    weighed: Mapping[tuple[AccountId, AccountId], Likelihood], sides: Mapping[AccountId, Side]
) -> Iterator[tuple[tuple[AccountId, AccountId], Likelihood]]:
    """The pairs in which each is (nearly) the best that the other has in that place."""
    best: defaultdict[tuple[AccountId, str], float] = defaultdict(float)
    for (left, right), likelihood in weighed.items():
        for one, other in ((left, right), (right, left)):
            place = (one, sides[other].account.source)
            best[place] = max(best[place], likelihood.probability)
    for (left, right), likelihood in weighed.items():
        bar = max(best[left, sides[right].account.source], best[right, sides[left].account.source])
        if likelihood.probability >= bar - MARGIN:
            yield (left, right), likelihood
        elif likelihood.probability >= ASKED_BESIDE_A_BETTER_ONE:
            yield (left, right), likelihood.with_against("Another account fits one of the two even better.")
