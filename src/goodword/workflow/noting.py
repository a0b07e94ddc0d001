"""What happened to a letter, added to its events."""

from goodword.nouns import AccountId, RecommendationId, State
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.letters import add_event, events


def note(
    store: Store,
    words_id: RecommendationId,
    state: State,
    clock: Clock,
    *,
    detail: str | None = None,
    document: bytes | None = None,
) -> None:
    """That is what became of the recommendation just now; `document` is the file that says so."""
    add_event(
        store,
        recommendation_id=words_id,
        subject=subject_of(store, words_id),
        state=state,
        at=clock.now(),
        detail=detail,
        document=document,
    )


def subject_of(store: Store, words_id: RecommendationId) -> AccountId:
    """Whom the recommendation was about when it was signed."""
    return next(event.subject for event in events(store) if event.recommendation_id == words_id)
