"""What is between the owner and others: how they met, and what passed on from one to the next."""

from goodword.ties.chains import SkillsIn, find_chains
from goodword.ties.meeting import how_met, shared_company
from goodword.ties.saying import how_you_met

__all__ = ["SkillsIn", "find_chains", "how_met", "how_you_met", "shared_company"]
