"""A request for a recommendation is signed by who asks, and is no recommendation."""

from datetime import datetime, timedelta

import pytest

from goodword.credential import verify
from goodword.credential.canonical import canonical, parse
from goodword.credential.request import read_request, sign_request
from goodword.errors import CredentialError
from goodword.nouns import Credential
from goodword.ports import Signer


def test_a_request_says_who_asks_and_what_for(bo: Signer, at: datetime) -> None:
    asked = read_request(sign_request("Bo Linde", "The flood map, perhaps?", signer=bo, at=at), now=at)
    assert (asked.did, asked.name, asked.words) == (bo.did, "Bo Linde", "The flood map, perhaps?")
    assert asked.asked_at == at


def test_a_request_of_which_any_byte_is_changed_is_refused(bo: Signer, at: datetime) -> None:
    whole = sign_request("Bo Linde", "The flood map?", signer=bo, at=at)
    for place in range(len(whole)):
        with pytest.raises(CredentialError):
            read_request(bytes([*whole[:place], whole[place] ^ 1, *whole[place + 1 :]]), now=at)


def test_a_request_is_no_recommendation_and_a_recommendation_no_request(
    credential: Credential, bo: Signer, at: datetime
) -> None:
    whole = sign_request("Bo Linde", "The flood map?", signer=bo, at=at)
    assert not verify(whole, now=at).verified
    with pytest.raises(CredentialError):
        read_request(credential.document, now=at)


def test_a_request_in_somebody_elses_name_or_time_is_refused(bo: Signer, eve: Signer, at: datetime) -> None:
    whole = parse(sign_request("Bo Linde", "The flood map?", signer=eve, at=at))
    with pytest.raises(CredentialError, match="somebody else"):
        read_request(canonical({**whole, "issuer": bo.did}), now=at)
    with pytest.raises(CredentialError, match="lies ahead"):
        read_request(sign_request("Bo", "Please", signer=bo, at=at + timedelta(days=9)), now=at)
