"""Which of the skills that someone lists the owner's own words speak of."""

from goodword.skills.filter import PostMatched, PostToMatch, matches
from goodword.skills.gate import may_speak_of
from goodword.skills.match import match_skills, named_skills
from goodword.skills.spoken import as_decided, skills_in, spoken_of

__all__ = [
    "PostMatched",
    "PostToMatch",
    "as_decided",
    "match_skills",
    "matches",
    "may_speak_of",
    "named_skills",
    "skills_in",
    "spoken_of",
]
