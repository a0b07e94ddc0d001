import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodword.archive import open_archive
from goodword.errors import GoodwordError
from goodword.nouns import Account, AccountId, Record, Skipped
from goodword.people import hard_links
from goodword.sources import identify
from goodword.sources.contacts import Contacts

Read = Callable[[bytes | str], list[Record]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads an address book of these bytes."""

    def records(content: bytes | str) -> list[Record]:
        path = tmp_path / "contacts.vcf"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with open_archive(path) as archive:
            source = identify(archive)
            assert source.name == "contacts"
            return list(source.read(archive))

    return records


def card(*lines: str, version: str = "3.0") -> str:
    return "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"))


def accounts(records: list[Record]) -> list[Account]:
    return [record for record in records if isinstance(record, Account)]


def reasons(records: list[Record]) -> list[str]:
    return [record.reason for record in records if isinstance(record, Skipped)]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:Ana Ruiz",), "Ana Ruiz"),
        ((r"FN:Ana Ruiz\, PhD",), "Ana Ruiz, PhD"),
        (("N:Ruiz;Ana;Maria;Dr.;",), "Ana Maria Ruiz"),
        (("FN:", r"N:Ruiz\;Gil;Ana"), "Ana Ruiz;Gil"),
        (("FN:ana@example.org", "N:Ruiz;Ana;;;"), "Ana Ruiz"),
        (("N:;;;;", "NICKNAME:Anita"), "Anita"),
        (("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9 N=\r\n=C3=BA=C3=B1ez",), "José Núñez"),
        (("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Jos=E9",), "José"),
        (("FN;CHARSET=no-such-set;QUOTED-PRINTABLE:Jos=C3=A9",), "José"),
        (("FN;QUOTED-PRINTABLE:=ZZ",), "=ZZ"),
        (("item1.FN:Ana Ruiz",), "Ana Ruiz"),
        (('FN;X-A="a:b;c":Ana Ruiz',), "Ana Ruiz"),
        (("fn:Ana Ruiz",), "Ana Ruiz"),
    ],
)
def test_a_name_is_read_in_every_dialect(read: Read, lines: tuple[str, ...], name: str) -> None:
    assert [one.name for one in accounts(read(card(*lines, "EMAIL:ana@example.org")))] == [name]


@pytest.mark.parametrize(
    ("line", "link"),
    [
        ("URL:https://www.linkedin.com/in/Ana-Ruiz/", "linkedin.com/in/ana-ruiz"),
        (r"item1.URL;type=pref:https\://ana.example/", "ana.example"),
        ("X-SOCIALPROFILE;type=twitter;x-user=ana_r:http://twitter.com/ana_r", "x.com/ana_r"),
        ("X-SOCIALPROFILE;type=twitter;x-user=ana_r:x-apple:ana_r", "x.com/ana_r"),
        ("X-SOCIALPROFILE;type=mastodon;x-user=@ana@quay.example:x-apple:x", "quay.example/@ana"),
        ("SOCIALPROFILE;SERVICE-TYPE=GitHub:https://github.com/Ana", "github.com/ana"),
        ("X-TWITTER:@ana_r", "x.com/ana_r"),
        ("IMPP;X-SERVICE-TYPE=Skype:skype:ana.ruiz", None),
        ("IMPP:xmpp:ana@example.org", None),
        ("URL:javascript:alert(1)", None),
        ("URL:ana", None),
        ("X-TWITTER:../../a b", None),
    ],
)
def test_profiles_are_links_and_other_schemes_are_none(read: Read, line: str, link: str | None) -> None:
    (one,) = accounts(read(card("FN:Ana Ruiz", line)))
    assert one.links == ((link,) if link else ())


@pytest.mark.parametrize(
    "lines",
    [("KIND:group",), ("X-ADDRESSBOOKSERVER-KIND:group",), ("X-ABShowAs:COMPANY",), ("KIND:location",)],
)
def test_groups_companies_and_places_are_counted_and_no_people(read: Read, lines: tuple[str, ...]) -> None:
    found = read(card("FN:Tidewater", *lines) + card("FN:Ana Ruiz"))
    assert [one.name for one in accounts(found)] == ["Ana Ruiz"]
    assert reasons(found) == ["cards of groups, companies or places: 1 left out"]


def test_a_soft_break_before_the_end_does_not_swallow_the_next_card(read: Read) -> None:
    found = read(card("FN;QUOTED-PRINTABLE:Ana Ruiz=") + card("FN:Bo Lind"))
    assert [one.name for one in accounts(found)] == ["Ana Ruiz", "Bo Lind"]


def test_two_cards_of_one_name_stay_two(read: Read) -> None:
    found = accounts(read(card("FN:Ana Ruiz", "TEL:1") + card("FN:Ana Ruiz", "TEL:2")))
    assert len({one.id for one in found}) == 2


def test_a_card_keeps_its_id_when_its_company_changes(read: Read) -> None:
    old, new = (accounts(read(card("FN:Ana Ruiz", "UID:7F", f"ORG:{org}")))[0] for org in ("Tide", "Yard"))
    assert (old.id, old.company, new.company) == (new.id, "Tide", "Yard")


def test_a_card_joins_the_mail_accounts_of_its_addresses_without_asking(read: Read) -> None:
    (one,) = accounts(read(card("FN:Ana Ruiz", "EMAIL:Ana@Example.org", "EMAIL:ana.ruiz@example.com")))
    met = [
        Account(id=AccountId(f"mail:{email}"), source="mail", emails=(email,))
        for email in ("ana@example.org", "ana.ruiz@example.com", "bo@example.net")
    ]
    links = hard_links([one, *met], frozenset())
    assert {(link.left, link.right) for link in links} == {
        (one.id, "mail:ana@example.org"),
        (one.id, "mail:ana.ruiz@example.com"),
    }


def test_a_card_that_names_nobody_is_told(read: Read) -> None:
    assert reasons(read(card("TEL:1") + card("EMAIL:nonsense"))) == ["a card that names nobody"] * 2


def test_pictures_and_bombs_in_base64_are_never_looked_at(read: Read) -> None:
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:" + "\r\n ".join(["QUJD" * 18] * 300_000)
    begun = time.process_time()
    assert [one.name for one in accounts(read(card("FN:Ana Ruiz", picture, "KEY:" + "A" * 10**7)))] == [
        "Ana Ruiz"
    ]
    assert time.process_time() - begun < 10


def test_agents_nested_twenty_thousand_deep_are_passed_over(read: Read) -> None:
    inner = "AGENT:\r\nBEGIN:VCARD\r\nFN:Agent\r\n" * 20_000 + "END:VCARD\r\n" * 20_000
    found = read(card("FN:Ana Ruiz", inner.rstrip()) + card("FN:Bo Lind"))
    assert [one.name for one in accounts(found)] == ["Ana Ruiz", "Bo Lind"]


def test_a_card_without_end_ends_where_the_next_begins_and_one_that_is_cut_is_told(read: Read) -> None:
    found = read("BEGIN:VCARD\r\nFN:Ana Ruiz\r\n" + card("FN:Bo Lind") + "BEGIN:VCARD\r\nFN:Chi")
    assert [one.name for one in accounts(found)] == ["Ana Ruiz", "Bo Lind"]
    assert reasons(found) == ["the file ends in the middle of this record"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "cp1252"])
def test_an_address_book_is_read_whatever_its_encoding(read: Read, codec: str) -> None:
    assert [one.name for one in accounts(read(card("FN:José Núñez").encode(codec)))] == ["José Núñez"]


def test_a_thousand_addresses_in_one_card_are_bounded(read: Read) -> None:
    (one,) = accounts(read(card("FN:Ana Ruiz", *(f"EMAIL:a{n}@example.org" for n in range(50_000)))))
    assert len(one.emails) < 1_000


@given(lines=st.lists(st.text(), max_size=8))
@settings(deadline=None)
def test_no_card_lets_a_foreign_error_through(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.mktemp("odd") / "odd.vcf"
    odd = [f"{name}{line}" for line in lines for name in ("FN:", "EMAIL;", "X-SOCIALPROFILE;TYPE=")]
    path.write_bytes((card(*odd, *lines) + card("FN:Ana Ruiz")).encode("utf-8", "replace"))
    with suppress(GoodwordError), open_archive(path) as archive:
        assert "Ana Ruiz" in [one.name for one in accounts(list(Contacts().read(archive)))]
