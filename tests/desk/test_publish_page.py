"""Publish: what would change is told first and written as told; foreign files are never touched."""

import json
import re
from pathlib import Path

from tests.desk.at_the_desk import AtTheDesk
from tests.desk.steps import PASSPHRASE, answered, path_of, sent, signed


def test_an_opinion_is_previewed_looked_at_and_written_and_taken_off_again(
    desk: AtTheDesk, tmp_path: Path
) -> None:
    signed(desk)
    folder, short = tmp_path / "words", path_of(desk).rpartition("/")[2]
    preview = desk.get(f"/publish?what=given&folder={folder}&opinion={short}")
    assert "index.html" in preview.words
    assert not folder.exists()
    seen = re.findall(r'"(/publish/file/[^"]+index\.html[^"]*)"', preview.text)
    page = desk.get(next(path for path in seen if "nuala" in path).replace("&amp;", "&"))
    assert "Nuala Brackenridge" in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    wrote = desk.post("/publish", what="given", folder=str(folder), opinion=short)
    assert "0 removed" in wrote.words
    assert (folder / "index.html").exists()
    (folder / "mine.txt").write_text("a file of somebody else", encoding="utf-8")
    desk.post(f"{path_of(desk)}/withdraw", sure="on", passphrase=PASSPHRASE)
    desk.post("/publish", what="given", folder=str(folder))
    assert not list(folder.glob("nuala*"))
    assert (folder / "mine.txt").exists()


def test_a_folder_of_somebody_else_is_refused_in_words(desk: AtTheDesk, tmp_path: Path) -> None:
    signed(desk)
    (tmp_path / "holiday.jpg").write_bytes(b"not ours")
    for folder in (str(tmp_path), "words", "/proc/nowhere"):
        answer = desk.post("/publish", what="given", folder=folder)
        assert answer.status == 400
        assert "Traceback" not in answer.text
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("index")] == []


def test_who_accepted_writes_pages_of_their_own_with_a_resume(
    desk: AtTheDesk, other_desk: AtTheDesk, tmp_path: Path
) -> None:
    page = sent(desk, other_desk)
    answered(other_desk, page, "show")
    desk.send("/received", other_desk.get(f"{page}/answer").body)
    path = path_of(desk)
    desk.post(f"{path}/again", known="on", passphrase=PASSPHRASE)
    other_desk.send("/received", desk.get(f"{path}/proposal").body)
    answered(other_desk, page, "show")
    folder = tmp_path / "of-mine"
    assert "resume.json" in other_desk.get(f"/publish?what=dossier&folder={folder}").words
    other_desk.post("/publish", what="dossier", folder=str(folder))
    resume = json.loads((folder / "resume.json").read_bytes())
    assert resume["basics"]["name"] == "Nuala Brackenridge"
    assert str(folder) in other_desk.get("/publish").text
