"""Why someone is overlooked: sentences that the owner can check, without a guess and without guilt."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from babel.lists import format_list

from goodword.nouns import Audience, Direction, Moment, RecognitionKind, Substance, Tie
from goodword.overlooked.jobs import new_job
from goodword.overlooked.record import PersonRecord, count_exchanges, dates, quotable
from goodword.text.places import place_name, said_where
from goodword.text.wording import day, month, number_of, shortened, times
from goodword.ties import how_you_met

_VERBS = (
    ("thanked", frozenset({RecognitionKind.THANKS})),
    ("praised", frozenset({RecognitionKind.PRAISE, RecognitionKind.ENDORSEMENT})),
    ("credited", frozenset({RecognitionKind.LEARNED, RecognitionKind.HELP})),
    ("congratulated", frozenset({RecognitionKind.CONGRATULATION})),
)
_LONGEST_QUOTE = 140
SET_APART = "What was said touches what only the person concerned may raise; it is not repeated here."
_MOST_SKILLS = 3


def reasons(record: PersonRecord[Moment], tie: Tie | None, now: datetime) -> tuple[str, ...]:
    """The reasons, the strongest first; each with its full stop. The first names the person.

    `now` tells which anniversaries of help fall into this week, and which new jobs are news.
    """
    name = record.person.name
    first, *_ = _sentences(record, tie, now, they=name, them=name)
    _, *others = _sentences(record, tie, now, they="They", them="them")
    return (first, *others)


def _sentences(
    record: PersonRecord[Moment], tie: Tie | None, now: datetime, *, they: str, them: str
) -> Iterator[str]:
    yield from _recommended_me(they, record.recommended_me)
    yield from _said("You", them, record.given)
    yield from _said(they, "you", record.received)
    if record.is_quiet:
        yield "None of it was said in public."
    words = quotable(record.words)
    yield from _anniversary(they, words, now)
    yield from new_job(they if they != "They" else "they", record.person, now)
    yield from _most_recent(they, words)
    if record.words and not words:
        yield SET_APART
    yield from _clicks(they, them, record.clicks)
    yield from _exchanged(them, tie)
    if tie is not None:
        yield from how_you_met(tie, them)
    yield f"You have never written a recommendation for {them}."


def _said(giver: str, receiver: str, moments: Sequence[Moment]) -> Iterator[str]:
    if not moments:
        return
    count = count_exchanges(moments)
    public = count_exchanges(moment for moment in moments if moment.audience is Audience.PUBLIC)
    publicly = " publicly" if public == count else ""
    among = f", {number_of(public)} of them in public" if 0 < public < count else ""
    yield f"{giver} {_verbs(moments)} {receiver}{publicly} {times(count)}{_span(moments)}{among}."


def _verbs(moments: Iterable[Moment]) -> str:
    kinds = {moment.recognition.kind for moment in moments}
    return format_list([verb for verb, of in _VERBS if kinds & of], style="or", locale="en_001")


def _span(moments: Sequence[Moment]) -> str:
    when = dates(moments)
    if not when:
        return ""
    first, last = month(when[0]), month(when[-1])
    if first == last:
        return f", in {first}" if count_exchanges(moments) == 1 else f" in {first}"
    return f" between {first} and {last}"


def _recommended_me(they: str, moments: Sequence[Moment]) -> Iterator[str]:
    if moments:
        when = dates(moments)
        yield f"{they} wrote a recommendation for you{f' in {month(when[0])}' if when else ''}."


def _anniversary(they: str, moments: Iterable[Moment], now: datetime) -> Iterator[str]:
    """The oldest deed whose day comes round this week."""
    monday = now.date() - timedelta(days=now.weekday())
    days = [monday + timedelta(days=after) for after in range(7)]
    found = [
        (moment.sent_at, moment.recognition.id, moment, years)
        for moment in moments
        if moment.sent_at
        and moment.recognition.substance is Substance.HIGH
        and (years := _years_round(moment.sent_at, days)) > 0
    ]
    if found:
        at, _, first, years = min(found, key=lambda one: one[:2])
        who = "you" if first.direction is Direction.GIVEN else "they" if they == "They" else they
        since = "a year" if years == 1 else f"{number_of(years)} years"
        quote = shortened(first.recognition.passage.quote, _LONGEST_QUOTE)
        yield f"It is {since} this week since {who} wrote “{quote}” ({day(at)})."


def _years_round(at: datetime, days: Iterable[date]) -> int:
    """How many years the day of `at` lies back on the one of `days` on which it comes round; 0 on none."""
    day_of_year = (at.month, min(at.day, 28) if at.month == 2 else at.day)  # noqa: PLR2004 - 29 February has none
    return next((one.year - at.year for one in days if (one.month, one.day) == day_of_year), 0)


def _most_recent(they: str, moments: Iterable[Moment]) -> Iterator[str]:
    dated = [(moment.sent_at, moment.recognition.id, moment) for moment in moments if moment.sent_at]
    if dated:
        at, _, last = max(dated, key=lambda one: one[:2])
        how = said_where(last.source, is_private=last.audience is Audience.DIRECT)
        who = "you" if last.direction is Direction.GIVEN else "they" if they == "They" else they
        quote = shortened(last.recognition.passage.quote, _LONGEST_QUOTE)
        yield f"Most recent: {who} wrote “{quote}” ({day(at)}, {how})."


def _clicks(they: str, them: str, moments: Sequence[Moment]) -> Iterator[str]:
    for giver, receiver, direction in ((they, "you", Direction.RECEIVED), ("You", them, Direction.GIVEN)):
        for source in sorted({moment.source for moment in moments}):
            skills = _endorsed_skills(moments, direction, source)
            if skills:
                yield f"{giver} endorsed {receiver} for {_some(skills)} on {place_name(source)}."


def _endorsed_skills(moments: Iterable[Moment], direction: Direction, source: str) -> list[str]:
    said = [moment for moment in moments if moment.direction is direction and moment.source == source]
    return sorted(
        {
            skill
            for moment in said
            if moment.recognition.kind is RecognitionKind.ENDORSEMENT
            for skill in ([match.skill for match in moment.recognition.skills] or [moment.text.strip()])
            if skill
        }
    )


def _some(skills: Sequence[str]) -> str:
    if len(skills) <= _MOST_SKILLS + 1:
        return format_list(skills, locale="en")
    return format_list([*skills[:_MOST_SKILLS], f"{len(skills) - _MOST_SKILLS} other skills"], locale="en")


def _exchanged(them: str, tie: Tie | None) -> Iterator[str]:
    count = tie.sent + tie.received if tie else 0
    if tie is None or not count:
        return
    what = "messages" if tie.direct == count else "posts and messages" if tie.direct else "posts"
    what = what if count > 1 else what.removesuffix("s").replace("posts and message", "post or message")
    since = f" since {tie.first_at.year}" if tie.first_at else ""
    privately = f", {tie.direct} of them private" if 0 < tie.direct < count else ""
    yield f"You have exchanged {count} {what} with {them}{since}{privately}."
