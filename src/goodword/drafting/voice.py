"""How the subject is spoken of in one draft, in its language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from goodword.drafting.reperson import forms
from goodword.nouns import Draft, Pronoun
from goodword.text.catalogue import Words, words
from goodword.text.languages import primary_language
from goodword.text.names import given_name


@dataclass(frozen=True, slots=True)
class Voice:
    """The subject's name, the owner's choice of pronoun, and the words of the language."""

    name: str
    pronoun: Pronoun
    language: str

    @classmethod
    def of(cls, draft: Draft) -> "Voice":
        """The voice in which `draft` is written."""
        return cls(draft.subject_name, draft.pronoun, draft.language)

    @property
    def is_english(self) -> bool:
        """Whether sentences may be re-personed: the rules know English only."""
        return primary_language(self.language) == "en"

    @property
    def words(self) -> Words:
        """The catalogue of the language."""
        return words(self.language)

    @property
    def short(self) -> str:
        """The given name; the whole name where it has one word, or in a script without case."""
        given = given_name(self.name)
        return given if given[:1].isupper() else self.name

    @property
    def whom(self) -> str:
        """The subject as an object: her, him, them, Ana; the name in languages other than English."""
        return forms(self.pronoun, self.short).object if self.is_english else self.name

    @property
    def subject(self) -> str:
        """The subject as the one who does something: she, Ana; the name in languages other than English."""
        return forms(self.pronoun, self.short).subject if self.is_english else self.name

    @property
    def possessive(self) -> str:
        """Her, his, their, Ana’s."""
        return forms(self.pronoun, self.short).possessive

    def again(self, sentence: str) -> str:
        """The sentence with "she" or "he" where it begins with the name, which was said already."""
        name, _, rest = sentence.partition(" ")
        is_name = self.is_english and name == self.short and self.name not in sentence
        if not is_name or self.pronoun not in {Pronoun.SHE, Pronoun.HE} or self.short in rest:
            return sentence
        return f"{self.subject.capitalize()} {rest}"

    def say(self, key: str, **slots: str) -> str:
        """The sentence `key` of the catalogue, its places filled; a name that holds braces stays itself."""
        return self.words.draft[key].format(**slots)

    def has(self, key: str) -> bool:
        """Whether the language has a sentence of its own for `key`."""
        return key in self.words.draft

    def month(self, at: datetime) -> str:
        """“May 2016”, in the language."""
        return self.words.month(at.date())

    def count(self, number: int) -> str:
        """The number in words up to twelve, else in digits."""
        spelled = self.words.draft["number_words"].split()
        return spelled[number] if number < len(spelled) else str(number)

    def listing(self, items: Sequence[str]) -> str:
        """“Pricing, rivers and patience”, in the language."""
        return self.words.listing(items)
