"""Who is meant by a name, a handle, an address or an id, as the owner types it."""

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz, process

from goodword.errors import AmbiguousPersonError, PersonNotFoundError
from goodword.nouns import Person
from goodword.people.names import shape, squeeze
from goodword.text.handles import folded_handle
from goodword.text.names import normalised
from goodword.text.urls import canonical_url

_LEAST_NEARNESS = 70.0
_MOST_NEAR = 3
_SHORTEST_PART = 3


def find_person(people: Sequence[Person], asked: str) -> Person:
    """The one person whom `asked` fits, by the most exact way in which it fits anyone.

    Ways, in order: id of the person or of an account, e-mail address, profile address,
    handle as it is written, handle with or without `@`, the whole name, the name without
    accents, words of the name, the name as it is written (one of emoji alone has no words).
    Raises AmbiguousPersonError where the first way that fits anyone fits several,
    PersonNotFoundError (with near names) where none fits.
    """
    wanted = asked.strip()
    for fits in _ways(wanted):
        found = [person for person in people if fits(person)]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousPersonError(asked, _described(found))
    raise PersonNotFoundError(asked, _near(people, wanted))


def _ways(wanted: str) -> Iterable[Callable[[Person], bool]]:
    folded, bare, together = wanted.casefold(), folded_handle(wanted), squeeze(wanted)
    name, plain, url = normalised(wanted), shape(wanted), canonical_url(wanted) if "/" in wanted else ""
    return (
        lambda person: wanted == person.id or any(account.id == wanted for account in person.accounts),
        lambda person: "@" in folded and folded in person.emails,
        lambda person: bool(url) and any(_has_url(account.url, url) for account in person.accounts),
        lambda person: (
            "@" in folded and any(_is_written(account.handle, folded) for account in person.accounts)
        ),
        lambda person: bool(bare) and any(_has_handle(account.handle, bare) for account in person.accounts),
        lambda person: bool(name) and any(normalised(known) == name for known in _names(person)),
        lambda person: (
            bool(plain.whole) and any(shape(known).whole == plain.whole for known in _names(person))
        ),
        lambda person: bool(plain.words) and any(_has_words(known, plain.words) for known in _names(person)),
        lambda person: bool(folded) and any(known.strip().casefold() == folded for known in _names(person)),
        lambda person: (
            len(together) >= _SHORTEST_PART and any(together in squeeze(known) for known in _names(person))
        ),
    )


def _names(person: Person) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            (
                person.name,
                *(account.name for account in person.accounts if account.name),
                *(said.name for said in person.names),
            )
        )
    )


def _has_url(known: str | None, url: str) -> bool:
    return known is not None and canonical_url(known) == url


def _is_written(known: str | None, folded: str) -> bool:
    """Whether it is the handle to the letter: LinkedIn's are written without `@`."""
    return known is not None and known.casefold() == folded


def _has_handle(known: str | None, bare: str) -> bool:
    """Whether it is the handle, its host given or left out."""
    handle = folded_handle(known)
    return bool(handle) and bare in {handle, handle.partition("@")[0]}


def _has_words(name: str, words: tuple[str, ...]) -> bool:
    """Whether each word begins a word of the name ("ana r" fits "Ana Ruiz")."""
    known = shape(name).words
    return all(any(word.startswith(wanted) for word in known) for wanted in words)


def _near(people: Sequence[Person], wanted: str) -> list[str]:
    names = sorted({person.name for person in people})
    plain = {name: shape(name).whole for name in names}
    found = process.extract(
        shape(wanted).whole, plain, scorer=fuzz.WRatio, score_cutoff=_LEAST_NEARNESS, limit=_MOST_NEAR
    )
    return [name for _, _, name in found]


def _described(people: Sequence[Person]) -> list[str]:
    """Each person with what tells it apart: company, handles, id."""
    return [_description(person) for person in sorted(people, key=lambda person: (person.name, person.id))]


def _description(person: Person) -> str:
    work = ", ".join(part for part in (person.position, person.company) if part)
    handles = sorted(
        {account.handle for account in person.accounts if account.handle and account.source != "linkedin"}
    )
    return " · ".join(part for part in (person.name, work, ", ".join(handles), f"id {person.id}") if part)
