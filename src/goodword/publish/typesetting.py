"""Typst, asked for a PDF or a picture: what is written goes in as data, never as Typst's own language.

The fonts are those inside Typst (Libertinus Serif, which writes Latin, Greek, Cyrillic and
Hebrew) and those that ship here (Arabic, Devanagari), so the same input gives the same bytes
on every machine with the same Typst. Only what none of them can draw is asked of the fonts of
the machine.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from typing import TYPE_CHECKING

from goodword.errors import ExtraMissingError, NoFontError, PublishError
from goodword.text.shipped import shipped_bytes

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard

STANDARDS: "tuple[PDFStandard, ...]" = ("a-3a", "ua-1")
"""Declared in the file, and Typst refuses to write one that breaks what it checks of them."""
_FONTS_ONLY: "tuple[PDFStandard, ...]" = ("a-3b",)
_PACKAGE = "goodword.publish"
_UNDRAWN = re.compile(r'the text `"(.+?)"` could not be displayed')


def can_typeset() -> bool:
    """Whether the extra that makes PDFs and pictures is installed."""
    return find_spec("typst") is not None and find_spec("segno") is not None


def typeset_pdf(template: str, inputs: Mapping[str, str], *, at: datetime) -> bytes:
    """The PDF/A-3a and PDF/UA-1 file of `template`, dated `at`; the same input gives the same bytes.

    Raises NoFontError where a character has no font here, ExtraMissingError without the extra.
    """
    moment = int(at.timestamp())
    return _first_that_draws(_Request(template=template, inputs=dict(inputs), moment=moment))


def typeset_picture(template: str, inputs: Mapping[str, str]) -> bytes:
    """The PNG of `template`, a pixel for each point; errors as `typeset_pdf`."""
    return _first_that_draws(_Request(template=template, inputs=dict(inputs), moment=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    template: str
    inputs: dict[str, str]
    moment: int | None
    """Seconds since 1970 for a PDF, None for a picture."""


def _first_that_draws(request: _Request) -> bytes:
    try:
        return _typeset(request, with_fonts_of_the_machine=False)
    except NoFontError:
        return _typeset(request, with_fonts_of_the_machine=True)


def _typeset(request: _Request, *, with_fonts_of_the_machine: bool) -> bytes:
    compiler = _compiler(with_fonts_of_the_machine=with_fonts_of_the_machine)
    from typst import TypstError  # noqa: PLC0415 - an extra, and `_compiler` has found it

    source = shipped_bytes(_PACKAGE, f"templates/{request.template}")
    try:
        made = compiler.compile(
            source,
            format="pdf",
            sys_inputs=request.inputs,
            pdf_standards=list(STANDARDS if request.moment is not None else _FONTS_ONLY),
            timestamp=request.moment or 0,
        )
        if request.moment is None:  # a picture would show a box for what no font draws, and not say so
            made = compiler.compile(source, format="png", ppi=72, sys_inputs=request.inputs)
    except TypstError as error:
        undrawn = _UNDRAWN.search(error.message)
        if undrawn is not None:
            raise NoFontError(undrawn[1]) from error
        raise PublishError(f"The letter could not be set: {error.message}.") from error
    if not isinstance(made, bytes):
        raise PublishError("The letter could not be set: expected one file.")
    return made


@cache
def _compiler(*, with_fonts_of_the_machine: bool) -> "Compiler":
    """One compiler for all letters: its fonts stay loaded."""
    if not can_typeset():
        raise ExtraMissingError("pdf", "letters as PDF and pictures")
    from typst import Compiler, Fonts  # noqa: PLC0415 - an extra

    with as_file(files(_PACKAGE).joinpath("fonts")) as folder:
        fonts = Fonts(
            include_system_fonts=with_fonts_of_the_machine,
            include_embedded_fonts=True,
            font_paths=[str(folder)],
        )
    return Compiler(font_paths=fonts)
