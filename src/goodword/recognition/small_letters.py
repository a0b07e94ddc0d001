"""Names that are written small, as people do in chats: "cheers dougie", "thanks to miss okoro"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from goodword.recognition.written import Name, NameWords, given_names, listed_names
from goodword.text.letters import runs_of_letters

_WORD = re.compile(r"(?<![\w@#'’.-])[^\W\d_]+(?![\w@-]|['’](?!s\b)\w)")
_THANKS = re.compile(
    r"\b(?:thank|thx|thnx|ty|tks|cheers|ta\b|props|kudos|credit|shout|hats off|congrat|well done|big up"
    r"|bless|bravo|love|gracias|merci|danke?\b|bedankt|grazie|obrigad|valeu|dzi|teşekkür|tebrik|makasih|terima|shukriya"
    r"|parab|felici|compl)"
)
"""What `THANKED` needs at the least: looked for before words are."""
THANKED = re.compile(
    r"(?:^|[^\w])(?:(?:thanks?|thank|thx|thnx|tysm|ty|tks|cheers|ta|props|kudos|credit|shout ?out|hats off"
    r"|congrats|congratulations|well done|big up|bless|bravo|love|gracias|merci|danke?|bedankt|grazie"
    r"|obrigad[oa]|valeu|dzięki|dziękuję|teşekkürler|tebrikler|makasih|terima kasih|shukriya|parabéns"
    r"|felicidades|complimenti)(?: (?:you|u|so|very|much|again|a lot|massive|ty|mil|mille|beaucoup|muito"
    r"|banyak|banget|bardzo|wel|dir|te))*"
    r"(?: (?:to|2|a|à|au|an|aan|buat|kepada|dla|para|al|alla|ao|untuk|the))?) $"
)
"""What stands right before whoever is thanked or congratulated, in eleven languages."""
CLOSED = re.compile(
    r"\W*$|['’]s\b|\s*[^\w\s'’]|\s(?:for|who|per|por|pour|für|voor|za|que|qui|die|der|che|chi|pela|pelo|di|de|atas|udah"
    r"|sudah|yang|and|y|e|et|und|en|i|ve|dan|from|on|in|at|without|you|u|ur)\b"
)
"""What follows a name, and seldom an object: "thanks bex for", "cheers gary!"."""
SPOKEN_TO = re.compile(
    r",?\s+(?:you|u|ur|you['’]re|youre|ily|thanks?|thank|ty|tysm|cheers|eres|gracias|tu|t['’]es|vous|merci|du|danke|sei|grazie"
    r"|você|vc|obrigad[oa]|je|jij|bedankt|dank|jesteś|dzięki|dziękuję|sen|teşekkür\w*|sağol|makasih|kamu|lu|tum|aap)\b"
)
"""What follows somebody who is called at the beginning: "dimi thank you"."""
_HELPED = re.compile(r"\s+[^\W\d_]+(?:\s+(?:it|him|her|them|a|the))?\s+(?:me|us|my|our)\b")
"""“brianna lent me”: behind a name at the beginning stands what was done for the writer."""
_JOIN = re.compile(r"\s*(?:,|&|\+|,? and|,? y|,? e|,? et|,? und|,? en|,? i|,? ve|,? dan) ")
_SHORTEST = 2
_DRAWN_OUT = re.compile(r"(.)\1\1")
_FARTHEST = 40
"""Characters before a word in which thanks are looked for."""


@cache
def _titles_of_anybody() -> frozenset[str]:
    """Titles that stand before names alone: "old" and "head" stand before things, too."""
    return frozenset(listed_names("titles_of_anybody"))


def small_names(text: str, known: NameWords) -> list[Name]:
    """Names written small in `text`: given names of a list, and unknown words where somebody is named."""
    found = runs_of_letters(text)
    strange = set(filter(str.islower, {*found} - known.plain))
    if not strange:
        return []
    # An unknown word may be a name behind thanks or a title, or where it comes first.
    is_anywhere = (
        not given_names().isdisjoint(strange)
        or not known.before_names.isdisjoint(found)
        or bool(_THANKS.search(text.lower()))
    )
    if not is_anywhere and found[0] not in strange:
        return []
    words = list(_WORD.finditer(text))
    names: list[Name] = []
    for place, word in enumerate(words):
        if place and not (is_anywhere or names):
            break
        if word.group() in strange and not (names and word.start() < names[-1].end):
            names += _named(text, words, place, names, known)
    return names


def _named(
    text: str, words: Sequence[re.Match[str]], place: int, before: Sequence[Name], known: NameWords
) -> Iterator[Name]:
    word = words[place]
    is_given = word.group() in given_names() and word.group() not in known.common
    if not (is_given or _is_unknown(word.group(), known)):
        return
    start, end = word.start(), _end(text, words, place, known)
    title = _title_start(text, words, place, known)
    has_title = title < start and (is_given or text[title:start].rstrip(". ") in _titles_of_anybody())
    if not has_title:
        title = start
    is_sure = has_title or _is_called(text, words, place, before, is_given=is_given)
    if is_sure or (is_given and known.language == "en"):
        yield Name(start, end, title, is_weak=not is_sure)


def _is_called(
    text: str, words: Sequence[re.Match[str]], place: int, before: Sequence[Name], *, is_given: bool
) -> bool:
    """Whether somebody must be named there: thanked, spoken to, joined to a name, or doing "me" good."""
    word = words[place]
    if before and _JOIN.fullmatch(text, before[-1].end, word.start()):
        return is_given or bool(CLOSED.match(text, word.end()))
    if THANKED.search(text[max(0, word.start() - _FARTHEST) : word.start()].lower()):
        return is_given or bool(CLOSED.match(text, word.end()))
    if place == 0:
        return bool(SPOKEN_TO.match(text, word.end()) or _HELPED.match(text, word.end()))
    return False


def _is_unknown(word: str, known: NameWords) -> bool:
    is_plain = word in known.plain or word in known.common
    return len(word) > _SHORTEST and not is_plain and not _DRAWN_OUT.search(word)


def _title_start(text: str, words: Sequence[re.Match[str]], place: int, known: NameWords) -> int:
    """Where "miss" or "mr" before the name begins."""
    word = words[place]
    if place and words[place - 1].group() in known.before_names:
        before = words[place - 1]
        if text[before.end() : word.start()] in {" ", ". "}:
            return before.start()
    return word.start()


def _end(text: str, words: Sequence[re.Match[str]], place: int, known: NameWords) -> int:
    """Where the name ends, its family name included."""
    word = words[place]
    behind = words[place + 1] if place + 1 < len(words) else None
    if behind and text[word.end() : behind.start()] == " " and word.group() in given_names():
        is_family = behind.group().islower() and _is_unknown(behind.group(), known)
        return behind.end() if is_family and behind.group() not in given_names() else word.end()
    return word.end()
