"""What a browser asked: read once, bounded, and handed to a plain function."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from goodword.desk.uploads import Bounds, Brought, receive

MOST_FIELDS = 2000
MOST_FILES = 100
LONGEST_FIELD = 2_000_000
"""Bytes of one text of a form: a long letter, a thousand times over."""
LARGEST_FORM = 50_000_000
"""Bytes of a form that is not for archives."""
NOT_POSSIBLE, TOO_LARGE = 400, 413


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The parts of a request that a page looks at."""

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    query_lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The fields of the address with all their values."""
    form: FormData = field(default_factory=FormData)
    brought: Brought | None = None
    """The files that were dropped, where the page keeps them."""

    def text(self, name: str) -> str:
        """The text of a field; empty where there is none."""
        found = self.form.get(name)
        return found if isinstance(found, str) else ""

    def anywhere(self, name: str) -> str:
        """The text of a field, of the form or, where that has none, of the address."""
        return self.text(name) or self.query.get(name, "")

    def all(self, name: str) -> tuple[str, ...]:
        """Every text of a field that may be sent several times, of the form and of the address."""
        found = (one for one in self.form.getlist(name) if isinstance(one, str))
        return (*found, *self.query_lists.get(name, ()))

    def has(self, name: str) -> bool:
        """Whether a box was ticked or a field sent."""
        return name in self.form

    def files(self, name: str) -> tuple[UploadFile, ...]:
        """The files that were chosen; none where the field was left empty."""
        found = (one for one in self.form.getlist(name) if isinstance(one, UploadFile))
        return tuple(one for one in found if one.filename)


async def read(request: Request, kept_in: Path | None = None, bounds: Bounds | None = None) -> Asked:
    """The request, with its form where it has one; with `kept_in`, files are written below it as they come.

    Raises HTTPException 413 for a form that is larger than any of ours.
    """
    found = request.query_params
    asked = Asked(
        path=dict(request.path_params),
        query=dict(found),
        query_lists={name: tuple(found.getlist(name)) for name in found},
    )
    if request.method != "POST":
        return asked
    if kept_in is not None and "multipart/form-data" in request.headers.get("content-type", ""):
        brought = await receive(request, kept_in, bounds or Bounds())
        return replace(asked, form=FormData(list(brought.fields.items())), brought=brought)
    _bound(int(request.headers.get("content-length") or 0))
    bounded = Request(request.scope, _bounded(request.receive))
    form = await bounded.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD)
    return replace(asked, form=form)


def _bounded(receive: Receive) -> Receive:
    """The same, up to the bound: a form may come without having said its length."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        _bound(taken)
        return message

    return counted


def _bound(size: int) -> None:
    if size > LARGEST_FORM:
        raise HTTPException(TOO_LARGE, f"it has more than {LARGEST_FORM:,} bytes")
