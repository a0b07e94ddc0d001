from pathlib import Path

from tests.command_line import CommandLine


def test_the_demo_goes_the_whole_way_and_leaves_a_site(goodword: CommandLine, tmp_path: Path) -> None:
    answer = goodword("demo", tmp_path / "demo")
    assert answer.code == 0, answer.err
    assert "Three people to begin with:" in answer.out
    assert "Wendeline Achterberg → you → Wanjiru Pelham" in answer.out
    pages = sorted(path.parent.name for path in (tmp_path / "demo" / "site").glob("*/index.html"))
    assert [name for name in pages if not name.startswith("for-")] == [pages[-1]]
    assert "accepted by" in (tmp_path / "demo" / "site" / pages[0] / "index.html").read_text("utf-8").lower()


def test_the_demo_takes_no_folder_that_holds_anything_else(goodword: CommandLine, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("mine")
    answer = goodword("demo", mine)
    assert answer.code == 2
    assert "letter.txt, which Goodword did not write" in answer.err
    assert (mine / "letter.txt").read_text() == "mine"
