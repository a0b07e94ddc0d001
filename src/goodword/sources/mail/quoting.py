"""What of a message its author wrote, apart from what is quoted, passed on, or added by programs.

Line by line and in one pass, so that the time is linear in the text: quoted lines (`>`), the line above
them in any language, the headers that Outlook puts above the message it answers, messages passed on,
signatures (RFC 3676, 4.3), “sent from my …”, and notices of lawyers (`docs/why/0055-mail.md`).
"""

import re
from collections.abc import Sequence

import msgspec

from goodword.sources.mail import wording

_QUOTED = re.compile(r" {0,3}(?:[A-Z]{2,3})?>(?!_[<>]|:[()\[\]])")
"""Not the faces `>_<` and `>:(`."""
_SIGNATURE = re.compile(r"-- ?$")
_SIGNATURE_LINES = 25
"""What is longer below `--` is a part of the letter."""
_RULE = re.compile(r"\s*(?:[-_=*]\s?){5,}$")
_DASHED = re.compile(r"\s*-{2,}[^-\n]{3,60}-{2,}\s*$")
_DATED = re.compile(r"@|\b\d{1,2}[:.h]\d{2}\b|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\d月|[0-9] ?일")
_NUMBERED = re.compile(r"\d|@")
_LONGEST_LINE = 400
"""Characters of an attribution, its lines together."""
_BROKEN_OVER = 3
"""Lines over which an attribution may be broken."""
_HEADERS_WITHIN = 8
_LEAST_HEADERS = 2
_QUOTED_KEPT = 4_000
"""Characters of others' words that are kept: enough to know what was answered."""
_SENT_FROM_LONGEST = 120
_NOTICE_LEAST = 100
_MANY_BREAKS = re.compile(r"\n{3,}")


class Parted(msgspec.Struct, frozen=True, gc=False):
    """A message taken apart."""

    own: str
    """The author's words."""
    quoted: str | None
    """The words of others that it carries, the first 4,000 characters."""
    signature: tuple[str, ...]
    """The lines below `-- `."""


def parted(text: str) -> Parted:
    """The author's own words of `text`, and the others'."""
    return _Parting(text.split("\n")).done()


class _Parting:
    """One pass over the lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._own: list[str] = []
        self._quoted: list[str] = []
        self._signature: list[str] = []
        self._signed = 0
        """Lines of the signature that are not blank."""
        self._is_signing = False
        self._is_quoting = False

    def done(self) -> Parted:
        """The parts, when all lines have been looked at."""
        for at, line in enumerate(self._lines):
            if _QUOTED.match(line):
                self._quote(line)
            elif self._passes_on(at, line):
                self._quoted.extend(self._lines[at:])
                break
            elif _SIGNATURE.match(line):
                self._is_signing = True
            else:
                self._is_quoting &= not line.strip()
                self._take(line)
        self._take_back()
        quoted = "\n".join(line for line in self._quoted if line.strip())[:_QUOTED_KEPT]
        return Parted(_tidied(self._own), quoted or None, tuple(self._signature))

    def _take(self, line: str) -> None:
        if self._is_signing:
            self._signature.append(line)
            self._signed += bool(line.strip())
        else:
            self._own.append(line)

    def _quote(self, line: str) -> None:
        """Take a quoted line; what stands right above the first one says who wrote it and when."""
        if not self._is_quoting:
            self._drop_attribution()
            self._take_back()
        self._is_signing, self._is_quoting = False, True
        self._quoted.append(_QUOTED.sub("", line, count=1).lstrip("> "))

    def _take_back(self) -> None:
        """Give a signature that is too long for one back to the author's words."""
        if self._signed > _SIGNATURE_LINES:
            self._own.extend(self._signature)
            self._signature.clear()
            self._signed = 0

    def _drop_attribution(self) -> None:
        lines = self._signature if self._is_signing else self._own
        while lines and not lines[-1].strip():
            lines.pop()
        length = _attribution(lines[-_BROKEN_OVER:], is_quote_below=True)
        if length:
            del lines[-length:]
        lines.append("")

    def _passes_on(self, at: int, line: str) -> bool:
        """Whether another message begins here; what belongs to it is taken out of the own words."""
        low = line.strip().casefold()
        if not low or len(low) > _LONGEST_LINE:
            return False
        if wording.forward().match(low) or self._heads_another(at, low):
            self._drop_rules()
            return True
        if low[-1] not in ":：" or self._quote_follows(at):
            return False
        lines = self._signature if self._is_signing else self._own
        length = _attribution([*lines[1 - _BROKEN_OVER :], line], is_quote_below=False)
        if length > 1:
            del lines[1 - length :]
        return length > 0

    def _heads_another(self, at: int, low: str) -> bool:
        """Whether the headers of a quoted message begin here, perhaps below a dashed line of any words."""
        if _DASHED.match(low):
            below = self._below(at)
            return bool(below) and bool(wording.header().match(below[0]))
        if not wording.header_from().match(low):
            return False
        return sum(bool(wording.header().match(line)) for line in self._below(at)) >= _LEAST_HEADERS

    def _below(self, at: int) -> list[str]:
        lines = (line.strip().casefold() for line in self._lines[at + 1 : at + 1 + _HEADERS_WITHIN])
        return [line for line in lines if line]

    def _quote_follows(self, at: int) -> bool:
        below = next((line for line in self._lines[at + 1 : at + 1 + _BROKEN_OVER] if line.strip()), "")
        return _QUOTED.match(below) is not None

    def _drop_rules(self) -> None:
        """Take away the line of underscores that Outlook draws above the headers."""
        lines = self._signature if self._is_signing else self._own
        while lines and (not lines[-1].strip() or _RULE.match(lines[-1])):
            lines.pop()


def _attribution(lines: Sequence[str], *, is_quote_below: bool) -> int:
    """How many of the last lines say who wrote what follows, and when; 0 for none.

    Above quoted lines any line that ends in a colon and holds a number or an address does; elsewhere it
    needs a verb of writing and an address, or a verb, a clock or a date, and a beginning that programs write.
    """
    if not lines or lines[-1].rstrip()[-1:] not in {":", "："}:
        return 0
    for length in range(1, len(lines) + 1):
        if not lines[-length].strip():
            return 0
        joined = " ".join(lines[-length:]).strip().casefold()
        if len(joined) > _LONGEST_LINE:
            return 0
        found = wording.wrote().search(joined)
        if (found and _is_machine_made(joined)) or (is_quote_below and (found or _NUMBERED.search(joined))):
            return _with_its_beginning(lines, length)
    return 0


def _is_machine_made(joined: str) -> bool:
    """Whether a line with a verb of writing is a program's: “and at 10:30 she wrote:” is somebody's own."""
    begins = joined[:1].isdigit() or wording.opens().match(joined)
    return "@" in joined or (bool(begins) and _DATED.search(joined) is not None)


def _with_its_beginning(lines: Sequence[str], length: int) -> int:
    """The length with the lines above that belong to the same attribution, broken by a mail program."""
    while length < len(lines):
        above = lines[-length - 1].strip().casefold()
        if not above or above[-1] in ".!?" or not (wording.opens().match(above) or _DATED.search(above)):
            break
        length += 1
    return length


def _tidied(lines: Sequence[str]) -> str:
    """The lines without what programs added, and without notices."""
    kept = (line.rstrip() for line in lines if not _is_added(line.strip()))
    paragraphs = _MANY_BREAKS.sub("\n\n", "\n".join(kept)).strip().split("\n\n")
    return "\n\n".join(paragraph for paragraph in paragraphs if not _is_notice(paragraph))


def _is_added(line: str) -> bool:
    return len(line) <= _SENT_FROM_LONGEST and (
        wording.is_sent_from(line.casefold()) or bool(line and _RULE.match(line))
    )


def _is_notice(paragraph: str) -> bool:
    return len(paragraph) >= _NOTICE_LEAST and wording.is_notice(paragraph.casefold())
