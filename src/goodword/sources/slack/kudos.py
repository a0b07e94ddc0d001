"""Kudos apps: the app posts, but a person gives, and the words behind the app's own are that person's."""

import re
from typing import NamedTuple

from goodword.sources.slack.words import mentioned, unquoted

_LONGEST_LEAD = 500
_GIVES = re.compile(
    r"(?::[\w+-]++:|[^<\w:])*+"  # emoji and marks before the sentence
    r"<@([UW]\w+)(?:\|[^<>\n]*+)?>[*_]?\s+(?:(?:just|has|have)\s+)*"
    r"(?:gave|gives?|given|sent|sends?|awarded|awards|granted|thanked|thanks|praised|praises|appreciated"
    r"|appreciates|celebrated|celebrates|recogni[sz]e[ds]|shouted|nominated)\b"
)
_EMOJI = re.compile(r":[\w+-]+:")
_ENDS_LEAD = re.compile(r":(?=\s|$)|\n|\s(?=[\"“])|\s(?:for|because)\s+(?=[\"“])")
_AROUND = '"“”*_ \n'


class Kudos(NamedTuple):
    """What an app tells of: who gave, to whom, and in which words of their own."""

    giver: str
    receivers: tuple[tuple[str, str], ...]
    """Id and label."""
    words: str
    """As written; empty where the giver only clicked."""
    lead: str
    """The app's own sentence."""


def kudos_in(written: str) -> Kudos | None:
    """The kudos that an app's message tells of; None where it does not plainly say who gave to whom."""
    found = _GIVES.match(written, 0, _LONGEST_LEAD)
    if found is None:
        return None
    # An emoji's colons end no sentence; a name in place of it keeps every place where it was.
    masked = _EMOJI.sub(lambda emoji: "x" * len(emoji[0]), written)
    first = written.find("<@", found.end())
    ends = _ENDS_LEAD.search(masked, first) if first >= 0 else None
    lead = written[: ends.start()] if ends else written
    receivers = [one for one in mentioned(lead) if one[0] != found[1]]
    if not receivers:
        return None
    words = unquoted(written[ends.end() :]).strip(_AROUND) if ends else ""
    return Kudos(giver=found[1], receivers=tuple(dict.fromkeys(receivers)), words=words, lead=lead)
