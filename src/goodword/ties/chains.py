"""Help that passed on: what somebody taught the owner, and whom the owner taught the same later.

A chain rests on two dated passages: the owner's words about A, and, later, B's words about the owner,
of the same skill. Neither alone is one, and nobody's help is passed on to themselves.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from goodword.nouns import AccountId, Chain, Direction, ExchangeKind, Moment, Person, RecognitionKind
from goodword.ties.topics import Topic, is_passed_on, shared, topics_in

SkillsIn = Callable[[Moment, Collection[str]], Iterable[str]]
"""The skills that a moment speaks of: those of the given ones, and with none given, all that are known."""

LIKELY = 0.5
"""From here on, more likely than not, a doubtful passage may be half of a chain."""

_HELP = frozenset({RecognitionKind.LEARNED, RecognitionKind.HELP})
_NO_WORDS = frozenset({ExchangeKind.REACTION, ExchangeKind.ENDORSEMENT, ExchangeKind.CREDIT})


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A moment in which help or knowledge passed from one to the other."""

    moment: Moment
    person: Person
    at: datetime
    skills: frozenset[str]
    topics: tuple[Topic, ...]


def find_chains(
    *, people: Iterable[Person], moments: Iterable[Moment], skills_in: SkillsIn
) -> tuple[Chain, ...]:
    """The chains, the latest passed on first; one for each skill, teacher and taught: its first two passages.

    Undated moments, clicks, companies and the owner make none. A doubtful passage may be half of one
    where its words themselves say that something was taught: the other half speaks for it. The order of
    people and moments does not matter.
    """
    whose = {account.id: person for person in people for account in person.accounts}
    dated = sorted(
        (moment for moment in moments if _tells_of_help(moment)),
        key=lambda moment: (moment.sent_at, moment.recognition.id),
    )
    learned = list(_lessons(dated, whose, Direction.GIVEN, skills_in, ()))
    if not learned:
        return ()
    known = {skill for lesson in learned for skill in lesson.skills}
    passed = list(_lessons(dated, whose, Direction.RECEIVED, skills_in, known)) if learned else []
    found = {
        (skill.casefold(), one.person.id, other.person.id): _chain(skill, one, other)
        for one, other, skill in _pairs(learned, passed)
    }
    return tuple(sorted(found.values(), key=_latest_first))


def _tells_of_help(moment: Moment) -> bool:
    said = moment.recognition
    if moment.sent_at is None or moment.exchange_kind in _NO_WORDS:
        return False
    if said.is_doubtful:
        return said.confidence >= LIKELY and is_passed_on(said.passage.quote)
    return said.kind in _HELP or is_passed_on(said.passage.quote)


def _lessons(
    moments: Iterable[Moment],
    whose: Mapping[AccountId, Person],
    direction: Direction,
    skills_in: SkillsIn,
    known: Collection[str],
) -> Iterator[_Lesson]:
    for moment in moments:
        said = moment.recognition
        other = said.receiver if direction is Direction.GIVEN else said.giver
        person = whose.get(other) if other else None
        if moment.direction is not direction or person is None or person.is_owner or person.not_a_person:
            continue
        skills = frozenset(skills_in(moment, known))
        topics = topics_in(said.passage.quote)
        if moment.sent_at and (skills or topics):
            yield _Lesson(moment, person, moment.sent_at, skills, topics)


def _pairs(learned: list[_Lesson], passed: list[_Lesson]) -> Iterator[tuple[_Lesson, _Lesson, str]]:
    """The pairs of lessons on one skill in the right order, latest first, so that the first ones remain."""
    by_word: defaultdict[str, list[_Lesson]] = defaultdict(list)
    for lesson in learned:
        for word in _words(lesson):
            by_word[word].append(lesson)
    for other in reversed(passed):
        near = {id(one): one for word in _words(other) for one in by_word.get(word, ())}
        for one in sorted(near.values(), key=lambda one: (one.at, one.moment.recognition.id), reverse=True):
            skill = _common_skill(one, other)
            if skill and one.person.id != other.person.id and one.at.date() < other.at.date():
                yield one, other, skill


def _words(lesson: _Lesson) -> set[str]:
    return {skill.casefold() for skill in lesson.skills} | {
        stem for topic in lesson.topics for stem in topic.stems
    }


def _common_skill(one: _Lesson, other: _Lesson) -> str | None:
    """What both speak of: a skill by name, else the words that both use for what was taught."""
    both = one.skills & other.skills
    if both:
        return min(both, key=lambda skill: (-len(skill), skill))
    alike = (shared(mine, theirs) for mine in one.topics for theirs in other.topics)
    return next((words for words in alike if words), None)


def _chain(skill: str, one: _Lesson, other: _Lesson) -> Chain:
    return Chain(
        skill=skill,
        taught_by=one.person,
        learned=one.moment,
        taught=other.person,
        passed_on=other.moment,
    )


def _latest_first(chain: Chain) -> tuple[float, float, str, str, str]:
    passed, learned = chain.passed_on.sent_at, chain.learned.sent_at
    return (
        -passed.timestamp() if passed else 0.0,
        -learned.timestamp() if learned else 0.0,
        chain.skill,
        chain.taught_by.id,
        chain.taught.id,
    )
