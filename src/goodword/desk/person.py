"""One person: what went between the two, in pictures and in words, and the owner's decisions about it."""

from dataclasses import dataclass

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.desk.people import address_of
from goodword.desk.pictures import Picture, months_of_years, steps, thread
from goodword.nouns import (
    Account,
    AccountId,
    Direction,
    Draft,
    ExchangeKind,
    Link,
    Moment,
    Person,
    RecognitionKind,
)
from goodword.workflow import deciding
from goodword.workflow.asking import (
    account_ids,
    best_words,
    latest_with,
    left_out,
    moments_with,
    names_among,
    open_questions,
    reasons_joined,
    skills_of,
    the_person,
)
from goodword.workflow.between import how_you_met
from goodword.workflow.milestones import milestones
from goodword.workflow.publishing import Letter, signed_for
from goodword.workflow.reviewing import reviewed
from goodword.workflow.set_aside import rest_said_of
from goodword.workflow.writing import kept_drafts

_LATEST = 12
_WORDS = 10
_MOST_WORDS = 500
_BEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said between the two, and the pictures of it."""

    thread: Picture | None
    months: Picture | None
    steps: Picture | None
    best: tuple[Moment, ...]
    before_after: tuple[Moment, str, str] | None
    """The words as they went by, the lasting text, and where it is edited."""
    moments: list[Moment]
    """The latest first; the doubtful among them."""
    total: int


def person(desk: Desk, asked: Asked) -> Response:
    """What is between the owner and one person."""
    store = desk.home.store
    who = the_person(store, asked.path["id"])
    ids = account_ids(who)
    drafts = [draft for draft in kept_drafts(store) if AccountId(draft.subject) in ids]
    signed = signed_for(store, who)
    return desk.page(
        "person",
        at="/people",
        title=who.name,
        person=who,
        said=_said(desk, who, drafts, signed, everything="words" in asked.query),
        met=how_you_met(store, who),
        left_out_words=[one for one in reviewed(store, who) if one.stands is False or one.said.is_hidden],
        kinds=tuple(RecognitionKind),
        latest=latest_with(store, who, limit=_LATEST),
        ids=ids,
        spoken=skills_of(store, who),
        questions=open_questions(store, who),
        joined=_joined(desk, who),
        names=names_among(store, (who,)),
        is_out=who in left_out(store),
        rest=rest_said_of(store, who),
        today=desk.home.clock.now().date(),
        monday=deciding.next_monday(desk.home.clock),
        drafts=drafts,
        signed=signed,
    )


def _said(
    desk: Desk, who: Person, drafts: list[Draft], signed: tuple[Letter, ...], *, everything: bool
) -> Said:
    """As Said has it; a doubtful word is listed, and drawn nowhere."""
    store = desk.home.store
    sure = moments_with(store, who)
    found = _latest_first((*sure, *moments_with(store, who, doubtful=True)))
    letters = tuple(one for one in sure if one.exchange_kind is ExchangeKind.RECOMMENDATION)
    best = best_words(who, sure) or letters[:_BEST]
    return Said(
        thread=_thread(who, sure, signed),
        months=months_of_years([moment.sent_at for moment in sure if moment.sent_at], about=who.name),
        steps=steps(milestones(store, who, sure), about=who.name),
        best=best,
        before_after=_before_and_after(best, sure, drafts),
        moments=found[: _MOST_WORDS if everything else _WORDS],
        total=len(found),
    )


def _latest_first(found: tuple[Moment, ...]) -> list[Moment]:
    return sorted(found, key=lambda one: one.sent_at.timestamp() if one.sent_at else 0.0, reverse=True)


def _thread(who: Person, sure: tuple[Moment, ...], signed: tuple[Letter, ...]) -> Picture | None:
    shown = {one.sent_at.date() for one in sure if _is_given_letter(one) and one.sent_at}
    given = {letter.signed.signed_at for letter in signed}
    if who.recommended_at and not given:
        given = {who.recommended_at}
    return thread(sure, about=who.name, given_at=[at for at in sorted(given) if at.date() not in shown])


def _is_given_letter(moment: Moment) -> bool:
    return moment.direction is Direction.GIVEN and moment.exchange_kind is ExchangeKind.RECOMMENDATION


def _before_and_after(
    best: tuple[Moment, ...], sure: tuple[Moment, ...], drafts: list[Draft]
) -> tuple[Moment, str, str] | None:
    """A word as it went by, and the lasting one: the letter in hand, else what an archive holds."""
    given = [one for one in best if one.direction is Direction.GIVEN and not _is_given_letter(one)]
    if drafts and given:
        return given[0], drafts[0].text, f"/drafts/{drafts[0].id}"
    letters = [(one.sent_at, one.text) for one in sure if _is_given_letter(one) and one.sent_at]
    if not letters:
        return None
    at, text = letters[-1]
    fleeting = next((one for one in given if one.sent_at and one.sent_at <= at), None)
    return (fleeting, text, "") if fleeting else None


def _joined(desk: Desk, who: Person) -> list[tuple[Link, Account, Account]]:
    """Why the accounts are one person, with the two accounts of each reason."""
    known = {account.id: account for account in who.accounts}
    return [(link, known[link.left], known[link.right]) for link in reasons_joined(desk.home.store, who)]


def accounts(desk: Desk, asked: Asked) -> Response:
    """Take the owner's word back that joined two accounts of a person: it is a question again."""
    store = desk.home.store
    first = the_person(store, asked.text("person")).accounts[0].id  # the person may be called another after
    deciding.take_back(store, (asked.text("link"),))
    desk.notice("Taken back: it is a question again, under Who is who.")
    return go_to(address_of(the_person(store, first)))
