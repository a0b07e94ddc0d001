# ruff: noqa: INP001 - part of a script, no package
"""Lists of withdrawals that travel in the file: true, old, of others, broken, and bombs."""

import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import timedelta

from making import (
    ADA,
    ANSWERED_AT,
    BO,
    EVE,
    NOW,
    RECOMMENDATION,
    SIGNED_AT,
    Case,
    TestKey,
    changed,
    signed,
)

from goodword.credential import StatusEntry, accept, entry_document, propose, sign, sign_status_list
from goodword.credential.canonical import Document, Json, canonical, parse

LIST_ID = "https://ada.example/status/1"
ENTRY = StatusEntry(list_id=LIST_ID, index=94_567)
LISTED = sign(RECOMMENDATION, signer=ADA, at=SIGNED_AT, status=entry_document(ENTRY))


def a_list(*places: int, days: int = 1, key: TestKey = ADA, list_id: str = LIST_ID) -> bytes:
    """A list of Ada's, or of another key, so many days after signing."""
    return sign_status_list(list_id, places, signer=key, at=SIGNED_AT + timedelta(days=days))


CLEAR, SET = a_list(), a_list(3, ENTRY.index, days=2)
OTHERS_SET = a_list(ENTRY.index - 1, ENTRY.index + 1)


def lists_of_withdrawals() -> Iterator[Case]:
    """A file with a list, as Goodword writes and refuses it."""
    yield Case("status-clear", "The list says: not withdrawn.", with_lists(CLEAR))
    yield Case("status-others", "Only the places beside it are set.", with_lists(OTHERS_SET))
    yield Case("status-withdrawn", "Withdrawn.", with_lists(SET), "withdrawn")
    newest = "Of an old clear list and a new one the new one counts."
    yield Case("status-old-and-new", newest, with_lists(CLEAR, SET), "withdrawn")
    yield Case("status-new-and-old", newest, with_lists(SET, CLEAR), "withdrawn")
    accepted = accept(with_lists(CLEAR), signer=BO, at=ANSWERED_AT, may_be_shown=True)
    yield Case("status-accepted", "Accepted, with the list.", accepted, accepted=True)
    whole = parse(accepted)
    held = whole["verifiableCredential"]
    spoilt = canonical({**whole, "verifiableCredential": [*held[:2], parse(SET)]})  # type: ignore[index, misc]
    yield Case("status-accepted-withdrawn", "Accepted, and withdrawn later.", spoilt, "withdrawn")


def lists_to_refuse() -> Iterator[Case]:
    """Lists that prove nothing."""
    first = _with([parse(CLEAR), parse(LISTED.document)])
    touched = changed(with_lists(CLEAR), "2026-11-21", "2026-11-23")
    for name, about, reason, data in (
        ("status-by-another", "A list by Eve.", "status-list", with_lists(a_list(key=EVE))),
        ("status-of-others", "Ada’s other list.", "status-list", with_lists(a_list(list_id=LIST_ID + "0"))),
        ("status-ahead", "A list of next year.", "future", with_lists(a_list(days=365))),
        ("status-nine", "Nine lists.", "envelope", with_lists(*[CLEAR] * 9)),
        ("status-first", "The list before the words.", "envelope", first),
        ("status-changed", "A date of the list changed.", "signature", touched),
    ):
        yield Case(name, about, data, reason)
    bits = bytes(16_384)
    for name, about, encoded in (
        ("status-bomb", "200 MB packed into 200 kB.", _packed(_bomb())),
        ("status-short", "A list for a few.", _packed(zlib_of(bits[:-1]))),
        ("status-cut", "A list that is cut.", _packed(zlib_of(bits)[:-4])),
        ("status-more", "Something behind the list.", _packed(zlib_of(bits) + b"x")),
        ("status-not-packed", "A list that is not packed.", _packed(bits)),
        ("status-padded", "Another way of writing it.", _packed(zlib_of(bits)) + "="),
    ):
        yield Case(name, about, with_lists(_signed_list(encodedList=encoded)), "status-list")
    purpose = _signed_list(statusPurpose="suspension")
    yield Case("status-purpose", "A list of another purpose.", with_lists(purpose), "status-list")
    far = sign(
        RECOMMENDATION, signer=ADA, at=SIGNED_AT,
        status=entry_document(StatusEntry(list_id=LIST_ID, index=131_072)),
    )  # fmt: skip
    beyond = _with([parse(far.document), parse(CLEAR)])
    yield Case("status-beyond", "A place behind the end of the list.", beyond, "status-list")
    nowhere = parse(sign(RECOMMENDATION, signer=ADA, at=SIGNED_AT).document)
    yield Case("status-unasked", "A list, and no place in it.", _with([nowhere, parse(CLEAR)]), "status-list")


def with_lists(*lists: bytes) -> bytes:
    """The recommendation with copies of `lists`."""
    return _with([parse(LISTED.document), *map(parse, lists)])


def _with(held: list[Document]) -> bytes:
    return canonical({**parse(propose(LISTED, message=None)), "verifiableCredential": held})


def _signed_list(**members: Json) -> bytes:
    whole = {name: value for name, value in parse(CLEAR).items() if name != "proof"}
    subject = whole["credentialSubject"]
    assert isinstance(subject, dict)  # noqa: S101 - the script stops when its premise does not hold
    return canonical(
        signed({**whole, "credentialSubject": {**subject, **members}}, created=whole["validFrom"])
    )


def zlib_of(data: bytes) -> bytes:
    """The data as a gzip member."""
    packer = zlib.compressobj(9, wbits=31)
    return packer.compress(data) + packer.flush()


def _packed(packed: bytes) -> str:
    return "u" + urlsafe_b64encode(packed).rstrip(b"=").decode()


def _bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(200)), packer.flush()])


assert NOW > ANSWERED_AT  # noqa: S101 - the lists lie between the two
