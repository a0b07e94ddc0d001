"""GW4xx: whether the letter does what a letter is for."""

import re
from collections.abc import Iterator

from goodword.drafting.checks import codes
from goodword.drafting.checks.examined import Examined
from goodword.drafting.lengths import LENGTHS
from goodword.drafting.lexicon import words_of
from goodword.drafting.shares import share_of
from goodword.nouns import Basis, Check, Pronoun, TextForm
from goodword.text.linkedin import MOST_CHARACTERS, SEEN_FIRST

_FEWEST_CHARACTERS = 120
_NAMES = {
    TextForm.LINE: "a line",
    TextForm.LINKEDIN: "a recommendation on LinkedIn",
    TextForm.LETTER: "a letter",
}
_FEWEST_WORDS_OF_A_DEED = 5
_PRONOUNS = {
    Pronoun.SHE: frozenset({"she", "her", "hers", "herself"}),
    Pronoun.HE: frozenset({"he", "him", "his", "himself"}),
}
_QUOTED = re.compile(r"[“„«][^”“»]*[”“»]")


def length(examined: Examined) -> Iterator[Check]:
    """GW401 and GW402."""
    size, words = len(examined.draft.text), len(examined.draft.text.split())
    form = LENGTHS[examined.draft.form]
    if size > MOST_CHARACTERS:
        yield codes.TOO_LONG.at(
            None, f"{size} characters; LinkedIn takes {MOST_CHARACTERS}. Take a deed out."
        )
    if 0 < size < _FEWEST_CHARACTERS:
        yield codes.TOO_SHORT.at(
            None, f"{size} characters: a reader learns little. One concrete example would help."
        )
    elif 0 < words < form.fewest_words:
        yield codes.TOO_SHORT.at(
            None,
            f"{words} words; {_NAMES[examined.draft.form]} carries best at {form.fewest_words} to "
            f"{form.most_words}. `goodword ask` helps to find one more example.",
        )
    if words > form.most_words and size <= MOST_CHARACTERS:
        yield codes.TOO_LONG.at(
            None,
            f"{words} words; {_NAMES[examined.draft.form]} is read to its end up to {form.most_words}. "
            "Take a deed out.",
        )


def opening(examined: Examined) -> Iterator[Check]:
    """GW403: name, relation and one concrete deed within the first 200 characters."""
    seen = examined.draft.text[:SEEN_FIRST]
    lacking = []
    if not _names_subject(examined, seen):
        lacking.append("the name")
    if not _tells_relation(examined, seen):
        lacking.append("how you know each other")
    if not _begins_a_deed(examined):
        lacking.append("a concrete deed")
    if lacking and examined.draft.sentences:
        yield codes.WEAK_OPENING.at(
            None,
            f"Many readers see {SEEN_FIRST} characters at first; they lack {' and '.join(lacking)}.",
        )


def _names_subject(examined: Examined, text: str) -> bool:
    written = {word.removesuffix("'s") for word in words_of(text)}
    name = examined.draft.subject_name
    # A name of emoji alone has no words.
    return name in text or bool(written & set(words_of(name)))


def _tells_relation(examined: Examined, seen: str) -> bool:
    """Whether the first sentence of fact, or the owner's own words of relation, stand in what is seen."""
    relation = examined.draft.disclosures.relation
    facts = [sentence.text for _, sentence in examined.numbered(Basis.FACT)]
    told = bool(facts) and facts[0][:40] in seen
    own = {word for word in words_of(relation or "") if len(word) > len("with")}
    return told or len(own & set(words_of(seen))) > 1


def _begins_a_deed(examined: Examined) -> bool:
    """Whether a sentence of a deed stands within what is seen, the better half of it at least."""
    text = examined.draft.text
    for place, sentence in examined.numbered(Basis.OWN_WORDS, Basis.OWNER):
        start = text.find(sentence.text)
        half = start + len(sentence.text) // 2
        if start >= 0 and half <= SEEN_FIRST and _is_deed(examined, place):
            return True
    return False


def _is_deed(examined: Examined, place: int) -> bool:
    """Whether the sentence tells what was done: in words of the time, or in what the owner saw."""
    sentence = examined.draft.sentences[place]
    return len(sentence.text.split()) >= _FEWEST_WORDS_OF_A_DEED and (
        sentence.basis is Basis.OWN_WORDS or (sentence.is_confirmed or bool(sentence.evidence))
    )


def deed(examined: Examined) -> Iterator[Check]:
    """GW404."""
    if examined.draft.sentences and not any(_is_deed(examined, place) for place, _ in examined.numbered()):
        yield codes.NO_DEED.at(
            None, "No sentence tells one thing that they did. One example says more than any adjective."
        )


def closing(examined: Examined) -> Iterator[Check]:
    """GW405: the last word is the owner's."""
    sentences = examined.draft.sentences
    if sentences and sentences[-1].basis is not Basis.OWNER:
        yield codes.NO_CLOSING.at(
            None,
            f"The closing is yours: for what would you recommend {examined.draft.subject_name}? "
            "Add a line with --edit.",
        )


def own_words(examined: Examined) -> Iterator[Check]:
    """GW414: a letter of dates and counts says little that only its writer could say."""
    share = share_of(examined.draft.sentences, examined.evidence, examined.voice)
    if not share.is_own:
        yield codes.FEW_OWN_WORDS.at(
            None,
            f"Of {share.all} words that carry meaning {share.own} are your own; the rest is of the record. "
            "`goodword ask` helps to find one more example.",
        )


def pronouns(examined: Examined) -> Iterator[Check]:
    """GW406: she and he for one person; quotations keep what was written."""
    chosen = examined.draft.pronoun
    if chosen not in _PRONOUNS or not examined.voice.is_english:
        return
    others = frozenset().union(*(words for pronoun, words in _PRONOUNS.items() if pronoun is not chosen))
    for place, sentence in examined.numbered():
        found = [word for word in words_of(_QUOTED.sub(" ", sentence.text)) if word in others]
        if found:
            yield codes.OTHER_PRONOUN.at(
                place, f"“{found[0]}” does not fit “{chosen}”, which you chose. Is it someone else?"
            )


def name(examined: Examined) -> Iterator[Check]:
    """GW407 and GW408."""
    if not examined.draft.sentences:
        yield codes.EMPTY.at(None, "Nothing is written yet. Add a sentence of your own with --edit.")
    elif not _names_subject(examined, examined.draft.text):
        yield codes.NO_NAME.at(None, f"The letter does not name {examined.draft.subject_name}.")
