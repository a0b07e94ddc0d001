"""How much of a draft is said in the owner's own words: counted over its content words.

A content word is one that carries what a sentence says: no small word of any language of letters, no
figure, and not the name of the person, which stands in every letter. It is the owner's where the
evidence that its sentence cites holds it in the owner's own text, whatever its ending
(`docs/why/0162-four-words-in-five.md`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from goodword.drafting.lexicon import function_words, words_of
from goodword.drafting.voice import Voice
from goodword.nouns import Basis, Evidence, Sentence
from goodword.text.catalogue import languages
from goodword.text.stems import without_ending

FOUR_IN_FIVE = 0.8
_ALGORITHMS = ("english", "german", "french", "spanish", "italian", "dutch", "portuguese")


@dataclass(frozen=True, slots=True)
class Share:
    """Content words: all of them, and those that are the owner's."""

    own: int
    all: int

    def __add__(self, other: "Share") -> "Share":
        """Both together."""
        return Share(self.own + other.own, self.all + other.all)

    @property
    def is_own(self) -> bool:
        """Whether four in five are the owner's; of nothing they are."""
        return self.own >= FOUR_IN_FIVE * self.all


def share_of(sentences: Iterable[Sentence], evidence: Mapping[str, Evidence], voice: Voice) -> Share:
    """The share of these sentences; what the owner typed is the owner's."""
    return sum((_of_one(one, evidence, voice) for one in sentences), Share(0, 0))


def content_words(text: str, voice: Voice) -> list[str]:
    """The words of the text that carry what it says."""
    named = frozenset(words_of(voice.name))
    return [
        word
        for word in words_of(text.replace("[", "").replace("]", ""))
        if word not in _small_words() and not word.isdigit() and word.removesuffix("'s") not in named
    ]


def _of_one(sentence: Sentence, evidence: Mapping[str, Evidence], voice: Voice) -> Share:
    content = content_words(sentence.text, voice)
    if sentence.basis is Basis.OWNER:
        return Share(len(content), len(content))
    cited = (evidence[key] for key in sentence.evidence if key in evidence)
    said = frozenset(
        form
        for piece in cited
        if piece.is_own and not piece.is_record
        for word in words_of(piece.text)
        for form in _forms(word)
    )
    return Share(sum(not said.isdisjoint(_forms(word)) for word in content), len(content))


@cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*(function_words(language) for language in languages()))


@cache
def _forms(word: str) -> frozenset[str]:
    bare = word.removesuffix("'s")
    return frozenset([bare, *(f"{algorithm}:{without_ending(bare, algorithm)}" for algorithm in _ALGORITHMS)])
