"""The essay among the samples: what Goodword finds in it, and what it leaves alone."""

from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.nouns import Account, Exchange, HelpKind, RecognitionKind
from goodword.recognition import NameBook, kinds_of_help, recognitions_in
from goodword.sources import identify
from goodword.text.sentences import split

KINDS_OF_HELP = ("introduced", "reviewed", "taught", "lent", "covered", "stayed", "read my first talk")
EXPERTS = (
    "Dr Orla Fennimore, a psychologist at the Skerry Institute",
    "Tobias Renneker, an engineer at Northing Data",
)


@pytest.fixture(scope="module")
def essay(samples: Path) -> Exchange:
    with open_archive(samples / "blog.zip") as archive:
        (found,) = (one for one in identify(archive).read(archive) if isinstance(one, Exchange))
    return found


@pytest.fixture(scope="module")
def names(samples: Path) -> NameBook:
    with open_archive(samples / "blog.zip") as archive:
        return NameBook([one for one in identify(archive).read(archive) if isinstance(one, Account)])


def test_the_essay_tells_of_help_experts_a_company_and_a_letter_without_a_name(essay: Exchange) -> None:
    text = " ".join(essay.text.split())
    assert all(f"Somebody {help_}" in text for help_ in KINDS_OF_HELP)
    assert all(expert in text for expert in EXPERTS)
    assert "The woman who was my boss wrote me a recommendation" in text
    assert "Stronach" not in text


def test_the_essay_praises_a_company_and_those_it_links_to(essay: Exchange, names: NameBook) -> None:
    found = recognitions_in(essay, names)
    assert "Lanternway" in {one.receiver_name for one in found}
    help_ = [one for one in found if one.receiver == "linkedin:in/wendeline-achterberg"]
    assert [one.kind for one in help_] == [RecognitionKind.HELP]
    assert "napkin" in help_[0].passage.quote


def test_the_essay_tells_of_at_least_five_kinds_of_help(essay: Exchange) -> None:
    helping = [
        essay.text[start:end] for start, end in split(essay.text) if "Somebody" in essay.text[start:end]
    ]
    kinds = {kind for sentence in helping for kind in kinds_of_help(sentence)}
    assert len(helping) == len(KINDS_OF_HELP)
    assert {HelpKind.INTRODUCTION, HelpKind.REVIEW, HelpKind.TEACHING, HelpKind.WORK} <= kinds
    assert len(kinds) >= 5


def test_the_words_of_a_reader_are_not_hers(essay: Exchange) -> None:
    assert essay.quoted
    assert "kindest writer" in essay.quoted
    assert "kindest writer" not in essay.text
