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

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from goodword.nouns import Account, AccountId, Coincidence, Link, LinkId
from goodword.people.keys import has_own_id
from goodword.people.names import NameShape, full_names
from goodword.people.scripts import folded_word, is_spelt_out
from goodword.people.sides import Side, side_of
from goodword.people.weighing import LEAST_LIKENESS, Likelihood, is_hopeless, may_state, weigh
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
    coincidences: Iterable[Coincidence] = (),
) -> tuple[Link, ...]:
    """The questions worth asking, the most useful first.

    Pairs that `hard` links already join, and pairs of the owner's own accounts, are not
    asked. Most useful is what is likely and, where `exchanges` counts them by account,
    concerns those with whom there was much.
    """
    counted = exchanges or {}
    done = _by_pair(coincidences)
    joined = _groups(hard)
    sides = {account.id: side_of(account) for account in accounts}
    field = _Field(sides=sides, bearers=_bearers(sides.values()))
    weighed: dict[tuple[AccountId, AccountId], Likelihood] = {}
    for left, right in _candidates(sides, done.keys()):
        same_group = joined.get(left, left) == joined.get(right, right)
        coincided = done.get((left, right), ())
        if same_group or {left, right} <= owner_accounts:
            continue
        if not coincided and is_hopeless(sides[left], sides[right]):
            continue
        likelihood = field.weigh(left, right, coincided)
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

    def weigh(self, left: AccountId, right: AccountId, coincided: Sequence[Coincidence]) -> Likelihood:
        first, second = self.sides[left], self.sides[right]
        namesakes = self._namesakes(first), self._namesakes(second)
        return weigh(first, second, namesakes=namesakes, coincidences=coincided)

    def _namesakes(self, side: Side) -> int:
        return self.bearers.get((side.account.source, side.name.whole), 0)


_Pair = tuple[AccountId, AccountId]


def _by_pair(coincidences: Iterable[Coincidence]) -> Mapping[_Pair, list[Coincidence]]:
    found: defaultdict[_Pair, list[Coincidence]] = defaultdict(list)
    for one in sorted(coincidences, key=lambda one: (one.left, one.right, one.behaviour)):
        found[min(one.left, one.right), max(one.left, one.right)].append(one)
    return found


def _candidates(sides: Mapping[AccountId, Side], done: Iterable[_Pair]) -> Iterator[_Pair]:
    """Every pair that shares a block or did something together, once, the smaller id first."""
    blocks: defaultdict[str, set[AccountId]] = defaultdict(set)
    for account_id, side in sides.items():
        for key in _block_keys(side):
            blocks[key].add(account_id)
    seen: set[_Pair] = set()
    tellings = (members for members in blocks.values() if len(members) <= _FULLEST_BLOCK)
    in_blocks = chain.from_iterable(combinations(sorted(members), 2) for members in tellings)
    known = (pair for pair in done if pair[0] in sides and pair[1] in sides)
    for pair in chain(in_blocks, _nearly_a_name(sides), _across_scripts(sides), known):
        if pair not in seen and not _are_kept_apart(sides[pair[0]], sides[pair[1]]):
            seen.add(pair)
            yield pair


def _are_kept_apart(left: Side, right: Side) -> bool:
    """Whether one place knows these two by two ids and neither says that it has both."""
    if not left.room or left.room != right.room:
        return False
    return not (may_state(left, right) or may_state(right, left))


def _nearly_a_name(sides: Mapping[AccountId, Side]) -> Iterator[_Pair]:
    """Handles with the names that they nearly are; compared in runs by rapidfuzz, for there are millions."""
    by_beginning: defaultdict[str, list[tuple[AccountId, str]]] = defaultdict(list)
    for account_id, side in sides.items():
        for name in (side.name, *side.former):
            if len(name.as_handle) >= _SHORTEST_KEY:
                by_beginning[name.as_handle[:_PREFIX]].append((account_id, name.as_handle))
    for account_id, side in sides.items():
        near = by_beginning.get(side.handle[:_PREFIX], ())
        if not near or len(near) > _FULLEST_BLOCK:
            continue
        written = [name for _, name in near]
        for _, _, place in process.extract_iter(
            side.handle, written, scorer=JaroWinkler.similarity, score_cutoff=LEAST_LIKENESS
        ):
            other = near[place][0]
            if other != account_id:
                yield min(account_id, other), max(account_id, other)


def _across_scripts(sides: Mapping[AccountId, Side]) -> Iterator[_Pair]:
    """Pairs of a name in another alphabet with names in Latin letters that sound like it."""
    strange = {account_id for account_id, side in sides.items() if is_spelt_out(side.name.squeezed)}
    by_sound: defaultdict[str, list[AccountId]] = defaultdict(list)
    for account_id in strange:
        by_sound[_sound(sides[account_id])].append(account_id)
    by_sound.pop("", None)
    if not by_sound:
        return
    for account_id, side in sides.items():
        if account_id not in strange:
            for other in by_sound.get(_sound(side), ()):
                yield min(account_id, other), max(account_id, other)


def _sound(side: Side) -> str:
    """The beginning of the given name and the family name, folded; empty where there are not two names."""
    words = side.name.words
    return f"{folded_word(words[0])[:1]} {folded_word(words[-1])}" if len(words) > 1 else ""


def _block_keys(side: Side) -> Iterator[str]:
    """The blocks in which an account meets those that may be the same person."""
    yield from (f"url {url}" for url in side.urls)
    if side.home:
        yield f"url {side.home}"
    yield from (f"handle {written}" for written in side.mentioned_handles)
    yield from (f"mail {email}" for email in (*side.account.emails, *side.stated_addresses))
    if side.own:
        yield f"handle {side.own}"
    yield from _written_together(side)
    for name in (side.name, *side.former):
        yield from _keys_of_name(name)


def _keys_of_name(name: NameShape) -> Iterator[str]:
    words = name.words
    if name.is_full:
        yield f"name {' '.join(sorted(words))}"
    if len(words) > 1:
        yield from (f"name {full} {word}" for full in full_names(words[0]) for word in words[1:])
        yield f"initial {words[0][0]} {words[-1]}"
        yield f"family {words[-1]} {words[0]}"


def _written_together(side: Side) -> Iterator[str]:
    names = side.name, *side.former
    for text in {side.handle, *(name.squeezed for name in names if name.is_full)}:
        if len(text) >= _SHORTEST_KEY:
            yield f"key {text}"
    for words in (name.words for name in names if len(name.words) > 1):
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
