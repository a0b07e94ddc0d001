"""A draft sentence by sentence: what each rests on, what the checks say, how strongly it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goodword.nouns import Audience, Basis, Check, Draft, Evidence, Sentence, Severity
from goodword.workflow.writing import DraftInHand

_CONFIRMABLE, _CROSSING = "GW11", "GW2"


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence as the editor shows it; `number` is its place in the form, from one."""

    number: int
    sentence: Sentence
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]
    begins_paragraph: bool

    @property
    def may_be_released(self) -> bool:
        """Whether anything in it would cross only by the owner's word."""
        private = any(piece.audience is not Audience.PUBLIC for piece in self.evidence)
        asked = any(check.code.startswith(_CROSSING) for check in self.checks)
        return self.sentence.is_released or private or asked

    @property
    def waits_for_confirmation(self) -> bool:
        """Whether it claims something that no evidence holds, and the owner has not said to have seen it."""
        return self.sentence.basis is Basis.OWNER and any(
            check.code.startswith(_CONFIRMABLE) and check.severity is Severity.FORBIDS
            for check in self.checks
        )

    @property
    def stands(self) -> str:
        """How it is underlined: by its basis, or `unsupported` where a check forbids it."""
        forbidden = any(check.severity is Severity.FORBIDS for check in self.checks)
        return "unsupported" if forbidden else self.sentence.basis.value.replace("_", "-")


def rows_of(hand: DraftInHand) -> list[Row]:
    """The sentences of the draft, in order."""
    return list(_rows(hand, [*range(1, len(hand.draft.sentences) + 1)]))


def rows_as_typed(hand: DraftInHand, numbers: Sequence[int], first_new: int) -> list[Row]:
    """The same for a draft that is being edited: the places in the form that its sentences come from.

    `numbers` are those of the sentences that stay; what was added counts on from `first_new`.
    """
    added = len(hand.draft.sentences) - len(numbers)
    return list(_rows(hand, [*numbers, *range(first_new, first_new + added)]))


def _rows(hand: DraftInHand, numbers: Iterable[int]) -> Iterator[Row]:
    before = None
    for place, (number, sentence) in enumerate(zip(numbers, hand.draft.sentences, strict=True)):
        pieces = tuple(hand.evidence[key] for key in sentence.evidence if key in hand.evidence)
        found = tuple(check for check in hand.checks if check.sentence == place)
        yield Row(number, sentence, pieces, found, sentence.paragraph != before)
        before = sentence.paragraph


def paragraphs_of(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of each paragraph."""
    found: list[list[Row]] = []
    for row in rows:
        if row.begins_paragraph or not found:
            found.append([])
        found[-1].append(row)
    return found


def forbidding(hand: DraftInHand) -> int:
    """How many findings have to be mended before the draft may leave."""
    return sum(check.severity is Severity.FORBIDS for check in hand.checks)


def words_in(draft: Draft) -> int:
    """How long the draft is, in words."""
    return len(draft.text.split())
