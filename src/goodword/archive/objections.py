"""Why a member is listed and not read, in the same words whatever holds it."""

from goodword.archive.inflate import DEFLATED, STORED

ENCRYPTED = "it is encrypted"
NO_FILE = "it is a link or a device, not a file"


def objection_to_method(method: int) -> str | None:
    """Why what a zip packed by this method is not read, or None (APPNOTE 4.4.5)."""
    if method in {STORED, DEFLATED}:
        return None
    return f"it is packed in a way that Goodword does not unpack (method {method})"
