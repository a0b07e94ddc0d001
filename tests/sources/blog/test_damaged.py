"""Feeds and posts made by code: what a damaged or hostile one can do."""

import time
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.sources.blog import Blog
from goodword.sources.blog.feeds import HAS_TYPE, TOO_DEEP
from goodword.sources.blog.markdown import UnreadableError, front_matter
from goodword.text.elements import FILE_DAMAGED
from tests.sources.blog.written import (
    PATIENCE,
    exchanges,
    made,
    post,
    read,
    reasons,
    rss,
    texts,
    wordpress_post,
    wxr,
)

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))


@pytest.mark.parametrize(
    "start",
    [
        f"<?xml version='1.0'?><!DOCTYPE rss [{LAUGHS}]>",
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<?xml version='1.0'?><!DOCTYPE rss PUBLIC 'a' 'b'><!DOCTYPE rss [<!ENTITY x 'y'>]>",
    ],
    ids=["billion laughs", "external entity", "two document types"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_a_feed_with_entities_is_told_and_not_parsed(tmp_path: Path, start: str, encoding: str) -> None:
    evil = rss(post("&l9;&x;"), start=start)
    (tmp_path / "in").mkdir()
    made(tmp_path / "in", "evil.xml", evil.encode(encoding))
    made(tmp_path / "in", "feed.xml", rss(post("Thanks, Ana.")))
    found = read(tmp_path / "in")
    assert texts(found) == ["Thanks, Ana."]
    assert reasons(found) == [HAS_TYPE]


def test_an_encoding_in_which_the_guards_see_nothing_is_not_believed(tmp_path: Path) -> None:
    start = '<?xml version="1.0" encoding="utf-7"?>'
    feed = rss(post("Thanks."), start=start).replace("<channel>", "<channel>+ADwAIQ-ENTITY x 'y'+AD4-")
    assert texts(read(made(tmp_path, "feed.xml", feed))) == ["Thanks."]


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE rss [<!ENTITY x 'y'>]>", "<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>"]
)
def test_an_export_with_a_document_type_is_refused(tmp_path: Path, start: str) -> None:
    (tmp_path / "in").mkdir()
    made(tmp_path / "in", "feed.xml", rss(post("Thanks, Ana.")))
    made(tmp_path / "in", "blog.xml", wxr(wordpress_post("&x;"), start="<!-- x -->" + start))
    found = read(tmp_path / "in")
    assert texts(found) == ["Thanks, Ana."]


@pytest.mark.parametrize(("make", "reason"), [(rss, TOO_DEEP), (wxr, FILE_DAMAGED)])
def test_a_tower_of_a_hundred_thousand_elements_is_not_climbed(
    tmp_path: Path, make: Callable[..., str], reason: str
) -> None:
    begun = time.monotonic()
    tower = "<a>" * 100_000 + "</a>" * 100_000
    found = read(made(tmp_path, "feed.xml", make(wordpress_post("Before."), tower)))
    assert reasons(found) == [reason]
    assert time.monotonic() - begun < PATIENCE


TAGS = {
    "div": "<div>" * 100_000,
    "blockquote": "<blockquote>" * 100_000,
    "links": "<a href='https://x.com/ana'>Ana" * 50_000,
    "brackets": "<" * 200_000,
    "ampersands": "&" * 200_000,
    "comments": "<!--" * 50_000,
}


@pytest.mark.parametrize("html", TAGS.values(), ids=TAGS)
def test_a_post_of_nothing_but_tags_ends(tmp_path: Path, html: str) -> None:
    begun = time.monotonic()
    read(made(tmp_path, "feed.xml", rss(post(html), post("Thanks, Ana.", 2))))
    read(made(tmp_path, "blog.xml", wxr(wordpress_post(html), wordpress_post("Thanks, Ana.", 2))))
    assert time.monotonic() - begun < PATIENCE


@pytest.mark.parametrize(
    "body", ["[" * 100_000, "![[" * 40_000, "> " * 100_000, "[a][b " * 30_000, "`a" * 90_000]
)
def test_markdown_of_nothing_but_marks_ends(tmp_path: Path, body: str) -> None:
    begun = time.monotonic()
    read(made(tmp_path, "post.md", f"---\ntitle: One\n---\n{body}"))
    assert time.monotonic() - begun < PATIENCE


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghi")
)
MATTERS = {
    "bomb": BOMB,
    "object": "title: !!python/object/apply:os.system ['touch ran']",
    "tower": "title: " + "[" * 60_000,
    "merge": "<<: *a\ntitle: One",
    "keys": "? " * 10_000,
}


@pytest.mark.parametrize("matter", MATTERS.values(), ids=MATTERS)
def test_front_matter_is_text_whatever_yaml_could_do(tmp_path: Path, matter: str) -> None:
    found = read(made(tmp_path, "post.md", f"---\ndate: 2023-01-01\n{matter}\n---\nThanks, Ana."))
    assert texts(found)[0].endswith("Thanks, Ana.")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("toml", ["a = " + "[" * 50_000, "a = 1\na = 2", "title = 'unclosed", "a." * 30_000])
def test_front_matter_that_is_no_toml_costs_its_post(toml: str) -> None:
    with pytest.raises(UnreadableError):
        front_matter(None, toml)


def test_front_matter_that_never_ends_costs_its_post(tmp_path: Path) -> None:
    made(tmp_path, "one.md", "---\ntitle: One\n---\nThanks, Ana.")
    made(tmp_path, "two.md", "---\ntitle: Two\n" + "key: value\n" * 20_000)
    made(tmp_path, "three.md", "---\ntitle: Three\n---\n" + "x" * 300_000)
    found = read(tmp_path)
    assert texts(found) == ["One\n\nThanks, Ana."]
    assert sorted(reasons(found)) == [
        "the front matter of this post cannot be read",
        "this post is larger than 256 KB",
    ]


def test_a_feed_that_is_cut_gives_what_stands_in_it(tmp_path: Path) -> None:
    whole = rss(*(post(f"Thanks, number {number}.", number) for number in range(20)))
    found = read(made(tmp_path, "feed.xml", whole[: len(whole) // 2]))
    assert 5 <= len(texts(found)) <= 12
    assert reasons(found) == ["this feed is not well-formed; what could be read was read"]


def test_an_export_that_is_cut_gives_what_stands_in_it(tmp_path: Path) -> None:
    whole = wxr(*(wordpress_post(f"Thanks, number {number}.", number) for number in range(20)))
    found = read(made(tmp_path, "blog.xml", whole[: len(whole) // 2]))
    assert len(texts(found)) == 9
    assert reasons(found) == ["this file is damaged; what could be read was read"]


def test_a_control_character_does_not_end_an_export(tmp_path: Path) -> None:
    path = made(tmp_path, "blog.xml", wxr(wordpress_post("Thanks,\x0b Ana.\x01"), wordpress_post("Two.", 2)))
    assert texts(read(path)) == ["Thanks, Ana.", "Two."]


def test_a_feed_beyond_every_size_is_told(tmp_path: Path) -> None:
    made(tmp_path, "feed.xml", rss(post("Thanks, Ana.")))
    made(tmp_path, "large.xml", rss(post("x" * (17 << 20))))
    found = read(tmp_path)
    assert texts(found) == ["Thanks, Ana."]
    assert reasons(found) == ["this feed is larger than 16 MB"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.xml", "<html><body>rss feed</body></html>"),
        ("sitemap.xml", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'></urlset>"),
        ("README.md", "# Tides\n\n--- title: One ---"),
        ("notes.md", "---\nlayout: none\n---\nhello"),
        ("outbox.json", '{"orderedItems": []}'),
        ("comments.xml", "<!--" + "<!-->" * 900),
    ],
)
def test_what_is_no_post_is_not_claimed(tmp_path: Path, name: str, content: str) -> None:
    with open_archive(made(tmp_path, name, content)) as archive:
        assert not Blog().identifies(archive)


def test_posts_in_a_zip_are_read_where_they_lie(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "blog.zip", "w") as packed:
        packed.writestr(
            "_posts/2020-01-02-one.md", "---\ntitle: One\nauthor: Mira Solberg\n---\nThanks, Ana."
        )
        packed.writestr("_config.yml", "url: https://mira.example # home\nauthor:\n  name: Mira Solberg\n")
    found = read(tmp_path / "blog.zip")
    (one,) = exchanges(found)
    assert (one.author, one.sent_at and one.sent_at.year) == ("blog:mira.example", 2020)


@pytest.mark.parametrize(
    "written",
    ["nora@voss.design (Nora Voss)", "Nora Voss &lt;nora@voss.design&gt;", "Nora Voss (nora@voss.design)"],
)
def test_an_author_is_a_name_and_an_address_however_long_its_domain_ends(
    tmp_path: Path, written: str
) -> None:
    path = made(
        tmp_path, "feed.xml", rss(post("Thanks."), head=f"<managingEditor>{written}</managingEditor>")
    )
    with open_archive(path) as archive:
        owner = Blog().owner(archive)
    assert (owner.name, owner.accounts[0].emails) == ("Nora Voss", ("nora@voss.design",))


def test_a_day_that_is_none_stands_for_no_other(tmp_path: Path) -> None:
    path = made(tmp_path, "feed.xml", rss(post("Thanks, Ana.") + "<pubDate>some day</pubDate>"))
    assert [one.sent_at for one in exchanges(read(path))] == [None]


@pytest.mark.parametrize(
    "bad",
    [
        b"&#x110000;",
        b"&#999999999999999999999;",
        b"\xff\xfe",
        b"\0",
        b"<link href='http://[x'>",
        b"&#0;",
    ],
)
def test_what_the_parser_stumbles_over_costs_a_character_and_no_post(tmp_path: Path, bad: bytes) -> None:
    feed = rss("<guid>1</guid><description>Thanks, HERE Ana.</description>", post("Two.", 2)).encode()
    found = texts(read(made(tmp_path, "feed.xml", feed.replace(b"HERE", bad))))
    assert found[0].startswith("Thanks,")
    assert found[0].endswith("Ana.")
    assert found[1:] == ["Two."]
