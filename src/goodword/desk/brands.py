"""Companies that were praised, and the faces behind them."""

from collections.abc import Mapping

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.desk.people import address_of, link_to
from goodword.desk.pictures import Cell, exchanges, faces
from goodword.nouns import PersonId, PraisedCompany, Tie
from goodword.workflow.asking import companies
from goodword.workflow.between import whole_ties


def brands(desk: Desk, asked: Asked) -> Response:
    """Companies that were praised, and the people of them that the owner dealt with."""
    del asked
    store = desk.home.store
    found = companies(store)
    ties = whole_ties(store, {one.person.id: one.person for brand in found for one in brand.people}.values())
    return desk.page(
        "brands",
        at="/brands",
        title="Companies",
        found=[(brand, faces(brand, ties, rows=_rows(brand, ties))) for brand in found],
        address_of=address_of,
    )


def _rows(brand: PraisedCompany, ties: Mapping[PersonId, Tie]) -> list[tuple[Cell, ...]]:
    return [
        (link_to(one.person), exchanges(ties.get(one.person.id)), " ".join(one.reasons))
        for one in brand.people
    ]
