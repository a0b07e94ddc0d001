"""A moment corrected by its owner: used at once, kept through every judgement, taken back whole."""

import json
from datetime import UTC, datetime

import pytest

from goodword.errors import MomentNotFoundError, PersonNotFoundError
from goodword.nouns import Direction, Moment, RecognitionKind
from goodword.settings import FixedClock, Home
from goodword.store.derived import recognised_through
from goodword.workflow.asking import moments_with, the_overlooked, the_person
from goodword.workflow.reviewing import Amendment, amend, reviewed, take_back
from goodword.workflow.writing import Choices, begin_draft
from tests.command_line import CommandLine

CLOCK = FixedClock(datetime(2026, 11, 24, tzinfo=UTC))
NUALA, EBO = "x:318204417", "linkedin:in/ebo-quartey"


@pytest.fixture(name="home")
def _home(at_home: CommandLine) -> Home:
    return Home(at_home.home, CLOCK)


def of_nuala(home: Home) -> list[Moment]:
    """What the owner said of Nuala."""
    found = moments_with(home.store, the_person(home.store, NUALA))
    return [moment for moment in found if moment.direction is Direction.GIVEN]


def test_who_was_meant_is_used_at_once_and_through_another_judgement(home: Home) -> None:
    before = len(of_nuala(home))
    one = of_nuala(home)[0].recognition.id

    amend(home.store, [one], Amendment(meant=EBO), clock=CLOCK)
    recognised_through(home.store, version="of another Goodword")  # everything is judged again

    assert len(of_nuala(home)) == before - 1
    words = {m.recognition.passage.quote for m in moments_with(home.store, the_person(home.store, EBO))}
    assert reviewed(home.store)[0].moment.recognition.passage.quote in words
    take_back(home.store, [reviewed(home.store)[0].moment.recognition.id], clock=CLOCK)
    assert len(of_nuala(home)) == before


def test_no_sentence_rests_on_sensitive_words_and_nothing_quotes_them(home: Home) -> None:
    everything = [moment.recognition.id for moment in of_nuala(home)]
    said = max((moment.recognition for moment in of_nuala(home)), key=lambda one: len(one.passage.quote))
    apart, exchange = said.id, said.passage.exchange_id

    amend(home.store, [apart], Amendment(is_sensitive=True), clock=CLOCK)

    assert len(of_nuala(home)) == len(everything)
    hand = begin_draft(home.store, NUALA, choices=Choices(), clock=CLOCK)
    assert not {apart, exchange} & set(hand.evidence)
    shown = [moment for one in the_overlooked(home.store, clock=CLOCK, limit=50) for moment in one.best]
    assert apart not in {moment.recognition.id for moment in shown}


def test_an_unknown_id_or_name_corrects_nothing(home: Home) -> None:
    one = of_nuala(home)[0].recognition.id
    with pytest.raises(MomentNotFoundError, match="no-such"):
        amend(home.store, [one, "no-such"], Amendment(is_hidden=True), clock=CLOCK)
    with pytest.raises(PersonNotFoundError):
        amend(home.store, [one], Amendment(meant="Nobody of that name"), clock=CLOCK)
    assert reviewed(home.store) == ()


def test_the_verb_corrects_the_kind_and_takes_it_back(at_home: CommandLine) -> None:
    one = str(of_nuala(Home(at_home.home, CLOCK))[0].recognition.id)

    told = json.loads(at_home("amend", one, "--kind", "learned", "--json").out)[0]

    assert told["kind"] == RecognitionKind.LEARNED
    assert told["corrected"] == ["kind"]
    assert "corrects" not in at_home("amend", one, "--undo").err
    refused = at_home("amend", one)
    assert refused.code == 2
    assert "Nothing says what to correct" in refused.err
