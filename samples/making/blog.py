"""The blog: the folder of its posts as it lies beside this script, with nothing changed."""

from pathlib import Path


def blog_archive(folder: Path) -> dict[str, bytes]:
    """The members of the blog's zip: its configuration and its posts in Markdown."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
