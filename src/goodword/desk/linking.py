"""Who is who: one question after the other, with reasons for and against, and undo."""

from collections.abc import Callable

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.nouns import Account, AccountId, Decision, Link
from goodword.workflow import deciding
from goodword.workflow.asking import names_of, proposals

_SHOWN = 10
_DECISIONS = {"same": Decision.SAME, "different": Decision.DIFFERENT}


def links(desk: Desk, asked: Asked) -> Response:
    """The most useful questions, and the last answers with their undo."""
    del asked
    store = desk.home.store
    known = proposals(store)
    names = names_of(store)
    waiting = [link for link in known if link.decision is None]
    return desk.page(
        "links",
        at="/links",
        title="Who is who",
        waiting=[_with_accounts(link, names.account) for link in waiting[:_SHOWN]],
        total=len(waiting),
        answered=[_with_accounts(link, names.account) for link in known if link.decision is not None],
    )


def _with_accounts(link: Link, account: Callable[[AccountId], Account]) -> tuple[Link, Account, Account]:
    return link, account(link.left), account(link.right)


def decide(desk: Desk, asked: Asked) -> Response:
    """Keep the owner's answer to one question, or take it back."""
    store, link_id = desk.home.store, asked.text("link")
    decision = _DECISIONS.get(asked.text("answer"))
    if decision is None:
        deciding.take_back(store, (link_id,))
        desk.notice("Taken back: it is a question again.")
    else:
        deciding.decide(store, (link_id,), decision, clock=desk.home.clock)
        desk.notice("Kept: one person." if decision is Decision.SAME else "Kept: two people.")
    return go_to("/links")
