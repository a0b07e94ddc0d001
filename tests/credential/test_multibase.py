import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.credential.multibase import decode_base58, digest_of, encode_base58


@given(st.binary(max_size=80))
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    assert decode_base58(encode_base58(data)) == data


@given(st.text("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", max_size=90))
def test_every_text_is_the_only_one_of_its_bytes(letters: str) -> None:
    data = decode_base58("z" + letters)
    assert data is not None
    assert encode_base58(data) == "z" + letters


@pytest.mark.parametrize("text", ["", "abc", "Zabc", "z0", "zO", "zI", "zl", "z a", "zé", "z" + "2" * 129])
def test_what_is_no_base58_is_none(text: str) -> None:
    assert decode_base58(text) is None


def test_the_published_vectors_hold() -> None:
    # draft-msporny-base58-03, section 5.
    assert encode_base58(b"Hello World!") == "z2NEpo7TZRRrLZSi2U"
    assert encode_base58(bytes.fromhex("0000287fb4cd")) == "z11233QC4"


def test_a_digest_is_a_multihash_of_sha2_256() -> None:
    # The digest of no bytes, as `sha256sum` gives it, behind 0x12 0x20, in base64url without padding.
    assert digest_of(b"") == "uEiDjsMRCmPwcFJr79MiZb7kkJ65B5GSbk0yklZkbeFK4VQ"
