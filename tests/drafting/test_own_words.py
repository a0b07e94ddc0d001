"""Whose words a draft is made of, counted over a hundred drafts of labelled posts (`evaluation/data`)."""

import gzip
import json
import random
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from goodword.drafting import check
from goodword.drafting.lexicon import function_words, words_of
from goodword.nouns import Basis, Pronoun
from goodword.text.catalogue import words
from tests.drafting.conftest import Case, Post, case_of

_LABELLED = Path(__file__).parents[2] / "evaluation" / "data" / "recognition-dev.jsonl.gz"
_DRAFTS = 100
_POSTS_IN_EACH = 7


@cache
def drafts() -> tuple[tuple[frozenset[str], Case], ...]:
    """Drafts of the letters' kind, each with the words of the posts that it is made of."""
    posts, chance = tuple(_posts()), random.Random(3)  # noqa: S311 - the same choice in every run
    found = []
    for _ in range(_DRAFTS):
        chosen = [
            Post(text=text, quote=quote, day=f"{2012 + year}-05-03")
            for year, (text, quote) in enumerate(chance.sample(posts, _POSTS_IN_EACH))
        ]
        said = frozenset(word for post in chosen for word in words_of(post.text)) | {"ana", "ruiz"}
        found.append((said, case_of(chosen, pronoun=chance.choice(list(Pronoun)))))
    return tuple(found)


def _posts() -> Iterator[tuple[str, str]]:
    """English posts to one person with a handle, their handle made Ana's, and what in them is the praise."""
    with gzip.open(_LABELLED, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            targets = row["targets"]
            if (
                row["recognition"]
                and row["lang"] == "en"
                and len(targets) == 1
                and targets[0].startswith("@")
            ):
                text, quote = (row[key].replace(targets[0], "@ana") for key in ("text", "quote"))
                if quote in text:
                    yield text, quote


def _contents(text: str) -> list[str]:
    bare = text.replace("[", "").replace("]", "")
    return [word for word in words_of(bare) if word not in function_words("en") and not word.isdigit()]


def _is_of(word: str, said: frozenset[str]) -> bool:
    """Whether it is a word of the posts, but for the ending that agreement asks for."""
    return bool({word, word.removesuffix("'s"), word.removesuffix("es"), word.removesuffix("s")} & said)


def test_four_fifths_of_the_content_words_of_every_draft_are_the_owners() -> None:
    shares = []
    for said, made in drafts():
        own = " ".join(one.text for one in made.draft.sentences if one.basis is Basis.OWN_WORDS)
        contents = _contents(own)
        shares.append(sum(_is_of(word, said) for word in contents) / max(1, len(contents)))

    assert min(shares) >= 0.8
    assert sum(shares) / len(shares) >= 0.9


def test_every_other_word_is_a_connective_of_the_catalogue_or_of_the_record() -> None:
    english = words("en")
    months = (english.month(date(2016, month, 1)) for month in range(1, 13))
    connectives = frozenset(words_of(" ".join((*english.draft.values(), *months))))
    for said, made in drafts():
        records = " ".join(one.text for one in made.evidence.values() if one.is_record)
        known = connectives | said | frozenset(words_of(records))
        foreign = [word for word in _contents(made.draft.text) if not _is_of(word, known)]
        assert foreign == [], made.draft.text


def test_no_draft_as_it_is_composed_is_stopped_for_what_it_rests_on() -> None:
    for _, made in drafts():
        found = check(made.draft, made.evidence, subject=made.subject, public=True)
        grounds = [one.message for one in found if one.code.startswith("GW10") and one.severity == "forbids"]
        assert grounds == [], made.draft.text
