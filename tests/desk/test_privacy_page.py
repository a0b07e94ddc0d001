"""Privacy: what is erased is gone from the bytes of the file and stays gone; what is kept apart is undone."""

import json
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

from goodword.settings import FixedClock, Home
from goodword.store.database import integrity_problems
from goodword.store.imports import list_imports, undo_import
from goodword.workflow.importing import import_archive
from tests.command_line import NOW
from tests.desk.at_the_desk import AtTheDesk, at_the_desk
from tests.desk.steps import NUALA, begun, signed

ON_LINKEDIN = "linkedin:in/nuala-brackenridge"
HERS = (b"nualabrack", b"linkedin.com/in/nuala-brackenridge", b"thinking of leaving. Not today")
"""Her handle, her page, her words; what others say of her in passing stays."""


def import_again(home: Path, samples: Path) -> None:
    """Import the samples as a newer export would be: everything in it is met again."""
    clock = FixedClock(datetime.fromisoformat(NOW))
    store = Home(home, clock).store
    assert list(integrity_problems(store)) == []
    for report in list_imports(store):
        undo_import(store, report.id)
    for name in ("linkedin.zip", "x-archive.zip", "mastodon.tar.gz"):
        import_archive(store, samples / name, clock=clock, ask_same_owner=lambda **_: True)
    store.close()


def test_who_is_erased_is_gone_from_the_file_and_no_later_archive_brings_them_back(
    filled_home: Path, samples: Path, tmp_path: Path
) -> None:
    home = tmp_path / "owner"
    shutil.copytree(filled_home, home)
    with at_the_desk(home) as desk:
        begun(desk)
        preview = desk.get(f"/privacy/erase?person={NUALA}")
        assert "1 draft" in preview.words
        assert "Nuala Brackenridge" in desk.get("/people?q=nualabrack").words  # a look erases nothing
        assert "Tick the box first" in desk.post("/privacy/erase", person=NUALA).words
        assert "Answer first" in preview.words  # her account on LinkedIn may be hers too
        for account in (NUALA, ON_LINKEDIN):
            assert "Erased:" in desk.post("/privacy/erase", person=account, sure="on").words
        assert "Nuala Brackenridge" not in desk.get("/people?q=nualabrack").words
        assert "Nuala Brackenridge" not in desk.get("/letters").words
        assert "Nuala Brackenridge" not in desk.get("/").words
    left = (home / "goodword.db").read_bytes()
    for told in HERS:
        assert told not in left
    import_again(home, samples)
    with at_the_desk(home) as desk:
        assert "Nuala Brackenridge" not in desk.get("/people?q=nualabrack").words
        desk.post("/privacy/welcome")
    import_again(home, samples)
    with at_the_desk(home) as desk:
        assert "Nuala Brackenridge" in desk.get("/people?q=nualabrack").words


def test_a_signed_letter_is_withdrawn_and_not_erased(desk: AtTheDesk) -> None:
    signed(desk)
    assert "withdraw it first" in desk.get(f"/privacy/erase?person={NUALA}").words
    desk.post("/privacy/erase", person=NUALA, sure="on")
    assert "Nuala Brackenridge" in desk.get("/letters").words


def test_nobody_and_the_owner_are_not_erased(desk: AtTheDesk) -> None:
    for who in ("nobody of that name", "", "Ishbel Quennell"):
        told = desk.get(f"/privacy/erase?person={who.replace(' ', '+')}")
        assert "Nothing was erased." in told.words


def test_a_place_that_is_never_quoted_leaves_no_sentence_in_a_letter(desk: AtTheDesk) -> None:
    before = begun(desk).words
    assert "redrew our pier map overnight" in before
    desk.post("/privacy/quote", source="x")
    assert "must be mended" in desk.get("/drafts/d1").words
    assert "redrew our pier map overnight" not in desk.get("/drafts/d1/lengths").words
    desk.post("/privacy/quote", source="x", may="1")
    assert "redrew our pier map overnight" in desk.get("/drafts/d1/lengths").words
    assert "nothing was changed" in desk.post("/privacy/quote", source="nowhere").words


def test_everything_is_taken_along_in_files_that_any_program_reads(desk: AtTheDesk, tmp_path: Path) -> None:
    signed(desk)
    assert desk.post("/privacy/export", folder="here").status == 400
    desk.post("/privacy/export", folder=str(tmp_path / "mine"))
    (written,) = (tmp_path / "mine").iterdir()
    with zipfile.ZipFile(written) as packed:
        names = packed.namelist()
        lines = packed.read("exchanges.jsonl").splitlines()
        people = json.loads(packed.read("people.json"))
        assert all(json.loads(packed.read(name)) is not None for name in names if name.endswith(".json"))
    assert len(lines) > 100
    assert any(person["name"] == "Nuala Brackenridge" for person in people)
    assert sum(name.startswith("letters/") for name in names) == 1
    assert not any("key" in name for name in names)


def test_a_place_is_erased_after_a_look(desk: AtTheDesk) -> None:
    assert "This would go" in desk.get("/privacy/erase?source=mastodon").words
    assert "Tick the box first" in desk.post("/privacy/erase/place", source="mastodon").words
    assert "Erased:" in desk.post("/privacy/erase/place", source="mastodon", sure="on").words
    assert "Nothing was imported from" in desk.get("/privacy/erase?source=mastodon").words


def test_everything_is_erased_once_it_was_typed_and_a_backup_goes_on_from_the_first_page(
    desk: AtTheDesk, tmp_path: Path
) -> None:
    signed(desk)
    desk.post("/settings/backup", folder=str(tmp_path / "stick"))
    (packed,) = (tmp_path / "stick").iterdir()
    assert "nobody can withdraw the 1 letter" in desk.get("/privacy/erase?everything").words
    assert "Nothing was erased" in desk.post("/privacy/erase/everything", typed="yes").words
    assert "Go on from a backup" in desk.post("/privacy/erase/everything", typed="everything").words
    assert not (tmp_path / "owner" / "key.json").exists()
    wrong = desk.post("/settings/backup/restore", file=str(tmp_path / "nothing.zip"))
    assert "cannot be read" in wrong.words
    assert "no whole path" in desk.post("/settings/backup/restore", file="backup.zip").words
    assert "Here again:" in desk.post("/settings/backup/restore", file=str(packed)).words
    assert "Nuala Brackenridge" in desk.get("/letters").words
