"""Emoji, and what holds them together: the blocks of Unicode that hold pictures, joiners and variants."""

EMOJI = (
    "[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
    "\u200d\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f]"
)
"""One character of an emoji, as a class for a regular expression."""
