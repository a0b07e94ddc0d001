"""How well help that passed on is found: chains planted in invented records, among decoys.

    python evaluation/chains.py [--write] [--errors] [--check]

Each record is an owner's whole store: accounts and exchanges are stored, judged and asked as in use, so
what recognition misses is missed here too. The sentences and topics are invented for this script; the
decoys are what a careless reader takes for a chain. Shuffled dates say how many chains there would be by
chance alone.
"""

import argparse
import random
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from goodword.nouns import (
    Account,
    AccountId,
    Addressed,
    Audience,
    Chain,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Origin,
)
from goodword.ports import Owner
from goodword.store.database import open_store
from goodword.store.imports import add_records, begin_import, complete_import
from goodword.text.ids import exchange_id
from goodword.workflow.chains import the_chains

HERE = Path(__file__).parent
SEED = 20
RECORDS, PLANTED = 24, 8
SHUFFLES = 10
AT_THE_TOP = 0.02
"""Where nearly all is right a bootstrap knows no spread: so much less is no sign yet."""
RESAMPLES = 1000
NOW = datetime(2026, 11, 24, tzinfo=UTC)
BEGAN = datetime(2010, 1, 1, tzinfo=UTC)

WORDS = tomllib.loads((HERE / "data" / "chains.toml").read_text("utf-8"))
TOPICS, LEARNED, PASSED = WORDS["topics"], WORDS["learned"], WORDS["passed_on"]
PRAISE, THANKS_BACK = WORDS["praise"], WORDS["thanks_back"]
GIVEN, FAMILY = WORDS["given_names"].split(), WORDS["family_names"].split()
EACH = {"reversed": 4, "returned": 4, "other_skill": 3, "praised_only": 4, "thanked_only": 4}
"""Decoys in each record, by class."""
PREFACE = """
Made by `python evaluation/chains.py --write`: {records} invented records of a whole store each, {planted}
chains planted in each among {decoys} decoys: the wrong order, a favour returned, two skills, praise or a
wish instead of a lesson, thanks for something else. Sentences and topics (`data/chains.toml`) are invented
by who wrote the rules: other people's words will do worse. Half of the teachers list the skill. 95 %
intervals by bootstrap over records.
""".strip()
BY_CHANCE = """
With the dates of each record shuffled {shuffles} times, {mean:.0f} chains are found on average, against
{found} in the true order; {as_many} of the {shuffles} shuffles found as many (p ≈ {p:.2f}; that many shuffles
can show no less than {least:.2f}).
""".strip()


class Record(NamedTuple):
    """An owner's record with the chains that were planted: (teacher, taught, topic)."""

    accounts: tuple[Account, ...]
    exchanges: tuple[Exchange, ...]
    planted: frozenset[tuple[str, str, str]]


class Making:
    """A record in the making: people are drawn, exchanges dated and numbered."""

    def __init__(self, number: int) -> None:
        """Begin the record of that number."""
        self.chance = random.Random(f"{SEED} {number}")
        self.topics = self.chance.sample(TOPICS, len(TOPICS))
        self.accounts: list[Account] = [account("me", "Rosa Lind", ())]
        self.exchanges: list[Exchange] = []
        self.planted: set[tuple[str, str, str]] = set()

    def person(self, topic: str | None = None) -> Account:
        """Somebody new, who lists the skill in one of two cases."""
        number = len(self.accounts)
        name = f"{self.chance.choice(GIVEN)} {self.chance.choice(FAMILY)}"
        listed = (topic,) if topic and self.chance.random() < 0.5 else ()
        made = account(f"{name.split(maxsplit=1)[0].casefold()}{number}", name, listed)
        self.accounts.append(made)
        return made

    def said(self, template: str, author: Account, to: Account, at: datetime, topic: str) -> None:
        """One exchange, in public or in private."""
        is_private = self.chance.random() < 0.25
        handle = to.handle or ""
        text = template.format(who=handle, me=handle, topic=topic)
        native = str(10**15 + len(self.exchanges))
        self.exchanges.append(
            Exchange(
                id=ExchangeId(exchange_id("x", author.id, native)),
                source="x",
                kind=ExchangeKind.MESSAGE if is_private else ExchangeKind.POST,
                native_id=native,
                author=author.id,
                addressed=(
                    Addressed(
                        account=to.id,
                        manner=Manner.RECIPIENT if is_private else Manner.MENTION,
                        written=handle,
                    ),
                ),
                text=text,
                sent_at=at,
                audience=Audience.DIRECT if is_private else Audience.PUBLIC,
                lang="en",
                origin=Origin(archive="d" * 64, member="tweets.js", position=len(self.exchanges)),
            )
        )

    def day(self, after: datetime = BEGAN, within: int = 3_000) -> datetime:
        """A day some time after."""
        return after + timedelta(days=self.chance.randint(20, within), minutes=self.chance.randint(0, 900))

    def plant(self) -> None:
        """A teaches the owner, and later the owner teaches B the same."""
        topic, me = self.topics.pop(), self.accounts[0]
        teacher, taught = self.person(topic), self.person()
        first = self.day()
        self.said(self.chance.choice(LEARNED), me, teacher, first, topic)
        self.said(self.chance.choice(PASSED), taught, me, self.day(first, 1_500), topic)
        self.planted.add((teacher.id, taught.id, topic))

    def reversed(self) -> None:
        """The owner taught B before A taught the owner: not passed on."""
        topic, me = self.topics.pop(), self.accounts[0]
        first = self.day()
        self.said(self.chance.choice(PASSED), self.person(), me, first, topic)
        self.said(self.chance.choice(LEARNED), me, self.person(topic), self.day(first, 1_500), topic)

    def returned(self) -> None:
        """A teaches the owner, and the owner teaches A: a favour returned."""
        topic, me = self.topics.pop(), self.accounts[0]
        friend, first = self.person(topic), self.day()
        self.said(self.chance.choice(LEARNED), me, friend, first, topic)
        self.said(self.chance.choice(PASSED), friend, me, self.day(first, 1_500), topic)

    def other_skill(self) -> None:
        """Both happened, of two skills."""
        me, first = self.accounts[0], self.day()
        one, two = self.topics.pop(), self.topics.pop()
        self.said(self.chance.choice(LEARNED), me, self.person(one), first, one)
        self.said(self.chance.choice(PASSED), self.person(), me, self.day(first, 1_500), two)

    def praised_only(self) -> None:
        """The owner praised or asked A; B was taught."""
        topic, me = self.topics.pop(), self.accounts[0]
        first = self.day()
        self.said(self.chance.choice(PRAISE), me, self.person(topic), first, topic)
        self.said(self.chance.choice(PASSED), self.person(), me, self.day(first, 1_500), topic)

    def thanked_only(self) -> None:
        """A taught the owner; B was kind about something else."""
        topic, me = self.topics.pop(), self.accounts[0]
        first = self.day()
        self.said(self.chance.choice(LEARNED), me, self.person(topic), first, topic)
        self.said(self.chance.choice(THANKS_BACK), self.person(), me, self.day(first, 1_500), topic)


def account(key: str, name: str, skills: tuple[str, ...]) -> Account:
    """An account on X; what it lists was told by another archive."""
    return Account(id=AccountId(f"x:{key}"), source="x", handle=f"@{key}", name=name, skills=skills)


def record(number: int) -> Record:
    """The record of that number, always the same: chains among as many decoys of each class as fit."""
    making = Making(number)
    for _ in range(PLANTED):
        making.plant()
    for decoy, times in EACH.items():
        for _ in range(times):
            getattr(making, decoy)()
    making.chance.shuffle(making.exchanges)
    return Record(tuple(making.accounts), tuple(making.exchanges), frozenset(making.planted))


def found_in(made: Record) -> tuple[Chain, ...]:
    """The chains that `goodword chains` finds in the record."""
    with tempfile.TemporaryDirectory() as place, open_store(Path(place) / "goodword.db", now=NOW) as store:
        owner = Owner(name="Rosa Lind", accounts=made.accounts[:1])
        import_id = begin_import(
            store, archive_digest="d" * 64, path="x.zip", source="x", owner=owner, started_at=NOW
        )
        add_records(store, import_id, [*made.accounts, *made.exchanges])
        complete_import(store, import_id, cannot_contain=(), completed_at=NOW)
        return the_chains(store)


def with_shuffled_dates(made: Record, seed: int) -> Record:
    """The same exchanges, each with the date of another."""
    dates = [exchange.sent_at for exchange in made.exchanges]
    random.Random(seed).shuffle(dates)
    exchanges = (
        Exchange(
            **{name: getattr(one, name) for name in one.__struct_fields__ if name != "sent_at"}, sent_at=at
        )
        for one, at in zip(made.exchanges, dates, strict=True)
    )
    return made._replace(exchanges=tuple(exchanges))


def key(chain: Chain) -> tuple[str, str]:
    """Who taught and who was taught."""
    return chain.taught_by.id, chain.taught.id


class Outcome(NamedTuple):
    """What was found in one record."""

    right: int
    wrong: int
    missed: int
    errors: tuple[str, ...]


def judge(made: Record, chains: Sequence[Chain]) -> Outcome:
    """Which of the planted chains were found, and what else was."""
    planted = {(teacher, taught): topic for teacher, taught, topic in made.planted}
    found = {key(chain) for chain in chains}
    wrong = [chain for chain in chains if key(chain) not in planted]
    missed = planted.keys() - found
    return Outcome(
        right=len(planted.keys() & found),
        wrong=len(wrong),
        missed=len(missed),
        errors=(
            *(f"wrong ({c.skill}): {c.learned.text} | {c.passed_on.text}" for c in wrong),
            *(f"missed ({planted[pair]}): {' | '.join(words_of(made, pair))}" for pair in sorted(missed)),
        ),
    )


def words_of(made: Record, pair: tuple[str, str]) -> Iterator[str]:
    """What was said between the owner and the two."""
    for exchange in made.exchanges:
        if {exchange.author, exchange.addressed[0].account} & set(pair):
            yield exchange.text


def precision_recall(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Over all records together."""
    right, wrong, missed = (
        sum(getattr(one, name) for one in outcomes) for name in ("right", "wrong", "missed")
    )
    return (right / (right + wrong) if right + wrong else 1.0, right / (right + missed))


def intervals(outcomes: Sequence[Outcome]) -> list[tuple[float, float]]:
    """95 % bootstrap intervals of both; records are drawn."""
    chance = random.Random(SEED)
    drawn = [precision_recall(chance.choices(outcomes, k=len(outcomes))) for _ in range(RESAMPLES)]
    cut = RESAMPLES // 40
    ordered = [sorted(values) for values in zip(*drawn, strict=True)]
    return [(values[cut], values[-cut - 1]) for values in ordered]


def report(outcomes: Sequence[Outcome], by_chance: Sequence[int]) -> str:
    """The results as a section."""
    figures, bounds = precision_recall(outcomes), intervals(outcomes)
    found = sum(one.right + one.wrong for one in outcomes)
    shown = [
        f"| {name} | {figure:.2f} ({low:.2f}–{high:.2f}) | ≥ {aim} |"
        for name, figure, (low, high), aim in zip(
            ("precision", "recall"), figures, bounds, ("0.90", "0.70"), strict=True
        )
    ]
    decoys = sum(EACH.values())
    as_many = sum(count >= found for count in by_chance)
    return "\n".join(
        [
            "# Chains: help that passed on",
            "",
            PREFACE.format(records=len(outcomes), planted=PLANTED, decoys=decoys),
            "",
            "| measure | all | aim |",
            "| --- | --- | --- |",
            *shown,
            "",
            BY_CHANCE.format(
                shuffles=len(by_chance),
                mean=mean(by_chance),
                found=found,
                as_many=as_many,
                p=(as_many + 1) / (len(by_chance) + 1),
                least=1 / (len(by_chance) + 1),
            ),
            "",
        ]
    )


def worse(outcomes: Sequence[Outcome]) -> list[str]:
    """The figures below the intervals of the committed table."""
    committed = (HERE / "results" / "chains.md").read_text("utf-8")
    found = []
    for name, figure in zip(("precision", "recall"), precision_recall(outcomes), strict=True):
        lowest = float(re.search(rf"^\| {name} \| [\d.]+ \(([\d.]+)–", committed, re.MULTILINE)[1])
        if figure < lowest - AT_THE_TOP:
            found.append(f"{name}: {figure:.3f} is below {lowest}")
    return found


def main() -> None:
    """Print the results; `--write` keeps them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write results/chains.md")
    options.add_argument("--errors", action="store_true", help="list the errors")
    options.add_argument(
        "--check", action="store_true", help="fail where results/chains.md was significantly better"
    )
    chosen = options.parse_args()
    records = [record(number) for number in range(RECORDS)]
    outcomes = [judge(made, found_in(made)) for made in records]
    if chosen.check:
        sys.exit("\n".join(worse(outcomes)) or None)
    by_chance = [
        sum(len(found_in(with_shuffled_dates(made, seed))) for made in records) for seed in range(SHUFFLES)
    ]
    text = report(outcomes, by_chance)
    print(text)
    if chosen.errors:
        for error, times in Counter(error for one in outcomes for error in one.errors).most_common():
            print(times, error)
    if chosen.write:
        (HERE / "results" / "chains.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
