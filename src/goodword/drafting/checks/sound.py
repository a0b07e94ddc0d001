"""GW409 to GW413 and GW415: how the letter sounds to who decides, and whether they understand it."""

from collections.abc import Callable, Iterator

from goodword.drafting.checks import codes
from goodword.drafting.checks.codes import Code
from goodword.drafting.checks.examined import Examined
from goodword.drafting.lexicon import network_word, plain_words, word_of_a_title, words_of
from goodword.drafting.tone import boast, cliche, doubtful, is_empty_praise
from goodword.nouns import Basis, Check, Severity

_Finder = Callable[[str, str], str | None]


def cliches(examined: Examined) -> Iterator[Check]:
    """GW409."""
    advice = "is said of everybody. What did they do that shows it?"
    return _heard(examined, cliche, codes.CLICHE, advice)


def doubts(examined: Examined) -> Iterator[Check]:
    """GW410: the same words for everybody, whoever is spoken of."""
    advice = "makes a reader wonder what you hold back. Say what you saw, or leave it out."
    return _heard(examined, doubtful, codes.DOUBT, advice)


def boasts(examined: Examined) -> Iterator[Check]:
    """GW411."""
    advice = "is more than one person can have seen; readers believe less after it. Say what you saw."
    return _heard(examined, boast, codes.BOAST, advice)


def _heard(examined: Examined, find: _Finder, code: Code, advice: str) -> Iterator[Check]:
    for place, sentence in examined.numbered(Basis.OWN_WORDS, Basis.OWNER):
        if found := find(sentence.text, examined.draft.language):
            yield code.at(place, f"“{found}” {advice}")


def empty_praise(examined: Examined) -> Iterator[Check]:
    """GW412: a closing may be short and warm, so the last sentence is let be."""
    if not examined.voice.is_english:
        return
    names = frozenset(words_of(examined.draft.subject_name))
    last = len(examined.draft.sentences) - 1
    for place, sentence in examined.numbered(Basis.OWNER):
        if place != last and is_empty_praise(sentence.text, names):
            yield codes.EMPTY_PRAISE.at(place, "It could be said of anybody. Which day were you thinking of?")


def jargon(examined: Examined) -> Iterator[Check]:
    """GW413: a page is read by people who were never on a network; for a title there is GW415."""
    severity = Severity.FORBIDS if examined.is_public else Severity.TELLS
    relation = examined.draft.disclosures.relation or ""
    told = [(place, sentence.text) for place, sentence in examined.numbered()]
    for place, text in (*told, (None, relation)):
        if found := network_word(_without_titles(text, examined)):
            yield codes.JARGON.at(
                place,
                f"“{found}” says nothing to a reader outside the networks. Say “{plain_words(found)}”.",
                severity=severity,
            )


def _without_titles(text: str, examined: Examined) -> str:
    for title in examined.titles:
        text = text.replace(title, " ")
    return text


def titles(examined: Examined) -> Iterator[Check]:
    """GW415: who bears a title chose it, so it may stand as the record has it."""
    for place, sentence in examined.numbered():
        for title in examined.titles:
            if title in sentence.text and (found := word_of_a_title(title)):
                yield codes.INSIDERS_TITLE.at(
                    place,
                    f"“{found[0]}” in their title tells many readers nothing (in plain words: “{found[1]}”). "
                    "The title is theirs and may stand; --edit takes it out.",
                )
    if examined.author_role and (found := word_of_a_title(examined.author_role)):
        yield codes.INSIDERS_TITLE.at(
            None,
            f"“{found[0]}” in your own title, “{examined.author_role}”, which will stand under your name, "
            f"tells many readers nothing (in plain words: “{found[1]}”). The relation can say what you do.",
        )
