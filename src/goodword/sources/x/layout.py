"""Which file of an X archive holds what, and whose archive it is.

Three eras: `data/tweets.js` with a manifest (2019 and later, `tweet.js` at first), the same files
without `data/` (2018), and Grailbird (`data/js/tweets/YYYY_MM.js`, `tweets.csv`; up to 2018).
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

import msgspec

from goodword.nouns import Account, AccountId
from goodword.ports import Archive, Owner
from goodword.sources.x.records import (
    Manifest,
    WrappedNameChange,
    WrappedOwnAccount,
    WrappedProfile,
)
from goodword.sources.x.times import iso
from goodword.text.elements import one_value
from goodword.text.urls import canonical_url

T = TypeVar("T")

TWEETS, NOTES, LIKES, CONTACTS, MESSAGES, DELETED = (
    "tweets",
    "notes",
    "likes",
    "contacts",
    "messages",
    "deleted",
)
_KINDS = {
    "tweet": TWEETS, "tweets": TWEETS, "post": TWEETS, "posts": TWEETS,
    "community-tweet": TWEETS, "community-tweets": TWEETS,
    "note-tweet": NOTES, "note-tweets": NOTES,
    "like": LIKES, "likes": LIKES,
    "follower": CONTACTS, "followers": CONTACTS, "following": CONTACTS,
    "direct-message": MESSAGES, "direct-messages": MESSAGES,
    "direct-message-group": MESSAGES, "direct-messages-group": MESSAGES,
    "deleted-tweet": DELETED, "deleted-tweets": DELETED, "deleted-note-tweet": DELETED,
}  # fmt: skip
_FILE = re.compile(r"(?:data/)?([a-z-]+?)(?:[-_]part(\d+))?\.js", re.IGNORECASE)
_GRAILBIRD = re.compile(r"(?:data/)?js/tweets/\d{4}_\d{2}\.js")
_CAPITAL = re.compile(r"[A-Z]")
"""The manifest writes `directMessagesGroup` for `direct-messages-group.js`."""
_CSV = "tweets.csv"
_ME = "x:me"
"""The author where an archive does not say whose it is: a single file, taken out of its archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The members that are read, by what they hold."""

    by_kind: dict[str, tuple[str, ...]]
    grailbird: tuple[str, ...]
    csv: str | None
    missing: tuple[str, ...] = ()
    """Files that the manifest names and the archive lacks."""
    is_partial: bool = False
    made_at: str = ""

    def members(self, kind: str) -> tuple[str, ...]:
        """The members of `kind`, in the order of their parts."""
        return self.by_kind.get(kind, ())

    @property
    def to_read(self) -> tuple[str, ...]:
        """All members that will be read."""
        kinds = (names for kind, names in self.by_kind.items() if kind != DELETED)
        csv = (self.csv,) if self.csv and not self.grailbird else ()
        return (*(name for names in kinds for name in names), *self.grailbird, *csv)


@dataclass(frozen=True, slots=True, kw_only=True)
class Self:
    """The owner as the archive tells."""

    id: AccountId
    native_id: str
    handle: str
    """Without `@`; empty where unknown."""
    handles: frozenset[str] = field(default_factory=frozenset)
    """Lower-cased, the earlier ones too."""


def kind_of(name: str) -> str | None:
    """What the member `name` holds, or None."""
    found = _FILE.fullmatch(name)
    return _KINDS.get(found[1].lower()) if found else None


def layout_of(archive: Archive) -> Layout:
    """Sort the members by what they hold; the manifest says which are missing."""
    by_kind: dict[str, list[tuple[int, str]]] = {}
    manifest = _manifest(archive)
    named = _named(manifest)
    for name in archive.names:
        if (found := _FILE.fullmatch(name)) and (kind := _KINDS.get(found[1].lower())):
            by_kind.setdefault(kind, []).append((int(found[2] or 0), name))
        elif listed := named.get(name) or named.get(f"data/{name}"):
            by_kind.setdefault(listed.kind, []).append((listed.place, name))
    return Layout(
        by_kind={kind: tuple(name for _, name in sorted(parts)) for kind, parts in by_kind.items()},
        grailbird=tuple(name for name in archive.names if _GRAILBIRD.fullmatch(name)),
        csv=_CSV if archive.has(_CSV) else None,
        missing=tuple(sorted(name for name in named if not _has(archive, name))),
        is_partial=manifest.archive.is_partial,
        made_at=manifest.archive.made_at,
    )


class _Listed(NamedTuple):
    kind: str
    place: int


def _named(manifest: Manifest) -> dict[str, _Listed]:
    """The files of these kinds that the manifest lists, under whatever names: it knows how X called them."""
    found: dict[str, _Listed] = {}
    for name, kind in manifest.data_types.items():
        known = _KINDS.get(_CAPITAL.sub(lambda letter: f"-{letter[0].lower()}", name))
        for place, part in enumerate(kind.files):
            if (what := kind_of(part.file_name) or known) is not None:
                found[part.file_name] = _Listed(what, place)
    return found


def self_of(archive: Archive) -> Self:
    """Who the owner is: by `account.js`, the manifest, or Grailbird's `user_details.js`."""
    native, handle, _, _ = _identity(archive)
    changes = _list(archive, "screen-name-change", WrappedNameChange)
    earlier = {item.change.change.before.lower() for item in changes}
    key = f"x:{native or f'@{handle.lower()}'}" if native or handle else _ME
    handles = frozenset({handle.lower(), *earlier} - {""})
    return Self(id=AccountId(key), native_id=native, handle=handle, handles=handles)


def owner_of(archive: Archive) -> Owner:
    """The owner with the profile, as `Source.owner` gives it."""
    _, handle, name, email = _identity(archive)
    profiles = _list(archive, "profile", WrappedProfile)
    about = profiles[0].profile.description if profiles else None
    website = canonical_url(about.website) if about and about.website else ""
    account = Account(
        id=self_of(archive).id,
        source="x",
        handle=f"@{handle}" if handle else None,
        name=name or None,
        url=canonical_url(f"https://x.com/{handle}") if handle else None,
        emails=(email.lower(),) if email else (),
        # A t.co address is X's own and tells nothing of where it leads.
        links=(website,) if website and not website.startswith("t.co/") else (),
        bio=(about.bio if about else None) or None,
        seen_at=iso(_manifest(archive).archive.made_at),
    )
    return Owner(name=name or None, accounts=(account,))


def _identity(archive: Archive) -> tuple[str, str, str, str]:
    """Id, handle, name, e-mail; empty where the archive is silent."""
    user = _manifest(archive).user
    for item in _list(archive, "account", WrappedOwnAccount):
        account = item.account
        return account.account_id, account.username or user.username, account.name or user.name, account.email
    if user.account_id or user.username:
        return user.account_id, user.username, user.name, ""
    details = _object(archive, ("data/js/user_details.js", "js/user_details.js"), _UserDetails)
    return details.id, details.screen_name, details.full_name, ""


class _UserDetails(msgspec.Struct):
    id: str = ""
    screen_name: str = ""
    full_name: str = ""


def _manifest(archive: Archive) -> Manifest:
    return _object(archive, ("data/manifest.js", "manifest.js"), Manifest)


def _has(archive: Archive, name: str) -> bool:
    return archive.has(name) or archive.has(name.removeprefix("data/"))


def _object(archive: Archive, names: tuple[str, ...], kind: type[T]) -> T:
    """The object that the first of `names` assigns; an empty one where there is none."""
    for name in names:
        if archive.has(name) and (found := _assigned(archive.read(name), kind)) is not None:
            return found
    return kind()


def _list(archive: Archive, name: str, kind: type[T]) -> list[T]:
    for path in (f"data/{name}.js", f"{name}.js"):
        if archive.has(path):
            return _assigned(archive.read(path), list[kind]) or []  # type: ignore[valid-type] # a type by value
    return []


def _assigned(data: bytes, kind: type[T]) -> T | None:
    """What stands behind the first `=`: read as JSON, never run as the JavaScript it pretends to be."""
    return one_value(data.partition(b"=")[2].strip(b" \t\r\n;"), kind)
