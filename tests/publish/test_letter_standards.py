"""The letter as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) ask for it, clause by clause.

veraPDF, which asks all of it, is not to be had in a package; these are the clauses that can be read in the
file's own objects (`docs/why/0164-what-was-asked-of-the-pdf.md` lists those that cannot).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from goodword.nouns import Recommendation
from goodword.publish import letter_pdf

Sign = Callable[[Recommendation], bytes]
ADDRESS = "https://mara.example/words/ana-ruiz/"
_SHOWN = {b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"S", b"B", b"B*", b"Do", b"sh"}
_WORDS = {
    "en": "Ana found the fault in our tide tables.",
    "ar": "وجدت آنا الخطأ في جداول المد والجزر.",
    "hi": "अना ने ज्वार की तालिका में गलती पाई।",
}


class Made:
    """A letter's file, and its objects."""

    def __init__(self, pdf: bytes) -> None:
        """The objects are read when they are asked for."""
        self.pdf = pdf
        self.reader = PdfReader(BytesIO(pdf))
        self.root: Any = self.reader.trailer["/Root"].get_object()

    @cached_property
    def objects(self) -> list[Any]:
        """Every object that the file holds."""
        numbers = range(1, int(str(self.reader.trailer["/Size"])))
        return [self.reader.get_object(number) for number in numbers]

    @cached_property
    def dictionaries(self) -> list[Any]:
        """Those that have members."""
        return [found for found in self.objects if isinstance(found, DictionaryObject)]

    @cached_property
    def structure(self) -> list[Any]:
        """The elements of the structure tree, in reading order."""
        return list(_below(self.root["/StructTreeRoot"]))

    def of_type(self, kind: str) -> list[Any]:
        """The elements of one structure type."""
        return [one for one in self.structure if one.get("/S") == kind]


def _below(element: Any) -> Iterator[Any]:  # noqa: ANN401 - pypdf's objects
    kids = element.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield found
            yield from _below(found)


@pytest.fixture(params=_WORDS)
def made(
    request: pytest.FixtureRequest, accepted: Sign, recommendation: Recommendation, now: datetime
) -> Made:
    """A letter in each writing direction and in a script that joins its letters."""
    language = str(request.param)
    told = replace(recommendation, language=language, paragraphs=(_WORDS[language],), own_statements=())
    return Made(letter_pdf(accepted(told), now=now, address=ADDRESS))


def test_the_file_is_whole_open_and_does_nothing(made: Made) -> None:
    first, second = made.pdf.split(b"\n")[:2]
    assert first == b"%PDF-1.7"  # A-3 6.1.2
    assert second.startswith(b"%")
    assert sum(byte > 127 for byte in second[1:5]) == 4
    assert {"/ID"} <= made.reader.trailer.keys()  # 6.1.3
    assert "/Encrypt" not in made.reader.trailer
    assert b"/LZWDecode" not in made.pdf  # 6.1.7.2
    streams = [one for one in made.dictionaries if isinstance(one, StreamObject)]
    assert not [one for one in streams if {"/F", "/FFilter"} & one.keys() and "/Params" not in one]  # 6.1.7.1
    actions = {one.get("/S") for one in made.dictionaries if one.get("/Type") == "/Action" or "/URI" in one}
    assert actions <= {"/URI", "/GoTo"}  # 6.5.1
    assert (
        not {"/AA", "/OpenAction", "/OCProperties", "/AcroForm", "/Perms", "/Requirements"} & made.root.keys()
    )
    assert not [one for one in made.dictionaries if "/AA" in one]  # 6.5.2


def test_colours_are_those_of_a_profile_that_is_inside(made: Made) -> None:
    intents = [one.get_object() for one in made.root["/OutputIntents"]]
    assert [one["/S"] for one in intents] == ["/GTS_PDFA1"]  # 6.2.3
    profile = intents[0]["/DestOutputProfile"].get_object()
    assert profile["/N"] == 3
    assert profile.get_data()[36:40] == b"acsp"
    for page in made.reader.pages:
        used = {operator for _, operator in ContentStream(page.get_contents(), made.reader).operations}
        assert not used & {b"k", b"K"}  # 6.2.4.3: nothing in CMYK beside a profile of RGB


def test_every_letter_can_be_copied_and_drawn_anywhere(made: Made) -> None:
    fonts = [one for one in made.dictionaries if one.get("/Type") == "/Font"]
    assert fonts
    for font in fonts:
        if font["/Subtype"] == "/Type0":
            assert "/ToUnicode" in font  # A-3a 6.2.11.7, UA 7.21.7
            assert font["/Encoding"] == "/Identity-H"
        else:
            assert font["/Subtype"] in {"/CIDFontType0", "/CIDFontType2"}
            described = font["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & described.keys()  # 6.2.11.4
            assert "+" in font["/BaseFont"]
            if font["/Subtype"] == "/CIDFontType2":
                assert "/CIDToGIDMap" in font  # 6.2.11.3.2


def test_the_title_is_shown_and_the_language_told(made: Made) -> None:
    metadata = made.root["/Metadata"].get_object()
    told = metadata.get_data().decode()
    assert "/Filter" not in metadata  # 6.6.2.1
    assert "<dc:title>" in told  # UA 7.1
    assert "Ana Ruiz" in told
    assert made.root["/ViewerPreferences"].get_object()["/DisplayDocTitle"].value is True
    assert made.root["/MarkInfo"].get_object()["/Marked"].value is True
    assert str(made.root["/Lang"])  # UA 7.2


def test_all_that_is_drawn_is_told_or_marked_as_decoration(made: Made) -> None:
    for page in made.reader.pages:
        depth, shown = 0, 0
        for _, operator in ContentStream(page.get_contents(), made.reader).operations:
            depth += operator in {b"BMC", b"BDC"}
            depth -= operator == b"EMC"
            if operator in _SHOWN:
                shown += 1
                assert depth > 0  # UA 7.1
        assert shown > 20
        assert depth == 0
        assert "/StructParents" in page
    assert "/ParentTree" in made.root["/StructTreeRoot"]


def test_headings_tables_and_pictures_are_what_they_say(made: Made) -> None:
    levels = [
        int(str(one["/S"])[2:]) for one in made.structure if str(one["/S"])[:2] == "/H" and str(one["/S"])[2:]
    ]
    assert levels[0] == 1  # UA 7.4.2
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    figures = made.of_type("/Figure")
    assert figures
    assert all(str(one.get("/Alt", "")) for one in figures)  # UA 7.3
    heads = made.of_type("/TH")
    assert len(made.of_type("/Table")) == 1
    assert heads
    assert all("/Scope" in str(one.get("/A", "")) for one in heads)  # UA 7.5


def test_every_link_says_where_it_leads_and_stands_in_the_reading_order(made: Made) -> None:
    links = [one for one in made.dictionaries if one.get("/Subtype") == "/Link"]
    assert links
    for link in links:
        assert link["/F"] & 4  # A-3 6.3.2: printed
        assert not link["/F"] & (1 | 2 | 32)  # not hidden
        assert "/StructParent" in link  # UA 7.18.1
        assert str(link.get("/Contents", ""))  # UA 7.18.5
    assert len(made.of_type("/Link")) >= 1
    for page in made.reader.pages:
        assert page.get("/Tabs") == "/S" or "/Annots" not in page  # UA 7.18.3


def test_the_signed_copy_is_attached_as_the_standard_asks(made: Made) -> None:
    files = [one for one in made.dictionaries if one.get("/Type") == "/Filespec"]
    assert len(files) == 1
    assert {"/F", "/UF", "/EF", "/AFRelationship", "/Desc"} <= files[0].keys()  # 6.8
    inside = files[0]["/EF"]["/F"].get_object()
    assert inside["/Subtype"] == "/application/vc"  # as VCDM 2.0 registers it
    assert "/ModDate" in inside["/Params"]
