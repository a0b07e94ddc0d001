"""A letter beside the owner's other letters."""

from goodword.drafting import EarlierLetter, mirror
from goodword.drafting.earlier import said_before

_BEN = EarlierLetter(
    subject_name="Ben Okoro",
    text="Ben answered every question of our nurses within the hour. I recommend him.",
)


def test_a_sentence_given_to_someone_else_is_known_again_under_another_name() -> None:
    said = "Ana answered every question of our nurses within the hour."
    assert said_before(said, "Ana Ruiz", [_BEN]) == "Ben Okoro"


def test_another_sentence_and_a_short_one_may_stand() -> None:
    assert said_before("Ana drew the rota of our nurses within the hour.", "Ana Ruiz", [_BEN]) is None
    assert said_before("I recommend her.", "Ana Ruiz", [_BEN]) is None


def test_two_other_letters_are_no_habit() -> None:
    assert mirror("She built it.", [_BEN, _BEN]) == ()


def test_the_mirror_says_where_this_letter_lies_outside_all_the_others() -> None:
    others = [
        EarlierLetter(
            subject_name=name, text="Built, wrote and led what we use; solved what nobody had. " * 5
        )
        for name in ("Ben Okoro", "Mei Tan", "Lars Holm")
    ]
    unlike = {
        one.what
        for one in mirror("She is kind, warm and helpful, and always listens.", others)
        if one.is_unlike
    }
    assert {"ability", "communal", "length"} <= unlike


def test_the_same_letter_lies_inside() -> None:
    others = [EarlierLetter(subject_name=name, text=_BEN.text) for name in ("a", "b", "c")]
    assert not any(one.is_unlike for one in mirror(_BEN.text, others))
