# ruff: noqa: INP001 - part of a script, no package
"""Files that are verified, also after another program laid them out anew, and names that deceive."""

import json
from collections.abc import Iterator
from dataclasses import replace

from making import (
    ACCEPTED,
    ADA,
    ANSWERED_AT,
    BO,
    GOOD,
    HELD,
    NOW,
    RECOMMENDATION,
    SIGNED_AT,
    TO_BO,
    Case,
    unsigned,
)

from goodword.credential import accept, correct, decline, propose, sign
from goodword.credential.canonical import parse
from goodword.nouns import Recommendation


def good_files() -> Iterator[Case]:
    """Files as Goodword writes them."""
    yield Case("recommendation", "A signed recommendation; the recipient has no DID yet.", GOOD.document)
    yield Case("recommendation-to-did", "The same words, made out to the recipient’s DID.", TO_BO.document)
    proposal = propose(GOOD, message="Dear Bo, may I give you this?")
    yield Case("proposal", "With the giver’s message.", proposal, cautions=("message-unsigned",))
    yield Case("proposal-silent", "Without a message.", propose(GOOD, message=None))
    yield Case("accepted-by-holder", "Accepted before it was made out to a DID.", HELD, accepted=True)
    yield Case(
        "accepted", "Accepted by the subject’s DID.", ACCEPTED, accepted=True, accepted_by_subject=True
    )
    private = accept(TO_BO.document, signer=BO, at=NOW, may_be_shown=False)
    yield Case("accepted-privately", "May not be shown.", private, accepted=True, accepted_by_subject=True)
    refusal = decline(GOOD.document, signer=BO, at=ANSWERED_AT, because=None)
    yield Case("declined", "The recipient’s refusal.", refusal, cautions=("an-answer",))
    wish = correct(GOOD.document, signer=BO, at=ANSWERED_AT, wish="It was 2018, not 2019.")
    yield Case("correction", "The recipient’s wish.", wish, cautions=("an-answer",))


def relaid_files() -> Iterator[Case]:
    """Files that another program has laid out anew, as a whole."""
    document = parse(GOOD.document)
    in_order = json.loads(json.dumps({**unsigned(), "proof": document["proof"]}))
    for name, about, text in (
        ("relaid-two", "Indented by two.", json.dumps(document, indent=2, ensure_ascii=False)),
        ("relaid-two-line-end", "Indented by two, a line end.", json.dumps(document, indent=2) + "\n"),
        ("relaid-spaces", "As Python writes JSON.", json.dumps(document)),
        (
            "relaid-order",
            "Members in another order.",
            json.dumps(in_order, ensure_ascii=False, separators=(",", ":")),
        ),
    ):
        yield Case(name, about, text.encode(), cautions=("rewritten",))


def names_that_deceive() -> Iterator[Case]:
    """Names that look like others, and names that only look so to a careless check."""
    mixed, hidden = ("mixed-scripts",), ("hidden-characters",)
    yield _by("name-mixed-scripts", "A Cyrillic А in Ada.", "Аda Márquez", mixed)
    yield _by("name-turned", "U+202E in the name.", "Ada \u202eMárquez", hidden)
    yield _by("name-not-normal", "An accent as a character of its own.", "Ada Ma\u0301rquez", ("not-normal",))
    yield _by("name-cyrillic", "One script.", "Ада Маркес")
    yield _of("name-zero-width", "A zero width space in the name.", "Bo\u200bLinde", hidden)
    yield _of("name-japanese", "Three scripts that belong together.", "山田 ひかる ミカ")
    yield _of("name-persian", "A joiner where it belongs.", "نی\u200cلوفر")
    turned = replace(RECOMMENDATION, paragraphs=("Bo \u2066 is kind.",))
    yield _case("words-turned", "U+2066 in the text.", turned, hidden)
    own = replace(RECOMMENDATION, subject_did=ADA.did)
    yield _case("own-praise", "The writer’s own key is recommended.", own, ("own-praise",))


def _by(name: str, about: str, author: str, cautions: tuple[str, ...] = ()) -> Case:
    return _case(name, about, replace(RECOMMENDATION, author_name=author), cautions)


def _of(name: str, about: str, subject: str, cautions: tuple[str, ...] = ()) -> Case:
    return _case(name, about, replace(RECOMMENDATION, subject_name=subject), cautions)


def _case(name: str, about: str, recommendation: Recommendation, cautions: tuple[str, ...]) -> Case:
    document = sign(recommendation, signer=ADA, at=SIGNED_AT).document
    return Case(name, about, document, cautions=cautions)
