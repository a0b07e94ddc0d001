"""Check that labels hold together, and that nothing trains on what another hand wrote to judge by.

    python evaluation/labels.py [RECOGNITION.txt SKILLS.txt]

Every receiver stands in the text or is answered or quoted, every quote stands in the text, every skill that
is told is listed, and a negative tells none. No script that trains reads a blind set, by itself or through
what it imports, and no blind text shares nine words in a row with any of our other texts. Prints what does
not hold and exits 1. Needs nothing but Goodword.
"""

import ast
import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import msgspec
from marked import Labelled, marked

from goodword.recognition.reading import HANDLE
from skills import Case, read_cases, read_own

HERE = Path(__file__).parent
DATA = HERE / "data"
BLIND = (DATA / "recognition-blind.txt", DATA / "skills-blind.txt")
MAKES_WHAT_SHIPS = (
    "train_recognition.py",
    "train_skills.py",
    "train_credit.py",
    "common_words.py",
    "near_words.py",
)
IN_A_ROW = 9
SKILL_KINDS = {
    *("exact", "alias", "abbreviation", "paraphrase", "hashtag", "typo", "multi"),
    *(f"{of}-negative" for of in ("homonym", "third-person", "own-skill", "wish", "no-skill", "sarcasm")),
}


def of_posts(posts: Iterable[Labelled]) -> Iterator[str]:
    """What does not hold in labelled posts."""
    for post in posts:
        meant = (post.reply_to, post.quoted_author, *post.mentions)
        for target in post.targets:
            is_read = HANDLE.fullmatch(target)  # other scripts write the next word right behind a handle
            if target not in meant and (is_read or target not in post.text):
                yield f"{post.id}: nobody called {target!r} stands in the text or is answered"
        if post.quote is not None and not (post.quote.strip() and post.quote in post.text):
            yield f"{post.id}: the quote does not stand in the text"


def of_cases(cases: Iterable[Case]) -> Iterator[str]:
    """What does not hold in cases of listed skills."""
    for case in cases:
        if case.kind not in SKILL_KINDS:
            yield f"{case.id}: no kind {case.kind!r}"
        if unlisted := {*case.gold, *case.optional} - {*case.listed_skills}:
            yield f"{case.id}: not listed: {', '.join(sorted(unlisted))}"
        if case.kind.endswith("-negative") == bool(case.gold):
            yield f"{case.id}: {case.kind} with gold {list(case.gold)}"


def trains_on_blind() -> Iterator[str]:
    """The scripts through which something that ships could have seen a blind set."""
    waiting, seen = list(MAKES_WHAT_SHIPS), set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        source = (HERE / name).read_text("utf-8")
        if "-blind" in source:
            yield f"{name} names a blind set, and makes what ships"
        waiting += [one for one in _imported(source) if (HERE / one).exists() and one not in seen]


def _imported(source: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(source)))
    names = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    names |= {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    return {f"{name}.py" for name in names}


def shared(blind: Iterable[tuple[str, str]], others: Iterable[str]) -> Iterator[str]:
    """The blind texts that another text was copied from, or that were copied from one."""
    known = {row for text in others for row in _rows(text)}
    for name, text in blind:
        if found := known & _rows(text):
            yield f"{name} shares {' '.join(min(found))!r} with another of our texts"


def _rows(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[place : place + IN_A_ROW]) for place in range(len(words) - IN_A_ROW + 1)}


def _texts_of_posts() -> Iterator[str]:
    lines = gzip.decompress((DATA / "recognition-dev.jsonl.gz").read_bytes()).splitlines()
    yield from (msgspec.json.decode(line, type=Labelled).text for line in lines)
    for path in {*DATA.glob("recognition-*.txt")} - {*BLIND}:
        yield from (post.text for post in marked(path))


def _texts_of_cases() -> Iterator[str]:
    yield from (case.post for case in read_cases())
    handles = DATA / "skills-held-out.txt"
    for path in {*DATA.glob("skills-*.txt")} - {*BLIND, handles}:
        yield from (case.post for case in read_own(path.name))


def main(posts_in: Path, cases_in: Path) -> int:
    """Print what does not hold; 1 where anything is printed."""
    posts, cases = marked(posts_in), read_own(str(cases_in))
    others = [*_texts_of_posts(), *_texts_of_cases()]
    texts = [*((post.id, post.text) for post in posts), *((case.id, case.post) for case in cases)]
    wrong = [*of_posts(posts), *of_cases(cases), *trains_on_blind(), *shared(texts, others)]
    print("\n".join(wrong) or f"{len(posts)} posts and {len(cases)} cases hold together")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*(Path(name).absolute() for name in sys.argv[1:3] or BLIND)))
