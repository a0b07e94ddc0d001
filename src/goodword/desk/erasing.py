"""Erasing somebody, a place or everything: told before, and done after the owner said so."""

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.keeping import privacy_page
from goodword.desk.pages import Desk, go_to
from goodword.errors import QuestionError, StoreInUseError
from goodword.store.erasing import forget_erasures
from goodword.text.places import place_name
from goodword.workflow import erasing
from goodword.workflow.erasing import AllToErase, PlaceToErase, ToErase

_REFUSED = 400
_SURE = "everything"
_TICK = "Tick the box first: it cannot be taken back. Nothing was erased."


def ask_erase(desk: Desk, asked: Asked) -> Response:
    """What erasing somebody, a place or everything would take away, before anything is."""
    store = desk.home.store
    try:
        if "everything" in asked.query:
            return _everything(desk, erasing.all_to_erase(store, desk.home.written()))
        if "source" in asked.query:
            return _place(desk, erasing.place_to_erase(store, asked.query["source"]))
        return _person(desk, erasing.to_erase(store, asked.query.get("person", "")))
    except QuestionError as error:
        return privacy_page(desk, problem=f"{error} Nothing was erased.")


def _person(desk: Desk, found: ToErase, *, problem: str = "") -> Response:
    title = f"Erase {found.person.name}"
    return _asks(desk, "erase", title, problem, found=found)


def _place(desk: Desk, found: PlaceToErase, *, problem: str = "") -> Response:
    title = f"Erase what came from {place_name(found.source)}"
    return _asks(desk, "erase_place", title, problem, found=found)


def _everything(desk: Desk, found: AllToErase, *, problem: str = "") -> Response:
    return _asks(desk, "erase_all", "Erase everything", problem, found=found, folder=desk.home.folder)


def _asks(desk: Desk, template: str, title: str, problem: str, **values: object) -> Response:
    status = _REFUSED if problem else 200
    return desk.page(template, at="/privacy", title=title, status=status, problem=problem, **values)


def erase(desk: Desk, asked: Asked) -> Response:
    """Erase somebody, after the owner said so in a box of its own."""
    store, who = desk.home.store, asked.text("person")
    if not asked.has("sure"):
        return _person(desk, erasing.to_erase(store, who), problem=_TICK)
    gone = erasing.erase_person(store, who, clock=desk.home.clock).held
    desk.notice(
        f"Erased: {gone.exchanges:,} exchanges, {gone.drafts} drafts. No later archive brings them back."
    )
    return go_to("/privacy")


def erase_place(desk: Desk, asked: Asked) -> Response:
    """Take back every archive of a place, after the owner said so."""
    store, source = desk.home.store, asked.text("source")
    if not asked.has("sure"):
        return _place(desk, erasing.place_to_erase(store, source), problem=_TICK)
    gone = erasing.erase_place(store, source)
    desk.notice(f"Erased: {gone.exchanges:,} exchanges that came from {place_name(gone.source)}.")
    return go_to("/privacy")


def erase_everything(desk: Desk, asked: Asked) -> Response:
    """Erase all that is kept, after the owner typed that; then the desk is as on the first day."""
    home = desk.home
    found = erasing.all_to_erase(home.store, home.written())
    if asked.text("typed").strip().casefold() != _SURE:
        return _everything(desk, found, problem=f"Type “{_SURE}” first. Nothing was erased.")
    if desk.is_reading:
        return _everything(desk, found, problem="An archive is being read; stop that first.")
    home.close_store()
    try:
        erasing.erase_everything(home.store_file, home.written())
    except StoreInUseError as error:
        return _everything(desk, found, problem=f"{error} Nothing was erased.")
    desk.begin_anew()
    desk.notice("Erased: everything that Goodword kept here.")
    return go_to("/")


def welcome(desk: Desk, asked: Asked) -> Response:
    """Let archives that are imported from now on bring anybody back."""
    del asked
    forget_erasures(desk.home.store)
    desk.notice("Archives that you import from now on bring back whom they hold.")
    return go_to("/privacy")
