"""What can be wrong with an archive, and with the file in which everything is kept."""

from collections.abc import Sequence

from goodword.errors.base import GoodwordError


class ArchiveError(GoodwordError):
    """The archive could not be read."""


class UnknownArchiveError(ArchiveError):
    """What was found is no archive of a kind that Goodword reads."""

    def __init__(self, path: str, found: str, kinds: Sequence[str]) -> None:
        """Name what was found at `path` and the kinds that are read."""
        super().__init__(
            f"{path}: found {found}; expected an archive of {', '.join(kinds)}. "
            "`goodword sources` says how to ask for one."
        )


class BrokenArchiveError(ArchiveError):
    """An archive of a known form of which nothing can be read."""

    def __init__(self, path: str, found: str, advice: str = "Download the archive again.") -> None:
        """Name what was found at `path`, and what to do."""
        super().__init__(f"{path}: {found}. {advice}")


class UnsafeArchiveError(ArchiveError):
    """An archive that breaks a limit made to keep this computer safe."""

    def __init__(self, path: str, found: str, limit: str) -> None:
        """Name what was found at `path` and the limit."""
        super().__init__(
            f"{path}: found {found}; the limit is {limit}. Nothing was read. "
            "If you trust this file, unpack it yourself and import the folder."
        )


class OtherOwnerError(ArchiveError):
    """The archive belongs to someone else than the archives imported before."""

    def __init__(self, path: str, found: str, known: str) -> None:
        """Name the owner that was `found` in `path` and the one `known` so far."""
        super().__init__(
            f"{path} is the archive of {found}; so far everything here is {known}'s. "
            f"If both are you, import it again with --owner same; if not, keep it apart with --home DIR."
        )


class ReadingStoppedError(ArchiveError):
    """The process that read the archive was stopped from outside."""

    def __init__(self, path: str) -> None:
        """Name the archive."""
        super().__init__(
            f"{path}: the process that read it was stopped before the end. Nothing of it was kept; "
            "close other programs if memory is short, and import it again."
        )


class StoreError(GoodwordError):
    """The file in which everything is kept could not be used."""


class NewerStoreError(StoreError):
    """The store was written by a newer Goodword."""

    def __init__(self, path: str, found: int, known: int) -> None:
        """Name the schema found in `path` and the newest one that this Goodword knows."""
        schemas = f"schema {found}; this one knows up to {known}"
        advice = "Update Goodword, or use another --home."
        super().__init__(f"{path} was written by a newer Goodword ({schemas}). {advice}")


class ChangedMigrationError(StoreError):
    """The history of the store's schema is not the one of this Goodword."""

    def __init__(self, path: str, migration: str) -> None:
        """Name the `migration` that differs."""
        super().__init__(
            f"{path}: the step {migration} was applied with another text than this Goodword has. "
            "Use the Goodword that made the file, or another --home."
        )


class StoreInUseError(StoreError):
    """Another process is writing to the store."""

    def __init__(self, path: str) -> None:
        """Name the file."""
        advice = "Wait until it has finished, then try again; nothing was changed."
        super().__init__(f"{path} is being written by another program and did not become free. {advice}")


class DiskFullError(StoreError):
    """The disk is full."""

    def __init__(self, path: str) -> None:
        """Name the file that could not grow."""
        advice = "What was complete before is kept; make room and run the same command again."
        super().__init__(f"{path}: there is no room left on the disk. {advice}")


class UnusableStoreError(StoreError):
    """What lies where the store should be is no store, or cannot be read or written."""

    def __init__(self, path: str, found: str, advice: str) -> None:
        """Name what was `found` at `path`, and what to do."""
        expected = "the file in which Goodword keeps everything"
        super().__init__(f"{path}: found {found}; expected {expected}. {advice}")
