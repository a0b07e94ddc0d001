"""Measures who is who: what is joined, what is asked, and what `probability` is worth.

python evaluation/identity.py [--write] [--errors]

Two sets of invented people: the cases of `data/identity.toml`, labelled by hand, and 400 people made by rules
(`invented_people.py`). All accounts of a set stand in one field, as in a store: whoever resembles somebody
of another case may be asked about, and it counts as a mistake.
"""

import random
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from invented_people import invented_people
from rapidfuzz.distance import JaroWinkler

from goodword.nouns import Account, AccountId, Link, SaidName
from goodword.people import hard_links, merge, propose_links
from goodword.people.names import shape

HERE = Path(__file__).parent
PAGE = HERE / "results" / "identity.md"
DRAWS = 500
NOBODY: frozenset[AccountId] = frozenset()
COMPANY = "-"

HEAD = """\
Invented people: cases labelled by hand (`data/identity.toml`) and 400 people made by rules
(`invented_people.py`: two to five accounts each, spelt, shortened, renamed and stated as networks
show them; one in eight has a namesake). All accounts of a set stand in one field. 95 % bootstrap
intervals in brackets. Both sets were made for Goodword, and after the first run rules for
“Family, Given”, for hyphens and for г were added with the missed cases in view: accounts of others
will be harder in other ways. Behaviour (`docs/why/0071-reasons-to-ask.md`) is not measured here:
these accounts have no exchanges."""

Pair = tuple[AccountId, AccountId]
Labelled = dict[AccountId, str]
"""Whose each account is; `-` begins the label of a company or a bot."""


@dataclass(frozen=True)
class Field:
    """Labelled accounts, and what Goodword says of them."""

    accounts: Sequence[Account]
    whose: Labelled
    about: dict[str, str]
    """What the case of a person is about."""
    hard: tuple[Link, ...]
    asked: tuple[Link, ...]

    def is_true(self, pair: Pair) -> bool:
        """Whether both accounts are one person's."""
        return self.whose[pair[0]] == self.whose[pair[1]] and not self.whose[pair[0]].endswith(COMPANY)

    def true_pairs(self) -> list[Pair]:
        """All pairs of one person's accounts."""
        by_person: dict[str, list[AccountId]] = {}
        for account, person in self.whose.items():
            if not person.endswith(COMPANY):
                by_person.setdefault(person, []).append(account)
        return [pair for ids in by_person.values() for pair in combinations(sorted(ids), 2)]

    def joined(self) -> set[Pair]:
        """All pairs that stand in one person without a question."""
        people = merge(self.accounts, self.hard, NOBODY, owner_name=None)
        return {
            pair
            for person in people
            for pair in combinations(sorted(account.id for account in person.accounts), 2)
        }


def field(accounts: Sequence[Account], whose: Labelled, about: dict[str, str]) -> Field:
    """The accounts, judged."""
    hard = hard_links(accounts, NOBODY)
    return Field(accounts, whose, about, hard, propose_links(accounts, hard, NOBODY))


def hand_written() -> Field:
    """The cases of `data/identity.toml`."""
    accounts, whose, about = [], {}, {}
    cases = tomllib.loads((HERE / "data" / "identity.toml").read_text("utf-8"))["case"]
    for number, case in enumerate(cases):
        for told in case["accounts"]:
            account = _account(told)
            accounts.append(account)
            whose[account.id] = f"case {number} {told['who']}"
            about[whose[account.id]] = case["about"]
    return field(accounts, whose, about)


def _account(told: dict[str, object]) -> Account:
    facts = {k: tuple(v) if isinstance(v, list) else v for k, v in told.items() if k not in {"who", "key"}}
    names = facts.pop("names", ())
    assert isinstance(names, tuple)
    return Account(
        id=AccountId(f"{told['source']}:{told['key']}"),
        names=tuple(SaidName(name=name) for name in names),
        **facts,  # type: ignore[arg-type]
    )


def invented() -> Field:
    """The people made by rules."""
    found = invented_people(people=400, seed=11)
    accounts = [account for account, _, _ in found]
    whose = {account.id: person for account, person, _ in found}
    return field(accounts, whose, {person: about for _, person, about in found})


def share(part: float, whole: float) -> float:
    """A part of the whole; 1 where there is nothing to be wrong about."""
    return part / whole if whole else 1.0


def interval(measure: Callable[[Sequence[bool]], float], outcomes: Sequence[bool]) -> str:
    """A share with its 95 % bootstrap interval."""
    rng = random.Random(3)
    drawn = (
        sorted(measure(rng.choices(outcomes, k=len(outcomes))) for _ in range(DRAWS)) if outcomes else [1.0]
    )
    low, high = drawn[int(0.025 * len(drawn))], drawn[min(int(0.975 * len(drawn)), len(drawn) - 1)]
    return f"{measure(outcomes):.3f} ({low:.3f}–{high:.3f})"


def rate(outcomes: Sequence[bool]) -> float:
    """The share of what is true."""
    return share(sum(outcomes), len(outcomes))


def measured(it: Field) -> list[str]:
    """The rows of the main table for one set."""
    joined, true = it.joined(), it.true_pairs()
    left = [pair for pair in true if pair not in joined]
    asked = {(link.left, link.right) for link in it.asked}
    right = [it.is_true(pair) for pair in asked]
    companies = [account.id for account in it.accounts if it.whose[account.id].endswith(COMPANY)]
    people = merge(it.accounts, it.hard, NOBODY, owner_name=None)
    set_apart = {account.id for person in people if person.not_a_person for account in person.accounts}
    persons = [account.id for account in it.accounts if account.id not in set(companies)]
    return [
        f"{len(it.accounts)} accounts, {len(true)} true pairs",
        interval(rate, [it.is_true(pair) for pair in joined]),
        interval(rate, [pair in joined for pair in true]),
        interval(rate, right),
        interval(rate, [pair in asked for pair in left]),
        interval(rate, [pair in joined or pair in asked for pair in true]),
        interval(rate, [one in set_apart for one in companies]),
        interval(rate, [one not in set_apart for one in persons]),
    ]


ROWS = (
    "size",
    "joined without a question: precision",
    "joined without a question: recall",
    "asked: precision",
    "asked: recall of what is not joined",
    "joined or asked: recall",
    "companies and bots kept apart",
    "people not taken for companies",
)


def baselines(it: Field) -> list[str]:
    """Questions by names alone: the same name, and names that are alike."""
    true = set(it.true_pairs())
    shapes = {account.id: shape(account.name) for account in it.accounts}
    pairs = [
        (left.id, right.id)
        for left, right in combinations(sorted(it.accounts, key=lambda one: one.id), 2)
        if left.source != right.source and left.name and right.name
    ]
    rows = []
    for name, says in (
        ("the same name", lambda a, b: shapes[a].whole == shapes[b].whole),
        (
            "names alike (Jaro-Winkler ≥ 0.9)",
            lambda a, b: JaroWinkler.similarity(shapes[a].whole, shapes[b].whole) >= 0.9,
        ),
    ):
        asked = [pair for pair in pairs if says(*pair)]
        found = sum(pair in true for pair in asked)
        rows.append(f"| {name} | {share(found, len(asked)):.3f} | {share(found, len(true)):.3f} |")
    said = {(link.left, link.right) for link in it.asked} | it.joined()
    found = len(said & true)
    rows.append(
        f"| Goodword, joined or asked | {share(found, len(said)):.3f} | {share(found, len(true)):.3f} |"
    )
    return ["| method | precision | recall |", "| --- | --- | --- |", *rows]


def calibration(fields: Iterable[Field]) -> list[str]:
    """What share of questions is true, by what was said of them."""
    told = [(link.probability, one.is_true((link.left, link.right))) for one in fields for link in one.asked]
    rows = ["| probability said | questions | true |", "| --- | --- | --- |"]
    for low, high in ((0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.01)):
        here = [is_true for p, is_true in told if low <= p < high]
        if here:
            rows.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(here)} | {interval(rate, here)} |")
    rng = random.Random(5)
    errors = sorted(_error(rng.choices(told, k=len(told))) for _ in range(DRAWS))
    spread = f"({errors[int(0.025 * DRAWS)]:.3f}–{errors[int(0.975 * DRAWS)]:.3f})"
    return [*rows, "", f"Expected calibration error, ten bins: {_error(told):.3f} {spread}."]


def _error(told: Sequence[tuple[float, bool]]) -> float:
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, is_true in told:
        bins.setdefault(min(int(p * 10), 9), []).append((p, is_true))
    return sum(abs(sum(p for p, _ in b) - sum(t for _, t in b)) for b in bins.values()) / len(told)


def by_kind(it: Field) -> list[str]:
    """What was found and what was asked in vain, by what a case is about."""
    joined, asked = it.joined(), {(link.left, link.right) for link in it.asked}
    kinds: dict[str, list[int]] = {}
    for pair in it.true_pairs():
        row = kinds.setdefault(it.about[it.whose[pair[0]]], [0, 0, 0, 0])
        row[0] += 1
        row[1] += pair in joined
        row[2] += pair in asked
    for pair in asked:
        if not it.is_true(pair):
            kinds.setdefault(it.about[it.whose[pair[0]]], [0, 0, 0, 0])[3] += 1
    rows = [f"| {kind} | {' | '.join(map(str, row))} |" for kind, row in sorted(kinds.items())]
    return [
        "| about | true pairs | joined | asked | asked in vain |",
        "| --- | --- | --- | --- | --- |",
        *rows,
    ]


def show_errors(it: Field) -> None:
    """Print what was asked in vain and what was missed, for looking at."""
    joined, asked = it.joined(), {(link.left, link.right): link for link in it.asked}
    for pair in joined:
        if not it.is_true(pair):
            print("JOINED WRONGLY", pair)
    for pair, link in asked.items():
        if not it.is_true(pair):
            print("asked in vain", link.probability, pair, link.reasons, link.against)
    for pair in it.true_pairs():
        if pair not in joined and pair not in asked:
            print("missed", it.about[it.whose[pair[0]]], pair)


def page(hand: Field, made: Field) -> str:
    """The section of RESULTS.md."""
    rows = [
        f"| {row} | {one} | {two} |"
        for row, one, two in zip(ROWS, measured(hand), measured(made), strict=True)
    ]
    return "\n".join(
        (
            "# Who is who",
            "",
            HEAD,
            "",
            "| measure | by hand | by rules |",
            "| --- | --- | --- |",
            *rows,
            "",
            "## Beside names alone (by rules)",
            "",
            *baselines(made),
            "",
            "## What `probability` is worth (both sets)",
            "",
            *calibration((hand, made)),
            "",
            "## By what a case is about (by hand)",
            "",
            *by_kind(hand),
            "",
        )
    )


def main() -> None:
    """Measure; with `--write` keep the page."""
    hand, made = hand_written(), invented()
    if "--errors" in sys.argv:
        show_errors(hand)
        show_errors(made)
    written = page(hand, made)
    print(written)
    if "--write" in sys.argv:
        PAGE.write_text(written, "utf-8")


if __name__ == "__main__":
    main()
