"""A draft as a text file for any editor, and back.

Each sentence is a line with its number, its basis and its marks; what it rests on stands
under it as comments. What was not touched comes back as it was; what was touched is
looked at again (`docs/why/0042-the-editable-draft.md`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from goodword.drafting.facts import facts_of, speak_to
from goodword.drafting.material import read_record
from goodword.drafting.tracing import traces
from goodword.drafting.trim import Names
from goodword.drafting.voice import Voice
from goodword.errors import UnreadableDraftError
from goodword.nouns import Basis, Check, Disclosures, Draft, Evidence, Person, Sentence
from goodword.text.sentences import sentences
from goodword.text.wording import shortened

_MARKS = {"own": Basis.OWN_WORDS, "fact": Basis.FACT, "mine": Basis.OWNER}
_MARK_OF = {basis: mark for mark, basis in _MARKS.items()}
_CONFIRMED = "I saw this myself"
_RELEASED = "release"
_LINE = re.compile(r"\[(?:(\d+) ?)?(own|fact|mine)((?:,[^\],]*)*)\](.*)", re.DOTALL)
_KEY = re.compile(r"(relation|paid|family)\s*:(.*)", re.IGNORECASE | re.DOTALL)
_ANSWERS = {"": None, "?": None, "yes": True, "y": True, "no": False, "n": False}
_LONGEST_QUOTE = 160
_MOST_DIGITS = 6
_MOST_SHOWN = 4
_HEADING = """\
# A recommendation for {name}, begun in your own words.
#
# One sentence a line; an empty line begins a paragraph. Lines that begin with # are left out.
# In front of each sentence stands what it rests on:
#   [own]    your words of the time       [fact]   the record
#   [mine]   what you say now; if it names a number, a date, a name or a role that the evidence
#            lacks, add what makes you sure:  [mine, I saw this myself]
#   [own, release]   lets words out that you once said in private
# Change, move and delete as you like; a line without a mark is yours. What you change is checked again.
"""


def as_editable(draft: Draft, evidence: Mapping[str, Evidence], checks: Sequence[Check] = ()) -> str:
    """The draft as text: disclosures, then sentence by sentence with evidence and findings as comments."""
    lines = [*_HEADING.format(name=_in_one_line(draft.subject_name)).splitlines(), ""]
    lines += [*_disclosures(draft.disclosures), *_findings(checks, None)]
    paragraph = None
    for place, sentence in enumerate(draft.sentences):
        if sentence.paragraph != paragraph:
            lines.append("")
            paragraph = sentence.paragraph
        lines.append(marked_line(place, sentence))
        lines += [*_grounds(sentence, evidence), *_findings(checks, place)]
    if not draft.sentences or draft.sentences[-1].basis is not Basis.OWNER:
        lines += ["", "# Your closing, in your own words: for what would you recommend them?", "[mine] "]
    return "\n".join(lines) + "\n"


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _disclosures(told: Disclosures) -> Iterator[str]:
    answers = {None: "?", True: "yes", False: "no"}
    yield f"relation: {_in_one_line(told.relation or '')}".rstrip()
    yield f"paid: {answers[told.is_paid]}"
    yield f"family: {answers[told.is_family]}"
    if told.is_reciprocal is not None:
        yield f"# They recommended you too: {answers[told.is_reciprocal]}, as your record tells."


def marked_line(place: int, sentence: Sentence) -> str:
    """The sentence as a line of the text, behind its number, basis and marks; `read_edited` takes it back."""
    said = [f"{place + 1} {_MARK_OF[sentence.basis]}"]
    said += [_CONFIRMED] if sentence.is_confirmed else []
    said += [_RELEASED] if sentence.is_released else []
    return f"[{', '.join(said)}] {_in_one_line(sentence.text)}"


def _grounds(sentence: Sentence, evidence: Mapping[str, Evidence]) -> Iterator[str]:
    known = [evidence[key] for key in sentence.evidence if key in evidence]
    for piece in known[:_MOST_SHOWN]:
        when = piece.sent_at.date().isoformat() if piece.sent_at else "no date"
        short = shortened(piece.passage.quote, _LONGEST_QUOTE)
        what = "record" if piece.is_record else f"{when}, {piece.audience}"
        yield f"#   rests on: {what}: “{short}”"
    if len(known) > _MOST_SHOWN:
        yield f"#   … and {len(known) - _MOST_SHOWN} more"


def _findings(checks: Iterable[Check], place: int | None) -> Iterator[str]:
    return (
        f"#   {one.code} {one.severity}: {_in_one_line(one.message)}"
        for one in checks
        if one.sentence == place
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the edited file that is a sentence."""

    number: int | None
    basis: Basis | None
    """None where no mark stands: the owner's."""
    is_confirmed: bool
    is_released: bool
    text: str
    paragraph: int


def read_edited(
    draft: Draft,
    edited: str,
    evidence: Mapping[str, Evidence],
    *,
    at: datetime,
    subject: Person | None = None,
) -> Draft:
    """The draft as the owner left it; the very same draft where nothing was changed.

    A sentence that was not touched keeps its basis and evidence. A touched one stays on
    its basis if it still holds there, else it is the owner's; a new one is the owner's.
    A file without a single line that counts changes nothing, as with git.
    Raises UnreadableDraftError for an answer that is neither yes nor no.
    """
    lines = [
        line.strip()
        for line in edited.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
    if all(not line or line.startswith("#") for line in lines):
        return draft
    told, body = _header(lines, draft.disclosures)
    about = subject or Person(id=draft.subject, name=draft.subject_name, accounts=())
    records = (read_record(piece.text) for piece in evidence.values() if piece.is_record)
    reading = _Reading(draft, evidence, Names.known(about, records))
    read = tuple(sentence for line in _body(body) for sentence in reading.sentences_of(line))
    read = _as_before(draft, read)
    if told == draft.disclosures and read == draft.sentences:
        return draft
    skills = draft.skills if _still_spoken(draft, read) else ()
    return replace(draft, sentences=read, disclosures=told, skills=skills, edited_at=at)


def _header(lines: Sequence[str], told: Disclosures) -> tuple[Disclosures, Sequence[str]]:
    """The disclosures at the top, and the lines after them."""
    for place, line in enumerate(lines):
        if not line or line.startswith("#"):
            continue
        found = _KEY.fullmatch(line)
        if found is None:
            return told, lines[place:]
        told = _answered(told, found[1].lower(), found[2].strip())
    return told, ()


def _answered(told: Disclosures, key: str, answer: str) -> Disclosures:
    if key == "relation":
        unchanged = answer == _in_one_line(told.relation or "")
        return told if unchanged else replace(told, relation=answer or None)
    if answer.casefold() not in _ANSWERS:
        raise UnreadableDraftError(key, answer)
    known = _ANSWERS[answer.casefold()]
    return replace(told, is_paid=known) if key == "paid" else replace(told, is_family=known)


def _body(lines: Iterable[str]) -> Iterator[_Line]:
    paragraph, is_apart = 0, False
    began = False
    for line in lines:
        if line.startswith("#"):
            continue
        if not line:
            is_apart = began
            continue
        found = _LINE.fullmatch(line)
        text = _in_one_line(found[4] if found else line)
        if not text:
            continue
        paragraph, is_apart, began = paragraph + is_apart, False, True
        marks = [mark.strip().casefold() for mark in found[3].split(",")] if found else []
        yield _Line(
            number=int(found[1][:_MOST_DIGITS]) if found and found[1] else None,
            basis=_MARKS[found[2]] if found else None,
            is_confirmed=_CONFIRMED.casefold() in marks,
            is_released=_RELEASED in marks,
            text=text,
            paragraph=paragraph,
        )


@dataclass(frozen=True, slots=True)
class _Reading:
    """Edited lines laid beside the sentences that they come from."""

    draft: Draft
    evidence: Mapping[str, Evidence]
    names: Names

    def sentences_of(self, line: _Line) -> tuple[Sentence, ...]:
        """The sentences of a line: one where it comes from a sentence, else as many as were typed."""
        before = self._before(line)
        if before is not None:
            return (self._again(before, line),)
        return tuple(
            Sentence(
                text=text,
                basis=Basis.OWNER,
                paragraph=line.paragraph,
                is_confirmed=line.is_confirmed,
                is_released=line.is_released,
            )
            for text in sentences(line.text)
        )

    def _before(self, line: _Line) -> Sentence | None:
        if line.number is not None and 0 < line.number <= len(self.draft.sentences):
            return self.draft.sentences[line.number - 1]
        same = (one for one in self.draft.sentences if _in_one_line(one.text) == line.text)
        return next(same, None) if line.number is None else None

    def _again(self, before: Sentence, line: _Line) -> Sentence:
        is_same = _in_one_line(before.text) == line.text
        basis = before.basis if is_same else self._basis(before, line)
        basis = Basis.OWNER if line.basis is Basis.OWNER and before.basis is not Basis.OWNER else basis
        has_mark = line.basis is not None
        return replace(
            before,
            text=before.text if is_same else line.text,
            basis=basis,
            paragraph=line.paragraph,
            is_confirmed=line.is_confirmed if has_mark else before.is_confirmed and is_same,
            is_released=line.is_released if has_mark else before.is_released and is_same,
        )

    def _basis(self, before: Sentence, line: _Line) -> Basis:
        """What the changed sentence may still be called."""
        voice = Voice.of(self.draft)
        cited = [self.evidence[key] for key in before.evidence if key in self.evidence]
        if line.text in facts_of(cited, voice, self.draft.skills):
            return Basis.FACT
        words = [piece for piece in cited if piece.is_own and not piece.is_record]
        if before.basis is Basis.OWN_WORDS and any(
            traces(line.text, piece, self.names, voice) for piece in words
        ):
            return Basis.OWN_WORDS
        return Basis.OWNER


def _as_before(draft: Draft, read: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences with the draft's own paragraph numbers, where the paragraphs are the same."""
    if len(read) != len(draft.sentences):
        return read
    numbers = {new.paragraph: old.paragraph for new, old in zip(read, draft.sentences, strict=True)}
    again = tuple(replace(new, paragraph=numbers[new.paragraph]) for new in read)
    return again if again == draft.sentences else read


def _still_spoken(draft: Draft, read: Iterable[Sentence]) -> bool:
    """Whether the sentence that speaks to the skills was left as it is, if there was one."""
    spoken = speak_to(draft.skills, Voice.of(draft)) if draft.skills else ""
    had = any(one.text == spoken for one in draft.sentences)
    return not had or any(one.text == spoken and one.basis is Basis.FACT for one in read)
