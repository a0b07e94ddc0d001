"""Of all who are named around a recognition, the one whom it is meant for. No text is in a labelled set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.recognition import Post, recognise
from goodword.recognition.candidates import candidates
from goodword.recognition.choosing import features, setting_of, target_of
from goodword.recognition.greeting import addressees
from goodword.recognition.reading import read
from goodword.recognition.targets import guessed_target


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("Dear Coach,\n\nyou drove Pip to the trials when our van died. Thank you so much.", "Coach"),
        ("Dear Reverend,\n\nyou sat with my father Owen every Tuesday. Thank you.", "Reverend"),
        ("Dear Mr Hale,\n\nask Mrs Orme in Ludlow, she got me walking again in four visits.", "Mrs Orme"),
        ("Hallo Eva,\n\ndie Heizung läuft wieder. Euer Nachbar Murat hat uns gerettet.", "Murat"),
    ],
)
def test_whoever_did_it_receives(text: str, receiver: str) -> None:
    assert recognise(Post(text=text)).targets == (receiver,)


@pytest.mark.parametrize("text", ["Dear Sir,\n\nthank you for your letter.", "Dear all,\n\nthank you."])
def test_a_sir_is_nobody_in_particular(text: str) -> None:
    assert recognise(Post(text=text)).targets == ()


def test_whom_the_thread_names_is_weighed_beside_whom_the_post_quotes() -> None:
    reading = read(Post(text="thanks to her we shipped.", quoted_author="@a", named_before="Bob Ray"))

    assert not addressees(reading).is_one
    assert addressees(read(Post(text="thanks to her we shipped.", quoted_author="@a"))).is_one


def test_each_candidate_stands_once_and_the_guess_is_one_of_them() -> None:
    reading = read(Post(text="Ana and Joel fixed it. Thank you Ana and Joel, and hello from Ray in Leeds!"))
    meant = addressees(reading)
    guess = guessed_target(reading, meant, 1)
    found = [one.target.written for one in candidates(reading, meant, 1, guess)]

    assert len(found) == len(set(found))
    assert guess.written in found


def test_no_name_is_looked_at() -> None:
    reading = read(Post(text="Dear Perpetua,\n\nZebedee fixed the pump. Thank Zebedee from me."))
    meant = addressees(reading)
    guess = guessed_target(reading, meant, 1)
    for one in candidates(reading, meant, 1, guess):
        seen = " ".join(features(setting_of(reading, meant, 1, guess), one)).casefold()
        assert "zebedee" not in seen
        assert "perpetua" not in seen


@given(st.text(max_size=200))
def test_a_target_is_written_in_the_text_or_nobody(text: str) -> None:
    reading = read(Post(text=text))
    meant = addressees(reading)
    for index in range(len(reading.sentences)):
        assert all(name in text for name in target_of(reading, meant, index).written)
