"""Root may read and write everything, so a claim about what may not be is checked as somebody else."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_NOBODY = 65_534
"""No account's id that owns anything; the saved id stays root's, so that the way back is open."""


@contextmanager
def folder_for_all() -> Iterator[Path]:
    """A folder that every account may enter: pytest's own are closed to others."""
    with TemporaryDirectory(prefix="goodword-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def as_a_common_account(*paths: Path) -> Iterator[None]:
    """The process has no privileges meanwhile and owns `paths`; nothing changes where it has none."""
    if os.geteuid() != 0:
        yield
        return
    for path in paths:
        os.chown(path, _NOBODY, _NOBODY)
    os.setresuid(_NOBODY, _NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
