"""Archives: drop files or a folder, see how far reading is, stop it and go on, take one back."""

from pathlib import Path
from typing import Any

from starlette.responses import Response

from goodword.desk.asked import NOT_POSSIBLE, TOO_LARGE, Asked
from goodword.desk.jobs import begin_reading
from goodword.desk.pages import Desk, go_to
from goodword.desk.unfinished import Unfinished, forget, throw_away, to_read, unfinished
from goodword.desk.uploads import Bounds
from goodword.sources import all_sources
from goodword.workflow import imports
from goodword.workflow.recognising import is_far_behind


def _titles() -> dict[str, str]:
    return {source.name: source.title for source in all_sources()}


def archives(desk: Desk, asked: Asked) -> Response:
    """What was imported, what may be, and what each kind cannot hold."""
    del asked
    return _archives(desk)


def _archives(desk: Desk, *, problem: str = "", status: int = 200) -> Response:
    running = desk.is_reading
    return desk.page(
        "archives",
        at="/import",
        title="Archives",
        status=status,
        problem=problem,
        most=Bounds().size,
        imports=imports.imports(desk.home.store),
        sources=tuple(all_sources()),
        titles=_titles(),
        running=running,
        unfinished=None if running else unfinished(desk.home.folder),
    )


def begin(desk: Desk, asked: Asked) -> Response:
    """Start to read what was dropped and the file or folder that was named."""
    dropped, named = asked.brought, asked.text("path").strip()
    if dropped and dropped.refused:
        told = f"{dropped.refused} Nothing was taken. Name the file or folder: it is read where it lies."
        return _archives(desk, problem=told, status=TOO_LARGE if dropped.is_untaken else NOT_POSSIBLE)
    if desk.is_reading:
        if dropped:
            throw_away(desk.home.folder, dropped.folder)
        desk.notice("One import is still reading; the new files were not taken. Wait, or stop it.")
        return go_to("/import/now")
    paths = to_read(dropped.files, dropped.folder) if dropped else ()
    if named:
        paths = (*paths, Path(named).expanduser())
    if not paths:
        desk.notice("No file was chosen, and no folder named.")
        return go_to("/import")
    forget(desk.home.folder)
    begun = Unfinished(
        paths=tuple(map(str, paths)),
        owner_is_same=asked.has("same"),
        dropped=str(dropped.folder) if dropped and dropped.files else None,
    )
    desk.job = begin_reading(desk.home.folder, begun)
    return go_to("/import/now")


def go_on(desk: Desk, asked: Asked) -> Response:
    """Read again what was not read to its end; what was complete is not read twice. Or leave it."""
    if desk.is_reading:
        return go_to("/import/now")
    begun = unfinished(desk.home.folder)
    if begun is None:
        desk.notice("There is nothing to go on with: all was read.")
        return go_to("/import")
    if asked.has("leave"):
        forget(desk.home.folder)
        desk.notice("Left as it is: what was complete is kept.")
        return go_to("/import")
    desk.job = begin_reading(desk.home.folder, begun)
    return go_to("/import/now")


def now(desk: Desk, asked: Asked) -> Response:
    """How far reading is; the page learns it by itself until all is done."""
    del asked
    if desk.job is None:
        return go_to("/import")
    if desk.job.state == "done" and not desk.job.found and not desk.job.failed:
        return go_to("/")  # nothing was read, only judged again
    return desk.page("reading", at="/import", title="Reading", **_told(desk))


def is_behind(desk: Desk) -> bool:
    """Whether so much is not judged yet that the pages wait; judging it begins, where it has not."""
    if not is_far_behind(desk.home.store):
        return False
    if desk.job is not None and desk.job.state == "broken":
        return False  # then here and now, for it would break again
    if not desk.is_reading:
        desk.job = begin_reading(desk.home.folder, Unfinished(paths=(), owner_is_same=False))
    return True


def live(desk: Desk) -> tuple[bool, str]:
    """Whether reading goes on, and how far it is, as a piece of the page."""
    if desk.job is None:
        return False, ""
    told = _told(desk)
    return told["state"] == "running", desk.piece("progress", **told)


def _told(desk: Desk) -> dict[str, Any]:
    job = desk.job
    state = job.state if job else "done"
    return {
        "job": job,
        "state": state,
        "titles": _titles(),
        "unfinished": None if state == "running" else unfinished(desk.home.folder),
    }


def stop(desk: Desk, asked: Asked) -> Response:
    """Stop reading; what was complete stays."""
    del asked
    if desk.job:
        desk.job.stop()
    desk.notice("Stopped. What was complete is kept; what was not can be gone on with.")
    return go_to("/import/now")


def undo(desk: Desk, asked: Asked) -> Response:
    """Take one import back; decisions and drafts stay."""
    if desk.is_reading:
        desk.notice("An import is reading now. Wait until it is done, or stop it, and take back then.")
        return go_to("/import")
    undone = imports.undo(desk.home.store, asked.text("import"))
    name = Path(undone.path).name
    desk.notice(f"Took back {name}: {undone.exchanges:,} exchanges. Decisions and drafts are kept.")
    return go_to("/import")
