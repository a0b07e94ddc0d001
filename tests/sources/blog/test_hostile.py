"""Feeds and exports that no parser of its own accord ends over, or that nothing in them bounds."""

import zipfile
from pathlib import Path

import pytest

from goodword.archive import confined, open_archive
from goodword.archive.confined import NO_MORE, TOO_LONG
from goodword.nouns import Exchange, Record, Skipped
from goodword.sources.blog import Blog
from goodword.text.elements import FILE_DAMAGED

FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Notes</title><link>https://mira.example/</link>'
    "{}<item><guid>{}</guid><description>Thanks, Ana.</description></item></channel></rss>"
)
QUADRATIC = {
    "an author of a million letters": f"<item><author>{'a' * 1_000_000}</author></item>",
    "an element of a hundred thousand attributes": "<item "
    + " ".join(f'a{number}="1"' for number in range(100_000))
    + "/>",
}
EXPORT = (
    '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><link>https://mira.example</link>'
)
POST = (
    "<item><guid>{}</guid><content:encoded>Thanks, Ana.</content:encoded><wp:status>publish</wp:status>"
    "<wp:post_type>post</wp:post_type>{}</item>"
)


def read(path: Path) -> list[Record]:
    with open_archive(path) as archive:
        return list(Blog().read(archive))


def texts(records: list[Record]) -> list[str]:
    return [one.text for one in records if isinstance(one, Exchange)]


def skips(records: list[Record]) -> list[tuple[str, str]]:
    return [(one.origin.member, one.reason) for one in records if isinstance(one, Skipped)]


@pytest.fixture
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of the processor for each member: none of these feeds would end within minutes."""
    monkeypatch.setattr(confined, "SECONDS", 1)
    monkeypatch.setattr(confined, "SECONDS_A_MEGABYTE", 0)


@pytest.mark.usefixtures("_little_patience")
def test_a_feed_that_its_parser_never_ends_costs_itself_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text(FEED.format("<managingEditor>Mira Solberg</managingEditor>", 1))
    for name, evil in zip("ac", QUADRATIC.values(), strict=True):
        (tmp_path / f"{name}.xml").write_text(FEED.format(evil, 2))
    with open_archive(tmp_path) as archive:
        assert Blog().owner(archive).name == "Mira Solberg"
    found = read(tmp_path)
    assert texts(found) == ["Thanks, Ana."]
    assert skips(found) == [("a.xml", TOO_LONG), ("c.xml", TOO_LONG)]


@pytest.mark.usefixtures("_little_patience")
def test_an_archive_of_nothing_but_such_feeds_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "MOST_LOST", 1)
    (evil,) = list(QUADRATIC.values())[:1]
    with zipfile.ZipFile(tmp_path / "feeds.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(30):
            packed.writestr(f"{number:02}.xml", FEED.format(evil, number))
    found = read(tmp_path / "feeds.zip")
    assert skips(found) == [("00.xml", TOO_LONG), *((f"{number:02}.xml", NO_MORE) for number in range(1, 30))]


def test_five_hundred_feeds_are_parsed_by_one_process(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "feeds.zip", "w") as packed:
        for number in range(500):
            packed.writestr(f"{number}.xml", FEED.format("", number))
    found = read(tmp_path / "feeds.zip")
    assert len(texts(found)) == 500
    assert not skips(found)


@pytest.mark.parametrize("begun", ['<a b="', "<!--", "<?x "], ids=["attribute", "comment", "instruction"])
def test_a_tag_without_end_costs_what_stands_behind_it_and_no_time(tmp_path: Path, begun: str) -> None:
    with zipfile.ZipFile(tmp_path / "blog.zip", "w") as packed:
        packed.writestr("blog.xml", EXPORT + POST.format(1, "") + begun + "x" * (40 << 20))
    found = read(tmp_path / "blog.zip")
    assert texts(found) == ["Thanks, Ana."]
    assert skips(found) == [("blog.xml", FILE_DAMAGED)]


@pytest.mark.parametrize(
    "below",
    [
        "".join(f"<a{number}>{'x' * (1 << 20)}</a{number}>" for number in range(20)),
        f"<wp:comment><wp:comment_content>{'x' * (1 << 20)}</wp:comment_content></wp:comment>" * 20,
        "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>" * 20_001,
    ],
    ids=["fields", "comments", "a crowd"],
)
def test_a_post_with_more_below_it_than_memory_holds_is_told(tmp_path: Path, below: str) -> None:
    with zipfile.ZipFile(tmp_path / "blog.zip", "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("blog.xml", EXPORT + POST.format(1, below) + POST.format(2, "") + "</channel></rss>")
    found = read(tmp_path / "blog.zip")
    assert texts(found) == ["Thanks, Ana."] * 2
    assert skips(found)[-1] == ("blog.xml", "more stands below this post than is read")


def test_an_export_in_an_encoding_that_is_none_is_told(tmp_path: Path) -> None:
    export = (EXPORT + POST.format(1, "") + "</channel></rss>").replace("?>", ' encoding="uttf-8"?>', 1)
    (tmp_path / "blog.xml").write_text(export)
    assert skips(read(tmp_path)) == [("blog.xml", FILE_DAMAGED)]
