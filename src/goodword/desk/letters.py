"""Drafts and letters: where each stands; what was given elsewhere."""

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.text.days import day_of
from goodword.workflow import elsewhere, publishing, writing


def letters(desk: Desk, asked: Asked) -> Response:
    """Every draft and every signed letter, and where each stands."""
    del asked
    store = desk.home.store
    drafts = writing.kept_drafts(store)
    places = {draft.id: elsewhere.places_given(store, draft) for draft in drafts}
    signed = tuple(reversed(publishing.letters(store)))
    return desk.page("letters", at="/letters", title="Letters", drafts=drafts, places=places, signed=signed)


def given(desk: Desk, asked: Asked) -> Response:
    """Record that it was given elsewhere, or take that back."""
    store, clock = desk.home.store, desk.home.clock
    hand = writing.the_draft(store, asked.path["id"])
    if asked.has("undo"):
        elsewhere.take_back_given(store, hand, on=asked.text("on"), clock=clock)
        desk.notice(f"Taken back: given to {hand.subject.name}.")
        return go_to("/letters")
    at = day_of(asked.text("day")) if asked.text("day") else clock.now()
    elsewhere.give_elsewhere(store, hand, on=asked.text("on") or "linkedin", at=at)
    desk.notice(f"Recorded: given to {hand.subject.name}. Done for this week.")
    return go_to("/letters")
