import os
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.credential import accept, decline, propose, sign, verify
from goodword.credential.canonical import canonical, parse
from goodword.credential.checks import TOLERANCE
from goodword.errors import UnreadableCredentialError
from goodword.nouns import Credential, Disclosures, Recommendation, Verification
from goodword.ports import Signer

SOAK = bool(os.environ.get("GOODWORD_SOAK"))
BITS = range(8) if SOAK else (0, 5)
"""Bit 5 tells a capital from a small letter, and so a hexadecimal digit of an escape."""


def is_verified(data: bytes, now: datetime) -> bool:
    """Whether `data` is verified; what is no signed file at all is not."""
    with suppress(UnreadableCredentialError):
        return verify(data, now=now).verified
    return False


@pytest.fixture
def small(recommendation: Recommendation, ada: Signer, at: datetime) -> bytes:
    """A small credential that holds escapes, accents and a character beyond the first plane."""
    words = replace(
        recommendation,
        paragraphs=('“Bó” \x1f 𝛑\\ "x"\n/',),
        disclosures=Disclosures(),
        evidence=(),
        own_statements=(),
        skills=(),
    )
    return sign(words, signer=ada, at=at).document


def test_a_signed_recommendation_is_verified(credential: Credential, ada: Signer, at: datetime) -> None:
    assert verify(credential.document, now=at) == Verification(
        verified=True,
        recommendation_id=credential.id,
        issuer=ada.did,
        issuer_name="Ada Márquez",
        subject=credential.subject,
        subject_name="Bo Linde",
        comment="Bo and I worked in one group from 2019 to 2022.\n\nBo’s talk changed how we plan floods.",
        signed_at=at,
        suites=("eddsa-jcs-2022",),
        status="unknown",
    )


def test_what_is_not_verified_is_not_shown(credential: Credential, at: datetime) -> None:
    answer = verify(credential.document.replace(b"Hydrologist", b"Director of"), now=at)
    assert answer == Verification(verified=False, problems=answer.problems)
    assert len(answer.problems) == 1


@pytest.mark.parametrize("bit", BITS)
def test_a_credential_with_any_bit_turned_is_never_verified(small: bytes, at: datetime, bit: int) -> None:
    turned = (
        bytes([*small[:place], small[place] ^ 1 << bit, *small[place + 1 :]]) for place in range(len(small))
    )
    assert not any(is_verified(copy, at) for copy in turned)


@pytest.mark.parametrize("byte", [b" ", b"\n", b"0", b"1", b"\\", b"\0"])
def test_a_credential_with_a_byte_more_anywhere_is_never_verified(
    small: bytes, at: datetime, byte: bytes
) -> None:
    step = 1 if SOAK else 3
    longer = (small[:place] + byte + small[place:] for place in range(0, len(small) + 1, step))
    assert not any(is_verified(copy, at) for copy in longer)


def test_a_credential_with_any_byte_less_is_never_verified(small: bytes, at: datetime) -> None:
    shorter = (small[:place] + small[place + 1 :] for place in range(len(small)))
    assert not any(is_verified(copy, at) for copy in shorter)


def test_a_credential_cut_anywhere_is_never_verified(small: bytes, at: datetime) -> None:
    assert not any(is_verified(small[:end], at) for end in range(0, len(small), 7))


def test_an_acceptance_file_with_any_byte_changed_is_never_verified(
    small: bytes, credential: Credential, bo: Signer, at: datetime
) -> None:
    whole = accept(
        propose(replace(credential, document=small), message=None), signer=bo, at=at, may_be_shown=True
    )
    assert is_verified(whole, at)
    turned = (bytes([*whole[:place], whole[place] ^ 1, *whole[place + 1 :]]) for place in range(len(whole)))
    assert not any(is_verified(copy, at) for copy in turned)


def test_a_refusal_with_any_byte_changed_is_never_verified(
    credential: Credential, bo: Signer, at: datetime
) -> None:
    whole = decline(credential.document, signer=bo, at=at, because="Not now.")
    turned = (bytes([*whole[:place], whole[place] ^ 4, *whole[place + 1 :]]) for place in range(len(whole)))
    assert not any(is_verified(copy, at) for copy in turned)


def test_ten_thousand_random_mutations_are_never_verified(small: bytes, at: datetime) -> None:
    dice = random.Random(7)  # noqa: S311 - which bytes to spoil is no secret
    for _ in range(10_000 if SOAK else 500):
        copy = bytearray(small)
        for _ in range(dice.randint(1, 4)):
            place = dice.randrange(len(copy))
            end = place + dice.randint(0, 3)
            copy[place:end] = dice.randbytes(dice.randint(0, 3))
        assert bytes(copy) == small or not is_verified(bytes(copy), at)


@given(data=st.data())
def test_a_file_spliced_out_of_two_is_never_verified(
    recommendation: Recommendation, ada: Signer, data: st.DataObject
) -> None:
    at = datetime.fromisoformat("2026-11-20T09:30:00Z")
    one = sign(recommendation, signer=ada, at=at).document
    other = sign(replace(recommendation, subject_name="Bo Linda"), signer=ada, at=at).document
    place = data.draw(st.integers(1, min(len(one), len(other)) - 1))
    spliced = one[:place] + other[place:]
    assert spliced in {one, other} or not is_verified(spliced, at)


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert not is_verified(data, datetime.fromisoformat("2026-11-20T09:30:00Z"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(data=st.data())
def test_any_value_in_any_place_is_answered(
    recommendation: Recommendation, ada: Signer, data: st.DataObject
) -> None:
    at = datetime.fromisoformat("2026-11-20T09:30:00Z")
    document = dict(parse(sign(recommendation, signer=ada, at=at).document))
    name = data.draw(st.sampled_from(sorted(document)))
    value = data.draw(JSON)
    inside = document[name]
    if isinstance(inside, dict) and data.draw(st.booleans()):
        value = {**inside, data.draw(st.sampled_from(sorted(inside))): value}
    spoilt = canonical({**document, name: value})
    assert not is_verified(spoilt, at) or spoilt == canonical(document)


def test_a_clock_may_be_five_minutes_off_and_no_more(credential: Credential, at: datetime) -> None:
    assert verify(credential.document, now=at - TOLERANCE).verified
    behind = verify(credential.document, now=at - TOLERANCE - timedelta(seconds=1))
    assert not behind.verified
    assert "lies ahead" in behind.problems[0]


def test_a_credential_is_verified_for_ever(credential: Credential, at: datetime) -> None:
    assert verify(credential.document, now=at + timedelta(days=36_500)).verified


def test_verifying_and_answering_open_no_connection(
    credential: Credential, bo: Signer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_connection(*_: object) -> Iterator[None]:
        raise AssertionError

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, no_connection)
    whole = accept(propose(credential, message=None), signer=bo, at=at, may_be_shown=True)
    assert verify(whole, now=at).verified


def test_the_signers_words_cannot_forge_a_line_of_the_answer(
    credential: Credential, recommendation: Recommendation, at: datetime
) -> None:
    hostile = f"{recommendation.author_name}\n\x1b[32mVerified."
    document = {**parse(credential.document), "@context": [hostile * 50]}
    problem = verify(canonical(document), now=at).problems[0]
    assert problem.isprintable()
    assert len(problem) < 400


def test_a_thousand_proofs_are_not_checked_one_by_one(credential: Credential, at: datetime) -> None:
    document = parse(credential.document)
    answer = verify(canonical({**document, "proof": [document["proof"]] * 1_000}), now=at)
    assert "at most 8" in answer.problems[0]


def test_a_signer_whose_signature_does_not_hold_signs_nothing(
    recommendation: Recommendation, ada: Signer, eve: Signer, at: datetime
) -> None:
    class Broken:
        did = ada.did
        sign: Callable[[bytes], bytes] = staticmethod(eve.sign)

    with pytest.raises(Exception, match="does not hold"):
        sign(recommendation, signer=Broken(), at=at)


def test_words_without_a_canonical_form_are_not_signed(
    recommendation: Recommendation, ada: Signer, at: datetime
) -> None:
    half = replace(recommendation, paragraphs=("Half a \ud83d character",))
    with pytest.raises(Exception, match="lone surrogate"):
        sign(half, signer=ada, at=at)
