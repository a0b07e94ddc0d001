"""GW1xx: what a sentence rests on, and whether it says more than that."""

import re
from collections.abc import Iterator

from goodword.drafting.checks import codes
from goodword.drafting.checks.codes import Code
from goodword.drafting.checks.examined import Examined
from goodword.drafting.claims import Claim, ClaimKind, claims_of
from goodword.drafting.facts import facts_of, speak_to
from goodword.drafting.tracing import body_of, replaced, row_of, traces, turned_round
from goodword.nouns import Basis, Check, Evidence, Sentence

_CODES = {
    ClaimKind.NUMBER: codes.NUMBER,
    ClaimKind.DATE: codes.DATE,
    ClaimKind.NAME: codes.NAME,
    ClaimKind.COMPANY: codes.COMPANY,
    ClaimKind.ROLE: codes.ROLE,
    ClaimKind.CAUSE: codes.CAUSE,
}
_CLAUSES = re.compile(r"[,;]\s*|\s+(?=and\b)")
_HALF = 0.5
_TOLD_ENOUGH = 0.6
"""A cause is the evidence's own where this share of the sentence's claiming words is."""


def rests_on_nothing(examined: Examined) -> Iterator[Check]:
    """GW101."""
    for place, sentence in examined.numbered(Basis.FACT, Basis.OWN_WORDS):
        if not examined.cited(sentence):
            yield codes.RESTS_ON_NOTHING.at(
                place,
                "Nothing in your archives supports this. Take it out, or say it as your own statement.",
            )


def not_the_record(examined: Examined) -> Iterator[Check]:
    """GW102: the sentence is made again from its evidence; what cannot be made again differs."""
    for place, sentence in examined.numbered(Basis.FACT):
        cited = examined.cited(sentence)
        told = tuple(facts_of(cited, examined.voice, examined.draft.skills))
        if cited and sentence.text not in told:
            says = f" It says: “{told[0]}”" if told else ""
            yield codes.NOT_THE_RECORD.at(place, f"This is not what the record says.{says}")


def not_own_words(examined: Examined) -> Iterator[Check]:
    """GW103."""
    for place, sentence in examined.numbered(Basis.OWN_WORDS):
        cited = [piece for piece in examined.cited(sentence) if not piece.is_record]
        if cited and not any(traces(sentence.text, piece, examined.names, examined.voice) for piece in cited):
            yield codes.NOT_OWN_WORDS.at(place, f"You did not write it so: {_foreign(sentence, examined)}.")


def _foreign(sentence: Sentence, examined: Examined) -> str:
    """The words that no cited evidence holds, or what else is wrong."""
    said: set[str] = set()
    held: set[str] = set()
    for piece in examined.cited(sentence):
        said |= row_of(body_of(sentence.text, piece, examined.voice), examined.names, examined.voice).claims
        held |= row_of(piece.text, examined.names, examined.voice).claims
    foreign = sorted(said - held)
    return (
        f"{', '.join(f'“{word}”' for word in foreign)} is new"
        if foreign
        else "the words stand in another order or sense"
    )


def turned(examined: Examined) -> Iterator[Check]:
    """GW104 and GW105."""
    for place, sentence in examined.numbered(Basis.OWN_WORDS, Basis.OWNER):
        if sentence.basis is Basis.OWNER and sentence.is_confirmed:
            continue
        ways = {
            turned_round(sentence.text, piece, examined.names, examined.voice)
            for piece in _compared(sentence, examined)
        }
        if "denial" in ways:
            yield codes.SAYS_THE_CONTRARY.at(
                place, "What you wrote at the time says the contrary, by a “not” more or less."
            )
        if "parts" in ways:
            yield codes.PARTS_SWAPPED.at(
                place, "In what you wrote at the time, the two of you stand the other way round."
            )


def _compared(sentence: Sentence, examined: Examined) -> Iterator[Evidence]:
    cited = examined.cited(sentence) or examined.all_cited
    return (piece for piece in cited if not piece.is_record)


def skills_without_ground(examined: Examined) -> Iterator[Check]:
    """GW106."""
    skills = examined.draft.skills
    spoken = any(
        sentence.text == speak_to(skills, examined.voice) and examined.cited(sentence)
        for _, sentence in examined.numbered(Basis.FACT)
    )
    if skills and not spoken:
        yield codes.SKILL_WITHOUT_GROUND.at(
            None,
            f"{', '.join(skills)}: no sentence says that you can speak to it.",
        )


def claims_without_evidence(examined: Examined) -> Iterator[Check]:
    """GW110 to GW115, and GW120 where the owner confirmed them at first hand.

    Facts are made again as a whole (GW102), so only the other two bases are looked at.
    """
    for place, sentence in examined.numbered(Basis.OWN_WORDS, Basis.OWNER):
        lacking = tuple(unsupported(sentence, examined))
        if lacking and sentence.is_confirmed and sentence.basis is Basis.OWNER:
            yield codes.OWN_STATEMENT.at(
                place, "You confirmed this at first hand; it is marked on the face as your own statement."
            )
            continue
        yield from _lacking(place, sentence, lacking)


def unsupported(sentence: Sentence, examined: Examined) -> Iterator[Claim]:
    """What the sentence claims and its evidence lacks."""
    said = _said(sentence, examined)
    claims = claims_of(said, examined.draft.language)
    if not claims:
        return
    support = examined.support(sentence)
    for claim in claims:
        if claim.kind is ClaimKind.CAUSE:
            clause = _clause_of(claim, said)
            if not _is_told(sentence, examined) or not _is_held(clause, examined, sentence):
                yield claim
        elif not support.holds(claim):
            yield claim


def _said(sentence: Sentence, examined: Examined) -> str:
    """The sentence without the connective that `compose` put before the owner's words."""
    bodies = (body_of(sentence.text, piece, examined.voice) for piece in examined.cited(sentence))
    return min(bodies, key=len, default=sentence.text)


def _is_told(sentence: Sentence, examined: Examined) -> bool:
    """Whether one piece of evidence tells most of what the sentence does."""
    for piece in _compared(sentence, examined):
        said = row_of(body_of(sentence.text, piece, examined.voice), examined.names, examined.voice).claims
        held = row_of(piece.text, examined.names, examined.voice).claims
        if said and len(said & held) / len(said) >= _TOLD_ENOUGH:
            return True
    return False


def _clause_of(claim: Claim, said: str) -> str:
    """The clause in which the cause or the result is told."""
    return next((clause for clause in _CLAUSES.split(said) if claim.text in clause), claim.text)


def _is_held(clause: str, examined: Examined, sentence: Sentence) -> bool:
    """Whether some evidence holds half of what the clause says; a clause that claims nothing is held."""
    said = row_of(clause, examined.names, examined.voice).claims
    held = (
        row_of(piece.text, examined.names, examined.voice).claims for piece in _compared(sentence, examined)
    )
    return not said or any(len(said & one) >= _HALF * len(said) for one in held)


def another_thing(examined: Examined) -> Iterator[Check]:
    """GW107: own words are looked at by GW103, facts by GW102."""
    for place, sentence in examined.numbered(Basis.OWNER):
        if sentence.is_confirmed:
            continue
        pieces = _compared(sentence, examined)
        pairs = (replaced(sentence.text, piece, examined.names, examined.voice) for piece in pieces)
        if found := next(filter(None, pairs), None):
            was, now = found
            yield codes.ANOTHER_WORD.at(
                place,
                f"At the time you wrote “{was}”, here stands “{now}”. If that is so: --confirm {place + 1}.",
            )


def _lacking(place: int, sentence: Sentence, lacking: tuple[Claim, ...]) -> Iterator[Check]:
    by_code: dict[Code, list[str]] = {}
    for claim in lacking:
        by_code.setdefault(_CODES[claim.kind], []).append(claim.text)
    advice = (
        f"If you saw it yourself, confirm it: --confirm {place + 1}"
        if sentence.basis is Basis.OWNER
        else "Take it out, or say it as your own statement"
    )
    for code, words in by_code.items():
        named = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
        yield code.at(place, f"{named}: nothing in the evidence says so. {advice}.")
