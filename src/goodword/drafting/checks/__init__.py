"""The checks before signing: one function a question, one code a finding."""

from collections.abc import Callable, Iterator, Mapping

from goodword.drafting.checks import crossing, disclosed, grounds, harmful, shape, sound
from goodword.drafting.checks.codes import CODES, Code
from goodword.drafting.checks.examined import Examined
from goodword.drafting.checks.grounds import unsupported
from goodword.drafting.earlier import EarlierLetter
from goodword.nouns import Check, Draft, Evidence, Person

__all__ = ["CODES", "Code", "Examined", "check", "unsupported"]

_CHECKS: tuple[Callable[[Examined], Iterator[Check]], ...] = (
    grounds.rests_on_nothing,
    grounds.not_the_record,
    grounds.not_own_words,
    grounds.turned,
    grounds.skills_without_ground,
    grounds.another_thing,
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
    shape.own_words,
    shape.pronouns,
    shape.name,
    sound.cliches,
    sound.doubts,
    sound.boasts,
    sound.empty_praise,
    sound.jargon,
    sound.titles,
    crossing.given_before,
    disclosed.disclosures,
    disclosed.same_employer,
)


def check(
    draft: Draft,
    evidence: Mapping[str, Evidence],
    *,
    subject: Person,
    public: bool,
    earlier: tuple[EarlierLetter, ...] = (),
    author_role: str | None = None,
) -> tuple[Check, ...]:
    """Everything found in the draft: sentence by sentence in their order, then the whole.

    `public` says whether the text is about to leave the owner's hands for all to
    read; words said in private then forbid, else they only tell. `earlier` is what the
    owner gave to others, `author_role` the title that will stand under the owner's name.
    """
    examined = Examined(draft, evidence, subject, public, earlier, author_role)
    found = [finding for question in _CHECKS for finding in question(examined)]
    after_all = len(draft.sentences)
    return tuple(
        sorted(found, key=lambda one: (after_all if one.sentence is None else one.sentence, one.code))
    )
