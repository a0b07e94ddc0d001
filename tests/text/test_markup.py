import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.markup import links_in_html, looks_like_html, text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain &amp; simple", "plain & simple"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br />Three", "One\nTwo\nThree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("<p>a &lt; b &amp;amp; c</p>", "a < b &amp; c"),
        ('<a href="https://x.example/long"><span class="invisible">https://</span>x.example/long</a>',
         "https://x.example/long"),
        ("<p>shown</p><script>alert(1)</script><style>p{}</style><!-- kept back -->", "shown"),
        ("<p>two\n  lines   of source</p>", "two lines of source"),
        ("<p>unclosed <b>bold", "unclosed bold"),
        ("", ""),
        ("<", "<"),
        ("i <3 you", "i <3 you"),
    ],
)  # fmt: skip
def test_html_becomes_the_words_that_a_reader_sees(html: str, text: str) -> None:
    assert text_of_html(html) == text


def test_links_may_be_given_other_words() -> None:
    html = '<p>Hi <a href="https://h.example/@ana" class="u-url mention">@<span>ana</span></a></p>'
    assert text_of_html(html, link_text=lambda href, kind, words: f"[{words}|{kind}|{href}]") == (
        "Hi [@ana|u-url mention|https://h.example/@ana]"
    )


def test_links_are_listed_in_order() -> None:
    assert links_in_html('<a href="b">1</a> <a>none</a> <a href="a">2</a>') == ("b", "a")


@pytest.mark.parametrize(
    ("text", "is_html"), [("i <3 you", False), ("a < b > c", False), ("x<br>y", True), ("<P>", True)]
)
def test_only_tags_of_running_text_look_like_html(text: str, is_html: bool) -> None:  # noqa: FBT001 - a table
    assert looks_like_html(text) is is_html


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "deep",
        "<p><b>" * 20_000 + "deep",
        "<b><p>" * 60 + "deep",
        "<table><tr><td>" * 60 + "deep",
        "<p>" + "\u00a0" * 250_000 + "deep",
        "<p>" + " \n" * 120_000 + "deep",
        "<b><i></b></i>" * 16_000 + "deep",
        "<p>" + "&" * 200_000 + "deep",
        "<p>x</p>" * 200_000 + "deep",
    ],
)
def test_no_hostile_markup_costs_more_than_seconds(html: str) -> None:
    begun = time.perf_counter()
    assert text_of_html(html).endswith("deep")
    assert looks_like_html(html) in {True, False}
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    "html", ["<" * 250_000, "<a" * 120_000, "<" + "a" * 250_000, "<a " + "b=c " * 60_000]
)
def test_a_tag_that_never_ends_costs_no_more_than_seconds(html: str) -> None:
    begun = time.perf_counter()
    text_of_html(html + "<p>")
    assert time.perf_counter() - begun < 10


def test_an_element_that_is_framed_gives_what_is_made_of_its_words() -> None:
    html = "<p>a</p><blockquote class='x'>b<blockquote>c</blockquote></blockquote><div id=y>d</div>e"
    found = text_of_html(
        html, frame=lambda tag, marks: str.upper if tag == "blockquote" or "y" in marks else None
    )
    assert found == "a\n\nB\n\nC\n\nD\n\ne"


@given(st.text(alphabet="<>/abp &;lt\n\"'=!-"))
def test_any_text_gives_text(html: str) -> None:
    assert text_of_html(html) == text_of_html(html).strip()
