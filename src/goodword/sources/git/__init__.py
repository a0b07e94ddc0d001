"""Git: the trailers of commits, in a clone (bare or not) or in what `git log` wrote to a file."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.git.layout import folder_of, logs_in
from goodword.sources.git.reading import Reading, owner_of


class Git:
    """A repository, of which only commits are read: nothing is checked out, no hook and no git runs."""

    name = "git"
    title = "Git"
    how_to_ask = (
        "Name the folder of a clone, or write `git log --all > NAME.log` and name that file. In a clone, "
        "`git config user.email YOU@…` says which commits are yours."
    )
    holds = (
        "whom you credited in commits, and who credited you: Helped-by, Reviewed-by, Reported-by, Thanks-to"
    )
    cannot_contain: tuple[str, ...] = (
        "What was said in reviews, issues and chats around the commits.",
        "Commits that were squashed or rebased away, and those that a shallow clone left out.",
        "Which commits are yours, where neither the clone nor another archive tells your address.",
    )
    not_read: tuple[str, ...] = (
        "What was changed; commits that credit nobody; Signed-off-by and others who only passed a change on.",
        "Who pushed what, notes, and the words of tags.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` holds a repository, or a file that begins as `git log` begins."""
        return folder_of(archive) is not None or bool(logs_in(archive))

    def owner(self, archive: Archive) -> Owner:
        """Whose clone it is, by `user.email` in its own configuration, read as data."""
        return owner_of(archive)

    def read(self, archive: Archive) -> Iterator[Record]:
        """The credits in commits, accounts before the exchanges that name them."""
        return Reading(archive).records()
