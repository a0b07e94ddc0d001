"""A signature over JSON made here holds for another implementation in Python, and one made there holds here.

openvc-core (LGPL-3.0) is asked by this test alone; it is no part of Goodword.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from datetime import datetime

import pytest
from openvc.keys import Ed25519SigningKey
from openvc.proof.di_jcs import EddsaJcsProofSuite
from openvc.proof.errors import SignatureInvalid

from goodword.credential import (
    StatusEntry,
    accept,
    did_of_public_key,
    entry_document,
    propose,
    public_key_of,
    sign,
    to_endorsement,
    verify,
)
from goodword.credential.canonical import canonical, parse
from goodword.nouns import Recommendation
from goodword.ports import Signer


def jwk_of(signer: Signer) -> dict[str, str]:
    """The public key in the form that the other implementation takes."""
    x = urlsafe_b64encode(public_key_of(signer.did)).rstrip(b"=").decode()
    return {"kty": "OKP", "crv": "Ed25519", "x": x}


def test_what_is_signed_here_holds_there_and_a_changed_word_does_not(
    recommendation: Recommendation, ada: Signer, bo: Signer, at: datetime
) -> None:
    suite = EddsaJcsProofSuite()
    place = StatusEntry(list_id="https://ada.example/status.json", index=7)
    awkward = replace(recommendation, paragraphs=('Tab\t "quote" \\ 𝛑 é e\u0301 \u2028 \x1f end.',))
    for words in (recommendation, awkward):
        signed = sign(words, signer=ada, at=at, status=entry_document(place))
        whole = accept(propose(signed, message=None), signer=bo, at=at, may_be_shown=True)
        held = json.loads(whole)["verifiableCredential"]
        for document, signer in zip(held, (ada, bo), strict=True):
            suite.verify(document, public_key_jwk=jwk_of(signer), now=at)
            with pytest.raises(SignatureInvalid):
                suite.verify({**document, "name": "Eve"}, public_key_jwk=jwk_of(signer), now=at)
    assert parse(whole)["holder"] == bo.did


def test_what_is_signed_there_holds_here_and_a_changed_word_does_not(
    recommendation: Recommendation, at: datetime
) -> None:
    key = Ed25519SigningKey.generate(kid="ada")
    did = did_of_public_key(urlsafe_b64decode(str(key.public_jwk()["x"]) + "="))
    unsigned = json.loads(canonical(to_endorsement(recommendation, issuer=did, valid_from=at)))
    method = f"{did}#{did.removeprefix('did:key:')}"
    made = EddsaJcsProofSuite().add_proof(unsigned, signing_key=key, verification_method=method, created=at)
    # It signs the context with the proof and leaves it out of what it writes. 3.3.1 (2) keeps it there, and
    # 3.3.2 (2, 6) hashes the proof as it stands in the file: without it none may hold it (docs/why/0163).
    signed = {**made, "proof": {**made["proof"], "@context": made["@context"]}}
    assert not verify(canonical(made), now=at).verified
    answer = verify(canonical(signed), now=at)
    assert (answer.verified, answer.issuer, answer.problems) == (True, did, ())
    assert not verify(canonical({**signed, "name": "Eve"}), now=at).verified
