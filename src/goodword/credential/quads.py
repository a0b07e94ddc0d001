"""A document as canonical N-Quads (RDFC-1.0), behind a gate: what would not be signed is refused.

JSON-LD drops what it does not know: a member that no context defines, a relative address, a
null. A signature over the quads alone then holds for a document to which somebody added
words. So a catch-all is laid under the contexts, and whatever falls into it is refused.
Needs the extra `rdfc` (pyld, which has no safe mode of its own).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from typing import Protocol, TypeAlias, cast

from goodword.credential.canonical import Document, Json, canonical, parse
from goodword.credential.pinned import pinned_context
from goodword.credential.reasons import Reason, refused
from goodword.errors import ExtraMissingError

_CATCH_ALL = "https://undefined.invalid/"
"""What no context defines, and what is relative, is resolved under this address, which nobody can have."""
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
"""Characters that may not stand in an address (N-Quads, IRIREF): with them one could write quads by hand."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""Programs write these in N-Quads in two ways, and one signature would then not hold in the other."""


Expanded: TypeAlias = "Sequence[Expanded] | Mapping[str, Expanded] | str | int | float | bool | None"
"""A document in the expanded form of JSON-LD."""


class _Processor(Protocol):
    """What is used of `pyld.jsonld.JsonLdProcessor`."""

    def to_rdf(self, document: object, options: Mapping[str, object]) -> object: ...


class _Canonizer(Protocol):
    """What is used of `pyld.canon.URDNA2015`."""

    def main(self, dataset: object, options: Mapping[str, object]) -> str: ...


def can_read_quads() -> bool:
    """Whether the extra is installed."""
    try:
        return find_spec("pyld") is not None
    except ValueError:  # a module that was taken out of reach
        return False


def canonical_quads(document: Document, *, meaning: Callable[[str], Document] = pinned_context) -> bytes:
    """The canonical N-Quads of `document`; `meaning` gives the context of an address.

    Raises RefusedCredentialError where something in it would not be in the quads, and
    ExtraMissingError where pyld is not installed.
    """
    if not can_read_quads():
        raise ExtraMissingError("rdfc", "signatures of the kind eddsa-rdfc-2022")
    from pyld.canon import URDNA2015  # noqa: PLC0415 - an extra
    from pyld.jsonld import JsonLdError  # noqa: PLC0415 - the same

    plain = parse(canonical(document))  # pyld knows lists and no tuples
    _refuse_what_is_dropped(plain)
    canonizer = cast("_Canonizer", URDNA2015())
    contexts = plain.get("@context")
    caught: Json = [{"@vocab": _CATCH_ALL}, *(contexts if isinstance(contexts, list) else [contexts])]
    options = {"base": _CATCH_ALL, "documentLoader": _loader(meaning), "produceGeneralizedRdf": False}
    try:
        dataset = _processor().to_rdf({**plain, "@context": caught}, options)
    except JsonLdError as error:
        raise refused(Reason.UNDEFINED, _told_by(error)) from error
    return canonizer.main(dataset, {"format": "application/n-quads"}).encode()


@cache
def _processor() -> _Processor:
    """Pyld's processor with the gate between its two steps: expanding twice would cost half the speed."""
    from pyld.jsonld import JsonLdProcessor  # noqa: PLC0415 - an extra

    class Gated(JsonLdProcessor):  # type: ignore[misc] # pyld ships no types
        def expand(self, document: object, options: Mapping[str, object]) -> Expanded:
            expanded = cast("Expanded", super().expand(document, options))
            _refuse_what_is_caught(expanded)
            return expanded

    return cast("_Processor", Gated())


def refuse_if_ambiguous(document: Document) -> None:
    """Refuse a document of which the quads could be put together in two ways.

    Asked where nothing but the quads is signed: of two parts with one id, a value of the one could
    be moved into the other.
    """
    seen: set[str] = set()
    for part in _parts(document):
        name = part.get("id")
        if isinstance(name, str) and name in seen:
            raise refused(Reason.UNDEFINED, f"two parts with the id {name}")
        if isinstance(name, str):
            seen.add(name)


def _parts(value: Json) -> Iterator[Mapping[str, Json]]:
    if isinstance(value, Mapping):
        yield value
        for member in value.values():
            yield from _parts(member)
    elif isinstance(value, list):
        for item in value:
            yield from _parts(item)


def _refuse_what_is_dropped(document: Document) -> None:
    """Refuse what JSON-LD drops or turns into something else, before any program reads it."""
    for name, value in document.items():
        if name != "@context":
            _refuse_in(name, value, is_in_nameless="id" not in document)


def _refuse_in(name: str, value: Json, *, is_in_nameless: bool) -> None:
    if name.startswith("@") or ":" in name:
        raise refused(Reason.UNDEFINED, name)
    if value == []:
        raise refused(Reason.UNDEFINED, f"{name}, an empty list")
    for item in value if isinstance(value, list) else [value]:
        _refuse_item(name, item)
        if isinstance(item, Mapping):
            # A tree of nameless parts can cost more than anybody waits for (RDFC-1.0, 8).
            if is_in_nameless and "id" not in item:
                raise refused(Reason.UNDEFINED, f"{name}, a part without an id in another one")
            for inner, held in item.items():
                _refuse_in(inner, held, is_in_nameless="id" not in item)


def _refuse_item(name: str, item: Json) -> None:
    if item is None or item == {} or isinstance(item, float | list):
        raise refused(Reason.UNDEFINED, f"{name}, which is empty or of a kind that JSON-LD drops")
    if isinstance(item, str) and (_CONTROL.search(item) or item.startswith("_:")):
        raise refused(Reason.UNDEFINED, f"a control character or a name of a quad in {name}")


def _refuse_what_is_caught(expanded: Expanded) -> None:
    """Refuse a document in whose expanded form a term, a type or an address is none."""
    if isinstance(expanded, Mapping):
        for name, value in expanded.items():
            if name in {"@id", "@type"}:
                for address in [value] if isinstance(value, str) else cast("list[str]", value):
                    _refuse_address(address)
            elif not name.startswith("@"):
                _refuse_address(name)
            _refuse_what_is_caught(value)
    elif isinstance(expanded, list):
        for item in expanded:
            _refuse_what_is_caught(item)


def _refuse_address(address: str) -> None:
    if address.startswith(_CATCH_ALL) or ":" not in address or _NO_IRI.search(address):
        raise refused(Reason.UNDEFINED, address.removeprefix(_CATCH_ALL))


def _loader(meaning: Callable[[str], Document]) -> Callable[[str, object], Mapping[str, object]]:
    """What hands pyld the context of an address; nothing is fetched."""
    return lambda address, _: {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": meaning(address),
    }


def _told_by(error: Exception) -> str:
    cause = error.__cause__ or error
    return str(cause).partition("\n")[0].strip("(',)")
