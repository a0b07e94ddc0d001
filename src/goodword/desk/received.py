"""What others sent: recommendations of the owner, their answers, their requests; and the owner's answers."""

from starlette.responses import Response

from goodword.credential import suites_of
from goodword.desk.asked import Asked
from goodword.desk.opening import NOT_OPENED, opened_key
from goodword.desk.pages import Desk, as_file, go_to
from goodword.desk.signed import SIGNED_FILE, TOLD
from goodword.errors import AnswerMismatchError, CredentialError, GoodwordError
from goodword.ports import Signer
from goodword.store.letters import recommendation
from goodword.workflow import received, requesting
from goodword.workflow.publishing import the_letter
from goodword.workflow.received import Received
from goodword.workflow.signing import read_proposal, take_answer

_REFUSED = 400
_LARGEST = 2_000_000


def all_received(desk: Desk, asked: Asked) -> Response:
    """What others gave, and where to drop what was sent."""
    del asked
    return desk.page(
        "received",
        at="/letters",
        title="Received",
        found=received.received(desk.home.store, clock=desk.home.clock),
    )


def take(desk: Desk, asked: Asked) -> Response:
    """Take in whatever was sent: a recommendation, an answer or a request, each to its place."""
    chosen = asked.files("file")
    if not chosen:
        desk.notice("No file was chosen.")
    address = "/received"
    for upload in chosen:
        try:
            address = _taken(desk, upload.file.read(_LARGEST))
        except GoodwordError as error:
            desk.notice(f"{upload.filename}: {error}")
    return go_to(address)


def _taken(desk: Desk, document: bytes) -> str:
    """The page of what was taken in; a recommendation is tried last, and its error is told."""
    store, clock = desk.home.store, desk.home.clock
    try:
        requesting.take_in_request(store, document, clock=clock)
    except CredentialError:
        return _taken_letter(desk, document)
    desk.notice("Somebody asks you for a recommendation.")
    return "/requests"


def _taken_letter(desk: Desk, document: bytes) -> str:
    store, clock = desk.home.store, desk.home.clock
    try:
        is_ours = recommendation(store, read_proposal(document, clock=clock).face.id) is not None
    except AnswerMismatchError:
        is_ours = True
    if is_ours:
        taken = take_answer(store, document, clock=clock)
        desk.notice(TOLD[taken.state].format(taken.subject_name))
        return f"/letters/{the_letter(store, taken.answer.recommendation_id).short_id}"
    return f"/received/{received.take_in(store, document, clock=clock).short_id}"


def one(desk: Desk, asked: Asked) -> Response:
    """The words first, then the choice."""
    return _one(desk, _the_one(desk, asked))


def _the_one(desk: Desk, asked: Asked) -> Received:
    return received.the_received(desk.home.store, asked.path["id"], clock=desk.home.clock)


def _one(desk: Desk, found: Received, *, problem: str = "") -> Response:
    return desk.page(
        "received_one",
        at="/letters",
        title=f"From {found.proposed.face.author_name}",
        status=_REFUSED if problem else 200,
        problem=problem,
        one=found,
        face=found.proposed.face,
        check=found.proposed.verification,
        has_key=desk.home.key_file.exists(),
    )


def answer(desk: Desk, asked: Asked) -> Response:
    """Accept, ask for other words, or decline; the answer is a file to send back."""
    found = _the_one(desk, asked)
    choice, words = asked.text("choice"), asked.text("words").strip()
    if choice not in _CHOICES:
        return _one(desk, found, problem="Choose what you answer; nothing was signed.")
    if choice == "correct" and not words:
        return _one(desk, found, problem="Say what should be said otherwise; nothing was signed.")
    if found.state == _CHOICES[choice] and choice != "correct":
        desk.notice("You have answered so already; nothing was signed twice.")
        return go_to(f"/received/{found.short_id}")
    try:
        signer = opened_key(desk, asked)
    except NOT_OPENED as error:
        return _one(desk, found, problem=f"{error} Nothing was signed.")
    _answer(desk, found, choice, words, signer)
    desk.notice(f"Your answer is ready. Save it below and send it to {found.proposed.face.author_name}.")
    return go_to(f"/received/{found.short_id}")


_CHOICES = {
    "show": "accepted, may be shown",
    "private": "accepted, kept private",
    "correct": "asked for other words",
    "decline": "declined",
}


def _answer(desk: Desk, found: Received, choice: str, words: str, signer: Signer) -> None:
    store, clock = desk.home.store, desk.home.clock
    if choice == "decline":
        received.decline_received(store, found, because=words or None, signer=signer, clock=clock)
    elif choice == "correct":
        received.wish_of_received(store, found, wish=words, signer=signer, clock=clock)
    else:
        received.accept_received(
            store, found, may_be_shown=choice == "show", signer=signer, clock=clock, suites=suites_of(None)
        )


def answer_file(desk: Desk, asked: Asked) -> Response:
    """The last answer, to be sent back; where it was accepted, to be kept for ever."""
    found = _the_one(desk, asked)
    if not found.answers:
        return go_to(f"/received/{found.short_id}")
    return as_file(found.answers[-1].body, f"goodword-answer-{found.short_id}.json", SIGNED_FILE)


def file(desk: Desk, asked: Asked) -> Response:
    """The file as it was received."""
    found = _the_one(desk, asked)
    return as_file(found.file.body, f"goodword-received-{found.short_id}.json", SIGNED_FILE)


def forget(desk: Desk, asked: Asked) -> Response:
    """Remove it from here altogether."""
    found = _the_one(desk, asked)
    if not asked.has("sure"):
        return _one(desk, found, problem="Tick the box first. Nothing was removed.")
    received.forget_received(desk.home.store, found)
    desk.notice(
        "Removed from this computer. The writer still has theirs; decline it, if you want them to know."
    )
    return go_to("/received")
