"""What a post carries for its network, not for its reader, is taken off: handles, hashtags, links, emoji.

Words stay in their order. The subject becomes `SUBJECT`, one private character,
so that grammar can be done on it and a name be put in its place at the end.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goodword.drafting.lexicon import HANDLE, SUBJECT, english, function_words, spelled_out, words_of
from goodword.nouns import Person
from goodword.text.emoji import EMOJI
from goodword.text.handles import folded_handle
from goodword.text.names import given_name

_GONE_LINK = "\ue001"
_OTHER = "\ue002"
"""The handle of someone who is not the subject."""
_PRIVATE_USE = re.compile("[\ue000-\ue002]")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|io|dev|example)/\S*", re.IGNORECASE)
_EMOJI = re.compile(f"{EMOJI}+")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]*:(?!\w)")
_THREAD_COUNT = re.compile(r"^\(?\d{1,2}/(?:\d{1,2})?\)?\s+")
_APOSTROPHE = re.compile(rf"(?<=[\w{SUBJECT}])'")
_OPENING_QUOTE = re.compile(r"(?<!\S)'(?=\w)")
_EMOTICON = re.compile(r"(?<!\S)(?:[:;=8][-o']?[)(DPp/\]]|<3|\\o/|\^\^|xD|xx+)(?!\w)")
_TAG = re.compile(r"(?<![\w&])#(\w+)")
# Begun where no white space stands before: from each of 10^4 line breaks the run would be read again.
_CLOSING_TAGS = re.compile(r"(?<!\s)(?:\s*+(?<![\w&])#\w++)++\s*+$")
_OPENING_HANDLES = re.compile(rf"^(?:{SUBJECT}[\s:,]*)+(?=\S)")
_REPOST_MARK = re.compile(r"^(?:RT|MT)\b:?\s*", re.IGNORECASE)
_OPENING_OTHERS = re.compile(rf"^(?:[{SUBJECT}.]\s*)*{_OTHER}[\s:,]*(?:[{SUBJECT}{_OTHER}][\s:,]*)*")
_CLOSING_LINK = re.compile(rf"[\s:(–—-]*{_GONE_LINK}[\s)]*$")
_DOT_BEFORE_A_HANDLE = re.compile(rf"^\.(?=[{SUBJECT}{_OTHER}])")
_VOCATIVE_MIDDLE = re.compile(rf",\s*{SUBJECT}\s*(?=[,.!?;]|$)(?!,\s*(?:who|whose|which)\b)")
_SPACES = re.compile(r"\s+")
_SPACE_BEFORE_MARK = re.compile(r"\s+([,.;:!?])")
_MANY_MARKS = re.compile(r"([!?]){2,}|!")
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_LONGEST_WORD = 40
_FEWEST_LETTERS_OF_A_NAME = 3
"""Of a given name alone; a whole name may be shorter: 王芳, Bo."""


@dataclass(frozen=True, slots=True)
class Names:
    """How the subject is written in posts: handles and names, longest first."""

    handles: frozenset[str]
    names: tuple[str, ...]

    @classmethod
    def of(cls, subject: Person) -> "Names":
        """Every handle and name of the subject's accounts, and the given name alone."""
        handles = {folded_handle(account.handle) for account in subject.accounts if account.handle}
        full = {subject.name, *(account.name for account in subject.accounts if account.name)}
        given = {given_name(name) for name in full}
        silent = function_words("en")
        short = {name for name in full if len(name) > 1 and name.casefold() not in silent}
        known = short | {name for name in given if len(name) >= _FEWEST_LETTERS_OF_A_NAME}
        return cls(
            frozenset(_with_local_parts(handles)), tuple(sorted(known, key=lambda name: (-len(name), name)))
        )

    @classmethod
    def known(cls, subject: Person, records: Iterable[Mapping[str, str]]) -> "Names":
        """Those of the subject, and those that the records of their accounts tell."""
        names = cls.of(subject)
        handles = {folded_handle(record["handle"]) for record in records if "handle" in record}
        return cls(names.handles | _with_local_parts(handles), names.names)

    def hold(self, handle: str) -> bool:
        """Whether the handle, as written in a post, is the subject's."""
        bare = folded_handle(handle)
        return bare in self.handles or bare.split("@")[0] in self.handles


def _with_local_parts(handles: Iterable[str]) -> set[str]:
    return {part for handle in handles for part in (handle, handle.split("@")[0]) if part}


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A sentence of a post without what only its network needs."""

    text: str
    """With `SUBJECT` where the post names the person recommended."""
    is_addressed: bool
    """It began with the subject's handle: "you" is the subject."""
    has_gap: bool
    """Something was taken out of its middle: a link or the handle of someone else."""


def trimmed(sentence: str, names: Names) -> Trimmed:
    """The sentence without opening handles, closing hashtags, links, emoji and doubled marks."""
    text = _EMOTICON.sub(" ", _SHORTCODE.sub(" ", _EMOJI.sub(" ", _PRIVATE_USE.sub("", sentence))))
    text = HANDLE.sub(
        lambda found: SUBJECT if names.hold(found.group()) else _OTHER, _LINK.sub(_GONE_LINK, text)
    )
    text = _with_names_as_subject(_THREAD_COUNT.sub("", _REPOST_MARK.sub("", text.strip())), names)
    text = _DOT_BEFORE_A_HANDLE.sub("", text)
    is_addressed = bool(_OPENING_HANDLES.match(text))
    text = _CLOSING_LINK.sub("", _closed(_OPENING_OTHERS.sub("", text)))
    has_gap = _GONE_LINK in text or _OTHER in text
    text = _TAG.sub(r"\1", _closed(text).replace(_GONE_LINK, " ").replace(_OTHER, " "))
    text = _MANY_MARKS.sub(lambda found: "?" if found.group()[-1] == "?" else ".", text)
    return Trimmed(_with_round_quotes(_tidied(spelled_out(text))), is_addressed, has_gap)


def _with_round_quotes(text: str) -> str:
    return _APOSTROPHE.sub("’", _OPENING_QUOTE.sub("‘", text))


def _closed(text: str) -> str:
    """The text without hashtags at its end, its closing mark kept."""
    bare = _CLOSING_TAGS.sub("", text.rstrip())
    return bare or text


def _tidied(text: str) -> str:
    text = _SPACE_BEFORE_MARK.sub(r"\1", _SPACES.sub(" ", text)).strip(" ,;:–—-")
    return _TWO_STOPS.sub(".", text)


def _with_names_as_subject(text: str, names: Names) -> str:
    for name in names.names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", SUBJECT, text)
    return re.sub(rf"{SUBJECT}(?:\s*\(\s*{SUBJECT}\s*\)|\s+{SUBJECT})+", SUBJECT, text)


def without_vocatives(text: str, *, is_english: bool = True) -> str:
    """The text without the subject's name where it only calls them: "Thank you, Ana, for …"."""
    opening = _OPENING_HANDLES.match(text)
    if opening and _calls(opening.group(), text[opening.end() :], is_english=is_english):
        text = text[opening.end() :]
    return _VOCATIVE_MIDDLE.sub("", text)


def _calls(opening: str, rest: str, *, is_english: bool) -> bool:
    """Whether the name at the beginning is an address and not the one who does what follows."""
    if opening.rstrip().endswith((",", ":")):
        return True
    following = next(iter(words_of(rest[:_LONGEST_WORD])), "")
    if following in english().calls_out:
        return is_english
    does = english().finite | english().past | english().same_in_past | {"and", "&"}
    return is_english and not (
        following in does or following.endswith(("s", "ed")) or rest.startswith(("'", "’"))
    )
