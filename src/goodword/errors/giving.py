"""What can stand in the way of a draft, a signature and a page."""

from collections.abc import Sequence

from goodword.errors.base import GoodwordError


class DraftError(GoodwordError):
    """The draft cannot be used for this."""


class MayNotSignError(DraftError):
    """A check forbids it."""

    exit_code = 1

    def __init__(self, reasons: Sequence[str]) -> None:
        """List the `reasons`, one a line."""
        self.reasons = tuple(reasons)
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


class ExtraMissingError(CredentialError):
    """A part of Goodword that this needs is not installed."""

    def __init__(self, extra: str, needed_for: str) -> None:
        """Name the `extra` and what it is `needed_for`."""
        super().__init__(
            f"Goodword was installed without what is needed for {needed_for}. "
            f"`pip install goodword[{extra}]` brings it."
        )


class KeyLockedError(CredentialError):
    """The passphrase does not open the key."""

    def __init__(self, path: str) -> None:
        """Name the key file."""
        advice = "Nothing was signed. Try again, or set GOODWORD_PASSPHRASE."
        super().__init__(f"That passphrase does not open the key in {path}. {advice}")


class NotReceivedError(CredentialError):
    """No recommendation, or request, of that id was taken in here."""

    def __init__(self, asked: str) -> None:
        """Name what was `asked` for."""
        super().__init__(
            f"Nothing of the number “{asked}” was taken in here. Drop the file that you were sent."
        )


class PassphrasesDifferError(CredentialError):
    """A new passphrase was typed in two ways."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("The two passphrases differ. Type the same in both places.")


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


class MistypedBackupError(CredentialError):
    """The text is no backup of a key, or a letter of it is wrong."""

    def __init__(self, found: str) -> None:
        """Say what was `found`."""
        super().__init__(f"{found}. Compare with the paper and type it again; nothing was changed.")


class KeyNotHereError(CredentialError):
    """The key is not in this home."""

    def __init__(self, asked: str, known: Sequence[str] = ()) -> None:
        """Name the key that was `asked` for, and those that are here."""
        hint = f"Here: {', '.join(known)}." if known else "No key is here yet; the first signature makes one."
        super().__init__(f"The key {asked} is not here. {hint} `goodword keys restore` brings one back.")


class KeyGivenUpError(CredentialError):
    """The key was given up and signs nothing more."""

    exit_code = 1

    def __init__(self, did: str, day: str) -> None:
        """Name the key and the day."""
        super().__init__(
            f"The key {did} was given up on {day} and signs nothing more. "
            "Sign the words anew with `goodword sign`, with the key that you have now."
        )


class AnswerMismatchError(CredentialError):
    """The answer does not belong to this recommendation."""


class NotSignedHereError(CredentialError):
    """No recommendation of that name was signed here."""

    def __init__(self, asked: str, known: Sequence[str] = ()) -> None:
        """Name what was asked for, and those that were signed."""
        hint = f"Signed here: {', '.join(known)}." if known else "`goodword sign` signs one."
        super().__init__(f"There is no signed recommendation “{asked}”. {hint}")


class WithdrawnError(CredentialError):
    """The recommendation was withdrawn."""

    exit_code = 1

    def __init__(self, name: str, day: str) -> None:
        """Name whom it was about, and when it was withdrawn."""
        super().__init__(
            f"You withdrew the recommendation of {name} on {day}, and that stays. "
            "`goodword sign` signs a new one, with a number of its own."
        )


class PublishError(GoodwordError):
    """The site could not be written."""


class ForeignFolderError(PublishError):
    """The folder holds files that Goodword did not write."""

    def __init__(self, path: str, found: str) -> None:
        """Name the folder and one file found in it."""
        nothing = "Nothing was changed. Choose an empty folder."
        super().__init__(f"{path} holds {found}, which Goodword did not write. {nothing}")


class NoFontError(PublishError):
    """No font here can draw a character of the letter."""

    def __init__(self, text: str) -> None:
        """Show the `text` that cannot be drawn."""
        self.text = text
        super().__init__(
            f"No font on this computer can draw “{text}”, so no PDF was made. Install one for this writing "
            "(for Chinese, Japanese and Korean on Debian: apt-get install fonts-noto-cjk) and run the same "
            "command again. The signed file and its page need none."
        )
