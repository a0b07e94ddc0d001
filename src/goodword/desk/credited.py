"""Whom the owner's words credit and no archive holds."""

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.workflow.asking import names_of
from goodword.workflow.credited import credited_experts, help_without_names


def credited(desk: Desk, asked: Asked) -> Response:
    """Experts by name with their role or work, and help by people who are not named."""
    del asked
    store = desk.home.store
    return desk.page(
        "credited",
        at="/moments",
        title="Credited",
        experts=credited_experts(store),
        unnamed=help_without_names(store),
        names=names_of(store),
    )
