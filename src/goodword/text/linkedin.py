"""What LinkedIn takes of a recommendation, and what it shows of one."""

MOST_CHARACTERS = 3_000
"""Of the whole text. How LinkedIn counts is not published; code points are assumed."""
SEEN_FIRST = 200
"""Characters that are seen before “see more”."""
