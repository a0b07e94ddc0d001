"""A letter that was signed: where it stands, and its next steps."""

from hashlib import sha256

from starlette.responses import Response

from goodword.credential import suites_of
from goodword.desk.asked import Asked
from goodword.desk.opening import NOT_OPENED, opened_key
from goodword.desk.pages import Desk, as_file, go_to
from goodword.errors import GoodwordError, NotSignedHereError
from goodword.nouns import State
from goodword.workflow import afterwards, standing
from goodword.workflow.keys import require_in_force
from goodword.workflow.paper import letter_on_paper
from goodword.workflow.publishing import Letter, letters, the_letter
from goodword.workflow.signing import propose_file, read_proposal, sign_again, take_answer

_REFUSED = 400
_LARGEST = 2_000_000
SIGNED_FILE = "application/vc+json"


def letter(desk: Desk, asked: Asked) -> Response:
    """The words, what happened to them, and what may be done next."""
    return _letter(desk, _the_letter(desk, asked))


def _the_letter(desk: Desk, asked: Asked) -> Letter:
    """The letter of the address, by its short id alone: two people may have one name."""
    known = letters(desk.home.store)
    found = next((one for one in known if one.short_id == asked.path["id"]), None)
    if found is None:
        raise NotSignedHereError(asked.path["id"], [f"{one.short_id} ({one.subject_name})" for one in known])
    return found


def _letter(desk: Desk, found: Letter, *, problem: str = "") -> Response:
    store, clock = desk.home.store, desk.home.clock
    return desk.page(
        "letter",
        at="/letters",
        title=f"The letter for {found.subject_name}",
        status=_REFUSED if problem else 200,
        problem=problem,
        letter=found,
        version=_version(found),
        face=read_proposal(found.signed.document, clock=clock).face,
        happened=standing.happened(store, found),
        due=standing.due_again(store, found, clock=clock),
        wish=standing.wish_for(store, found.id),
        has_proposal=standing.proposal_of(store, found) is not None,
        is_shown=standing.newest_file(store, found)[1],
        is_withdrawn=State.WITHDRAWN in found.states,
        has_list=standing.list_of(store, found) is not None,
    )


def _version(found: Letter) -> str:
    """What tells whether a form was made of the letter as it stands now."""
    return sha256(found.signed.document + str(found.states).encode()).hexdigest()[:16]


def propose(desk: Desk, asked: Asked) -> Response:
    """Make the file for the recipient, with a message beside it that is not signed."""
    found = _the_letter(desk, asked)
    message = asked.text("message").strip() or None
    propose_file(desk.home.store, found.signed.document, message=message, clock=desk.home.clock)
    desk.notice(f"The file for {found.subject_name} is ready. Save it below and send it; nothing was sent.")
    return go_to(_address(found))


def _address(found: Letter) -> str:
    return f"/letters/{found.short_id}"


def file(desk: Desk, asked: Asked) -> Response:
    """The signed file, to be kept and sent."""
    found = _the_letter(desk, asked)
    return as_file(found.signed.document, f"goodword-{found.short_id}.json", SIGNED_FILE)


def proposal(desk: Desk, asked: Asked) -> Response:
    """The file for the recipient."""
    found = _the_letter(desk, asked)
    made = standing.proposal_of(desk.home.store, found)
    return as_file(made or found.signed.document, f"goodword-{found.short_id}-proposal.json", SIGNED_FILE)


def withdrawals(desk: Desk, asked: Asked) -> Response:
    """The signed list of withdrawals, for whoever has a copy of the letter."""
    found = _the_letter(desk, asked)
    made = standing.list_of(desk.home.store, found)
    return as_file(made or b"", "goodword-withdrawals.json", SIGNED_FILE)


def paper(desk: Desk, asked: Asked) -> Response:
    """The letter as a PDF; before it is accepted, knowingly as the owner's opinion, and it says so."""
    found = _the_letter(desk, asked)
    document, is_accepted = standing.newest_file(desk.home.store, found)
    pdf = letter_on_paper(document, address=None, as_my_opinion=not is_accepted, clock=desk.home.clock)
    return as_file(pdf, f"goodword-{found.short_id}.pdf", "application/pdf")


def answer(desk: Desk, asked: Asked) -> Response:
    """Take in what the recipient sent back; the first of several files that cannot be read is told."""
    store, chosen = desk.home.store, asked.files("file")
    if not chosen:
        desk.notice("No file was chosen.")
        return go_to("/letters")
    address = "/letters"
    for upload in chosen:
        try:
            taken = take_answer(store, upload.file.read(_LARGEST), clock=desk.home.clock)
        except GoodwordError as error:
            desk.notice(f"{upload.filename}: {error}")
        else:
            desk.notice(TOLD[taken.state].format(taken.subject_name))
            address = _address(the_letter(store, taken.answer.recommendation_id))
    return go_to(address)


TOLD = {
    State.SHOWN: "{} accepted the words; they may be shown.",
    State.KEPT_PRIVATE: "{} accepted the words and keeps them private.",
    State.DECLINED: "{} declined. Nothing of it will be published as accepted.",
    State.CORRECTED: "{} asks for other words.",
}


def again(desk: Desk, asked: Asked) -> Response:
    """Sign the same words for the key that the recipient named, once the owner says that it is theirs."""
    found = _the_letter(desk, asked)
    store, clock = desk.home.store, desk.home.clock
    due = standing.due_again(store, found, clock=clock)
    if due is None:
        return go_to(_address(found))
    if not asked.has("known"):
        return _letter(desk, found, problem="Say first that you know the key; nothing was signed.")
    try:
        signer = opened_key(desk, asked, did=found.signed.issuer)
    except NOT_OPENED as error:
        return _letter(desk, found, problem=f"{error} Nothing was signed.")
    signed = sign_again(store, due, signer=signer, clock=clock, suites=suites_of(None))
    propose_file(store, signed.document, message=None, clock=clock)
    desk.notice(f"Signed again for the key of {found.subject_name}. Send them the new file below.")
    return go_to(_address(found))


def withdraw(desk: Desk, asked: Asked) -> Response:
    """Withdraw the letter, after the owner said so in a box of its own."""
    found = _the_letter(desk, asked)
    store, clock = desk.home.store, desk.home.clock
    if State.WITHDRAWN in found.states:
        return go_to(_address(found))
    if not asked.has("sure"):
        return _letter(
            desk, found, problem="Tick the box first: it cannot be taken back. Nothing was changed."
        )
    hand = afterwards.take_in_hand(store, found.id)
    try:
        signs = afterwards.signs_still(store, hand)
        signer = opened_key(desk, asked, did=found.signed.issuer) if signs else None
    except NOT_OPENED as error:
        return _letter(desk, found, problem=f"{error} Nothing was changed.")
    because = asked.text("because").strip() or None
    afterwards.withdraw(store, hand, because=because, signer=signer, clock=clock, suites=suites_of(None))
    desk.notice("Withdrawn. Publish again to take it off your site; who has a copy learns it from the list.")
    return go_to(_address(found))


def renew(desk: Desk, asked: Asked) -> Response:
    """Sign the same words with the date of today, because every word is still true."""
    found = _the_letter(desk, asked)
    store, clock = desk.home.store, desk.home.clock
    if asked.text("version") != _version(found):
        desk.notice("The letter has changed since that page was shown; nothing was signed.")
        return go_to(_address(found))
    if not asked.has("true"):
        return _letter(desk, found, problem="Say first that every word is still true; nothing was signed.")
    hand = afterwards.take_in_hand(store, found.id)
    try:
        require_in_force(store, found.signed.issuer)
        signer = opened_key(desk, asked, did=found.signed.issuer)
    except NOT_OPENED as error:
        return _letter(desk, found, problem=f"{error} Nothing was signed.")
    afterwards.renew(store, hand, signer=signer, clock=clock, suites=suites_of(None))
    desk.notice(f"Renewed. Send {found.subject_name} the new file; what they accepted stays until then.")
    return go_to(_address(found))
