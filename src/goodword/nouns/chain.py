"""Help that passed on: somebody taught the owner, and later the owner taught somebody else."""

from dataclasses import dataclass

from goodword.nouns.people import Person
from goodword.nouns.recognition import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Two dated passages of one skill with the direction flipped."""

    skill: str
    taught_by: Person
    learned: Moment
    """The owner's words about what `taught_by` gave them."""
    taught: Person
    passed_on: Moment
    """The words of `taught` about what the owner gave them, later."""
