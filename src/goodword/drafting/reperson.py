"""From "your talk" to "her talk": English sentences turned from the second person to the third.

Rules over the words around each "you". Where a rule is not sure, nothing is
guessed: the answer is None and the sentence stays a quotation
(`docs/why/0041-re-personing.md`).
"""

import re
from dataclasses import dataclass

from goodword.drafting.lexicon import SUBJECT, english
from goodword.nouns import Pronoun

_TOKEN = re.compile(rf"{SUBJECT}|[^\W\d_]+(?:['’][^\W\d_]+)*|.", re.DOTALL)
_YOU = frozenset(
    {"you", "your", "yours", "yourself", "yourselves", "you're", "you've", "you'll", "you'd", "y'all"}
)
_THIRD = frozenset({"she", "he", "her", "his", "him", "hers", "she's", "he's", "herself", "himself"})
_HERS = frozenset({"she", "her", "hers", "herself"})
_HIS = frozenset({"he", "him", "his", "himself"})
_MOST_NAMES = 1
"""“Ana never raised Ana’s voice”: the name said twice reads like a charge sheet."""
_AUXILIARIES = {
    "are": "is",
    "aren't": "isn’t",
    "have": "has",
    "haven't": "hasn’t",
    "do": "does",
    "don't": "doesn’t",
    "were": "was",
    "weren't": "wasn’t",
}
_ADVICE = frozenset({"should", "shouldn't"})
_PAST_AUXILIARIES = frozenset({"had", "hadn't", "did", "didn't"})


@dataclass(frozen=True, slots=True)
class _Forms:
    subject: str
    object: str
    possessive: str
    standing_alone: str
    reflexive: str | None
    is_plural: bool = False


def forms(pronoun: Pronoun, name: str) -> _Forms:
    """The forms of the subject in a sentence; with Pronoun.NAME the name is all of them."""
    match pronoun:
        case Pronoun.SHE:
            return _Forms("she", "her", "her", "hers", "herself")
        case Pronoun.HE:
            return _Forms("he", "him", "his", "his", "himself")
        case Pronoun.THEY:
            return _Forms("they", "them", "their", "theirs", "themselves", is_plural=True)
        case Pronoun.NAME:
            return _Forms(name, name, f"{name}’s", f"{name}’s", None)


class _UnsureError(Exception):
    """No rule is sure of this word."""


def third_person(verb: str) -> str:
    """The plain form `verb` with its ending for she, he and a name: "teaches", "tries", "goes"."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def repersoned(text: str, pronoun: Pronoun, name: str, *, begins: bool = True) -> str | None:
    """The sentence with "you" turned into the subject and its verbs agreeing; None where a rule is unsure.

    `text` holds `goodword.drafting.trim.SUBJECT` where the subject is named. A
    sentence without "you" comes back as it is, with the name in its place. What
    `begins` a sentence gets its capital.
    """
    tokens = _TOKEN.findall(text)
    folded = [token.casefold().replace("’", "'") for token in tokens]
    if not _can_be_one_person(folded, pronoun):
        return None
    turn = _Turn(tokens, folded, forms(pronoun, name))
    try:
        turned = turn.all()
    except _UnsureError:
        return None
    turned = turned.replace(SUBJECT, name)
    return turned[:1].upper() + turned[1:] if begins else turned


def _can_be_one_person(folded: list[str], pronoun: Pronoun) -> bool:
    addresses = [token for token in folded if token in _YOU]
    if not addresses:
        return not _is_other_pronoun(folded, pronoun)
    is_third_named = SUBJECT in folded or any(token in _THIRD for token in folded)
    too_many = pronoun is Pronoun.NAME and len(addresses) > _MOST_NAMES
    return not (is_third_named or too_many or "?" in folded)


def _is_other_pronoun(folded: list[str], pronoun: Pronoun) -> bool:
    """Whether the owner wrote "he" of someone who is "she" in this letter."""
    used = {token.removesuffix("'s") for token in folded}
    hers, his = bool(used & _HERS), bool(used & _HIS)
    match pronoun:
        case Pronoun.SHE:
            return his
        case Pronoun.HE:
            return hers
        case Pronoun.THEY:
            return hers or his
        case Pronoun.NAME:
            return hers and his


@dataclass(slots=True)
class _Turn:
    """One pass over the words of a sentence."""

    tokens: list[str]
    folded: list[str]
    forms: _Forms

    def all(self) -> str:
        made_plain = False
        for place, token in enumerate(self.folded):
            if token in _YOU:
                made_plain |= self._one(place, token)
        if made_plain and not self.forms.is_plural and self._has_second_verb():
            raise _UnsureError
        return "".join(self.tokens)

    def _one(self, place: int, token: str) -> bool:
        """Turn the word at `place`; True where a plain verb was made to agree."""
        match token:
            case "your":
                self.tokens[place] = self.forms.possessive
            case "yours":
                self.tokens[place] = self.forms.standing_alone
            case "yourself" if self.forms.reflexive:
                self.tokens[place] = self.forms.reflexive
            case "you're" | "you've" | "you'll" | "you'd":
                self._contraction(place, token)
            case "you":
                return self._you(place)
            case _:
                raise _UnsureError
        return False

    def _contraction(self, place: int, token: str) -> None:
        following = self._word(place, 1)
        full = {
            "you're": "are" if self.forms.is_plural else "is",
            "you've": "have" if self.forms.is_plural else "has",
            "you'll": "will",
            "you'd": "had" if following.endswith("ed") else "would",
        }[token]
        is_unclear = full == "would" and following not in english().plain | {"be", "not", "have"}
        if is_unclear:
            raise _UnsureError
        self.tokens[place] = f"{self.forms.subject} {full}"

    def _you(self, place: int) -> bool:
        before, (verb_place, verb) = self._word(place, -1), self._verb_after(place)
        if self._word(place, 1) in english().plural_after_you or before in english().inverters:
            raise _UnsureError
        if before in {"thank", "thanking"}:
            return self._as_object(place, is_sure=bool(self._word(place, -2)))
        if before in english().prepositions or self._word(place, 1) == "":
            return self._as_object(place, is_sure=before != "")
        if before in english().causatives and (verb in english().plain or verb.endswith("ing")):
            return self._as_object(place, is_sure=True)
        if before in english().ditransitives:
            return self._as_object(place, is_sure=not _is_verb(verb))
        if not _is_verb(verb):
            return self._as_object(place, is_sure=before != "" and verb in _may_follow_an_object())
        return self._as_subject(place, verb_place, verb)

    def _as_object(self, place: int, *, is_sure: bool) -> bool:
        if not is_sure:
            raise _UnsureError
        self.tokens[place] = self.forms.object
        return False

    def _as_subject(self, place: int, verb_place: int, verb: str) -> bool:
        if verb in english().same_in_past or verb in _ADVICE:
            raise _UnsureError
        self.tokens[place] = self.forms.subject
        is_plain = verb in english().plain and verb not in english().past
        if self.forms.is_plural or not (is_plain or verb in _AUXILIARIES):
            return False
        self.tokens[verb_place] = _AUXILIARIES.get(verb) or third_person(self.tokens[verb_place])
        if self._word(verb_place, 1) in {"and", "or"}:
            raise _UnsureError
        return True

    def _word(self, place: int, step: int) -> str:
        """The neighbouring word, empty where a mark or the end stands between."""
        here = place
        for _ in range(abs(step)):
            here += 1 if step > 0 else -1
            while 0 <= here < len(self.folded) and self.folded[here].isspace():
                here += 1 if step > 0 else -1
        is_word = 0 <= here < len(self.folded) and self.folded[here][:1].isalpha()
        return self.folded[here] if is_word else ""

    def _verb_after(self, place: int) -> tuple[int, str]:
        """The first word after `place` that is no adverb, and where it stands."""
        for here in range(place + 1, len(self.folded)):
            token = self.folded[here]
            if token.isspace() or token in english().adverbs or _is_adverb(token):
                continue
            return here, token if token[:1].isalpha() else ""
        return len(self.folded), ""

    def _has_second_verb(self) -> bool:
        """Whether a second plain verb hangs on the same "you": "you listen and explain"."""
        joined, how = False, False
        for place, token in enumerate(self.folded):
            if token in {"and", "or", "but", ","}:
                joined, how = True, False
            elif joined and token[:1].isalpha():
                is_how = token in english().adverbs or _is_adverb(token)
                if not is_how and self._looks_like_a_verb(place, token, after_adverb=how):
                    return True
                joined, how = is_how, is_how
        return False

    def _looks_like_a_verb(self, place: int, token: str, *, after_adverb: bool) -> bool:
        """Whether the word is a plain verb, or stands where one would: after an adverb, before an object."""
        if token in english().plain | _AUXILIARIES.keys():
            return True
        small = english().determiners | english().prepositions
        is_none = token in small or token.endswith(("s", "ed", "ing"))
        return not is_none and (after_adverb or self._word(place, 1) in english().determiners)


def _is_adverb(token: str) -> bool:
    return token.endswith("ly") and token not in {
        "reply",
        "apply",
        "supply",
        "rely",
        "fly",
        "multiply",
        "only",
    }


def _is_verb(token: str) -> bool:
    return (
        token in english().plain
        or token in english().past
        or token in english().modals
        or token in english().same_in_past
        or token in _AUXILIARIES
        or token in _PAST_AUXILIARIES
        or (token.endswith("ed") and len(token) > len("need"))
    )


def _may_follow_an_object() -> frozenset[str]:
    return english().prepositions | english().may_follow_an_object | {""}
