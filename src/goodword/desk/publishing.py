"""Publish: what would change, each form to look at, and the folder written once the owner says so."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urlencode

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.errors import PublishError
from goodword.nouns import State
from goodword.publish.folder import Published
from goodword.workflow import sites
from goodword.workflow.publishing import letters
from goodword.workflow.sites import What
from goodword.workflow.standing import newest_file

_REFUSED, _NOT_FOUND = 400, 404
_OF_A_PAGE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""A published page carries its style and pins it by its digest itself; here nothing of it may run."""
_FORMS: Mapping[str, str] = {
    "index.html": "Page",
    "letter.pdf": "Letter (PDF)",
    "credential.json": "Signed file",
    "badge.svg": "Badge",
    "card.png": "Picture for social networks",
    "resume.json": "JSON Resume",
    "feed.xml": "Feed (Atom)",
    "verify.html": "Check page",
}


def publish(desk: Desk, asked: Asked) -> Response:
    """What may be published; with a folder in the address, what would change there."""
    what, folder = _what(asked.query.get("what", "")), asked.query.get("folder", "").strip()
    if not folder:
        return _publish(desk, asked, what=what)
    try:
        preview = _write(desk, asked, what, folder, is_preview=True)
    except PublishError as error:
        return _publish(desk, asked, what=what, folder=folder, problem=str(error))
    return _publish(desk, asked, what=what, folder=folder, preview=preview)


def _what(asked: str) -> What:
    return "dossier" if asked == "dossier" else "given"


def _write(desk: Desk, asked: Asked, what: What, folder: str, *, is_preview: bool) -> Published:
    return sites.write(
        desk.home.store,
        what,
        _absolute(folder),
        as_my_opinion=asked.all("opinion"),
        address=asked.anywhere("address").strip() or None,
        clock=desk.home.clock,
        is_preview=is_preview,
    )


def _absolute(folder: str) -> Path:
    """The folder; where the desk was started from is not known to who types a path into a page."""
    path = Path(folder).expanduser()
    if not path.is_absolute():
        raise PublishError(
            f"“{folder}” is no whole path; expected one from the root on, like {Path.home() / 'words'}. "
            "Nothing was changed."
        )
    return path


def _publish(
    desk: Desk,
    asked: Asked,
    *,
    what: What,
    folder: str = "",
    preview: Published | None = None,
    problem: str = "",
) -> Response:
    store = desk.home.store
    opinions = asked.all("opinion")
    known = [one for one in reversed(letters(store)) if State.WITHDRAWN not in one.states]
    address = asked.anywhere("address").strip() or sites.address_of_site(store)
    given_folder = folder if what == "given" and folder else sites.folder_of(store, "given")
    return desk.page(
        "publish",
        at="/letters",
        title="Publish",
        status=_REFUSED if problem else 200,
        problem=problem,
        preview=preview,
        what=what,
        folder=folder,
        address=address,
        opinions=opinions,
        letters=[(one, newest_file(store, one)[1]) for one in known],
        given_folder=given_folder,
        dossier_folder=folder if what == "dossier" and folder else sites.folder_of(store, "dossier"),
        files=[] if problem else _forms(desk, opinions, address),
        query="?" + urlencode([("opinion", one) for one in opinions] + [("address", address)]),
        accepted=sites.shown_to_all(store, clock=desk.home.clock),
    )


def _forms(desk: Desk, opinions: Sequence[str], address: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each form with its files: `(path, of whom)`."""
    site = sites.site_as_it_would_be(
        desk.home.store, as_my_opinion=opinions, address=address or None, clock=desk.home.clock
    )
    found = defaultdict(list)
    if not any(path.endswith("/credential.json") for path in site):
        return []
    for path in site:
        folder, _, name = path.rpartition("/")
        if name in _FORMS:
            found[name].append((path, folder or "the whole site"))
    return [(label, found[name]) for name, label in _FORMS.items() if found[name]]


def write(desk: Desk, asked: Asked) -> Response:
    """Write the folder, exactly as the preview told."""
    what, folder = _what(asked.text("what")), asked.text("folder").strip()
    try:
        done = _write(desk, asked, what, folder, is_preview=False)
    except PublishError as error:
        return _publish(desk, asked, what=what, folder=folder, problem=str(error))
    desk.notice(
        f"{folder}: {len(done.changed)} files written, {len(done.removed)} removed. Open index.html there in "
        "a browser; any static host can carry the folder."
    )
    return go_to("/publish")


def file(desk: Desk, asked: Asked) -> Response:
    """One file of the site as it would be written now."""
    site = sites.site_as_it_would_be(
        desk.home.store,
        as_my_opinion=asked.all("opinion"),
        address=asked.query.get("address") or None,
        clock=desk.home.clock,
    )
    path = asked.path["path"]
    if path.endswith("/"):
        path += "index.html"
    if path not in site:
        sentence = f"The site has no file {path}."
        return desk.page("error", at="", title="That did not work", status=_NOT_FOUND, sentence=sentence)
    media_type = guess_type(path)[0] or "application/octet-stream"
    headers = {"content-security-policy": _OF_A_PAGE, "x-robots-tag": "noindex"}
    return Response(site[path], media_type=media_type, headers=headers)
