# ruff: noqa: INP001, S101 - part of a script, no package; it stops when its premise does not hold
"""Acceptances that are none, and presentations that hold something else."""

from collections.abc import Iterator

from making import (
    ACCEPTED,
    ADA,
    ANSWERED_AT,
    BO,
    EVE,
    GOOD,
    HELD,
    TO_BO,
    Case,
    TestKey,
    as_list,
    changed,
    signed,
)

from goodword.credential import accept, decline, propose
from goodword.credential.canonical import Document, Json, canonical, parse
from goodword.nouns import Credential


def other_acceptances() -> Iterator[Case]:
    """Acceptances that are none, or that are of something else."""
    stale = {**parse(HELD), "verifiableCredential": [_both(ACCEPTED)[0], _both(HELD)[1]]}
    for name, about, data, caution in (
        ("acceptance-stale", "Of an earlier version.", canonical(stale), "stale-acceptance"),
        ("acceptance-by-writer", "By the writer.", _acceptance_of(GOOD, ADA), "own-acceptance"),
    ):
        yield Case(name, about, data, cautions=(caution,))
    subject = _both(ACCEPTED)[1]["credentialSubject"]
    assert isinstance(subject, dict)
    other_words = {**subject, "endorsementComment": "Fine by me."}
    resource = as_list(_both(ACCEPTED)[1]["relatedResource"])
    for name, about, data, reason in (
        ("acceptance-by-another", "For Bo, by Eve.", _acceptance_of(TO_BO, EVE), "other-acceptance"),
        ("acceptance-changed", "Its words changed.", changed(HELD, "be shown", "be shewn"), "signature"),
        (
            "accepted-words-changed",
            "What was accepted changed.",
            changed(HELD, "redrew", "redraw"),
            "signature",
        ),
        (
            "acceptance-in-other-words",
            "Signed, in words that were not agreed.",
            _acceptance_of(TO_BO, BO, credentialSubject=other_words),
            "shape",
        ),
        ("answer-unknown", "An answer of no known kind.", _acceptance_of(TO_BO, BO, name="Perhaps"), "shape"),
        (
            "answer-to-two",
            "An answer to two documents.",
            _acceptance_of(TO_BO, BO, relatedResource=[*resource, *resource]),
            "shape",
        ),
    ):
        yield Case(name, about, data, reason)


def other_envelopes() -> Iterator[Case]:
    """Presentations that hold something else than a recommendation and its acceptance."""
    held = parse(HELD)
    recommendation, acceptance = _both(HELD)
    made_out, _ = _both(ACCEPTED)
    by_eve = _both(accept(GOOD.document, signer=EVE, at=ANSWERED_AT, may_be_shown=True))[1]
    refusal = parse(decline(GOOD.document, signer=BO, at=ANSWERED_AT, because=None))
    contexts = [*as_list(held["@context"]), "https://eve.example/c.json"]
    for name, about, members in (
        ("holder-other", "Another holder.", {"holder": EVE.did}),
        ("envelope-member", "A member more.", {"name": "Verified by everybody"}),
        ("envelope-context", "A context more.", {"@context": contexts}),
        ("envelope-type", "A type more.", {"type": ["VerifiablePresentation", "EvePresentation"]}),
        ("envelope-order", "The acceptance first.", _holding(acceptance, recommendation)),
        ("envelope-two-answers", "Two acceptances.", _holding(recommendation, acceptance, by_eve)),
        ("envelope-two-recommendations", "Two recommendations.", _holding(recommendation, made_out)),
        ("envelope-refusal", "A refusal in an acceptance’s place.", _holding(recommendation, refusal)),
        ("envelope-text", "A text among the credentials.", _holding(recommendation, "accepted")),
        ("envelope-empty", "Nothing in it.", _holding()),
    ):
        yield Case(name, about, canonical({**held, **members}), "envelope")
    number = canonical({**parse(propose(GOOD, message="Dear Bo")), "description": 7})
    yield Case("message-number", "A message that is a number.", number, "envelope")


def _holding(*credentials: Json) -> dict[str, Json]:
    return {"verifiableCredential": credentials}


def _both(file: bytes) -> list[Document]:
    """The recommendation and the acceptance in an acceptance file."""
    return [item for item in as_list(parse(file)["verifiableCredential"]) if isinstance(item, dict)]


def _acceptance_of(credential: Credential, key: TestKey, **members: Json) -> bytes:
    """An acceptance that `accept` would refuse to sign, made by hand."""
    file = ACCEPTED if credential is TO_BO else HELD
    recommendation, true = _both(file)
    issuer = {"id": key.did, "type": ["Profile"], "name": "Bo Linde"}
    answer = {**{name: value for name, value in true.items() if name != "proof"}, "issuer": issuer, **members}
    by_hand = signed(answer, key=key, created=answer["validFrom"])
    return canonical({**parse(file), "holder": key.did, "verifiableCredential": [recommendation, by_hand]})
