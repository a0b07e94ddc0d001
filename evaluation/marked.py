r"""Labelled posts written as marked-up lines: our own sets, easy to write, to read and to correct.

A line is `LANGUAGE SOURCE @AUTHOR [>@ANSWERED] [~@QUOTED] LABEL | TEXT`. A label is a kind with `+`
(a deed, skill, reason or result is named) or `-` (none is), or the class of a negative. In the text
`{…}` is a receiver, `[[…]]` the quote (else the whole text), `\n` a line break. Who is answered or
quoted receives where no receiver is marked.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from goodword.recognition.reading import handles_in

KINDS = frozenset({"thanks", "praise", "learned", "help", "endorsement", "congratulation"})
CLASSES = frozenset(
    [
        "small_talk",
        "thanks_in_advance",
        "follow_thanks",
        "ff_list",
        "empty_congratulation",
        "sarcasm",
        "thanks_but_no",
        "causal",
        "conditional",
        "self_promotion",
        "signature",
        "request",
        "reported_speech",
        "praise_of_thing",
        "bare_repost",
        "other",
    ]
)
_HEAD = re.compile(
    r"(?P<lang>\S+) (?P<source>\S+) (?P<author>@\S+?) *(?:>(?P<answered>@\S+) *)?(?:~(?P<quoted>@\S+) *)?"
    r" (?P<label>[a-z_]+)(?P<substance>[+-]?)"
)


class Labelled(msgspec.Struct):
    """One labelled post; what the fields mean stands in the guide beside the data."""

    id: str
    text: str
    source: str
    lang: str
    author: str
    reply_to: str | None
    mentions: list[str]
    quoted_author: str | None
    is_repost: bool
    recognition: bool
    kind: str | None
    targets: list[str]
    quote: str | None
    substance: str | None
    negative: str | None = msgspec.field(name="class", default=None)
    skills: list[str] = []
    note: str | None = None


def marked(path: Path) -> list[Labelled]:
    """The posts of a marked-up file; ValueError with the line where one cannot be read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        _post(f"{path.stem}-{number:04}", line)
        for number, line in enumerate(lines, 1)
        if line and not line.startswith("#")
    ]


def _post(name: str, line: str) -> Labelled:
    head, bar, body = line.partition(" | ")
    found = _HEAD.fullmatch(head)
    if not found or not bar:
        raise ValueError(f"{name}: no head that can be read: {line[:80]!r}")
    label, substance = found["label"], found["substance"]
    is_true = label in KINDS
    if is_true == (label in CLASSES) or is_true != bool(substance):
        raise ValueError(f"{name}: neither a kind with + or - nor a class: {label + substance!r}")
    text, targets, quote = _unmarked(body.replace("\\n", "\n"))
    if is_true and not targets:
        targets = [handle for handle in (found["answered"] or found["quoted"],) if handle]
    if is_true != bool(targets):
        raise ValueError(f"{name}: receivers {targets} do not go with {label!r}")
    return Labelled(
        id=name,
        text=text,
        source=found["source"],
        lang=found["lang"],
        author=found["author"],
        reply_to=found["answered"],
        mentions=list(dict.fromkeys(_handles(text))),
        quoted_author=found["quoted"],
        is_repost=label == "bare_repost",
        recognition=is_true,
        kind=label if is_true else None,
        targets=targets,
        quote=quote if is_true else None,
        substance=("high" if substance == "+" else "low") if is_true else None,
        negative=None if is_true else label,
    )


def _unmarked(body: str) -> tuple[str, list[str], str]:
    quoted = re.search(r"\[\[(.+?)\]\]", body, re.DOTALL)
    targets = re.findall(r"\{([^{}]+)\}", body)
    quote = re.sub(r"[{}]", "", quoted.group(1) if quoted else body)
    return re.sub(r"[{}]|\[\[|\]\]", "", body), targets, quote


def _handles(text: str) -> Iterable[str]:
    """As the product finds them: Arabic and Japanese write a handle right behind the word before it."""
    return (text[start:end] for start, end in handles_in(text))
