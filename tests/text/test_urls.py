import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.urls import canonical_url, host_of, is_web, path_of, travelling_host


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


@given(
    st.from_regex(
        r"(https?://)?(www\.)?(de\.linkedin\.com|twitter\.com|[a-z0-9-]{1,9}(\.[a-z0-9-]{1,9}){1,2})"
        r"(/[a-zA-Z0-9_.~@:-]{0,9}){0,4}",
        fullmatch=True,
    )
)
def test_a_plain_address_gives_what_the_same_one_with_a_query_gives(written: str) -> None:
    """Most addresses are seen without taking them apart; a query has them taken apart."""
    assert canonical_url(written) == canonical_url(f"{written}?trk=x")


@given(st.text())
def test_any_text_gives_an_address_or_none(written: str) -> None:
    assert "//" not in canonical_url(written)[:2]


@given(st.text() | st.text().map(lambda text: f"https://{text}"))
def test_no_address_raises_an_error(written: str) -> None:
    assert (travelling_host(written) != "") or not is_web(written)
    assert host_of(written) or not is_web(written)
    path_of(written)


def test_a_name_of_another_script_travels_in_punycode() -> None:
    assert travelling_host("https://bücher.example/") == "xn--bcher-kva.example"
