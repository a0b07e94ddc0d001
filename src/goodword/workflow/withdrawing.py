"""Withdrawal: which place a letter has in the owner's list, and the list signed as things stand."""

import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from goodword.credential import ENTRIES, StatusEntry, entry_of, sign_status_list, site_of
from goodword.credential.canonical import parse
from goodword.nouns import Credential, RecommendationId, State
from goodword.ports import Clock, Signer
from goodword.store.database import Store
from goodword.store.decisions import answers
from goodword.store.key_events import key_events
from goodword.store.letters import credential_versions, credentials, events
from goodword.store.status import save_status_list, status_lists

SITE = "site"
"""The question whose answer is the address of the owner's site."""
_SHORT = 8


def new_entry(store: Store, key: str, site: str | None = None) -> StatusEntry:
    """A free place, by chance, in the list of `key`: a place in order would tell how many were signed.

    What a key signs for a `site` (did:web) stands in a list of its own: a list has the issuer of its letters.
    """
    list_id = list_id_of(key if site is None else f"{site}#{key}", answers(store).get(SITE))
    taken = {entry.index for _, entry in _placed(store) if entry.list_id == list_id}
    index = secrets.randbelow(ENTRIES)
    while index in taken:
        index = secrets.randbelow(ENTRIES)
    return StatusEntry(list_id=list_id, index=index)


def list_id_of(issuer: str, site: str | None) -> str:
    """The id of the list: its address on the owner's site where that is known, else a name of its own."""
    if site is None:
        return uuid5(NAMESPACE_URL, f"{issuer}#withdrawn").urn
    return f"{site.rstrip('/')}/{file_of_list(issuer)}"


def file_of_list(issuer: str) -> str:
    """What the file of the list is called on a site."""
    return f"status-{sha256(issuer.encode()).hexdigest()[:_SHORT]}.json"


def sign_lists(store: Store, *, signer: Signer, clock: Clock, suites: Sequence[str]) -> tuple[bytes, ...]:
    """Every list of the signer's, signed anew as things stand now, and kept."""
    set_places = _withdrawn(store)
    lists = {
        entry.list_id: site_of(parse(signed.document))
        for signed, entry in _placed(store)
        if signed.issuer == signer.did
    }
    found = []
    for list_id, site in lists.items():
        places = sorted(index for one, index in set_places if one == list_id)
        document = sign_status_list(list_id, places, signer=signer, at=clock.now(), suites=suites, site=site)
        save_status_list(store, list_id, issuer=signer.did, signed_at=clock.now(), document=document)
        found.append(document)
    return tuple(found)


def kept_beside(store: Store) -> tuple[bytes, ...]:
    """What travels beside the letters: the lists as they were signed last, statements of keys given up."""
    statements = (event.document for event in key_events(store) if event.document is not None)
    return (*status_lists(store).values(), *statements)


def files_of_lists(store: Store) -> Mapping[str, bytes]:
    """The lists for a site, each under the name of its file.

    Of two lists of one key, one of them from before the site had an address, the latter has its own name.
    """
    files: dict[str, bytes] = {}
    for list_id, document in status_lists(store).items():
        is_web = list_id.startswith(("https://", "http://"))
        name = list_id.rpartition("/")[2] if is_web else f"status-{list_id.rpartition(':')[2][:_SHORT]}.json"
        files[name] = document
    return files


def _placed(store: Store) -> Iterator[tuple[Credential, StatusEntry]]:
    """Every version that was ever signed and has a place in a list."""
    for newest in credentials(store):
        for version in credential_versions(store, newest.id):
            entry = entry_of(parse(version.document))
            if entry is not None:
                yield version, entry


def _withdrawn(store: Store) -> Collection[tuple[str, int]]:
    """The places to set: of what was withdrawn, and of versions whose words a later one replaced."""
    gone = withdrawn_ids(store)
    newest = {one.id: entry_of(parse(one.document)) for one in credentials(store)}
    return {
        (entry.list_id, entry.index)
        for version, entry in _placed(store)
        if version.id in gone or entry != newest[version.id]
    }


def withdrawn_ids(store: Store) -> frozenset[RecommendationId]:
    """The recommendations that the owner withdrew."""
    return frozenset(
        event.recommendation_id
        for event in events(store)
        if event.state is State.WITHDRAWN and event.recommendation_id is not None
    )
