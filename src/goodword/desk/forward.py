"""The map: who helped the owner, what was made to last of it, and the help that passed on."""

from collections.abc import Mapping

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.desk.people import address_of, link_to
from goodword.desk.pictures import Cell, dumbbells, forward_map
from goodword.nouns import PersonId
from goodword.text.wording import day, month, times
from goodword.workflow.asking import names_among
from goodword.workflow.forward import Helper, balances, paid_forward, shown_names

_OPEN_SHOWN = 12
_LONGEST_YEAR = 4


def the_map(desk: Desk, asked: Asked) -> Response:
    """Help received on the left, recommendations on the right; of one year, or of one skill."""
    store, skill = desk.home.store, asked.query.get("skill", "").strip()
    year = asked.query.get("year", "")
    is_year = year.isdecimal() and len(year) <= _LONGEST_YEAR
    found = paid_forward(store, year=int(year) if is_year else None, skill=skill)
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
        address_of=address_of,
    )


def _row(one: Helper, names: Mapping[PersonId, str]) -> tuple[Cell, ...]:
    last, given = one.last_at, one.person.recommended_at
    return (
        link_to(one.person, names[one.person.id]),
        times(len(one.moments)),
        month(last) if last else "",
        day(given) if given else "",
    )
