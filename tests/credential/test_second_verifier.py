"""A signature over JSON made here holds for another implementation in Python too.

openvc-core (LGPL-3.0) is asked by this test alone; it is no part of Goodword.
"""

import json
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import datetime

import pytest
from openvc.proof.di_jcs import EddsaJcsProofSuite
from openvc.proof.errors import SignatureInvalid

from goodword.credential import StatusEntry, accept, entry_document, propose, public_key_of, sign
from goodword.credential.canonical import parse
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
