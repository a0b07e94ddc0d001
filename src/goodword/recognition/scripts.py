"""Names in scripts without capitals: before a Japanese honorific; by a list or behind a title in Arabic."""

import re
from functools import cache

from goodword.recognition.cues import cue_words
from goodword.recognition.written import Name, listed_names

_ARABIC_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3.]+")
_RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذان", "اليوم", "الآن", "الليلة"})
_RESPECTED = frozenset(
    {
        "المحترم",
        "المحترمة",
        "العزيز",
        "العزيزة",
        "الكريم",
        "الكريمة",
        "الفاضل",
        "الفاضلة",
        "الموقر",
        "الغالي",
        "الغالية",
    }
)
"""“Respected”, “dear”: written behind a name as a family name is."""
_PREFIXES = re.compile("^[وبلف]ـ?")
"""“And”, “by”, “to” and “so” are written on to the next word."""


def japanese_names(text: str) -> list[Name]:
    """Names before an honorific."""
    never = listed_names("never_before_honorific")
    return [
        Name(found.start(), found.end(), found.start())
        for found in _before_honorific().finditer(text)
        if found.group(1) and found.group(1) not in never
    ]


@cache
def _before_honorific() -> re.Pattern[str]:
    return re.compile(
        r"([\u4e00-\u9fff\u30a0-\u30ff々]{1,6}?)(?:" + "|".join(listed_names("japanese_honorifics")) + ")"
    )


def arabic_names(text: str) -> list[Name]:
    """Given names by a list, and what stands behind a title or "O"."""
    words = list(_ARABIC_WORD.finditer(text))
    titles = frozenset(cue_words("ar")["title"])
    names: list[Name] = []
    for position, word in enumerate(words):
        bare = _PREFIXES.sub("", word.group(), count=1)
        if word.group() in titles or bare in titles:
            following = words[position + 1] if position + 1 < len(words) else None
            if following and following.group() not in titles:
                end = _end_of_arabic(words, position + 1)
                names.append(Name(following.start(), end, _first_title(words, position, titles)))
        elif not (names and names[-1].end >= word.end()) and (
            word.group() in _arabic_names() or bare in _arabic_names() or _is_called(words, position)
        ):
            is_whole = word.group() in _arabic_names() or _is_called(words, position)
            start = word.start() + (0 if is_whole else len(word.group()) - len(bare))
            names.append(Name(start, _end_of_arabic(words, position), start))
    return names


def _is_called(words: list[re.Match[str]], position: int) -> bool:
    """Whether "O" stands before it: whoever is called so."""
    return position > 0 and words[position - 1].group() == "يا"


def _first_title(words: list[re.Match[str]], position: int, titles: frozenset[str]) -> int:
    while position and words[position - 1].group() in titles:
        position -= 1
    written = words[position].group()
    bare = written if written in titles else _PREFIXES.sub("", written)
    return words[position].end() - len(bare)


def _end_of_arabic(words: list[re.Match[str]], position: int) -> int:
    """Where a name that begins with a given name ends: a further given name, "bin" and the next, or "al-"."""
    end = words[position].end()
    for number, word in enumerate(words[position + 1 : position + 3]):
        is_by_descent = word.group() in {"بن", "ابن", "بنت"} and position + number + 2 < len(words)
        if is_by_descent:
            return words[position + number + 2].end()
        if word.group() in _RELATIVE | _RESPECTED or (
            word.group() not in _arabic_names() and word.group()[:2] != "ال"
        ):
            break
        end = word.end()
        if word.group().startswith("ال"):
            break
    return end


@cache
def _arabic_names() -> frozenset[str]:
    return frozenset(listed_names("arabic_given_names"))
