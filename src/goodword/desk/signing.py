"""Before the signature: what is still missing, then exactly what becomes public; then the signature."""

import re
from uuid import uuid4

from starlette.responses import Response

from goodword.credential import suites_of
from goodword.credential.endorsement import disclosure_lines
from goodword.desk.asked import Asked
from goodword.desk.editor import CHANGED_ELSEWHERE, version_of
from goodword.desk.opening import NOT_OPENED, opened_key
from goodword.desk.pages import Desk, go_to
from goodword.desk.rows import rows_of
from goodword.errors import NotSignedHereError
from goodword.nouns import Basis, Recommendation, RecommendationId, Severity
from goodword.publish.linkedin import linkedin_steps, linkedin_text
from goodword.publish.texts import letter_text, line_text
from goodword.text.catalogue import words as catalogue
from goodword.workflow import afterwards, writing
from goodword.workflow.keys import issuer_of_the_next, require_in_force
from goodword.workflow.publishing import Letter, signed_for, the_letter
from goodword.workflow.signing import sign_draft
from goodword.workflow.writing import Choices, DraftInHand

_REFUSED = 400
_ID = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FIRST_SHOWN = 200
"""Letters that LinkedIn shows before “see more”."""


def give(desk: Desk, asked: Asked) -> Response:
    """What is still missing; else the preview, the texts to paste, and the form to sign."""
    return _give(desk, writing.the_draft(desk.home.store, asked.path["id"]))


def _give(desk: Desk, hand: DraftInHand, *, problem: str = "") -> Response:
    status = _REFUSED if problem else 200
    if any(check.severity is Severity.FORBIDS for check in hand.checks):
        return _missing(desk, hand, problem=problem, status=status)
    words = writing.approved(desk.home.store, hand, clock=desk.home.clock)
    linkedin = linkedin_text(words)
    earlier = signed_for(desk.home.store, hand.subject)
    return desk.page(
        "give",
        at="/letters",
        title=f"Give it to {hand.draft.subject_name}",
        status=status,
        problem=problem,
        draft=hand.draft,
        version=version_of(hand.draft),
        signing_id=uuid4().urn,
        words=words,
        disclosed=disclosure_lines(words.disclosures, catalogue(words.language)),
        confirmed=[one.text for one in hand.draft.sentences if one.is_confirmed and one.basis is Basis.OWNER],
        linkedin=linkedin,
        opening=linkedin[:_FIRST_SHOWN],
        steps=linkedin_steps(words)[:-1],
        letter=letter_text(words),
        line=line_text(words),
        has_key=desk.home.key_file.exists(),
        issuer=issuer_of_the_next(desk.home.store, desk.home.key_file),
        earlier=earlier,
        as_before=afterwards.issuer_of_the_same(earlier[-1]) if earlier else None,
    )


def _missing(desk: Desk, hand: DraftInHand, *, problem: str, status: int) -> Response:
    rows = rows_of(hand)
    forbidden = [row for row in rows if row.stands == "unsupported"]
    return desk.page(
        "missing",
        at="/letters",
        title=f"Before it goes to {hand.draft.subject_name}",
        status=status,
        problem=problem,
        draft=hand.draft,
        version=version_of(hand.draft),
        forbidden=forbidden,
        whole=[c for c in hand.checks if c.sentence is None and c.severity is Severity.FORBIDS],
    )


def say(desk: Desk, asked: Asked) -> Response:
    """Keep what the owner says before giving it: seen first hand, may cross, what stands on the face."""
    store, clock = desk.home.store, desk.home.clock
    hand = writing.the_draft(store, asked.path["id"])
    if asked.text("version") != version_of(hand.draft):
        desk.notice("The draft was changed in another window; this is how it stands now.")
        return go_to(f"/drafts/{hand.draft.id}/give")
    numbers = range(1, len(hand.draft.sentences) + 1)
    hand = writing.say_of_sentences(
        store,
        hand,
        confirmed=[number for number in numbers if asked.has(f"confirm-{number}")],
        released=[number for number in numbers if asked.has(f"release-{number}")],
        clock=clock,
    )
    relation = " ".join(asked.text("relation").split())
    choices = Choices(
        relation=relation or None, is_paid=_yes_or_no(asked, "paid"), is_family=_yes_or_no(asked, "family")
    )
    writing.with_choices(store, hand, choices, clock=clock)
    desk.notice("Kept, and checked again.")
    return go_to(f"/drafts/{hand.draft.id}/give")


def _yes_or_no(asked: Asked, name: str) -> bool | None:
    return {"yes": True, "no": False}.get(asked.text(name))


def sign(desk: Desk, asked: Asked) -> Response:
    """Sign what was shown; a wrong passphrase, or another draft than was shown, signs nothing."""
    store = desk.home.store
    hand = writing.the_draft(store, asked.path["id"])
    done = _signed_already(desk, asked.text("id"))
    if done is not None:
        desk.notice("It is signed already; nothing was signed twice.")
        return go_to(f"/letters/{done.short_id}")
    if asked.text("version") != version_of(hand.draft):
        return _give(
            desk, hand, problem=f"{CHANGED_ELSEWHERE.partition('.')[0]}. Nothing was signed; read it."
        )
    if not asked.has("read"):
        return _give(desk, hand, problem="Say that you have read what becomes public; nothing was signed.")
    try:
        letter_id = (_revised if asked.has("instead") else _signed)(desk, asked, hand)
    except NOT_OPENED as error:
        return _give(desk, hand, problem=f"{error} Nothing was signed.")
    desk.notice(f"Signed with your name. Send {hand.draft.subject_name} the file; they answer as they like.")
    return go_to(f"/letters/{the_letter(store, letter_id).short_id}")


def _signed_already(desk: Desk, asked: str) -> Letter | None:
    """The letter of a form that was sent twice."""
    try:
        return the_letter(desk.home.store, asked) if _ID.fullmatch(asked) else None
    except NotSignedHereError:
        return None


def _signed(desk: Desk, asked: Asked, hand: DraftInHand) -> RecommendationId:
    given = asked.text("id")
    words_id = RecommendationId(given) if _ID.fullmatch(given) else None
    store, clock = desk.home.store, desk.home.clock
    words = writing.approved(store, hand, recommendation_id=words_id, clock=clock)
    signer = opened_key(desk, asked)
    sign_draft(store, hand, words, signer=signer, clock=clock, suites=suites_of(None))
    return words.id


def _revised(desk: Desk, asked: Asked, hand: DraftInHand) -> RecommendationId:
    store, clock = desk.home.store, desk.home.clock
    before = afterwards.signed_before(store, hand)
    words = writing.approved(store, hand, recommendation_id=before.letter.id, clock=clock)
    if _says_the_same(words, before.words):
        return before.letter.id
    require_in_force(store, before.letter.signed.issuer)
    signer = opened_key(desk, asked, did=before.letter.signed.issuer)
    afterwards.revise(store, before, words, signer=signer, clock=clock, suites=suites_of(None))
    return before.letter.id


def _says_the_same(one: Recommendation, other: Recommendation) -> bool:
    """Sent twice, or nothing was changed: there is nothing to revise."""
    return one.text == other.text and one.disclosures == other.disclosures
