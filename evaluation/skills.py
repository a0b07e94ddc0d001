"""How well listed skills are matched: precision, recall and F1 with bootstrap intervals.

    python evaluation/skills.py [--write] [--errors]

Data: `data/skills-dev.jsonl.gz` (796 invented cases, written for this project; the rules
for its labels are in `data/skills-GUIDE.md`). The contacts named in
`data/skills-held-out.txt` were not looked at while rules and word lists were written;
only their figures say anything about words never seen.
"""

import argparse
import gzip
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from goodword.skills import PostToMatch, matches
from goodword.skills.filter import ContactNamed

HERE = Path(__file__).parent
RESAMPLES = 1000
SEED = 7
PREFACE = """
Made by `python evaluation/skills.py --write`. Asserted skills only; suggestions are counted apart.
Held out are the contacts of `data/skills-held-out.txt`: their cases were not read while rules and word
lists were written. The other cases were read, so that their figures flatter: rules were tried on them, and
many suggestions in them rest on words that were met there. 95 % intervals by bootstrap over contacts.
In this set traps are frequent on purpose (guide, known limits): precision in use is higher.
""".strip()


class Case(msgspec.Struct):
    """One case of the development set."""

    id: str
    contact: ContactNamed
    trade: str
    lang: str
    kind: str
    listed_skills: tuple[str, ...]
    post: str
    gold: tuple[str, ...]
    optional: tuple[str, ...]


class Outcome(NamedTuple):
    """What was answered for one case, counted as the guide has it."""

    case: Case
    hits: int
    false: int
    missed: int
    suggested_right: int
    suggested_wrong: int


def read_cases() -> list[Case]:
    """All cases, in the order of the file."""
    with gzip.open(HERE / "data" / "skills-dev.jsonl.gz") as lines:
        return [msgspec.json.decode(line, type=Case) for line in lines]


def judge(case: Case) -> Outcome:
    """The outcome of one case: asserted skills count, suggestions are counted apart."""
    found = matches(
        PostToMatch(
            id=case.id, listed_skills=case.listed_skills, post=case.post, contact=case.contact, lang=case.lang
        )
    ).skills
    asserted = {match.skill for match in found if not match.suggested}
    suggested = {match.skill for match in found if match.suggested}
    gold, fair = set(case.gold), set(case.gold) | set(case.optional)
    return Outcome(
        case,
        len(asserted & gold),
        len(asserted - fair),
        len(gold - asserted),
        len(suggested & gold),
        len(suggested - fair),
    )


def figures(outcomes: Iterable[Outcome]) -> tuple[float, float, float]:
    """Precision, recall and F1 over skills."""
    hits = false = missed = 0
    for outcome in outcomes:
        hits, false, missed = hits + outcome.hits, false + outcome.false, missed + outcome.missed
    precision = hits / (hits + false) if hits + false else 1.0
    recall = hits / (hits + missed) if hits + missed else 1.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def interval(outcomes: Sequence[Outcome]) -> list[tuple[float, float]]:
    """The 95 % bootstrap intervals of the three figures; contacts, not cases, are drawn."""
    by_contact: defaultdict[str | None, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_contact[outcome.case.contact.handle].append(outcome)
    groups = list(by_contact.values())
    chance = random.Random(SEED)
    drawn = [
        figures(outcome for group in chance.choices(groups, k=len(groups)) for outcome in group)
        for _ in range(RESAMPLES)
    ]
    cut = RESAMPLES // 40
    return [
        (ordered[cut], ordered[-cut - 1])
        for ordered in (sorted(values) for values in zip(*drawn, strict=True))
    ]


def table(outcomes: Sequence[Outcome], name: str, key: Callable[[Outcome], str]) -> list[str]:
    """One row for each value of `key`."""
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[key(outcome)].append(outcome)
    rows = [
        f"| {name} | cases | right | wrong | missed | suggested right | suggested wrong |",
        "| --- " * 7 + "|",
    ]
    for value, group in sorted(groups.items()):
        counts = [sum(getattr(one, field) for one in group) for field in Outcome._fields[1:]]
        rows.append(f"| {value} | {len(group)} | " + " | ".join(str(count) for count in counts) + " |")
    return rows


def summary(name: str, outcomes: Sequence[Outcome]) -> str:
    """One row: the three figures with their intervals, and how often the negatives stay silent."""
    shown = [
        f"{value:.2f} ({low:.2f}–{high:.2f})"
        for value, (low, high) in zip(figures(outcomes), interval(outcomes), strict=True)
    ]
    negatives = [one for one in outcomes if not one.case.gold]
    silent = sum(one.false == 0 for one in negatives) / len(negatives)
    return f"| {name} | {len(outcomes)} | " + " | ".join(shown) + f" | {silent:.2f} |"


def report(outcomes: Sequence[Outcome], held_out: frozenset[str]) -> str:
    """The results as a page."""
    unseen = [one for one in outcomes if one.case.contact.handle in held_out]
    seen = [one for one in outcomes if one.case.contact.handle not in held_out]
    named = [one for one in unseen if one.case.kind not in {"paraphrase", "multi"}]
    return "\n".join(
        [
            "# Skills: can the owner speak to it?",
            "",
            *PREFACE.splitlines(),
            "",
            "| cases | number | precision | recall | F1 | negatives left silent |",
            "| --- " * 6 + "|",
            summary("held out", unseen),
            summary("held out, skill named (no paraphrase)", named),
            summary("read while writing rules", seen),
            "",
            *table(unseen, "held out, kind", lambda one: one.case.kind),
            "",
            *table(unseen, "held out, language", lambda one: one.case.lang),
            "",
            *table(seen, "read, kind", lambda one: one.case.kind),
            "",
        ]
    )


def errors(outcomes: Iterable[Outcome], held_out: frozenset[str]) -> Iterable[str]:
    """The wrong answers, then the misses, of cases that may be read."""
    readable = [one for one in outcomes if one.case.contact.handle not in held_out]
    for one in sorted(readable, key=lambda one: (-one.false, -one.missed, one.case.id)):
        if one.false or one.missed:
            what = f"wrong {one.false}, missed {one.missed}"
            yield f"{one.case.id} {one.case.lang} {one.case.kind}: {what} | {one.case.post}"


def main() -> None:
    """Print the results; `--write` keeps them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write results/skills.md")
    options.add_argument(
        "--errors", action="store_true", help="list the errors of the cases that may be read"
    )
    chosen = options.parse_args()
    held_out = frozenset((HERE / "data" / "skills-held-out.txt").read_text("utf-8").split())
    outcomes = [judge(case) for case in read_cases()]
    text = report(outcomes, held_out)
    print(text)
    if chosen.errors:
        print("\n".join(errors(outcomes, held_out)))
    if chosen.write:
        (HERE / "results" / "skills.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
