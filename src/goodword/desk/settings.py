"""Settings: the keys, the address of the site, the week, a backup of everything, whether all is well."""

from pathlib import Path

from starlette.responses import Response

from goodword.credential import did_web_of
from goodword.desk.asked import Asked
from goodword.desk.opening import NOT_OPENED, opened_key
from goodword.desk.pages import Desk, as_file, go_to
from goodword.desk.signed import SIGNED_FILE
from goodword.errors import (
    BrokenKeyError,
    FileNotReadableError,
    FolderNotWritableError,
    KeyGivenUpError,
    KeyLockedError,
    KeyNotHereError,
    MistypedBackupError,
    PassphrasesDifferError,
    SettingsError,
    SlotNotUnderstoodError,
    StoreInUseError,
    TimeNotUnderstoodError,
    WeakPassphraseError,
)
from goodword.store.keys import back_up, did_of_key, restore
from goodword.text.days import day_of
from goodword.text.urls import is_web
from goodword.workflow import keys as of_keys
from goodword.workflow.asking import names_of
from goodword.workflow.backing_up import back_up_home
from goodword.workflow.digest import digest
from goodword.workflow.digest_forms import digest_html, digest_ics
from goodword.workflow.health import examine
from goodword.workflow.restoring import restore_home
from goodword.workflow.sites import address_of_site
from goodword.workflow.slot import DAYS, keep_slot, slot_of

_REFUSED = 400
_KEY_PROBLEMS = (*NOT_OPENED, BrokenKeyError, KeyGivenUpError, KeyNotHereError, MistypedBackupError)


def settings(desk: Desk, asked: Asked) -> Response:
    """All of it on one page."""
    del asked
    return _settings(desk)


def _settings(desk: Desk, *, problem: str = "", typed: str = "") -> Response:
    home = desk.home
    return desk.page(
        "settings",
        at="/settings",
        title="Settings",
        status=_REFUSED if problem else 200,
        problem=problem,
        keys=of_keys.owned_keys(home.store, home.key_file, home.former_keys()),
        has_key=home.key_file.exists(),
        address=address_of_site(home.store),
        serves_keys=bool(of_keys.files_of_keys(home.store)),
        is_issuer=of_keys.issuing_site(home.store) is not None,
        week=digest(home.store, clock=home.clock),
        days=DAYS,
        findings=tuple(examine(home.folder, home.key_file, home.store)),
        folder=home.folder,
        typed=typed,
    )


def rotate(desk: Desk, asked: Asked) -> Response:
    """A new key in the place of the one in use; the old one stays for what it signed."""
    home = desk.home
    old = did_of_key(home.key_file)
    new = asked.text("new")
    try:
        if old is None:
            raise KeyNotHereError("in use")
        if new != asked.text("again"):
            raise PassphrasesDifferError
        opened_key(desk, asked)  # who cannot open it any more should know before it is set aside
        _require_strong(new)
        made = of_keys.rotate(
            home.store,
            home.key_file,
            home.former_place(old),
            make=lambda: home.signer(lambda _: new),
            clock=home.clock,
        )
    except _KEY_PROBLEMS as error:
        return _settings(desk, problem=f"{error} Nothing was changed.")
    desk.notice(
        f"Your new key is {made.did}. Back it up on paper, and tell it to the people who know the old one."
    )
    return go_to("/settings")


_LEAST = 8


def _require_strong(new: str) -> None:
    """What the new key would refuse is refused before the old one is set aside."""
    if len(new) < _LEAST or len(set(new)) == 1:
        raise WeakPassphraseError(f"only {len(new)} characters long", _LEAST)


def revoke(desk: Desk, asked: Asked) -> Response:
    """Give a key up; its own signed statement says so to whoever gets it."""
    home, did = desk.home, asked.text("key")
    if not asked.has("sure"):
        return _settings(desk, problem="Tick the box first: it cannot be taken back. Nothing was changed.")
    try:
        since = day_of(asked.text("since")) if asked.text("since") else None
        signer = opened_key(desk, asked, did=did)
        place, former = home.key_place(did), home.former_place(did)
        of_keys.revoke(home.store, signer, place, former, since=since, clock=home.clock)
    except (*_KEY_PROBLEMS, TimeNotUnderstoodError) as error:
        return _settings(desk, problem=f"{error} Nothing was changed.")
    desk.notice("Given up; your next signature makes a new key. Publish your site again, and tell people.")
    return go_to("/settings")


def statement(desk: Desk, asked: Asked) -> Response:
    """The signed statement that a key was given up, for whoever has a letter of it."""
    found = of_keys.statement_of(desk.home.store, asked.query.get("key", ""))
    if found is None:
        return _settings(desk, problem="That key was not given up here; there is no statement of it.")
    return as_file(found, "goodword-key-given-up.json", SIGNED_FILE)


def paper(desk: Desk, asked: Asked) -> Response:
    """A key as eight lines to print; they open with its passphrase and not without it."""
    home, did = desk.home, asked.text("key")
    try:
        text = back_up(home.key_place(did), passphrase=home.passphrase(lambda _: asked.text("passphrase")))
    except _KEY_PROBLEMS as error:
        return _settings(desk, problem=f"{error} Nothing was written.")
    about, _, lines = text.partition("\n")
    return desk.page("paper", at="/settings", title="Your key on paper", about=about, lines=lines.strip())


def put_back(desk: Desk, asked: Asked) -> Response:
    """A key from the lines that were typed from its paper; none that is here is overwritten."""
    home, typed = desk.home, asked.text("lines")
    try:
        did = restore(
            typed, passphrase=home.passphrase(lambda _: asked.text("passphrase")), place=home.key_place
        )
    except (KeyLockedError, *_KEY_PROBLEMS) as error:
        return _settings(desk, problem=f"{error} Nothing was changed.", typed=typed)
    desk.notice(f"Here again: {did}.")
    return go_to("/settings")


def address(desk: Desk, asked: Asked) -> Response:
    """Let the site at this address say which keys are the owner's (did:web)."""
    where = asked.text("address").strip()
    if not is_web(where):
        return _settings(
            desk,
            problem=f"No site can stand at “{where}”; expected an address like https://ada.example/. "
            "Nothing was changed.",
        )
    of_keys.serve_keys(desk.home.store, where, is_issuer=asked.has("issuer"), clock=desk.home.clock)
    desk.notice(f"Your site is {did_web_of(where)}. Publish it again: its did.json names your keys.")
    return go_to("/settings")


def week(desk: Desk, asked: Asked) -> Response:
    """At which day and hour of the week the calendar has the three people; no day is the whole Monday."""
    chosen = asked.text("day")
    try:
        slot = slot_of(f"{chosen} {asked.text('hour')}") if chosen else None
    except SlotNotUnderstoodError as error:
        return _settings(desk, problem=f"{error} Nothing was changed.")
    keep_slot(desk.home.store, slot, clock=desk.home.clock)
    desk.notice(f"Kept: {slot.sentence}." if slot else "Kept: no hour, the whole Monday.")
    return go_to("/settings")


def calendar(desk: Desk, asked: Asked) -> Response:
    """The week as a calendar feed: names and counts, no words."""
    del asked
    found = digest(desk.home.store, clock=desk.home.clock)
    return as_file(digest_ics(found), "goodword-week.ics", "text/calendar")


def page_of_week(desk: Desk, asked: Asked) -> Response:
    """The week as one page to keep or print."""
    del asked
    found = digest(desk.home.store, clock=desk.home.clock)
    return as_file(digest_html(found, names_of(desk.home.store)).encode(), "goodword-week.html", "text/html")


def backup(desk: Desk, asked: Asked) -> Response:
    """Everything in one file, in a folder that the owner names."""
    home, named = desk.home, asked.text("folder").strip()
    folder = Path(named).expanduser()
    if not named or not folder.is_absolute():
        sentence = (
            f"“{named}” is no whole path; expected one from the root on, like {Path.home() / 'backups'}."
        )
        return _settings(desk, problem=f"{sentence} Nothing was written.")
    kept = [key for key in (home.key_file, *home.former_keys()) if key.exists()]
    try:
        done = back_up_home(home.store, home.folder, kept, folder, clock=home.clock)
    except FolderNotWritableError as error:
        return _settings(desk, problem=str(error))
    desk.notice(f"Written: {done.path}, {done.size / 1_000_000:,.1f} MB. Keep it on another disk.")
    return go_to("/settings")


def restore_backup(desk: Desk, asked: Asked) -> Response:
    """Go on from a backup, where nothing is kept yet."""
    home, named = desk.home, asked.text("file").strip()
    file = Path(named).expanduser()
    if not named or not file.is_absolute():
        desk.notice(f"“{named}” is no whole path; expected one from the root on. Nothing was changed.")
        return go_to("/")
    home.close_store()
    try:
        done = restore_home(file, home.folder, home.store_file, clock=home.clock)
    except (FileNotReadableError, SettingsError, StoreInUseError) as error:
        desk.notice(f"{error} Nothing was changed.")
        return go_to("/")
    desk.begin_anew()
    desk.notice(f"Here again: {done.exchanges:,} exchanges, {done.letters} letters, {done.keys} keys.")
    return go_to("/")
