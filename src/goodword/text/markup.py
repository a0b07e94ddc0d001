"""Plain text out of HTML that others wrote, with bounds set before any parser sees it.

A parser given 100,000 nested elements works for minutes and cannot be interrupted; so size and
depth are looked at first, and what breaks the bounds is stripped by rule instead of parsed.
"""

import re
from collections.abc import Callable
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST = 256 * 1024
"""Characters. A post has 500, a sponsored message 20,000."""
DEEPEST = 200

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*+)([^<>]*+)>")
_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|blockquote)\b[^<>]*>", re.IGNORECASE
)
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "wbr", "source", "area", "col", "embed", "base"}
)
_BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table"}
)
_LINES = frozenset({"li", "tr"})
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "iframe"})
_SPACES = " \t\r\f\v\u00a0"
_MANY_BREAKS = re.compile(r"\n{3,}")
_WHITE = re.compile(r"[\t\r\n\f][ \t\r\n\f]*+| [ \t\r\n\f]++")
"""White space that is not just one space already: that, nearly all of it, is passed over."""

LinkText = Callable[[str, str, str], str]
"""Given a link's address, class and text: the words that stand for it."""


Frame = Callable[[str, str], Callable[[str], str] | None]
"""Given an element's tag, and its class and id: what to make of its words; None to take them as they are."""


def looks_like_html(text: str) -> bool:
    """Whether `text` holds a tag of running text; `<3` and `a < b` are none."""
    return "<" in text and _LOOKS_LIKE_HTML.search(text) is not None


def text_of_html(html: str, *, link_text: LinkText | None = None, frame: Frame | None = None) -> str:
    """The words of `html`: paragraphs apart by a blank line, `<br>` as a line break, entities decoded.

    Links give their text, or what `link_text` makes of them; an element that `frame` knows what it
    makes of its words, a block of its own. HTML beyond 256 K characters or 200 levels is not parsed:
    its tags are dropped.
    """
    if "<" not in html:
        return unescape(html).strip()
    if len(html) > LONGEST or _depth(html) > DEEPEST:
        return _tidy(unescape(_stripped(html)))
    body = LexborHTMLParser(html).body
    return _tidy(_words(body, link_text, frame)) if body is not None else ""


def links_in_html(html: str) -> tuple[str, ...]:
    """The addresses that `html` links to, in order; none from HTML beyond the bounds."""
    if "<" not in html or len(html) > LONGEST or _depth(html) > DEEPEST:
        return ()
    found = (node.attributes.get("href") for node in LexborHTMLParser(html).css("a[href]"))
    return tuple(address for address in found if address)


def may_be_parsed(html: str, *, longest: int = LONGEST) -> bool:
    """Whether `html` is within the bounds that a parser needs: `longest` characters, DEEPEST levels."""
    return len(html) <= longest and _depth(html) <= DEEPEST


def _depth(html: str) -> int:
    """The most open tags at one place, by what is written; 0 where there are too few for it to matter.

    Closing tags that are left out count on.

    `<p>` and `<li>` close themselves in HTML, so they are left out of the count.
    """
    if html.count("<") <= DEEPEST:
        return 0
    deepest = depth = 0
    for closing, name, rest in _TAG.findall(html):
        if name.lower() in _VOID or name.lower() in {"p", "li"} or rest.endswith("/"):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _stripped(html: str) -> str:
    return _TAG.sub(lambda tag: "\n" if tag[2].lower() in _BLOCKS | _LINES | {"br"} else "", html)


def _words(node: LexborNode, link_text: LinkText | None, frame: Frame | None) -> str:
    """The text below `node`."""
    parts: list[str] = []
    _gather(parts, node, link_text, frame)
    return "".join(parts)


def _gather(parts: list[str], node: LexborNode, link_text: LinkText | None, frame: Frame | None) -> None:
    """Put the text below `node` behind `parts`; recursion is bounded by DEEPEST."""
    child = node.child
    while child is not None:
        tag = child.tag or ""
        if tag == "-text":
            parts.append(_WHITE.sub(" ", child.text_content or ""))
        elif tag == "br":
            parts.append("\n")
        elif tag == "a" and link_text is not None:
            attributes = child.attributes
            words = _words(child, None, None).strip()
            parts.append(link_text(attributes.get("href") or "", attributes.get("class") or "", words))
        elif tag not in _SILENT and not tag.startswith("-"):
            apart = "\n\n" if tag in _BLOCKS else "\n" if tag in _LINES else ""
            parts.append(apart)
            made = _framed(child, link_text, frame) if frame is not None else None
            if made is None:
                _gather(parts, child, link_text, frame)
            else:
                parts.append(made)
            parts.append(apart)
        child = child.next


def _framed(node: LexborNode, link_text: LinkText | None, frame: Frame) -> str | None:
    """What `frame` makes of an element; None where it takes it as it is. Inside nothing is framed further."""
    attributes = node.attributes
    marks = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    made = frame(node.tag or "", marks)
    return None if made is None else f"\n\n{made(_tidy(_words(node, link_text, None)))}\n\n"


def _tidy(text: str) -> str:
    lines = (line.strip(_SPACES) for line in text.split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()
