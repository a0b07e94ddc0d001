"""GW3xx: positive only (rule 3), and topics that are not the writer's to raise."""

from collections.abc import Iterator

from goodword.drafting.checks import codes
from goodword.drafting.checks.examined import Examined
from goodword.drafting.harm import damaging
from goodword.drafting.lexicon import words_of
from goodword.drafting.sensitive import sensitive
from goodword.nouns import Check


def damage(examined: Examined) -> Iterator[Check]:
    """GW301."""
    names = words_of(examined.draft.subject_name)
    for place, sentence in examined.numbered():
        if found := damaging(sentence.text, names):
            yield codes.DAMAGING.at(
                place,
                f"“{found}” reads as a damaging statement about a person. A recommendation holds none.",
            )
    if (relation := examined.draft.disclosures.relation) and (found := damaging(relation, names)):
        yield codes.DAMAGING.at(
            None, f"“{found}” in the relation reads as a damaging statement about a person."
        )


def sensitive_topics(examined: Examined) -> Iterator[Check]:
    """GW302."""
    for place, sentence in examined.numbered():
        if found := sensitive(sentence.text):
            yield codes.SENSITIVE.at(
                place,
                f"“{found}” may touch health, loss, faith, union, belief, money or family. "
                f"Ask {examined.draft.subject_name} first.",
            )
