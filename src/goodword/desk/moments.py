"""Moments: every thanks and praise that was found, the doubtful ones to be answered, all to be corrected."""

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.desk.people import address_of
from goodword.nouns import RecognitionKind
from goodword.workflow.asking import names_of, the_person
from goodword.workflow.reviewing import (
    Amendment,
    Reviewed,
    Sheet,
    amend,
    review,
    reviewed,
    sheet_of,
    take_back,
)

_A_PAGE = 30
_ADDRESSES = {"": "/moments", "doubtful": "/moments?doubtful", "corrected": "/moments?corrected"}


def moments(desk: Desk, asked: Asked) -> Response:
    """What was found, the latest first; what is doubtful, the surest first; what was corrected."""
    store = desk.home.store
    tab = next((name for name in ("doubtful", "corrected") if name in asked.query), "")
    given = asked.query.get("from", "")
    first = int(given) if given.isascii() and given.isdecimal() and len(given) < len(str(10**9)) else 0
    said = reviewed(store)[::-1]
    doubtful = sheet_of(store, first=first if tab == "doubtful" else 0, most=_A_PAGE, doubtful=True)
    sheets = {
        "": lambda: sheet_of(store, first=first, most=_A_PAGE),
        "doubtful": lambda: doubtful,
        "corrected": lambda: Sheet(shown=said[first : first + _A_PAGE], total=len(said)),
    }
    sheet = sheets[tab]()
    return desk.page(
        "moments",
        at="/moments",
        title="Moments",
        tab=tab,
        found=sheet.shown,
        first=first,
        total=sheet.total,
        doubtful=doubtful.total,
        corrected=len(said),
        last=desk.last_moment if tab == "doubtful" else "",
        step=_A_PAGE,
        kinds=tuple(RecognitionKind),
        names=names_of(store),
        address_of=address_of,
    )


def decide(desk: Desk, asked: Asked) -> Response:
    """Keep what the owner says of one moment, or take all of it back."""
    store, clock, ids = desk.home.store, desk.home.clock, (asked.text("moment"),)
    answer, desk.last_moment = asked.text("answer"), ids[0]
    if answer in {"yes", "no"}:
        review(store, ids, stands=answer == "yes", clock=clock)
        told = "it was meant, and counts" if answer == "yes" else "it was not meant so, and counts nowhere"
        desk.notice(f"Kept: {told}. Undo it under Corrected.")
    elif answer == "undo":
        take_back(store, ids, clock=clock)
        desk.last_moment = ""
        desk.notice("Taken back: it stands again as it was found.")
    else:
        (changed,) = amend(store, ids, _amendment(asked), clock=clock)
        desk.notice(_told(changed))
    about = asked.text("about")
    back = address_of(the_person(store, about)) if about else _ADDRESSES.get(asked.text("tab"), "/moments")
    return go_to(back)


def _amendment(asked: Asked) -> Amendment:
    kind = asked.text("kind")
    return Amendment(
        kind=RecognitionKind(kind) if kind in set(RecognitionKind) and kind != asked.text("was") else None,
        meant=asked.text("person").strip() or None,
        is_sensitive=asked.has("sensitive"),
        is_hidden=asked.has("hidden"),
    )


def _told(changed: Reviewed) -> str:
    if changed.said.is_hidden:
        return "Kept: it is hidden and counts nowhere. It stands under Corrected."
    if changed.moment.is_sensitive:
        return "Kept: it counts, but nothing quotes it and no sentence rests on it."
    return "Kept, and used at once."
