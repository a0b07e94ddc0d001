"""Feeds and blogs: RSS, Atom, JSON Feed, the export of WordPress, and posts in Markdown."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.blog.layout import identifies
from goodword.sources.blog.reading import Reading, owner_of


class Blog:
    """The posts of a site that the owner writes, with those credited in them by link."""

    name = "blog"
    title = "Feeds and blogs"
    how_to_ask = (
        "WordPress: Tools, Export, All content. Blogger: Settings, Back up content. Hugo, Jekyll and others: "
        "the folder of the posts. Any other: the feed of your site, saved as a file; nothing is fetched."
    )
    holds = (
        "your posts, whom they link to, and, from WordPress and Blogger, the comments of others below them"
    )
    cannot_contain: tuple[str, ...] = (
        "Posts that a feed no longer lists: most feeds end after ten or twenty.",
        "Comments, but for an export of WordPress or Blogger.",
        "Who each post is by, where a feed names the author of the whole site only.",
        "Who is meant by a name without a link: it stays in the words.",
    )
    not_read: tuple[str, ...] = (
        "Drafts, private posts and those behind a password; comments not approved; pictures and tags.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` holds a feed, an export of WordPress, or a post with front matter."""
        return identifies(archive)

    def owner(self, archive: Archive) -> Owner:
        """The author of the site, as its first file that names one tells."""
        return owner_of(archive)

    def read(self, archive: Archive) -> Iterator[Record]:
        """Every post, accounts before the exchanges that name them."""
        return Reading(archive).records()
