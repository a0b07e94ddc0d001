"""How many lies the checks find: true drafts with one change each, in sentences of all three bases.

    python evaluation/lies.py [--write] [--missed]

Drafts are composed of `data/true-posts.toml` five posts at a time; the owner's own
sentences of today are added, close to the posts and told freely. One change makes each lie: a
name, a number, a role, a date, who did it, a cause, a skill, a negation. A lie is found where a
check of the GW1 family forbids signing or asks, and did not before; a false alarm is a true
sentence where one does. The checks were mended on these posts, so the figures flatter. 95 %
intervals by bootstrap over drafts.
"""

import argparse
import random
import re
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from thanked import NAME, OWNER_NAME, SUBJECT, moment_of

from goodword.drafting import Material, check, compose, facts, gather
from goodword.drafting.voice import Voice
from goodword.nouns import (
    Account,
    AccountId,
    Basis,
    Draft,
    DraftId,
    Evidence,
    Moment,
    Person,
    PersonId,
    Pronoun,
    RecognitionId,
    Sentence,
    Severity,
    SpokenOf,
)

HERE = Path(__file__).parent
MADE_AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SEED = 11
RESAMPLES = 1000
A_DRAFT = 5
KINDS = ("name", "number", "role", "date", "agency", "cause", "skill", "negation")

OTHER_NAMES = ("Oskar", "Petra", "Dr Hallam", "Yusuf Demir", "Ingeborg")
OTHER_ROLES = (
    "our head of research",
    "as my supervisor",
    "the company’s treasurer",
    "as an editor",
    "my landlord",
)
OTHER_CAUSES = (
    "and that won us the contract",
    "which led to my promotion",
    "so our sales rose by a third",
    "and it kept the firm alive",
    "which brought us a new investor",
    "and because of it the mayor came",
)
OTHER_TOPICS = ("welding", "astronomy", "taxation", "fencing", "pottery", "surgery", "insurance", "puppetry")
NUMBER = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?!\w)", re.IGNORECASE
)
NAMED = re.compile(r"(?<=\s)(?:Bergen|Tromsø|Dakar|Somali|August|Sunday)\b")
MONTHS = ("January", "March", "April", "June", "July", "October", "December")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NEGATED = re.compile(
    r"(She|Mara|I|(?:Her|Mara’s) [\w ]+?) "
    r"(?=(?:\w+ed|sat|taught|found|wrote|kept|gave|drew|read|set|made)\b)"
)
Lie = Callable[[str, str, random.Random], str | None]


@dataclass(frozen=True, slots=True)
class True_:  # noqa: N801 - `True` is taken
    """One post of the owner's, what they say of it today, and the word that names the work."""

    day: date
    post: str
    said: str
    topic: str
    loose: str | None = None
    """The same told freely; no lie is made of it, it only must not be stopped."""


@dataclass(frozen=True, slots=True)
class Case:
    """A true draft with what it rests on."""

    draft: Draft
    evidence: dict[str, Evidence]
    subject: Person
    topics: tuple[str, ...]
    free: tuple[Sentence, ...]
    """True sentences of the owner's that are told freely."""


def cases() -> Iterator[Case]:
    """The drafts: runs of five posts, each post in two or three of them."""
    table = tomllib.loads((HERE / "data" / "true-posts.toml").read_text("utf-8"))["true"]
    posts = [True_(**row) for row in table]
    for first in range(0, len(posts) - A_DRAFT + 1, 2):
        yield _case(posts[first : first + A_DRAFT])


def _subject() -> Person:
    return Person(
        id=PersonId("p1"),
        name=NAME,
        accounts=(
            Account(id=SUBJECT, source="x", handle="@mara", name=NAME),
            Account(
                id=AccountId("linkedin:in/mara"),
                source="linkedin",
                name=NAME,
                company="Fjordlys",
                position="Project Coordinator",
                connected_at=datetime(2012, 1, 3, tzinfo=UTC),
                seen_at=datetime(2026, 1, 1, tzinfo=UTC),
            ),
        ),
    )


def _case(posts: Sequence[True_]) -> Case:
    subject = _subject()
    moments = tuple(_moment(post, place) for place, post in enumerate(posts))
    spoken = tuple(
        SpokenOf(
            skill=post.topic.title(), is_listed=True, moments=(RecognitionId(f"r{place}"),), confidence=0.9
        )
        for place, post in enumerate(posts[:2])
    )
    material = Material(subject=subject, owner_name=OWNER_NAME, tie=None, moments=moments, spoken=spoken)
    evidence = {piece.id: piece for piece in gather(material, exchanges=())}
    draft = compose(
        material,
        pronoun=Pronoun.SHE,
        draft_id=DraftId("d1"),
        made_at=MADE_AT,
        evidence=tuple(evidence.values()),
    )
    counted = facts.counted([evidence[one.recognition.id] for one in moments], Voice.of(draft))
    if counted is not None:  # a draft tells a count only where it says more than its deeds do
        count = Sentence(text=counted[0], basis=Basis.FACT, evidence=counted[1], paragraph=4)
        draft = replace(draft, sentences=(*draft.sentences, count))
    own = tuple(
        Sentence(text=post.said, basis=Basis.OWNER, evidence=(f"r{place}",), paragraph=4)
        for place, post in enumerate(posts)
    )
    free = tuple(
        Sentence(text=post.loose, basis=Basis.OWNER, evidence=(f"r{place}",), paragraph=4)
        for place, post in enumerate(posts)
        if post.loose
    )
    topics = tuple(one.topic for one in posts)
    return Case(replace(draft, sentences=(*draft.sentences, *own)), evidence, subject, topics, free)


def _moment(post: True_, place: int) -> Moment:
    sent_at = datetime(post.day.year, post.day.month, post.day.day, 10, tzinfo=UTC)
    return moment_of(post.post, post.post, place, sent_at)


def _name(text: str, _topic: str, chance: random.Random) -> str | None:
    other = chance.choice(OTHER_NAMES)
    if named := NAMED.search(text):
        return text[: named.start()] + other + text[named.end() :]
    if text.startswith(("She ", "Mara ")):
        return other + text[text.index(" ") :]
    if text.startswith(("Her ", "Mara’s ")):
        return f"{other}’s" + text[text.index(" ") :]
    return text.replace(NAME, "Petra Lindqvist") if NAME in text else None


def _number(text: str, _topic: str, chance: random.Random) -> str | None:
    found = [one for one in NUMBER.finditer(text) if not YEAR.fullmatch(one.group())]
    if not found:
        return None
    one = chance.choice(found)
    wrong = (
        str(chance.choice([17, 58, 230, 4100]))
        if one.group()[0].isdigit()
        else chance.choice(["twenty", "forty"])
    )
    return text[: one.start()] + wrong + text[one.end() :]


def _role(text: str, _topic: str, chance: random.Random) -> str | None:
    if "Project Coordinator" in text:
        return text.replace("Project Coordinator", "Managing Director")
    return _behind_the_first(text, f", {chance.choice(OTHER_ROLES)},")


def _behind_the_first(text: str, what: str) -> str | None:
    for first in ("She", "Mara", "I"):
        if text.startswith(f"{first} "):
            return first + what + text[len(first) :]
    return None


def _date(text: str, _topic: str, chance: random.Random) -> str | None:
    if year := YEAR.search(text):
        return text[: year.start()] + str(int(year.group()) - chance.choice([1, 4, 9])) + text[year.end() :]
    return f"In {chance.choice(MONTHS)} 2009 " + text[:1].lower() + text[1:]


def _agency(text: str, _topic: str, _chance: random.Random) -> str | None:
    """The two in each other's place; only sentences that hold both are turned."""
    turned = {
        "she": "I",
        "mara": "I",
        "i": "she",
        "her": "my",
        "mara’s": "my",
        "my": "her",
        "our": "her",
        "me": "her",
    }
    words = text.split(" ")
    if words[0].casefold() not in {"she", "her", "mara", "mara’s", "i"}:
        return None
    changed = [turned.get(word.casefold(), word) for word in words]
    changed[0] = changed[0][:1].upper() + changed[0][1:]
    return " ".join(changed) if changed != words else None


def _cause(text: str, _topic: str, chance: random.Random) -> str | None:
    return f"{text.rstrip('.')}, {chance.choice(OTHER_CAUSES)}." if text.endswith(".") else None


def _skill(text: str, topic: str, chance: random.Random) -> str | None:
    found = re.search(rf"\b{re.escape(topic)}\b", text, re.IGNORECASE)
    return text[: found.start()] + chance.choice(OTHER_TOPICS) + text[found.end() :] if found else None


def _negation(text: str, _topic: str, _chance: random.Random) -> str | None:
    found = NEGATED.match(text)
    return text[: found.end()] + "never " + text[found.end() :] if found else None


LIES: dict[str, Lie] = {
    "name": _name,
    "number": _number,
    "role": _role,
    "date": _date,
    "agency": _agency,
    "cause": _cause,
    "skill": _skill,
    "negation": _negation,
}


@dataclass(frozen=True, slots=True)
class Told:
    """One lie, and whether it was found."""

    kind: str
    basis: Basis
    text: str
    is_found: bool


def stopped(case: Case, draft: Draft) -> set[tuple[int | None, str]]:
    """The checks on grounds that forbid signing or ask first."""
    found = check(draft, case.evidence, subject=case.subject, public=True)
    return {
        (one.sentence, one.code)
        for one in found
        if one.code.startswith("GW1") and one.severity is not Severity.TELLS
    }


def told_lies(case: Case, chance: random.Random) -> Iterator[Told]:
    """Every lie that one change makes of the draft, each looked at alone."""
    before = stopped(case, case.draft)
    for place, sentence in enumerate(case.draft.sentences):
        topic = next((one for one in case.topics if one in sentence.text.casefold()), "\0")
        for kind in KINDS:
            text = LIES[kind](sentence.text, topic, chance)
            if text is None or text == sentence.text:
                continue
            lie = replace(sentence, text=text)
            sentences = (*case.draft.sentences[:place], lie, *case.draft.sentences[place + 1 :])
            after = stopped(case, replace(case.draft, sentences=sentences))
            yield Told(kind, sentence.basis, text, bool(after - before))


def interval(groups: Sequence[tuple[int, int]], chance: random.Random) -> str:
    """A share with its bootstrap interval; `groups` holds (right, all) of each draft."""

    def share(drawn: Sequence[tuple[int, int]]) -> float:
        return sum(right for right, _ in drawn) / max(1, sum(count for _, count in drawn))

    drawn = sorted(share(chance.choices(groups, k=len(groups))) for _ in range(RESAMPLES))
    low, high = drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES)]
    return f"{share(groups):.3f} ({low:.3f}–{high:.3f})"


def table() -> tuple[str, list[Told]]:
    """The table in Markdown, and the lies that were missed."""
    chance = random.Random(SEED)
    made = list(cases())
    told = [list(told_lies(case, chance)) for case in made]
    alarms, freely, a_draft = _false_alarms(made)
    sentences, lies = sum(count for _, count in alarms), sum(map(len, told))
    lines = [
        "# Lies: does anything stand in the draft that is not so?",
        "",
        str(__doc__).split("\n\n")[2].strip(),
        f"{len(made)} drafts, {sentences} true sentences, {lies} lies.",
        f"One check of a draft: {1000 * a_draft:.0f} ms of the processor (aim 1 s).",
        "",
        "| measure | value | aim |",
        "| --- | --- | --- |",
        f"| lies found | {_share(told, lambda _: True, chance)} | ≥ 0.95 |",
        f"| true sentences stopped | {interval(alarms, chance)} | ≤ 0.05 |",
        f"| of those told freely | {interval(freely, chance)} | |",
        "",
        "| found, by what was changed | own words | facts | the owner’s sentences |",
        "| --- | --- | --- | --- |",
        *(_row(kind, told, chance) for kind in KINDS),
    ]
    return "\n".join(lines) + "\n", [one for group in told for one in group if not one.is_found]


Counts = list[tuple[int, int]]


def _false_alarms(made: Sequence[Case]) -> tuple[Counts, Counts, float]:
    """True sentences stopped, and all: of every draft, of those told freely; and the seconds of a check."""
    whole = [replace(case.draft, sentences=(*case.draft.sentences, *case.free)) for case in made]
    begun = time.process_time()
    found = [stopped(case, draft) for case, draft in zip(made, whole, strict=True)]
    seconds = (time.process_time() - begun) / len(made)
    alarms = [(len(_places(one)), len(draft.sentences)) for one, draft in zip(found, whole, strict=True)]
    free = [(case, replace(case.draft, sentences=case.free)) for case in made]
    freely = [(len(_places(stopped(case, draft))), len(draft.sentences)) for case, draft in free]
    return alarms, freely, seconds


def _places(found: set[tuple[int | None, str]]) -> set[int]:
    return {place for place, _ in found if place is not None}


def _row(kind: str, told: Sequence[Sequence[Told]], chance: random.Random) -> str:
    cells = [
        _share(told, lambda one, basis=basis: one.kind == kind and one.basis is basis, chance)
        for basis in (Basis.OWN_WORDS, Basis.FACT, Basis.OWNER)
    ]
    return f"| {kind} | {' | '.join(cells)} |"


def _share(told: Sequence[Sequence[Told]], wanted: Callable[[Told], bool], chance: random.Random) -> str:
    groups = [(sum(one.is_found for one in group if wanted(one)), sum(map(wanted, group))) for group in told]
    return interval(groups, chance) if any(count for _, count in groups) else "–"


def main() -> None:
    """Print the table; with --write keep it; with --missed name the lies that got through."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--missed", action="store_true")
    asked = options.parse_args()
    text, missed = table()
    print(text)
    if asked.missed:
        for one in missed:
            print(f"{one.kind}\t{one.basis}\t{one.text}")
    if asked.write:
        (HERE / "results" / "lies.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
