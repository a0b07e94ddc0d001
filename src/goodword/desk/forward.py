"""The map: who helped the owner, what was made to last of it, and the help that passed on."""

from collections.abc import Mapping

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.desk.people import address_of, link_to
from goodword.desk.pictures import Cell, dumbbells, forward_map
from goodword.nouns import Chain, PersonId
from goodword.store.database import Store
from goodword.text.wording import day, month, times
from goodword.workflow.asking import names_among
from goodword.workflow.chains import the_chains
from goodword.workflow.forward import Helper, balances, helpers, of_year, shown_names, years_of_help
from goodword.workflow.spoken import skills_of_circle

_OPEN_SHOWN = 12


def the_map(desk: Desk, asked: Asked) -> Response:
    """Help received on the left, recommendations on the right; of one year, or of one skill."""
    store = desk.home.store
    everyone, chains = helpers(store), the_chains(store)
    years, skill = years_of_help(everyone), asked.query.get("skill", "").strip()
    year = next((one for one in years if str(one) == asked.query.get("year")), None)
    found = of_year(everyone, year) if year else everyone
    if year:
        chains = tuple(one for one in chains if one.passed_on.sent_at and one.passed_on.sent_at.year == year)
    if skill:
        found, chains = _of_skill(store, skill, found, chains)
    in_them = [person for chain in chains for person in (chain.taught_by, chain.taught)]
    waiting = [one for one in found if not one.person.recommended_at]
    names = shown_names(found)
    return desk.page(
        "map",
        at="/map",
        title="Map",
        picture=forward_map(found, chains, names=names, rows=(_row(one, names) for one in found)),
        balances=[drawn for one in balances(found) if (drawn := dumbbells(one))],
        helpers=found,
        given=len(found) - len(waiting),
        waiting=waiting[:_OPEN_SHOWN],
        waiting_rest=max(0, len(waiting) - _OPEN_SHOWN),
        chains=chains,
        names=names_among(store, in_them),
        shown_names=names,
        years=years,
        year=year,
        skill=skill,
        address_of=address_of,
    )


def _of_skill(
    store: Store, skill: str, found: tuple[Helper, ...], chains: tuple[Chain, ...]
) -> tuple[tuple[Helper, ...], tuple[Chain, ...]]:
    """Those to whose skill the owner can speak, and the help in it that passed on."""
    named = (one for one in skills_of_circle(store) if one.skill.casefold() == skill.casefold())
    able = {has.person.id for one in named for has in one.people if has.can_speak}
    return (
        tuple(one for one in found if one.person.id in able),
        tuple(chain for chain in chains if chain.skill.casefold() == skill.casefold()),
    )


def _row(one: Helper, names: Mapping[PersonId, str]) -> tuple[Cell, ...]:
    last, given = one.last_at, one.person.recommended_at
    return (
        link_to(one.person, names[one.person.id]),
        times(len(one.moments)),
        month(last) if last else "",
        day(given) if given else "",
    )
