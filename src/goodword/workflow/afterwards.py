"""What becomes of a letter after it was signed: withdrawn, revised, or renewed."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from goodword.credential import Face, entry_document, read_face, reissue, sign, site_of
from goodword.credential.canonical import parse
from goodword.errors import KeyGivenUpError, NotSignedHereError, QuestionError, WithdrawnError
from goodword.nouns import Credential, Event, Recommendation, State
from goodword.ports import Clock, Signer
from goodword.store.database import Store
from goodword.store.letters import (
    events,
    recommendation,
    save_credential,
    save_recommendation,
)
from goodword.workflow.asking import the_person
from goodword.workflow.keys import Issuer, require_in_force
from goodword.workflow.noting import note
from goodword.workflow.publishing import Letter, letters, signed_for, the_letter
from goodword.workflow.withdrawing import new_entry, sign_lists
from goodword.workflow.writing import DraftInHand


@dataclass(frozen=True, slots=True, kw_only=True)
class InHand:
    """A signed letter that is about to be changed, as it stands."""

    letter: Letter
    words: Recommendation
    face: Face


def issuer_of_the_same(letter: Letter) -> Issuer:
    """As whom a new version of the letter is signed: as the one before."""
    return Issuer(site=site_of(parse(letter.signed.document)), key=letter.signed.issuer)


def take_in_hand(store: Store, asked: str) -> InHand:
    """The letter of that id, name, handle or address, where it may still be changed.

    Raises NotSignedHereError, and WithdrawnError where it was withdrawn.
    """
    letter = _letter(store, asked)
    words = recommendation(store, letter.id)
    assert words is not None  # noqa: S101 - `letters` gives none without
    if State.WITHDRAWN in letter.states:
        at = next(event.at for event in _about(store, letter) if event.state is State.WITHDRAWN)
        raise WithdrawnError(letter.subject_name, f"{at:%Y-%m-%d}")
    return InHand(letter=letter, words=words, face=read_face(letter.signed.document))


def _letter(store: Store, asked: str) -> Letter:
    try:
        return the_letter(store, asked)
    except NotSignedHereError:
        with suppress(QuestionError):
            found = signed_for(store, the_person(store, asked))
            if found:
                return found[-1]
        raise


def withdraw(
    store: Store,
    hand: InHand,
    *,
    because: str | None,
    signer: Signer | None,
    clock: Clock,
    suites: Sequence[str],
) -> tuple[bytes, ...]:
    """Withdraw the letter; the owner's lists, signed anew, say so to whoever gets them.

    Without a `signer`, because its key was given up, it is only taken off the site.
    """
    with store.writing():
        note(store, hand.letter.id, State.WITHDRAWN, clock, detail=because)
        if signer is None:
            return ()
        return sign_lists(store, signer=signer, clock=clock, suites=suites)


def signs_still(store: Store, hand: InHand) -> bool:
    """Whether the key that signed the letter is in force."""
    try:
        require_in_force(store, hand.letter.signed.issuer)
    except KeyGivenUpError:
        return False
    return True


def signed_before(store: Store, draft: DraftInHand) -> InHand:
    """The newest letter that was signed for the draft's subject; NotSignedHereError where there is none."""
    ids = {account.id for account in draft.subject.accounts}
    found = [one for one in letters(store) if one.subject in ids and State.WITHDRAWN not in one.states]
    return take_in_hand(store, found[-1].id if found else draft.draft.subject_name)


def revise(
    store: Store,
    hand: InHand,
    words: Recommendation,
    *,
    signer: Signer,
    clock: Clock,
    suites: Sequence[str],
) -> Credential:
    """Sign other words in place of those: same id, same first day, later `validFrom`.

    The earlier version is withdrawn by its own place in the list; who accepted it did not accept this.
    """
    new = replace(words, approved_at=hand.words.approved_at, subject_did=hand.words.subject_did)
    status = entry_document(new_entry(store, signer.did, site_of(parse(hand.letter.signed.document))))
    signed = sign(
        new, signer=signer, at=clock.now(), supersedes=hand.letter.signed, suites=suites, status=status
    )
    _keep(store, hand, new, signed, clock, state=State.SIGNED)
    sign_lists(store, signer=signer, clock=clock, suites=suites)
    return signed


def renew(store: Store, hand: InHand, *, signer: Signer, clock: Clock, suites: Sequence[str]) -> Credential:
    """Sign the same words again, because they are still true: same id and place, later `validFrom`."""
    signed = reissue(
        hand.words, to=None, signer=signer, at=clock.now(), supersedes=hand.letter.signed, suites=suites
    )
    _keep(store, hand, hand.words, signed, clock, state=State.RENEWED)
    sign_lists(store, signer=signer, clock=clock, suites=suites)
    return signed


def _keep(
    store: Store, hand: InHand, words: Recommendation, signed: Credential, clock: Clock, *, state: State
) -> None:
    with store.writing():
        save_recommendation(store, words, draft_id=None, subject=hand.letter.subject)
        save_credential(store, signed)
        note(store, hand.letter.id, State.SUPERSEDED, clock, document=hand.letter.signed.document)
        note(store, hand.letter.id, state, clock)


def _about(store: Store, letter: Letter) -> Sequence[Event]:
    return events(store, recommendation_id=letter.id)
