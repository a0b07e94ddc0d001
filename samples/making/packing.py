"""The same members give the same bytes: times are fixed, order is the name's."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

_STAMP = (2024, 10, 19, 6, 12, 44)
_SECONDS = 1729318364
"""The same moment as `_STAMP`, since 1970."""


def write_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write `members` to a zip at `path`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, members[name])
    return path


def write_tar_gz(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write `members` to a gzipped tar at `path`."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(members):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.mode = len(members[name]), _SECONDS, 0o644
            archive.addfile(entry, io.BytesIO(members[name]))
    path.write_bytes(gzip.compress(packed.getvalue(), 6, mtime=_SECONDS))
    return path
