"""The version of the judgement: it changes with every word, rule, weight and with the code."""

from hashlib import blake2b

from goodword.recognition.cues import LANGUAGES
from goodword.text.shipped import shipped_bytes

_CODE = "9"
"""Raised by hand when the code judges differently with the same data."""
DATA = (
    *(f"{language}.toml" for language in LANGUAGES),
    *(f"common-{language}.txt" for language in LANGUAGES if language not in {"ja", "ar"}),
    "credits.toml",
    "given-names.txt",
    "help.toml",
    "meanings.txt",
    "names.toml",
    "pronouns.toml",
    "receivers.json",
    "unnamed.toml",
    "vetoes.toml",
    "weights.json",
)


def _digest() -> str:
    digest = blake2b(digest_size=6)
    for name in DATA:
        digest.update(shipped_bytes("goodword.recognition.rules", name))
    return digest.hexdigest()


VERSION = f"{_CODE}-{_digest()}"
"""What derived recognitions are stamped with; another version means judging again."""
