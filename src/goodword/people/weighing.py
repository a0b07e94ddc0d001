"""What speaks for and against two accounts being one person, in sentences, with a weight each."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz.distance import JaroWinkler

from goodword.nouns import Account, Behaviour, Coincidence
from goodword.people.keys import has_own_id, is_key_address
from goodword.people.names import Likeness, NameShape, likeness, shape
from goodword.people.sides import Kinship, Side, kinship, local_part_of, names_differ
from goodword.text.companies import company_key
from goodword.text.places import place_name
from goodword.text.wording import day, times

# Weights are log odds, set by hand from measured precisions (docs/why/0035) and not calibrated:
# they order the questions and decide which are worth asking, nothing else. A pair begins at PRIOR.
PRIOR = -2.6
LIKENESS_WEIGHTS = {
    Likeness.EQUAL: 4.2,
    Likeness.SAME_BUT_ACCENTS: 4.0,
    Likeness.SAME_WORDS: 3.6,
    Likeness.MORE_NAMES: 3.0,
    Likeness.NICKNAME: 3.0,
    Likeness.OTHER_SCRIPT: 3.2,
    Likeness.INITIAL: 2.2,
    Likeness.CHANGED_FAMILY_NAME: 0.4,
}
STATED_LINK = 5.6
STATED_HANDLE = 5.0
SHARED_SITE = 3.4
SHARED_ADDRESS = 4.4
SAME_HANDLE = 3.4
HANDLE_IS_NAME = 3.8
HANDLE_HAS_INITIAL = 2.9
HANDLE_LIKE_NAME = 2.8
HANDLE_IS_ADDRESS = 1.4
FORMER_NAME = -0.6
SAME_COMPANY = 1.6
DIFFERENT_COMPANIES = -1.2
NAMESAKE = -1.5
NAMES_DIFFER = -4.5
BEHAVIOURS = {Behaviour.SAME_WORDS: 2.8, Behaviour.SAME_ADDRESSEE: 3.2, Behaviour.ANSWERED: 1.9}
AGAIN = 1.0
"""Once more what may have been chance the first time."""

LEAST_LIKENESS = 0.93
"""Of a handle to a name (Jaro-Winkler), from which on it is said."""
_SHORTEST_HANDLE = 6
_COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely two accounts are one person, and why."""

    probability: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]

    def with_against(self, sentence: str) -> "Likelihood":
        """The same with one more sentence against."""
        return replace(self, against=(*self.against, sentence))


_Weighed = tuple[float, str]


def weigh(
    left: Side, right: Side, *, namesakes: tuple[int, int], coincidences: Iterable[Coincidence] = ()
) -> Likelihood:
    """All that speaks for and against, and the probability that follows.

    `namesakes` tells how many accounts with an id of their own bear each side's name in its place,
    `coincidences` what these two did.
    """
    found = [
        *_stated(left, right),
        *_stated(right, left),
        *_shared(left, right),
        *_done(left, right, coincidences),
        *_alike(left, right),
        *_work(left, right),
        *_doubts(left, right, namesakes),
    ]
    odds = PRIOR + sum(weight for weight, _ in found)
    return Likelihood(
        probability=1 / (1 + math.exp(-odds)),
        reasons=tuple(sentence for weight, sentence in found if weight > 0),
        against=tuple(sentence for weight, sentence in found if weight < 0),
    )


def is_hopeless(left: Side, right: Side) -> bool:
    """Whether two full names that differ stand alone: a cheap look that spares most pairs the full one.

    What it says is what `weigh` would: a probability below one half.
    """
    if not (left.name.is_full and right.name.is_full):
        return False
    if left.former or right.former:
        return False
    kind = likeness(left.name, right.name)
    if kind is not None and kind is not Likeness.CHANGED_FAMILY_NAME:
        return False
    is_differing = kind is None and names_differ(left, right)
    if is_differing and not (left.states_something or right.states_something):
        return True
    if may_state(left, right) or may_state(right, left):
        return False
    # A handle and a company together do not outweigh names that differ clearly; a company alone does not
    # make a given name that many have a person.
    return is_differing or not any(_of_handles(left, right, kind))


def may_state(one: Side, other: Side) -> bool:
    """Whether anything that `one` states may be about `other`; more than `_stated` and `_shared` find."""
    return one.states_something and (
        other.home in one.urls
        or other.own in one.mentioned_handles
        or other.handle in one.local_parts
        or not one.stated_addresses.isdisjoint(other.addresses)
        or not one.urls.isdisjoint(other.urls)
        or not one.addresses.isdisjoint(other.addresses)
    )


def label(account: Account) -> str:
    """How a sentence calls the account: its handle, its name or its address, and where."""
    written = account.name if account.source == "linkedin" else account.handle
    return f"{written or account.name or account.handle or account.id} on {place_name(account.source)}"


def _stated(one: Side, other: Side) -> Iterator[_Weighed]:
    who = _speaks(one.account)
    if other.home and other.home in one.urls:
        yield STATED_LINK, f"{who} links to {other.home}."
    elif other.own and other.own in one.mentioned_handles:
        yield STATED_HANDLE, f"{who} names @{other.full_handle} as its own."
    for email in sorted(one.stated_addresses & other.addresses - one.addresses):
        if is_key_address(email):
            yield STATED_HANDLE, f"{who} gives the address {email}."


def _speaks(account: Account) -> str:
    """Who states something, as the beginning of a sentence."""
    if account.source == "mail":
        return f"The signature of {account.name or next(iter(account.emails), account.id)}"
    return f"The profile of {label(account)}"


def _done(left: Side, right: Side, coincidences: Iterable[Coincidence]) -> Iterator[_Weighed]:
    places = f"{place_name(left.account.source)} and {place_name(right.account.source)}"
    for one in coincidences:
        last = f", last on {day(one.last_at)}" if one.last_at else ""
        first, second = (left, right) if one.left == left.account.id else (right, left)
        sentence = {
            Behaviour.SAME_WORDS: f"Both wrote the same words within minutes, on {places}",
            Behaviour.SAME_ADDRESSEE: f"You wrote the same words to both within minutes, on {places}",
            Behaviour.ANSWERED: (
                f"What you wrote to {label(first.account)} alone was answered by {label(second.account)}"
            ),
        }[one.behaviour]
        weight = BEHAVIOURS[one.behaviour] + (AGAIN if one.times > 1 else 0)
        yield weight, f"{sentence}, {times(one.times)}{last}."


def _shared(left: Side, right: Side) -> Iterator[_Weighed]:
    for url in sorted(left.urls & right.urls):
        yield SHARED_SITE, f"Both profiles link to {url}."
    for email in sorted(left.addresses & right.addresses):
        if is_key_address(email):
            yield SHARED_ADDRESS, f"Both have the e-mail address {email}."
    for one, other in ((left, right), (right, left)):
        for email in one.account.emails:
            local = local_part_of(email)
            if local and local == other.handle and len(local) >= _SHORTEST_HANDLE:
                yield (
                    HANDLE_IS_ADDRESS,
                    f"The handle of {label(other.account)} stands in the address {email}.",
                )


def _alike(left: Side, right: Side) -> Iterator[_Weighed]:
    found = kinship(left, right)
    kind = found.kind
    if kind is not None and found.is_former:
        yield LIKENESS_WEIGHTS[kind] + FORMER_NAME, _of_former(left, right, found)
    elif kind is not None:
        sentence = _OF_NAMES[kind].format(left=left.account.name, right=right.account.name)
        yield LIKENESS_WEIGHTS[kind], sentence
    yield from _of_handles(left, right, kind)


def _of_former(left: Side, right: Side, found: Kinship) -> str:
    """Which of the two bore another name, and how that one is alike the other's."""
    told = [
        f"{side.account.name} was also called {_written(side, name)}"
        for side, name in ((left, found.left), (right, found.right))
        if name.whole != side.name.whole
    ]
    sentence = " and ".join(told) + "."
    if found.kind is None or found.kind is Likeness.EQUAL:
        return sentence
    names = {"left": _written(left, found.left), "right": _written(right, found.right)}
    return f"{sentence} {_OF_NAMES[found.kind].format(**names)}"


def _of_handles(left: Side, right: Side, kind: Likeness | None) -> Iterator[_Weighed]:
    if left.handle and left.handle == right.handle and len(left.handle) >= _SHORTEST_HANDLE:
        made_of_name = kind is not None and left.handle in {left.name.squeezed, right.name.squeezed}
        yield SAME_HANDLE / (2 if made_of_name else 1), f"Both use the handle “{left.handle}”."
    elif kind not in _WHOLE_NAME:
        yield from _handle_and_name(left, right, is_alike=kind is not None)


_WHOLE_NAME = {Likeness.EQUAL, Likeness.SAME_BUT_ACCENTS, Likeness.SAME_WORDS}
"""Where the names agree, a handle made of them adds nothing."""


def _handle_and_name(left: Side, right: Side, *, is_alike: bool) -> Iterator[_Weighed]:
    """A handle made from the other's name, the present one or a former one.

    Where the names are alike, a handle made of the name beside it says the same once more, and nothing new.
    """
    best: _Weighed | None = None
    for one, other in ((left, right), (right, left)):
        if other.account.source == one.account.source or len(one.handle) < _SHORTEST_HANDLE:
            continue
        if is_alike and (one.handle in one.name.handles or one.handle in one.name.handles_with_initial):
            continue
        for name in (other.name, *other.former):
            weight = _handle_weight(one.handle, name)
            if weight and (best is None or weight > best[0]):
                how = _HOW_MADE[weight].format(name=_written(other, name))
                best = weight, f"The handle {one.account.handle} {how}."
    if best:
        yield best


def _written(side: Side, name: NameShape) -> str:
    """A name of the account, as an archive wrote it."""
    written = (side.account.name, *(said.name for said in side.account.names))
    return (
        next((one for one in written if one and shape(one).whole == name.whole), None) or name.whole.title()
    )


def _handle_weight(handle: str, name: NameShape) -> float:
    if handle in name.handles:
        return HANDLE_IS_NAME
    if handle in name.handles_with_initial:
        return HANDLE_HAS_INITIAL
    if name.as_handle and JaroWinkler.similarity(handle, name.as_handle, score_cutoff=LEAST_LIKENESS):
        return HANDLE_LIKE_NAME
    return 0.0


_HOW_MADE = {
    HANDLE_IS_NAME: "is the name {name} written together",
    HANDLE_HAS_INITIAL: "is made of the name {name} and an initial",
    HANDLE_LIKE_NAME: "is nearly the name {name} written together",
}


_OF_NAMES = {
    Likeness.EQUAL: "Both are called {left}.",
    Likeness.SAME_BUT_ACCENTS: "“{left}” and “{right}” are the same name but for accents or hyphens.",
    Likeness.SAME_WORDS: "“{left}” and “{right}” are the same words in another order.",
    Likeness.MORE_NAMES: "“{left}” and “{right}” differ only in a further name.",
    Likeness.NICKNAME: "“{left}” and “{right}”: one given name is a short form of the other.",
    Likeness.INITIAL: "“{left}” and “{right}” agree as far as the initial goes.",
    Likeness.OTHER_SCRIPT: "“{left}” and “{right}” are the same name in two scripts.",
    Likeness.CHANGED_FAMILY_NAME: "“{left}” and “{right}” share the given name; a family name can change.",
}


def _work(left: Side, right: Side) -> Iterator[_Weighed]:
    if left.company and right.company:
        if left.company == right.company:
            yield SAME_COMPANY, f"Both are with {left.account.company}."
        elif shared := left.companies & right.companies:
            yield SAME_COMPANY, f"Both were with {_company(left, min(shared))} at some time."
        else:
            names = f"{left.account.company} and {right.account.company}"
            yield DIFFERENT_COMPANIES, f"Different companies: {names}."
        return
    for one, other in ((left, right), (right, left)):
        if one.company and one.company in other.bio:
            yield SAME_COMPANY, f"The profile of {label(other.account)} names {one.account.company}."


def _company(side: Side, key: str) -> str:
    written = (side.account.company, *(role.company for role in side.account.roles))
    return next((one for one in written if one and company_key(one) == key), key)


def _doubts(left: Side, right: Side, namesakes: tuple[int, int]) -> Iterator[_Weighed]:
    if names_differ(left, right):
        yield NAMES_DIFFER, f"The names differ: {left.account.name} and {right.account.name}."
    for (place, name), count in _namesakes(left, right, namesakes).items():
        where = f"{place_name(place)} {'contacts' if place == 'linkedin' else 'accounts'}"
        number = _COUNTS.get(count, str(count))
        yield NAMESAKE, f"{number} people called {name} are among your {where}."


def _namesakes(left: Side, right: Side, counts: tuple[int, int]) -> dict[tuple[str, str], int]:
    """Names that several accounts of one place bear, as written, with their number."""
    found: dict[tuple[str, str], int] = {}
    # Of two accounts in one place, each is the other's namesake: only a third one tells against them.
    is_one_place = left.account.source == right.account.source
    alone = 2 if is_one_place and has_own_id(left.account) and has_own_id(right.account) else 1
    for side, count in zip((left, right), counts, strict=True):
        if count > alone:
            found.setdefault((side.account.source, side.name.whole), count)
    written = {side.name.whole: side.account.name or "" for side in (right, left)}
    return {(place, written[whole]): count for (place, whole), count in found.items()}
