"""The weights that stand together in one number come out as they went in."""

from hypothesis import given
from hypothesis import strategies as st

from goodword.nouns import RecognitionKind
from goodword.recognition import model
from goodword.recognition.model import is_low, kind_of, log_odds, packed, packed_bias, told_by, weights

NUMBERS = st.lists(st.integers(-8_000, 8_000), min_size=8, max_size=8)


@given(bias=NUMBERS, features=st.lists(NUMBERS, max_size=40))
def test_sums_of_packed_numbers_are_the_sums_of_each(bias: list[int], features: list[list[int]]) -> None:
    together = packed_bias(bias[0], bias[1], bias[2:])
    together += sum(packed(one[0], one[1], one[2:]) for one in features)

    sums = [sum(column) for column in zip(bias, *features, strict=True)]
    assert log_odds(together) == sums[0] / model.THOUSANDTHS
    assert is_low(together) is (sums[1] > 0)
    order = weights().kind_order
    assert kind_of(together) is order[max(range(len(order)), key=lambda place: (sums[2 + place], -place))]


def test_not_even_all_features_together_leave_the_place_of_a_number() -> None:
    places = 2 + len(RecognitionKind)
    numbers = [
        [model.number(packed_one + packed_bias(0, 0, [0] * (places - 2)), place) for place in range(places)]
        for packed_one in weights().features.values()
    ]
    for column in zip(*numbers, strict=True):
        assert sum(map(abs, column)) < model.HALF / 2


def test_nothing_is_told_by_features_that_nobody_knows() -> None:
    assert told_by({"no such feature", ""}) == weights().bias
