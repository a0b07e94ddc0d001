"""One family of errors: what was found, what was expected, what to do next.

GoodwordError
├── ArchiveError       UnknownArchiveError · BrokenArchiveError · UnsafeArchiveError · OtherOwnerError ·
│                      ReadingStoppedError
├── StoreError         NewerStoreError · ChangedMigrationError · StoreInUseError · DiskFullError ·
│                      UnusableStoreError
├── QuestionError      PersonNotFoundError · AmbiguousPersonError · LinkNotFoundError · ImportNotFoundError ·
│                      DraftNotFoundError · NothingToDraftError · NoSuchSentenceError ·
│                      AnswerNeededError · NothingImportedError · SubjectGoneError · LanguageUnknownError
├── DraftError         MayNotSignError · EditorError · UnreadableDraftError
├── CredentialError    UnreadableCredentialError · RefusedCredentialError · AnswerMismatchError ·
│                      KeyLockedError · WeakPassphraseError · BrokenKeyError · NotSignedHereError
├── PublishError       ForeignFolderError
├── SettingsError      HomeNotWritableError · SamplesMissingError
└── FileNotReadableError · FileNotWritableError · TimeNotUnderstoodError

A record that cannot be read is not an error: it is a `Skipped`, a value (`goodword.nouns`).
Only `goodword.cli` translates these into text and exit codes.
"""

from collections.abc import Sequence


class GoodwordError(Exception):
    """Goodword could not do this."""

    exit_code = 2

    def __init__(self, message: str | None = None) -> None:
        """Say `message`, or the sentence in the class docstring."""
        super().__init__(message if message is not None else (type(self).__doc__ or "").strip())

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error be carried to another process as it is: by its sentence, not by what made it."""
        return _again, (type(self), str(self)), self.__dict__


def _again(kind: type[GoodwordError], message: str) -> GoodwordError:
    error = kind.__new__(kind)
    GoodwordError.__init__(error, message)
    return error


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


class QuestionError(GoodwordError):
    """The question cannot be answered as it was asked."""


class PersonNotFoundError(QuestionError):
    """Nobody of that name is known."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        """Name who was asked for, and who comes near."""
        hint = f"Near it: {', '.join(near)}." if near else "`goodword people` lists everyone."
        super().__init__(f"Nobody called “{name}” is in your archives. {hint}")


class AmbiguousPersonError(QuestionError):
    """The name fits several people."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """List the `candidates`, one a line, each with what tells it apart."""
        listing = "\n".join(f"  {candidate}" for candidate in candidates)
        super().__init__(
            f"“{name}” fits {len(candidates)} people; name one by its id or handle:\n{listing}\n"
            "Where two of them are one person, say so: `goodword links` asks."
        )


class NothingImportedError(QuestionError):
    """Nobody is known, for nothing is imported yet. `goodword sources` says how to get your archives."""


class LinkNotFoundError(QuestionError):
    """There is no such link."""

    def __init__(self, link: str) -> None:
        """Name the link that was asked for."""
        super().__init__(f"There is no link “{link}”. `goodword links` lists them with their ids.")


class DraftNotFoundError(QuestionError):
    """No such draft is kept."""

    def __init__(self, draft: str, known: Sequence[str] = ()) -> None:
        """Name what was asked for, and the drafts there are."""
        hint = f"Kept drafts: {', '.join(known)}." if known else "`goodword draft NAME` starts one."
        super().__init__(f"There is no draft “{draft}”. {hint}")


class SubjectGoneError(QuestionError):
    """The draft is kept, but whom it is about is in no archive that is imported now."""

    def __init__(self, draft: str, name: str) -> None:
        """Name the `draft` and whom it is about."""
        super().__init__(
            f"The draft {draft} is kept, but the archive that tells of {name} has been taken back. "
            "Import it again to go on; `goodword imports` lists what is there."
        )


class LanguageUnknownError(QuestionError):
    """Letters cannot be written in that language yet."""

    def __init__(self, found: str, known: Sequence[str]) -> None:
        """Name what was `found` and the languages `known`."""
        super().__init__(f"There are no words for a letter in “{found}”; expected one of {', '.join(known)}.")


class ImportNotFoundError(QuestionError):
    """No such import is kept."""

    def __init__(self, asked: str, known: Sequence[str] = ()) -> None:
        """Name the import `asked` for, and those there are."""
        hint = f"Imports: {', '.join(known)}." if known else "Nothing has been imported."
        super().__init__(f"There is no import “{asked}”. {hint}")


class NothingToDraftError(QuestionError):
    """There is nothing of the owner's about this person to begin from."""

    exit_code = 1

    def __init__(self, name: str) -> None:
        """Name the person."""
        super().__init__(
            f"Your archives hold no word of yours about what {name} did, so there is nothing to begin from. "
            "Goodword invents no praise. `goodword moments NAME` shows what was found."
        )


class NoSuchSentenceError(QuestionError):
    """The draft has no sentence of that number."""

    def __init__(self, number: int, count: int) -> None:
        """Name the `number` that was asked for and how many sentences there are."""
        super().__init__(f"There is no sentence {number}; the draft has {count}, counted from 1.")


class AnswerNeededError(QuestionError):
    """A question needs an answer and there is no terminal to ask on."""

    def __init__(self, question: str, option: str) -> None:
        """Name the `question` and the `option` that answers it."""
        super().__init__(f"{question} There is no terminal to ask on: answer with {option}.")


class DraftError(GoodwordError):
    """The draft cannot be used for this."""


class MayNotSignError(DraftError):
    """A check forbids it."""

    exit_code = 1

    def __init__(self, reasons: Sequence[str]) -> None:
        """List the `reasons`, one a line."""
        listing = "\n".join(f"  {reason}" for reason in reasons)
        super().__init__(
            f"This draft may not leave your computer yet:\n{listing}\n`goodword draft NAME --edit` mends it."
        )


class EditorError(DraftError):
    """The editor could not be used."""

    def __init__(self, found: str) -> None:
        """Say what the editor answered."""
        super().__init__(
            f"The editor ended badly ({found}). The draft is as it was. "
            "Set EDITOR to a program that edits a text file, like EDITOR=nano, and try again."
        )


class UnreadableDraftError(DraftError):
    """The edited draft cannot be read."""

    def __init__(self, key: str, found: str) -> None:
        """Name the line `key` and the answer `found` in it."""
        super().__init__(
            f"The line “{key}:” of the draft says “{found}”; expected yes, no or ?. "
            "Nothing was changed; edit it again."
        )


class CredentialError(GoodwordError):
    """The signed file could not be used."""


class UnreadableCredentialError(CredentialError):
    """The file is no signed recommendation."""

    def __init__(self, found: str, expected: str = "a signed recommendation (JSON)") -> None:
        """Say what was `found` and `expected`."""
        super().__init__(f"Found {found}; expected {expected}.")


class RefusedCredentialError(CredentialError):
    """A check of the signed file found something that may not be."""

    exit_code = 1

    def __init__(self, reason: str, sentence: str) -> None:
        """Say the `sentence`; `reason` is its key in `goodword.credential.reasons`."""
        self.reason = reason
        super().__init__(sentence)


class KeyLockedError(CredentialError):
    """The passphrase does not open the key."""

    def __init__(self, path: str) -> None:
        """Name the key file."""
        advice = "Nothing was signed. Try again, or set GOODWORD_PASSPHRASE."
        super().__init__(f"That passphrase does not open the key in {path}. {advice}")


class WeakPassphraseError(CredentialError):
    """The passphrase would not guard a new key."""

    def __init__(self, found: str, least: int) -> None:
        """Say what was `found`, and the `least` number of characters."""
        super().__init__(
            f"The passphrase for the new key is {found}; it needs at least {least} characters that differ. "
            "No key was made. Choose a longer one: four words that do not belong together are good."
        )


class BrokenKeyError(CredentialError):
    """The key file cannot be read or written."""

    def __init__(self, path: str, found: str) -> None:
        """Name the key file and what was `found` there."""
        super().__init__(
            f"{path}: found {found}; expected the key that Goodword made. Nothing was signed and nothing was "
            "changed. Put the file back from your backup; only if there is none, move it away and begin with "
            "a new key."
        )


class AnswerMismatchError(CredentialError):
    """The answer does not belong to this recommendation."""


class NotSignedHereError(CredentialError):
    """No recommendation of that name was signed here."""

    def __init__(self, asked: str, known: Sequence[str] = ()) -> None:
        """Name what was asked for, and those that were signed."""
        hint = f"Signed here: {', '.join(known)}." if known else "`goodword sign` signs one."
        super().__init__(f"There is no signed recommendation “{asked}”. {hint}")


class PublishError(GoodwordError):
    """The site could not be written."""


class ForeignFolderError(PublishError):
    """The folder holds files that Goodword did not write."""

    def __init__(self, path: str, found: str) -> None:
        """Name the folder and one file found in it."""
        nothing = "Nothing was changed. Choose an empty folder."
        super().__init__(f"{path} holds {found}, which Goodword did not write. {nothing}")


class SettingsError(GoodwordError):
    """The settings cannot be used."""


class HomeNotWritableError(SettingsError):
    """The folder in which everything is kept cannot be written."""

    def __init__(self, path: str) -> None:
        """Name the folder."""
        super().__init__(f"{path} cannot be written. Choose another folder with --home DIR or GOODWORD_HOME.")


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


class TimeNotUnderstoodError(GoodwordError):
    """That is no day or time."""

    def __init__(self, found: str) -> None:
        """Name what was found."""
        super().__init__(f"“{found}” is no day; expected one like 2026-11-24 or 2026-11-24T09:00:00Z.")
