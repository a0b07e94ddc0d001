"""Where a signed letter stands: what happened to it, what is due, which files belong to it."""

from collections.abc import Iterable

from goodword.credential import entry_of, read_answer
from goodword.credential.canonical import parse
from goodword.nouns import Event, RecommendationId, State
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.letters import events
from goodword.store.status import status_lists
from goodword.workflow.publishing import Letter, accepted_file
from goodword.workflow.signing import Answered, version_answered


def happened(store: Store, letter: Letter) -> tuple[Event, ...]:
    """All that happened to the letter, oldest first; an acceptance and what it allows are one step."""
    told = events(store, recommendation_id=letter.id)
    return tuple(event for event in told if event.state is not State.ACCEPTED)


def due_again(store: Store, letter: Letter, *, clock: Clock) -> Answered | None:
    """The acceptance that named the recipient's key for the first time, while it waits for `sign_again`."""
    if State.WITHDRAWN in letter.states:
        return None
    newest = _newest(events(store, recommendation_id=letter.id), State.ACCEPTED)
    if newest is None or newest.document is None:
        return None
    answer = read_answer(newest.document, now=clock.now())
    given = version_answered(store, letter.id, newest.document, clock)
    if not answer.needs_reissue or given != letter.signed:
        return None
    state = State.SHOWN if answer.may_be_shown else State.KEPT_PRIVATE
    return Answered(answer=answer, subject_name=letter.subject_name, state=state, is_due=True)


def proposal_of(store: Store, letter: Letter) -> bytes | None:
    """The file for the recipient as it was made last; None where a later version was signed since."""
    told = events(store, recommendation_id=letter.id)
    since = max((n for n, one in enumerate(told) if one.state in _VERSIONS), default=0)
    newest = _newest(told[since:], State.PROPOSED)
    return newest.document if newest else None


_VERSIONS = frozenset({State.SIGNED, State.RENEWED})


def newest_file(store: Store, letter: Letter) -> tuple[bytes, bool]:
    """What is published of the letter, and whether it was accepted: else the signed file alone."""
    accepted = accepted_file(store, letter)
    return (accepted, True) if accepted else (letter.signed.document, False)


def list_of(store: Store, letter: Letter) -> bytes | None:
    """The owner's signed list in which the letter has its place; None where there is none."""
    entry = entry_of(parse(letter.signed.document))
    return status_lists(store).get(entry.list_id) if entry else None


def wish_for(store: Store, words_id: RecommendationId) -> str | None:
    """What the recipient asked for last, in their words."""
    newest = _newest(events(store, recommendation_id=words_id), State.CORRECTED)
    return newest.detail if newest else None


def _newest(told: Iterable[Event], state: State) -> Event | None:
    return next((event for event in reversed(tuple(told)) if event.state is state), None)
