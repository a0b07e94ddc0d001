"""The feed, the badge, the picture, the résumé and the dossier: made of the signed bytes, like the page."""

import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from goodword.credential import (
    StatusEntry,
    accept,
    entry_document,
    sign,
    sign_status_list,
    signed_copy_in,
    staple,
)
from goodword.errors import PublishError
from goodword.nouns import Recommendation
from goodword.ports import Signer
from goodword.publish import PublishedLetter, plan_dossier, plan_site
from goodword.publish.files import Site

Sign = Callable[[Recommendation], bytes]
Another = Callable[[Recommendation, int], Recommendation]
ANA, FOR_ANA = "ana-ruiz-3f2a91c0", "for-ana-ruiz-01a39abc"
ADDRESS = "https://mara.example/words/"
ATOM = "{http://www.w3.org/2005/Atom}"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<b>&\N{ZERO WIDTH SPACE}\x0c\"'</b>"


@pytest.fixture
def site(accepted: Sign, now: datetime) -> Callable[..., Site]:
    """The site of these recommendations, each accepted."""
    return lambda *words, address=ADDRESS, **more: plan_site(
        [PublishedLetter(document=accepted(one)) for one in words], now=now, address=address, **more
    )


def test_the_feed_tells_each_letter_once_the_one_signed_last_first(
    giver: Signer, recipient: Signer, recommendation: Recommendation, another: Another, now: datetime
) -> None:
    documents = [
        accept(
            sign(another(recommendation, number), signer=giver, at=now - timedelta(days=9 - number)).document,
            signer=recipient,
            at=now,
            may_be_shown=True,
        )
        for number in (1, 2, 3)
    ]
    letters = [PublishedLetter(document=document) for document in documents]
    feed = ET.fromstring(plan_site(letters, now=now, address=ADDRESS)["feed.xml"])  # noqa: S314 - made here
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        another(recommendation, number).id for number in (3, 2, 1)
    ]
    assert feed.findtext(f"{ATOM}id") == giver.did
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
    links = [link.get("href") for link in entries[0].findall(f"{ATOM}link")]
    assert links == [f"{ADDRESS}ana-ruiz-00000003/", f"{ADDRESS}ana-ruiz-00000003/credential.json"]
    assert entries[0].findtext(f"{ATOM}content") == recommendation.text


def test_the_feed_and_the_badge_stay_xml_whatever_a_name_holds(
    site: Callable[..., Site], recommendation: Recommendation
) -> None:
    hostile = replace(
        recommendation, subject_name=HOSTILE, skills=(HOSTILE,), paragraphs=(HOSTILE,), own_statements=()
    )
    files = site(hostile)
    feed = ET.fromstring(files["feed.xml"])  # noqa: S314 - made here
    shown = "<b>&U+200BU+000C\"'</b>"
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}content") == shown
    path = next(path for path in files if path.endswith("badge.svg"))
    badge = ET.fromstring(files[path])  # noqa: S314 - made here
    assert badge.findtext(f"{SVG}title") == f"Mara Lindqvist recommends {shown}"


def test_the_badge_asks_nothing_of_anybody(site: Callable[..., Site], recommendation: Recommendation) -> None:
    badge = site(recommendation)[f"{ANA}/badge.svg"].decode()
    assert "href" not in badge
    assert "<script" not in badge
    assert badge.count("http") == 1, "the name of SVG itself"
    assert "Mara Lindqvist" in badge


def test_the_picture_has_the_size_that_the_page_promises(
    site: Callable[..., Site], recommendation: Recommendation
) -> None:
    files = site(recommendation)
    picture = files[f"{ANA}/card.png"]
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    size = struct.unpack(">II", picture[16:24])
    page = LexborHTMLParser(files[f"{ANA}/index.html"].decode())
    told = {node.attributes["property"]: node.attributes["content"] for node in page.css("meta[property]")}
    assert size == (int(told["og:image:width"] or 0), int(told["og:image:height"] or 0)) == (1200, 630)
    assert told["og:image"] == f"{ADDRESS}{ANA}/card.png"
    assert told["og:image:alt"] == "Mara Lindqvist recommends Ana Ruiz"


def test_a_site_without_an_address_promises_no_picture(
    site: Callable[..., Site], recommendation: Recommendation
) -> None:
    files = site(recommendation, address=None)
    assert not any(path.endswith("card.png") for path in files)
    assert b"og:image" not in files[f"{ANA}/index.html"]


def test_the_letter_beside_the_page_is_the_letter_of_the_same_file(
    site: Callable[..., Site], recommendation: Recommendation
) -> None:
    files = site(recommendation)
    assert files[f"{ANA}/credential.json"] == signed_copy_in(files[f"{ANA}/letter.pdf"])
    assert b'type="application/pdf" href="letter.pdf"' in files[f"{ANA}/index.html"]


def test_a_letter_without_a_font_has_a_page_and_no_pdf_and_it_is_said(
    site: Callable[..., Site], recommendation: Recommendation
) -> None:
    files = site(replace(recommendation, subject_name="\U00030001"))
    assert not any(path.endswith(("letter.pdf", "card.png")) for path in files)
    assert "No font on this computer can draw" in files.without_letter[0]
    page = next(files[path] for path in files if path.startswith("recommendation-"))
    assert b"letter.pdf" not in page


def test_references_are_those_of_the_schema_with_the_page_of_each(
    site: Callable[..., Site], recommendation: Recommendation
) -> None:
    resume = msgspec.json.decode(site(recommendation)[f"{FOR_ANA}/resume.json"])
    assert resume["basics"] == {"name": "Ana Ruiz", "url": "https://ana.example/"}
    assert resume["references"] == [
        {
            "name": "Mara Lindqvist, Head of Operations, Tidewater Ferries",
            "reference": recommendation.text,
            "date": "2026-11-20",
            "id": recommendation.id,
            "relation": recommendation.disclosures.relation,
            "url": f"{ADDRESS}{ANA}/",
        }
    ]


def test_only_who_accepted_with_their_own_key_has_a_dossier(
    signed: Sign,
    recommendation: Recommendation,
    another: Another,
    giver: Signer,
    recipient: Signer,
    now: datetime,
) -> None:
    unnamed = sign(replace(another(recommendation, 2), subject_did=None), signer=giver, at=now)
    by_holder = accept(unnamed.document, signer=recipient, at=now, may_be_shown=True)
    opinion = signed(another(recommendation, 3))
    letters = [
        PublishedLetter(document=by_holder),
        PublishedLetter(document=opinion, is_own_opinion=True),
    ]
    assert not [path for path in plan_site(letters, now=now) if path.startswith("for-")]


def test_a_dossier_lists_what_one_person_was_given(
    site: Callable[..., Site], recommendation: Recommendation, another: Another
) -> None:
    files = site(recommendation, another(recommendation, 2))
    listed = LexborHTMLParser(files[f"{FOR_ANA}/index.html"].decode())
    assert [node.text() for node in listed.css(".given h2")] == ["Mara Lindqvist", "Mara Lindqvist"]
    assert "2 signed recommendations, accepted by Ana Ruiz" in listed.text()
    assert b'href="../' + FOR_ANA.encode() in files[f"{ANA}/index.html"]


def test_the_recipient_shows_what_several_people_gave(
    accepted: Sign, recommendation: Recommendation, recipient: Signer, now: datetime, another: Another
) -> None:
    other_giver = type(recipient)(7)  # type: ignore[call-arg] # a key of another seed
    by_ben = replace(another(recommendation, 2), author_name="Ben Okafor")
    by_another = sign(by_ben, signer=other_giver, at=now - timedelta(days=1))
    documents = [
        accepted(recommendation),
        accept(by_another.document, signer=recipient, at=now, may_be_shown=True),
    ]
    files = plan_dossier(documents, now=now, address=ADDRESS)
    listed = LexborHTMLParser(files["index.html"].decode())
    assert {node.text() for node in listed.css(".given h2")} == {"Mara Lindqvist", "Ben Okafor"}
    references = msgspec.json.decode(files["resume.json"])["references"]
    assert len(references) == 2
    assert sum(path.endswith("letter.pdf") for path in files) == 2
    assert "verify.html" in files


def test_a_dossier_is_of_one_person_who_accepted(
    signed: Sign,
    accepted: Sign,
    recommendation: Recommendation,
    another: Another,
    giver: Signer,
    now: datetime,
) -> None:
    eve = type(giver)(9)  # type: ignore[call-arg] # a key of another seed
    for_eve = sign(replace(another(recommendation, 2), subject_did=eve.did), signer=giver, at=now)
    of_eve = accept(for_eve.document, signer=eve, at=now, may_be_shown=True)
    for documents, found in (
        ([], "no recommendation to show"),
        ([signed(recommendation)], "has not accepted"),
        ([accepted(recommendation), of_eve], "made out to 2 keys"),
    ):
        with pytest.raises(PublishError, match=found):
            plan_dossier(documents, now=now)


def test_files_of_others_stand_beside_the_pages_and_never_in_their_place(
    site: Callable[..., Site], recommendation: Recommendation
) -> None:
    files = site(recommendation, beside={".well-known/did.json": b"{}", "status/1.json": b"[]"})
    assert files[".well-known/did.json"] == b"{}"
    assert files["status/1.json"] == b"[]"
    with pytest.raises(PublishError, match=r"Two files would stand at verify\.html"):
        site(recommendation, beside={"verify.html": b""})


def test_a_page_is_small_and_names_no_other_host_to_load_from(
    site: Callable[..., Site], recommendation: Recommendation
) -> None:
    page = site(recommendation)[f"{ANA}/index.html"]
    assert len(page) <= 30_000
    assert b"<img" not in page
    assert b"<script src" not in page
    assert b"@import" not in page


def test_a_list_that_is_signed_anew_changes_the_signed_copy_and_nothing_that_is_made_of_the_words(
    recommendation: Recommendation, giver: Signer, now: datetime
) -> None:
    place = StatusEntry(list_id=f"{ADDRESS}status.json", index=7)
    placed = sign(recommendation, signer=giver, at=now, status=entry_document(place)).document
    sites = []
    for day in (1, 2):
        signed_list = sign_status_list(place.list_id, [], signer=giver, at=now + timedelta(days=day))
        letter = PublishedLetter(
            document=placed, is_own_opinion=True, with_lists=staple(placed, [signed_list])
        )
        sites.append(plan_site([letter], now=now + timedelta(days=3), address=ADDRESS))
    changed = {path for path in sites[0] if sites[0].recipes[path] != sites[1].recipes[path]}
    assert changed == {f"{ANA}/credential.json"}
    assert sites[0][f"{ANA}/letter.pdf"] == sites[1][f"{ANA}/letter.pdf"]
