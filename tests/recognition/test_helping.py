"""The kind of help is told where the words tell it, in every language, and nowhere else."""

import pytest

from goodword.nouns import HelpKind
from goodword.recognition import kinds_of_help
from goodword.recognition.cues import LANGUAGES
from goodword.recognition.helping import _listed


@pytest.mark.parametrize(
    ("language", "quote", "kinds"),
    [
        ("en", "Her advice on the lease saved us", "advice"),
        ("en", "he mentored me through the first winter", "guidance"),
        ("en", "you put me in touch with the harbour office", "introduction"),
        ("en", "she proofread all ninety pages", "review"),
        ("en", "taught me to splice and introduced me to the yard", "introduction teaching"),
        ("en", "you believed in me when nobody did", "encouragement"),
        ("en", "thanks for spreading it: you shared my shop with everyone", "amplification"),
        ("en", "he repaired the pump at midnight", "work"),
        ("en", "you are a star", ""),
        ("es", "gracias por tus consejos", "advice"),
        ("fr", "elle a relu mon mémoire", "review"),
        ("de", "er hat mir das Schweißen beigebracht", "teaching"),
        ("pt", "apresentou-me ao diretor", "introduction"),
        ("it", "mi ha incoraggiato ogni giorno", "encouragement"),
        ("nl", "zij heeft mijn band gerepareerd", "work"),
        ("pl", "nauczyła mnie szyć", "teaching"),
        ("tr", "beni müdürle tanıştırdı", "introduction"),
        ("id", "terima kasih sarannya, dia memperbaiki pompa", "work"),
        ("hi-en", "usne mujhe sikhaya", "teaching"),
        ("ja", "論文を添削してくれた", "review"),
        ("ar", "علمني العزف", "teaching"),
    ],
)
def test_the_kind_of_help_is_what_the_words_say(language: str, quote: str, kinds: str) -> None:
    assert " ".join(kinds_of_help(quote, language)) == kinds


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_every_kind(language: str) -> None:
    assert set(_listed()[language]) == set(HelpKind)
