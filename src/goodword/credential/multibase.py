"""Multibase: base58btc (`z`) for keys and signatures, base64url (`u`) for digests.

Base58 is bijective here: every text decodes to other bytes, so that no key and no
signature can be written in two ways.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}
_LONGEST = 128
_SHA2_256 = b"\x12\x20"
"""Multihash: the code of sha2-256 and the length of its digest."""


def encode_base58(data: bytes) -> str:
    """`data` as multibase base58btc, `z…`."""
    number = int.from_bytes(data)
    letters: list[str] = []
    while number:
        number, value = divmod(number, 58)
        letters.append(_ALPHABET[value])
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + "1" * zeros + "".join(reversed(letters))


def decode_base58(text: str) -> bytes | None:
    """The bytes of multibase base58btc `text`; None where it is none, or longer than 128 letters."""
    letters = text[1:]
    if not text.startswith("z") or len(letters) > _LONGEST:
        return None
    number = 0
    for letter in letters:
        value = _VALUES.get(letter)
        if value is None:
            return None
        number = number * 58 + value
    zeros = len(letters) - len(letters.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)


def digest_of(data: bytes) -> str:
    """The sha2-256 of `data` as multihash in multibase base64url (VCDM 2.0, digestMultibase)."""
    multihash = _SHA2_256 + sha256(data).digest()
    return "u" + urlsafe_b64encode(multihash).rstrip(b"=").decode("ascii")
