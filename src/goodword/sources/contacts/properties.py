"""One property of a vCard: group, name, parameters, value, in the dialects of three versions.

RFC 6350 section 3.3; RFC 2426 section 4; vCard 2.1 section 2.1 (bare parameters, quoted-printable, CHARSET).
"""

import re
from dataclasses import dataclass
from quopri import decodestring

from goodword.text.charsets import decoded

_HEAD = re.compile(r'((?:[^":]|"[^"]*")++):(.*)', re.DOTALL)
_PARAMETER = re.compile(r'(?:[^";]|"[^"]*")++')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"})
_APART = re.compile(r"(?<!\\);")


@dataclass(frozen=True, slots=True)
class Property:
    """A line of a card; parameters and names in upper case, as they are compared."""

    group: str
    name: str
    parameters: dict[str, str]
    raw: str
    """The value with its escapes."""

    @property
    def text(self) -> str:
        """The value as one text, on one line."""
        return " ".join(_unescaped(self.raw).split())

    @property
    def parts(self) -> tuple[str, ...]:
        """The value as the fields of N or ORG, apart by semicolons."""
        return tuple(" ".join(_unescaped(part).split()) for part in _APART.split(self.raw))


def property_of(line: str) -> Property | None:
    """The property on a logical line; None where there is no name before a colon."""
    found = _HEAD.fullmatch(line)
    head, value = (found[1], found[2]) if found else (line.partition(":")[0], line.partition(":")[2])
    name, *written = _PARAMETER.findall(head) or [""]
    group, _, bare = name.strip().rpartition(".")
    if not bare or ":" not in line:
        return None
    parameters = _parameters(written)
    return Property(group.upper(), bare.upper(), parameters, _decoded(value, parameters))


def _parameters(written: list[str]) -> dict[str, str]:
    """Parameters by name, several values of one joined; in 2.1 an encoding or a type stands bare."""
    found: dict[str, str] = {}
    for parameter in written:
        name, is_named, value = parameter.partition("=")
        if not is_named:
            name, value = ("ENCODING" if name.strip().upper() in _ENCODINGS else "TYPE"), name
        key, value = name.strip().upper(), value.strip().strip('"')
        found[key] = f"{found[key]},{value}" if key in found else value
    return found


def _decoded(value: str, parameters: dict[str, str]) -> str:
    if parameters.get("ENCODING", "").upper() != "QUOTED-PRINTABLE":
        return value
    return decoded(decodestring(value.encode("utf-8", "replace")), parameters.get("CHARSET"))


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda mark: "\n" if mark[1] in "nN" else mark[1], value)
