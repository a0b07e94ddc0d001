"""The word lists of drafting: data beside the code, decoded once and typed."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from goodword.text.catalogue import languages
from goodword.text.shipped import WordSet, shipped_table

SUBJECT = "\ue000"
"""Stands for the person recommended (a private-use code point: no text that was trimmed holds another)."""

_PACKAGE = "goodword.drafting"
HANDLE = re.compile(r"(?<![\w@])(?<!\w\.)@[\w.-]*\w(?:@[\w.-]*\w)?")
"""A handle in running text; no e-mail address holds one."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_LANGUAGE_TEST = 400
_INITIALS = 2
"""Spellings of so few letters may be the initials of a name."""


class Opener(msgspec.Struct, frozen=True):
    """An opening that does something ("Thanks to S for …"), and what it is reported as."""

    report: str
    words: str
    pattern: str


class English(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `words/english.toml`; what each is for stands there."""

    adverbs: WordSet
    modals: WordSet
    prepositions: WordSet
    causatives: WordSet
    ditransitives: WordSet
    inverters: WordSet
    plural_after_you: WordSet
    same_in_past: WordSet
    past: WordSet
    plain: WordSet
    begins_without_i: WordSet
    finite_after_a_noun: WordSet
    finite: WordSet
    may_follow_a_verb: WordSet
    determiners: WordSet
    relatives: WordSet
    pointing: WordSet
    pointing_phrases: tuple[str, ...]
    hanging: WordSet
    may_follow_an_object: WordSet
    persons: WordSet
    noun_begins: WordSet
    stresses: WordSet
    calls_out: WordSet
    me: WordSet
    us: WordSet
    them: WordSet
    quantities: WordSet
    other_people: WordSet
    of_longer: WordSet
    spelled: Mapping[str, str]
    openers: tuple[Opener, ...]
    interjections: Mapping[str, str]
    who: Mapping[str, str]
    closings: Mapping[str, str]
    days: Mapping[str, tuple[str, ...]]


@cache
def english() -> English:
    """The words of English that the rules of drafting turn on."""
    return shipped_table(_PACKAGE, "words/english.toml", English)


@cache
def openers() -> tuple[tuple[Opener, re.Pattern[str]], ...]:
    """The openings, each with its pattern over a whole sentence without its closing mark."""
    return tuple((opener, _with_subject(opener.pattern)) for opener in english().openers)


def _with_subject(pattern: str) -> re.Pattern[str]:
    """The pattern, with `SUBJECT` where the data says `S`."""
    return re.compile(re.sub(r"\bS\b", SUBJECT, pattern), re.IGNORECASE)


@cache
def interjections() -> re.Pattern[str]:
    """What may be left off before a clause: calls, and thanks that the clause explains."""
    return _with_subject(english().interjections["pattern"])


@cache
def before_who() -> re.Pattern[str]:
    """Praise or thanks of "S, who …", with what they did as `rest`."""
    return _with_subject(english().who["pattern"])


@cache
def closing_thanks() -> re.Pattern[str]:
    """A thanks at the end of a sentence that says for what."""
    return _with_subject(english().closings["pattern"] + r"\s*[.!…]*$")


@cache
def days() -> Mapping[str, re.Pattern[str]]:
    """Words for the day of the post at either end of a sentence, by what the letter says in their place."""
    return {span: _at_either_end(phrases) for span, phrases in english().days.items()}


def _at_either_end(phrases: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, reverse=True))
    return re.compile(rf"^(?:{words})\b,?\s+|,?\s+(?:{words})(?=[.!…]*$)", re.IGNORECASE)


@cache
def pointing() -> re.Pattern[str]:
    """Words that point to the day of the post or to something beside it."""
    return _any_of((*english().pointing_phrases, *english().pointing))


def spelled_out(text: str) -> str:
    """The text with chat spellings written out: "u" as "you", "thx" as "thanks", "i" as "I"."""
    return _chat_spellings().sub(_as_spelled, text)


def _as_spelled(found: re.Match[str]) -> str:
    written = found.group()
    spelled = english().spelled[written.casefold().replace("’", "'")]
    return spelled[:1].upper() + spelled[1:] if written[:1].isupper() else spelled


@cache
def _chat_spellings() -> re.Pattern[str]:
    spellings = "|".join(
        re.escape(word).replace("'", "['’]") for word in sorted(english().spelled, reverse=True)
    )
    begun = "|".join(
        word.capitalize() for word in sorted(english().spelled, reverse=True) if len(word) > _INITIALS
    )
    # A capital is kept as it stands ("U" may be an initial, "TY" a name) unless a longer word begins with it.
    return re.compile(rf"(?<![\w'’&/])(?:{spellings}|{begun})(?![\w'’/])")


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(
        re.escape(phrase).replace("'", "['’]") for phrase in sorted(phrases, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


class _Jargon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plain: Mapping[str, str]
    titles: Mapping[str, str]
    passed_over: Mapping[str, WordSet]


@cache
def _jargon_table() -> _Jargon:
    return shipped_table(_PACKAGE, "words/jargon.toml", _Jargon)


@cache
def words_of_networks() -> Mapping[str, str]:
    """Every term that only people on the networks know, with the plain words for it."""
    return _by_term(_jargon_table().plain)


@cache
def _words_of_titles() -> Mapping[str, str]:
    """Every term that says little in a title, with the plain words for it; those of networks, too."""
    return {**words_of_networks(), **_by_term(_jargon_table().titles)}


def _by_term(terms_of: Mapping[str, str]) -> Mapping[str, str]:
    listed = ((words, " ".join(terms.split()).split(", ")) for words, terms in terms_of.items())
    return {term: words for words, terms in listed for term in terms}


@cache
def _titles() -> re.Pattern[str]:
    return _any_of(_words_of_titles())


@cache
def _networks() -> re.Pattern[str]:
    return _any_of(words_of_networks())


@cache
def _jargon() -> re.Pattern[str]:
    return _any_of((*words_of_networks(), *frozenset().union(*_jargon_table().passed_over.values())))


def network_word(text: str) -> str | None:
    """The first word that no reader outside the networks knows; None where there is none."""
    found = _networks().search(text)
    return found.group() if found else None


def word_of_a_title(title: str) -> tuple[str, str] | None:
    """The first word of a title that only insiders know, and the plain words for it; None without one."""
    found = _titles().search(title)
    return (found.group(), _words_of_titles()[_folded(found.group())]) if found else None


def plain_words(term: str) -> str:
    """What to say instead of a word of the networks."""
    return words_of_networks()[_folded(term)]


def _folded(term: str) -> str:
    return term.casefold().replace("’", "'")


def is_jargon(text: str) -> bool:
    """Whether the text needs words of social networks, rough ones, or asides to one reader."""
    return bool(_jargon().search(text))


class Address(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How somebody is spoken to."""

    second_person: WordSet = WordSet()
    after_a_call: WordSet = WordSet()


def address(tongues: Iterable[str]) -> Address:
    """How somebody is spoken to in these languages; nothing for one that has no list."""
    known = [_addresses()[tongue] for tongue in tongues if tongue in _addresses()]
    return Address(
        WordSet(word for one in known for word in one.second_person),
        WordSet(word for one in known for word in one.after_a_call),
    )


@cache
def _addresses() -> Mapping[str, Address]:
    return shipped_table(_PACKAGE, "words/address.toml", dict[str, Address])


def function_words(language: str) -> WordSet:
    """Words of `language` that claim nothing; empty for a language that has no list."""
    return _function_words().get(language, WordSet())


@cache
def _function_words() -> Mapping[str, WordSet]:
    return shipped_table(_PACKAGE, "words/function_words.toml", dict[str, WordSet])


def words_of(text: str) -> list[str]:
    """The words of the text, folded, apostrophes straight, in order."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def is_english(text: str) -> bool:
    """Whether the text is in English, by its commonest words; a text without any is not."""
    found = words_of(text[:_LONGEST_LANGUAGE_TEST])
    others = (_count(found, tongue) for tongue in languages() if tongue != "en")
    return _count(found, "en") > max(others, default=0)


def likely_languages(text: str) -> tuple[str, ...]:
    """The languages whose commonest words the text holds most; all that are known where it holds none."""
    found = words_of(text[:_LONGEST_LANGUAGE_TEST])
    counts = {language: _count(found, language) for language in languages()}
    most = max(counts.values())
    return tuple(language for language, count in counts.items() if count == most)


def _count(found: list[str], language: str) -> int:
    return sum(map(function_words(language).__contains__, found))
