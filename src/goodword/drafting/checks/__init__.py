"""The checks before signing: one function a question, one code a finding."""

from collections.abc import Callable, Iterator, Mapping

from goodword.drafting.checks import crossing, disclosed, grounds, harmful, shape
from goodword.drafting.checks.codes import CODES, Code
from goodword.drafting.checks.examined import Examined
from goodword.drafting.checks.grounds import unsupported
from goodword.nouns import Check, Draft, Evidence, Person

__all__ = ["CODES", "Code", "Examined", "check", "unsupported"]

_CHECKS: tuple[Callable[[Examined], Iterator[Check]], ...] = (
    grounds.rests_on_nothing,
    grounds.not_the_record,
    grounds.not_own_words,
    grounds.turned,
    grounds.skills_without_ground,
    grounds.claims_without_evidence,
    crossing.private_words,
    crossing.others_words,
    crossing.third_persons,
    crossing.contact_details,
    harmful.damage,
    harmful.sensitive_topics,
    shape.length,
    shape.opening,
    shape.deed,
    shape.closing,
    shape.pronouns,
    shape.name,
    disclosed.disclosures,
)


def check(
    draft: Draft, evidence: Mapping[str, Evidence], *, subject: Person, public: bool
) -> tuple[Check, ...]:
    """Everything found in the draft: sentence by sentence in their order, then the whole.

    `public` says whether the text is about to leave the owner's hands for all to
    read; words said in private then forbid, else they only tell.
    """
    examined = Examined(draft, evidence, subject, public)
    found = [finding for question in _CHECKS for finding in question(examined)]
    after_all = len(draft.sentences)
    return tuple(
        sorted(found, key=lambda one: (after_all if one.sentence is None else one.sentence, one.code))
    )
