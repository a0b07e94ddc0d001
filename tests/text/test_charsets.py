import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.charsets import decoded


@pytest.mark.parametrize(
    ("data", "label", "text"),
    [
        ("Grüße".encode(), None, "Grüße"),
        ("Grüße".encode("cp1252"), None, "Grüße"),
        ("Grüße".encode(), "iso-8859-1", "Grüße"),
        ("Grüße".encode("latin-1"), "utf-8", "Grüße"),
        ("Grüße".encode(), "us-ascii", "Grüße"),
        ("Привет".encode("koi8-r"), "KOI8-R", "Привет"),
        ("ありがとう".encode("iso2022_jp"), "iso-2022-jp", "ありがとう"),
        ("谢谢".encode("gb18030"), "gb2312", "谢谢"),
        ("“x”".encode("cp1252"), "ISO_8859-1", "“x”"),
        ("Grüße".encode(), "x-nobody-knows", "Grüße"),
        (
            "Grüße zum Fest und gute Wünsche".encode() + b"\xff",
            "utf-8",
            "Grüße zum Fest und gute Wünsche\ufffd",
        ),
        (b"61", "hex", "61"),
        (rb"\x41", "unicode_escape", r"\x41"),
        (b"+2AA-", "utf-7", "?"),
    ],
)
def test_text_is_read_whatever_was_declared(data: bytes, label: str | None, text: str) -> None:
    assert decoded(data, label) == text


@given(
    st.binary(max_size=200),
    st.sampled_from([None, "utf-16", "utf-7", "hz", "iso-2022-kr", "big5", "utf-8", "\0"]),
)
def test_any_bytes_give_text_that_can_be_written_down(data: bytes, label: str | None) -> None:
    decoded(data, label).encode("utf-8")
