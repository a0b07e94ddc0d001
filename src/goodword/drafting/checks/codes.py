"""The codes of the checks: what each finds and what it does; `docs/reference/checks.md` has the examples."""

from dataclasses import dataclass

from goodword.nouns import Check, Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding."""

    code: str
    title: str
    severity: Severity
    """What it does where nothing else is said; some do less while nothing becomes public."""

    def at(self, sentence: int | None, message: str, *, severity: Severity | None = None) -> Check:
        """The finding in the sentence at `sentence` (zero-based), or in the whole draft."""
        return Check(code=self.code, sentence=sentence, message=message, severity=severity or self.severity)


_FORBIDS, _ASKS, _TELLS = Severity.FORBIDS, Severity.ASKS, Severity.TELLS

RESTS_ON_NOTHING = Code("GW101", "A sentence that rests on nothing", _FORBIDS)
NOT_THE_RECORD = Code("GW102", "A sentence of fact that differs from the record", _FORBIDS)
NOT_OWN_WORDS = Code("GW103", "Words called the owner’s own that are not in the evidence", _FORBIDS)
SAYS_THE_CONTRARY = Code("GW104", "A sentence that denies what the evidence says, or the reverse", _FORBIDS)
PARTS_SWAPPED = Code("GW105", "Who did what is turned round", _FORBIDS)
SKILL_WITHOUT_GROUND = Code("GW106", "A skill on the face that no sentence speaks to", _FORBIDS)
ANOTHER_WORD = Code("GW107", "Another word where the evidence has its own", _ASKS)
NUMBER = Code("GW110", "A number that the evidence lacks", _FORBIDS)
DATE = Code("GW111", "A date that the evidence lacks", _FORBIDS)
NAME = Code("GW112", "A name that the evidence lacks", _FORBIDS)
COMPANY = Code("GW113", "A company that the evidence lacks", _FORBIDS)
ROLE = Code("GW114", "A role that the evidence lacks", _FORBIDS)
CAUSE = Code("GW115", "A cause or a result that the evidence lacks", _FORBIDS)
OWN_STATEMENT = Code("GW120", "A sentence that will be marked as the writer’s own statement", _TELLS)
PRIVATE_WORDS = Code("GW201", "Words from a private message", _FORBIDS)
GROUP_WORDS = Code("GW202", "Words that were meant for a group", _FORBIDS)
OTHERS_WORDS = Code("GW203", "Words that someone else wrote", _FORBIDS)
THIRD_PERSON = Code("GW204", "A third person is named", _FORBIDS)
CONTACT_DETAIL = Code("GW205", "An address, a telephone number or a handle", _ASKS)
GIVEN_BEFORE = Code("GW206", "Words that were given to someone else before", _ASKS)
DAMAGING = Code("GW301", "Something damaging about somebody", _FORBIDS)
SENSITIVE = Code("GW302", "A topic that only the person concerned may raise", _ASKS)
TOO_LONG = Code("GW401", "Too long for its form", _TELLS)
TOO_SHORT = Code("GW402", "Too short to carry weight", _TELLS)
WEAK_OPENING = Code("GW403", "The first lines lack the name, the relation or a deed", _TELLS)
NO_DEED = Code("GW404", "No concrete deed", _TELLS)
NO_CLOSING = Code("GW405", "No closing of the writer’s own", _TELLS)
OTHER_PRONOUN = Code("GW406", "A pronoun other than the one chosen", _ASKS)
NO_NAME = Code("GW407", "The name of the person recommended is missing", _FORBIDS)
EMPTY = Code("GW408", "Nothing is written", _FORBIDS)
CLICHE = Code("GW409", "A phrase that is said of everybody", _TELLS)
DOUBT = Code("GW410", "Words that raise doubt", _TELLS)
BOAST = Code("GW411", "More than one person can have seen", _ASKS)
EMPTY_PRAISE = Code("GW412", "Praise with nothing behind it", _TELLS)
JARGON = Code("GW413", "A word that only people on the networks know", _FORBIDS)
FEW_OWN_WORDS = Code("GW414", "Fewer than four words in five are your own", _TELLS)
INSIDERS_TITLE = Code("GW415", "A title that only insiders understand", _TELLS)
NO_RELATION = Code("GW501", "The relation is not disclosed", _FORBIDS)
NO_PAYMENT = Code("GW502", "Payment or purchase is not answered", _FORBIDS)
NO_FAMILY = Code("GW503", "Family is not answered", _FORBIDS)
RECIPROCAL = Code("GW504", "They recommended each other", _TELLS)
SAME_EMPLOYER = Code("GW505", "That both are with one company is not disclosed", _ASKS)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
"""All of them, in the order of their numbers."""
