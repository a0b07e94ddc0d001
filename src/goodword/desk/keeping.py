"""Privacy: the two zones, what is stored, what is kept apart, taking everything along."""

from collections import defaultdict
from pathlib import Path

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.desk.people import address_of, names_to_choose
from goodword.errors import FolderNotWritableError
from goodword.nouns import ImportReport
from goodword.store.erasing import how_many_erased
from goodword.text.places import place_name
from goodword.workflow import quoting
from goodword.workflow.asking import contacts, in_the_record, left_out, names_of
from goodword.workflow.exporting import export_home
from goodword.workflow.imports import imports
from goodword.workflow.publishing import letters
from goodword.workflow.reviewing import Amendment, amend, reviewed

_REFUSED = 400


def privacy(desk: Desk, asked: Asked) -> Response:
    """What lies on this computer, what left it, and how to take things back."""
    del asked
    return privacy_page(desk)


def privacy_page(desk: Desk, *, problem: str = "") -> Response:
    """The page, with what was wrong where something was."""
    store = desk.home.store
    apart = [one for one in reviewed(store) if one.said.is_hidden or one.said.is_sensitive]
    return desk.page(
        "privacy",
        at="/privacy",
        title="Privacy",
        status=_REFUSED if problem else 200,
        problem=problem,
        folder=desk.home.folder,
        summary=in_the_record(store),
        imports=imports(store),
        by_source=_by_source(imports(store)),
        not_quoted=quoting.not_quoted(store),
        left_out=left_out(store),
        signed=letters(store),
        apart=apart,
        names=names_of(store),
        people=names_to_choose(contacts(store)),
        erased=how_many_erased(store),
        address_of=address_of,
    )


def _by_source(known: tuple[ImportReport, ...]) -> list[tuple[str, list[ImportReport]]]:
    found = defaultdict(list)
    for one in known:
        found[one.source].append(one)
    return sorted(found.items())


def quote(desk: Desk, asked: Asked) -> Response:
    """Let letters rest on what was said in a place, or no longer."""
    source, may = asked.text("source"), asked.has("may")
    if source not in {one.source for one in imports(desk.home.store)}:
        return privacy_page(desk, problem="Nothing was imported from there; nothing was changed.")
    quoting.quote_from(desk.home.store, source, may=may, clock=desk.home.clock)
    how = "may be quoted again" if may else "is read, and quoted in no letter"
    desk.notice(f"{place_name(source)} {how}. Drafts that rest on it are checked anew.")
    return go_to("/privacy")


def show_again(desk: Desk, asked: Asked) -> Response:
    """Let a passage that was hidden or called sensitive count like any other."""
    again = Amendment(is_hidden=False, is_sensitive=False)
    amend(desk.home.store, (asked.text("moment"),), again, clock=desk.home.clock)
    desk.notice("It counts again like any other.")
    return go_to("/privacy")


def export(desk: Desk, asked: Asked) -> Response:
    """All that is kept, as files that any program reads, into a folder that the owner names."""
    named = asked.text("folder").strip()
    folder = Path(named).expanduser()
    if not named or not folder.is_absolute():
        sentence = (
            f"“{named}” is no whole path; expected one from the root on, like {Path.home() / 'export'}."
        )
        return privacy_page(desk, problem=f"{sentence} Nothing was written.")
    try:
        done = export_home(desk.home.store, folder, clock=desk.home.clock)
    except FolderNotWritableError as error:
        return privacy_page(desk, problem=str(error))
    desk.notice(f"Written: {done.path}, {done.size / 1_000_000:,.1f} MB.")
    return go_to("/privacy")
