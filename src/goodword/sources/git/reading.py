"""One reading of one repository or log, and whose it is."""

from collections.abc import Iterator

from goodword.nouns import (
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Origin,
    Record,
    Skipped,
)
from goodword.ports import Archive, Owner
from goodword.sources.git.commits import Commit, Credit, credits_of, subject
from goodword.sources.git.layout import folder_of, logs_in, plain_files, setting, tips
from goodword.sources.git.log import commits_in
from goodword.sources.git.objects import opened, pack_names
from goodword.sources.git.people import account_of
from goodword.text.ids import exchange_ids

DAMAGED = "this commit is damaged or larger than any real one"
PACK_DAMAGED = "this pack cannot be read; commits that only it holds are missing"
NO_COMMIT = "a branch or a tag in this file stands at no commit; what only it leads to is missing"
SHA256 = "this repository names its commits by SHA-256, which Goodword does not read yet"


def owner_of(archive: Archive) -> Owner:
    """The owner by `user.email` of the clone's own configuration; nobody where it says none."""
    folder = folder_of(archive)
    email = setting(archive, folder, "user", "email") if folder is not None else None
    if folder is None or not email or "@" not in email:
        return Owner(name=None, accounts=())
    name = setting(archive, folder, "user", "name")
    return Owner(name=name, accounts=(account_of(name, email.lower()),))


class Reading:
    """Yields accounts before the exchanges that name them."""

    def __init__(self, archive: Archive) -> None:
        """Look at the names and the configuration only."""
        self._archive = archive
        self._folder = folder_of(archive)
        self._logs = logs_in(archive) if self._folder is None else ()
        self._owners = frozenset(account.id for account in owner_of(archive).accounts)
        self._told: set[AccountId] = set()
        self._id = exchange_ids("git", "")
        archive.expect((*self._logs, *self._files()))

    def records(self) -> Iterator[Record]:
        """The credits of every commit."""
        yield from (one for one in self._archive.skipped if self._concerns(one.origin.member))
        yield from owner_of(self._archive).accounts
        self._told.update(self._owners)
        for name in self._logs:
            for position, commit in enumerate(commits_in(self._archive.chunks(name))):
                if isinstance(commit, Commit):
                    yield from self._credits(commit, self._origin(name, position))
                else:
                    yield Skipped(origin=self._origin(name, position), reason=commit.reason)
        if self._folder is not None:
            yield from self._repository(self._folder)

    def _concerns(self, member: str) -> bool:
        """Whether the member is the repository's or the archive itself: a work tree may hold anything."""
        return "/" not in member or member.startswith(self._folder or "")

    def _files(self) -> Iterator[str]:
        if self._folder is not None:
            yield from plain_files(self._archive, self._folder)
            yield f"{self._folder}config"
            for name in pack_names(self._archive, self._folder):
                yield f"{name}.idx"
                yield f"{name}.pack"

    def _repository(self, folder: str) -> Iterator[Record]:
        if setting(self._archive, folder, "extensions", "objectformat") == "sha256":
            yield Skipped(origin=self._origin(f"{folder}config", 0), reason=SHA256)
            return
        standing = tips(self._archive, folder)
        for name in standing.damaged:
            yield Skipped(origin=self._origin(name, 0), reason=NO_COMMIT)
        damaged: list[str] = []
        missing = position = 0
        with opened(self._archive, folder, damaged) as objects:
            for name in damaged:
                yield Skipped(origin=self._origin(name, 0), reason=PACK_DAMAGED)
            for position, found in enumerate(objects.walk(standing.ids)):
                if isinstance(found, Commit):
                    yield from self._credits(found, self._origin(f"{folder}objects", position))
                elif found.is_missing:
                    missing += 1
                else:
                    yield Skipped(origin=self._origin(f"{folder}objects/{found.id}", 0), reason=DAMAGED)
        if missing:
            reason = (
                f"{missing:,} commits that others stand on are not in this clone: it is shallow or damaged"
            )
            yield Skipped(origin=self._origin(f"{folder}objects", position), reason=reason)

    def _credits(self, commit: Commit, origin: Origin) -> Iterator[Record]:
        """The exchanges of a commit: of the owner's and to the owner, of all where nobody is the owner."""
        author = account_of(*commit.author)
        for credit in credits_of(commit):
            credited = account_of(*credit.to)
            if self._owners and not {author.id, credited.id} & self._owners:
                continue
            for account in (author, credited):
                if account.id not in self._told:
                    self._told.add(account.id)
                    yield account
            yield self._exchange(commit, credit, author.id, credited.id, origin)

    def _exchange(
        self, commit: Commit, credit: Credit, author: AccountId, credited: AccountId, origin: Origin
    ) -> Exchange:  # fmt: skip
        written = credit.to.name or (credit.to.email or "").partition("@")[0]
        native_id = f"{commit.id}/{credit.key.lower()}/{credited}"
        return Exchange(
            id=ExchangeId(self._id(native_id)), source="git", kind=ExchangeKind.CREDIT, native_id=native_id,
            author=author,
            addressed=(Addressed(account=credited, manner=Manner.SUBJECT, written=written),),
            text="\n\n".join(part for part in (subject(commit), f"{credit.key}: {written}") if part),
            sent_at=commit.at, thread=commit.id, audience=Audience.PUBLIC, origin=origin,
        )  # fmt: skip

    def _origin(self, member: str, position: int) -> Origin:
        return Origin(archive=self._archive.digest, member=member, position=position)
