"""The owner's keys: which there are, a new one in place of an old, one given up, the did.json of a site."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from goodword.credential import (
    did_document,
    did_web_of,
    file_of_did,
    read_did_document,
    sign_revocation,
    sign_site_copy,
)
from goodword.credential.canonical import canonical, parse
from goodword.errors import KeyGivenUpError
from goodword.ports import Clock, Signer
from goodword.store.database import Store
from goodword.store.decisions import answers, set_answer
from goodword.store.key_events import FOLLOWED, NAMED, REVOKED, KeyEvent, add_key_event, key_events
from goodword.store.keys import did_of_key
from goodword.store.letters import credentials
from goodword.workflow.withdrawing import SITE, sign_lists

_DID_WEB = "did:web"
"""The question whose answer says that the site carries a did.json."""
_ISSUES = "issuer"
"""The question whose answer names the site that new letters are issued by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedKey:
    """A key of the owner's."""

    did: str
    is_in_use: bool
    is_here: bool
    """Its file is in this home."""
    letters: int
    """How many letters it signed, in their newest version."""
    followed_at: datetime | None = None
    revoked_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """As whom a new letter will be signed: what stands in it beside the writer's name."""

    site: str | None
    """The did:web that issues it; None where the key itself does."""
    key: str | None
    """The did:key that signs; None where the first signature will make it."""

    @property
    def sentence(self) -> str:
        """Who issues the letter and which key signs it, in words."""
        key = f"the key {self.key}" if self.key else "a key that this first signature makes (did:key)"
        if self.site:
            return f"The issuer is your site, {self.site}; {key} signs for it."
        return f"The issuer is {key} itself."


def issuer_of_the_next(store: Store, current: Path) -> Issuer:
    """As whom the next letter is signed, by the key in use and what was said of the site."""
    return Issuer(site=issuing_site(store), key=did_of_key(current))


def owned_keys(store: Store | None, current: Path, former: Sequence[Path]) -> tuple[OwnedKey, ...]:
    """Every key that is here or ever signed here, the one in use first."""
    in_use = did_of_key(current)
    here = [did for did in (in_use, *map(did_of_key, former)) if did]
    signed = [one.issuer for one in credentials(store)] if store else []
    told = key_events(store) if store else ()
    return tuple(
        OwnedKey(
            did=did,
            is_in_use=did == in_use,
            is_here=did in here,
            letters=signed.count(did),
            followed_at=next((one.at for one in told if (one.did, one.state) == (did, FOLLOWED)), None),
            revoked_since=_since(told, did),
        )
        for did in dict.fromkeys([*here, *signed])
    )


def require_in_force(store: Store, did: str) -> None:
    """Raises KeyGivenUpError where the key was given up."""
    since = _since(key_events(store), did)
    if since is not None:
        raise KeyGivenUpError(did, f"{since:%Y-%m-%d}")


def rotate(store: Store, current: Path, former: Path, *, make: Callable[[], Signer], clock: Clock) -> Signer:
    """A new key in the place of the one in use, which stays among the former ones.

    The old file is moved before the new one is made: a stop between the two leaves the old one whole, and
    the next signature makes the new one.
    """
    old = did_of_key(current)
    if old is not None:
        _set_aside(current, former)
        add_key_event(store, KeyEvent(did=old, state=FOLLOWED, at=clock.now()))
    return make()


def revoke(
    store: Store, key: Signer, place: Path, former: Path, *, since: datetime | None, clock: Clock
) -> bytes:
    """Give a key up: its lists of withdrawals are signed a last time, then its own statement.

    The statement travels with every file that it signed, and the did.json says so too.
    """
    require_in_force(store, key.did)
    at = clock.now()
    with store.writing():
        sign_lists(store, signer=key, clock=clock, suites=("eddsa-jcs-2022",))
        statement = sign_revocation(signer=key, since=since or at, at=at)
        event = KeyEvent(did=key.did, state=REVOKED, at=at, since=since or at, document=statement)
        add_key_event(store, event)
    if place != former:
        _set_aside(place, former)
    return statement


def statement_of(store: Store, did: str) -> bytes | None:
    """The key's own signed statement that it was given up; None where it was not."""
    told = (one.document for one in key_events(store) if (one.did, one.state) == (did, REVOKED))
    return next((document for document in told if document is not None), None)


def _set_aside(current: Path, former: Path) -> None:
    former.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    current.rename(former)


def serve_keys(store: Store, address: str, *, is_issuer: bool | None, clock: Clock) -> None:
    """From now on the site at `address` carries the did.json with all keys.

    Where it `is_issuer`, new letters are issued by the site, and no longer where it is not; None leaves
    that as it is.
    """
    set_answer(store, SITE, address, clock.now())
    set_answer(store, _DID_WEB, "yes", clock.now())
    if is_issuer is not None:
        set_answer(store, _ISSUES, "site" if is_issuer else "key", clock.now())


def issuing_site(store: Store) -> str | None:
    """The did:web that new letters are issued by; None where the key itself issues them."""
    told = answers(store)
    address = told.get(SITE)
    return did_web_of(address) if address and told.get(_ISSUES) == "site" else None


def keep_site_copy(store: Store, *, signer: Signer, clock: Clock) -> None:
    """Sign a copy of the site's document as it stands now, to travel with what this key signed for it.

    Nothing where no site issues letters, or where its document has not changed since the last one.
    """
    site, keys = issuing_site(store), tuple(_signed_with(store))
    last = [one.document for one in key_events(store) if (one.did, one.state) == (signer.did, NAMED)]
    if site is None or (last and last[-1] and _is_of(last[-1], site, keys)):
        return
    copy = sign_site_copy(site, keys, signer=signer, at=clock.now())
    add_key_event(store, KeyEvent(did=signer.did, state=NAMED, at=clock.now(), document=copy))


def _is_of(copy: bytes, site: str, keys: Sequence[tuple[str, datetime | None]]) -> bool:
    """Whether the copy is of this site and names these keys, in force or given up as here."""
    document = read_did_document(canonical(parse(copy)["credentialSubject"]))
    return (document.id, tuple(document.keys.items())) == (site, tuple(keys))


def files_of_keys(store: Store) -> Mapping[str, bytes]:
    """The did.json for the site, under the name that it has there; nothing where the owner wants none."""
    told = answers(store)
    address = told.get(SITE)
    if address is None or told.get(_DID_WEB) is None:
        return {}
    return {file_of_did(address): did_document(address, tuple(_signed_with(store)))}


def _signed_with(store: Store) -> Iterator[tuple[str, datetime | None]]:
    """Every key that signed a letter or was given up, the newest first."""
    told = key_events(store)
    dids = [*(one.did for one in told), *(one.issuer for one in credentials(store))]
    for did in reversed(dict.fromkeys(dids)):
        yield did, _since(told, did)


def _since(told: Sequence[KeyEvent], did: str) -> datetime | None:
    return min((one.since for one in told if one.did == did and one.since is not None), default=None)
