"""Not now, and just thank: what stands in the place of a letter for a while, each with its undo."""

from datetime import date

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.desk.people import address_of
from goodword.errors import DayNotAheadError, TimeNotUnderstoodError
from goodword.text.days import day_of
from goodword.text.wording import day
from goodword.workflow import deciding
from goodword.workflow.asking import names_among, the_person
from goodword.workflow.set_aside import Resting, rest_said_of
from goodword.workflow.thanking import word_of_thanks

_REFUSED = 400


def thank(desk: Desk, asked: Asked) -> Response:
    """A word of thanks to copy, and the button that keeps that it was sent."""
    return _words(desk, asked.path["id"])


def _words(desk: Desk, who: str, *, problem: str = "") -> Response:
    store = desk.home.store
    found = word_of_thanks(store, who)
    return desk.page(
        "thank",
        at="/",
        title=f"Just thank {found.person.name}",
        status=_REFUSED if problem else 200,
        problem=problem,
        found=found,
        said=rest_said_of(store, found.person),
        names=names_among(store, (found.person,)),
        until=desk.home.clock.now().date() + deciding.REST_OF_THE_THANKED,
    )


def thanked(desk: Desk, asked: Asked) -> Response:
    """Keep that somebody was thanked, or take it back."""
    store, who, clock = desk.home.store, asked.text("person"), desk.home.clock
    if asked.has("undo"):
        _tell(desk, deciding.not_thanked(store, who, clock=clock))
        return go_to(_back(desk, asked, who))
    try:
        changed = deciding.thank(store, who, until=_until(asked), clock=clock)
    except (TimeNotUnderstoodError, DayNotAheadError) as error:
        return _words(desk, who, problem=f"{error} Nothing was kept.")
    _tell(desk, changed, first="Thanked: a full answer. ")
    return go_to("/")


def later(desk: Desk, asked: Asked) -> Response:
    """Let somebody rest until Monday or the day that was chosen, or no longer."""
    store, who, clock = desk.home.store, asked.text("person"), desk.home.clock
    if asked.has("undo"):
        _tell(desk, deciding.suggest_now(store, who, clock=clock))
    else:
        _tell(desk, deciding.later(store, who, until=_until(asked), clock=clock))
    return go_to(_back(desk, asked, who))


def _until(asked: Asked) -> date | None:
    typed = asked.text("until").strip()
    return day_of(typed).date() if typed else None


def _back(desk: Desk, asked: Asked, who: str) -> str:
    """To the page that was left: the person's own, else Today."""
    return address_of(the_person(desk.home.store, who)) if asked.text("from") == "person" else "/"


def _tell(desk: Desk, changed: Resting, *, first: str = "") -> None:
    name = changed.person.name
    if changed.until is None:
        desk.notice(f"{name} may be suggested again.")
    else:
        desk.notice(f"{first}{name} may be suggested again from {day(changed.until)} on.")
