import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.handles import folded_handle, local_part
from goodword.text.languages import primary_language
from goodword.text.letters import script_of, without_marks


@pytest.mark.parametrize(
    ("written", "bare"), [("Señora Müller", "Senora Muller"), ("ﬁn", "fin"), ("각", "각")]
)
def test_marks_fall_away_and_letters_stay(written: str, bare: str) -> None:
    assert without_marks(written) == bare


@given(st.text())
def test_what_has_no_marks_has_none_to_lose(text: str) -> None:
    assert without_marks(without_marks(text)) == without_marks(text)


def test_a_letter_tells_its_script() -> None:
    assert [script_of(letter) for letter in "aяあ"] == ["LATIN", "CYRILLIC", "HIRAGANA"]
    assert script_of("\0") == ""


def test_a_handle_is_compared_with_its_host_and_matched_to_names_without() -> None:
    assert folded_handle("@Ana@Social.Example") == "ana@social.example"
    assert local_part("@Ana@Social.Example") == "Ana"
    assert folded_handle(None) == local_part(None) == ""


@pytest.mark.parametrize("tag", ["pt", "pt-BR", "PT_br", "pt-Latn-BR"])
def test_a_tag_tells_its_language(tag: str) -> None:
    assert primary_language(tag) == "pt"
