import time

import pytest

from goodword.drafting.harm import damaging


@pytest.mark.parametrize(
    "text",
    [
        "The supplier failed us.",
        "He was not reliable.",
        "Our terrible manager left in spring.",
        "They did not deliver.",
        "Unlike my old boss, she listens.",
        "The previous consultant was useless.",
        "She was always late.",
        "My colleague, who ignored every test, left.",
        "Ana lied to the board.",
        "Elle est incompétente.",
        "Er ist faul und unzuverlässig.",
        "Es una persona mentirosa.",
        "Lui è un bugiardo.",
        "Hij is een oplichter.",
        "Ele é um ladrão.",
    ],
)
def test_what_damages_somebody_is_found(text: str) -> None:
    assert damaging(text, ["ana"]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "She saved us from a failed launch.",
        "She was never rude.",
        "She never missed a deadline.",
        "Ana rescued us after the awful outage.",
        "She is not bad at all.",
        "I could not have done it without her.",
        "The launch failed and she mended it.",
        "She did not give up.",
        "Er war nie unzuverlässig.",
        "Elle n'est jamais impolie.",
        "Nunca fue grosera.",
    ],
)
def test_praise_by_way_of_something_bad_is_left_in_peace(text: str) -> None:
    assert damaging(text, ["ana"]) is None


@pytest.mark.parametrize("small_word", ["a", "the", "very", "was"])
def test_small_words_without_end_are_looked_through_in_linear_time(small_word: str) -> None:
    began = time.process_time()
    damaging(f"{small_word} " * 20_000)

    assert time.process_time() - began < 2
