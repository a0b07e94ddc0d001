"""The digest as a page and as a calendar feed."""

from base64 import b64encode
from datetime import UTC, datetime, time, timedelta
from functools import cache
from hashlib import sha256

from icalendar import Calendar, Event
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from goodword.nouns import Moment
from goodword.publish.html import isolate, shown
from goodword.text.places import said_where
from goodword.text.shipped import shipped_text
from goodword.text.wording import day, number_of
from goodword.workflow.asking import Names
from goodword.workflow.digest import Digest
from goodword.workflow.forms import Form, overlooked_form, person_form
from goodword.workflow.slot import LASTS

PRODUCT = "-//Goodword//digest//EN"
NOBODY = "Nobody new this week. `goodword overlooked` lists everyone who waits for a word."
DONE = "Done for this week."


def title_of(found: Digest) -> str:
    """What stands above the digest, in words."""
    many = len(found.people)
    if not many:
        return DONE if found.is_done else "Nobody new this week"
    return f"{number_of(many).capitalize()} {'person' if many == 1 else 'people'} to think of this week"


def digest_form(found: Digest, names: Names) -> Form:
    """The answer of `goodword digest --json`."""
    return {
        "week": found.week,
        "from": found.monday.isoformat(),
        "to": (found.monday + timedelta(days=6)).isoformat(),
        "at": str(found.slot) if found.slot else None,
        "people": [overlooked_form(one, names) for one in found.people],
        "done": [person_form(person) for person in found.done],
        "thanked": [person_form(person) for person in found.thanked],
    }


def digest_ics(found: Digest) -> bytes:
    """The week as a calendar feed (RFC 5545): a whole day, or the hour that was chosen; the same bytes again.

    Calendars are often kept on servers of others: names and counts stand in it, and nothing that
    anybody wrote.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Goodword")
    if found.people:
        calendar.add_component(_event(found))
    return bytes(calendar.to_ical())


def _event(found: Digest) -> Event:
    event = Event()
    event.add("uid", f"{found.week.casefold()}@digest.goodword.invalid")
    event.add("dtstamp", datetime.combine(found.monday, time(), tzinfo=UTC))
    if found.slot is None:
        event.add("dtstart", found.monday)
        event.add("dtend", found.monday + timedelta(days=1))
    else:
        # In no zone (RFC 5545, 3.3.5, form 1): that hour wherever the owner is.
        event.add("dtstart", found.slot.begins(found.monday))
        event.add("dtend", found.slot.begins(found.monday) + LASTS)
    names = ", ".join(one.person.name for one in found.people)
    event.add("summary", f"Say it so that it lasts: {names}")
    told = [f'{one.reasons[0]}\ngoodword draft "{one.person.name}"' for one in found.people]
    event.add("description", "\n\n".join(told))
    event.add("transp", "TRANSPARENT")
    return event


def digest_html(found: Digest, names: Names) -> str:
    """The week as one page: nothing is loaded, nothing runs; light, dark and on paper."""
    style = shipped_text("goodword.publish", "templates/tokens.css") + shipped_text(
        "goodword.workflow", "templates/digest.css"
    )
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    return (
        _environment()
        .get_template("digest.html.jinja")
        .render(
            style=Markup(style),  # noqa: S704 - our own files
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            title=title_of(found),
            week=f"{day(found.monday)} to {day(found.monday + timedelta(days=6))}",
            people=[
                {
                    "name": one.person.name,
                    "role": " at ".join(part for part in (one.person.position, one.person.company) if part),
                    "reasons": one.reasons,
                    "best": [_words(moment, names) for moment in one.best[:2]],
                }
                for one in found.people
            ],
            done=[person.name for person in found.done],
            thanked=[person.name for person in found.thanked],
        )
        + "\n"
    )


def _words(moment: Moment, names: Names) -> dict[str, str]:
    giver = names.person(moment.recognition.giver)
    who = "You" if giver is None or giver.is_owner else giver.name
    when = day(moment.sent_at) if moment.sent_at else "undated"
    where = said_where(moment.source, is_private=moment.audience == "direct")
    return {"quote": moment.recognition.passage.quote, "source": f"{who}, {when}, {where}"}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: shipped_text("goodword.workflow", f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(shown=shown, isolated=isolate)
    return environment
