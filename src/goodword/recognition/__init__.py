"""Finding thanks, praise, learning, help and endorsement directed at a person.

From a text to passages, in five steps (`docs/why/0020-recognition.md`): a fast
gate over cue words; the author's own sentences; whom each is meant for; rules
that speak against it; a small linear model that weighs all of it. Words, rules
and weights are data in `rules/`.
"""

from goodword.recognition.cards import Card, card_of
from goodword.recognition.exchanges import Said, recognitions_in, recognitions_in_all
from goodword.recognition.gate import may_hold_recognition
from goodword.recognition.helping import kinds_of_help
from goodword.recognition.judge import findings, findings_of_all, recognise, recognise_all
from goodword.recognition.names import NameBook
from goodword.recognition.post import Finding, Post, Quoted
from goodword.recognition.threads import FARTHEST, points_back
from goodword.recognition.unnamed import UnnamedHelp, may_tell_of_nobody, unnamed_help
from goodword.recognition.usage import Usage, may_be_a_word, stands_for_somebody, usages
from goodword.recognition.version import VERSION

__all__ = [
    "FARTHEST",
    "VERSION",
    "Card",
    "Finding",
    "NameBook",
    "Post",
    "Quoted",
    "Said",
    "UnnamedHelp",
    "Usage",
    "card_of",
    "findings",
    "findings_of_all",
    "kinds_of_help",
    "may_be_a_word",
    "may_hold_recognition",
    "may_tell_of_nobody",
    "points_back",
    "recognise",
    "recognise_all",
    "recognitions_in",
    "recognitions_in_all",
    "stands_for_somebody",
    "unnamed_help",
    "usages",
]
