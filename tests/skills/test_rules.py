import re
import subprocess
import sys
import tomllib

import pytest

from goodword.skills.aliases import Source, aliases_of, skill_labels
from goodword.skills.lexicon import lexicon, told_by
from goodword.skills.rules import patterns
from goodword.skills.words import stem
from goodword.text.shipped import shipped_text

RULES = (
    "agent",
    "held",
    "third_named",
    "wish",
    "own",
    "credit",
    "third",
    "irony",
    "doubt",
    "negation",
    "other",
    "sign",
)
LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl", "pl", "tr", "hi", "id", "ja", "ar", "und", "xx")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_compiles_and_matches_no_empty_text(rule: str, lang: str) -> None:
    pattern = patterns(rule, lang)
    assert pattern is None or not pattern.search("")


def test_a_rule_that_begins_at_a_word_has_no_other_way_to_begin() -> None:
    rules = tomllib.loads(shipped_text("goodword.skills", "rules.toml"))
    told = [
        rule
        for by_language in rules.values()
        if isinstance(by_language, dict)
        for rule in by_language.values()
    ]
    at_words = [rule for rules in told for rule in rules if rule.startswith(r"\b")]
    assert len(at_words) > 100
    assert not [rule for rule in at_words if has_bar_outside(rule)]


@pytest.mark.parametrize("rule", ["Hi|Ho", "[|]x", r"\|y", "(?:a|b(?:c|d))e", "(a)|b"])
def test_a_bar_in_brackets_is_none_outside(rule: str) -> None:
    assert has_bar_outside(rule) == (rule in {"Hi|Ho", "(a)|b"})


def has_bar_outside(rule: str) -> bool:
    """Whether an expression has a `|` outside of brackets of any kind."""
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "", re.sub(r"\\.", "", rule))
    while (outer := re.sub(r"\([^()]*\)", "", bare)) != bare:
        bare = outer
    return "|" in bare


def test_the_table_has_no_empty_and_no_doubled_alias() -> None:
    for label in skill_labels():
        aliases = [alias.text for alias in aliases_of(label)]
        assert all(text.strip() for text in aliases)


def test_a_short_form_and_a_name_in_another_language_lead_to_the_same_phrases() -> None:
    english = {alias.text for alias in aliases_of("Search Engine Optimization")}
    for name in ("SEO", "Suchmaschinenoptimierung", "Search Engine Optimization (SEO)"):
        assert english - {"Search Engine Optimization"} <= {alias.text for alias in aliases_of(name)}


def test_a_tool_does_not_take_the_phrases_of_its_craft() -> None:
    assert "paid search" not in {alias.text for alias in aliases_of("Google Ads")}
    assert Source.TOOL in {alias.source for alias in aliases_of("Search Engine Marketing")}


@pytest.mark.parametrize(
    ("label", "lang", "word"),
    [
        ("Amazon Web Services (AWS)", "en", "lambda"),
        ("Fleet Management", "en", "lorri"),
        ("Fotografía de bodas", "es", "bride"),
        ("Wundversorgung", "de", "bandag"),
        ("Onderhandelen", "nl", "discount"),
    ],
)
def test_any_label_has_words_by_which_it_is_told(label: str, lang: str, word: str) -> None:
    assert told_by(label, lang)[word] > 0


def test_a_word_that_is_near_to_itself_in_meaning_is_no_less_sure_of_it() -> None:
    near = lexicon().near["wedding"]
    assert stem("wedding", "en") in near
    assert "tailoring" not in lexicon().near
    assert told_by("Wedding", "en")["bride"] == told_by("Tailoring", "en")["hem"]


def test_what_ships_is_what_the_tables_give() -> None:
    made = subprocess.run(
        [sys.executable, "evaluation/train_skills.py", "--check"], check=False, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stdout + made.stderr
