import base64
import quopri
from collections.abc import Callable

import pytest

from goodword.nouns import Exchange

One = Callable[..., Exchange]


def multipart(*parts: bytes) -> bytes:
    return b"".join(b"--b\n" + part + b"\n" for part in parts) + b"--b--\n"


def words(one: One, body: bytes, kind: str, **fields: str) -> str:
    return one(body, Content_Type=kind, **fields).text


PLAIN, HTML = (
    b"Content-Type: text/plain\n\nPlain words",
    b"Content-Type: text/html\n\n<p>Rich <b>words</b></p>",
)
ATTACHED = b"Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nThe attachment"


@pytest.mark.parametrize(
    ("kind", "parts", "text"),
    [
        ("alternative", [PLAIN, HTML], "Plain words"),
        ("alternative", [HTML, PLAIN], "Rich words"),
        ("alternative", [b"Content-Type: text/plain\n\n  ", HTML], "Rich words"),
        ("mixed", [PLAIN, ATTACHED, PLAIN], "Plain words\n\nPlain words"),
        ("mixed", [ATTACHED], ""),
        ("mixed", [b"Content-Type: message/rfc822\n\nFrom: bo@p.example\n\nPassed on", PLAIN], "Plain words"),
        ("signed", [PLAIN, b"Content-Type: application/pgp-signature\n\n---"], "Plain words"),
        ("related", [HTML, b"Content-Type: image/png\n\n\x89PNG"], "Rich words"),
        ("nobody-knows", [PLAIN], "Plain words"),
    ],
)
def test_the_words_are_found_among_the_parts(one: One, kind: str, parts: list[bytes], text: str) -> None:
    assert words(one, multipart(*parts), f'multipart/{kind}; boundary="b"') == text


def test_parts_inside_parts_are_read(one: One) -> None:
    inner = (
        b"Content-Type: multipart/alternative; boundary=c\n\n--c\n" + PLAIN + b"\n--c\n" + HTML + b"\n--c--\n"
    )
    assert words(one, multipart(inner, ATTACHED), "multipart/mixed; boundary=b") == "Plain words"


def test_a_boundary_that_is_never_closed_gives_what_is_there(one: One) -> None:
    assert words(one, b"preamble\n--b\n" + PLAIN, "multipart/mixed; boundary=b") == "Plain words"


def test_a_boundary_inside_a_line_is_none(one: One) -> None:
    body = multipart(b"Content-Type: text/plain\n\nabout --b and\n--bye")
    assert words(one, body, "multipart/mixed; boundary=b") == "about --b and\n--bye"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("quoted-printable", quopri.encodestring("Danke für alles".encode())),
        ("base64", base64.encodebytes("Danke für alles".encode())),
        ("base64", base64.encodebytes("Danke für alles".encode()).rstrip(b"=\n")),
        ("BASE64 ", b"!!" + base64.encodebytes("Danke für alles".encode()).replace(b"Z", b"Z\r\n ")),
        ("8bit", "Danke für alles".encode()),
        ("x-nobody-knows", "Danke für alles".encode("cp1252")),
    ],
)
def test_text_is_read_in_any_transfer_encoding(one: One, encoding: str, body: bytes) -> None:
    assert words(one, body, "text/plain", Content_Transfer_Encoding=encoding) == "Danke für alles"


def test_broken_base64_gives_what_can_be_read(one: One) -> None:
    assert words(one, b"QUJD=D", "text/plain", Content_Transfer_Encoding="base64").startswith("ABC")


def test_soft_line_breaks_are_joined_and_stuffed_spaces_taken_out(one: One) -> None:
    body = b"One \nlong \nline\n From here\n> quoted \n> more\nlast"
    found = one(body, Content_Type="text/plain; format=flowed", Subject="")
    assert found.text == "One long line\nFrom here\n\nlast"
    joined = one("日本 \n語".encode(), Content_Type="text/plain; charset=utf-8; format=flowed; delsp=yes")
    assert joined.text == "日本語"


@pytest.mark.parametrize(
    ("html", "own"),
    [
        ("<p>Mine</p><blockquote type=cite><p>Theirs</p></blockquote><p>Mine too</p>", "Mine\n\nMine too"),
        (
            (
                "<div dir=ltr>Mine</div><div class=gmail_quote><div class=gmail_attr>On 3 June 2024 at "
                "10:00, Ana &lt;ana@quay.example&gt; wrote:<br></div><blockquote class=gmail_quote>Theirs"
                "</blockquote></div>"
            ),
            "Mine",
        ),
        ('<p>Mine</p><div class="gmail_signature">Mira<br>Harbour Ltd</div>', "Mine"),
        (
            "<p>Mine</p><div><b>From:</b> Ana<br><b>Sent:</b> x<br><b>To:</b> y</div><p>Theirs</p>",
            "Mine",
        ),
        ("<style>p{}</style><!-- <p>no</p> --><script>no</script><p>Mine</p>", "Mine"),
        ("<p>Mine<style>never closed", "Mine"),
        (f'<img src="data:image/png;base64,{"A" * 400_000}"><p>Mine</p>', "Mine"),
    ],
)
def test_html_gives_the_writers_words(one: One, html: str, own: str) -> None:
    assert words(one, html.encode(), "text/html; charset=utf-8") == own


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain; format=flowed", b"a \n" * 300_000),
        ("multipart/mixed; boundary=b", b"--b" * 1_000_000),
        ("multipart/mixed; boundary=b", b"\n--b-" * 600_000),
        ("text/html", b"<style>" * 140_000),
        ("text/html", b"<!--" * 250_000),
        ("text/html", b"<blockquote>" * 85_000),
        ("text/html", b"<blockquote>a" * 190),
        ("text/html", b"data:image/" * 90_000),
    ],
    ids=lambda value: str(value)[:30],
)
def test_no_body_takes_longer_than_its_length(one: One, kind: str, body: bytes) -> None:
    one(body, Content_Type=kind)


def test_an_encrypted_message_says_who_wrote_to_whom_and_nothing_else(one: One) -> None:
    assert words(one, b"-----BEGIN PGP MESSAGE-----\nabc", "text/plain") == ""


def test_nul_and_lone_carriage_returns_are_taken_out(one: One) -> None:
    assert words(one, b"a\0b\rc\r\nd", "text/plain") == "ab\nc\nd"
