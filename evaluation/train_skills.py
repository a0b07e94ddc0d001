"""Make `meaning.msgpack.gz` of the skills floor again, byte for byte, from the tables in `data/trades`.

python evaluation/train_skills.py [--check]
"""

import gzip
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec
from posts import training_posts

from goodword.skills.aliases import key_of_name
from goodword.skills.lexicon import Lexicon
from goodword.skills.other_names import Called, OtherNames, packed
from goodword.skills.rules import FUNCTION_WORDS
from goodword.skills.stories import Told, key_of, packed_numbers
from goodword.skills.words import folded, has_no_spaces, language_of, stem, words

COMMON = 400
SCALE, FAINT = 5.0, 40
"""What brings a word of stories to about one; and hundredths, below which it is left out."""
IN_LEXICON = 2
"""In so many stories a word of the lexicon counts as seen."""
SELDOM_NAMED = 0.0002
"""Share of comments from which a single word is everyday, and no other name for a skill."""
MOST_MEANINGS = 3
"""Skills that may share a name: what more share names none of them."""
SELDOM, SLOPE, LEAST = 0.001, 0.2, 0.2
"""A word that stands in one comment of a thousand weighs fully, twice as often a fifth less, and so on."""
SELDOM_IN_POSTS = 0.005
"""The same of the labelled posts of another language, of which there are four hundred."""
WORD = re.compile(r"[^\W\d_]+")
TRADES = Path(__file__).parent / "data" / "trades"
SHIPPED = Path(__file__).parents[1] / "src/goodword/skills"


def rows(name: str) -> list[list[str]]:
    """The rows of a table, comments left out."""
    text = (TRADES / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def stems(text: str, language: str = "en") -> set[str]:
    """The stems of its words; a dash parts words, of which the commonest tell nothing."""
    found: set[str] = set()
    for word in text.split():
        parts = word.split("-")
        said = parts if len(parts) == 1 else [part for part in parts if part not in everyday()]
        found |= {stem(part, language) for part in said if len(part) > 1}
    return found


def trades() -> tuple[dict[str, set[str]], list[set[str]]]:
    """For each word of a label, the words of stories; and the trades, to count in how many a word stands.

    Rows whose keys begin alike are one trade.
    """
    by_key: defaultdict[str, set[str]] = defaultdict(set)
    by_first: defaultdict[str, set[str]] = defaultdict(set)
    for keys, told in rows("trades.tsv"):
        words = stems(told)
        by_first[stem(keys.split()[0], "en")] |= words
        for key in stems(keys):
            by_key[key] |= words
    return by_key, list(by_first.values())


def labels() -> dict[str, set[str]]:
    """For whole labels, in lower case: the words of stories."""
    return {name.partition(" (")[0].casefold(): stems(told) for name, told in rows("vocabulary.tsv")}


def glosses() -> dict[str, dict[str, list[str]]]:
    """For each language and stem: English stems. Words and forms joined by a dash count apart."""
    languages = (TRADES / "glosses.tsv").read_text("utf-8").splitlines()[0].removeprefix("# ").split("\t")[1:]
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for english, *others in rows("glosses.tsv"):
        for language, text in zip(languages, others, strict=True):
            for part in stems(text, language_of(language)):
                found[language][part] |= stems(english)
    return {
        language: {word: sorted(to) for word, to in sorted(its.items())} for language, its in found.items()
    }


@cache
def everyday() -> frozenset[str]:
    """The commonest words of English talk: what they are near to tells nothing."""
    with gzip.open(TRADES.parent / "goemotions-train.tsv.gz", "rt", encoding="utf-8") as lines:
        counted = Counter(word for line in lines for word in line.casefold().split() if word.isalpha())
    return FUNCTION_WORDS | {word for word, _ in counted.most_common(COMMON)}


@cache
def said_everyday() -> dict[str, float]:
    """For each stem of everyday English: in which share of comments it stands."""
    with gzip.open(TRADES.parent / "goemotions-train.tsv.gz", "rt", encoding="utf-8") as lines:
        comments = [{stem(word, "en") for word in WORD.findall(line.casefold())} for line in lines]
    counted = Counter(word for comment in comments for word in comment)
    return {word: count / len(comments) for word, count in counted.items()}


def weight(word: str, rows_with_it: int) -> float:
    """What a word of stories weighs: less, the more trades have it, and the more it is said of anything."""
    share = said_everyday().get(word, 0.0)
    rare = 1 - SLOPE * math.log2(share / SELDOM) if share > SELDOM else 1.0
    return round(max(LEAST, rare) / (1 + 0.5 * math.log(rows_with_it)), 3)


def near() -> dict[str, list[str]]:
    """For words of any language: English stems that mean nearly the same."""
    with gzip.open(TRADES / "near.tsv.gz", "rt", encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines]
    return {folded(word): sorted(stems(to)) for word, to in pairs if word not in everyday()}


def stories() -> dict[str, dict[str, Counter[str]]]:
    """For each language and label, by its English name: in how many stories each stem stands."""
    found: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    rows = story_rows()
    small = {word for *_, text in rows for word in WORD.findall(text) if not word[0].isupper()}
    for lang, english, _, text in rows:
        found[lang][key_of(english)].update(told_in(text, lang, lambda word: is_name(word, small)))
    for row in lexicon_rows():
        said = told_in(f"{row.words} {row.turns}", row.lang)
        found[row.lang][key_of(row.skill)].update(dict.fromkeys(said, IN_LEXICON))
    return found


@cache
def story_rows() -> list[tuple[str, str, str, str]]:
    """Language, skill in English, by its own name, and the story."""
    with gzip.open(TRADES / "stories.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [(lang.partition("-")[0], english, local, text) for lang, english, local, text in rows]


def local_names() -> dict[str, dict[str, set[str]]]:
    """For each language but English and each name in it: the labels that it may stand for."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for lang, english, local, _ in story_rows():
        if local:
            found[lang][key_of(local)].add(key_of(english))
    for row in (*lexicon_rows(), *label_rows()):
        if row.lang != "en":
            for name in row.names:
                found[row.lang][key_of(name)].add(key_of(row.skill))
    return found


def told_in(text: str, language: str, is_left_out: Callable[[str], bool] = lambda _: False) -> set[str]:
    """The stems of its words that may tell of a skill."""
    return {
        word.stem
        for word in words(text, language_of(language))
        if (len(word.stem) > 1 or has_no_spaces(word.stem))
        and not any(map(str.isdigit, word.stem))
        and word.text.casefold() not in FUNCTION_WORDS
        and not (language == "en" and is_left_out(word.text))
    }


class Listed(NamedTuple):
    """A row of the lexicon: a skill, what else it is called, and by what people tell of it."""

    lang: str
    skill: str
    names: tuple[str, ...]
    words: str
    turns: str


@cache
def lexicon_rows() -> list[Listed]:
    """The rows of the lexicon, in the order of the file."""
    with gzip.open(TRADES / "lexicon.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return [
        Listed(lang, skill, tuple(name for name in map(str.strip, names.split(";")) if name), told, turns)
        for lang, skill, names, told, turns in rows
    ]


@cache
def label_rows() -> list[Listed]:
    """How people list each English skill of the lexicon in twelve other languages."""
    with gzip.open(TRADES / "labels.tsv.gz", "rt", encoding="utf-8") as lines:
        head, *rows = [line.rstrip("\n").split("\t") for line in lines]
    return [
        Listed(lang, english, tuple(name for name in map(str.strip, its.split(";")) if name), "", "")
        for english, *fields in rows
        for lang, its in zip(head[1:], fields, strict=True)
        if its
    ]


def names() -> OtherNames:
    """What each skill of the lexicon is also called; of single words only those that are seldom said.

    English is looked up by the skill alone: a part of it ("helm charts" of Kubernetes) is not called so too.
    """
    groups: list[Called] = []
    own: defaultdict[str, set[int]] = defaultdict(set)
    local: defaultdict[str, set[int]] = defaultdict(set)
    several = (row._replace(names=tuple(name for name in row.names if " " in name)) for row in label_rows())
    for row in (*lexicon_rows(), *several):
        key = key_of_name(row.skill)
        not_its = of_crafts()[key]
        called = tuple(name for name in row.names if is_peculiar(name) and key_of_name(name) not in not_its)
        if not called:
            continue
        own[key].add(len(groups))
        for name in called if row.lang != "en" else ():
            local[key_of_name(name)].add(len(groups))
        groups.append(Called(row.lang, called if row.lang == "en" else (row.skill, *called)))
    by_key = {key: its for key, its in local.items() if len(its) <= MOST_MEANINGS} | own
    return packed(groups, {key: sorted(its) for key, its in by_key.items()})


@cache
def of_crafts() -> dict[str, set[str]]:
    """For each tool of `aliases.tsv`: what is said of its crafts, and is no name of the tool."""
    rows = [line.split("\t") for line in (SHIPPED / "aliases.tsv").read_text("utf-8").splitlines()]
    said: defaultdict[str, set[str]] = defaultdict(set)
    for craft, alias, _ in rows:
        said[craft].add(key_of_name(alias))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for craft, alias, note in rows:
        if note.startswith("tool"):
            found[key_of_name(alias)] |= said[craft]
    return found


def is_peculiar(name: str) -> bool:
    """Whether it hardly means anything else: of several words, or one seldom said that is no thing."""
    if len(name.split()) > 1:
        return True
    own = stem(name, "en")
    return said_everyday().get(own, 0.0) < SELDOM_NAMED and (not name.islower() or own not in handled())


@cache
def handled() -> frozenset[str]:
    """Stems of the words by which the lexicon tells of deeds: "downpipes" are things, and name no skill."""
    return frozenset(part for row in lexicon_rows() if row.lang == "en" for part in stems(row.words))


def is_name(word: str, small: set[str]) -> bool:
    """Whether it is somebody's, for it is never written small; of other languages too little is written."""
    return word.istitle() and folded(word) not in small


@cache
def said_in_posts() -> dict[str, dict[str, float]]:
    """For each language but English and each stem: in which share of the labelled posts it stands."""
    posts: defaultdict[str, list[set[str]]] = defaultdict(list)
    for post in training_posts():
        lang = (post.lang or "en").partition("-")[0]
        if lang != "en":
            posts[lang].append({word.stem for word in words(post.text, language_of(lang))})
    return {
        lang: {word: count / len(its) for word, count in Counter(chain.from_iterable(its)).items()}
        for lang, its in posts.items()
    }


def rarity(word: str, lang: str) -> float:
    """What is left of a word's weight that is said of anything; English has stories enough to show it."""
    share = said_in_posts().get(lang, {}).get(word, 0.0)
    return max(LEAST, 1 - SLOPE * math.log2(share / SELDOM_IN_POSTS)) if share > SELDOM_IN_POSTS else 1.0


def told(lang: str, by_label: dict[str, Counter[str]], names: dict[str, set[str]]) -> Told:
    """What each word of the stories says for a label: more in more of its stories, less in more labels."""
    labels_with = Counter(word for counted in by_label.values() for word in counted)
    numbers = {word: at for at, word in enumerate(sorted(labels_with))}
    shared = {word: math.log(len(by_label) / seen) for word, seen in labels_with.items()}
    weights = {
        label: {
            word: min(255, round(100 * math.log(1 + seen) * shared[word] * rarity(word, lang) / SCALE))
            for word, seen in sorted(counted.items())
        }
        for label, counted in sorted(by_label.items())
    }
    kept = {
        label: {word: weight for word, weight in its.items() if weight >= FAINT}
        for label, its in weights.items()
    }
    return Told(
        words=tuple(numbers),
        labels={label: packed_numbers([numbers[word] for word in its]) for label, its in kept.items()},
        called={name: tuple(sorted(labels)) for name, labels in sorted(names.items())},
        weights={label: bytes(its.values()) for label, its in kept.items()},
    )


def main() -> None:
    """Write the table that ships."""
    by_key, groups = trades()
    by_label = labels()
    counted = Counter(word for group in (*groups, *by_label.values()) for word in group)
    numbers = {word: at for at, word in enumerate(sorted(counted))}
    lexicon = Lexicon(
        words=tuple(numbers),
        weights=tuple(weight(word, counted[word]) for word in numbers),
        keys={key: tuple(sorted(numbers[word] for word in told)) for key, told in sorted(by_key.items())},
        labels={
            name: tuple(sorted(numbers[word] for word in told)) for name, told in sorted(by_label.items())
        },
        glosses={
            language: msgspec.Raw(msgspec.msgpack.encode(its)) for language, its in sorted(glosses().items())
        },
        near={word: tuple(to) for word, to in sorted(near().items())},
    )
    local = local_names()
    of_stories = {
        language: told(language, by_label, local.get(language, {}))
        for language, by_label in sorted(stories().items())
    }
    ship("meaning.msgpack.gz", msgspec.msgpack.encode(lexicon))
    ship_parts("stories.msgpack", of_stories)
    ship("names.msgpack.gz", msgspec.msgpack.encode(names()))
    print(f"{len(by_key)} words of labels, {len(numbers)} words of trades", end="")
    print(f", {sum(len(its.labels) for its in of_stories.values())} labels with stories")


def ship(name: str, table: bytes) -> None:
    """Write what ships; with `--check`, compare tables, for compressors differ from build to build."""
    shipped = SHIPPED / name
    if "--check" in sys.argv[1:]:
        if gzip.decompress(shipped.read_bytes()) != table:
            sys.exit("run evaluation/train_skills.py")
        return
    shipped.write_bytes(gzip.compress(table, mtime=0))
    print(f"{name}: {shipped.stat().st_size:,} bytes")


def ship_parts(name: str, tables: Mapping[str, Told]) -> None:
    """The same for tables of which each is unpacked by itself."""
    shipped, parts = SHIPPED / name, {key: msgspec.msgpack.encode(its) for key, its in tables.items()}
    if "--check" in sys.argv[1:]:
        found = msgspec.msgpack.decode(shipped.read_bytes(), type=dict[str, bytes])
        if {key: gzip.decompress(its) for key, its in found.items()} != parts:
            sys.exit("run evaluation/train_skills.py")
        return
    shipped.write_bytes(
        msgspec.msgpack.encode({key: gzip.compress(its, mtime=0) for key, its in parts.items()})
    )
    print(f"{name}: {shipped.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
