"""What is measured of recognition: each measure is a share, told by each answer as its part of the sums."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from marked import Labelled

from goodword.recognition import Finding, Post, recognise

Part = Callable[["Answer"], tuple[float, float]]
"""What an answer adds above the line and below it."""
BINS = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """A labelled post and what was found in it."""

    post: Labelled
    finding: Finding

    @property
    def is_right(self) -> bool:
        """Whether recognition was told rightly."""
        return self.post.recognition == self.finding.recognition

    @property
    def is_hit(self) -> bool:
        """Whether a recognition was found."""
        return self.post.recognition and self.finding.recognition

    @property
    def is_shown(self) -> bool:
        """Whether it stands in the list without waiting for anybody."""
        return self.finding.recognition and not self.finding.doubtful


def as_post(one: Labelled) -> Post:
    """What the filter would be given."""
    return Post(
        id=one.id,
        text=one.text,
        source=one.source,
        author=one.author,
        lang=one.lang,
        mentions=tuple(one.mentions),
        reply_to=one.reply_to,
        quoted_author=one.quoted_author,
        is_repost=one.is_repost,
    )


def judged(posts: Iterable[Labelled]) -> list[Answer]:
    """Each post judged by the weights that ship."""
    return [Answer(post, recognise(as_post(post))) for post in posts]


def _found(answer: Answer) -> tuple[float, float]:
    return answer.is_hit, answer.finding.recognition


def _recalled(answer: Answer) -> tuple[float, float]:
    return answer.is_hit, answer.post.recognition


def _f1(answer: Answer) -> tuple[float, float]:
    return 2 * answer.is_hit, answer.post.recognition + answer.finding.recognition


def _shown(answer: Answer) -> tuple[float, float]:
    return answer.is_shown and answer.post.recognition, answer.is_shown


def _shown_recalled(answer: Answer) -> tuple[float, float]:
    return answer.is_shown and answer.post.recognition, answer.post.recognition


def _target(answer: Answer) -> tuple[float, float]:
    """Exactly the receivers that the label has, letter for letter."""
    label, found = ({name.casefold() for name in names} for names in _receivers(answer))
    return answer.is_hit and label == found, answer.is_hit


def _target_near(answer: Answer) -> tuple[float, float]:
    """The same, where a title more or less does not count."""
    return answer.is_hit and same_people(*_receivers(answer)), answer.is_hit


def same_people(label: Sequence[str], found: Sequence[str]) -> bool:
    """Whether both are the same, a title more or less."""
    left, right = ([set(re.findall(r"\w+", name.casefold())) for name in names] for names in (label, found))
    return len(left) == len(right) and all(any(a <= b or b <= a for b in right) for a in left)


def _receivers(answer: Answer) -> tuple[Sequence[str], Sequence[str]]:
    return answer.post.targets, answer.finding.targets


def _kind(answer: Answer) -> tuple[float, float]:
    return answer.is_hit and answer.post.kind == answer.finding.kind, answer.is_hit


def _substance(answer: Answer) -> tuple[float, float]:
    return answer.is_hit and answer.post.substance == answer.finding.substance, answer.is_hit


def _quote(answer: Answer) -> tuple[float, float]:
    """The share of the characters that label and quote have in common (intersection over union)."""
    if not answer.is_hit:
        return 0.0, 0.0
    start = answer.post.text.find(answer.post.quote or "")
    end = start + len(answer.post.quote or "")
    first, last = answer.finding.start or 0, answer.finding.end or 0
    shared = max(0, min(end, last) - max(start, first))
    return shared / (end - start + last - first - shared), 1.0


def _false_alarm(answer: Answer) -> tuple[float, float]:
    return answer.finding.recognition and not answer.post.recognition, not answer.post.recognition


def _false_shown(answer: Answer) -> tuple[float, float]:
    return answer.is_shown and not answer.post.recognition, not answer.post.recognition


MEASURES: dict[str, Part] = {
    "precision": _found,
    "recall": _recalled,
    "F1": _f1,
    "precision of what is shown (not doubtful)": _shown,
    "recall of what is shown": _shown_recalled,
    "target, letter for letter": _target,
    "target, titles apart": _target_near,
    "kind (six)": _kind,
    "substance": _substance,
    "quote, intersection over union": _quote,
    "false alarms": _false_alarm,
    "false alarms that are shown": _false_shown,
}
CALIBRATION = "expected calibration error"


def value(measure: str, answers: Sequence[Answer]) -> float:
    """The measure over `answers`; 0 where nothing counts."""
    if measure == CALIBRATION:
        return calibration_error(answers)
    parts = [MEASURES[measure](answer) for answer in answers]
    below = sum(part[1] for part in parts)
    return sum(part[0] for part in parts) / below if below else 0.0


def bin_of(answer: Answer) -> int:
    """Which tenth of the told probabilities an answer falls into."""
    return min(int(answer.finding.confidence * BINS), BINS - 1)


def calibration_error(answers: Sequence[Answer]) -> float:
    """Expected calibration error over ten bins of equal width."""
    gaps = [0.0] * BINS
    for answer in answers:
        gaps[bin_of(answer)] += answer.finding.confidence - answer.post.recognition
    return sum(abs(gap) for gap in gaps) / max(1, len(answers))
