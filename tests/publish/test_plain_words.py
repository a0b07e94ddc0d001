"""No word that only people on the networks know stands in anything that is published, in any language."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from goodword.drafting.lexicon import network_word, words_of_networks
from goodword.nouns import Recommendation
from goodword.publish import PublishedLetter, plan_site
from goodword.text.catalogue import languages

Sign = Callable[[Recommendation], bytes]


def _shown(html: str) -> str:
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style"])
    assert tree.body is not None
    told = [node.attributes.get("content") or "" for node in tree.css("meta[property], meta[name]")]
    return " ".join([tree.body.text(separator=" "), *told])


@pytest.mark.parametrize("language", languages())
def test_no_page_of_a_site_holds_one(
    accepted: Sign, recommendation: Recommendation, now: datetime, language: str
) -> None:
    plain = tuple(replace(item, quote="Ana found the fault.") for item in recommendation.evidence)
    document = accepted(replace(recommendation, language=language, evidence=plain))
    letters = [PublishedLetter(document=document)]
    files = plan_site(letters, now=now, address="https://ada.example/words/")
    pages = {path: files[path].decode() for path in files if path.endswith((".html", ".xml", ".svg"))}

    assert len(pages) == 6
    found = {path: network_word(_shown(text)) for path, text in pages.items()}
    assert found == dict.fromkeys(pages)


def test_what_looks_for_them_finds_each_in_a_page() -> None:
    terms = words_of_networks()

    assert len(terms) >= 300
    assert [term for term in terms if not network_word(_shown(f"<p>She had {term} there.</p>"))] == []
