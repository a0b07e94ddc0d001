"""Check a file: anyone's, offline, in words."""

from starlette.responses import Response

from goodword.credential import verify
from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.errors import GoodwordError
from goodword.nouns import Verification

_LARGEST = 2_000_000


def ask(desk: Desk, asked: Asked) -> Response:
    """Where a file may be dropped."""
    del asked
    return desk.page("verify", at="/verify", title="Check a file", found=[])


def check(desk: Desk, asked: Asked) -> Response:
    """Each file with its answer; nothing of it is kept."""
    found: list[tuple[str, Verification | str]] = []
    for upload in asked.files("file"):
        name = str(upload.filename)
        document = upload.file.read(_LARGEST + 1)
        if len(document) > _LARGEST:
            found.append((name, f"It is larger than {_LARGEST:,} bytes; no signed recommendation is."))
            continue
        try:
            found.append((name, verify(document, now=desk.home.clock.now())))
        except GoodwordError as error:
            found.append((name, str(error)))
    return desk.page("verify", at="/verify", title="Check a file", found=found)
