"""A saved page with an h-card or h-resume: microformats2, and the classic names before it.

microformats.org/wiki/h-card, h-resume. Read with the parser that the house has, behind its bounds; the
full parser (mf2py) would bring an HTTP client with it (`docs/why/0054-profiles.md`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from goodword.sources.profile.listed import Listed
from goodword.text.markup import may_be_parsed
from goodword.text.rows import text_of

MARK = re.compile(rb'class\s*=\s*["\'][^"\'<>]{0,500}\b(?:h-card|h-resume|vcard|hresume)\b')
NONE = "this page holds no card (h-card, h-resume)"
SEVERAL = "this page holds several cards; which of them it is about cannot be told"
TOO_BIG = "this page is too large or nested too deeply to be read"

_LARGEST = 4 << 20
"""Bytes."""
_CLASSIC_ROOTS = {"vcard": "h-card", "hresume": "h-resume", "vevent": "h-event", "hentry": "h-entry"}
_CLASSIC = {
    "fn": "name", "url": "url", "email": "email", "org": "org", "organization-name": "org",
    "title": "job-title", "role": "role",
    "note": "note", "skill": "skill", "contact": "contact", "experience": "experience",
}  # fmt: skip
_PREFIXES = ("p-", "u-", "e-")
_LINKED = {"url": "href", "email": "href"}


@dataclass(slots=True)
class Item:
    """A microformat with its properties; an item within it is a property of it, or a child."""

    kind: str
    is_classic: bool = False
    """Written with the names from before microformats2, which mean nothing outside of such an item."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, list["Item"]] = field(default_factory=dict)
    children: list["Item"] = field(default_factory=list)

    def first(self, *names: str) -> str:
        """The first text of the first property that there is, in the order of `names`."""
        return next((text for name in names for text in self.texts.get(name, ()) if text), "")


def listed_on(page: bytes) -> bytes:
    """What `read_page` tells of the page, packed.

    In a process of its own: an element of 400,000 attributes takes this parser minutes, and elements that
    are left open for the next paragraph three gigabytes.
    """
    return msgspec.msgpack.encode(read_page(page))


def read_page(data: bytes) -> Listed | str:
    """What the person lists on the page, or why that cannot be told."""
    html = text_of(data[:_LARGEST])
    if len(data) > _LARGEST or not may_be_parsed(html, longest=_LARGEST):
        return TOO_BIG
    tree = LexborHTMLParser(html)
    page = Item("page")
    if tree.body is not None:
        _gather(tree.body, page)
    mine = [address for node in tree.css("[rel~=me][href]") if (address := node.attributes.get("href"))]
    found = list(_all(page))
    resume = next((item for item in found if item.kind == "h-resume"), None)
    if resume is not None:
        return _of_resume(resume, mine)
    cards = [item for item in found if item.kind == "h-card"]
    card = _about(page, cards, mine)
    return _of_card(card, mine) if card is not None else SEVERAL if cards else NONE


def _about(page: Item, cards: list[Item], mine: list[str]) -> Item | None:
    """The card that the page is about: its only one, its only one at the top, or one that is `rel=me`."""
    top = [item for item in page.children if item.kind == "h-card"]
    named = [card for card in cards if set(card.texts.get("url", ())) & set(mine)]
    for candidates in (cards, top, named):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _of_card(card: Item, mine: Iterable[str]) -> Listed:
    org = next((item.first("name") for item in card.items.get("org", ())), "")
    urls = card.texts.get("url", [])
    return Listed(
        name=card.first("name"),
        url=urls[0] if urls else "",
        emails=card.texts.get("email", ()),
        links=[*urls, *mine],
        bio=card.first("note"),
        company=org or card.first("org"),
        position=card.first("job-title", "title", "role"),
        skills=card.texts.get("skill", ()),
    )


def _of_resume(resume: Item, mine: Iterable[str]) -> Listed:
    contact = next(iter(resume.items.get("contact", ())), None)
    if contact is None:
        contact = next((item for item in _all(resume) if item.kind == "h-card"), resume)
    listed = _of_card(contact, mine)
    listed.name = listed.name or resume.first("name")
    job = next(iter(resume.items.get("experience", ())), None)
    if job is not None and not listed.position:
        held = next((item for item in _all(job) if item.kind == "h-card"), job)
        listed.position = (
            job.first("job-title", "title") or held.first("job-title", "title") or job.first("name")
        )
        listed.company = listed.company or job.first("org") or held.first("org")
    listed.skills = [*listed.skills, *resume.texts.get("skill", ())]
    return listed


def _all(item: Item) -> Iterator[Item]:
    """Every item below, the outer before the inner; nesting is bounded by the depth of the page."""
    for child in (*item.children, *(one for many in item.items.values() for one in many)):
        yield child
        yield from _all(child)


def _gather(node: LexborNode, into: Item) -> None:
    """Take what stands below `node` into the item around it; depth is bounded before parsing."""
    child = node.child
    while child is not None:
        names = (child.attributes.get("class") or "").split() if child.tag != "-text" else []
        kind = _kind(names)
        properties = _properties(names, is_classic=into.is_classic)
        if kind:
            item = Item(kind, is_classic=not any(name.startswith("h-") for name in names))
            _gather(child, item)
            _imply(item, child)
            for name in properties:
                into.items.setdefault(name, []).append(item)
            if not properties:
                into.children.append(item)
        else:
            for name in properties:
                into.texts.setdefault(name, []).append(_text(child, name))
            _gather(child, into)
        child = child.next


def _imply(item: Item, node: LexborNode) -> None:
    """The name and the address of a card that says nothing more (microformats2, implied properties)."""
    if not (item.texts or item.items):
        item.texts["name"] = [_words(node) or _alternative(node)]
        if address := node.attributes.get("href"):
            item.texts["url"] = [address]


def _alternative(node: LexborNode) -> str:
    """What stands for the one picture in an element."""
    pictures = node.css("img[alt]")
    return " ".join((pictures[0].attributes.get("alt") or "").split()) if len(pictures) == 1 else ""


def _kind(names: Iterable[str]) -> str:
    roots = (name if name.startswith("h-") else _CLASSIC_ROOTS.get(name, "") for name in names)
    return next(filter(None, roots), "")


def _properties(names: Iterable[str], *, is_classic: bool) -> list[str]:
    if is_classic:
        found = (_CLASSIC.get(name, "") for name in names)
    else:
        found = (name[2:] if name.startswith(_PREFIXES) else "" for name in names)
    return list(dict.fromkeys(filter(None, found)))


def _text(node: LexborNode, name: str) -> str:
    address = node.attributes.get(_LINKED[name]) if name in _LINKED else None
    return address or _words(node)


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())
