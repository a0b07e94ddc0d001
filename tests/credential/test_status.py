"""Lists of withdrawals: what they say, what they do not, and which are refused."""

import json
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.credential import (
    ENTRIES,
    Held,
    StatusEntry,
    accept,
    entry_document,
    entry_of,
    propose,
    read_status_list,
    reissue,
    sign,
    sign_status_list,
    staple,
    verify,
)
from goodword.credential.canonical import canonical, parse
from goodword.credential.status import decode_bits, encode_bits
from goodword.errors import RefusedCredentialError, UnreadableCredentialError
from goodword.nouns import Credential, Recommendation
from goodword.ports import Signer

LIST = "https://ada.example/status-1.json"
ENTRY = StatusEntry(list_id=LIST, index=131_071)
CONFORMANCE = Path(__file__).parent.parent.parent / "conformance"


@pytest.fixture
def listed(recommendation: Recommendation, ada: Signer, at: datetime) -> Credential:
    """A recommendation that has the last place in a list."""
    return sign(recommendation, signer=ada, at=at, status=entry_document(ENTRY))


def test_the_list_of_the_recommendation_is_read_as_published() -> None:
    vector = json.loads((CONFORMANCE / "bitstring-status-list" / "vector.json").read_bytes())
    bits = decode_bits(vector["encodedList"])
    assert (len(bits), any(bits), len(bits) * 8) == (vector["uncompressedBytes"], False, vector["bits"])
    assert len(encode_bits(bits)) <= len(vector["encodedList"]) + 8


@given(places=st.sets(st.integers(0, ENTRIES - 1), max_size=20))
def test_exactly_the_places_that_were_set_are_set(places: set[int]) -> None:
    bits = bytearray(ENTRIES // 8)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    again = decode_bits(encode_bits(bytes(bits)))
    assert {p * 8 + b for p, byte in enumerate(again) if byte for b in range(8) if byte & 0x80 >> b} == places


@pytest.mark.parametrize("suites", [("eddsa-jcs-2022",), ("eddsa-rdfc-2022", "eddsa-jcs-2022")])
def test_a_list_that_travels_with_the_words_answers_offline(
    listed: Credential, ada: Signer, bo: Signer, at: datetime, suites: tuple[str, ...]
) -> None:
    clear = sign_status_list(LIST, [5], signer=ada, at=at, suites=suites)
    proposal = propose(listed, message="Dear Bo", beside=[clear])
    whole = accept(proposal, signer=bo, at=at, may_be_shown=True)
    for file in (proposal, whole):
        assert verify(file, now=at).status == "not withdrawn as of 2026-11-20T09:30:00Z"
    withdrawn = sign_status_list(LIST, [ENTRY.index], signer=ada, at=at + timedelta(days=1), suites=suites)
    answer = verify(staple(whole, [withdrawn]), now=at + timedelta(days=2))
    assert (answer.verified, answer.status, answer.comment) == (False, "withdrawn", None)


def test_without_a_list_the_status_is_unknown_and_that_is_told(listed: Credential, at: datetime) -> None:
    answer = verify(listed.document, now=at)
    assert (answer.verified, answer.status) == (True, "unknown")
    assert "does not carry it" in answer.warnings[0]


def test_of_the_lists_that_travel_and_those_that_the_reader_has_the_newest_counts(
    listed: Credential, ada: Signer, at: datetime
) -> None:
    now = at + timedelta(days=9)
    clear = sign_status_list(LIST, [], signer=ada, at=at)
    withdrawn = sign_status_list(LIST, [ENTRY.index], signer=ada, at=at + timedelta(days=1))
    other = sign_status_list(LIST + "x", [ENTRY.index], signer=ada, at=at + timedelta(days=2))
    file = staple(listed.document, [clear])
    assert verify(file, now=now, held=Held(lists=(other,))).status.startswith("not withdrawn")
    assert verify(file, now=now, held=Held(lists=(other, withdrawn))).status == "withdrawn"
    assert (
        verify(staple(listed.document, [withdrawn]), now=now, held=Held(lists=(clear,))).status == "withdrawn"
    )


def test_a_list_by_somebody_else_tells_nothing(
    listed: Credential, ada: Signer, eve: Signer, at: datetime
) -> None:
    by_eve = sign_status_list(LIST, [ENTRY.index], signer=eve, at=at + timedelta(hours=1))
    clear = sign_status_list(LIST, [], signer=ada, at=at)
    answer = verify(staple(listed.document, [clear]), now=at + timedelta(days=1), held=Held(lists=(by_eve,)))
    assert answer.status.startswith("not withdrawn")
    assert not verify(staple(listed.document, [by_eve]), now=at + timedelta(days=1)).verified


def test_a_reader_can_set_how_old_a_list_may_be(listed: Credential, ada: Signer, at: datetime) -> None:
    now = at + timedelta(days=30)
    file = staple(listed.document, [sign_status_list(LIST, [], signer=ada, at=at)])
    answer = verify(file, now=now, held=Held(oldest=now - timedelta(days=7)))
    assert (answer.verified, answer.status) == (True, "unknown")
    assert "older than you allow" in answer.warnings[0]


def test_a_list_by_a_clock_that_is_ahead_is_refused(listed: Credential, ada: Signer, at: datetime) -> None:
    ahead = sign_status_list(LIST, [], signer=ada, at=at + timedelta(days=365))
    assert "lies ahead" in verify(staple(listed.document, [ahead]), now=at).problems[0]


def test_the_same_words_issued_again_keep_their_place(
    recommendation: Recommendation, listed: Credential, ada: Signer, bo: Signer, at: datetime
) -> None:
    again = reissue(recommendation, to=bo.did, signer=ada, at=at, supersedes=listed)
    assert entry_of(parse(again.document)) == entry_of(parse(listed.document)) == ENTRY


def test_a_file_with_a_list_of_which_any_byte_is_changed_is_never_verified(
    listed: Credential, ada: Signer, at: datetime
) -> None:
    whole = staple(listed.document, [sign_status_list(LIST, [], signer=ada, at=at)])
    assert verify(whole, now=at).verified
    begin = whole.index(b"BitstringStatusListCredential") - 200
    for place in range(begin, len(whole)):
        copy = bytes([*whole[:place], whole[place] ^ 1, *whole[place + 1 :]])
        with suppress(UnreadableCredentialError):
            assert not verify(copy, now=at).verified


def test_a_list_is_no_recommendation_and_a_recommendation_no_list(
    listed: Credential, ada: Signer, at: datetime
) -> None:
    alone = sign_status_list(LIST, [], signer=ada, at=at)
    assert not verify(alone, now=at).verified
    with pytest.raises(RefusedCredentialError, match="context is another"):
        read_status_list(parse(listed.document), now=at)
    assert staple(listed.document, []) == listed.document
    assert canonical(parse(alone)) == alone
