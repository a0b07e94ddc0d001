"""Whom labelled recognitions are meant for, as pairs to train on: the right one beside each other one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from linear import logistic
from marked import Labelled
from measures import as_post, same_people
from scipy.sparse import csr_matrix

from goodword.recognition.candidates import candidates
from goodword.recognition.choosing import LEAD, features, setting_of
from goodword.recognition.greeting import addressees
from goodword.recognition.reading import Sentence, read
from goodword.recognition.targets import guessed_target

STRENGTH = 0.3
"""C of the model; from .3 to 1 within .003 when each set was left out in turn."""
SEEN_AT_LEAST = 3
HUNDREDTHS = 100
"""Whole numbers add up alike in any order, so that of two that are level the same one is chosen."""


class Choice(NamedTuple):
    """The features of each candidate of one recognition, and which one is right; None where none is."""

    options: tuple[set[str], ...]
    right: int | None
    guessed: int | None


def choices(posts: Iterable[Labelled]) -> Iterator[Choice]:
    """One for each labelled recognition whose words stand in the post."""
    for post in posts:
        if post.recognition and post.targets and post.quote and (found := choice_of(post)):
            yield found


def choice_of(post: Labelled) -> Choice | None:
    """The candidates of the sentence that holds most of the labelled words."""
    reading = read(as_post(post))
    start = post.text.find(post.quote or "")
    if start < 0 or not reading.sentences:
        return None
    meant = addressees(reading)
    shared = [shared_with(sentence, start, start + len(post.quote or "")) for sentence in reading.sentences]
    index = shared.index(max(shared))
    guess = guessed_target(reading, meant, index)
    setting = setting_of(reading, meant, index, guess)
    found = candidates(reading, meant, index, guess)
    are_right = [same_people(post.targets, one.target.written) for one in found]
    guessed = [one.target.written == guess.written for one in found]
    return Choice(
        tuple(features(setting, one) for one in found),
        are_right.index(True) if True in are_right else None,
        guessed.index(True) if True in guessed else None,
    )


def shared_with(sentence: Sentence, start: int, end: int) -> int:
    """How many characters the sentence has in common with that stretch."""
    return min(sentence.end, end) - max(sentence.start, start)


def pairs_of(choice: Choice) -> Iterator[tuple[set[str], set[str], float]]:
    """For each wrong candidate: what the right one has beyond it, what it has itself, and a weight."""
    if choice.right is None:
        return
    right = choice.options[choice.right]
    for other in choice.options:
        if other is not right:
            yield right - other, other - right, 1 / (len(choice.options) - 1)


def fitted(found: Sequence[Choice]) -> dict[str, int]:
    """The weights: by them the right candidate goes before each other one."""
    counted = Counter(feature for one in found for option in one.options for feature in option)
    names = sorted(feature for feature, count in counted.items() if count >= SEEN_AT_LEAST)
    column = {name: place for place, name in enumerate(names)}
    places: list[int] = []
    values: list[float] = []
    bounds, signs, weights = [0], [], []
    for ahead, behind, weight in (pair for one in found for pair in pairs_of(one)):
        for sign in (1.0, -1.0):
            signed = ((name, its) for side, its in ((ahead, sign), (behind, -sign)) for name in sorted(side))
            for name, its in signed:
                if name in column:
                    places.append(column[name])
                    values.append(its)
            bounds.append(len(places))
            signs.append(sign > 0)
            weights.append(weight)
    pairs = csr_matrix((values, places, bounds), shape=(len(signs), len(names)))
    model = logistic(STRENGTH).set_params(fit_intercept=False).fit(pairs, signs, sample_weight=weights)
    fits = {
        name: round(float(weight) * HUNDREDTHS) for name, weight in zip(names, model.coef_[0], strict=True)
    }
    return {name: weight for name, weight in fits.items() if weight}


def chosen(one: Choice, weights: dict[str, int]) -> int | None:
    """Which candidate the weights choose; None where there is none."""
    if not one.options:
        return None
    sums = [sum(weights.get(name, 0) for name in option) for option in one.options]
    if one.guessed is not None:
        sums[one.guessed] += LEAD
    return sums.index(max(sums))
