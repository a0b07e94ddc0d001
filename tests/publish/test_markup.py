from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import extruct
import mf2py
import pytest

from goodword.nouns import Recommendation
from goodword.publish import Place, page

ADDRESS = "https://mara.example/words/ana-ruiz-3f2a91c0/"
Sign = Callable[[Recommendation], bytes]
Node = dict[str, object]


@pytest.fixture
def html(accepted: Sign, recommendation: Recommendation, now: datetime) -> str:
    """The page of a recommendation with everything on it."""
    return page(accepted(recommendation), now=now, place=Place(address=ADDRESS))


@pytest.fixture
def nodes(html: str) -> dict[str, Node]:
    """The schema.org graph of the page, by type; the two people by name."""
    (found,) = extruct.extract(html, base_url=ADDRESS, syntaxes=["json-ld"])["json-ld"]
    return {
        str(node["name"]) if node["@type"] == "Person" else str(node["@type"]): node
        for node in found["@graph"]
    }


def test_the_recommendation_is_tied_to_both_people(nodes: dict[str, Node]) -> None:
    recommendation = nodes["Recommendation"]
    assert recommendation["@id"] == f"{ADDRESS}#recommendation"
    assert recommendation["url"] == ADDRESS
    assert recommendation["author"] == {"@id": nodes["Mara Lindqvist"]["@id"]}
    assert recommendation["itemReviewed"] == {"@id": nodes["Ana Ruiz"]["@id"]}
    assert recommendation["reviewAspect"] == ["Tidal modelling", "Teaching", "Crisis response"]
    assert recommendation["datePublished"] == "2026-11-20T10:00:00Z"
    assert nodes["Ana Ruiz"]["@id"] == "https://ana.example/#me"


def test_the_act_of_endorsing_has_its_result(nodes: dict[str, Node]) -> None:
    act = nodes["EndorseAction"]
    assert act["agent"] == {"@id": "https://mara.example/#me"}
    assert act["endorsee"] == {"@id": "https://ana.example/#me"}
    assert act["result"] == {"@id": f"{ADDRESS}#recommendation"}
    assert act["actionStatus"] == "https://schema.org/CompletedActionStatus"


def test_the_signed_copy_is_named_and_nothing_that_does_not_exist(nodes: dict[str, Node], html: str) -> None:
    assert nodes["Recommendation"]["encoding"] == [
        {
            "@type": "MediaObject",
            "encodingFormat": "application/vc",
            "contentUrl": f"{ADDRESS}credential.json",
        }
    ]
    assert not any(absent in html for absent in ("letter.pdf", "oembed", "atom+xml", "og:image"))


def test_there_is_no_rating_in_the_graph(html: str) -> None:
    assert "rating" not in html.lower()


def test_a_text_that_closes_a_script_stays_within_it(
    signed: Sign, recommendation: Recommendation, now: datetime
) -> None:
    hostile = replace(recommendation, paragraphs=("</script><script>alert(1)</script><!--",))
    html = page(signed(hostile), now=now, is_own_opinion=True)
    (found,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert found["@graph"][0]["reviewBody"] == "</script><script>alert(1)</script><!--"


def test_without_an_address_of_their_own_people_are_named_by_their_keys(
    signed: Sign, recommendation: Recommendation, now: datetime
) -> None:
    bare = replace(recommendation, author_url=None, subject_url=None)
    html = page(signed(bare), now=now, is_own_opinion=True)
    (found,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert [node["@id"].split(":")[0] for node in found["@graph"][2:]] == ["did", "did"]


def test_microformats_tell_the_same(html: str) -> None:
    (item,) = mf2py.parse(doc=html, url=ADDRESS)["items"]
    properties = item["properties"]
    assert set(item["type"]) == {"h-review", "h-entry"}
    assert properties["name"] == ["Recommendation for Ana Ruiz"]
    assert properties["url"] == properties["uid"] == [ADDRESS]
    assert properties["category"] == ["Tidal modelling", "Teaching", "Crisis response"]
    assert properties["published"] == ["2026-11-20T10:00:00Z"]
    assert properties["content"][0]["value"].startswith("I have known Ana Ruiz since 2016")
    (author,) = properties["author"]
    assert author["properties"]["name"] == ["Mara Lindqvist"]
    assert author["properties"]["url"] == ["https://mara.example/"]
    assert author["properties"]["job-title"] == ["Head of Operations, Tidewater Ferries"]
    (subject,) = properties["item"]
    assert subject["properties"]["name"] == ["Ana Ruiz"]
    assert subject["properties"]["url"] == ["https://ana.example/"]
