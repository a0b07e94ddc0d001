"""Feeds and posts made by code: what is read of them."""

from pathlib import Path

import pytest

from goodword.nouns import Account
from tests.sources.blog.written import exchanges, made, post, read, reasons, rss, texts, wordpress_post, wxr

NETSCAPE = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.example/rss.dtd">'
RSS_091 = f"""{NETSCAPE}<rss version="0.91"><channel><title>N</title><link>https://mira.example</link>
<item><title>One</title><description>Thanks, Ana.</description></item></channel></rss>"""
RSS_10 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><link>https://mira.example</link></channel>
<item rdf:about="1"><title>One</title><description>Thanks, Ana.</description></item></rdf:RDF>"""
RSS_20 = rss("<title>One</title><description>Thanks, Ana.</description>")
ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>N</title>
<entry><id>1</id><title>One</title><content>Thanks, Ana.</content></entry></feed>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1",
"items": [{"id": "1", "title": "One", "content_html": "<p>Thanks, Ana."}]}"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rss091.xml", RSS_091),
        ("index.rdf", RSS_10),
        ("feed.rss", RSS_20),
        ("feed.xml", RSS_20.encode("utf-16")),
        ("atom.xml", ATOM_03),
        ("feed.json", JSON_FEED),
        ("one.md", "---\ntitle: One\n---\nThanks, Ana."),
        ("two.markdown", '+++\ntitle = "One"\n+++\n\nThanks, Ana.'),
        ("blog.xml", wxr("<title>One</title>" + wordpress_post("Thanks, Ana."))),
    ],
)
def test_every_form_of_a_post_gives_its_words(tmp_path: Path, name: str, content: str | bytes) -> None:
    found = read(made(tmp_path, name, content))
    assert texts(found) == ["One\n\nThanks, Ana."]
    assert not reasons(found)


@pytest.mark.parametrize(
    ("url", "account"),
    [
        ("https://www.linkedin.com/in/Ana-Ruiz/?trk=x", "linkedin:in/ana-ruiz"),
        ("https://mobile.twitter.com/AnaR", "x:@anar"),
        ("https://fjord.example/@Ana", "mastodon:ana@fjord.example"),
        ("https://fjord.example/@ana@quay.example", "mastodon:ana@quay.example"),
        ("https://github.com/ana-ruiz", "github:@ana-ruiz"),
        ("https://bsky.app/profile/Ana.example.com", "bluesky:ana.example.com"),
        ("https://github.com/ana-ruiz/tides", None),
        ("https://x.com/intent", None),
        ("https://medium.com/@ana", None),
        ("https://fjord.example/@ana/109", None),
        ("javascript:alert(1)", None),
        ("https://[broken", None),
        ("https://fjord.example/@" + "a" * 5_000, None),
    ],
)
def test_a_link_to_a_profile_credits_its_account(tmp_path: Path, url: str, account: str | None) -> None:
    found = read(made(tmp_path, "feed.xml", rss(post(f'<p>Thanks, <a href="{url}">Ana Ruiz</a>.</p>'))))
    (exchange,) = exchanges(found)
    assert [one.account for one in exchange.addressed] == ([account] if account else [])
    assert [one.written for one in exchange.addressed] == (["Ana Ruiz"] if account else [])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Jan van der Berg", "Jan van der Berg"),
        ("her profile", None),
        ("here", None),
    ],
)
def test_only_a_full_name_names_an_account(tmp_path: Path, words: str, name: str | None) -> None:
    found = read(
        made(tmp_path, "feed.xml", rss(post(f'<p>See <a href="https://x.com/ana">{words}</a>.</p>')))
    )
    (ana,) = (one for one in found if isinstance(one, Account) and one.id == "x:@ana")
    assert ana.name == name


def test_what_others_said_is_quoted_and_never_own(tmp_path: Path) -> None:
    inner = "<blockquote>Two <blockquote>three</blockquote> four</blockquote>"
    html = f"<p>One.</p>{inner}<p>Five.</p><blockquote>Six"
    (found,) = exchanges(read(made(tmp_path, "feed.xml", rss(post(html)))))
    assert found.text == "One.\n\nFive."
    assert found.quoted
    assert [word in found.quoted for word in ("Two", "three", "four", "Six")] == [True] * 4


def test_drafts_private_posts_and_spam_are_left_out(tmp_path: Path) -> None:
    shown = wordpress_post("Shown.")
    others = [
        shown.replace("publish", status).replace("?p=1", f"?p={place}")
        for place, status in enumerate(("draft", "private", "pending", "trash", "future"), 2)
    ]
    locked = shown.replace("?p=1", "?p=9") + "<wp:post_password>secret</wp:post_password>"
    assert texts(read(made(tmp_path, "blog.xml", wxr(shown, *others, locked)))) == ["Shown."]


def test_a_post_has_one_id_in_the_feed_and_in_the_export(tmp_path: Path) -> None:
    in_the_export = read(made(tmp_path, "blog.xml", wxr(wordpress_post("Thanks."))))
    in_the_feed = read(
        made(
            tmp_path,
            "feed.xml",
            rss("<guid>https://mira.example/?p=1</guid><description>Thanks.</description>"),
        )
    )
    assert exchanges(in_the_export)[0].id == exchanges(in_the_feed)[0].id


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2023-04-05", "2023-04-05"),
        ("2023-04-05 10:00:00 +0200", "2023-04-05"),
        ("April 5, 2023", "2023-04-05"),
        ('"2023-04-05"', "2023-04-05"),
        ("2023-04-05T10:00:00Z # noon", "2023-04-05"),
        ("some day", "2022-11-05"),
        ("1969-01-01", "2022-11-05"),
    ],
)
def test_the_day_of_a_post_is_in_its_front_matter_or_its_name(tmp_path: Path, date: str, day: str) -> None:
    path = made(tmp_path, "2022-11-05-lamps.md", f"---\ntitle: Lamps\ndate: {date}\n---\nThanks.")
    (found,) = exchanges(read(path))
    assert found.sent_at
    assert found.sent_at.date().isoformat() == day
