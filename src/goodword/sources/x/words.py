"""The words of a post as they were meant: entities decoded once, t.co addresses spelled out."""

import re
from collections.abc import Iterable
from itertools import islice

from goodword.sources.x.records import Entities

_LINKS = 200
"""More than any post can hold."""
_LEADING_MENTIONS = re.compile(r"(?:@\w{1,20}\s+)+")
HANDLE = re.compile(r"(?<![\w@/.])@(\w{1,20})")
REPOST = re.compile(r"RT @(\w{1,20}):?\s")
"""How a repost begins; the words after it are another's."""


def decoded(text: str) -> str:
    """`text` with X's own escapes decoded, once: `&amp;lt;` was typed as `&lt;` and stays so.

    Only the five that X writes: an address with `&copy=1` in it must not become `©=1`.
    """
    if "&" not in text:
        return text
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def spelled_out(text: str, links: Iterable[tuple[str, str | None]]) -> str:
    """`text` with each short address replaced by the one it stands for."""
    if "://t.co/" not in text:
        return text
    for short, long in islice(links, _LINKS):
        if short and long:
            text = text.replace(short, long)
    return text


def words_of(text: str, entities: Entities | None) -> str:
    """The whole text of a post as it was written."""
    text = decoded(text)
    if entities is None or "://t.co/" not in text:
        return text
    return spelled_out(text, ((link.url, link.expanded_url) for link in (*entities.urls, *entities.media)))


def leading_mentions(text: str) -> str:
    """The handles that X puts before a reply, with the space after them; empty where there are none."""
    found = _LEADING_MENTIONS.match(text)
    return found[0] if found else ""


def without_leading_mentions(text: str) -> str:
    """`text` without the handles that X puts before a reply."""
    return text[len(leading_mentions(text)) :]
