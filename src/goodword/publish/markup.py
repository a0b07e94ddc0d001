"""The same facts for machines: a schema.org graph of one recommendation (JSON-LD 1.1).

Source: schema.org `Recommendation`, `EndorseAction`, `Person`, `MediaObject`. There is no
rating in it: a recommendation has none.
"""

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from goodword.credential import Face
from goodword.publish.html import instant
from goodword.text.urls import is_web

_COMPLETED = "https://schema.org/CompletedActionStatus"
_IN_A_SCRIPT = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def graph(
    face: Face, *, name: str, address: str | None, credential: str, letter: str | None = None
) -> Markup:
    """The graph as the contents of a `script type="application/ld+json"`, safe within HTML.

    `address` is the page's own, ending in `/`; without it the nodes are named relative to the page.
    """
    nodes = [
        _recommendation(face, name=name, address=address or "", copies=tuple(_copies(credential, letter))),
        _act(face, address or ""),
        _giver(face),
        _subject(face),
    ]
    text = msgspec.json.encode({"@context": "https://schema.org", "@graph": nodes}).decode()
    return Markup(text.translate(_IN_A_SCRIPT))  # noqa: S704 - no `<` is left in it


def _copies(credential: str, letter: str | None) -> Iterator[tuple[str, str]]:
    yield credential, "application/vc"
    if letter is not None:
        yield letter, "application/pdf"


def _recommendation(
    face: Face, *, name: str, address: str, copies: tuple[tuple[str, str], ...]
) -> dict[str, object]:
    node: dict[str, object] = {
        "@type": "Recommendation",
        "@id": f"{address}#recommendation",
        "name": name,
        "inLanguage": face.language,
        "datePublished": instant(face.awarded_at),
        "author": {"@id": _id_of_giver(face)},
        "itemReviewed": {"@id": _id_of_subject(face)},
        "reviewBody": "\n\n".join(face.paragraphs),
        "encoding": [_copy(address + path, kind) for path, kind in copies],
    }
    if address:
        node["url"] = address
    if face.skills:
        node["reviewAspect"] = list(face.skills)
    if face.valid_from.date() != face.awarded_at.date():
        node["dateModified"] = instant(face.valid_from)
    return node


def _copy(address: str, kind: str) -> dict[str, str]:
    return {"@type": "MediaObject", "encodingFormat": kind, "contentUrl": address}


def _act(face: Face, address: str) -> dict[str, object]:
    return {
        "@type": "EndorseAction",
        "@id": f"{address}#act",
        "actionStatus": _COMPLETED,
        "agent": {"@id": _id_of_giver(face)},
        "endorsee": {"@id": _id_of_subject(face)},
        "startTime": instant(face.awarded_at),
        "result": {"@id": f"{address}#recommendation"},
    }


def _giver(face: Face) -> dict[str, object]:
    node: dict[str, object] = {"@type": "Person", "@id": _id_of_giver(face), "name": face.author_name}
    if is_web(face.author_url):
        node["url"] = face.author_url
        node["sameAs"] = [face.issuer]
    if face.author_role:
        node["jobTitle"] = face.author_role
    return node


def _subject(face: Face) -> dict[str, object]:
    node: dict[str, object] = {"@type": "Person", "@id": _id_of_subject(face), "name": face.subject_name}
    if is_web(face.subject_url):
        node["url"] = face.subject_url
    return node


def _id_of_giver(face: Face) -> str:
    return _person(face.author_url) or face.issuer


def _id_of_subject(face: Face) -> str:
    return _person(face.subject_url) or face.subject


def _person(address: str | None) -> str | None:
    """A person's own page is not the person: `#me` names the person on it."""
    return address.partition("#")[0] + "#me" if address is not None and is_web(address) else None
