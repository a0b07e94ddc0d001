from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.archive import open_archive
from goodword.nouns import Exchange
from goodword.sources import identify
from goodword.sources.mail import Mail
from tests.sources.mail.written import One, Read, exchanges, message, reasons


def test_multiparts_five_thousand_deep_cost_one_message(read: Read) -> None:
    body = b"".join(
        b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(5_000)
    )
    deep = message(1, b"Content-Type: multipart/mixed; boundary=b0\n").replace(b"Hello\n", body)
    assert [one.native_id for one in exchanges(read(deep, message(2)))] == ["1@q.example", "2@q.example"]


def test_a_hundred_thousand_parts_are_read_up_to_a_bound(one: One) -> None:
    found = one(b"--b\n\nword\n" * 100_000, Content_Type="multipart/mixed; boundary=b")
    assert 100 <= found.text.count("word") <= 200


def test_thousands_of_encoded_words_cost_their_field(one: One) -> None:
    found = one(From="=?utf-8?q?a?= " * 4_000 + "<ana@quay.example>", Sender="ana@quay.example")
    assert found.author == "mail:ana@quay.example"


def test_a_head_of_twenty_megabytes_costs_what_stands_behind_its_first_64_kilobytes(read: Read) -> None:
    long = message(1).replace(b"\nHello", b"X-Long: " + b"x" * (20 << 20) + b"\n folded\n\nHello")
    assert [one.native_id for one in exchanges(read(long, message(2)))] == ["1@q.example", "2@q.example"]


def test_words_behind_four_megabytes_are_told_to_be_missing(read: Read) -> None:
    attached = (
        b"--b\nContent-Disposition: attachment\n\n" + b"QUJD\n" * (1 << 20) + b"--b\n\nLate words\n--b--\n"
    )
    found = read(message(1, b"Content-Type: multipart/mixed; boundary=b\n").replace(b"Hello\n", attached))
    assert exchanges(found)[0].text == ""
    assert reasons(found) == ["the words of messages in whose first 4 MB there are none: 1 left out"]


def test_ninety_thousand_nested_elements_cost_their_structure_only(one: One) -> None:
    html = b"<div>" * 90_000 + b"Hello" + b"</div>" * 90_000
    assert one(html, Content_Type="text/html").text.strip() == "Hello"


def test_a_mailbox_cut_in_the_middle_gives_what_is_there(tmp_path: Path, read: Read) -> None:
    read(*(message(number) for number in range(400)))
    whole = (tmp_path / "mail.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    with open_archive(tmp_path / "cut.zip") as archive:
        found = list(Mail().read(archive))
    assert 100 < len(exchanges(found)) < 300
    assert reasons(found)


@pytest.mark.parametrize("name", ["Inbox", "Sent", "mail.mbox", "mbox"])
def test_a_mailbox_alone_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"From - Mon Mar 04 11:20:34 2024\n" + message(1) + b"\n")
    with open_archive(path) as archive:
        assert identify(archive).name == "mail"
        assert len(exchanges(list(Mail().read(archive)))) == 1


def test_messages_of_a_maildir_may_have_colons_in_their_names(tmp_path: Path) -> None:
    for name in ("cur/1709550000.M1P2.host:2,S", ".Sent/cur/1709550001.M1P2.host:2,", "tmp/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(message(len(name)))
    with open_archive(tmp_path) as archive:
        assert Mail().identifies(archive)
        assert len(exchanges(list(Mail().read(archive)))) == 2


@pytest.mark.parametrize(
    "others", [{"people.vcf": b"BEGIN:VCARD"}, {"data/tweets.js": b"x"}, {f"{n}.txt": b"x" for n in range(9)}]
)
def test_a_folder_with_other_data_in_it_is_not_one_of_mail(tmp_path: Path, others: dict[str, bytes]) -> None:
    for name, content in {"a.eml": message(1), **others}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    with open_archive(tmp_path) as archive:
        assert not Mail().identifies(archive)


def test_googles_download_of_several_kinds_says_that_only_its_mail_was_read(read: Read) -> None:
    box = b"From x@y Mon Mar 04 11:20:34 2024\n" + message(1)
    members = {
        "archive_browser.html": b"",
        "Mail/All.mbox": box,
        "Calendar/a.ics": b"",
        "Contacts/a.vcf": b"",
    }
    found = read(members=members)
    assert len(exchanges(found)) == 1
    assert reasons(found) == [
        (
            "only the mail of this download was read; unpack it and import the folder to have the rest read: "
            "2 files not read"
        )
    ]


PIECES = [
    b"From x@y Mon Mar 04 11:20:34 2024\n", b"\n\n", b"\n", b"From: ana@q.example\n", b"To: ",
    b"=?utf-8?b?", b"?=",
    b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Type: text/html; charset=utf-7\n", b"--b\n",
    b"--b--\n", b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: quoted-printable\n",
    b"<blockquote>", b"> q\n", b"Date: Mon, 4 Mar 2024 11:20:34 +0000\n", b"Message-ID: <1@q>\n", b"-- \n",
    b"On 10:00 a@b wrote:\n", b"=E2=82\n", b"\xff\xfe\0", b"X-GM-THRID: 1\nX-Gmail-Labels: Sent,\n", b'"((<',
    b"Delivered-To: mira@example.com\n", b"format=flowed; \n ",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=20)), max_size=60))
def test_no_mailbox_lets_a_foreign_error_through(
    tmp_path_factory: pytest.TempPathFactory, parts: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("mail") / "All.mbox"
    path.write_bytes(b"From x@y Mon Mar 04 11:20:34 2024\nSubject: a\n" + b"".join(parts))
    with open_archive(path) as archive:
        assert Mail().identifies(archive)
        Mail().owner(archive)
        for record in Mail().read(archive):
            if isinstance(record, Exchange):
                record.text.encode("utf-8")
