"""Random damage to every kind of signed file: none verifies, none crashes."""

import os
from contextlib import suppress
from datetime import datetime
from random import Random

import pytest

from goodword.credential import (
    StatusEntry,
    accept,
    entry_document,
    propose,
    sign,
    sign_revocation,
    sign_status_list,
    verify,
)
from goodword.credential.proof import RDFC, SUITE
from goodword.errors import UnreadableCredentialError
from goodword.nouns import Recommendation
from goodword.ports import Signer

COUNT = 10_000 if os.environ.get("GOODWORD_SOAK") else 300


@pytest.fixture
def files(recommendation: Recommendation, ada: Signer, bo: Signer, at: datetime) -> dict[str, bytes]:
    """A file with one signature over N-Quads, one with both, one with all that can travel with it."""
    place = StatusEntry(list_id="https://ada.example/status.json", index=7)
    both = sign(recommendation, signer=ada, at=at, suites=(RDFC, SUITE), status=entry_document(place))
    beside = [
        sign_status_list(place.list_id, [], signer=ada, at=at),
        sign_revocation(signer=ada, since=at, at=at),
    ]
    whole = accept(
        propose(both, message=None, beside=beside), signer=bo, at=at, may_be_shown=True, suites=(RDFC, SUITE)
    )
    alone = sign(recommendation, signer=ada, at=at, suites=(RDFC,)).document
    return {"alone": alone, "both": both.document, "whole": whole}


@pytest.mark.parametrize("kind", ["alone", "both", "whole"])
def test_no_random_damage_is_verified(files: dict[str, bytes], at: datetime, kind: str) -> None:
    intact, dice = files[kind], Random(11)  # noqa: S311 - which bytes to spoil is no secret
    assert verify(intact, now=at).verified
    for _ in range(COUNT):
        copy = bytearray(intact)
        for _ in range(dice.randint(1, 3)):
            place = dice.randrange(len(copy))
            copy[place : place + dice.randint(0, 3)] = dice.randbytes(dice.randint(0, 3))
        with suppress(UnreadableCredentialError):
            assert bytes(copy) == intact or not verify(bytes(copy), now=at).verified
