"""What speaks for and against two accounts being one person, in sentences, with a weight each."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz.distance import JaroWinkler

from goodword.nouns import Account
from goodword.people.keys import is_key_address, stated_urls
from goodword.people.names import (
    Likeness,
    NameShape,
    clearly_differ,
    likeness,
    shape,
    squeeze,
    squeezed_handle,
)
from goodword.text.companies import company_key
from goodword.text.handles import folded_handle
from goodword.text.places import place_name
from goodword.text.urls import canonical_url

# Weights are log odds, set by hand from measured precisions (docs/why/0035) and not calibrated:
# they order the questions and decide which are worth asking, nothing else. A pair begins at PRIOR.
PRIOR = -2.6
LIKENESS_WEIGHTS = {
    Likeness.EQUAL: 4.2,
    Likeness.SAME_BUT_ACCENTS: 4.0,
    Likeness.SAME_WORDS: 3.6,
    Likeness.MORE_NAMES: 3.0,
    Likeness.NICKNAME: 3.0,
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
SAME_COMPANY = 1.6
DIFFERENT_COMPANIES = -1.2
NAMESAKE = -1.5
NAMES_DIFFER = -4.5

_LEAST_LIKENESS = 0.93
_SHORTEST_HANDLE = 6
_FEDIVERSE_HANDLE = re.compile(r"@?([\w.-]+@[\w-]+(?:\.[\w-]+)+)")
_NETWORK_HANDLE = re.compile(
    r"\b(?:twitter|tweets?(?: as)?|x|bird ?site|mastodon|bluesky|bsky|linkedin|github)"
    r"\s*[:/=→-]?\s*@([\w.]{3,30})",
    re.IGNORECASE,
)
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


@dataclass(frozen=True, slots=True)
class Side:
    """One account, with what comparing needs worked out once."""

    account: Account
    name: NameShape
    handle: str
    """Written together in plain letters."""
    full_handle: str
    """As it is written, without `@`, lower-cased; with its host where it has one."""
    mentioned_handles: frozenset[str]
    """Handles that the profile's text gives as its own elsewhere."""
    urls: frozenset[str]
    """Addresses that the profile links to."""
    home: str
    """The profile's own address."""
    company: str
    """The key of the company."""
    bio: str
    """Written together in plain letters."""
    addresses: frozenset[str]
    local_parts: frozenset[str]
    """What stands before the `@` of each address, written together in plain letters."""
    states_something: bool
    """An address, a link or a handle elsewhere: what can outweigh a name that differs."""


def side_of(account: Account) -> Side:
    """The account taken apart for comparing."""
    bio = account.bio or ""
    mentioned = {match.group(1).casefold() for match in _FEDIVERSE_HANDLE.finditer(bio)}
    mentioned |= {match.group(1).casefold() for match in _NETWORK_HANDLE.finditer(bio)}
    full_handle = folded_handle(account.handle)
    return Side(
        account=account,
        name=shape(account.name),
        handle=squeezed_handle(account.handle),
        full_handle=full_handle,
        mentioned_handles=frozenset(mentioned - {full_handle}),
        urls=frozenset(stated_urls(account)),
        home=canonical_url(account.url) if account.url else "",
        company=company_key(account.company or ""),
        bio=squeeze(bio),
        addresses=frozenset(account.emails),
        local_parts=frozenset(map(_local_part, account.emails)),
        states_something=bool(account.links or account.emails or mentioned),
    )


def _local_part(email: str) -> str:
    return squeeze(email.partition("@")[0])


_Weighed = tuple[float, str]


def weigh(left: Side, right: Side, *, namesakes: tuple[int, int]) -> Likelihood:
    """All that speaks for and against, and the probability that follows.

    `namesakes` tells how many accounts with an id of their own bear each side's name in its place.
    """
    found = [
        *_stated(left, right),
        *_stated(right, left),
        *_shared(left, right),
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
    kind = likeness(left.name, right.name)
    if kind is None and not (left.states_something or right.states_something):
        return True
    if kind is not None and kind is not Likeness.CHANGED_FAMILY_NAME:
        return False
    if _may_state(left, right) or _may_state(right, left):
        return False
    # A handle and a company together do not outweigh names that differ clearly; a company alone does not
    # make a given name that many have a person.
    return clearly_differ(left.name, right.name) if kind is None else not any(_of_handles(left, right, kind))


def _may_state(one: Side, other: Side) -> bool:
    """Whether anything that `one` states may be about `other`; more than `_stated` and `_shared` find."""
    return (
        other.home in one.urls
        or other.full_handle in one.mentioned_handles
        or other.handle in one.local_parts
        or not one.urls.isdisjoint(other.urls)
        or not one.addresses.isdisjoint(other.addresses)
    )


def label(account: Account) -> str:
    """How a sentence calls the account: its handle, its name or its address, and where."""
    written = account.name if account.source == "linkedin" else account.handle
    return f"{written or account.name or account.handle or account.id} on {place_name(account.source)}"


def _stated(one: Side, other: Side) -> Iterator[_Weighed]:
    if other.home and other.home in one.urls:
        yield STATED_LINK, f"The profile of {label(one.account)} links to {other.home}."
    elif other.full_handle and other.full_handle in one.mentioned_handles:
        yield STATED_HANDLE, f"The profile of {label(one.account)} names @{other.full_handle} as its own."


def _shared(left: Side, right: Side) -> Iterator[_Weighed]:
    for url in sorted(left.urls & right.urls):
        yield SHARED_SITE, f"Both profiles link to {url}."
    for email in sorted(left.addresses & right.addresses):
        if is_key_address(email):
            yield SHARED_ADDRESS, f"Both have the e-mail address {email}."
    for one, other in ((left, right), (right, left)):
        for email in one.account.emails:
            local = _local_part(email)
            if local and local == other.handle and len(local) >= _SHORTEST_HANDLE:
                yield (
                    HANDLE_IS_ADDRESS,
                    f"The handle of {label(other.account)} stands in the address {email}.",
                )


def _alike(left: Side, right: Side) -> Iterator[_Weighed]:
    kind = likeness(left.name, right.name)
    if kind is not None:
        sentence = _OF_NAMES[kind].format(left=left.account.name, right=right.account.name)
        yield LIKENESS_WEIGHTS[kind], sentence
    yield from _of_handles(left, right, kind)


def _of_handles(left: Side, right: Side, kind: Likeness | None) -> Iterator[_Weighed]:
    if left.handle and left.handle == right.handle and len(left.handle) >= _SHORTEST_HANDLE:
        made_of_name = kind is not None and left.handle in {left.name.squeezed, right.name.squeezed}
        yield SAME_HANDLE / (2 if made_of_name else 1), f"Both use the handle “{left.handle}”."
    elif kind not in _WHOLE_NAME:
        yield from _handle_and_name(left, right)


_WHOLE_NAME = {Likeness.EQUAL, Likeness.SAME_BUT_ACCENTS, Likeness.SAME_WORDS}
"""Where the names agree, a handle made of them adds nothing."""


def _handle_and_name(left: Side, right: Side) -> Iterator[_Weighed]:
    """A handle made from the other's name."""
    best: _Weighed | None = None
    for one, other in ((left, right), (right, left)):
        if other.account.source == one.account.source or len(one.handle) < _SHORTEST_HANDLE:
            continue
        weight = _handle_weight(one.handle, other.name)
        if weight and (best is None or weight > best[0]):
            how = _HOW_MADE[weight].format(name=other.account.name)
            best = weight, f"The handle {one.account.handle} {how}."
    if best:
        yield best


def _handle_weight(handle: str, name: NameShape) -> float:
    if len(name.words) < 2:  # noqa: PLR2004 - given and family name
        return 0.0
    given, family = name.words[0], name.words[-1]
    if handle in {name.squeezed, given + family, family + given}:
        return HANDLE_IS_NAME
    if handle in {given[0] + family, given + family[0]}:
        return HANDLE_HAS_INITIAL
    if JaroWinkler.similarity(handle, given + family) >= _LEAST_LIKENESS:
        return HANDLE_LIKE_NAME
    return 0.0


_HOW_MADE = {
    HANDLE_IS_NAME: "is the name {name} written together",
    HANDLE_HAS_INITIAL: "is made of the name {name} and an initial",
    HANDLE_LIKE_NAME: "is nearly the name {name} written together",
}


_OF_NAMES = {
    Likeness.EQUAL: "Both are called {left}.",
    Likeness.SAME_BUT_ACCENTS: "“{left}” and “{right}” are the same name but for accents.",
    Likeness.SAME_WORDS: "“{left}” and “{right}” are the same words in another order.",
    Likeness.MORE_NAMES: "“{left}” and “{right}” differ only in a further name.",
    Likeness.NICKNAME: "“{left}” and “{right}”: one given name is a short form of the other.",
    Likeness.INITIAL: "“{left}” and “{right}” agree as far as the initial goes.",
    Likeness.CHANGED_FAMILY_NAME: "“{left}” and “{right}” share the given name; a family name can change.",
}


def _work(left: Side, right: Side) -> Iterator[_Weighed]:
    if left.company and right.company:
        if left.company == right.company:
            yield SAME_COMPANY, f"Both are with {left.account.company}."
        else:
            names = f"{left.account.company} and {right.account.company}"
            yield DIFFERENT_COMPANIES, f"Different companies: {names}."
        return
    for one, other in ((left, right), (right, left)):
        if one.company and one.company in other.bio:
            yield SAME_COMPANY, f"The profile of {label(other.account)} names {one.account.company}."


def _doubts(left: Side, right: Side, namesakes: tuple[int, int]) -> Iterator[_Weighed]:
    if clearly_differ(left.name, right.name):
        yield NAMES_DIFFER, f"The names differ: {left.account.name} and {right.account.name}."
    for (place, name), count in _namesakes(left, right, namesakes).items():
        where = f"{place_name(place)} {'contacts' if place == 'linkedin' else 'accounts'}"
        number = _COUNTS.get(count, str(count))
        yield NAMESAKE, f"{number} people called {name} are among your {where}."


def _namesakes(left: Side, right: Side, counts: tuple[int, int]) -> dict[tuple[str, str], int]:
    """Names that several accounts of one place bear, as written, with their number."""
    found: dict[tuple[str, str], int] = {}
    for side, count in zip((left, right), counts, strict=True):
        if count > 1:
            found.setdefault((side.account.source, side.name.whole), count)
    written = {side.name.whole: side.account.name or "" for side in (right, left)}
    return {(place, written[whole]): count for (place, whole), count in found.items()}
