"""The map: who helped the owner, what was made to last of it, and the help that passed on."""

from datetime import datetime

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.desk.people import address_of, link_to
from goodword.desk.pictures import Cell, dumbbells, forward_map
from goodword.text.wording import day, month, times
from goodword.workflow.asking import names_among
from goodword.workflow.chains import the_chains
from goodword.workflow.forward import Helper, balances, helpers, years_of_help

_OPEN_SHOWN = 12


def the_map(desk: Desk, asked: Asked) -> Response:
    """Help received on the left, recommendations on the right; of one year where one is chosen."""
    store = desk.home.store
    everyone = helpers(store)
    years = years_of_help(everyone)
    year = next((one for one in years if str(one) == asked.query.get("year")), None)
    found = helpers(store, year=year) if year else everyone
    chains = [one for one in the_chains(store) if year is None or _is_of(one.passed_on.sent_at, year)]
    in_them = [person for chain in chains for person in (chain.taught_by, chain.taught)]
    waiting = [one for one in found if not one.person.recommended_at]
    return desk.page(
        "map",
        at="/map",
        title="Map",
        picture=forward_map(found, chains, rows=(_row(one) for one in found)),
        balances=[drawn for one in balances(found) if (drawn := dumbbells(one))],
        helpers=found,
        given=len(found) - len(waiting),
        waiting=waiting[:_OPEN_SHOWN],
        waiting_rest=max(0, len(waiting) - _OPEN_SHOWN),
        chains=chains,
        names=names_among(store, in_them),
        years=years,
        year=year,
        address_of=address_of,
    )


def _is_of(at: datetime | None, year: int) -> bool:
    return at is not None and at.year == year


def _row(one: Helper) -> tuple[Cell, ...]:
    last, given = one.last_at, one.person.recommended_at
    return (
        link_to(one.person),
        times(len(one.moments)),
        month(last) if last else "",
        day(given) if given else "",
    )
