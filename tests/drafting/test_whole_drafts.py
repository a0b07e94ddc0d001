"""Whose words a whole draft is made of: relation, connectives and what the record tells are counted too.

Over drafts of the labelled posts (`evaluation/data`), in every language that letters are made in. What is
counted here is counted anew, not by the code that composes.
"""

import gzip
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import Stemmer
from hypothesis import given
from hypothesis import strategies as st

from goodword.drafting import check
from goodword.drafting.lexicon import function_words, words_of
from goodword.nouns import Basis, Pronoun, TextForm
from goodword.text.catalogue import languages, words
from tests.drafting.conftest import Case, Post, case_of

_LABELLED = Path(__file__).parents[2] / "evaluation" / "data" / "recognition-dev.jsonl.gz"
_SMALL = frozenset[str]().union(*(function_words(language) for language in languages()))
_STEMMERS = [
    Stemmer.Stemmer(name)
    for name in ("english", "german", "french", "spanish", "italian", "dutch", "portuguese")
]
_DRAFTS = {"en": 24}
_POSTS_IN = {TextForm.LINE: 5, TextForm.LINKEDIN: 8, TextForm.LETTER: 12}


@cache
def _posts() -> dict[str, tuple[tuple[str, str], ...]]:
    """By language, posts to one person with a handle, theirs made Ana's, and what in them is the praise."""
    found: dict[str, list[tuple[str, str]]] = {language: [] for language in languages()}
    with gzip.open(_LABELLED, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            targets = row["targets"]
            is_told = row["recognition"] and row["lang"] in found
            if is_told and len(targets) == 1 and targets[0].startswith("@"):
                text, quote = (row[key].replace(targets[0], "@ana") for key in ("text", "quote"))
                if quote in text:
                    found[row["lang"]].append((text, quote))
    return {language: tuple(told) for language, told in found.items()}


def _drafts(language: str, form: TextForm, *, is_full: bool = True) -> Iterator[tuple[frozenset[str], Case]]:
    """Drafts for somebody whose role and skill are known, each with the stems of the posts it is made of."""
    chance = random.Random(f"{language} {form}")  # noqa: S311 - the same choice in every run
    for _ in range(_DRAFTS.get(language, 8)):
        number = _POSTS_IN[form] if is_full else chance.choice([1, 2, _POSTS_IN[form]])
        posts = [
            Post(text=text, quote=quote, day=f"{2012 + year}-05-03")
            for year, (text, quote) in enumerate(chance.sample(_posts()[language], number))
        ]
        made = case_of(
            posts, pronoun=chance.choice(list(Pronoun)), language=language, skills=("Pricing",), form=form
        )
        yield frozenset(stem for post in posts for word in words_of(post.text) for stem in _stems(word)), made


def _stems(word: str) -> set[str]:
    bare = word.removesuffix("'s")
    return {bare, *(stemmer.stemWord(bare) for stemmer in _STEMMERS)}


def _share(said: frozenset[str], made: Case) -> float:
    text = made.draft.text.replace("[", "").replace("]", "")
    content = [
        word
        for word in words_of(text)
        if word not in _SMALL and not word.isdigit() and word.removesuffix("'s") not in {"ana", "ruiz"}
    ]
    return sum(not said.isdisjoint(_stems(word)) for word in content) / len(content)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("form", list(TextForm))
def test_four_content_words_in_five_of_a_whole_draft_are_the_owners_or_it_says_so(
    language: str, form: TextForm
) -> None:
    shares = []
    for said, made in _drafts(language, form, is_full=False):
        if not any(one.basis is Basis.OWN_WORDS for one in made.draft.sentences):
            continue  # no post could stand in a letter
        share = _share(said, made)
        shares.append(share)
        found = check(made.draft, made.evidence, subject=made.subject, public=True)
        assert (share >= 0.8) or ("GW414" in {one.code for one in found}), made.draft.text
    assert sum(share >= 0.8 for share in shares) >= 0.95 * len(shares)


@st.composite
def _random_drafts(draw: st.DrawFn) -> tuple[frozenset[str], Case]:
    """A draft of up to eight posts in any languages and years, to anybody's form, with the posts' stems."""
    told = st.sampled_from([post for posts in _posts().values() for post in posts])
    posts = [
        Post(text=text, quote=quote, day=f"{draw(st.integers(2009, 2026))}-{draw(st.integers(1, 11)):02}-03")
        for text, quote in draw(st.lists(told, min_size=1, max_size=8, unique=True))
    ]
    made = case_of(
        posts,
        pronoun=draw(st.sampled_from(Pronoun)),
        language=draw(st.sampled_from(languages())),
        skills=draw(st.sampled_from([(), ("Pricing",), ("Pricing", "Negotiation")])),
        form=draw(st.sampled_from(TextForm)),
    )
    return frozenset(stem for post in posts for word in words_of(post.text) for stem in _stems(word)), made


_OF_THE_WORDS = ("GW10", "GW11")


@given(_random_drafts())
def test_whatever_was_written_a_draft_is_of_the_owners_words_or_says_that_it_is_too_thin(
    drawn: tuple[frozenset[str], Case],
) -> None:
    said, made = drawn
    found = check(made.draft, made.evidence, subject=made.subject, public=True)
    codes = {one.code for one in found}

    has_deed = any(one.basis is Basis.OWN_WORDS for one in made.draft.sentences)
    assert not has_deed or _share(said, made) >= 0.8 or "GW414" in codes, made.draft.text
    assert [one.message for one in found if one.code.startswith(_OF_THE_WORDS)] == [], made.draft.text


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
def test_in_other_languages_every_sentence_of_the_owner_is_a_dated_quotation_of_their_words(
    language: str,
) -> None:
    marks = words(language)
    seen = 0
    for _, made in (*_drafts(language, TextForm.LINKEDIN), *_drafts(language, TextForm.LETTER)):
        for one in (one for one in made.draft.sentences if one.basis is Basis.OWN_WORDS):
            before, opening, quoted = one.text.rstrip(".").partition(marks.quote_open)
            post = made.evidence[one.evidence[0]]
            said = iter(words_of(post.text))
            assert opening, one.text
            assert quoted.endswith(marks.quote_close), one.text
            assert str(post.sent_at and post.sent_at.year) in before, one.text
            named = quoted.replace("[Ana]", "ana")
            assert all(word in said for word in words_of(named)), one.text
            seen += 1
    assert seen > 50


def test_facts_give_way_where_the_owners_words_are_few_and_stand_where_there_is_room() -> None:
    fewest = [Post(text="@ana your map saved us days.", day="2014-05-03")]
    few = [*fewest, Post(text="@ana your checklist saved the autumn fair.", day="2015-05-03")]
    many = [Post(text=text, day=f"{2014 + at}-05-03") for at, text in enumerate(_DEEDS)]

    assert case_of(fewest).draft.sentences[0].text == "Ana Ruiz and I go back to 2014."
    assert case_of(few).draft.sentences[0].text == "I have known Ana Ruiz since 2014."
    assert case_of(many).draft.sentences[0].text == (
        "I have known Ana Ruiz, Head of Pricing at Tidewater, since 2014."
    )


_DEEDS = (
    "@ana your pricing workshop changed how we bill 40 clients.",
    "@ana you caught the error in the dosage table before the wards used it.",
    "@ana you drove to Leeds in the snow to mend our label printer.",
    "@ana your checklist saved the autumn fair when the hall flooded.",
)
