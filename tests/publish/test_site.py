import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from goodword.credential import accept, sign
from goodword.errors import PublishError
from goodword.nouns import Recommendation, RecommendationId
from goodword.ports import Signer
from goodword.publish import PublishedLetter, plan_site, slug

Sign = Callable[[Recommendation], bytes]
Another = Callable[[Recommendation, int], Recommendation]
ANA, FOR_ANA = "ana-ruiz-3f2a91c0", "for-ana-ruiz-01a39abc"


def names(html: bytes) -> list[str]:
    return [node.text() for node in LexborHTMLParser(html.decode()).css(".given h2")]


def test_a_site_is_an_index_the_check_page_and_a_folder_for_each_letter(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    document = accepted(recommendation)
    files = plan_site([PublishedLetter(document=document)], now=now)
    of_letter = {"index.html", "credential.json", "letter.pdf", "badge.svg"}
    of_person = {f"{FOR_ANA}/index.html", f"{FOR_ANA}/resume.json"}
    at_top = {"index.html", "verify.html", "feed.xml"}
    assert set(files) == at_top | of_person | {f"{ANA}/{name}" for name in of_letter}
    assert files[f"{ANA}/credential.json"] == document


def test_the_same_letters_give_the_same_bytes_in_any_order_and_at_any_time(
    accepted: Sign, recommendation: Recommendation, another: Another, now: datetime
) -> None:
    letters = [PublishedLetter(document=accepted(another(recommendation, number))) for number in range(5)]
    later = now + timedelta(days=400)
    assert plan_site(letters, now=now) == plan_site(letters[::-1], now=later)


@pytest.mark.parametrize("address", ["", "ada.example", "https://[", "ftp://ada.example/"])
def test_a_site_stands_at_an_address_of_the_web_or_nowhere(now: datetime, address: str) -> None:
    with pytest.raises(PublishError, match="No site can stand"):
        plan_site([], now=now, address=address)


def test_every_link_of_the_site_leads_to_a_file_of_the_site(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    files = plan_site([PublishedLetter(document=accepted(recommendation))], now=now)
    for path, content in files.items():
        if path.endswith("index.html"):
            tree = LexborHTMLParser(content.decode())
            for node in tree.css("a[href], link[href]"):
                href = (node.attributes["href"] or "").partition("#")[0]
                if href and not re.match(r"https?:|data:", href):
                    assert resolved(path, href) in files, (path, href)


def resolved(path: str, href: str) -> str:
    parts = path.split("/")[:-1]
    for step in href.split("/"):
        if step == "..":
            parts.pop()
        elif step not in {"", "."}:
            parts.append(step)
    return "/".join([*parts, "index.html"] if href.endswith("/") else parts)


def test_the_newest_recommendation_stands_first(
    accepted: Sign, recommendation: Recommendation, another: Another, now: datetime
) -> None:
    old = replace(
        another(recommendation, 1), subject_name="Jonas Weil", approved_at=datetime(2020, 1, 1, tzinfo=UTC)
    )
    letters = [PublishedLetter(document=accepted(letter)) for letter in (old, recommendation)]
    assert names(plan_site(letters, now=now)["index.html"]) == ["Ana Ruiz", "Jonas Weil"]


def test_of_two_versions_the_one_signed_last_is_shown(
    giver: Signer, recommendation: Recommendation, now: datetime
) -> None:
    first = sign(recommendation, signer=giver, at=now - timedelta(days=3))
    changed = replace(recommendation, paragraphs=("Ana mended the tide tables.",), own_statements=())
    second = sign(changed, signer=giver, at=now - timedelta(days=1))
    letters = [PublishedLetter(document=version.document, is_own_opinion=True) for version in (second, first)]
    files = plan_site(letters, now=now)
    assert files[f"{ANA}/credential.json"] == second.document
    assert sum(path.endswith("credential.json") for path in files) == 1


def test_of_the_same_words_the_accepted_ones_are_shown(
    signed: Sign, recommendation: Recommendation, recipient: Signer, now: datetime
) -> None:
    bare = signed(recommendation)
    with_acceptance = accept(bare, signer=recipient, at=now, may_be_shown=True)
    letters = [
        PublishedLetter(document=document, is_own_opinion=True) for document in (with_acceptance, bare)
    ]
    assert plan_site(letters, now=now)[f"{ANA}/credential.json"] == with_acceptance


def test_one_letter_that_may_not_be_published_stops_the_site(
    accepted: Sign, signed: Sign, recommendation: Recommendation, another: Another, now: datetime
) -> None:
    letters = [
        PublishedLetter(document=accepted(recommendation)),
        PublishedLetter(document=signed(another(recommendation, 2))),
    ]
    with pytest.raises(PublishError, match="has not accepted"):
        plan_site(letters, now=now)


def test_the_index_shows_that_two_recommended_each_other(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    html = plan_site([PublishedLetter(document=accepted(recommendation))], now=now)["index.html"]
    assert "They recommended each other." in html.decode()


def test_a_giver_with_nothing_published_has_an_index_that_says_so(now: datetime) -> None:
    files = plan_site([], now=now)
    assert set(files) == {"index.html", "verify.html"}
    assert "Nothing is published here yet." in files["index.html"].decode()


def test_two_people_of_one_name_have_two_folders(
    accepted: Sign, recommendation: Recommendation, another: Another, now: datetime
) -> None:
    letters = [PublishedLetter(document=accepted(another(recommendation, number))) for number in (1, 2)]
    assert len([path for path in plan_site(letters, now=now) if path.endswith("credential.json")]) == 2


def test_two_numbers_that_begin_alike_have_two_folders(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    alike = [
        replace(recommendation, id=RecommendationId(f"urn:uuid:3f2a91c0-0000-4000-8000-00000000000{end}"))
        for end in (1, 2)
    ]
    letters = [PublishedLetter(document=accepted(letter)) for letter in alike]
    files = plan_site(letters, now=now)
    assert sum(path.endswith("credential.json") for path in files) == 2


def test_a_folder_keeps_its_name_when_others_come(
    accepted: Sign, recommendation: Recommendation, another: Another, now: datetime
) -> None:
    one = PublishedLetter(document=accepted(recommendation))
    more = [PublishedLetter(document=accepted(another(recommendation, number))) for number in range(3)]
    assert plan_site([one], now=now).keys() <= plan_site([*more, one], now=now).keys()


@given(name=st.text(max_size=120), number=st.uuids())
def test_a_slug_is_safe_anywhere(name: str, number: object) -> None:
    made = slug(name, f"urn:uuid:{number}")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 80


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("Ana Ruiz", "ana-ruiz"),
        ("Zoë Ångström", "zoe-angstrom"),
        ("山田 花子", "recommendation"),
        ("../..", "recommendation"),
    ],
)
def test_a_slug_is_readable_where_it_can_be(name: str, readable: str) -> None:
    assert slug(name, "urn:uuid:3f2a91c0-7c1d-4a55-9c0e-0d5b7a2e4f10") == f"{readable}-3f2a91c0"


def test_a_name_above_the_list_is_told_where_a_letter_was_given_under_another(
    accepted: Sign, recommendation: Recommendation, another: Another, now: datetime
) -> None:
    before = replace(
        another(recommendation, 1), author_name="Mara Berg", approved_at=datetime(2020, 1, 1, tzinfo=UTC)
    )
    letters = [PublishedLetter(document=accepted(letter)) for letter in (recommendation, before)]
    assert "Mara Berg" in plan_site(letters, now=now)["index.html"].decode()
