"""Whom "she" means in a thread, where it is certain; several recognitions and receivers in one post."""

from collections.abc import Callable

import pytest

from goodword.nouns import Exchange, Manner
from goodword.recognition import NameBook, points_back, recognitions_in

Make = Callable[..., Exchange]

OPENING = "A long story about @ana_r and the week of our launch."
BETWEEN = "The site was down for six hours."
SAVED = "She stayed up all night, found the fault and saved us. Thank you!"


def own_thread(exchange: Make, text: str = SAVED) -> Exchange:
    """A post by which the owner goes on with a thread of his own."""
    return exchange(text, in_reply_to="8", addressed=[("x:1", Manner.REPLY)])


def test_she_is_who_was_named_two_posts_before(exchange: Make, names: NameBook) -> None:
    made = own_thread(exchange)
    assert points_back(made)
    (found,) = recognitions_in(made, names, (exchange(BETWEEN), exchange(OPENING)))
    assert (found.receiver, found.receiver_name) == ("x:2", None)
    assert "saved us" in found.passage.quote


def test_she_may_be_called_by_a_full_name(exchange: Make, names: NameBook) -> None:
    before = exchange("Yesterday I worked with Jonas Keller for the first time.")
    (found,) = recognitions_in(
        own_thread(exchange, "He saved us, he rebuilt the index in an hour."), names, (before,)
    )
    assert (found.receiver, found.receiver_name) == (None, "Jonas Keller")


@pytest.mark.parametrize(
    "opening",
    [
        "A long story about @ana_r, @jonas_k and the week of our launch.",
        "A long story about the week of our launch.",
    ],
)
def test_where_two_or_nobody_was_named_she_is_nobody(opening: str, exchange: Make, names: NameBook) -> None:
    assert recognitions_in(own_thread(exchange), names, (exchange(BETWEEN), exchange(opening))) == ()


def test_where_somebody_else_wrote_in_between_she_is_nobody(exchange: Make, names: NameBook) -> None:
    before = (exchange("What a week!", author="x:3"), exchange(OPENING))
    assert recognitions_in(own_thread(exchange), names, before) == ()


def test_without_the_posts_before_it_she_is_nobody(exchange: Make, names: NameBook) -> None:
    assert recognitions_in(own_thread(exchange), names) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Thank you @jonas_k, you saved us all.",
        "You saved us, thank you for the whole night.",
        "They saved us, thank you both.",
    ],
)
def test_who_is_named_or_spoken_to_or_many_asks_for_no_post_before(text: str, exchange: Make) -> None:
    assert not points_back(own_thread(exchange, text))


def test_a_post_outside_a_thread_points_nowhere(exchange: Make) -> None:
    assert not points_back(exchange(SAVED))


@pytest.mark.parametrize(
    "text",
    [
        "Ella nos salvó, muchas gracias por ayudarme toda la noche.",
        "Elle nous a sauvés, un grand merci pour son aide toute la nuit.",
        "Er hat uns gerettet, vielen Dank für die ganze Nacht Hilfe.",
        "Hij heeft ons gered, hartelijk dank voor de hulp de hele nacht.",
        "Dia membantu kami semalaman, terima kasih banyak.",
    ],
)
def test_she_is_known_in_other_languages_too(text: str, exchange: Make) -> None:
    assert points_back(own_thread(exchange, text))


def test_several_recognitions_of_several_people_stand_apart(exchange: Make, names: NameBook) -> None:
    made = exchange(
        "Everything I know about tide tables I learned from @ana_r.\n\n"
        "And thank you @jonas_k and @ana_b for carrying the piano upstairs."
    )
    found = [(one.receiver, one.kind.value) for one in recognitions_in(made, names)]
    assert found == [("x:2", "learned"), ("x:3", "thanks"), ("x:4", "thanks")]
