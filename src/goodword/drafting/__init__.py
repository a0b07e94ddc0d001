"""From the owner's own sentences to a draft, and from a checked draft to a Recommendation.

`gather` lays out the evidence, `compose` makes a draft of it, `check` finds what may not or
should not leave the computer, `as_editable` and `read_edited` take it through an editor, and
`approve` alone makes a Recommendation.
"""

from goodword.drafting.approving import approve
from goodword.drafting.checks import CODES, check
from goodword.drafting.composing import compose
from goodword.drafting.earlier import EarlierLetter, Habit, mirror
from goodword.drafting.editable import as_editable, marked_line, read_edited
from goodword.drafting.material import Material, gather
from goodword.drafting.questions import About, Question, answered, questions

__all__ = [
    "CODES",
    "About",
    "EarlierLetter",
    "Habit",
    "Material",
    "Question",
    "answered",
    "approve",
    "as_editable",
    "check",
    "compose",
    "gather",
    "marked_line",
    "mirror",
    "questions",
    "read_edited",
]
