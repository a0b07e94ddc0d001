"""Make the lists of common words again: what is written in lower case is no name.

    python evaluation/common_words.py

English from GoEmotions' training split (seen three times), other languages from the labelled set.
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from posts import labelled
from talk import comments
from training import RULES

WORD = re.compile(r"(?<![@\w#.])[^\W\d_][\w’']*")
BEGINS = " \"'(“¿¡"


def count(texts: list[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in lower case, and with a capital inside a sentence."""
    low: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for found in WORD.finditer(text):
            word, before = found.group(), text[: found.start()].rstrip(BEGINS)
            if word[0].islower():
                low[word] += 1
            elif before and before[-1] not in ".!?\n:":
                capital[word.lower()] += 1
    return low, capital


def main() -> None:
    """Write one list a language."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    texts["en"] = [text for text, _ in comments("goemotions-train.tsv.gz")]
    for post in labelled():
        if post.lang not in {"en", "ja", "ar"}:
            texts[post.lang].append(post.text)
    for language, its in texts.items():
        low, capital = count(its)
        least = 3 if language == "en" else 1
        words = sorted(
            word for word, seen in low.items() if seen >= least and capital[word] < seen and len(word) > 1
        )
        (RULES / f"common-{language}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
        print(f"{language}: {len(words)} words")


if __name__ == "__main__":
    main()
