import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from goodword.credential import Face, accept, propose, read_face, sign, verify
from goodword.drafting.lexicon import network_word
from goodword.errors import PublishError
from goodword.nouns import Disclosures, Recommendation, ReleasedEvidence, Verification
from goodword.ports import Signer
from goodword.publish import Place, Standing, page, standing_of
from goodword.publish.page import first_words, page_of, pieces
from goodword.text.catalogue import languages

Sign = Callable[[Recommendation], bytes]
ATTACK = '<script>alert(1)</script><img src="//evil.example/x" onerror=alert(1)> [a](javascript:alert(1))'


def tree(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def text_of(html: str, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree(html).css(selector)]


def test_the_page_shows_exactly_the_words_that_were_signed(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    html = page(accepted(recommendation), now=now)
    shown = [re.sub("†$", "", text) for text in text_of(html, ".e-content p")]
    assert shown == list(recommendation.paragraphs)


def test_relation_disclosures_skills_and_evidence_stand_on_the_face(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    html = page(accepted(recommendation), now=now)
    (text,) = text_of(html, "body")
    assert recommendation.disclosures.relation is not None
    assert recommendation.disclosures.relation in text
    assert "No payment and no purchase stands behind it." in text
    assert "They recommended each other." in text
    assert text_of(html, ".p-category") == list(recommendation.skills)
    assert text_of(html, ".record time") == ["4 March 2018", "2 October 2019"]
    assert "Ana found the fault in our tide tables that three consultants had missed. Thank you!" in text


def test_an_own_statement_is_marked_where_it_stands(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    html = page(accepted(recommendation), now=now)
    assert text_of(html, ".own") == list(recommendation.own_statements)
    assert text_of(html, "#own") == [
        "† For these sentences there is the writer’s word alone; no record is shown."
    ]


def test_an_own_statement_that_is_not_in_the_text_word_for_word_is_listed(
    signed: Sign, recommendation: Recommendation, now: datetime
) -> None:
    stray = replace(recommendation, own_statements=("She never raised her voice.",))
    html = page(signed(stray), now=now, is_own_opinion=True)
    assert "She never raised her voice." in text_of(html, "#own + ul li")


def test_accepted_by_name_is_said_only_of_the_key_it_is_made_out_to(
    accepted: Sign, signed: Sign, recommendation: Recommendation, recipient: Signer, now: datetime
) -> None:
    made_out = accepted(recommendation)
    to_nobody = signed(replace(recommendation, subject_did=None))
    by_holder = accept(to_nobody, signer=recipient, at=now, may_be_shown=True)
    assert text_of(page(made_out, now=now), ".standing") == ["Accepted by Ana Ruiz on 23 November 2026."]
    assert text_of(page(by_holder, now=now), ".standing") == [
        "Accepted by the holder of the file on 24 November 2026."
    ]
    assert standing_of(verify(made_out, now=now)) is Standing.ACCEPTED_BY_SUBJECT
    assert standing_of(verify(by_holder, now=now)) is Standing.ACCEPTED_BY_HOLDER


def test_an_opinion_says_that_it_is_one(signed: Sign, recommendation: Recommendation, now: datetime) -> None:
    html = page(signed(recommendation), now=now, is_own_opinion=True)
    assert text_of(html, ".standing") == [
        "Published by the giver as their own opinion; not (yet) accepted by the recipient."
    ]


def test_what_nobody_accepted_gets_no_page_by_itself(
    signed: Sign, recommendation: Recommendation, now: datetime
) -> None:
    with pytest.raises(PublishError, match=r"Ana Ruiz has not accepted .*--as-my-opinion"):
        page(signed(recommendation), now=now)


def test_what_the_recipient_keeps_private_gets_no_page(
    signed: Sign, recommendation: Recommendation, recipient: Signer, now: datetime
) -> None:
    private = accept(signed(recommendation), signer=recipient, at=now, may_be_shown=False)
    with pytest.raises(PublishError, match="keeps it private"):
        page(private, now=now, is_own_opinion=True)


def test_changed_words_get_no_page(accepted: Sign, recommendation: Recommendation, now: datetime) -> None:
    changed = accepted(recommendation).replace(b"calmest", b"richest")
    with pytest.raises(PublishError, match="does not verify"):
        page(changed, now=now)


def test_a_signature_that_lies_ahead_gets_no_page(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    with pytest.raises(PublishError, match="lies ahead"):
        page(accepted(recommendation), now=now - timedelta(days=30))


def test_what_stands_in_a_text_never_becomes_markup(
    signed: Sign, recommendation: Recommendation, now: datetime
) -> None:
    hostile = replace(
        recommendation,
        author_name=f"Mara {ATTACK}",
        author_role=ATTACK,
        author_url="javascript:alert(1)",
        subject_name=f"Ana {ATTACK}",
        subject_url="javascript:alert(1)",
        paragraphs=(ATTACK, f"</p></div>{ATTACK}"),
        own_statements=(ATTACK,),
        skills=(ATTACK,),
        disclosures=Disclosures(relation=ATTACK),
        evidence=(ReleasedEvidence(url='https://a.example/"><script>', sent_at=None, quote=ATTACK),),
    )
    html = page(signed(hostile), now=now, is_own_opinion=True)
    seen = tree(html)
    assert [node.attributes.get("type") for node in seen.css("script")] == ["application/ld+json"]
    assert not seen.css("img, iframe, object, form, base")
    assert not any("javascript" in (node.attributes.get("href") or "").lower() for node in seen.css("[href]"))
    assert not any(name.startswith("on") for node in seen.css("*") for name in node.attributes)
    assert ATTACK in html.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"').replace(
        "&quot;", '"'
    )


@pytest.mark.parametrize("address", ["https://[broken", "https://", "https://a..example/", "//a.example"])
def test_an_address_that_leads_nowhere_is_no_link_and_breaks_no_page(
    signed: Sign, recommendation: Recommendation, now: datetime, address: str
) -> None:
    quoted = replace(recommendation.evidence[0], url=address)
    hostile = replace(recommendation, author_url=address, subject_url=address, evidence=(quoted,))
    html = page(signed(hostile), now=now, is_own_opinion=True)
    assert not tree(html).css(f'[href="{address}"]')


@given(
    words=st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1, max_size=200)
)
def test_every_text_is_shown_as_it_is(face_of: Callable[[str], Face], words: str) -> None:
    face = face_of(words)
    unaccepted = Verification(verified=True, issuer=face.issuer, subject_name=face.subject_name)
    html = page_of(face, unaccepted, place=Place())
    node = tree(html).css_first(".e-content p")
    assert node is not None
    assert node.text() == face.paragraphs[0]


def test_the_page_asks_no_other_host_for_anything(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    seen = tree(page(accepted(recommendation), now=now))
    policy = seen.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert policy is not None
    assert "default-src 'none'" in (policy.attributes["content"] or "")
    assert not seen.css("[src], link[rel=stylesheet], link[rel=preload]")
    assert "url(" not in (seen.css_first("style") or policy).text()
    assert "@import" not in (seen.css_first("style") or policy).text()


def test_without_an_address_the_page_names_none(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    html = page(accepted(recommendation), now=now)
    assert "canonical" not in html
    assert "og:url" not in html


def test_with_an_address_the_page_names_its_own(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    place = Place(address="https://mara.example/words/ana/")
    seen = tree(page(accepted(recommendation), now=now, place=place))
    canonical = seen.css_first("link[rel=canonical]")
    assert canonical is not None
    assert canonical.attributes["href"] == "https://mara.example/words/ana/"
    printed = [node.attributes["data-address"] for node in seen.css(".actions a")]
    assert printed == [
        "https://mara.example/words/ana/credential.json",
        "https://mara.example/words/verify.html",
    ]


def test_a_page_in_arabic_runs_from_right_to_left(
    signed: Sign, recommendation: Recommendation, now: datetime
) -> None:
    arabic = replace(
        recommendation, language="ar", paragraphs=("عرفت آنا منذ عشر سنوات.",), own_statements=()
    )
    root = tree(page(signed(arabic), now=now, is_own_opinion=True)).css_first("html")
    assert root is not None
    assert (root.attributes["lang"], root.attributes["dir"]) == ("ar", "rtl")


def test_a_page_speaks_the_language_of_its_letter(
    signed: Sign, recommendation: Recommendation, now: datetime
) -> None:
    german = replace(recommendation, language="de", paragraphs=("Ana hat den Fehler gefunden.",))
    html = page(signed(german), now=now, is_own_opinion=True)
    assert text_of(html, "h1") == ["Empfehlung für Ana Ruiz"]
    assert "20. November 2026" in html


def test_a_name_that_imitates_another_is_told(
    signed: Sign, recommendation: Recommendation, now: datetime
) -> None:
    imitating = replace(recommendation, subject_name="\N{CYRILLIC CAPITAL LETTER A}na Ruiz")
    warnings = text_of(page(signed(imitating), now=now, is_own_opinion=True), ".warning p")
    assert len(warnings) == 1
    assert "mixes letters of several alphabets (Cyrillic and Latin)" in warnings[0]


def test_a_character_that_turns_the_writing_is_shown_by_its_name(
    signed: Sign, recommendation: Recommendation, now: datetime
) -> None:
    turned = replace(recommendation, subject_name="Ana \N{RIGHT-TO-LEFT OVERRIDE}ziuR")
    html = page(signed(turned), now=now, is_own_opinion=True)
    seen = tree(html)
    assert "U+202E" in text_of(html, ".hidden-character")
    assert seen.body is not None
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in seen.body.text()


def test_a_plain_page_warns_of_nothing(accepted: Sign, recommendation: Recommendation, now: datetime) -> None:
    assert not tree(page(accepted(recommendation), now=now)).css(".warning")


def test_the_page_holds_no_score_and_no_stars(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    html = page(accepted(recommendation), now=now)
    assert not re.search(r"verified|rating|score|★|⭐|badge", html, re.IGNORECASE)


@pytest.mark.parametrize("language", languages())
def test_no_word_that_only_the_networks_know_stands_on_a_page(
    accepted: Sign, recommendation: Recommendation, now: datetime, language: str
) -> None:
    plain = tuple(replace(item, quote="Ana found the fault.") for item in recommendation.evidence)
    html = page(accepted(replace(recommendation, language=language, evidence=plain)), now=now)
    shown = " ".join(text_of(html, "body"))
    assert "Ana Ruiz" in shown
    assert network_word(shown) is None


def test_the_page_stays_light(accepted: Sign, recommendation: Recommendation, now: datetime) -> None:
    assert len(page(accepted(recommendation), now=now).encode()) <= 30_000


def test_a_proposal_with_its_message_shows_the_signed_words_only(
    giver: Signer, recommendation: Recommendation, now: datetime
) -> None:
    credential = sign(recommendation, signer=giver, at=now)
    proposal = propose(credential, message="Between us: I miss working with you.")
    html = page(proposal, now=now, is_own_opinion=True)
    assert "Between us" not in html


def test_a_paragraph_is_cut_at_own_statements_and_loses_nothing() -> None:
    paragraph = "One. Two. Three. Two."
    cut = tuple(pieces(paragraph, ("Two.", "wo. Th")))
    assert "".join(piece.text for piece in cut) == paragraph
    assert [piece.text for piece in cut if piece.is_own] == ["Two."]


def test_a_long_first_sentence_is_cut_between_two_words(
    accepted: Sign, recommendation: Recommendation
) -> None:
    long = replace(recommendation, paragraphs=("word " * 100 + "end.",), own_statements=())
    shown = first_words(read_face(accepted(long)))
    assert len(shown) <= 201
    assert shown.endswith("word…")
