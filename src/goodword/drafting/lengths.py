"""How long each form is: what readers read to the end (`docs/why/0101-forms-and-questions.md`)."""

from collections.abc import Mapping
from dataclasses import dataclass

from goodword.nouns import TextForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A form's words from fewest to most, and how many deeds it may tell."""

    fewest_words: int
    most_words: int
    most_deeds: int


LENGTHS: Mapping[TextForm, Length] = {
    TextForm.LINE: Length(fewest_words=6, most_words=35, most_deeds=1),
    TextForm.LINKEDIN: Length(fewest_words=90, most_words=180, most_deeds=7),
    TextForm.LETTER: Length(fewest_words=180, most_words=350, most_deeds=12),
}
