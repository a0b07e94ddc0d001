"""How alike two names are, in kinds that can be said in a sentence; never enough to join by itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from goodword.people.scripts import folded_word, is_spelt_out, skeleton
from goodword.text.handles import local_part
from goodword.text.letters import script_of, without_marks
from goodword.text.names import parts, without_accents
from goodword.text.shipped import shipped_text

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_BORN = re.compile(
    r" ?[,(\[]? ?\b(?:née|nee|né|geb\.|geborene[r]?|born|formerly|maiden name|z domu|roz\.|rozená|nata|født"
    r"|född|урожд[её]нная|урожд\.) ([^\W\d][\w'’ -]{1,60}?) ?[)\]]? ?$",
    re.IGNORECASE,
)
_FAMILY_FIRST = re.compile(
    r"((?:(?:van|von|de|del|di|da|dos|der|den|la|le|ter|zu|al|el) ){0,2}[^\W\d][\w'’-]+)"
    r", ?([^\W\d][\w'’-]+(?: [^\W\d][\w'’-]*)?)",
    re.IGNORECASE,
)
_NO_GIVEN_NAMES = frozenset(
    {"jr", "sr", "phd", "mba", "esq", "msc", "bsc", "ma", "md", "inc", "llc", "ltd", "gmbh"}
)
_LONGEST = 300
_SLUG_NUMBER = re.compile(r"-(?=[0-9a-f]*\d)[0-9a-f]{5,}$")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_SCRIPTS_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")


class Likeness(Enum):
    """What two names have in common; the strongest kind that holds."""

    EQUAL = "equal"
    SAME_BUT_ACCENTS = "same but accents"
    SAME_WORDS = "same words in another order"
    MORE_NAMES = "one has more names"
    NICKNAME = "short form of the given name"
    INITIAL = "initial of the given name"
    OTHER_SCRIPT = "the same name in another script"
    CHANGED_FAMILY_NAME = "another family name"


@dataclass(frozen=True, slots=True)
class NameShape:
    """A display name, taken apart once for all comparisons."""

    whole: str
    """Normalised, without accents."""
    words: tuple[str, ...]
    with_accents: tuple[str, ...]
    is_full: bool
    """Given and family name, or a name in a script that is written without spaces."""
    squeezed: str
    """Written together in plain letters, as handles are made."""
    as_handle: str = ""
    """Given and family name written together."""
    handles: frozenset[str] = frozenset()
    """The handles that are the name."""
    handles_with_initial: frozenset[str] = frozenset()
    born: str = ""
    """The whole name of before, where the name itself tells it ("Ana Bell, née Ruiz")."""


@cache
def _full_names() -> Mapping[str, frozenset[str]]:
    """For each given name or short form: the families of names in which it stands."""
    families: dict[str, set[str]] = {}
    for line in shipped_text("goodword.people", "nicknames.tsv").splitlines():
        if line.startswith("#"):
            continue
        full, *short = (without_accents(name) for name in line.split("\t"))
        for name in (full, *short):
            families.setdefault(name, set()).add(full)
    return {name: frozenset(full) for name, full in families.items()}


def full_names(given: str) -> frozenset[str]:
    """Given names for which `given` may stand, itself among them."""
    return _full_names().get(given, frozenset()) | {given}


@lru_cache(maxsize=4096)
def shape(name: str | None) -> NameShape:
    """The name taken apart; empty for None."""
    name, born = _without_birth_name(name or "")
    name = _given_name_first(name)
    plain = without_accents(name).replace("-", " ").translate(_LETTERS_WITHOUT_DECOMPOSITION)
    plain = " ".join(plain.split())
    together = "".join(plain.split())
    if _SCRIPTS_WITHOUT_SPACES.fullmatch(together):
        plain = together  # 田中 太郎 and 田中太郎 are written alike
    words = tuple(plain.split())
    given, family = (words[0], words[-1]) if len(words) > 1 else ("", "")
    return NameShape(
        whole=plain,
        words=words,
        with_accents=parts(name) if plain != together else (together,),
        is_full=len(words) > 1 or bool(_SCRIPTS_WITHOUT_SPACES.fullmatch(plain)),
        squeezed=squeeze(plain),
        as_handle=given + family,
        handles=frozenset({squeeze(plain), given + family, family + given} if given else ()),
        handles_with_initial=frozenset({given[0] + family, given + family[0]} if given else ()),
        born=f"{words[0]} {without_accents(born)}" if born and words else "",
    )


def _without_birth_name(name: str) -> tuple[str, str]:
    """The name, and the family name of before where it stands beside it."""
    name = " ".join(name[:_LONGEST].split())
    found = _BORN.search(name)
    return (name[: found.start()], found[1]) if found else (name, "")


def _given_name_first(name: str) -> str:
    """The name in its usual order where an office turned it ("Ruiz, Ana"); a title or a trade is none."""
    found = _FAMILY_FIRST.fullmatch(name)
    if not found or found[2].casefold() in _NO_GIVEN_NAMES or found[2].isupper():
        return name
    return f"{found[2]} {found[1]}"


def squeeze(text: str) -> str:
    """Letters and digits alone, without accents, in lower case."""
    folded = text.casefold().translate(_LETTERS_WITHOUT_DECOMPOSITION)
    return _NOT_ALPHANUMERIC.sub("", without_marks(folded))


def squeezed_handle(handle: str | None) -> str:
    """A handle without `@`, host, punctuation and the number that LinkedIn hangs on a slug."""
    return squeeze(_SLUG_NUMBER.sub("", local_part(handle)))


def likeness(left: NameShape, right: NameShape) -> Likeness | None:
    """The strongest way in which two full names are alike; None where they are not."""
    if not (left.is_full and right.is_full):
        return None
    if left.whole == right.whole:
        return Likeness.EQUAL if left.with_accents == right.with_accents else Likeness.SAME_BUT_ACCENTS
    # The first look spares the sorting: names that share a block are compared by the million.
    is_same_size = len(left.words) == len(right.words) and left.words[-1] in right.words
    if is_same_size and sorted(left.words) == sorted(right.words):
        return Likeness.SAME_WORDS
    if len(left.words) < 2 or len(right.words) < 2:  # noqa: PLR2004 - given and family name
        return None
    if _script(left.whole) != _script(right.whole):
        return Likeness.OTHER_SCRIPT if _sound_alike(left.words, right.words) else None
    return _partial_likeness(left, right)


def _partial_likeness(left: NameShape, right: NameShape) -> Likeness | None:
    given_left, given_right = left.words[0], right.words[0]
    if left.words[-1] != right.words[-1]:
        if set(left.words) < set(right.words) or set(right.words) < set(left.words):
            return Likeness.MORE_NAMES
        return Likeness.CHANGED_FAMILY_NAME if given_left == given_right else None
    if given_left == given_right:
        middles = set(left.words[1:-1]), set(right.words[1:-1])
        return Likeness.MORE_NAMES if not all(middles) or middles[0] & middles[1] else Likeness.INITIAL
    if full_names(given_left) & full_names(given_right):
        return Likeness.NICKNAME
    if 1 in {len(given_left), len(given_right)} and given_left[0] == given_right[0]:
        return Likeness.INITIAL
    return None


def _sound_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether given and family name are the same in two scripts, as far as that is certain."""
    if not (is_spelt_out("".join(left)) or is_spelt_out("".join(right))):
        return False
    given = folded_word(left[0]), folded_word(right[0])
    family = folded_word(left[-1]), folded_word(right[-1])
    return all(family) and family[0] == family[1] and skeleton(given[0]) == skeleton(given[1])


def clearly_differ(left: NameShape, right: NameShape) -> bool:
    """Whether these are two full names in one script that no usual change turns into each other."""
    if not (left.is_full and right.is_full) or _script(left.whole) != _script(right.whole):
        return False
    return likeness(left, right) is None


@lru_cache(maxsize=4096)
def _script(text: str) -> str:
    """The script of the first letter."""
    return next((script_of(c) for c in text if c.isalpha()), "")
