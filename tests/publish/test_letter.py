"""The letter as a PDF: what is declared, what is inside it, and what no letter can do."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from goodword.credential import accept, signed_copy_in
from goodword.errors import NoFontError, PublishError
from goodword.nouns import Recommendation
from goodword.ports import Signer
from goodword.publish import letter_pdf

Sign = Callable[[Recommendation], bytes]
ADDRESS = "https://mara.example/words/ana-ruiz-3f2a91c0/"


@pytest.fixture
def letter(signed: Sign, recommendation: Recommendation, now: datetime) -> Callable[..., bytes]:
    """The letter of the recommendation with these changes, as the giver's own opinion."""
    return lambda address=None, **changes: letter_pdf(
        signed(replace(recommendation, own_statements=(), **changes) if changes else recommendation),
        now=now,
        is_own_opinion=True,
        address=address,
    )


def text_of(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())


def objects(pdf: bytes) -> Iterator[DictionaryObject]:
    reader = PdfReader(BytesIO(pdf))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(found, DictionaryObject):
            yield found


def test_the_signed_copy_is_inside_byte_for_byte(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    document = accepted(recommendation)
    pdf = letter_pdf(document, now=now)
    attached = PdfReader(BytesIO(pdf)).attachments
    assert dict(attached) == {"credential.json": [document]}
    assert signed_copy_in(pdf) == document


def test_everything_on_the_face_stands_on_the_letter(
    accepted: Sign, recommendation: Recommendation, now: datetime
) -> None:
    seen = text_of(letter_pdf(accepted(recommendation), now=now, address=ADDRESS))
    disclosed = ("No payment and no purchase stands behind it.", "They recommended each other.")
    for words in (
        recommendation.author_name,
        str(recommendation.author_role),
        "Recommendation for Ana Ruiz",
        str(recommendation.disclosures.relation),
        *(" ".join(paragraph.split()) for paragraph in recommendation.paragraphs[0].split(". ")),
        "She is the calmest person I have met in a crisis.",
        "Accepted by Ana Ruiz on 23 November 2026.",
        *recommendation.skills,
        *(item.quote for item in recommendation.evidence),
        "4 March 2018",
        *disclosed,
        ADDRESS,
    ):
        assert words in seen, words


def test_an_ordinary_letter_takes_one_sheet(letter: Callable[..., bytes]) -> None:
    assert len(PdfReader(BytesIO(letter(address=ADDRESS))).pages) == 1


def test_the_file_declares_what_it_keeps_to(letter: Callable[..., bytes]) -> None:
    pdf = letter()
    metadata = next(
        found.get_data().decode()
        for found in objects(pdf)
        if isinstance(found, StreamObject) and found.get("/Type") == "/Metadata"
    )
    for declared in ("pdfaid:part>3<", "pdfaid:conformance>A<", "pdfuaid:part>1<"):
        assert declared in metadata
    catalogue = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert isinstance(catalogue, DictionaryObject)
    assert str(catalogue["/Lang"]) == "en"
    assert str(catalogue["/MarkInfo"].get_object()) == str({"/Marked": True, "/Suspects": False})
    assert [entry.get_object()["/AFRelationship"] for entry in catalogue["/AF"]] == ["/Data"]  # type: ignore[attr-defined] # a list


def test_every_font_is_inside(letter: Callable[..., bytes]) -> None:
    described = [found for found in objects(letter()) if found.get("/Type") == "/FontDescriptor"]
    assert described
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & found.keys() for found in described)


def test_the_same_file_gives_the_same_bytes_in_another_process_and_at_another_time(
    accepted: Sign, recommendation: Recommendation, now: datetime, tmp_path: Path
) -> None:
    document = accepted(recommendation)
    (tmp_path / "a.json").write_bytes(document)
    program = (
        "import sys, hashlib, datetime, pathlib; from goodword.publish import letter_pdf;"
        "pdf = letter_pdf(pathlib.Path(sys.argv[1]).read_bytes(), address=sys.argv[2],"
        " now=datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)); print(hashlib.sha256(pdf).hexdigest())"
    )
    made = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.json"), ADDRESS],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    here = hashlib.sha256(letter_pdf(document, now=now + timedelta(days=1), address=ADDRESS)).hexdigest()
    assert made.stdout.strip() == here


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd") #sys.inputs.credential',
        "*no* _markup_ `here` $x^2$ <label> @reference = not a heading",
        "#{ panic() } ]]] )) \\ // /* https://a.example/ --- ...",
        "<script>alert(1)</script> & </text>",
    ],
)
def test_no_word_of_a_letter_is_a_command(letter: Callable[..., bytes], words: str) -> None:
    pdf = letter(paragraphs=(words,), author_role=words, skills=(words,), evidence=())
    seen = text_of(pdf).replace(" ", "")
    assert seen.count(words.replace(" ", "")) == 3
    assert "root:" not in seen


def test_what_cannot_be_seen_is_told_by_its_name(letter: Callable[..., bytes]) -> None:
    pdf = letter(
        subject_name="Ana\N{RIGHT-TO-LEFT OVERRIDE} Ruiz", paragraphs=("a\N{ZERO WIDTH SPACE}b \ue000.",)
    )
    seen = text_of(pdf)
    for name in ("U+202E", "U+200B", "U+E000", "characters that cannot be seen"):
        assert name in seen
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in seen


def test_a_name_that_may_imitate_another_is_told(letter: Callable[..., bytes]) -> None:
    pdf = letter(subject_name="\N{CYRILLIC CAPITAL LETTER A}na Ruiz")
    assert "mixes letters of several alphabets" in text_of(pdf)


def test_a_picture_among_the_words_is_told_by_its_name(letter: Callable[..., bytes]) -> None:
    pdf = letter(paragraphs=("Thank you \N{PERSON WITH FOLDED HANDS}\U0001f3fd, Ana",))
    assert "person with folded hands" in text_of(pdf)


@pytest.mark.parametrize(
    ("language", "name", "font"),
    [
        ("ar", "سلمى الحداد", "NotoNaskhArabic"),
        ("he", "נועה לוי", "LibertinusSerif"),
        ("hi", "अनिल शर्मा", "NotoSerifDevanagari"),
        ("el", "Ελένη Παππά", "LibertinusSerif"),
        ("uk", "Олена Бондар", "LibertinusSerif"),
    ],
)
def test_other_scripts_are_drawn_with_fonts_that_ship(
    letter: Callable[..., bytes], language: str, name: str, font: str
) -> None:
    pdf = letter(language=language, subject_name=name, paragraphs=(name,), evidence=())
    fonts = {str(found["/BaseFont"]) for found in objects(pdf) if "/BaseFont" in found}
    assert any(font in found for found in fonts)
    assert not any("DejaVu" in found and "Mono" not in found for found in fonts)


def test_a_letter_from_right_to_left_begins_at_the_right(
    letter: Callable[..., bytes], tmp_path: Path
) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter(language="ar", paragraphs=("شكرا",), skills=(), evidence=()))
    boxes = subprocess.run(
        ["pdftotext", "-bbox", file, "-"], check=True, capture_output=True, text=True
    ).stdout
    ends = [float(end) for end in re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">[\u0600-\ufeff]+<', boxes)]
    assert ends
    assert max(ends) > 510, "the sheet is 595 points wide, its margin 77"


def test_writing_without_a_font_is_said_plainly(letter: Callable[..., bytes]) -> None:
    with pytest.raises(NoFontError, match="No font on this computer can draw “\U00030001”"):
        letter(paragraphs=("\U00030001",))


def test_a_letter_that_was_not_accepted_is_made_knowingly_only(
    signed: Sign, recommendation: Recommendation, now: datetime
) -> None:
    document = signed(recommendation)
    with pytest.raises(PublishError, match="has not accepted"):
        letter_pdf(document, now=now)
    assert "as their own opinion" in text_of(letter_pdf(document, now=now, is_own_opinion=True))


def test_what_the_recipient_keeps_private_becomes_no_letter(
    signed: Sign, recommendation: Recommendation, recipient: Signer, now: datetime
) -> None:
    private = accept(signed(recommendation), signer=recipient, at=now, may_be_shown=False)
    with pytest.raises(PublishError, match="keeps it private"):
        letter_pdf(private, now=now, is_own_opinion=True)
