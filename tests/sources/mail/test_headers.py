import pytest

from goodword.sources.mail.headers import ADDRESSES, Head, cut, phrase


def addresses(value: str) -> list[tuple[str, str]]:
    head = Head(b"To: " + value.encode("utf-8", "surrogateescape"))
    return [(one.name, one.email) for one in head.addresses("to")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ana Ruiz <Ana@Quay.Example>", [("Ana Ruiz", "ana@quay.example")]),
        ("ana@quay.example", [("", "ana@quay.example")]),
        ('"Ruiz, Ana" <a@q.example>, bo@p.example', [("Ana Ruiz", "a@q.example"), ("", "bo@p.example")]),
        ('"Ruiz, Ana (Pilots)" <a@q.example>', [("Ana Ruiz", "a@q.example")]),
        ('"Ana Ruiz, PhD" <a@q.example>', [("Ana Ruiz, PhD", "a@q.example")]),
        ("'Ana Ruiz' <a@q.example>", [("Ana Ruiz", "a@q.example")]),
        ("a@q.example <a@q.example>", [("", "a@q.example")]),
        ("a@q.example (Ana Ruiz)", [("Ana Ruiz", "a@q.example")]),
        ("=?utf-8?q?Ana_Ru=C3=ADz?= <a@q.example>", [("Ana Ruíz", "a@q.example")]),
        ('"=?utf-8?b?QW5hLCBSdcOteg==?=" <a@q.example>', [("Ruíz Ana", "a@q.example")]),
        ("Ana Ru\udced\x7az <a@q.example>", [("Ana Ruízz", "a@q.example")]),
        ("Friends: a@q.example, b@q.example;", [("", "a@q.example"), ("", "b@q.example")]),
        ("undisclosed-recipients:;", []),
        ("a@q.example, A@Q.example", [("", "a@q.example")]),
        ("nobody", []),
        ("<<a@q.example>>", [("", "a@q.example")]),
    ],
)
def test_addresses_are_read_however_they_are_written(written: str, read: list[tuple[str, str]]) -> None:
    assert addresses(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?= aus =?iso-8859-1?q?K=F6ln?=", "Grüße aus Köln"),
        ("=?utf-8?b?4oI=?= =?utf-8?b?rA==?=", "€"),
        ("=?nonsense?q?caf=E9?=", "café"),
        ("=?utf-8?b?!!!!?= rest", "rest"),
        ("=?hex?q?61?=", "61"),
        ("plain \t text", "plain text"),
        ("中 =?utf-8?q?=E2=82=AC?=", "中 €"),
    ],
)
def test_encoded_words_are_decoded_and_broken_ones_cost_no_more_than_themselves(
    written: str, read: str
) -> None:
    assert phrase(written) == read


def test_folded_fields_are_one_line_and_the_first_of_a_name_counts() -> None:
    head, body = cut(b"Subject: one\r\n two\r\nsubject: three\r\nno field\r\nX-Y : z\r\n\r\nBody")
    assert head.phrase("subject") == "one two"
    assert head.first == "subject"
    assert body == len(b"Subject: one\r\n two\r\nsubject: three\r\nno field\r\nX-Y : z\r\n\r\n")


def test_a_message_without_a_head_has_a_body() -> None:
    head, body = cut(b"\nBody")
    assert (head.first, body) == ("", 1)


def test_twenty_thousand_addresses_are_read_up_to_a_bound() -> None:
    many = ", ".join(f"Person {n} <p{n}@q.example>" for n in range(20_000))
    assert len(addresses(many)) == ADDRESSES


@pytest.mark.parametrize(
    "value",
    [
        "=?utf-8?q?a?= " * 20_000,
        "=?" * 30_000,
        "a" + " " * 30_000 + "b",
        '"' + " " * 30_000 + '" ' + " " * 30_000 + "b",
        "< " * 15_000,
        "<" + " " * 30_000,
        "(" * 30_000 + "a@q.example",
        '"' * 30_001,
        "<" * 30_000,
        "a@" * 15_000,
        "\\" * 30_000,
        "," * 30_000,
        "[" * 30_000 + "a@q.example",
        ";;;;" * 8_000,
        "=?utf-8?b?" + "A" * 30_000,
    ],
    ids=lambda value: value[:12],
)
def test_no_field_takes_longer_than_its_length(value: str) -> None:
    addresses(value)
    phrase(value)
    cut(f"From: {value}\nContent-Type: {value}\n\n".encode())
