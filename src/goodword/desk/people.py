"""People: search as you type, circles, places; and who is kept out of what is suggested."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.desk.pictures import Picture, strips
from goodword.nouns import Person
from goodword.publish.html import isolate
from goodword.workflow import deciding
from goodword.workflow.asking import days_said
from goodword.workflow.circles import Acquaintance, Circle, Named, folded, named

_SHOWN = 60
_STRIPS = 20
_MOMENTS_A_PAGE = 50
_MOST_OFFERED = 500
CIRCLES = (
    (
        Circle.OVERLOOKED,
        "To begin with",
        "Something was said between you, and no recommendation of yours followed. The order is Today's.",
    ),
    (Circle.RECOMMENDED, "Recommended", "You recommended them, here or elsewhere."),
    (Circle.TAUGHT, "Taught or helped you", "You wrote so yourself."),
    (Circle.THANKED, "Thanked you", "They thanked, praised or recommended you."),
    (Circle.COLLEAGUES, "Same employer", "Your archives name one employer for both of you."),
    (Circle.PRIVATE, "In private", "Letters, messages or meetings went between you."),
    (Circle.PUBLIC, "Among others", "Something went between you where others could read it."),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A circle or a place that may be chosen."""

    name: str
    address: str
    count: int
    is_chosen: bool


def address_of(person: Person) -> str:
    """The page of a person."""
    return f"/people/{quote(person.id, safe='')}"


def names_to_choose(people: Iterable[Person]) -> list[str]:
    """The names that a field may offer; none where they are too many for a page, and one types."""
    names = sorted({person.name for person in people})
    return names if len(names) <= _MOST_OFFERED else []


def people(desk: Desk, asked: Asked) -> Response:
    """Everyone, or those of a circle or a place whose name, handle or address holds what was typed."""
    store, clock = desk.home.store, desk.home.clock
    typed, place = asked.query.get("q", "").strip(), asked.query.get("place", "")
    circle = next((one for one in Circle if one == asked.query.get("circle")), None)
    known = named(store, clock=clock)
    found = _found(known, typed=typed, circle=circle, place=place)
    first = _whole(asked.query.get("from", ""))
    shown = found[first : first + _SHOWN]
    return desk.page(
        "people",
        at="/people",
        title="People",
        typed=typed,
        circle=circle,
        place=place,
        circles=_circles(known, circle, typed),
        because=next((why for one, _, why in CIRCLES if one is circle), None),
        places=known.places,
        found=shown,
        first=first,
        total=len(found),
        later=_page(asked, first + _SHOWN) if first + _SHOWN < len(found) else None,
        earlier=_page(asked, max(0, first - _SHOWN)) if first else None,
        picture=_strips(desk, shown) if circle is Circle.OVERLOOKED and not first else None,
        address_of=address_of,
    )


def _found(known: Named, *, typed: str, circle: Circle | None, place: str) -> Sequence[Acquaintance]:
    """Those who fit, in the order of the list; the overlooked stay in theirs."""
    words = folded(typed)
    listed = known.overlooked if circle is Circle.OVERLOOKED else known.people
    if not words and not place and circle in {None, Circle.OVERLOOKED}:
        return listed
    return [
        one
        for one in listed
        if (circle is None or circle in one.circles)
        and (not place or any(account.source == place for account in one.person.accounts))
        and one.holds(words)
    ]


def _circles(known: Named, chosen: Circle | None, typed: str) -> list[Choice]:
    def choice(name: str, circle: Circle | None) -> Choice:
        asked = {"circle": circle or "", "q": typed}
        address = "/people?" + urlencode({key: value for key, value in asked.items() if value})
        count = len(known.people) if circle is None else known.counts.get(circle, 0)
        return Choice(name, address, count, circle is chosen)

    return [choice("Everyone", None), *(choice(name, circle) for circle, name, _ in CIRCLES)]


def _page(asked: Asked, first: int) -> str:
    told = {key: value for key in ("q", "circle", "place") if (value := asked.query.get(key))}
    return "/people?" + urlencode({**told, "from": first})


def _whole(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0  # noqa: PLR2004 - no page is further


def _strips(desk: Desk, shown: Sequence[Acquaintance]) -> Picture | None:
    """The months of the first of the overlooked, on one line of time."""
    first = [one.person for one in shown[:_STRIPS]]
    days = days_said(desk.home.store, first)
    return strips([(one.name, link_to(one), days[one.id]) for one in first])


def link_to(person: Person, name: str = "") -> Markup:
    """The name, or another that is shown for it, leading to the person's page."""
    return Markup('<a href="{}">{}</a>').format(address_of(person), isolate(name or person.name))


def never(desk: Desk, asked: Asked) -> Response:
    """Keep someone out of what is suggested, or let them in again."""
    store, who = desk.home.store, asked.text("person")
    if asked.has("again"):
        kept = deciding.again(store, who)
        desk.notice(f"{kept.person.name} may be suggested again.")
    else:
        because = asked.text("because") or None
        kept = deciding.never(store, who, because=because, clock=desk.home.clock)
        desk.notice(
            f"{kept.person.name} will not be suggested again. Undo it on their page or under Privacy."
        )
    return go_to(address_of(kept.person))
