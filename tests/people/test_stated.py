"""What a profile states as its own elsewhere, and what it only mentions."""

import pytest

from goodword.people.names import shape
from goodword.people.stated import stated_in


@pytest.mark.parametrize(
    ("bio", "handle"),
    [
        ("Tides. Also @ana@mastodon.social", "mastodon ana@mastodon.social"),
        ("Now on Mastodon: ana@social.example", "mastodon ana@social.example"),
        ("bsky: ana.bsky.social", "bluesky ana.bsky.social"),
        ("you find me at @ana.bsky.social.", "bluesky ana.bsky.social"),
        ("Bluesky → @ana.quay.example", "bluesky ana.quay.example"),
        ("Twitter: @AnaRuiz", "x anaruiz"),
        ("X @anaruiz", "x anaruiz"),
        ("tweets as @anaruiz", "x anaruiz"),
        ("github: anaruiz", "github anaruiz"),
        ("LinkedIn: ana-ruiz-4b21", "linkedin ana-ruiz-4b21"),
    ],
)
def test_a_handle_is_stated(bio: str, handle: str) -> None:
    assert handle in stated_in(bio).handles


@pytest.mark.parametrize(
    ("bio", "url"),
    [
        ("https://x.com/AnaRuiz", "x.com/anaruiz"),
        ("see linkedin.com/in/ana-ruiz/.", "linkedin.com/in/ana-ruiz"),
        ("social.example/@ana", "social.example/@ana"),
    ],
)
def test_an_address_of_a_profile_is_stated(bio: str, url: str) -> None:
    assert stated_in(bio).urls == {url}


@pytest.mark.parametrize(
    "bio",
    [
        "Engineer @tidewater",
        "Mother of @ben",
        "x marks the spot",
        "I left Twitter for good",
        "10:30/week",
        "",
        None,
    ],
)
def test_what_names_no_place_is_not_stated(bio: str | None) -> None:
    assert not stated_in(bio).handles


def test_an_address_may_be_mail_or_a_handle() -> None:
    stated = stated_in("write to Ana@Quay.example")
    assert stated.emails == {"ana@quay.example"}
    assert stated.handles == {"mastodon ana@quay.example"}


@pytest.mark.parametrize(
    "text", ["x " + " " * 2000, "a-" * 1000, "@a" * 1000, "a." * 1000, "x:" * 1000, "née " * 500]
)
def test_a_text_made_to_be_slow_is_read(text: str) -> None:
    assert not stated_in(f"@{text}:").emails
    assert len(shape(text).born) < 200
