"""What is passed over unread is what would have given nothing."""

import gzip
import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from goodword.skills import match_skills, may_speak_of
from goodword.skills.rules import HIT, THIRD, WHO, fires, in_one_case, patterns

_CASES = Path(__file__).parents[2] / "evaluation" / "data" / "skills-dev.jsonl.gz"
_LISTS, _TEXTS = 12, 80

LONG = (
    *("Search Engine Optimization (SEO)", "Power BI", "Wundversorgung", "C++", "R", "数据分析", "Beekeeping"),
    *(
        "Object-Oriented Programming (OOP)",
        "Fotografía de bodas",
        "Injury Prevention",
        "Public Speaking",
        "†",
    ),
)


def cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress(_CASES.read_bytes()).splitlines()]


def mistyped(text: str, chance: random.Random) -> str:
    """With slips of the keys, words run together and signs between them, here and there."""
    letters = list(text)
    for _ in range(len(text) // 20):
        place = chance.randrange(len(letters) - 1)
        kind = chance.randrange(4)
        if kind == 0:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        else:
            letters[place] = ("", letters[place] * 2, chance.choice(" +#'"))[kind - 1]
    return "".join(letters)


def test_what_is_passed_over_speaks_of_no_skill() -> None:
    found, chance = cases(), random.Random(23)  # noqa: S311 - the same each time
    lists = [LONG, *(tuple(one["listed_skills"]) for one in chance.sample(found, _LISTS))]
    counted: Counter[tuple[bool, bool]] = Counter()
    for listed in lists:
        for number, case in enumerate(chance.sample(found, _TEXTS)):
            text, lang = str(case["post"]), str(case["lang"]) if number % 3 else None
            text = mistyped(text, chance) if number % 2 else text
            kept = may_speak_of(listed, [(number, lang, text)]) == [number]
            skills = match_skills(
                listed, text, contact_name="Nora Voss", contact_handle="@nora", is_addressed=True, lang=lang
            )
            assert kept or not skills, (listed, text, skills)
            counted[kept, bool(skills)] += 1
    assert counted[True, True] > 20
    assert counted[False, False] > counted.total() / 3, "the gate keeps hardly anything out"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("See you on Thursday.", []),
        ("†", [7]),
        ("your power bi course", [7]),
        ("your powerbi course", [7]),
        ("Pwoer BI, please", [7]),
        ("prevented my injury", [7]),
        ("あなたの数据分析は素晴らしい", [7]),
        ("She keeps bees", [7]),
        ("", []),
    ],
)
def test_a_name_in_any_of_its_forms_is_let_through(text: str, kept: list[int]) -> None:
    assert may_speak_of(LONG, [(7, None, text)]) == kept


def test_what_is_let_through_keeps_its_order() -> None:
    written = [(9, "en", "Your Power BI!"), (3, "en", "Tomorrow?"), (4, "de", "Danke für die Wundversorgung")]
    assert may_speak_of(LONG, written) == [9, 4]


@pytest.mark.parametrize(
    "text",
    [
        "I HOPE TO LEARN " + HIT,
        f"Thanks for {HIT}, {WHO}! Your BROTHER told me",
        f"{WHO.upper()}, İSTİYORUM",
        f"ıstıyorum {HIT}",
        f"tell {THIRD} I'm proud: WE PASSED",
        "İ",
    ],
)
@pytest.mark.parametrize("rule", ["wish", "third", "own", "agent", "doubt", "irony"])
def test_a_rule_fires_as_if_case_were_left_to_the_expression(text: str, rule: str) -> None:
    found = patterns(rule, "und")
    assert found is not None
    assert fires(rule, "und", text) == bool(re.search(found.pattern, text, re.IGNORECASE))
    assert len(in_one_case(text)) == len(text)
