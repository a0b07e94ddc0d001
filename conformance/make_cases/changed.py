# ruff: noqa: INP001 - part of a script, no package
"""Files in which something was changed after signing, and JSON that can be read in two ways."""

import json
from collections.abc import Iterator
from dataclasses import replace

from making import ADA, EVE, GOOD, GROUP_ORDER, RECOMMENDATION, SIGNED_AT, Case, changed, proof_of

from goodword.credential import sign
from goodword.credential.canonical import parse
from goodword.credential.multibase import decode_base58, encode_base58


def touched_files() -> Iterator[Case]:
    """Files in which the signed values are the same and a byte is not."""
    data = GOOD.document
    yield Case("space-inserted", "A space after the first brace.", b"{ " + data[1:], "layout")
    yield Case("line-end-appended", "A line end after the last byte.", data + b"\n", "layout")
    yield Case(
        "letter-escaped",
        "One letter written as an escape.",
        changed(data, "Bo Linde", "\\u0042o Linde"),
        "layout",
    )
    yield Case(
        "slash-escaped", "One slash written as an escape.", changed(data, "https:/", "https:\\/"), "layout"
    )
    noted = replace(RECOMMENDATION, paragraphs=("A bell \x1f rings.",))
    bell = sign(noted, signer=ADA, at=SIGNED_AT).document
    yield Case("escape-in-capitals", "\\u001f as \\u001F.", changed(bell, "\\u001f", "\\u001F"), "layout")
    yield Case(
        "member-moved",
        "The first member moved to the end.",
        _first_member_last(data),
        cautions=("rewritten",),
    )
    two = json.dumps(parse(data), indent=2).encode()
    yield Case("relaid-and-touched", "Indented, and one space more.", changed(two, '": "', '":  "'), "layout")


def _first_member_last(data: bytes) -> bytes:
    members = dict(parse(data))
    first = next(iter(members))
    moved = {**{name: value for name, value in members.items() if name != first}, first: members[first]}
    return json.dumps(moved, ensure_ascii=False, separators=(",", ":")).encode()


def changed_files() -> Iterator[Case]:
    """Files in which what was signed is not what stands there."""
    data = GOOD.document
    for name, old, new in (
        ("changed-comment", "redrew the whole", "redrew the while"),
        ("changed-issuer-name", "Ada Márquez", "Ida Márquez"),
        ("changed-subject-name", '"name":"Bo Linde"', '"name":"Bo Lunde"'),
        ("changed-role", "Hydrologist", "Director of "),
        ("changed-disclosure", "No payment", "Payment"),
        ("changed-evidence", "Still thinking", "Stop thinking"),
        ("changed-valid-from", '"validFrom":"2026-11-20', '"validFrom":"2026-11-19'),
        ("changed-created", '"created":"2026-11-20', '"created":"2026-11-19'),
        ("changed-id", "urn:uuid:0b2f", "urn:uuid:0b2e"),
        ("replayed-onto-another", "urn:uuid:" + GOOD.subject.removeprefix("urn:uuid:"), EVE.did),
    ):
        yield Case(name, "A value was changed after signing.", changed(data, old, new), "signature")
    value = str(proof_of(parse(data))["proofValue"])
    yield Case(
        "changed-signature", "A letter of the signature.", changed(data, value, value[:-1] + "2"), "signature"
    )
    yield Case(
        "signature-longer",
        "A leading 1: one zero byte more.",
        changed(data, value, "z1" + value[1:]),
        "signature",
    )
    yield Case("signature-capital", "Z in place of z.", changed(data, value, "Z" + value[1:]), "signature")
    yield Case(
        "signature-malleable", "S + L in place of S.", changed(data, value, _plus_order(value)), "signature"
    )


def _plus_order(value: str) -> str:
    """The same signature with the group order added to S: it satisfies the same equation."""
    signature = decode_base58(value) or b""
    scalar = int.from_bytes(signature[32:], "little") + GROUP_ORDER
    return encode_base58(signature[:32] + scalar.to_bytes(32, "little"))


def hostile_json() -> Iterator[Case]:
    """JSON that two programs could read in two ways, or that exhausts one."""
    data = GOOD.document
    twice = changed(data, '"name":"Bo Linde"', '"name":"Eve Stone","name":"Bo Linde"')
    yield Case("duplicate-key", "A name that stands twice; the last one is signed.", twice, "duplicate-key")
    same = changed(data, '"name":"Bo Linde"', '"name":"Bo Linde","name":"Bo Linde"')
    yield Case("duplicate-key-equal", "The same name and value twice.", same, "duplicate-key")
    for name, number in (("nan", "NaN"), ("infinite", "1e400"), ("beyond-2-53", "9007199254740993")):
        yield Case(
            name,
            f"The number {number}.",
            changed(data, '"awardedDate"', f'"awarded":{number},"awardedDate"'),
            "number",
        )
    half = changed(data, "Bo Linde", "Bo\\ud800Linde")
    yield Case("lone-surrogate", "Half a character.", half, "surrogate")
    deep = changed(data, '"evidence":[', '"evidence":' + "[" * 5000 + "]" * 5000 + ',"evidences":[')
    yield Case("deep", "Nested 5,000 levels deep.", deep, "depth")
    yield Case("half-written", "Only the first half of the file.", data[: len(data) // 2], "unreadable")
    yield Case("empty", "No bytes.", b"", "unreadable")
    yield Case("byte-order-mark", "A BOM before the first byte.", b"\xef\xbb\xbf" + data, "unreadable")
    yield Case(
        "latin-1",
        "Not UTF-8.",
        data.decode().replace("’", "'").replace("“", "").encode("latin-1", "replace"),
        "unreadable",
    )
    yield Case("no-object", "A list.", b"[" + data + b"]", "unreadable")
    yield Case("other-json", "JSON that is no credential.", b'{"name":"Bo Linde"}', "unreadable")
