"""How well praise of a company leads to the people behind it, or to nobody.

    python evaluation/brands.py [--write] [--errors] [--check]

Each case is an owner's small record, stored and asked as in use: a praise, a company, and people who
were dealt with there or only seem to have been. Words and names are invented for this script
(`data/brands.toml`); what must not be found is as frequent as what must.
"""

import argparse
import random
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from brand_cases import ME, MY_LINKEDIN, MY_MAIL, NOW, SEED, Case, cases

from goodword.ports import Owner
from goodword.store.database import open_store
from goodword.store.imports import add_records, begin_import, complete_import
from goodword.workflow.asking import companies

HERE = Path(__file__).parent
RESAMPLES = 1000
AT_THE_TOP = 0.02
"""Where nearly all is right a bootstrap knows no spread: so much less is no sign yet."""
PREFACE = """
Made by `python evaluation/brands.py --write`: {cases} invented cases of {classes} classes, each a whole small
record, praise recognised and companies resolved as in use. Written by who wrote the rules. Right is whom the
praise belongs to in the first place, and nobody where nobody can be known (also where the praise was not
found); invented is anybody named where nobody should be. 95 % intervals by bootstrap over cases.
""".strip()


def named(case: Case) -> tuple[bool, list[str]]:
    """Whether the praise was found, and whom `goodword brands` names, the likeliest first."""
    with tempfile.TemporaryDirectory() as place, open_store(Path(place) / "goodword.db", now=NOW) as store:
        mine = (ME, MY_MAIL, MY_LINKEDIN)
        import_id = begin_import(
            store,
            archive_digest="d" * 64,
            path="x.zip",
            source="x",
            owner=Owner(name="Rosa Lind", accounts=mine),
            started_at=NOW,
        )
        add_records(store, import_id, [*mine, *case.accounts, *case.exchanges])
        complete_import(store, import_id, cannot_contain=(), completed_at=NOW)
        found = companies(store)
        return bool(found), [one.person.name for company in found for one in company.people]


class Outcome(NamedTuple):
    """What was answered for one case."""

    case: Case
    is_praise_found: bool
    people: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the first, or nobody, is right."""
        first = self.people[0].partition(" (")[0] if self.people else None
        is_answered = self.is_praise_found or self.case.expected is None
        return is_answered and first == self.case.expected

    @property
    def is_invented(self) -> bool:
        """Whether somebody was named where nobody should be."""
        return self.case.expected is None and bool(self.people)


def interval(outcomes: Sequence[Outcome]) -> tuple[float, float, float]:
    """The share that is right, and its 95 % bootstrap interval."""
    right = [one.is_right for one in outcomes]
    chance = random.Random(SEED)
    drawn = sorted(sum(chance.choices(right, k=len(right))) / len(right) for _ in range(RESAMPLES))
    cut = RESAMPLES // 40
    return sum(right) / len(right), drawn[cut], drawn[-cut - 1]


def report(outcomes: Sequence[Outcome]) -> str:
    """The results as a section."""
    by_kind: defaultdict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        by_kind[one.case.kind].append(one)
    groups = {
        "all": outcomes,
        "somebody is to be found": [one for one in outcomes if one.case.expected],
        "nobody is": [one for one in outcomes if not one.case.expected],
    }
    rows = [
        f"| {name} | {len(of)} | {share:.2f} ({low:.2f}–{high:.2f}) | {sum(o.is_invented for o in of)} |"
        for name, of in groups.items()
        for share, low, high in [interval(of)]
    ]
    of_each = [
        f"| {kind.replace('_', ' ')} | {len(of)} | {sum(o.is_right for o in of)} | "
        f"{sum(not o.is_praise_found for o in of)} | {sum(o.is_invented for o in of)} |"
        for kind, of in by_kind.items()
    ]
    return "\n".join(
        [
            "# Brands: the people behind a praised company",
            "",
            PREFACE.format(cases=len(outcomes), classes=len(by_kind)),
            "",
            "| cases | number | right in the first place (aim ≥ 0.80) | people invented (aim 0) |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            "| class | cases | right | praise not found | invented |",
            "| --- | --- | --- | --- | --- |",
            *of_each,
            "",
        ]
    )


def worse(outcomes: Sequence[Outcome]) -> list[str]:
    """What is below the interval of the committed table, and everybody who was invented."""
    committed = (HERE / "results" / "brands.md").read_text("utf-8")
    lowest = float(re.search(r"^\| all \| \d+ \| [\d.]+ \(([\d.]+)–", committed, re.MULTILINE)[1])
    share, *_ = interval(outcomes)
    found = [
        f"{one.case.kind}: nobody is to be named, found {one.people}" for one in outcomes if one.is_invented
    ]
    if share < lowest - AT_THE_TOP:
        found.append(f"right in the first place: {share:.3f} is below {lowest}")
    return found


def main() -> None:
    """Print the results; `--write` keeps them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write results/brands.md")
    options.add_argument("--errors", action="store_true", help="list the errors")
    options.add_argument(
        "--check", action="store_true", help="fail where results/brands.md was significantly better"
    )
    chosen = options.parse_args()
    outcomes = []
    for case in cases():
        is_found, people = named(case)
        outcomes.append(Outcome(case, is_found, tuple(people)))
    if chosen.check:
        sys.exit("\n".join(worse(outcomes)) or None)
    text = report(outcomes)
    print(text)
    if chosen.errors:
        for one in outcomes:
            if not one.is_right:
                print(one.case.kind, one.case.expected, one.is_praise_found, one.people)
                print("   ", one.case.exchanges[-1].text)
    if chosen.write:
        (HERE / "results" / "brands.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
