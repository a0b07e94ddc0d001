"""A recommendation as plain text: a letter, a line."""

from goodword.credential.endorsement import disclosure_lines
from goodword.nouns import Recommendation
from goodword.publish.opening import deed_of
from goodword.text.catalogue import words
from goodword.text.sentences import ended, sentences
from goodword.text.wording import shortened

MOST_IN_A_LINE = 200
"""Characters of a line, its names included."""


def letter_text(recommendation: Recommendation) -> str:
    """A letter to be mailed or printed: date, heading, greeting, the words, what is disclosed, the name."""
    said = words(recommendation.language)
    disclosed = (
        ended(line)
        for line in disclosure_lines(recommendation.disclosures, said)
        if line.rstrip(".") not in recommendation.text
    )
    unsaid = [skill for skill in recommendation.skills if skill not in recommendation.text]
    blocks = (
        said.date(recommendation.approved_at.date()),
        said.letter.heading.format(subject=recommendation.subject_name),
        said.letter.greeting,
        *recommendation.paragraphs,
        said.letter.known_for.format(skills=said.listing(unsaid)) if unsaid else "",
        " ".join(disclosed),
        said.letter.closing + "\n\n" + "\n".join(_signature(recommendation)),
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def line_text(recommendation: Recommendation) -> str:
    """One line of at most 200 characters: “GIVER on SUBJECT: …”.

    It holds the deed where that fits, else the first sentence that does, else the first sentence
    cut between two words.
    """
    form = words(recommendation.language).letter.on
    frame = form.format(giver=recommendation.author_name, subject=recommendation.subject_name, text="")
    room = MOST_IN_A_LINE - len(frame)
    if room < MOST_IN_A_LINE // 4:  # two very long names: the words matter more than the frame
        frame, room = "", MOST_IN_A_LINE
    return frame + _one_that_fits(recommendation, room)


def _one_that_fits(recommendation: Recommendation, room: int) -> str:
    told = [sentence for paragraph in recommendation.paragraphs for sentence in sentences(paragraph)]
    candidates = [deed_of(recommendation) or "", *told]
    fitting = next((text for text in candidates if 0 < len(text) <= room), None)
    return shortened(fitting or next(iter(told), ""), room)


def _signature(recommendation: Recommendation) -> tuple[str, ...]:
    lines = (recommendation.author_name, recommendation.author_role, recommendation.author_url)
    return tuple(line for line in lines if line)
