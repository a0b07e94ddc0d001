"""What the model looks at in a sentence: words, cues and their order, rules, whom it is meant for."""

import re
from itertools import pairwise

from goodword.recognition.greeting import Addressees
from goodword.recognition.meanings import groups_of_words
from goodword.recognition.reading import Reading, Sentence
from goodword.recognition.targets import Manner, Target
from goodword.recognition.vetoes import Rule
from goodword.recognition.written import Name

_NAME = "\u2042"
"""Stands for a name in the words that the model sees: it shall not learn people."""
_TOKEN = re.compile(
    rf"{_NAME}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[!?…#:;\"“”]|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_LONGEST = 600
"""Characters of a sentence that are looked at."""
_SHAPES = frozenset(
    [
        "thanks",
        "praise",
        "hero",
        "learned",
        "help",
        "deed",
        "gift",
        "effect",
        "endorse",
        "congrats",
        "self",
        "us",
        "you",
        "third",
        "who",
        "because",
        "advance",
        "follow",
        "decline",
        "conditional",
        "request",
        "question",
        "report",
        "sarcasm",
        "bad",
        "thing",
        "cause",
        "small",
        "signoff",
        "promo",
        "everyone",
        "empty",
        "but",
        "not",
    ]
)
_STRONG = frozenset(
    {"thanks", "praise", "hero", "learned", "help", "deed", "gift", "effect", "endorse", "congrats"}
)
_ROLES = {
    "warm": frozenset({"thanks", "praise", "hero", "congrats"}),
    "deed": frozenset({"help", "deed", "gift", "effect"}),
}
"""Beside which words of any meaning are looked at: warm words beside harm are irony, in any language."""
_MANY = 3
_NEIGHBOURS = 3
"""Sentences on each side that colour one: an essay holds every kind of word somewhere."""
_ADDRESS = re.compile(r"https?://[^\s)\]]++")
"""The address of a link says nothing about anybody."""


def features_of(
    reading: Reading, index: int, *, meant: Addressees, target: Target, rules: tuple[Rule, ...]
) -> set[str]:
    """The features of sentence `index`: strings, each there or not."""
    sentence = reading.sentences[index]
    found = {f"t:{target.manner.value}", f"t:{min(len(target.written), 3)}"}
    found.update([f"v:{rule.name}" for rule in rules])
    groups = _add_words(found, reading.language, masked(sentence, meant.names[index]))
    for role, cues in _ROLES.items():
        if not cues.isdisjoint(sentence.kinds):
            found.update([f"q:{role}+{group}" for group in groups])
    _add_cues(found, sentence, target)
    _add_surroundings(found, reading, index, meant)
    return found


def masked(sentence: Sentence, names: tuple[Name, ...]) -> str:
    """The folded sentence with a sign in place of each name and handle."""
    spans = [*sentence.handles, *((name.start, name.end) for name in names if not name.is_weak)]
    pieces: list[str] = []
    last = 0
    for start, end in sorted(spans):
        if start >= last:
            pieces += (sentence.low[last:start], _NAME)
            last = end
    text = "".join(pieces) + sentence.low[last:]
    return (_ADDRESS.sub(" ", text) if "://" in text else text)[:_LONGEST]


def _add_words(found: set[str], language: str, text: str) -> set[str]:
    """Add the words, their pairs and their groups of meaning, which are given back."""
    if language not in {"ja", "ar"}:
        words = [
            "^",
            *["0" if word.isdigit() else word for word in _TOKEN.findall(text)],
            "$",
        ]
        found.update(words)
        found.update(map(" ".join, pairwise(words)))
    else:
        words = text.split() if language == "ar" else []
        found.update(f"c:{text[at : at + size]}" for size in (2, 3) for at in range(len(text) - size + 1))
    groups = set(filter(None, map(groups_of_words().get, words)))
    found.update(groups)
    return groups


def _add_cues(found: set[str], sentence: Sentence, target: Target) -> None:
    kinds = sentence.kinds & _SHAPES
    found.update([f"k:{kind}" for kind in kinds])
    strong = sorted(kinds & _STRONG)
    found.add(f"n:{min(len(strong), 5)}")
    rest = sorted(kinds)
    manner = target.manner.value
    for first in strong:
        found.add(f"p:{first}@{manner}")
        found.update([f"p:{first}+{second}" for second in rest if second != first])
    order: list[tuple[int, str]] = [
        (cue.start, kind) for cue in sentence.cues for kind in cue.kinds if kind in _SHAPES
    ]
    if target.manner in {Manner.HANDLE, Manner.NAME}:
        order.append((target.at, "T"))
    order.sort()
    sequence = [kind for _, kind in order]
    found.update([f"o:{left}>{right}" for left, right in pairwise(sequence) if left != right])


def _add_surroundings(found: set[str], reading: Reading, index: int, meant: Addressees) -> None:
    sentence = reading.sentences[index]
    first = max(0, index - _NEIGHBOURS)
    near = (*reading.sentences[first:index], *reading.sentences[index + 1 : index + 1 + _NEIGHBOURS])
    others = frozenset().union(*(other.kinds for other in near))
    found.update([f"x:{kind}" for kind in others & _SHAPES])
    found.add(f"s:{min(len(reading.sentences), 5)}")
    found.add("s:first" if index == 0 else "s:last" if index == len(reading.sentences) - 1 else "s:middle")
    words = len(sentence.text) // 2 if reading.language == "ja" else sentence.words
    found.add(f"l:{min(words // 4, 8)}")
    if sentence.end <= meant.greeting_end + 2 and meant.greeted:
        found.add("s:greeting")
    if len(sentence.handles) >= _MANY:
        found.add("s:many handles")
