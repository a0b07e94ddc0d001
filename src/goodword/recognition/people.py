"""Names of people in a sentence, found by how they are written: no list of names is complete."""

import re

from goodword.recognition.scripts import arabic_names, japanese_names
from goodword.recognition.small_letters import CLOSED, SPOKEN_TO, THANKED, small_names
from goodword.recognition.written import (
    Name,
    NameWords,
    also_words,
    given_names,
    name_words,
    seldom_open_names,
)

_WORD = re.compile(r"[^\W\d_][\w’'-]*+\.?")
_CAPITAL = re.compile(r"(?<![\w'’-])[^\W\d_a-z][\w’'-]*+\.?")
"""A word that does not begin with a small ASCII letter; whether it is a capital is asked later."""
_ASCII_CAPITAL = re.compile(r"[A-Z](?<![\w'-].)[\w'-]*+\.?", re.ASCII | re.DOTALL)
"""The same where all is ASCII: to search for one plain class takes less than half the time."""
_WORD_BEFORE = re.compile(r"(?<![\w'’])([^\W\d_][\w'’]*\.?) $")
_NEXT_WORDS = re.compile(
    r" ((?:[^\W\d_A-Z][\w’']{0,4} |(?:Le|La|De|Du|Van|Von|Di|Da|Del|El|Bin|Ben) )?)"
    r"([^\W\d_a-z][\w’'-]*+\.?)"
)
_TITLE_BEHIND = frozenset({"tr", "hi-en"})
_LOWER_BEHIND = re.compile(r" ([a-z]+(?:'[a-z]+)?)\b")
_TURKISH_OPENING = re.compile(r"(?:ken|m[ıiuü]z|[dt][ae]n|[ıiuü]nca|[ae]rek|[dt]a|[dt]e)$")
"""How a Turkish word ends that opens a sentence before a name, and is none: "our neighbour", "while"."""
_JOINED = re.compile(r"(?:,\s+\w+)?\s+(?:and|&|y|et|und|e|en|i|ve|dan)\s+(?!I\b)[^\W\d_a-z]\w")
_JOINED_CAPITALS = re.compile(r"[A-Z]\w+,? (?:and|&|\w+ and) [A-Z]\w")
_CALLED = frozenset(",!:")
_GREETED = re.compile(
    r"(?:hi|hello|hey|dear|hiya|morning|good morning|hallo|hola|salut|ciao|oi|merhaba) ", re.IGNORECASE
)
"""“Hi Mark,”: behind a greeting and before a comma a common word is a name."""
_THANKED = re.compile(
    r"(?:^|[\s(])(?:thanks?|thank you|cheers|kudos|props|hats off|shout ?out|credit|grateful|and)"
    r"(?: to)?,? $",
    re.IGNORECASE,
)
_FOR = re.compile(r",? for\b")
"""“Thanks to Ray for the boiler”: between these a common word is a name, too."""
_NEAR = 16
"""Characters before a capital that are looked at."""
_MOST_WORDS = 4
_ABBREVIATION = 4
"""Words of mixed capitals up to this length are none: PhD, MBAs."""
_PLACE_BEFORE = re.compile(
    r"\b(?:in|near|at|around|across|from the|en|aus|bei|em|nel|te|w|we|di"
    r"|rue|avenue|calle|gente de|rua|ulicy)\s+$"
)
_TO_OR_AT = re.compile(r"\b(?:à|nach|do|ze|na|no|naar|sekitar)\s+$")
"""“To Ana” is said as “to Lyon” is: before one word alone it is no proof."""
_PLACE_BEHIND = {
    "tr": re.compile(r"['’][dt][ae](?:ki)?\b"),
    "hi-en": re.compile(r" (?:mein|me|pe|par|wale|wali)\b"),
}
"""Turkish and Hindi say "in" behind the name."""
_THE = re.compile(r"\bthe\s+$")
"""“The Tyne tunnel”: no person, unless several are called so."""
_ARTICLE_BEFORE = re.compile(
    r"\b(?:(?i:d(?:er|ie|as|em|en|es)|ein\w*|[mds]ein\w*|ihr\w*|unser\w*|kein\w*|jed\w*|dies\w*"
    r"|zu[mr]|[ia]m|vom|bei[m]?)|[a-zäöüß]+e[nmrs])\s+$"
)
"""German writes every noun with a capital; names have no article, and no adjective before them."""
_THING_BEFORE = re.compile(r"\b(?:das|ein\w*|kein\w*|jed\w*|dies\w*|im|am|ins|fürs|aufs)\s+$")
"""“Das Schweißen”: behind these stands a thing, while “der Udo” and “vom Udo” may be somebody."""
_SUFFIX_AFTER_APOSTROPHE = re.compile(r"['’][^\W\d_]{1,6}$")


def names_in(
    text: str,
    language: str,
    *,
    is_greeting: bool = False,
    known: frozenset[str] = frozenset(),
    no_names: frozenset[str] = frozenset(),
) -> list[Name]:
    """The names in the sentence `text`.

    A name is a run of capitalised words that are no common words of `language`;
    in Japanese what stands before an honorific, in Arabic what follows a title.
    In a greeting, words that are also common ones count: "Hi Mark,"; words of
    `known` names count everywhere. `no_names` are further words that are common here.
    """
    if language == "ja":
        return japanese_names(text)
    if language == "ar":
        return arabic_names(text)
    words = name_words(language)
    if known:
        words = words._replace(called=known)
    if no_names:
        words = words._replace(common=words.common | no_names)
    names = _capitalised(text, words, is_greeting=is_greeting)
    small = small_names(text, words)
    return sorted({*names, *small}) if small else names


def might_name(text: str) -> bool:
    """Whether an English `text` may hold a name at all; asked before anything is read more closely.

    Every capital a common word, none of them called, thanked for something, joined to another or behind
    a title: nobody is named.
    """
    known = name_words("en")
    if "\n" in text or _JOINED_CAPITALS.search(text):
        return True
    for found in _capital(text).finditer(text):
        low = _bare(found.group()).lower()
        if low in known.titles or low in known.kin or (low not in known.common and low not in known.never):
            return True
        before = text[max(0, found.start() - _NEAR) : found.start()].lower()
        if low in also_words() and not _THE.search(before):
            return True
        if len(low) > 1 and (text[found.end() : found.end() + 1] in _CALLED or _FOR.match(text, found.end())):
            return True
    return bool(small_names(text, known))


def _capital(text: str) -> re.Pattern[str]:
    return _ASCII_CAPITAL if text.isascii() else _CAPITAL


def _bare(word: str) -> str:
    return word.rstrip(".").removesuffix("'s").removesuffix("’s").rstrip("'’-")


def _capitalised(text: str, known: NameWords, *, is_greeting: bool) -> list[Name]:
    names: list[Name] = []
    position = 0
    search = _capital(text).search
    while found := search(text, position):
        opens_name = _opens_name(text, found, known)
        if not opens_name and _is_plain_opening(found, known):
            position = found.end()
            continue
        is_sure = (
            is_greeting
            or opens_name
            or bool(_JOINED.match(text, found.end()))
            or _is_joined_to(text, names, found.start())
            or _is_hailed(text, found)
        )
        its = known._replace(called=known.called | {found.group()}) if opens_name else known
        name = _name_at(text, found, its, is_sure=is_sure)
        position = max(found.end(), name.end if name else 0)
        if name:
            names.append(name)
    return names


def _opens_name(text: str, found: re.Match[str], known: NameWords) -> bool:
    """Whether a given name that is a word, too, opens the text and goes on as a name: "Grace Lund would"."""
    word = found.group()
    low = word.lower()
    if found.start() or known.language != "en" or low not in also_words() or low in seldom_open_names():
        return False
    following = _NEXT_WORDS.match(text, found.end())
    return bool(
        following
        and not following.group(1)
        and low not in known.titles
        and _looks_like_a_name(following.group(2), known, is_sure=False)
    )


def _is_plain_opening(found: re.Match[str], known: NameWords) -> bool:
    """Whether a word opens the text and is never a name: what most sentences begin with."""
    if found.start():
        return False
    bare = _bare(found.group())
    low = bare.lower()
    return low in known.never and low not in known.kin and bare not in known.called


def _is_hailed(text: str, found: re.Match[str]) -> bool:
    """Whether whoever is called so is greeted, or thanked for something."""
    start, end = found.span()
    if text[end : end + 1] in _CALLED and _GREETED.fullmatch(text, 0, start):
        return True
    if _FOR.match(text, end) and _THANKED.search(text, max(0, start - _NEAR), start):
        return True
    low = found.group().lower()
    if low not in also_words() and low not in given_names():
        return False
    if start == 0:
        return bool(SPOKEN_TO.match(text, end))
    return bool(CLOSED.match(text, end) and THANKED.search(text[max(0, start - 40) : start].lower()))


def _is_joined_to(text: str, names: list[Name], start: int) -> bool:
    return bool(names) and text[names[-1].end : start].strip() in {"and", "&", ","}


def _looks_like_a_name(word: str, known: NameWords, *, is_sure: bool, is_inside: bool = False) -> bool:
    bare = _bare(word)
    if bare in known.called:
        return True
    if len(bare) == 1 or not bare[0].isupper():
        return False
    low = bare.lower()
    if low in known.kin:
        return True
    is_plain = low in known.common and not (is_inside and low in also_words())
    if low in known.never or low in known.titles or (is_plain and not is_sure):
        return False
    if low != bare[0].lower() + bare[1:] and (len(bare) <= _ABBREVIATION or bare.isupper()):
        return False  # MBA, PhD
    return not low.startswith(known.greetings)


def _name_at(text: str, found: re.Match[str], known: NameWords, *, is_sure: bool) -> Name | None:
    """The name that begins with the capitalised word `found`, with the titles before it."""
    start = found.start()
    if start and text[start - 1] in "@#":
        return None
    title_start = _title_start(text, start, known)
    has_title = title_start < start
    if not (has_title and _is_surname(found.group(), known)) and not _looks_like_a_name(
        found.group(), known, is_sure=is_sure, is_inside=start > 0 and text[start - 1] == " "
    ):
        return None
    if known.language == "tr" and start == 0 and _opens_before_name(text, found, known):
        return None
    if (
        known.language == "de"
        and not has_title
        and _THING_BEFORE.search(text[max(0, start - 12) : start].lower())
    ):
        return None
    end = _end_of_name(text, found, known)
    if not is_sure:
        end = _with_title_behind(text, end, known)
    if known.language == "tr" and (suffix := _SUFFIX_AFTER_APOSTROPHE.search(text[start:end])):
        end = start + suffix.start()
    return Name(start, end, title_start, not has_title and _is_weak(text, start, end, known))


def _is_surname(word: str, known: NameWords) -> bool:
    """Behind a title any capital is a name, be it Wise, Grace or Best; another title is none."""
    bare = _bare(word)
    return len(bare) > 1 and bare[0].isupper() and bare.lower() not in known.titles


def _opens_before_name(text: str, found: re.Match[str], known: NameWords) -> bool:
    following = _NEXT_WORDS.match(text, found.end())
    return bool(
        following
        and _TURKISH_OPENING.search(found.group())
        and _looks_like_a_name(following.group(2), known, is_sure=True)
    )


def _title_start(text: str, start: int, known: NameWords) -> int:
    """Where the titles before a name begin; `start` where there are none."""
    for _ in range(3):
        if text[start - 1 : start] != " ":
            return start
        before = _WORD_BEFORE.search(text, max(0, start - 24), start)
        if not before or before.group(1).rstrip(".").lower() not in known.titles:
            return start
        if known.language == "en" and before.group(1).islower():
            return start  # "my editor Tobias" is called Tobias; a "pan" is small in Polish
        start = before.start(1)
    return start


def _is_weak(text: str, start: int, end: int, known: NameWords) -> bool:
    if start and _is_weak_behind(text[max(0, start - _NEAR) : start], text[start:end], known.language):
        return True
    behind = _PLACE_BEHIND.get(known.language)
    if behind and behind.match(text, end):
        return True
    is_alone = start == 0 and " " not in text[:end] and text[end : end + 1] not in {",", "!"}
    return known.language != "en" and is_alone


def _is_weak_behind(written: str, name: str, language: str) -> bool:
    before = written.lower()
    if _PLACE_BEFORE.search(before) or (language == "de" and _ARTICLE_BEFORE.search(written)):
        return True
    if " " not in name and _TO_OR_AT.search(before):
        return True
    return language == "en" and bool(_THE.search(before))


def _end_of_name(text: str, found: re.Match[str], known: NameWords) -> int:
    word = found
    for _ in range(_MOST_WORDS):
        if len(_bare(word.group())) < len(word.group().rstrip(".")):
            break
        following = _NEXT_WORDS.match(text, word.end())
        if not following:
            break
        particle, after = following.group(1), following.group(2)
        goes_on = _looks_like_a_name(after, known, is_sure=True)
        is_title = not particle and known.language in _TITLE_BEHIND and _bare(after).lower() in known.titles
        if (particle and particle.strip().lower() not in known.particles) or not (goes_on or is_title):
            break
        word = _WORD.match(text, following.start(2)) or word
    return word.start() + len(_bare(word.group()))


def _with_title_behind(text: str, end: int, known: NameWords) -> int:
    behind = _LOWER_BEHIND.match(text, end) if known.language in _TITLE_BEHIND else None
    return behind.end() if behind and behind.group(1) in known.titles else end
