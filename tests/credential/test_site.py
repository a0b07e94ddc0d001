"""A site (did:web) as the issuer: the key can be told offline, the site is never taken at the file's word."""

from datetime import datetime, timedelta

import pytest

from goodword.credential import (
    Held,
    StatusEntry,
    accept,
    did_document,
    did_web_of,
    entry_document,
    file_of_did,
    propose,
    read_did_document,
    read_face,
    reissue,
    sign,
    sign_site_copy,
    sign_status_list,
    staple,
    verify,
)
from goodword.credential.canonical import parse
from goodword.credential.site import address_of_did
from goodword.errors import AnswerMismatchError, UnreadableCredentialError
from goodword.nouns import Credential, Recommendation
from goodword.ports import Signer

ADDRESS, SITE = "https://ada.example/words/", "did:web:ada.example:words"
DAY = timedelta(days=1)


@pytest.fixture(name="by_site")
def _by_site(recommendation: Recommendation, ada: Signer, at: datetime) -> Credential:
    return sign(recommendation, signer=ada, at=at, site=SITE)


def test_a_letter_of_a_site_names_the_key_and_says_that_the_site_was_not_asked(
    by_site: Credential, ada: Signer, at: datetime
) -> None:
    copy = sign_site_copy(SITE, [(ada.did, None)], signer=ada, at=at)
    for file in (by_site.document, staple(by_site.document, [copy])):
        answer = verify(file, now=at)
        assert (answer.verified, answer.issuer, answer.site, answer.linked_to) == (True, ada.did, SITE, ())
        assert "look for the key at https://ada.example/words/did.json" in answer.warnings[0]
        assert (read_face(file).issuer, read_face(file).site) == (ada.did, SITE)


def test_a_site_that_the_reader_asked_links_the_kept_key_and_refuses_one_that_it_removed(
    by_site: Credential, ada: Signer, bo: Signer, at: datetime
) -> None:
    rotated = did_document(ADDRESS, [(bo.did, None), (ada.did, None)])
    answer = verify(by_site.document, now=at, held=Held(keys=(rotated,)))
    assert (answer.verified, answer.linked_to, answer.warnings) == (True, (SITE,), ())
    removed = did_document(ADDRESS, [(bo.did, None)])
    refused = verify(by_site.document, now=at, held=Held(keys=(removed,)))
    assert not refused.verified
    assert "does not name the key" in refused.problems[0]


def test_a_copy_that_a_forger_made_links_nothing(
    recommendation: Recommendation, eve: Signer, ada: Signer, at: datetime
) -> None:
    forged = sign(recommendation, signer=eve, at=at, site=SITE)
    copy = sign_site_copy(SITE, [(eve.did, None)], signer=eve, at=at)
    answer = verify(staple(forged.document, [copy]), now=at)
    assert (answer.issuer, answer.linked_to) == (eve.did, ())
    own = did_document(ADDRESS, [(ada.did, None)])
    assert not verify(staple(forged.document, [copy]), now=at, held=Held(keys=(own,))).verified


def test_after_a_change_of_keys_a_list_by_the_new_key_counts_for_who_asked_the_site(
    recommendation: Recommendation, ada: Signer, bo: Signer, at: datetime
) -> None:
    place = StatusEntry(list_id="https://ada.example/words/status.json", index=7)
    signed = sign(recommendation, signer=ada, at=at, site=SITE, status=entry_document(place)).document
    withdrawn = sign_status_list(place.list_id, [7], signer=bo, at=at + DAY, site=SITE)
    both = did_document(ADDRESS, [(bo.did, None), (ada.did, None)])
    alone = verify(signed, now=at + DAY, held=Held(lists=(withdrawn,)))
    assert alone.status == "unknown"
    asked = verify(signed, now=at + DAY, held=Held(lists=(withdrawn,), keys=(both,)))
    assert (asked.verified, asked.status) == (False, "withdrawn")


def test_a_later_version_has_the_same_issuer(
    by_site: Credential, recommendation: Recommendation, ada: Signer, bo: Signer, at: datetime
) -> None:
    again = reissue(recommendation, to=bo.did, signer=ada, at=at + DAY, supersedes=by_site)
    assert parse(again.document)["issuer"] == parse(by_site.document)["issuer"]
    assert again.issuer == ada.did


def test_the_writer_of_a_site_cannot_answer_for_the_recipient(
    by_site: Credential, ada: Signer, bo: Signer, at: datetime
) -> None:
    with pytest.raises(AnswerMismatchError):
        accept(by_site.document, signer=ada, at=at, may_be_shown=True)
    accepted = accept(propose(by_site, message=None), signer=bo, at=at, may_be_shown=True)
    assert verify(accepted, now=at).acceptance is not None


def test_a_site_has_the_did_that_the_method_says() -> None:
    assert did_web_of("https://ada.example/") == "did:web:ada.example"
    assert did_web_of("https://ada.example/words/") == "did:web:ada.example:words"
    assert file_of_did("https://ada.example") == ".well-known/did.json"
    assert file_of_did("https://ada.example/words") == "did.json"
    assert address_of_did("did:web:ada.example") == "https://ada.example/.well-known/did.json"
    assert address_of_did("did:web:ada.example%3A8443:a") == "https://ada.example:8443/a/did.json"


@pytest.mark.parametrize("data", [b"{}", b"[]", b"x", b'{"id":"did:web:x","verificationMethod":[{}]}'])
def test_what_is_no_document_of_keys_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableCredentialError):
        read_did_document(data)
