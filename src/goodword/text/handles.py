"""Handles, as networks write them: `@ana`, `@ana@social.example`."""


def folded_handle(handle: str | None) -> str:
    """The handle for comparing: without the `@` before it, case folded, its host kept; empty for none."""
    return (handle or "").lstrip("@").casefold()


def local_part(handle: str | None) -> str:
    """The handle as its own server has it: no `@` before it, no host behind it; empty for none."""
    return (handle or "").lstrip("@").partition("@")[0]
