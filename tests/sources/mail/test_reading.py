from datetime import UTC
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.nouns import Account, Audience, Manner
from goodword.sources.mail import Mail
from goodword.sources.mail.headers import Head
from goodword.sources.mail.people import links_in
from goodword.sources.mail.setaside import AUTOMATIC, BULK, LISTS, NO_SENDER
from goodword.sources.mail.times import sent_at
from tests.sources.mail.written import SENT, One, Read, exchanges, message, reasons


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
