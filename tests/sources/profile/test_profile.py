import json
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import mf2py
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodword.archive import confined, open_archive
from goodword.archive.confined import BROKE, TOO_LONG, TOO_MUCH
from goodword.errors import GoodwordError, UnknownArchiveError
from goodword.nouns import Account, Record, Skipped
from goodword.sources import identify
from goodword.sources.profile import Profile
from goodword.sources.profile.listed import Listed
from goodword.sources.profile.page import read_page
from goodword.sources.profile.paper import read_paper
from goodword.sources.profile.pdf import Line
from goodword.text.urls import canonical_url

HERE = Path(__file__).parent
Read = Callable[[str, bytes | str], list[Record]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads one file of that name."""

    def records(name: str, content: bytes | str) -> list[Record]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with open_archive(path) as archive:
            source = identify(archive)
            assert source.name == "profile"
            return list(source.read(archive))

    return records


def account(records: list[Record]) -> Account:
    (one,) = (record for record in records if isinstance(record, Account))
    return one


def reasons(records: list[Record]) -> list[str]:
    return [record.reason for record in records if isinstance(record, Skipped)]


def resume(**more: object) -> str:
    return json.dumps({"basics": {"name": "Ana Ruiz", "email": "ana@example.org"}, **more})


# JSON Resume


def test_the_present_job_is_the_latest_without_an_end(read: Read) -> None:
    work = [
        {"name": "Yard", "position": "Pilot", "startDate": "2010"},
        {"name": "Tide", "position": "Chief", "startDate": "2020-02"},
        {"name": "Old", "position": "Cook", "startDate": "2022", "endDate": "2023"},
    ]
    one = account(read("r.json", resume(work=work)))
    assert (one.company, one.position) == ("Tide", "Chief")


def test_skills_and_the_words_under_them_are_listed_once(read: Read) -> None:
    skills = [{"name": "Tides", "keywords": ["Radar", "tides"]}, {"keywords": ["radar"]}, {"name": ""}]
    assert account(read("r.json", resume(skills=skills))).skills == ("Tides", "Radar")


@pytest.mark.parametrize(
    "content",
    [
        resume(work="none"),
        '{"basics": {"name": 5}}',
        '{"basics": {"name": ' + "[" * 100_000,
        '{"basics": {"name": "Ana"',
        '{"basics": {}}',
    ],
)
def test_a_resume_that_is_none_is_told(read: Read, content: str) -> None:
    found = read("r.json", content)
    assert len(reasons(found)) == len(found) == 1


def test_ten_thousand_skills_are_bounded(read: Read) -> None:
    skills = [{"name": f"Skill {number}"} for number in range(10_000)] + [{"name": "x" * 10**6}]
    assert len(account(read("r.json", resume(skills=skills))).skills) == 200


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("settings.json", '{"name": "basics"}'),
        ("list.json", '[{"basics": 1}]'),
        ("page.html", "<p class='card'>h-card is a format</p>"),
        ("invoice.pdf", "%PDF-1.7 nothing of a profile"),
    ],
)
def test_other_documents_are_not_taken_for_profiles(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with open_archive(tmp_path / name) as archive, pytest.raises(UnknownArchiveError):
        identify(archive)


# Pages


def test_a_page_gives_what_the_full_parser_of_microformats_gives() -> None:
    page = HERE / "archive-page" / "Chidi Okafor.html"
    listed = read_page(page.read_bytes())
    assert isinstance(listed, Listed)
    card = mf2py.parse(doc=page.read_text("utf-8"))["items"][0]["properties"]
    assert [listed.name] == card["name"]
    assert [canonical_url(listed.url)] == [canonical_url(url) for url in card["url"]]
    assert list(listed.emails) == card["email"]
    assert list(listed.skills) == card["skill"]
    assert [listed.company] == [org["properties"]["name"][0] for org in card["org"]]


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<a class="h-card" href="https://ana.example">Ana Ruiz</a>', ("Ana Ruiz", "https://ana.example")),
        (
            '<div class="h-card"><b class="p-name">Ana Ruiz</b><i class="title">x</i></div>',
            ("Ana Ruiz", ""),
        ),
        (
            (
                '<div class="h-entry"><a class="p-author h-card" href="/b">Bo</a></div>'
                '<div class="h-card"><b class="p-name">Ana Ruiz</b></div>'
            ),
            ("Ana Ruiz", ""),
        ),
        (
            (
                '<a class="h-card" href="https://bo.example">Bo</a>'
                '<a class="h-card" rel="me" href="https://ana.example">Ana Ruiz</a>'
            ),
            ("Ana Ruiz", "https://ana.example"),
        ),
    ],
)
def test_the_card_is_the_one_that_the_page_is_about(html: str, told: tuple[str, str]) -> None:
    listed = read_page(html.encode())
    assert isinstance(listed, Listed)
    assert (listed.name, listed.url) == told


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ('<a class="h-card">Bo</a><a class="h-card">Ana</a>', "holds several cards"),
        ('<p class="h-entry">Hello</p>', "holds no card"),
        ('<div class="h-card">' * 100_000, "nested too deeply"),
        ('<p class="h-card">' + "x" * (5 << 20), "too large"),
    ],
    ids=["several", "none", "deep", "large"],
)
def test_a_page_that_cannot_be_told_is_told_so_and_costs_no_time(html: str, reason: str) -> None:
    begun = time.process_time()
    found = read_page(html.encode())
    assert isinstance(found, str)
    assert reason in found
    assert time.process_time() - begun < 5


def test_nothing_in_a_page_is_more_than_text(read: Read) -> None:
    name = '<div class="h-card"><b class="p-name">Ana<script>alert(1)</script></b>'
    page = name + '<a class="u-url" href="javascript:x.y">'
    one = account(
        read("a.html", page + '<a class="u-email" href="mailto:ana@example.org?bcc=x@example.net">')
    )
    assert (one.url, one.emails) == (None, ("ana@example.org",))


# PDF


def paper(*lines: tuple[str, float, float]) -> list[Line]:
    return [Line(text=text, page=0, x=x, size=size) for text, x, size in lines]


SIDE = (("Contact", 0.04, 13.0), ("www.linkedin.com/in/ana-", 0.04, 10.5), ("ruiz (LinkedIn)", 0.04, 10.5))
NAME = (("Ana Ruiz", 0.36, 26.0), ("Pilot at Tidewater", 0.36, 12.0), ("Vigo", 0.36, 12.0))


@pytest.mark.parametrize(
    ("job", "told"),
    [
        (("Tidewater", "Pilot", "May 2012 - Present (11 years)"), ("Tidewater", "Pilot")),
        (
            ("Tidewater", "11 years 9 months", "Pilot", "mai 2012 - Heute (11 Jahre)"),
            ("Tidewater", "Pilot"),
        ),
        (("Tidewater", "Pilot", "May 2012 - May 2014 (2 years)"), ("", "")),
        ((), ("", "")),
    ],
)
def test_a_job_in_a_pdf_counts_if_it_lasts(job: tuple[str, ...], told: tuple[str, str]) -> None:
    main = ((text, 0.36, 12.0) for text in ("Experience", *job, "Education", "A school"))
    listed = read_paper(paper(*SIDE, *NAME, *main))
    assert listed is not None
    assert (listed.company, listed.position) == told
    assert (listed.name, listed.url, listed.bio) == (
        "Ana Ruiz",
        "www.linkedin.com/in/ana-ruiz",
        "Pilot at Tidewater",
    )


@pytest.mark.parametrize("heading", ["Top Skills", "Top-Kenntnisse", "Principales compétences"])
def test_skills_end_with_the_next_heading(heading: str) -> None:
    skills = ((text, 0.04, 10.5) for text in (heading, "Tides", "Radar", "Languages", "Spanish"))
    listed = read_paper(paper(*SIDE, *skills, *NAME))
    assert listed is not None
    assert list(listed.skills) == ["Tides", "Radar"]


def test_a_pdf_of_something_else_is_no_profile() -> None:
    assert read_paper(paper(("Invoice", 0.1, 20.0), ("Total", 0.5, 10.0))) is None
    assert read_paper([]) is None


def document(stream: bytes, *, filters: bytes = b"") -> bytes:
    """A PDF with one page drawn by `stream`."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Size 5 /Root 1 0 R >>\n%%EOF\n"


CARD = '<p class="h-card"><b class="p-name">Ana Ruiz</b></p>'
ATTRIBUTES = f"{CARD}<p {' '.join(f'a{number}' for number in range(90_000))}>"
LEFT_OPEN = '<p class="h-card">' + "".join(f"<b a{number}>" for number in range(190)) + "<p>x</p>" * 480_000

HOSTILE = {
    "nothing": b"%PDF-1.7",
    "its own parent": (
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >> endobj trailer << /Root 1 0 R >>"
    ),
    "a bomb": document(zlib.compress(bytes(300 << 20)), filters=b"/Filter /FlateDecode"),
    "deep": document(b"[" * 100_000),
    "a million states": document(b"q " * 200_000),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_pdf_costs_itself_and_not_the_import(read: Read, data: bytes) -> None:
    (reason,) = reasons(read("Profile.pdf", data))
    assert reason in {BROKE, TOO_LONG, TOO_MUCH, "this PDF is no profile that LinkedIn made"}


@pytest.mark.parametrize("page", [ATTRIBUTES, LEFT_OPEN], ids=["attributes", "left open"])
def test_a_page_that_no_bound_holds_costs_itself_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setattr(confined, "SECONDS_A_MEGABYTE", 0)
    for name, html in (("a.html", CARD), ("evil.html", page), ("z.html", CARD.replace("Ana", "Bo"))):
        (tmp_path / name).write_text(html)
    with open_archive(tmp_path) as archive:
        found = list(Profile().read(archive))
    assert [one.name for one in found if isinstance(one, Account)] == ["Ana Ruiz", "Bo Ruiz"]
    assert len(reasons(found)) == 1
    assert reasons(found)[0] in {TOO_LONG, TOO_MUCH, BROKE}


def test_a_pdf_of_more_than_twenty_megabytes_is_not_opened(read: Read) -> None:
    assert reasons(read("Profile.pdf", b"%PDF-" + bytes(21 << 20))) == [
        "this file is too large for a profile"
    ]


@given(data=st.binary(max_size=300), name=st.sampled_from(["r.json", "r.html"]))
@settings(deadline=None)
def test_no_profile_lets_a_foreign_error_through(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.mktemp("odd") / name
    start = b'{"basics": {"name": "' if name == "r.json" else b'<p class="h-card">'
    path.write_bytes(start + data)
    with suppress(GoodwordError), open_archive(path) as archive:
        assert list(Profile().read(archive))
