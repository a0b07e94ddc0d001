import errno
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from goodword.errors import ForeignFolderError, PublishError
from goodword.publish import write_site
from goodword.publish.files import Site
from goodword.publish.folder import MANIFEST

SITE = {
    "index.html": b"<p>index",
    "verify.html": b"<p>verify",
    "ana/index.html": b"<p>Ana",
    "ana/credential.json": b"{}",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def test_a_site_is_written_as_planned(tmp_path: Path) -> None:
    published = write_site(tmp_path / "new" / "site", SITE)
    assert contents(tmp_path / "new" / "site") == SITE
    assert published.pages == ("ana/index.html", "index.html", "verify.html")
    assert published.changed == tuple(sorted(SITE))
    assert published.removed == ()


def test_writing_the_same_again_touches_nothing(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    published = write_site(tmp_path, SITE)
    assert published.changed == published.removed == ()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    published = write_site(tmp_path, SITE | {"index.html": b"<p>another"})
    assert published.changed == ("index.html",)
    assert (tmp_path / "index.html").read_bytes() == b"<p>another"


def test_a_page_that_is_no_longer_published_is_removed_and_reported(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    left = {path: content for path, content in SITE.items() if not path.startswith("ana/")}
    published = write_site(tmp_path, left)
    assert published.removed == ("ana/credential.json", "ana/index.html")
    assert contents(tmp_path) == left
    assert not (tmp_path / "ana").exists()


def test_a_file_that_was_lost_is_written_again(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    (tmp_path / "index.html").unlink()
    assert write_site(tmp_path, SITE).changed == ("index.html",)


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("precious")
    with pytest.raises(ForeignFolderError, match=r"holds thesis\.tex, which Goodword did not write"):
        write_site(tmp_path, SITE)
    assert contents(tmp_path) == {"thesis.tex": b"precious"}


def test_hidden_files_of_a_host_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".nojekyll").touch()
    write_site(tmp_path, SITE)
    assert contents(tmp_path) == SITE
    assert (tmp_path / ".nojekyll").exists()


def test_files_put_beside_the_site_later_stay(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    (tmp_path / "CNAME").write_text("mara.example")
    (tmp_path / "ana" / "photo.jpg").write_bytes(b"jpg")
    write_site(tmp_path, {"index.html": b"<p>index"})
    assert contents(tmp_path) == {
        "index.html": b"<p>index",
        "CNAME": b"mara.example",
        "ana/photo.jpg": b"jpg",
    }


@pytest.mark.parametrize("wanted", [SITE | {"index.html": b"<p>new"}, {"verify.html": b"<p>verify"}])
def test_a_page_that_somebody_edited_is_neither_overwritten_nor_removed(
    tmp_path: Path, wanted: dict[str, bytes]
) -> None:
    write_site(tmp_path, SITE)
    (tmp_path / "index.html").write_bytes(b"edited by hand")
    before = contents(tmp_path)
    with pytest.raises(ForeignFolderError, match=r"index\.html"):
        write_site(tmp_path, wanted)
    assert contents(tmp_path) == before


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    site = tmp_path / "site"
    write_site(site, {"index.html": b"<p>index"})
    (site / "ana").symlink_to(elsewhere)
    with pytest.raises(ForeignFolderError, match="link ana"):
        write_site(site, SITE)
    assert list(elsewhere.iterdir()) == []


def test_a_link_in_place_of_the_part_that_is_written_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"mine")
    site = tmp_path / "site"
    site.mkdir()
    (site / ".goodword.part").symlink_to(precious)

    write_site(site, SITE)

    assert precious.read_bytes() == b"mine"
    assert contents(site) == SITE


def test_a_run_that_was_interrupted_anywhere_is_ended_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = {"index.html": b"<p>new index", "ben/index.html": b"<p>Ben"}
    for steps in range(1, 8):
        site = tmp_path / str(steps)
        write_site(site, SITE)
        stop_after(steps, monkeypatch)
        try:
            write_site(site, changed)
        except KeyboardInterrupt:
            monkeypatch.undo()
            write_site(site, changed)
        monkeypatch.undo()
        assert contents(site) == changed


def stop_after(steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupt after this many files were put in place or removed."""
    left = iter(range(steps))
    replace, unlink = Path.replace, Path.unlink

    def count() -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    def counted_replace(self: Path, target: Path) -> Path:
        count()
        return replace(self, target)

    def counted_unlink(self: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as Path has it
        count()
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", counted_replace)
    monkeypatch.setattr(Path, "unlink", counted_unlink)


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(PublishError, match="could not be written"):
        write_site(tmp_path / "file" / "site", SITE)


def test_a_file_in_place_of_the_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(PublishError):
        write_site(tmp_path / "site", SITE)
    assert (tmp_path / "site").read_text() == "a file"


def test_a_broken_manifest_stops_before_anything_is_touched(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    (tmp_path / MANIFEST).write_text("{")
    with pytest.raises(PublishError, match="Nothing was changed"):
        write_site(tmp_path, {})
    assert contents(tmp_path) == SITE


@pytest.mark.parametrize("manifest", [b"\xff\xfe", b"[]", b'{"files": {"../mine.txt": ["HERE"]}}'])
def test_a_manifest_that_is_none_of_ours_takes_nothing_away(tmp_path: Path, manifest: bytes) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_bytes(b"mine")
    site = tmp_path / "site"
    site.mkdir()
    (site / MANIFEST).write_bytes(manifest.replace(b"HERE", sha256(b"mine").hexdigest().encode()))
    with pytest.raises(PublishError, match="cannot be read"):
        write_site(site, SITE)
    assert mine.read_bytes() == b"mine"


def counting(files: dict[str, bytes], made: list[str], recipes: dict[str, str] | None = None) -> Site:
    """A site that says which files were made."""

    def make(path: str) -> bytes:
        made.append(path)
        return files[path]

    told = recipes or {path: path + content.decode() for path, content in files.items()}
    return Site(told, {path: partial(make, path) for path in files})


def test_of_a_site_only_what_is_made_of_something_else_is_made(tmp_path: Path) -> None:
    made: list[str] = []
    write_site(tmp_path, counting(SITE, made))
    assert sorted(made) == sorted(SITE)
    made.clear()
    changed = SITE | {"ana/index.html": b"<p>Ana, anew"}
    assert write_site(tmp_path, counting(changed, made)).changed == ("ana/index.html",)
    assert made == ["ana/index.html"]
    assert contents(tmp_path) == changed


def test_a_file_that_was_lost_is_made_again_although_it_is_made_of_the_same(tmp_path: Path) -> None:
    made: list[str] = []
    write_site(tmp_path, counting(SITE, made))
    (tmp_path / "verify.html").unlink()
    made.clear()
    assert write_site(tmp_path, counting(SITE, made)).changed == ("verify.html",)
    assert made == ["verify.html"]


def test_a_site_that_was_interrupted_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{number}/index.html": str(number).encode() for number in range(450)}
    stop_after(600, monkeypatch)  # two steps a file: the second batch has begun
    with pytest.raises(KeyboardInterrupt):
        write_site(tmp_path, counting(files, []))
    monkeypatch.undo()
    made: list[str] = []
    write_site(tmp_path, counting(files, made))
    assert len(made) == 250
    assert contents(tmp_path) == files


def test_a_preview_changes_nothing_and_tells_what_would(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    changed = {"index.html": b"<p>new", "ben/index.html": b"<p>Ben", "verify.html": b"<p>verify"}
    told = write_site(tmp_path, changed, is_preview=True)
    assert told.changed == ("ben/index.html", "index.html")
    assert told.added == ("ben/index.html",)
    assert told.removed == ("ana/credential.json", "ana/index.html")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    done = write_site(tmp_path, changed)
    assert (done.changed, done.added, done.removed) == (told.changed, told.added, told.removed)


def test_a_preview_of_a_folder_that_is_not_there_makes_none(tmp_path: Path) -> None:
    assert write_site(tmp_path / "site", SITE, is_preview=True).added == tuple(sorted(SITE))
    assert not (tmp_path / "site").exists()


def test_a_folder_that_may_only_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, _: bytes) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))  # root is never refused

    monkeypatch.setattr(Path, "write_bytes", refused)
    with pytest.raises(PublishError, match=r"could not be written .Permission denied.*you may write to"):
        write_site(tmp_path, SITE)
