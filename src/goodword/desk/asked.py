"""What a browser asked: read once, bounded, and handed to a plain function."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

MOST_FIELDS = 2000
MOST_FILES = 100
LONGEST_FIELD = 2_000_000
"""Bytes of one text of a form: a long letter, a thousand times over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The parts of a request that a page looks at."""

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    query_lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The fields of the address with all their values."""
    form: FormData = field(default_factory=FormData)

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


async def read(request: Request) -> Asked:
    """The request, with its form where it has one."""
    form = FormData()
    if request.method == "POST":
        form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD)
    query = request.query_params
    return Asked(
        path=dict(request.path_params),
        query=dict(query),
        query_lists={name: tuple(query.getlist(name)) for name in query},
        form=form,
    )


def keep_files(uploads: Iterable[UploadFile], folder: Path) -> tuple[Path, ...]:
    """The uploaded files, written into `folder` under the last part of their own names."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = []
    for number, upload in enumerate(uploads):
        name = Path(str(upload.filename).replace("\\", "/")).name or f"file-{number}"
        target = folder / str(number) / name.replace("\0", "")
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with target.open("wb") as out:
            shutil.copyfileobj(upload.file, out, 1 << 20)
        kept.append(target)
    return tuple(kept)
