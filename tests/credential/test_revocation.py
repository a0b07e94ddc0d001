"""A key that was given up: what it signed later is refused, what it signed before is told."""

from datetime import datetime, timedelta

import pytest

from goodword.credential import (
    Held,
    StatusEntry,
    accept,
    did_document,
    entry_document,
    propose,
    sign,
    sign_revocation,
    sign_status_list,
    staple,
    verify,
)
from goodword.credential.canonical import parse
from goodword.errors import CredentialError
from goodword.nouns import Credential, Recommendation
from goodword.ports import Signer

SITE = "https://ada.example/words/"
DAY = timedelta(days=1)


def test_a_signature_after_the_end_of_the_key_is_refused_with_words(
    credential: Credential, ada: Signer, at: datetime
) -> None:
    statement = sign_revocation(signer=ada, since=at - DAY, at=at + DAY)
    answer = verify(staple(credential.document, [statement]), now=at + 2 * DAY)
    assert not answer.verified
    assert "was given up on 2026-11-19" in answer.problems[0]
    assert "signed with it on 2026-11-20" in answer.problems[0]


def test_an_older_signature_is_told_and_its_status_is_unknown_unless_the_recipient_saw_it(
    recommendation: Recommendation, ada: Signer, bo: Signer, at: datetime
) -> None:
    place = StatusEntry(list_id="https://ada.example/status.json", index=7)
    signed = sign(recommendation, signer=ada, at=at, status=entry_document(place))
    clear = sign_status_list(place.list_id, [], signer=ada, at=at)
    statement = sign_revocation(signer=ada, since=at + 2 * DAY, at=at + 2 * DAY)
    alone = verify(staple(signed.document, [clear, statement]), now=at + 3 * DAY)
    assert (alone.verified, alone.status) == (True, "unknown")
    assert "only the signature says so" in alone.warnings[0]
    accepted = accept(propose(signed, message=None), signer=bo, at=at + DAY, may_be_shown=True)
    seen = verify(staple(accepted, [clear, statement]), now=at + 3 * DAY)
    assert seen.status == "not withdrawn as of 2026-11-20T09:30:00Z"
    assert "had confirmed these words" in seen.warnings[0]


def test_a_list_that_the_key_signed_after_its_end_tells_nothing(
    recommendation: Recommendation, ada: Signer, bo: Signer, at: datetime
) -> None:
    place = StatusEntry(list_id="https://ada.example/status.json", index=7)
    signed = sign(recommendation, signer=ada, at=at, status=entry_document(place))
    accepted = accept(propose(signed, message=None), signer=bo, at=at, may_be_shown=True)
    withdrawn = sign_status_list(place.list_id, [7], signer=ada, at=at + DAY)
    by_the_thief = sign_status_list(place.list_id, [], signer=ada, at=at + 3 * DAY)
    statement = sign_revocation(signer=ada, since=at + 2 * DAY, at=at + 2 * DAY)
    file = staple(accepted, [withdrawn, by_the_thief, statement])
    assert verify(file, now=at + 4 * DAY).status == "withdrawn"


def test_somebody_elses_statement_counts_for_nothing(
    credential: Credential, ada: Signer, eve: Signer, at: datetime
) -> None:
    by_eve = sign_revocation(signer=eve, since=at - DAY, at=at)
    assert staple(credential.document, [by_eve]) == credential.document
    own = parse(sign_revocation(signer=ada, since=at - DAY, at=at))
    with pytest.raises(CredentialError):
        verify(b"{" + str(own).encode(), now=at)


def test_the_document_of_a_site_links_the_key_and_ends_it(
    credential: Credential, ada: Signer, bo: Signer, at: datetime
) -> None:
    now = at + 2 * DAY
    new = did_document(SITE, [(bo.did, None), (ada.did, None)])
    answer = verify(credential.document, now=now, held=Held(keys=(new,)))
    assert (answer.verified, answer.linked_to) == (True, ("did:web:ada.example:words",))
    # A former key that was taken out of the document links nothing any more.
    without = did_document(SITE, [(bo.did, None)])
    assert verify(credential.document, now=now, held=Held(keys=(without,))).linked_to == ()
    ended = did_document(SITE, [(bo.did, None), (ada.did, at - DAY)])
    assert "was given up" in verify(credential.document, now=now, held=Held(keys=(ended,))).problems[0]
    later = did_document(SITE, [(ada.did, at + DAY)])
    assert verify(credential.document, now=now, held=Held(keys=(later,))).status == "unknown"
