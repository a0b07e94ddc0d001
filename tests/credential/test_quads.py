"""Signatures over N-Quads: behind a gate, because JSON-LD drops what it does not know."""

import socket
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest

from goodword.credential import Held, accept, propose, sign, suites_of, verify
from goodword.credential.canonical import Document, Json, canonical, parse
from goodword.credential.pinned import PINNED, checked_context, pinned_context
from goodword.credential.proof import RDFC, SUITE
from goodword.errors import ExtraMissingError, RefusedCredentialError
from goodword.nouns import Proofs, Recommendation
from goodword.ports import Signer
from goodword.text.shipped import shipped_bytes

BOTH = (RDFC, SUITE)


@pytest.fixture
def alone(recommendation: Recommendation, ada: Signer, at: datetime) -> Document:
    """A recommendation with a signature over N-Quads and no other."""
    return parse(sign(recommendation, signer=ada, at=at, suites=(RDFC,)).document)


def problem(document: Mapping[str, Json], at: datetime) -> str:
    """What is wrong with it, or an empty text."""
    return "".join(verify(canonical(document), now=at).problems)


def proofs_of(document: Document) -> list[Json]:
    proofs = document["proof"]
    assert isinstance(proofs, list)
    return proofs


def subject_with(document: Document, **members: Json) -> Document:
    subject = document["credentialSubject"]
    assert isinstance(subject, Mapping)
    return {**document, "credentialSubject": {**subject, **members}}


@pytest.mark.parametrize("suites", [(SUITE,), (RDFC,), BOTH])
def test_each_signature_alone_and_both_are_verified(
    recommendation: Recommendation, ada: Signer, at: datetime, suites: tuple[str, ...]
) -> None:
    signed = sign(recommendation, signer=ada, at=at, suites=suites)
    answer = verify(signed.document, now=at)
    assert answer.verified
    assert set(answer.suites) == set(suites)


def test_both_signatures_stand_on_an_acceptance_too(
    recommendation: Recommendation, ada: Signer, bo: Signer, at: datetime
) -> None:
    signed = sign(recommendation, signer=ada, at=at, suites=BOTH)
    whole = accept(propose(signed, message=None), signer=bo, at=at, may_be_shown=True, suites=BOTH)
    answer = verify(whole, now=at)
    assert answer.acceptance
    assert answer.warnings == ()


def test_a_term_that_no_context_defines_is_refused_where_n_quads_alone_are_signed(
    alone: Document, at: datetime
) -> None:
    assert problem(alone, at) == ""
    for name in ("headline", "jobTitle", "@nest", "@index", "https://eve.example/title"):
        assert "does not cover" in problem({**alone, name: "CEO of everything"}, at), name
    assert "does not cover" in problem(subject_with(alone, headline="CEO of everything"), at)


@pytest.mark.parametrize(
    "members",
    [
        {"validUntil": None},
        {"evidence": []},
        {"awardedDate": "2026-11-20T09:30:00Z", "image": {}},
        {"alignment": 1.5},
        {"evidence": [[{"type": ["Evidence"]}]]},
        {"evidence": [{"type": ["Evidence", "EveEvidence"], "narrative": "x"}]},
        {"evidence": [{"id": "relative/path", "type": ["Evidence"]}]},
        {"evidence": [{"id": "_:b0", "type": ["Evidence"]}]},
        {"evidence": [{"type": ["Evidence"], "narrative": "a\x0bb"}]},
        {"evidence": [{"type": ["Evidence"], "profile": {"type": ["Profile"]}}]},
        {"@context": ["https://www.w3.org/ns/credentials/v2", {"@vocab": "https://eve.example/"}]},
    ],
)
def test_what_json_ld_would_drop_or_read_in_two_ways_is_refused(
    alone: Document, at: datetime, members: dict[str, Json]
) -> None:
    assert problem({**alone, **members}, at) != ""


def test_an_address_cannot_write_a_quad_of_its_own(alone: Document, at: datetime) -> None:
    hostile = 'urn:x> <https://schema.org/name> "Eve" .\n<urn:y'
    assert "does not cover" in problem({**alone, "id": hostile}, at)
    assert "does not cover" in problem({**alone, "id": "urn:a b"}, at)


def test_two_parts_of_one_id_are_refused_where_n_quads_alone_are_signed(
    recommendation: Recommendation, ada: Signer, at: datetime
) -> None:
    one = recommendation.evidence[0]
    twice = replace(recommendation, evidence=(one, replace(one, quote="Another sentence.")))
    assert verify(sign(twice, signer=ada, at=at, suites=BOTH).document, now=at).verified
    alone = sign(twice, signer=ada, at=at, suites=(RDFC,)).document
    assert "two parts with the id" in "".join(verify(alone, now=at).problems)


def test_a_set_of_which_either_proof_is_wrong_is_refused_and_one_proof_less_is_told(
    recommendation: Recommendation, ada: Signer, at: datetime
) -> None:
    document = parse(sign(recommendation, signer=ada, at=at, suites=BOTH).document)
    other = parse(sign(replace(recommendation, skills=()), signer=ada, at=at, suites=BOTH).document)
    (rdfc, jcs), (wrong_rdfc, wrong_jcs) = proofs_of(document), proofs_of(other)
    assert "does not hold" in problem({**document, "proof": [wrong_rdfc, jcs]}, at)
    assert "does not hold" in problem({**document, "proof": [rdfc, wrong_jcs]}, at)
    assert verify(canonical({**document, "proof": jcs}), now=at).suites == (SUITE,)


def test_without_the_extra_a_second_signature_is_a_warning_and_one_alone_is_refused(
    recommendation: Recommendation, ada: Signer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = sign(recommendation, signer=ada, at=at, suites=BOTH).document
    alone = sign(recommendation, signer=ada, at=at, suites=(RDFC,)).document
    monkeypatch.setitem(sys.modules, "pyld", None)
    answer = verify(both, now=at)
    assert (answer.verified, answer.suites) == (True, (SUITE,))
    assert "was not checked" in answer.warnings[0]
    assert "goodword[rdfc]" in verify(alone, now=at).problems[0]
    assert suites_of(None) == suites_of(Proofs.JCS) == (SUITE,)
    with pytest.raises(ExtraMissingError, match=r"pip install goodword\[rdfc\]"):
        suites_of(Proofs.BOTH)
    with pytest.raises(ExtraMissingError):
        sign(recommendation, signer=ada, at=at, suites=(RDFC,))


def test_with_the_extra_both_are_signed_unless_one_is_chosen() -> None:
    assert suites_of(None) == suites_of(Proofs.BOTH) == BOTH
    assert suites_of(Proofs.RDFC) == (RDFC,)


def test_a_changed_context_is_refused_and_no_other_one_is_read() -> None:
    address = next(iter(PINNED))
    name, digest = PINNED[address]
    data = shipped_bytes("goodword.credential", f"contexts/{name}")
    assert checked_context(data, digest) == pinned_context(address)
    with pytest.raises(RefusedCredentialError, match="was changed"):
        checked_context(data.replace(b"issuer", b"isuser", 1), digest)
    with pytest.raises(RefusedCredentialError, match=r"eve\.example"):
        pinned_context("https://eve.example/context.json")


def test_no_connection_is_opened_for_a_context(
    recommendation: Recommendation, ada: Signer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_connection(*_: object) -> None:
        raise AssertionError

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, no_connection)
    assert verify(sign(recommendation, signer=ada, at=at, suites=BOTH).document, now=at).verified


def test_what_was_checked_as_a_whole_before_is_checked_again_over_json_alone(
    recommendation: Recommendation, ada: Signer, at: datetime
) -> None:
    both = sign(recommendation, signer=ada, at=at, suites=suites_of(Proofs.BOTH)).document
    alone = sign(recommendation, signer=ada, at=at, suites=suites_of(Proofs.RDFC)).document
    again = Held(quads=False)
    assert verify(both, now=at, held=again).suites == ("eddsa-jcs-2022",)
    assert verify(alone, now=at, held=again).suites == ("eddsa-rdfc-2022",)
    assert not verify(both.replace(b"Bo Linde", b"Bo Linda"), now=at, held=again).verified
