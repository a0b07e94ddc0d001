"""Who is who: one question after the other, with reasons for and against, later, and undo."""

from collections.abc import Callable

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.nouns import Account, AccountId, Decision, Link
from goodword.workflow import deciding
from goodword.workflow.asking import names_of, open_links, proposals

_SHOWN = 10
_DECISIONS = {"same": Decision.SAME, "different": Decision.DIFFERENT}
_KEPT = {Decision.SAME: "Kept: one person.", Decision.DIFFERENT: "Kept: two people."}


def links(desk: Desk, asked: Asked) -> Response:
    """The most useful questions, those put off at the end, and the answers with their undo."""
    del asked
    store = desk.home.store
    names = names_of(store)
    # What follows from the answers so far is not asked; of those put off the first comes first again.
    waiting = sorted(open_links(store), key=lambda link: _put_off(desk, link))
    answered = [link for link in proposals(store) if link.decision is not None]
    return desk.page(
        "links",
        at="/links",
        title="Who is who",
        waiting=[_with_accounts(link, names.account) for link in waiting[:_SHOWN]],
        total=len(waiting),
        answered=[_with_accounts(link, names.account) for link in answered],
        last=desk.last_link,
    )


def _put_off(desk: Desk, link: Link) -> int:
    return desk.later.index(link.id) + 1 if link.id in desk.later else 0


def _with_accounts(link: Link, account: Callable[[AccountId], Account]) -> tuple[Link, Account, Account]:
    return link, account(link.left), account(link.right)


def decide(desk: Desk, asked: Asked) -> Response:
    """Keep the owner's answer to one question, put it off, or take the answer back."""
    store, link_id, answer = desk.home.store, asked.text("link"), asked.text("answer")
    if answer == "later":
        desk.later = [*(one for one in desk.later if one != link_id), link_id]
        desk.notice("Put off: it is asked again after the others.")
    elif answer in _DECISIONS:
        decision = _DECISIONS[answer]
        deciding.decide(store, (link_id,), decision, clock=desk.home.clock)
        desk.last_link = link_id
        desk.notice(_KEPT[decision])
    else:
        deciding.take_back(store, (link_id,))
        desk.last_link = ""
        desk.notice("Taken back: it is a question again.")
    return go_to("/links")
