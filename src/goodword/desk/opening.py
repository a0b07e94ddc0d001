"""Opening a key with the passphrase that stands in a form; a wrong one signs nothing."""

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.errors import KeyLockedError, PassphrasesDifferError, WeakPassphraseError
from goodword.ports import Signer

NOT_OPENED = (KeyLockedError, PassphrasesDifferError, WeakPassphraseError)
"""What the form is shown again for, with the sentence of the error."""


def opened_key(desk: Desk, asked: Asked, *, did: str | None = None) -> Signer:
    """The owner's key, or the key `did`; the key in use is made where there is none.

    Raises one of NOT_OPENED, and what `Home.signer` raises.
    """
    passphrase = asked.text("passphrase")
    if did is None and not desk.home.key_file.exists() and passphrase != asked.text("again"):
        raise PassphrasesDifferError
    return desk.home.signer(lambda _: passphrase, did=did)
