"""Requests: what others ask of the owner, and what the owner asks of others."""

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.opening import NOT_OPENED, opened_key
from goodword.desk.pages import Desk, as_file, go_to
from goodword.desk.people import names_to_choose
from goodword.desk.signed import SIGNED_FILE
from goodword.nouns import AccountId, Person
from goodword.store.record import owner_name
from goodword.workflow import requesting
from goodword.workflow.asking import contacts, the_person
from goodword.workflow.requesting import KeptRequest

_REFUSED = 400
_DECLINES = (
    (
        "Thank you for asking. I do not know that part of your work well enough to put my name under it; "
        "somebody who saw it every day will serve you better."
    ),
    (
        "Thank you for asking. I write recommendations only for what I have seen myself. I would gladly say "
        "a word about something that we did together."
    ),
    "Thank you for asking. I cannot do it well before your date, and a hurried one helps nobody.",
)


def requests(desk: Desk, asked: Asked) -> Response:
    """Who asks, and whom the owner asks."""
    del asked
    return _requests(desk)


def _requests(desk: Desk, *, problem: str = "", name: str | None = None, words: str = "") -> Response:
    store, clock = desk.home.store, desk.home.clock
    people: dict[AccountId | None, Person] = {
        account.id: person for person in contacts(store) for account in person.accounts
    }
    received = requesting.requests_received(store, clock=clock)
    known = {one.number: requesting.account_of_key(store, one.request.did) for one in received}
    return desk.page(
        "requests",
        at="/letters",
        title="Requests",
        status=_REFUSED if problem else 200,
        problem=problem,
        received=[(one, people.get(known[one.number])) for one in received],
        made=requesting.requests_made(store, clock=clock),
        declines=_DECLINES,
        names=names_to_choose(people.values()),
        has_key=desk.home.key_file.exists(),
        name=name if name is not None else owner_name(store) or "",
        words=words,
    )


def ask(desk: Desk, asked: Asked) -> Response:
    """Make a request: a signed file with the owner's key in it."""
    name, words = asked.text("name").strip(), asked.text("words").strip()
    if not name or not words:
        return _requests(desk, problem="Say your name and what you ask for.", name=name, words=words)
    try:
        signer = opened_key(desk, asked)
    except NOT_OPENED as error:
        return _requests(desk, problem=f"{error} Nothing was signed.", name=name, words=words)
    requesting.make_request(desk.home.store, name, words, signer=signer, clock=desk.home.clock)
    desk.notice("Your request is ready. Save the file below and send it to whom you ask; nothing was sent.")
    return go_to("/requests")


def know(desk: Desk, asked: Asked) -> Response:
    """Say whose key it is, or take that back; then a letter can be made out to it."""
    store, clock = desk.home.store, desk.home.clock
    found = _the_request(desk, asked)
    person = the_person(store, asked.text("person"))
    if asked.has("undo"):
        requesting.forget_key(store, person, clock=clock)
        desk.notice(f"Taken back: the key is nobody’s until you say whose. {person.name} has none here.")
        return go_to("/requests")
    if not asked.has("sure"):
        return _requests(desk, problem="Say first that you know the key to be theirs. Nothing was recorded.")
    requesting.know_key(store, person, found.request, clock=clock)
    desk.notice(f"Recorded. What you sign next for {person.name} is made out to their key.")
    return go_to("/requests")


def _the_request(desk: Desk, asked: Asked) -> KeptRequest:
    return requesting.the_request(desk.home.store, asked.path["number"], clock=desk.home.clock)


def file(desk: Desk, asked: Asked) -> Response:
    """The file of a request."""
    found = _the_request(desk, asked)
    return as_file(found.document, f"goodword-request-{found.number}.json", SIGNED_FILE)


def forget(desk: Desk, asked: Asked) -> Response:
    """Take a request off the list."""
    requesting.forget_request(desk.home.store, _the_request(desk, asked))
    desk.notice("Taken off the list. Whoever has the file still has it.")
    return go_to("/requests")
