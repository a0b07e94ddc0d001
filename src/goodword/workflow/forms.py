"""The JSON forms of `INTERFACE.md`: nouns to plain values that msgspec writes.

The command line and, later, the web app answer with these; keys are never
renamed or taken away, only added.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from goodword.nouns import (
    Account,
    Chain,
    Check,
    Credential,
    Draft,
    ImportReport,
    LastTime,
    Link,
    Moment,
    Overlooked,
    Person,
    PraisedCompany,
    Role,
    SaidName,
    SpokenOf,
    Verification,
)
from goodword.recognition import kinds_of_help
from goodword.text.urls import with_scheme
from goodword.workflow.asking import Names, sensitive_words
from goodword.workflow.elsewhere import GivenElsewhere
from goodword.workflow.forward import PaidForward, balances
from goodword.workflow.naming import because
from goodword.workflow.reviewing import Reviewed
from goodword.workflow.set_aside import Resting

Form = dict[str, object]
"""One JSON object."""


def rfc3339(time: datetime | None) -> str | None:
    """The time as RFC 3339 with a zone, in UTC as `Z`."""
    return None if time is None else time.isoformat().replace("+00:00", "Z")


def account_form(account: Account) -> Form:
    """`{source, handle, url, name}`, with the id added."""
    return {
        "id": account.id,
        "source": account.source,
        "handle": account.handle,
        "url": with_scheme(account.url) if account.url else None,
        "name": account.name,
    }


def import_form(report: ImportReport) -> Form:
    """One of `archives` of `goodword import`."""
    return {
        "id": report.id,
        "path": report.path,
        "source": report.source,
        "owner": {
            "name": report.owner_name,
            "accounts": [account_form(account) for account in report.owner_accounts],
        },
        "accounts": report.accounts,
        "exchanges": report.exchanges,
        "recommendations": report.recommendations,
        "skipped": [
            {"member": s.origin.member, "position": s.origin.position, "reason": s.reason}
            for s in report.skipped
        ],
        "skipped_count": report.skipped_count,
        "first_at": rfc3339(report.first_at),
        "last_at": rfc3339(report.last_at),
        "cannot_contain": list(report.cannot_contain),
        "already_imported": report.already_imported,
    }


def person_form(person: Person) -> Form:
    """One of `goodword people`."""
    return {
        "id": person.id,
        "name": person.name,
        "accounts": [account_form(account) for account in person.accounts],
        "emails": list(person.emails),
        "company": person.company,
        "position": person.position,
        "skills": list(person.skills),
        "recommended_at": rfc3339(person.recommended_at),
        "not_a_person": person.not_a_person,
        "names": [{"name": said.name, **_seen(said)} for said in person.names],
        "roles": [_role_form(role) for role in person.roles],
    }


def _role_form(role: Role) -> Form:
    return {
        "company": role.company,
        "position": role.position,
        "from": role.started,
        "to": role.ended,
        **_seen(role),
    }


def _seen(said: Role | SaidName) -> Form:
    return {
        "seen_from": rfc3339(said.seen_from),
        "seen_to": rfc3339(said.seen_to),
        "sources": list(said.sources),
    }


def link_form(link: Link, accounts: Mapping[str, Account]) -> Form:
    """One of `goodword links`."""
    return {
        "id": link.id,
        "left": account_form(accounts[link.left]),
        "right": account_form(accounts[link.right]),
        "probability": link.probability,
        "reasons": list(link.reasons),
        "against": list(link.against),
        "decision": link.decision,
    }


def moment_form(moment: Moment, names: Names) -> Form:
    """One of `goodword moments`: `sensitive` is the owner's word, `sensitive_words` what was found so.

    What either names is quoted nowhere by default.
    """
    found = moment.recognition
    giver = names.person(found.giver)
    receiver = names.person(found.receiver)
    return {
        "id": found.id,
        "kind": found.kind,
        "direction": moment.direction,
        "giver": _side(giver, found.giver),
        "receiver": _side(receiver, found.receiver_name or found.receiver),
        "receiver_because": because(found.receiver_name, receiver)
        if receiver and found.receiver_name
        else None,
        "quote": found.passage.quote,
        "start": found.passage.start,
        "end": found.passage.end,
        "exchange": {
            "id": found.passage.exchange_id,
            "native_id": moment.native_id,
            "source": moment.source,
            "sent_at": rfc3339(moment.sent_at),
            "url": moment.url,
            "audience": moment.audience,
        },
        "skills": [
            {"skill": s.skill, "start": s.start, "end": s.end, "confidence": round(s.confidence, 3)}
            for s in found.skills
        ],
        "confidence": round(found.confidence, 3),
        "substance": found.substance,
        "doubtful": found.is_doubtful,
        "sensitive": moment.is_sensitive,
        "sensitive_words": sensitive_words(moment),
        "help": list(kinds_of_help(found.passage.quote)),
    }


def reviewed_form(found: Reviewed, names: Names) -> Form:
    """One of `goodword doubtful` and `amend`: a moment, and what the owner said of it."""
    said = found.said
    return {
        **moment_form(found.moment, names),
        "stands": said.stands,
        "hidden": said.is_hidden,
        "corrected": [
            name for name, is_so in (("kind", said.kind is not None), ("person", bool(said.meant))) if is_so
        ],
    }


def _side(person: Person | None, otherwise: str | None) -> Form:
    return {"id": person.id, "name": person.name} if person else {"id": None, "name": otherwise}


def overlooked_form(found: Overlooked, names: Names) -> Form:
    """One of `goodword overlooked`: reasons and counts of moments, never a number that scores."""
    return {
        "person": person_form(found.person),
        "rank": found.rank,
        "reasons": list(found.reasons),
        "given": found.given,
        "received": found.received,
        "first_at": rfc3339(found.first_at),
        "last_at": rfc3339(found.last_at),
        "skills": [{"skill": s.skill, "moments": s.moments} for s in found.skills],
        "best": [moment_form(moment, names) for moment in found.best],
    }


def chain_form(chain: Chain, names: Names) -> Form:
    """One of `goodword chains`."""
    return {
        "skill": chain.skill,
        "from": person_form(chain.taught_by),
        "learned": moment_form(chain.learned, names),
        "to": person_form(chain.taught),
        "passed_on": moment_form(chain.passed_on, names),
    }


def map_form(found: PaidForward, names: Names) -> Form:
    """The answer of `goodword map`."""
    return {
        "year": found.year,
        "people": [
            {
                "person": person_form(one.person),
                "moments": [moment.recognition.id for moment in one.moments],
                "last_at": rfc3339(one.last_at),
                "recommended_at": rfc3339(one.person.recommended_at),
            }
            for one in found.helpers
        ],
        "chains": [chain_form(chain, names) for chain in found.chains],
        "balances": [
            {
                "question": one.question,
                "channels": [
                    {"channel": share.channel, "helped": share.helped, "recommended": share.recommended}
                    for share in one.shares
                ],
            }
            for one in balances(found.helpers)
        ],
    }


def company_form(company: PraisedCompany, names: Names) -> Form:
    """One of `goodword brands`."""
    return {
        "company": company.company,
        "moments": [moment_form(moment, names) for moment in company.moments],
        "people": [
            {
                "person": person_form(found.person),
                "reasons": list(found.reasons),
                "probability": found.probability,
            }
            for found in company.people
        ],
    }


def skills_form(spoken: Iterable[SpokenOf], moments: Mapping[str, Moment], names: Names) -> list[Form]:
    """The answer of `goodword skills NAME`."""
    return [
        {
            "skill": one.skill,
            "listed": one.is_listed,
            "moments": [moment_form(moments[i], names) for i in one.moments if i in moments],
            "exchanges": list(one.exchanges),
            "confidence": round(one.confidence, 3),
            "suggested": one.is_suggested,
            "decided": one.is_decided,
        }
        for one in spoken
    ]


def draft_form(draft: Draft, subject: Person, checks: Iterable[Check]) -> Form:
    """The answer of `goodword draft`."""
    found = tuple(checks)
    problems = {check.sentence: check.message for check in reversed(found) if check.sentence is not None}
    return {
        "id": draft.id,
        "subject": person_form(subject),
        "sentences": [
            {
                "text": sentence.text,
                "basis": sentence.basis,
                "evidence": list(sentence.evidence),
                "problem": problems.get(number),
            }
            for number, sentence in enumerate(draft.sentences)
        ],
        "skills": list(draft.skills),
        "disclosures": {
            "relation": draft.disclosures.relation,
            "paid": draft.disclosures.is_paid,
            "family": draft.disclosures.is_family,
            "reciprocal": draft.disclosures.is_reciprocal,
        },
        "checks": [
            {"code": c.code, "sentence": c.sentence, "message": c.message, "severity": c.severity}
            for c in found
        ],
        "text": draft.text,
    }


def given_form(done: GivenElsewhere) -> Form:
    """The answer of `goodword given`."""
    return {
        "person": person_form(done.person),
        "on": done.on,
        "at": rfc3339(done.at),
        "confirmed": done.is_confirmed,
    }


def signed_form(signed: Credential, file: str) -> Form:
    """The answer of `goodword sign`, `revise` and `renew`."""
    return {
        "id": signed.id,
        "issuer": signed.issuer,
        "subject": signed.subject,
        "signed_at": rfc3339(signed.signed_at),
        "file": file,
    }


def verification_form(file: str, found: Verification) -> Form:
    """One of `goodword verify`."""
    acceptance = found.acceptance
    return {
        "file": file,
        "verified": found.verified,
        "issuer": found.issuer,
        "site": found.site,
        "issuer_name": found.issuer_name,
        "subject": found.subject,
        "subject_name": found.subject_name,
        "signed_at": rfc3339(found.signed_at),
        "status": found.status,
        "accepted": acceptance is not None,
        "accepted_by_subject": acceptance is not None and acceptance.is_by_subject,
        "signatures": list(found.suites),
        "linked_to": list(found.linked_to),
        "problems": list(found.problems),
        "warnings": list(found.warnings),
    }


def resting_form(changed: Resting) -> Form:
    """The answer of `goodword later` and `goodword thanked`."""
    return {
        "person": person_form(changed.person),
        "until": changed.until.isoformat() if changed.until else None,
        "thanked_at": rfc3339(changed.thanked_at),
    }


def last_form(found: LastTime, thanked: Iterable[Resting]) -> Form:
    """The answer of `goodword last`."""
    waiting = found.waiting_longest
    return {
        "last_at": rfc3339(found.last_at),
        "last_to": found.last_to,
        "by_year": {str(year): count for year, count in sorted(found.by_year.items())},
        "waiting_longest": person_form(waiting) if waiting else None,
        "waiting_since": rfc3339(found.waiting_since),
        "without_date": found.without_date,
        "thanked": [
            {"id": one.person.id, "name": one.person.name, "at": rfc3339(one.thanked_at)} for one in thanked
        ],
    }
