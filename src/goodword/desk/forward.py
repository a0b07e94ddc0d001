"""The map: who helped the owner, what was made to last of it, and the help that passed on."""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.desk.pages import as_file as as_download
from goodword.desk.people import address_of, link_to
from goodword.desk.pictures import MEDIA_TYPE, Cell, Picture, as_file, dumbbells, forward_map
from goodword.nouns import PersonId
from goodword.text.wording import day, month, times
from goodword.workflow.asking import names_among
from goodword.workflow.forward import Helper, PaidForward, balances, paid_forward, shown_names

_OPEN_SHOWN = 12
_LONGEST_YEAR = 4


def the_map(desk: Desk, asked: Asked) -> Response:
    """Help received on the left, recommendations on the right; of one year, or of one skill."""
    store = desk.home.store
    found, skill = _asked_for(desk, asked)
    in_them = [person for chain in found.chains for person in (chain.taught_by, chain.taught)]
    names = shown_names(found.helpers)
    rows = (_row(one, names) for one in found.helpers)
    return desk.page(
        "map",
        at="/map",
        title="Map",
        picture=forward_map(found.helpers, found.chains, names=names, rows=rows),
        balances=[drawn for one in balances(found.helpers) if (drawn := dumbbells(one))],
        helpers=found.helpers,
        given=len(found.helpers) - len(found.waiting),
        waiting=found.waiting[:_OPEN_SHOWN],
        waiting_rest=max(0, len(found.waiting) - _OPEN_SHOWN),
        chains=found.chains,
        names=names_among(store, in_them),
        shown_names=names,
        years=found.years,
        year=found.year,
        skill=skill,
        file="/map/picture.svg?" + urlencode({"year": found.year or "", "skill": skill}),
        address_of=address_of,
    )


def map_file(desk: Desk, asked: Asked) -> Response:
    """The same map as a picture file; where nobody helped there is none, and the page says so."""
    drawn = _drawn(_asked_for(desk, asked)[0])
    if drawn is None:
        return go_to("/map")
    return as_download(as_file(drawn), "goodword-map.svg", MEDIA_TYPE)


def _drawn(found: PaidForward) -> Picture | None:
    return forward_map(found.helpers, found.chains, names=shown_names(found.helpers), rows=())


def _asked_for(desk: Desk, asked: Asked) -> tuple[PaidForward, str]:
    """What the address asks for, and the skill in it."""
    skill, year = asked.query.get("skill", "").strip(), asked.query.get("year", "")
    is_year = year.isdecimal() and len(year) <= _LONGEST_YEAR
    return paid_forward(desk.home.store, year=int(year) if is_year else None, skill=skill), skill


def _row(one: Helper, names: Mapping[PersonId, str]) -> tuple[Cell, ...]:
    last, given = one.last_at, one.person.recommended_at
    return (
        link_to(one.person, names[one.person.id]),
        times(len(one.moments)),
        month(last) if last else "",
        day(given) if given else "",
    )
