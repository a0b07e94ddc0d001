"""Lists for questions come in few lengths, and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from goodword.store.rows import AT_ONCE, in_filled_lots


@given(st.integers(0, 3 * AT_ONCE))
def test_filled_lots_hold_all_values_in_lengths_that_are_powers_of_two(count: int) -> None:
    lots = list(in_filled_lots(iter(range(count))))

    assert [value for lot in lots for value in dict.fromkeys(lot)] == list(range(count))
    assert all(len(lot).bit_count() == 1 and len(lot) <= AT_ONCE for lot in lots)
