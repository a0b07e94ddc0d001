"""GW5xx: what stands on the face (rule 3)."""

from collections.abc import Iterator

from goodword.drafting.checks import codes
from goodword.drafting.checks.examined import Examined
from goodword.drafting.material import read_record
from goodword.nouns import Check


def disclosures(examined: Examined) -> Iterator[Check]:
    """GW501 to GW504."""
    told = examined.draft.disclosures
    who = examined.draft.subject_name
    if not (told.relation and told.relation.strip()):
        yield codes.NO_RELATION.at(None, f"How do you know {who}? Say it with --relation TEXT.")
    if told.is_paid is None:
        yield codes.NO_PAYMENT.at(
            None, f"Were you paid, or did you buy from {who}? Answer --paid or --not-paid."
        )
    if told.is_family is None:
        yield codes.NO_FAMILY.at(None, f"Are you and {who} family? Answer --family or --not-family.")
    if told.is_reciprocal:
        yield codes.RECIPROCAL.at(None, f"{who} recommended you too; the letter will say so.")


def same_employer(examined: Examined) -> Iterator[Check]:
    """GW505: the letter or the relation names the company that both are with, as the archives tell."""
    told = f"{examined.draft.text}\n{examined.draft.disclosures.relation or ''}".casefold()
    shared = (read_record(piece.text).get("shared with the owner", "") for piece in examined.records)
    companies = dict.fromkeys(company for row in shared for company in row.split(", ") if company)
    for company in companies:
        if company.casefold() not in told:
            yield codes.SAME_EMPLOYER.at(
                None,
                f"Your archives say that both of you are with {company}. Say so with --relation.",
            )
