"""Judge recognition and skills by posts and cases that another hand wrote.

    python evaluation/blind.py [--write]

`data/recognition-blind.txt` and `data/skills-blind.txt` never train and never tune. Who writes rules, cue
words or word lists doesn't read them; no error of theirs is written anywhere, and no test compares with
their figures, so that nobody is led to mend one of them.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from marked import Labelled, marked
from measures import judged
from passages import told_passages
from tables import main_table, reliability_table

from goodword.recognition import VERSION
from recognition import baseline_table, slices, told_direction
from skills import Case, judge, read_own, summary, table

HERE = Path(__file__).parent
PREFACE = """
Made by `python evaluation/blind.py --write`; rules and weights {version}. {posts} posts ({true:.0%} of them
true; {authors} invented authors; {english} posts in English, the others in twelve languages) and {cases}
cases of listed skills ({contacts} people, {trades} trades). They were written on 2026-11-29 by two hands that
had read the guides and a handful of posts for the format, and neither the rules, cue words and weights nor
our other sets; they were asked to be true to life: the archives of busy, middling people. They are to judge
by alone: nothing was trained on them; what was seen of them on the way is told in `docs/why/0184`.
95 % bootstrap intervals by author, or by contact. They hold more traps and more kindness than mail does.
""".strip()


def preface(posts: Sequence[Labelled], cases: Sequence[Case]) -> str:
    """What the two sets are, with their sizes."""
    return PREFACE.format(
        version=VERSION,
        posts=len(posts),
        true=sum(post.recognition for post in posts) / len(posts),
        authors=len({post.author for post in posts}),
        english=sum(post.lang == "en" for post in posts),
        cases=len(cases),
        contacts=len({case.contact.handle for case in cases}),
        trades=len({case.trade for case in cases}),
    )


def recognition_part(posts: Sequence[Labelled]) -> list[str]:
    """The measures of `recognition.py`, by the weights that ship."""
    answers = judged(posts)
    return [
        *main_table(answers),
        *baseline_table(answers),
        *slices(answers),
        *reliability_table(answers),
        *told_direction("blind", posts),
        *told_passages("blind", posts),
    ]


def skills_part(cases: Sequence[Case]) -> list[str]:
    """The measures of `skills.py`."""
    outcomes = [judge(case) for case in cases]
    parts = {
        "blind": outcomes,
        "blind, skill named (no paraphrase)": [
            one for one in outcomes if one.case.kind not in {"paraphrase", "multi"}
        ],
        "blind, English": [one for one in outcomes if one.case.lang == "en"],
        "blind, other languages": [one for one in outcomes if one.case.lang != "en"],
    }
    return [
        "",
        "| cases | number | precision | recall | F1 | negatives left silent |",
        "| --- " * 6 + "|",
        *(summary(name, part) for name, part in parts.items()),
        "",
        *table(outcomes, "blind, kind", lambda one: one.case.kind),
        "",
        *table(outcomes, "blind, language", lambda one: one.case.lang),
    ]


def report() -> str:
    """The page."""
    posts, cases = marked(HERE / "data" / "recognition-blind.txt"), read_own("skills-blind.txt")
    lines = [
        "# Blind: written by another hand",
        "",
        preface(posts, cases),
        "",
        "## Blind: recognition",
        *recognition_part(posts),
        "",
        "## Blind: skills",
        *skills_part(cases),
    ]
    return "\n".join([*lines, ""])


def main() -> None:
    """Print the results; `--write` keeps them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write results/blind.md")
    chosen = options.parse_args()
    text = report()
    print(text)
    if chosen.write:
        (HERE / "results" / "blind.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
