"""What a published recommendation amounts to: accepted, or the giver's own opinion (rule 5)."""

from enum import StrEnum

from markupsafe import Markup

from goodword.errors import PublishError
from goodword.nouns import Verification
from goodword.publish.told import Told
from goodword.text.catalogue import Words


class Standing(StrEnum):
    """How far the person recommended stands behind the page."""

    ACCEPTED_BY_SUBJECT = "accepted by the subject"
    ACCEPTED_BY_HOLDER = "accepted by the holder of the file"
    OWN_OPINION = "the giver's own opinion"


def standing_of(verification: Verification) -> Standing:
    """What the signatures in the file prove, and no more."""
    if verification.acceptance is None:
        return Standing.OWN_OPINION
    by_subject = verification.acceptance.is_by_subject
    return Standing.ACCEPTED_BY_SUBJECT if by_subject else Standing.ACCEPTED_BY_HOLDER


def require_publishable(verification: Verification, *, is_own_opinion: bool) -> None:
    """Raises PublishError for broken signatures, private acceptances, and opinions not meant as such."""
    if not verification.verified:
        found = verification.problems[0] if verification.problems else "the signature does not hold"
        raise PublishError(f"A recommendation that does not verify is not published: {found}")
    name = verification.subject_name or "the person recommended"
    if verification.acceptance is not None and not verification.acceptance.may_be_shown:
        raise PublishError(
            f"{name} accepted this recommendation and keeps it private. Nothing was published; leave it out."
        )
    if verification.acceptance is None and not is_own_opinion:
        raise PublishError(
            f"{name} has not accepted this recommendation. Send it with `goodword propose`, "
            "or publish it knowingly with --as-my-opinion."
        )


def standing_told(verification: Verification, words: Words) -> Told:
    """The sentence that stands on the page and on the letter."""
    acceptance = verification.acceptance
    if acceptance is None:
        return Told(words.page.own_opinion)
    day = words.date(acceptance.accepted_at)
    if acceptance.is_by_subject:
        return Told(words.page.accepted_by, {"name": verification.subject_name or "", "date": day})
    return Told(words.page.accepted_by_holder, {"date": day})


def standing_sentence(verification: Verification, words: Words) -> Markup:
    """The same sentence as HTML."""
    return standing_told(verification, words).html
