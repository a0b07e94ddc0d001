"""The text for LinkedIn, and the steps to paste it.

How LinkedIn counts its 3,000 characters is not published; code points are assumed here, which
is never fewer than what a reader would count.
"""

import re
from dataclasses import dataclass
from shlex import quote

from goodword.nouns import Disclosures, Recommendation
from goodword.publish.opening import opened
from goodword.text.catalogue import Words, words
from goodword.text.linkedin import MOST_CHARACTERS
from goodword.text.sentences import sentences, split

_BETWEEN = "\n\n"


def linkedin_text(recommendation: Recommendation) -> str:
    """The approved words as plain text of at most 3,000 characters.

    Name, relation and one deed stand within the first 200. Payment, family and a return are told
    in the last paragraph, which is never left out; a longer text loses whole sentences at its end.
    """
    return _composed(recommendation)[0]


def linkedin_steps(recommendation: Recommendation) -> tuple[str, ...]:
    """What to do on LinkedIn, one step a line, in the words of its pages.

    The relation is named where the owner's own line tells it without doubt.
    """
    name = recommendation.subject_name
    left_out = _composed(recommendation)[1]
    return (
        f"Copy the text.{_told_of_cuts(left_out)}",
        f"Open the LinkedIn profile of {name}. Only direct connections can be recommended.",
        "Choose “More” beside the name, then “Recommend”.",
        f"As relationship choose {_relationship(recommendation)}",
        f"Choose the position that {name} and you each had at that time.",
        "Paste the text, read it once more, and send it.",
        f"{name} decides whether to show it. Then record it here: goodword given {quote(name)} --on linkedin",
    )


def linkedin_relationship(relation: str | None) -> str | None:
    """Which of LinkedIn's twelve values the owner's line on the relation means; None where it is not plain.

    Of two that fit, neither is chosen. Values: Reputation schema of LinkedIn's API, `RECOMMENDER_…`.
    """
    fitting = [value.label for value in _VALUES if value.pattern.search(relation or "")]
    return fitting[0] if len(fitting) == 1 else None


@dataclass(frozen=True, slots=True)
class _Value:
    label: str
    pattern: re.Pattern[str]


def _value(label: str, pattern: str) -> _Value:
    return _Value(label, re.compile(pattern, re.IGNORECASE))


_THEM = r"(?:him|her|them|[A-Z][\w’'-]+)"
_VALUES = (
    _value(
        "“You managed NAME directly”",
        rf"\bI (?:directly )?(?:managed|supervised|led) {_THEM}\b|\breported to me\b",
    ),
    _value(
        "“You reported directly to NAME”",
        r"\bI reported (?:directly )?to\b|\b(?:managed|supervised) me\b|\bmy (?:manager|boss)\b",
    ),
    _value("“You were senior to NAME but didn’t manage NAME directly”", r"\bI was senior to\b"),
    _value(
        "“NAME was senior to you but didn’t manage you directly”",
        r"\bwas senior to me\b|\bmy senior colleague\b",
    ),
    _value("“You worked with NAME on the same team”", r"\bsame (?:group|team)\b|\bteammates?\b"),
    _value("“You worked with NAME on different teams”", r"\bdifferent (?:groups|teams|departments)\b"),
    _value(
        "“You worked with NAME but at different companies”",
        r"\bdifferent (?:companies|firms|organi[sz]ations)\b",
    ),
    _value("“NAME was a client of yours”", r"\b(?:my|our) (?:client|customer)\b"),
    _value(
        "“You were a client of NAME”",
        r"\b(?:I was|we were) (?:an? |one of )?(?!my|our)(?:[\w’']+ ){0,2}(?:client|customer)s?\b",
    ),
    _value("“You taught NAME”", rf"\bI taught {_THEM}\b|\bmy student\b"),
    _value("“You advised NAME”", rf"\bI (?:advised|mentored|coached) {_THEM}\b"),
    _value("“You and NAME studied together”", r"\bstudied together\b|\bfellow students?\b|\bclassmates?\b"),
)


def _relationship(recommendation: Recommendation) -> str:
    label = linkedin_relationship(recommendation.disclosures.relation)
    if label is not None:
        return label.replace("NAME", recommendation.subject_name) + "."
    told = recommendation.disclosures.relation
    reminder = f" You wrote: “{told}”." if told else ""
    return (
        f"the one that fits best.{reminder} LinkedIn knows managing, reporting, being senior, the same team, "
        "different teams, different companies, client, teaching, advising and studying; where none fits, "
        "“different companies” promises least."
    )


def _told_of_cuts(left_out: int) -> str:
    if not left_out:
        return ""
    what = "One sentence was" if left_out == 1 else f"{left_out} sentences were"
    return f" {what} left out at its end: LinkedIn takes {MOST_CHARACTERS:,} characters."


def _telling(disclosures: Disclosures, words: Words) -> tuple[str, ...]:
    """The sentences that a reader must not miss: paid, family, in return."""
    said = words.disclosure
    answers = (
        (disclosures.is_paid, said.paid),
        (disclosures.is_family, said.family),
        (disclosures.is_reciprocal, said.reciprocal),
    )
    return tuple(sentence for answer, sentence in answers if answer)


def _composed(recommendation: Recommendation) -> tuple[str, int]:
    """The text, and how many sentences had to be left out."""
    telling = " ".join(_telling(recommendation.disclosures, words(recommendation.language)))
    tail = _BETWEEN + telling if telling else ""
    room = MOST_CHARACTERS - len(tail)
    whole = _BETWEEN.join(opened(recommendation))
    if len(whole) <= room:
        return whole + tail, 0
    kept = _kept(whole, room)
    return kept + tail, len(sentences(whole)) - len(sentences(kept))


def _kept(text: str, room: int) -> str:
    """As many whole sentences of `text` as there is room for; a single endless one is cut."""
    ends = [end for _, end in split(text) if end <= room]
    return text[: ends[-1]] if ends else text[: room - 1].rstrip() + "…"
