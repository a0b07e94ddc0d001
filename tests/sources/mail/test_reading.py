from collections.abc import Callable
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.archive import open_archive
from goodword.nouns import Account, Audience, Exchange, Manner, Record, Skipped
from goodword.sources import identify
from goodword.sources.mail import Mail
from goodword.sources.mail.headers import Head
from goodword.sources.mail.people import links_in
from goodword.sources.mail.setaside import AUTOMATIC, BULK, LISTS, NO_SENDER
from goodword.sources.mail.times import sent_at

Read = Callable[..., list[Record]]
One = Callable[..., Exchange]
SENT = b"X-GM-THRID: 1\nX-Gmail-Labels: Sent\n"


def message(
    number: int, head: bytes = b"", *, by: str = "ana@quay.example", to: str = "mira@example.com"
) -> bytes:
    usual = f"From: {by}\nTo: {to}\nMessage-ID: <{number}@q.example>\nDate: Mon, 4 Mar 2024 11:20:34 +0000\n"
    return head + usual.encode() + b"\nHello\n"


def exchanges(records: list[Record]) -> list[Exchange]:
    return [record for record in records if isinstance(record, Exchange)]


def reasons(records: list[Record]) -> list[str]:
    return [record.reason for record in records if isinstance(record, Skipped)]


def owner_of(tmp_path: Path, *messages: bytes) -> list[str]:
    path = tmp_path / "All.mbox"
    path.write_bytes(b"".join(b"From x@y Mon Mar 04 11:20:34 2024\n" + one + b"\n\n" for one in messages))
    with open_archive(path) as archive:
        return [account.id for account in Mail().owner(archive).accounts]


# Whose mail it is


@pytest.mark.parametrize(
    "label",
    [
        "Sent",
        "Opened,Sent",
        "=?UTF-8?Q?Envoy=C3=A9s?=",
        "Gesendet",
        "Enviados",
        "Inviata",
        "Verzonden",
        "=?utf-8?b?6YCB5L+h5riI44G/?=",
    ],
)
def test_the_owner_is_who_wrote_what_lies_under_sent(tmp_path: Path, label: str) -> None:
    head = f"X-GM-THRID: 1\nX-Gmail-Labels: {label}\n".encode()
    found = owner_of(
        tmp_path, message(1, head, by="Mira <Mira@example.com>"), message(2), message(3, to="bo@p.example")
    )
    assert found == ["mail:mira@example.com"]


def test_the_owner_is_to_whom_the_mailbox_delivered(tmp_path: Path) -> None:
    delivered = b"Delivered-To: mira@work.example\n"
    assert owner_of(tmp_path, message(1, delivered), message(2, delivered)) == ["mail:mira@work.example"]


def test_a_sender_cannot_pass_for_the_owner(tmp_path: Path) -> None:
    forged = b"Delivered-To: mira@example.com\n" + SENT
    found = owner_of(
        tmp_path, message(1, SENT, by="mira@example.com"), message(2, forged, by="mallory@m.example")
    )
    assert found == ["mail:mira@example.com"]


def test_a_list_that_delivers_in_its_own_name_is_not_the_owner(tmp_path: Path) -> None:
    by_list = b"List-Id: <l>\nDelivered-To: mailing list tides@l.example\n"
    assert owner_of(tmp_path, message(1, by_list), message(2, b"Delivered-To: mira@example.com\n")) == [
        "mail:mira@example.com"
    ]


def test_one_address_that_stands_in_every_message_is_the_owners(tmp_path: Path) -> None:
    three = [message(1), message(2, by="bo@p.example"), message(3, by="mira@example.com", to="bo@p.example")]
    assert owner_of(tmp_path, *three) == ["mail:mira@example.com"]
    assert owner_of(tmp_path, *three[:2]) == []
    assert owner_of(tmp_path, message(1), message(2), message(3)) == []


# What is a letter, and to whom


@pytest.mark.parametrize(
    ("head", "by", "reason"),
    [
        (b"List-Id: <tides.lists.example.org>\n", "ana@q.example", LISTS),
        (b"Auto-Submitted: auto-replied (vacation)\n", "ana@q.example", AUTOMATIC),
        (b"X-Autoreply: yes\n", "ana@q.example", AUTOMATIC),
        (b"Content-Type: multipart/report; report-type=delivery-status\n", "ana@q.example", AUTOMATIC),
        (b"", "no-reply@shop.example", AUTOMATIC),
        (b"", "MAILER-DAEMON@mx.example", AUTOMATIC),
        (b"", "noreply+42@shop.example", AUTOMATIC),
        (b"Precedence: Bulk\n", "ana@q.example", BULK),
        (b"List-Unsubscribe: <https://shop.example>\n", "ana@q.example", BULK),
        (b"", "", NO_SENDER),
        (b"", "nobody at all", NO_SENDER),
    ],
)
def test_what_nobody_wrote_to_anybody_is_counted_once_for_each_reason(
    read: Read, head: bytes, by: str, reason: str
) -> None:
    found = read(*(message(number, head, by=by) for number in range(3)))
    assert not exchanges(found)
    assert reasons(found) == [f"{reason}: 3 left out"]


def test_what_was_deleted_in_thunderbird_or_never_sent_is_left_out(read: Read) -> None:
    deleted = message(1, b"X-Mozilla-Status: 0009\n")
    kept = message(2, b"X-Mozilla-Status: 0001\n")
    found = read(deleted, kept, message(3, b"X-Unsent: 1\n"), message(4, b"X-Mozilla-Status: what\n"))
    assert [one.native_id for one in exchanges(found)] == ["2@q.example", "4@q.example"]
    assert reasons(found) == [
        "messages in the trash: 1 left out",
        "drafts, which were never sent: 1 left out",
    ]


@pytest.mark.parametrize("head", [b"Auto-Submitted: no\n", b"Precedence: first-class\n", b"X-Mailer: bulk\n"])
def test_what_somebody_wrote_stays(read: Read, head: bytes) -> None:
    assert len(exchanges(read(message(1, head)))) == 1


def test_a_message_in_many_folders_is_one(read: Read) -> None:
    box = b"From x@y Mon Mar 04 11:20:34 2024\n" + message(1) + b"\n\n"
    assert len(exchanges(read(members={"A.mbox": box * 2, "B.mbox": box}))) == 1


def test_another_senders_message_of_the_same_id_takes_no_ones_place(read: Read) -> None:
    assert len(exchanges(read(message(1), message(1, by="mallory@m.example")))) == 2


def test_a_message_without_an_id_has_one_by_its_words(read: Read) -> None:
    bare = message(1).replace(b"Message-ID: <1@q.example>\n", b"")
    first, second = exchanges(read(bare, bare, bare.replace(b"Hello", b"Goodbye")))
    assert first.native_id is None
    assert first.id != second.id


def test_few_recipients_are_private_and_many_are_a_group(one: One) -> None:
    assert one(To="a@q.example, b@q.example", Cc="c@q.example").audience is Audience.DIRECT
    assert one(To="a@q.example, b@q.example", Cc="c@q.example, d@q.example").audience is Audience.GROUP


def test_who_alone_stands_in_to_of_an_answer_to_several_is_the_one_answered(one: One) -> None:
    found = one(To="Bo <bo@p.example>", Cc="c@q.example, ana@quay.example", In_Reply_To="<0@p.example>")
    assert [(one.account, one.manner, one.written) for one in found.addressed] == [
        ("mail:bo@p.example", Manner.REPLY, "Bo"),
        ("mail:c@q.example", Manner.RECIPIENT, None),
    ]


def test_a_list_is_nobody_but_what_goes_there_is_for_a_group(read: Read) -> None:
    listed = message(1, b"List-Id: <t>\nList-Post: <mailto:Tides@lists.example>\n", to="tides@lists.example")
    (found,) = exchanges(read(listed, message(2, to="tides@lists.example, bo@p.example")))
    assert [one.account for one in found.addressed] == ["mail:bo@p.example"]
    assert found.audience is Audience.GROUP


def test_the_owner_copied_in_secret_is_addressed(read: Read) -> None:
    delivered = b"Delivered-To: mira@example.com\n"
    found = exchanges(
        read(message(1, delivered, to="bo@p.example"), message(2, delivered), message(3, delivered))
    )
    assert [one.account for one in found[0].addressed] == ["mail:bo@p.example", "mail:mira@example.com"]


def test_a_message_to_a_crowd_is_for_the_first_two_hundred(one: One) -> None:
    found = one(To=", ".join(f"p{n}@q.example" for n in range(20_000)))
    assert len(found.addressed) == 200
    assert found.audience is Audience.GROUP


@pytest.mark.parametrize(
    ("fields", "answers", "thread"),
    [
        ({}, None, "1@quay.example"),
        ({"In_Reply_To": "<0@q>"}, "0@q", "0@q"),
        ({"In_Reply_To": "<b@q>", "References": "<a@q> <b@q>"}, "b@q", "a@q"),
        ({"References": "<a@q>\n\t<b@q>"}, "b@q", "a@q"),
        ({"In_Reply_To": "your message of Monday"}, None, "1@quay.example"),
    ],
)
def test_answers_are_tied_to_what_they_answer(
    one: One, fields: dict[str, str], answers: str | None, thread: str
) -> None:
    found = one(**fields)
    assert (found.in_reply_to, found.thread) == (answers, thread)


def test_a_subject_is_the_writers_own_unless_it_was_there_before(one: One) -> None:
    assert one(Subject="Thanks for the map").text == "Thanks for the map\n\nHello"
    for subject in ("Re: Thanks", "RE[2]: Thanks", "AW: Danke", "Fwd: Thanks", "回复：谢谢", "SV: Tack"):
        assert one(Subject=subject).text == "Hello"
    assert one(Subject="Thanks", In_Reply_To="<0@q>").text == "Hello"


# When


@pytest.mark.parametrize(
    ("date", "received", "at"),
    [
        ("Mon, 4 Mar 2024 12:20:34 +0100", "", (2024, 3, 4, 11, 20, 34)),
        ("4 Mar 24 11:20 EST", "", (2024, 3, 4, 16, 20)),
        ("Mon, 4 Mar 2024 11:20:34 -0000 (nowhere)", "", (2024, 3, 4, 11, 20, 34)),
        ("nonsense", "by x; Tue, 5 Mar 2024 09:00:00 +0000", (2024, 3, 5, 9)),
        ("Thu, 1 Jan 1970 00:00:00 +0000", "by x; Tue, 5 Mar 2024 09:00:00 +0000", (2024, 3, 5, 9)),
        ("Mon, 4 Mar 2094 11:20:34 +0000", "by x; Tue, 5 Mar 2024 09:00:00 +0000", (2024, 3, 5, 9)),
        ("Mon, 4 Mar 2019 11:20:34 +0000", "by x; Tue, 5 Mar 2024 09:00:00 +0000", (2019, 3, 4, 11, 20, 34)),
        ("Fri, 31 Feb 2024 25:61:00 +9900", "", (2024, 3, 4, 11, 20, 34)),
        ("Mon, 1 Jan 99999999999999999999 00:00:00 +0000", "", (2024, 3, 4, 11, 20, 34)),
        ("", "", (2024, 3, 4, 11, 20, 34)),
    ],
)
def test_the_time_is_when_it_was_sent_or_else_when_it_came(
    one: One, date: str, received: str, at: tuple[int, ...]
) -> None:
    found = one(Date=date, Received=received).sent_at
    assert found is not None
    assert found.timetuple()[: len(at)] == at
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    ("separator", "hour"),
    [
        (b"From 17@xxx Mon Mar 04 11:20:34 +0100 2024", 10),
        (b"From - Mon Mar 04 11:20:34 2024", 11),
        (b"From nobody in 2024", None),
        (b"", None),
    ],
)
def test_a_message_without_a_date_has_that_of_its_separator(separator: bytes, hour: int | None) -> None:
    found = sent_at(Head(b""), separator)
    assert (found.hour if found else None) == hour


# Who is who


def test_a_name_in_ones_own_from_is_dated_and_one_in_anothers_to_is_not(read: Read) -> None:
    found = read(
        message(1, to="Mira S. <mira@example.com>"),
        message(2, by="Mira Solberg <mira@example.com>", to="bo@p.example"),
    )
    told = [
        (one.name, one.seen_at is not None)
        for one in found
        if isinstance(one, Account) and one.id == "mail:mira@example.com"
    ]
    assert told == [("Mira S.", False), ("Mira Solberg", True)]


def test_a_changed_name_is_told_with_its_date_and_an_older_one_is_no_news(read: Read) -> None:
    def on(day: int, name: str) -> bytes:
        return message(day, by=f"{name} <ana@quay.example>").replace(b"4 Mar", b"%d Mar" % day)

    found = read(on(4, "Ana Ruiz"), on(6, "Ana Lind"), on(5, "Ana Ruiz"), on(6, "Ana Lind"))
    assert [one.name for one in found if isinstance(one, Account) and one.id == "mail:ana@quay.example"] == [
        "Ana Ruiz",
        "Ana Lind",
    ]


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("https://www.linkedin.com/in/Ana-Ruiz/?trk=mail", ("linkedin.com/in/ana-ruiz",)),
        ("linkedin.com/company/quay | linkedin.com/in/ana-ruiz", ("linkedin.com/in/ana-ruiz",)),
        ("https://twitter.com/quay_harbour https://x.com/anaruiz", ("x.com/anaruiz",)),
        ("https://social.example/@ana_ruiz.", ("social.example/@ana_ruiz",)),
        ("https://quay.example/ https://quay.example/jobs", ()),
        ("https://x.com/", ()),
    ],
)
def test_only_addresses_that_are_surely_the_writers_are_taken_from_a_signature(
    line: str, links: tuple[str, ...]
) -> None:
    assert links_in(["Quay Ltd", line], "Ana Ruíz") == links


# What hostile mail does


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
