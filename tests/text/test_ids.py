from hypothesis import given
from hypothesis import strategies as st

from goodword.text.ids import exchange_id, exchange_ids


@given(st.text(), st.text(), st.text())
def test_the_fast_way_to_an_exchange_id_gives_the_same_id(source: str, owning: str, native_id: str) -> None:
    assert exchange_ids(source, owning)(native_id) == exchange_id(source, owning, native_id)
