"""Why someone is overlooked: sentences that the owner can check, without a guess and without guilt."""

from collections.abc import Iterable, Iterator, Sequence

from babel.lists import format_list

from goodword.nouns import Audience, Direction, Moment, RecognitionKind, Tie
from goodword.overlooked.record import PersonRecord, count_exchanges, dates
from goodword.text.places import place_name, said_where
from goodword.text.wording import day, month, shortened, times

_VERBS = (
    ("thanked", frozenset({RecognitionKind.THANKS})),
    ("praised", frozenset({RecognitionKind.PRAISE, RecognitionKind.ENDORSEMENT})),
    ("credited", frozenset({RecognitionKind.LEARNED, RecognitionKind.HELP})),
    ("congratulated", frozenset({RecognitionKind.CONGRATULATION})),
)
_LONGEST_QUOTE = 140
_MOST_SKILLS = 3


def reasons(record: PersonRecord, tie: Tie | None) -> tuple[str, ...]:
    """The reasons, the strongest first; each with its full stop. The first names the person."""
    name = record.person.name
    first, *_ = _sentences(record, tie, they=name, them=name)
    _, *others = _sentences(record, tie, they="They", them="them")
    return (first, *others)


def _sentences(record: PersonRecord, tie: Tie | None, *, they: str, them: str) -> Iterator[str]:
    yield from _recommended_me(they, record.recommended_me)
    yield from _said("You", them, record.given)
    yield from _said(they, "you", record.received)
    yield from _most_recent(they, record.words)
    yield from _clicks(they, them, record.clicks)
    yield from _exchanged(them, tie)
    yield f"You have never written a recommendation for {them}."


def _said(giver: str, receiver: str, moments: Sequence[Moment]) -> Iterator[str]:
    if not moments:
        return
    count = count_exchanges(moments)
    yield f"{giver} {_verbs(moments)} {receiver}{_publicly(moments)} {times(count)}{_span(moments)}."


def _verbs(moments: Iterable[Moment]) -> str:
    kinds = {moment.recognition.kind for moment in moments}
    return format_list([verb for verb, of in _VERBS if kinds & of], style="or", locale="en")


def _publicly(moments: Iterable[Moment]) -> str:
    return " publicly" if {moment.audience for moment in moments} == {Audience.PUBLIC} else ""


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
