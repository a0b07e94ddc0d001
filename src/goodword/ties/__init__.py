"""What is between the owner and others: how they met, and what passed on from one to the next."""

from goodword.ties.chains import SkillsIn, find_chains

__all__ = ["SkillsIn", "find_chains"]
