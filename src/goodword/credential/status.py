"""Withdrawal: a list of bits, one for each recommendation, signed by the giver as a static file.

Bitstring Status List v1.0 (W3C Recommendation, 2025). A reader learns from a copy of the list
that travels in the file, or that they fetched themselves, and never from a connection of ours.
"""

import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from goodword.credential.canonical import Document, Json
from goodword.credential.checks import TOLERANCE, check_proofs, time_of
from goodword.credential.reasons import Reason, refused
from goodword.credential.shape import CREDENTIALS_CONTEXT, IssuerShape, Words
from goodword.credential.signing import JCS_ALONE, sign_document
from goodword.credential.times import written
from goodword.ports import Signer

ENTRIES = 131_072
"""Bits of a list of ours: the least that the Recommendation allows (6.1), so that one bit is one of many."""
_FEWEST_BYTES = ENTRIES // 8
_MOST_BYTES = 1_048_576
"""Unpacked, of a list of others: eight million recommendations. A bomb ends here."""
_GZIP = 31
"""zlib's name for a gzip member and nothing else."""
_TYPE = ("VerifiableCredential", "BitstringStatusListCredential")
_INDEX = re.compile("0|[1-9][0-9]{0,7}")
_BASE64URL = re.compile("u[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEntry:
    """Where a credential stands in a list."""

    list_id: str
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusList:
    """A list of withdrawn credentials whose signature holds."""

    list_id: str
    issuer: str
    writer: str
    """The did:key that signed it."""
    as_of: datetime
    bits: bytes

    def is_set(self, index: int) -> bool:
        """Whether the bit of `index` is set; the first bit is the leftmost (3.2). Refused beyond the end."""
        if index >= len(self.bits) * 8:
            raise refused(Reason.STATUS_LIST, f"it ends before place {index}")
        return bool(self.bits[index // 8] & 0x80 >> index % 8)


class EntryShape(msgspec.Struct, frozen=True, rename="camel"):
    """A BitstringStatusListEntry (2.1)."""

    type: Literal["BitstringStatusListEntry"]
    status_purpose: str
    status_list_index: str
    status_list_credential: Words


class ListSubjectShape(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A BitstringStatusList (2.2)."""

    type: Literal["BitstringStatusList"]
    status_purpose: str
    encoded_list: str
    id: str | None = None


class ListShape(msgspec.Struct, frozen=True, rename="camel"):
    """A BitstringStatusListCredential (2.2)."""

    id: Words
    issuer: IssuerShape | str
    valid_from: str
    credential_subject: ListSubjectShape
    valid_until: str | None = None


def is_status_list(credential: Document) -> bool:
    """Whether `credential` says to be a list of withdrawn credentials."""
    types = credential.get("type")
    return isinstance(types, list) and _TYPE[1] in types


def entry_document(entry: StatusEntry) -> Document:
    """The `credentialStatus` of a credential."""
    return {
        "id": f"{entry.list_id}#{entry.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(entry.index),
        "statusListCredential": entry.list_id,
    }


def entry_of(credential: Document) -> StatusEntry | None:
    """Where `credential` stands in a list of withdrawals; None where it names none that is known here."""
    try:
        shape = msgspec.convert(credential.get("credentialStatus"), EntryShape)
    except msgspec.ValidationError:
        return None
    if shape.status_purpose != "revocation" or not _INDEX.fullmatch(shape.status_list_index):
        return None
    return StatusEntry(list_id=shape.status_list_credential, index=int(shape.status_list_index))


def sign_status_list(
    list_id: str,
    withdrawn: Collection[int],
    *,
    signer: Signer,
    at: datetime,
    suites: Sequence[str] = JCS_ALONE,
    site: str | None = None,
) -> bytes:
    """The signed list in which the bits of `withdrawn` are set; it says how things stand `at` that time.

    Its issuer is that of the letters in it: the signer's key, or their `site`.
    """
    bits = bytearray(_FEWEST_BYTES)
    for index in withdrawn:
        bits[index // 8] |= 0x80 >> index % 8
    document: dict[str, Json] = {
        "@context": (CREDENTIALS_CONTEXT,),
        "id": list_id,
        "type": _TYPE,
        "issuer": site or signer.did,
        "validFrom": written(at),
        "credentialSubject": {
            "id": f"{list_id}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encode_bits(bytes(bits)),
        },
    }
    return sign_document(document, signer=signer, created=at, suites=suites)


def read_status_list(credential: Document, *, now: datetime, quads: bool = True) -> StatusList:
    """The list in `credential`; refused where its form or its signature does not hold, or it lies ahead."""
    types = credential.get("type")
    if credential.get("@context") != [CREDENTIALS_CONTEXT] or not isinstance(types, list):
        raise refused(Reason.STATUS_LIST, "its context is another")
    try:
        shape = msgspec.convert(credential, ListShape)
    except msgspec.ValidationError as error:
        raise refused(Reason.STATUS_LIST, error) from error
    if sorted(map(str, types)) != sorted(_TYPE) or shape.credential_subject.status_purpose != "revocation":
        raise refused(Reason.STATUS_LIST, "its type or its purpose is another")
    issuer = shape.issuer if isinstance(shape.issuer, str) else shape.issuer.id
    proven = check_proofs(credential, issuer, now=now, quads=quads)
    as_of = time_of("The time of the list", shape.valid_from)
    if as_of > now + TOLERANCE:
        raise refused(Reason.FUTURE, "The time of the list", shape.valid_from)
    if shape.valid_until is not None and time_of("`validUntil`", shape.valid_until) < now - TOLERANCE:
        raise refused(Reason.EXPIRED, "The end of the list", shape.valid_until)
    bits = decode_bits(shape.credential_subject.encoded_list)
    return StatusList(list_id=shape.id, issuer=issuer, writer=proven.writer, as_of=as_of, bits=bits)


def encode_bits(bits: bytes) -> str:
    """The bits packed by gzip, in multibase base64url (2.3, 3.3)."""
    packer = zlib.compressobj(9, wbits=_GZIP)
    packed = packer.compress(bits) + packer.flush()
    return "u" + urlsafe_b64encode(packed).rstrip(b"=").decode("ascii")


def decode_bits(encoded: str) -> bytes:
    """The bits of an encoded list (3.4); refused where it is none, too short for a crowd, or a bomb."""
    if not _BASE64URL.fullmatch(encoded):
        raise refused(Reason.STATUS_LIST, "it is not written in base64url")
    letters = encoded[1:]
    unpacker = zlib.decompressobj(wbits=_GZIP)
    try:
        packed = urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
        bits = unpacker.decompress(packed, _MOST_BYTES + 1)
    except (Base64Error, ValueError, zlib.error) as error:
        raise refused(Reason.STATUS_LIST, "it cannot be unpacked") from error
    if len(bits) > _MOST_BYTES:
        raise refused(Reason.STATUS_LIST, f"unpacked it is larger than {_MOST_BYTES:,} bytes")
    if not unpacker.eof or unpacker.unused_data:
        raise refused(Reason.STATUS_LIST, "it is cut, or something follows it")
    if len(bits) < _FEWEST_BYTES:
        raise refused(Reason.STATUS_LIST, f"it has fewer than {ENTRIES:,} places")
    return bits


def newest_about(
    lists: Collection[StatusList], credential: Document, issuer: str
) -> tuple[StatusList, StatusEntry] | None:
    """The list signed last in which `credential` stands, and where; only a list by the same issuer counts."""
    entry = entry_of(credential)
    if entry is None:
        return None
    about = [one for one in lists if one.list_id == entry.list_id and one.issuer == issuer]
    return (max(about, key=lambda one: one.as_of), entry) if about else None
