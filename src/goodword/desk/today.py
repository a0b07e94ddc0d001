"""Where the owner stands in one sentence, three people, what was given last, and whether the week is done."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.desk.pictures import HeatStrip, heat_strip
from goodword.desk.unfinished import unfinished
from goodword.nouns import Overlooked, PersonId
from goodword.text.plainly import in_a_line
from goodword.workflow.asking import (
    days_said,
    given_this_week,
    last,
    names_among,
    open_links,
    standing,
    the_overlooked,
)
from goodword.workflow.imports import imports
from goodword.workflow.publishing import letters
from goodword.workflow.set_aside import resting, thanked
from goodword.workflow.writing import kept_drafts

_FIRST = 3
_MORE = 12


def today(desk: Desk, asked: Asked) -> Response:
    """The first page; before anything is imported it says how to begin."""
    store, clock = desk.home.store, desk.home.clock
    left = None if desk.is_reading else unfinished(desk.home.folder)
    if not imports(store):
        return desk.page(
            "welcome",
            at="/",
            title="You already said it. Make it last.",
            unfinished=left,
            is_reading=desk.is_reading,
        )
    limit = _MORE if "more" in asked.query else _FIRST
    found = the_overlooked(store, clock=clock, limit=limit)
    return desk.page(
        "today",
        at="/",
        title="Today",
        unfinished=left,
        is_reading=desk.is_reading,
        standing=standing(store, clock=clock),
        done=given_this_week(store, clock=clock),
        thanked=_thanked_this_week(desk),
        resting=resting(store, clock.now().date()),
        found=found,
        strips=_strips(desk, found),
        names=names_among(store, [one.person for one in found]),
        is_more=len(found) > _FIRST,
        could_be_more=len(found) == limit == _FIRST,
        last=last(store, clock=clock),
        questions=len(open_links(store)),
        drafts=kept_drafts(store)[:5],
        waiting=[letter for letter in letters(store) if letter.state in {"signed", "proposed"}],
    )


def _thanked_this_week(desk: Desk) -> list[str]:
    """Whom the owner thanked since Monday, by name: enough for a week too."""
    today = desk.home.clock.now().date()
    monday = today - timedelta(days=today.weekday())
    return [
        one.person.name
        for one in thanked(desk.home.store)
        if one.thanked_at and one.thanked_at.date() >= monday
    ]


def _strips(desk: Desk, found: tuple[Overlooked, ...]) -> Mapping[PersonId, HeatStrip | None]:
    persons = [one.person for one in found]
    days = days_said(desk.home.store, persons)
    return {person.id: _drawn(days[person.id], person.name) for person in persons}


@lru_cache(maxsize=2 * _MORE)
def _drawn(days: tuple[datetime, ...], name: str) -> HeatStrip | None:
    return heat_strip(days, about=in_a_line(name))
