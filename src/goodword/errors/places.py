"""Folders, files and times that cannot be used."""

from collections.abc import Sequence
from datetime import date

from goodword.errors.base import GoodwordError


class SettingsError(GoodwordError):
    """The settings cannot be used."""


class HomeNotWritableError(SettingsError):
    """The folder in which everything is kept cannot be written."""

    def __init__(self, path: str) -> None:
        """Name the folder."""
        super().__init__(f"{path} cannot be written. Choose another folder with --home DIR or GOODWORD_HOME.")


class HomeNotEmptyError(SettingsError):
    """There is something already where a backup was to be put back."""

    def __init__(self, path: str, found: str) -> None:
        """Name the folder and what is there."""
        super().__init__(
            f"{path} holds {found} already, and nothing is overwritten. Put the backup into an empty folder: "
            "goodword --home FOLDER restore FILE"
        )


class NotABackupError(SettingsError):
    """The file is no backup that can be put back."""

    def __init__(self, path: str, found: str) -> None:
        """Name the file and what was found in it."""
        super().__init__(f"{path} is {found}; expected a file that `goodword backup` wrote.")


class SamplesMissingError(SettingsError):
    """The sample archives are not here."""

    def __init__(self, looked: Sequence[str]) -> None:
        """Name the places that were looked at."""
        advice = "Install Goodword again, or run the demo from a clone."
        super().__init__(f"The sample archives are in none of {', '.join(looked)}. {advice}")


class FileNotReadableError(GoodwordError):
    """The file cannot be read."""

    def __init__(self, path: str, found: str) -> None:
        """Name the file and what is in the way."""
        super().__init__(f"{path} cannot be read ({found}). Check the name, and that you may read it.")


class FileNotWritableError(GoodwordError):
    """The file cannot be written."""

    def __init__(self, path: str, found: str) -> None:
        """Name the file and what is in the way."""
        super().__init__(f"{path} cannot be written ({found}). Choose another place with -o FILE.")


class FolderNotWritableError(GoodwordError):
    """Nothing can be written into the folder."""

    def __init__(self, path: str, found: str) -> None:
        """Name the folder and what is in the way."""
        super().__init__(f"Nothing can be written into {path} ({found}). Choose another folder.")


class DayNotAheadError(GoodwordError):
    """Somebody was to rest until a day that is not ahead."""

    def __init__(self, found: date, today: date) -> None:
        """Name the day, and which day it is."""
        super().__init__(
            f"{found} is not ahead: today is {today}. Expected the first day of being suggested again."
        )


class PortTakenError(GoodwordError):
    """Another program listens where the desk was to be served."""

    def __init__(self, port: int) -> None:
        """Name the port."""
        super().__init__(f"Port {port} is taken. Choose another with --port, or leave it out.")


class TimeNotUnderstoodError(GoodwordError):
    """That is no day or time."""

    def __init__(self, found: str) -> None:
        """Name what was found."""
        super().__init__(f"“{found}” is no day; expected one like 2026-11-24 or 2026-11-24T09:00:00Z.")
