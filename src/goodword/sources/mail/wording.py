"""The words of mail programs in many languages (`words.toml`), made ready to look for."""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from goodword.text.shipped import shipped_table


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `words.toml`, which says what each is for."""

    wrote: tuple[str, ...]
    opens: tuple[str, ...]
    from_words: tuple[str, ...]
    header_words: tuple[str, ...]
    forwards: tuple[str, ...]
    sent_from: tuple[str, ...]
    sent_from_ends: tuple[str, ...]
    notice_secret: tuple[str, ...]
    notice_mail: tuple[str, ...]
    notice_reader: tuple[str, ...]
    sent: frozenset[str]
    spam: frozenset[str]
    trash: frozenset[str]
    drafts: frozenset[str]


@cache
def wording() -> Wording:
    """The lists, read once."""
    return shipped_table("goodword.sources.mail", "words.toml", Wording)


@cache
def wrote() -> re.Pattern[str]:
    """Finds a verb of writing; where a script has no spaces, inside a word too."""
    return re.compile(
        rf"(?:(?<![^\W\d_])|(?<=[^\x00-\u024f])){_any(wording().wrote)}(?![a-zA-Z\u00c0-\u024f])"
    )


@cache
def opens() -> re.Pattern[str]:
    """Matches a line that begins as the line above a quotation does."""
    return re.compile(rf"[*_ ]*{_any(wording().opens)}\s[^\n]*\d")


@cache
def header_from() -> re.Pattern[str]:
    """Matches the first header of a quoted message."""
    return re.compile(rf"[*_ ]*{_any(wording().from_words)}[*_]*\s?[:：][*_]*\s*\S")


@cache
def header() -> re.Pattern[str]:
    """Matches any further header of a quoted message."""
    words = (*wording().header_words, *wording().from_words)
    return re.compile(rf"[*_ ]*{_any(words)}[*_]*\s?[:：]")


@cache
def forward() -> re.Pattern[str]:
    """Matches the line above a message that is passed on whole."""
    return re.compile(rf"[-_=* ]*{_any(wording().forwards)}\s*[:：]?[-_=* ]*$")


def is_sent_from(low: str) -> bool:
    """Whether a telephone or a program added this line, given in lower case."""
    return low.startswith(wording().sent_from) or low.endswith(wording().sent_from_ends)


def is_notice(low: str) -> bool:
    """Whether a paragraph, given in lower case, is a notice of lawyers about confidence."""
    known = wording()
    lists = (known.notice_secret, known.notice_mail, known.notice_reader)
    return all(any(word in low for word in words) for words in lists)


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
