"""Privacy: the two zones, what is stored, who is kept out."""

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.desk.people import address_of
from goodword.workflow.asking import in_the_record, left_out
from goodword.workflow.imports import imports
from goodword.workflow.publishing import letters


def privacy(desk: Desk, asked: Asked) -> Response:
    """What lies on this computer, what left it, and how to take things back."""
    del asked
    store = desk.home.store
    return desk.page(
        "privacy",
        at="/privacy",
        title="Privacy",
        folder=desk.home.folder,
        summary=in_the_record(store),
        imports=imports(store),
        left_out=left_out(store),
        signed=letters(store),
        address_of=address_of,
    )
