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

from goodword.credential import accept
from goodword.credential.canonical import Document, canonical, parse
from goodword.nouns import Credential


def other_answers() -> Iterator[Case]:
    """Acceptances that are none, and envelopes that hold something else."""
    held = parse(HELD)
    accepted = parse(ACCEPTED)
    recommendation, acceptance = _both(held)
    made_out, _ = _both(accepted)
    by_eve = _both(parse(accept(GOOD.document, signer=EVE, at=ANSWERED_AT, may_be_shown=True)))[1]
    stale = {**held, "verifiableCredential": [made_out, acceptance]}
    yield Case(
        "acceptance-stale",
        "The acceptance is of an earlier version.",
        canonical(stale),
        cautions=("stale-acceptance",),
    )
    other = _acceptance_of(TO_BO, EVE)
    yield Case("acceptance-by-another", "Made out to Bo, accepted by Eve.", other, "other-acceptance")
    yield Case(
        "acceptance-by-writer",
        "Accepted by the writer.",
        _acceptance_of(GOOD, ADA),
        cautions=("own-acceptance",),
    )
    touched = changed(HELD, "It may be shown", "It may be shewn")
    yield Case("acceptance-changed", "The acceptance’s words changed.", touched, "signature")
    spoilt = changed(HELD, "redrew the whole", "redrew the while")
    yield Case("accepted-words-changed", "The recommendation’s words changed.", spoilt, "signature")
    yield Case(
        "acceptance-in-other-words",
        "Signed, in words that were not agreed.",
        _acceptance_of(TO_BO, BO, comment="Fine by me."),
        "shape",
    )
    for name, about, members in (
        ("holder-other", "Another holder.", {"holder": EVE.did}),
        ("envelope-member", "A member more.", {"name": "Verified by everybody"}),
        (
            "envelope-context",
            "A context more.",
            {"@context": [*as_list(held["@context"]), "https://eve.example/c.json"]},
        ),
        ("envelope-type", "A type more.", {"type": ["VerifiablePresentation", "EvePresentation"]}),
        ("envelope-order", "The acceptance first.", {"verifiableCredential": [acceptance, recommendation]}),
        (
            "envelope-two-answers",
            "Two acceptances.",
            {"verifiableCredential": [recommendation, acceptance, by_eve]},
        ),
        (
            "envelope-two-recommendations",
            "Two recommendations.",
            {"verifiableCredential": [recommendation, made_out]},
        ),
        ("envelope-empty", "Nothing in it.", {"verifiableCredential": []}),
    ):
        yield Case(name, about, canonical({**held, **members}), "envelope")


def _both(held: Document) -> list[Document]:
    return [item for item in as_list(held["verifiableCredential"]) if isinstance(item, dict)]


def _acceptance_of(
    credential: Credential, key: TestKey, comment: str = "I accept this recommendation. It may be shown."
) -> bytes:
    """An acceptance that `accept` would refuse to sign, made by hand."""
    held = parse(ACCEPTED if credential is TO_BO else HELD)
    recommendation, true = _both(held)
    answer = {name: value for name, value in true.items() if name != "proof"}
    subject = answer["credentialSubject"]
    assert isinstance(subject, dict)
    answer["issuer"] = {"id": key.did, "type": ["Profile"], "name": "Bo Linde"}
    answer["credentialSubject"] = {**subject, "endorsementComment": comment}
    by_hand = signed(answer, key=key, created=answer["validFrom"])
    return canonical({**held, "holder": key.did, "verifiableCredential": [recommendation, by_hand]})
