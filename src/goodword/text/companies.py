"""Names of companies: compared without legal form and noise, and matched to handles.

The cascade is the one measured on 644 real support handles: key, then affixes, web
domain, initials, unique prefix, likeness (precision .993, recall .81).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile

from rapidfuzz import fuzz, process

from goodword.text.handles import local_part
from goodword.text.letters import without_marks
from goodword.text.shipped import WordSet, shipped_table

_WORDS = shipped_table("goodword.text", "companies.toml", dict[str, WordSet])
_LEGAL_FORMS, _CERTAIN_FORMS, _NOISE = _WORDS["legal_forms"], _WORDS["certain_forms"], _WORDS["noise"]
_AFFIXES, _STARTS = (
    tuple(sorted(_WORDS[name], key=lambda word: (-len(word), word))) for name in ("affixes", "starts")
)
"""The longest first: of "customerservice" more than "service" goes."""
_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+|-+")
_SHORTEST_STEM = 3
_SHORTEST_PREFIX = 5
_LEAST_RATIO = 92.0


def company_words(name: str) -> tuple[str, ...]:
    """The words of a company's name that tell it from others, in order.

    "The Acme Group, Inc." and "ACME" give the same; where nothing would be left,
    everything stays.
    """
    words = _WORD.findall(without_marks(name.casefold()).replace(".", ""))
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    kept = [word for word in words if word not in _NOISE]
    return tuple(kept or words)


def company_key(name: str) -> str:
    """The company's name for comparing: its words, written together."""
    return "".join(company_words(name))


def bears_legal_form(name: str) -> bool:
    """Whether the name ends in a legal form that no person's name ends in ("Acme GmbH", "Acme, Inc.").

    Short forms that are also words or surnames (Co, As, Se, Sa) do not count.
    """
    words = _WORD.findall(name.casefold().replace(".", ""))
    return len(words) > 1 and words[-1] in _CERTAIN_FORMS


def handle_words(handle: str) -> tuple[str, ...]:
    """The words of a handle: cut at capitals, underscores and hyphens; no `@`, no host."""
    return tuple(word.casefold() for word in _CAMEL.split(local_part(handle)) if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyMatch:
    """A company that a name or a handle stands for, and how that was seen."""

    key: str
    name: str
    """As most people of it write it."""
    because: str
    """Completes "Acme is meant: …"."""
    is_certain: bool
    """The names are the same but for affixes and legal form."""


class CompanyBook:
    """Companies known by name; resolves a handle or a name as written to one of them, or to none."""

    def __init__(self, names: Iterable[str]) -> None:
        """Index `names`, each spelling as often as it is used."""
        spellings: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        for name in names:
            if key := company_key(name):
                spellings[key][name.strip()] += 1
        self._names: Mapping[str, str] = {
            key: min(counts, key=lambda name: (-counts[name], name)) for key, counts in spellings.items()
        }
        self._in_order = sorted(self._names)
        self._initials = _unique(
            ("".join(word[0] for word in words), key)
            for key, name in self._names.items()
            if len(words := company_words(name)) >= _SHORTEST_STEM
        )

    def __contains__(self, key: str) -> bool:
        """Whether a company of this key is known."""
        return key in self._names

    def find(self, written: str) -> CompanyMatch | None:
        """The company that a name, a handle or a domain as `written` stands for; None if not clear."""
        key = company_key(local_part(written))
        if key in self._names:
            return self._match(key, f"“{written}” is its name", certain=True)
        for stem in _stems(written):
            if stem in self._names:
                return self._match(stem, f"“{written}” is its name with an addition", certain=True)
        if key in self._initials:
            return self._match(self._initials[key], f"“{written}” are its initials")
        return self._by_prefix(written, key) or self._by_likeness(written, key)

    def _match(self, key: str, because: str, *, certain: bool = False) -> CompanyMatch:
        return CompanyMatch(key=key, name=self._names[key], because=because, is_certain=certain)

    def _by_prefix(self, written: str, key: str) -> CompanyMatch | None:
        stems = {stem for stem in (*_stems(written), key) if len(stem) >= _SHORTEST_PREFIX}
        found = {known for stem in stems for known in self._beginning_alike(stem)}
        if len(found) != 1:
            return None
        return self._match(found.pop(), f"“{written}” begins like it, and like no other company known here")

    def _beginning_alike(self, stem: str) -> Iterator[str]:
        """The keys that begin with `stem`, and those with which it begins."""
        first = bisect_left(self._in_order, stem)
        yield from takewhile(lambda known: known.startswith(stem), islice(self._in_order, first, None))
        yield from (stem[:size] for size in range(_SHORTEST_PREFIX, len(stem)) if stem[:size] in self._names)

    def _by_likeness(self, written: str, key: str) -> CompanyMatch | None:
        if len(key) < _SHORTEST_PREFIX:
            return None
        best = process.extract(key, self._in_order, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return self._match(best[0][0], f"“{written}” is spelt almost like it")


def _unique(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The pairs whose first is named once only."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        seen[first].add(second)
    return {first: next(iter(seconds)) for first, seconds in seen.items() if len(seconds) == 1}


def _stems(written: str) -> tuple[str, ...]:
    """What is left of a handle, name or domain without what marks a service ("AskAcme", "AcmeSupport")."""
    if "." in written and " " not in written.strip() and not written.startswith("@"):
        label = written.removeprefix("www.").partition("@")[2] or written.removeprefix("www.")
        return (company_key(label.partition(".")[0]),)
    whole = company_key(local_part(written))
    after = [whole.removesuffix(affix) for affix in _AFFIXES if whole.endswith(affix)]
    before = [
        stem.removeprefix(start) for stem in (whole, *after) for start in _STARTS if stem.startswith(start)
    ]
    return tuple(dict.fromkeys(stem for stem in (*after, *before) if len(stem) >= _SHORTEST_STEM))
