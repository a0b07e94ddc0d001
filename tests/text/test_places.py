import pytest

from goodword.text.places import place_name, said_where


@pytest.mark.parametrize(
    ("source", "is_private", "clause"),
    [
        ("x", False, "on X"),
        ("linkedin", True, "in a message on LinkedIn"),
        ("mail", True, "by e-mail"),
        ("mail", False, "by e-mail"),
    ],
)
def test_where_something_was_said_reads_as_people_say_it(source: str, is_private: bool, clause: str) -> None:  # noqa: FBT001 - a column of the table
    assert said_where(source, is_private=is_private) == clause


def test_a_place_not_known_here_is_named_as_it_is() -> None:
    assert place_name("post-office") == "post-office"
