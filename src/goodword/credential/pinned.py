"""The contexts that give the terms their meaning: shipped, each pinned by its SHA-256, no other one read.

A context that is exchanged changes what was said without touching a signed byte; one that is
fetched can be exchanged by whoever answers.
"""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from goodword.credential.canonical import Document, Json, parse
from goodword.credential.reasons import Reason, refused
from goodword.credential.shape import BADGES_CONTEXT, CREDENTIALS_CONTEXT, EXTENSIONS_CONTEXT
from goodword.text.shipped import shipped_bytes

PINNED: Mapping[str, tuple[str, str]] = {
    CREDENTIALS_CONTEXT: (
        "credentials-v2.jsonld",
        "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
    ),
    BADGES_CONTEXT: (
        "ob-v3p0-context-3.0.3.json",
        "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
    ),
    EXTENSIONS_CONTEXT: (
        "ob-v3p0-extensions.json",
        "146f85aa16effd7ca1da8056eb443f53ce1eca8a34186cb062832c0a97d889c3",
    ),
}
"""The file and the SHA-256 of each address (`conformance/README.md` says where each is from)."""


@cache
def pinned_context(address: str) -> Document:
    """The context of `address`, from the package; refused where it is another one or was changed there."""
    if address not in PINNED:
        raise refused(Reason.CONTEXT, address)
    name, digest = PINNED[address]
    return checked_context(shipped_bytes("goodword.credential", f"contexts/{name}"), digest)


def checked_context(data: bytes, digest: str) -> Mapping[str, Json]:
    """The context that `data` holds; refused where its SHA-256 is not `digest`."""
    if sha256(data).hexdigest() != digest:
        raise refused(Reason.CONTEXT, "a context of this Goodword was changed; install it again")
    return parse(data)
