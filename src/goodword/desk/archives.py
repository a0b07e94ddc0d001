"""Archives: drop files, see how far reading is, take one back."""

import shutil
from pathlib import Path

from starlette.responses import Response

from goodword.desk.asked import Asked, keep_files
from goodword.desk.jobs import begin_reading
from goodword.desk.pages import Desk, go_to
from goodword.sources import SOURCES
from goodword.workflow import imports

_UPLOADS = "uploads"


def archives(desk: Desk, asked: Asked) -> Response:
    """What was imported, what may be, and what each kind cannot hold."""
    del asked
    return desk.page(
        "archives",
        at="/import",
        title="Archives",
        imports=imports.imports(desk.home.store),
        sources=SOURCES,
        titles={source.name: source.title for source in SOURCES},
        running=_is_reading(desk),
    )


def begin(desk: Desk, asked: Asked) -> Response:
    """Keep what was dropped, and start to read it and the folder that was named."""
    if _is_reading(desk):
        desk.notice("One import is still reading; the new files were not taken. Wait, or stop it.")
        return go_to("/import/now")
    _forget_uploads(desk)
    paths = [*keep_files(asked.files("file"), desk.home.folder / _UPLOADS)]
    named = asked.text("path").strip()
    if named:
        paths.append(Path(named).expanduser())
    if not paths:
        desk.notice("No file was chosen, and no folder named.")
        return go_to("/import")
    desk.job = begin_reading(desk.home.folder, paths, owner_is_same=asked.has("same"))
    return go_to("/import/now")


def now(desk: Desk, asked: Asked) -> Response:
    """How far reading is; the page asks again by itself until it is done."""
    del asked
    job = desk.job
    if job is None:
        return go_to("/import")
    state = job.state
    if state != "running":
        _forget_uploads(desk)
    titles = {source.name: source.title for source in SOURCES}
    return desk.page("reading", at="/import", title="Reading", job=job, state=state, titles=titles)


def stop(desk: Desk, asked: Asked) -> Response:
    """Stop reading; what was complete stays."""
    del asked
    if desk.job:
        desk.job.stop()
    desk.notice("Stopped. What was complete is kept; drop the files again to go on.")
    return go_to("/import/now")


def undo(desk: Desk, asked: Asked) -> Response:
    """Take one import back; decisions and drafts stay."""
    undone = imports.undo(desk.home.store, asked.text("import"))
    desk.notice(f"Took back {undone.path}: {undone.exchanges:,} exchanges. Decisions and drafts are kept.")
    return go_to("/import")


def _is_reading(desk: Desk) -> bool:
    return desk.job is not None and desk.job.state == "running"


def _forget_uploads(desk: Desk) -> None:
    """What was dropped lay here only to be read: the archive itself stays the owner's."""
    shutil.rmtree(desk.home.folder / _UPLOADS, ignore_errors=True)
