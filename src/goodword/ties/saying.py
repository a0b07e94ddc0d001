"""How the owner and a person met, in a sentence for the owner's eyes."""

from collections.abc import Iterator

from goodword.nouns import Met, Tie
from goodword.text.places import place_name, said_where
from goodword.text.wording import month, shortened

_LONGEST_TOPIC = 60
_FIRST = {Met.PUBLIC: "in public", Met.GROUP: "among a few", Met.PRIVATE: "in private"}


def how_you_met(tie: Tie, them: str) -> Iterator[str]:
    """How the two met, and where both have worked, in sentences; none where the record does not tell.

    They name third persons, so they are for the owner alone and go into no letter.
    """
    if tie.met is not None:
        met, when = tie.met, month(tie.met.at)
        place = said_where(met.source, is_private=False)
        if met.how is Met.INTRODUCED:
            yield f"{met.by} introduced you to each other in {when}, {place}."
        elif met.how is Met.CONNECTED:
            yield f"You connected with {them} on {place_name(met.source)} in {when}."
        elif met.how is Met.MEETING:
            topic = f" “{shortened(met.topic, _LONGEST_TOPIC)}”" if met.topic else ""
            yield f"You first met {them} at a meeting{topic} in {when}."
        else:
            yield f"Your first exchange with {them} was {_FIRST[met.how]}, {place}, in {when}."
    if tie.shared_company:
        yield f"You have both been with {tie.shared_company}, as your archives say."
