import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.ids import canonical_url, exchange_id, exchange_ids


@given(st.text(), st.text(), st.text())
def test_the_fast_way_to_an_exchange_id_gives_the_same_id(source: str, owning: str, native_id: str) -> None:
    assert exchange_ids(source, owning)(native_id) == exchange_id(source, owning, native_id)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("https://www.linkedin.com/in/Jos%C3%A9-Alvarez/?trk=x", "linkedin.com/in/josé-alvarez"),
        ("www.linkedin.com/in/ana", "linkedin.com/in/ana"),
        ("https://de.linkedin.com/in/ana", "linkedin.com/in/ana"),
        ("https://twitter.com/Ana", "x.com/ana"),
        ("https://Quay.example/@Ana#top", "quay.example/@Ana"),
        ("https://[broken", ""),
        ("nonsense//", ""),
        ("", ""),
    ],
)
def test_an_address_is_compared_without_what_does_not_matter(written: str, canonical: str) -> None:
    assert canonical_url(written) == canonical


@given(st.text())
def test_any_text_gives_an_address_or_none(written: str) -> None:
    assert "//" not in canonical_url(written)[:2]
