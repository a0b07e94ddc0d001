"""A key on paper: the sealed seed as eight lines of letters, each with a check that names its typos.

What stands on the paper opens with the passphrase only, so the key never leaves in clear; who
loses the passphrase has lost the key all the same.
"""

from hashlib import sha256

from goodword.errors import MistypedBackupError

SALT, NONCE, SEAL = 16, 12, 48
"""Bytes of the parts; the seal is the seed of 32 and the tag of 16."""
PAYLOAD = SALT + NONCE + SEAL
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U, which are taken for others."""
_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": "", "\t": ""})
_VERSION = b"\x01"
_LINES, _BYTES, _CHECK = 8, 10, 2
_PRIME = 1021
"""The greatest prime below 32 * 32. A number modulo a prime changes with every single letter, and with
every two neighbours that change places."""
_TITLE = "Goodword key backup"


def to_paper(payload: bytes, did: str) -> str:
    """The text for the printer: what it is, whose, and the eight lines."""
    digest = sha256(_VERSION + payload).digest()
    whole = _VERSION + payload + digest[: _LINES * _BYTES - PAYLOAD - 1]
    lines = [_line(number, whole[number * _BYTES : (number + 1) * _BYTES]) for number in range(_LINES)]
    about = f"{_TITLE}. It opens with the passphrase of the key and not without it.\n{did}\n"
    return about + "\n".join(lines) + "\n"


def from_paper(text: str) -> bytes:
    """The payload in a typed text; MistypedBackupError names the first line that is wrong, and how."""
    typed = _numbered(text)
    whole = b"".join(_bytes_of(number, typed[number]) for number in range(_LINES))
    payload = whole[1 : PAYLOAD + 1]
    digest = sha256(_VERSION + payload).digest()
    if whole != _VERSION + payload + digest[: len(whole) - PAYLOAD - 1]:
        raise MistypedBackupError("The lines are each right, but they are not of one backup")
    return payload


def _line(number: int, data: bytes) -> str:
    letters = _written(int.from_bytes(data), _BYTES * 8 // 5)
    groups = [letters[place : place + 4] for place in range(0, len(letters), 4)]
    return f"{number + 1}  {' '.join(groups)}  {_written(_check(number, data), _CHECK)}"


def _check(number: int, data: bytes) -> int:
    """What changes with every letter of the line, and with the line's number."""
    return (int.from_bytes(data) * 32 + number + 1) % _PRIME


def _written(value: int, length: int) -> str:
    return "".join(_LETTERS[value >> 5 * place & 31] for place in reversed(range(length)))


def _numbered(text: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in text.splitlines():
        number, _, rest = line.strip().partition(" ")
        if number.isascii() and number.isdigit() and 1 <= int(number) <= _LINES:
            if int(number) - 1 in found:
                raise MistypedBackupError(f"Line {number} stands twice")
            found[int(number) - 1] = rest.upper().translate(_ALIKE)
    missing = next((place for place in range(_LINES) if place not in found), None)
    if missing is not None:
        raise MistypedBackupError(f"Line {missing + 1} of {_LINES} is missing")
    return found


def _bytes_of(number: int, letters: str) -> bytes:
    expected = _BYTES * 8 // 5 + _CHECK
    strange = next((letter for letter in letters if letter not in _LETTERS), None)
    if strange is not None:
        raise MistypedBackupError(f"Line {number + 1} holds “{strange}”, which no backup has")
    if len(letters) != expected:
        raise MistypedBackupError(f"Line {number + 1} has {len(letters)} letters; expected {expected}")
    value = 0
    for letter in letters[:-_CHECK]:
        value = value << 5 | _LETTERS.index(letter)
    data = value.to_bytes(_BYTES)
    if _written(_check(number, data), _CHECK) != letters[-_CHECK:]:
        raise MistypedBackupError(f"Line {number + 1} is mistyped")
    return data
