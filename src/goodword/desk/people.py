"""People, one person, what was said: reading, and the owner's decisions about them."""

from urllib.parse import quote

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.desk.pictures import two_lanes
from goodword.nouns import AccountId, Moment, Person
from goodword.text.names import normalised
from goodword.workflow import deciding
from goodword.workflow.asking import (
    account_ids,
    companies,
    contacts,
    is_nameless,
    latest_with,
    left_out,
    moments_with,
    names_of,
    open_questions,
    skills_of,
    the_person,
)
from goodword.workflow.publishing import signed_for
from goodword.workflow.writing import kept_drafts

_SHOWN = 200
_LATEST = 40
_MOMENTS_A_PAGE = 50


def address_of(person: Person) -> str:
    """The page of a person."""
    return f"/people/{quote(person.id, safe='')}"


def people(desk: Desk, asked: Asked) -> Response:
    """Everyone, or those whose name, handle, position or address holds what was typed."""
    typed = asked.query.get("q", "").strip()
    named = (person for person in contacts(desk.home.store) if not is_nameless(person))
    known = sorted(named, key=lambda person: person.name.startswith("@"))  # whoever has a name comes first
    found = [person for person in known if _holds(person, normalised(typed))] if typed else known
    return desk.page(
        "people",
        at="/people",
        title="People",
        typed=typed,
        found=found[:_SHOWN],
        rest=max(0, len(found) - _SHOWN),
        total=len(known),
        address_of=address_of,
    )


def _holds(person: Person, typed: str) -> bool:
    told = [
        person.name,
        person.company,
        person.position,
        *person.emails,
        *(a.handle for a in person.accounts),
    ]
    return any(typed in normalised(one) or typed in one.casefold() for one in told if one)


def person(desk: Desk, asked: Asked) -> Response:
    """What is between the owner and one person."""
    store = desk.home.store
    who = the_person(store, asked.path["id"])
    found = (*moments_with(store, who), *moments_with(store, who, doubtful=True))
    ids = account_ids(who)
    return desk.page(
        "person",
        at="/people",
        title=who.name,
        person=who,
        lanes=two_lanes(found, about=who.name),
        moments=_latest_first(found),
        latest=latest_with(store, who, limit=_LATEST),
        ids=ids,
        spoken=skills_of(store, who),
        questions=open_questions(store, who),
        names=names_of(store),
        is_out=who in left_out(store),
        drafts=[draft for draft in kept_drafts(store) if AccountId(draft.subject) in ids],
        signed=signed_for(store, who),
    )


def _latest_first(found: tuple[Moment, ...]) -> list[Moment]:
    return sorted(found, key=lambda one: one.sent_at.timestamp() if one.sent_at else 0.0, reverse=True)


def moments(desk: Desk, asked: Asked) -> Response:
    """Every thanks and praise that was found, the latest first; doubtful ones by themselves."""
    is_doubtful = "doubtful" in asked.query
    doubtful = moments_with(desk.home.store, None, doubtful=True)
    chosen = _latest_first(doubtful if is_doubtful else moments_with(desk.home.store, None))
    first = max(0, int(asked.query["from"])) if asked.query.get("from", "").isdecimal() else 0
    return desk.page(
        "moments",
        at="/moments",
        title="Moments",
        found=chosen[first : first + _MOMENTS_A_PAGE],
        first=first,
        total=len(chosen),
        doubtful=len(doubtful),
        is_doubtful=is_doubtful,
        step=_MOMENTS_A_PAGE,
        names=names_of(desk.home.store),
        address_of=address_of,
    )


def brands(desk: Desk, asked: Asked) -> Response:
    """Companies that were praised, and the people of them that the owner dealt with."""
    del asked
    return desk.page(
        "brands", at="/moments", title="Companies", found=companies(desk.home.store), address_of=address_of
    )


def never(desk: Desk, asked: Asked) -> Response:
    """Keep someone out of what is suggested, or let them in again."""
    store, who = desk.home.store, asked.text("person")
    if asked.has("again"):
        kept = deciding.again(store, who)
        desk.notice(f"{kept.person.name} may be suggested again.")
    else:
        because = asked.text("because") or None
        kept = deciding.never(store, who, because=because, clock=desk.home.clock)
        desk.notice(
            f"{kept.person.name} will not be suggested again. Undo it on their page or under Privacy."
        )
    return go_to(address_of(kept.person))


def skills(desk: Desk, asked: Asked) -> Response:
    """Write down which skills someone lists."""
    listed = deciding.skills_in_words(asked.text("skills"))
    who = deciding.say_skills(desk.home.store, asked.text("person"), listed, clock=desk.home.clock)
    desk.notice(f"Kept: what {who.name} lists." if listed else "Back to what the archives say.")
    return go_to(address_of(who))
