"""Before the signature: exactly what becomes public; then the signature, and the file."""

from starlette.responses import Response

from goodword.credential import suites_of
from goodword.credential.endorsement import disclosure_lines
from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.errors import KeyLockedError, MayNotSignError, NotSignedHereError, WeakPassphraseError
from goodword.publish.linkedin import linkedin_steps, linkedin_text
from goodword.publish.texts import letter_text, line_text
from goodword.text.catalogue import words as catalogue
from goodword.workflow import writing
from goodword.workflow.publishing import Letter, letters, signed_for
from goodword.workflow.signing import sign_draft
from goodword.workflow.writing import DraftInHand

_REFUSED = 400


def give(desk: Desk, asked: Asked) -> Response:
    """The preview, the texts to paste, and the form to sign; or why it may not leave yet."""
    return _give(desk, writing.the_draft(desk.home.store, asked.path["id"]))


def _give(desk: Desk, hand: DraftInHand, *, problem: str = "") -> Response:
    at, title = "/letters", f"Give it to {hand.draft.subject_name}"
    try:
        words = writing.approved(desk.home.store, hand, clock=desk.home.clock)
    except MayNotSignError as error:
        return desk.page(
            "not_yet", at=at, title=title, status=_REFUSED, draft=hand.draft, reasons=error.reasons
        )
    return desk.page(
        "give",
        at=at,
        title=title,
        status=_REFUSED if problem else 200,
        problem=problem,
        draft=hand.draft,
        words=words,
        disclosed=disclosure_lines(words.disclosures, catalogue(words.language)),
        linkedin=linkedin_text(words),
        steps=linkedin_steps(words),
        letter=letter_text(words),
        line=line_text(words),
        has_key=desk.home.key_file.exists(),
        earlier=signed_for(desk.home.store, hand.subject),
    )


def sign(desk: Desk, asked: Asked) -> Response:
    """Sign what was shown; a wrong passphrase signs nothing."""
    store, clock = desk.home.store, desk.home.clock
    hand = writing.the_draft(store, asked.path["id"])
    if not asked.has("read"):
        return _give(desk, hand, problem="Say that you have read what becomes public; nothing was signed.")
    passphrase = asked.text("passphrase")
    if not desk.home.key_file.exists() and passphrase != asked.text("again"):
        return _give(desk, hand, problem="The two passphrases differ; nothing was signed.")
    words = writing.approved(store, hand, clock=clock)
    try:
        signer = desk.home.signer(lambda _: passphrase)
    except (KeyLockedError, WeakPassphraseError) as error:
        return _give(desk, hand, problem=f"{error} Nothing was signed.")
    sign_draft(store, hand, words, signer=signer, clock=clock, suites=suites_of(None))
    desk.notice(f"Signed with your name. Send {words.subject_name} the file; they answer as they like.")
    return go_to("/letters")


def file(desk: Desk, asked: Asked) -> Response:
    """The signed file, to be kept and sent."""
    letter = _letter(desk, asked.path["id"])
    headers = {"content-disposition": f'attachment; filename="goodword-{letter.short_id}.json"'}
    return Response(letter.signed.document, media_type="application/vc+json", headers=headers)


def _letter(desk: Desk, asked: str) -> Letter:
    known = letters(desk.home.store)
    found = next((letter for letter in known if letter.short_id == asked), None)
    if found is None:
        raise NotSignedHereError(asked, [letter.short_id for letter in known])
    return found
