"""Slack's way of writing ("mrkdwn") as plain words; what someone else said is told apart."""

import re
from collections.abc import Callable

Named = Callable[[str, str, str], str]
"""Given a sigil (`@`, `#`), an id and the label written beside it: the words that stand for it."""

_CONTROL = re.compile(r"<([@#!]?)([^<>|\n]*+)(?:\|([^<>\n]*+))?>")
"""`<@U1|ana>`, `<#C1|general>`, `<!here>`, `<https://…|label>`; a typed `<` is always written `&lt;`."""
_CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
_AROUND = tuple(
    (mark[-1], re.compile(rf"(?<![\w{mark}]){mark}(?=\S)([^{mark}\n]+)(?<=\S){mark}(?![\w{mark}])"))
    for mark in (r"\*", "_", "~")
)
"""The mark of bold, italic and struck, and what finds words between two."""
_MARKS = re.compile(r"[*_~]")
_QUOTE = "&gt;"
_LONG_QUOTE = "&gt;&gt;&gt;"
"""From here to the end of the message everything is quoted."""


def plain(written: str, named: Named) -> str:
    """The words of `written`: ids by name, links by their label, marks and escapes taken off, once each."""
    if "<" in written:
        written = _CONTROL.sub(lambda found: _words_for(found, named), written)
    if "`" in written:
        written = "".join(map(_unmarked, _CODE.split(written)))
    elif _MARKS.search(written):
        written = _unmarked(written)
    if "&" in written:
        # Slack escapes three characters; &amp; last, for `&amp;lt;` was typed as `&lt;`.
        written = written.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return written.strip()


def own_and_quoted(written: str) -> tuple[str, str]:
    """What `written` says itself, and the lines in it that are marked as someone else's."""
    if _QUOTE not in written:
        return written, ""
    own: list[str] = []
    quoted: list[str] = []
    whole, mark, rest = written.partition("\n" + _LONG_QUOTE)
    if written.startswith(_LONG_QUOTE):
        whole, mark, rest = "", _LONG_QUOTE, written.removeprefix(_LONG_QUOTE)
    for line in whole.split("\n") if whole else ():
        if line.startswith(_QUOTE):
            quoted.append(line.removeprefix(_QUOTE).strip())
        else:
            own.append(line)
    if mark:
        quoted.append(rest.strip())
    return "\n".join(own).strip("\n"), "\n".join(quoted)


def unquoted(written: str) -> str:
    """`written` without the marks of a quotation: apps put there what the giver of kudos said."""
    lines = (line.removeprefix(_LONG_QUOTE).removeprefix(_QUOTE).strip() for line in written.split("\n"))
    return "\n".join(lines).strip()


def mentioned(written: str) -> list[tuple[str, str]]:
    """Id and label of each account that `written` mentions, in order."""
    if "<@" not in written:
        return []
    return [(target, label) for sigil, target, label in _CONTROL.findall(written) if sigil == "@"]


def _words_for(found: re.Match[str], named: Named) -> str:
    sigil, target, label = found[1], found[2], found[3] or ""
    if sigil in {"@", "#"}:
        return named(sigil, target, label)
    if sigil == "!":
        return label or f"@{target}"
    return label or target.removeprefix("mailto:")


def _unmarked(part: str) -> str:
    if part.startswith("`"):
        return part.strip("`")
    for mark, around in _AROUND:
        if mark in part:
            part = around.sub(r"\1", part)
    return part
