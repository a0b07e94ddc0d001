"""Templates to HTML: escaped, names in their own direction, hidden characters shown."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import PurePath

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from goodword.desk.jobs import Job
from goodword.nouns import Direction, Role
from goodword.publish.html import isolate, shown
from goodword.settings import Home
from goodword.text.places import place_name
from goodword.text.plainly import in_a_line
from goodword.text.sentences import sentences
from goodword.text.shipped import shipped_text
from goodword.text.wording import day, month
from goodword.workflow.labels import FOR_WHOM, account_label, role_of
from goodword.workflow.naming import because

_PACKAGE = "goodword.desk"
NAVIGATION = (
    ("/", "Today"),
    ("/people", "People"),
    ("/links", "Who is who"),
    ("/moments", "Moments"),
    ("/map", "Map"),
    ("/skills", "Skills"),
    ("/brands", "Companies"),
    ("/letters", "Letters"),
    ("/import", "Archives"),
    ("/verify", "Check a file"),
    ("/privacy", "Privacy"),
    ("/settings", "Settings"),
    ("/help", "Help"),
)


@dataclass(slots=True)
class Desk:
    """What every page needs: the owner's folder, and one notice for the next page."""

    home: Home
    notices: list[str] = field(default_factory=list)
    job: Job | None = None
    """What is being read now, or was read last; never two, for they would wait for each other's writing."""
    last_moment: str = ""
    """The moment that was answered last, for one key that takes it back."""
    last_link: str = ""
    """The same of the questions who is who."""
    later: list[str] = field(default_factory=list)
    """The questions that were put off, for as long as the desk is open."""

    @property
    def is_reading(self) -> bool:
        """Whether archives are being read now."""
        return self.job is not None and self.job.state == "running"

    def notice(self, words: str) -> None:
        """Say `words` at the top of the next page that is shown."""
        self.notices.append(words)

    def page(self, template: str, *, at: str, title: str, status: int = 200, **values: object) -> Response:
        """The page of `template`; `at` is the entry of the navigation it belongs to."""
        notices, self.notices[:] = tuple(self.notices), []
        return _page(template, status, at=at, title=in_a_line(title), notices=notices, **values)

    def part(self, template: str, *, status: int = 200, **values: object) -> Response:
        """A page that a script takes pieces of; what was to be said waits for the next page that is shown."""
        return _page(template, status, at="", title="Checks", notices=(), **values)

    def piece(self, template: str, **values: object) -> str:
        """A piece of a page, to be put in the place of the one before."""
        return _environment().get_template(f"{template}.html.jinja").render(**values)

    def begin_anew(self) -> None:
        """Forget what was answered and put off: nothing that it was about is here any more."""
        self.job, self.last_moment, self.last_link = None, "", ""
        self.later.clear()

    def close(self) -> None:
        """Stop what is being read and close what was opened."""
        if self.job:
            self.job.stop()
        self.home.close_store()


def _page(template: str, status: int, **values: object) -> Response:
    found = _environment().get_template(f"{template}.html.jinja")
    return HTMLResponse(found.render(navigation=NAVIGATION, **values), status)


def go_to(path: str) -> Response:
    """The answer to a form: the browser asks for `path`, and a reload sends nothing twice."""
    return RedirectResponse(path, 303)


def as_file(content: bytes, name: str, media_type: str) -> Response:
    """The answer that the browser keeps as a file of that name."""
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)


def _when(at: date | None) -> str:
    return day(at) if at else "undated"


def _month(at: datetime | None) -> str:
    return month(at) if at else "undated"


def _held(role: Role) -> str:
    """From when to when, as the profile tells; else when an archive says it was so."""
    if role.started and role.ended:
        return f"{role.started} to {role.ended}"
    if role.started or role.ended:
        return f"since {role.started}" if role.started else f"until {role.ended}"
    first, last = _month(role.seen_from), _month(role.seen_to)
    places = ", ".join(map(place_name, role.sources))
    return f"{places}, {first if first == last else f'{first} to {last}'}".strip(", ")


def _who(direction: Direction, name: str) -> str:
    return "You" if direction is Direction.GIVEN else name


def _for_this_page(message: str) -> str:
    """A sentence of the checks without what is typed at a terminal: here a field stands for it."""
    told = [one for one in sentences(message) if "--" not in one and "`goodword" not in one]
    return " ".join(told) or message


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: shipped_text(_PACKAGE, f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        shown=shown,
        isolate=isolate,
        day=_when,
        month=_month,
        held=_held,
        place=place_name,
        role=role_of,
        label=account_label,
        audience=lambda audience: FOR_WHOM[audience],
        who=_who,
        because=because,
        here=_for_this_page,
        file_name=lambda path: PurePath(path).name,
    )
    return environment
