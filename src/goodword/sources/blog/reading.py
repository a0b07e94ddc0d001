"""One reading of one blog: its feeds, exports and posts, and whose it is."""

from collections.abc import Iterator

from goodword.nouns import Account, AccountId, Origin, Record, Skipped
from goodword.ports import Archive, Owner
from goodword.sources.blog import jsonfeed, markdown, wordpress
from goodword.sources.blog.commenters import Commenters
from goodword.sources.blog.feeds import NOT_WHOLE, Feeds, RefusedError, feeds_of
from goodword.sources.blog.layout import Layout, layout_of
from goodword.sources.blog.posts import Entry, Posts
from goodword.sources.blog.site import Site
from goodword.text.elements import FILE_DAMAGED, Bad

_SAMPLE = 20
"""Posts that are asked for their author where no configuration tells of one."""
_CONFIG_BYTES = 256 << 10


def owner_of(archive: Archive) -> Owner:
    """The author of the site, by its first file that tells."""
    with feeds_of(archive) as feeds:
        return _site_of(archive, layout_of(archive), feeds).owner()


class Reading:
    """Yields accounts before the exchanges that name them."""

    def __init__(self, archive: Archive) -> None:
        """Look at the beginning of each file."""
        self._archive = archive
        self._layout = layout_of(archive)
        self._told: set[AccountId] = set()
        archive.expect(self._layout.members)

    def records(self) -> Iterator[Record]:
        """Every post, and every comment of others."""
        yield from self._archive.skipped
        with feeds_of(self._archive) as feeds:
            site = _site_of(self._archive, self._layout, feeds)
            yield from self._new(site.account())
            for name in self._layout.feeds:
                yield from self._feed(name, feeds)
        for name in self._layout.json_feeds:
            yield from self._json_feed(name)
        for name in self._layout.exports:
            yield from self._export(name)
        yield from self._posts(site)

    def _feed(self, name: str, feeds: Feeds) -> Iterator[Record]:
        try:
            feed = feeds(name)
        except RefusedError as refused:
            yield self._skipped(name, 0, str(refused))
            return
        site = feed.site
        posts = Posts(self._archive.digest, site.id)
        for entry in feed.entries:
            yield from self._entry(entry, site, posts, name)
        if not feed.is_whole or self._archive.is_cut(name):
            yield self._skipped(name, 0, NOT_WHOLE)

    def _json_feed(self, name: str) -> Iterator[Record]:
        site = jsonfeed.site_of(_beginning(self._archive, name))
        posts = Posts(self._archive.digest, site.id)
        for entry in jsonfeed.entries_in(self._archive.chunks(name)):
            if isinstance(entry, Bad):
                yield self._skipped(name, entry.position, entry.reason)
            else:
                yield from self._entry(entry, site, posts, name)

    def _export(self, name: str) -> Iterator[Record]:
        export = wordpress.Export()
        place = -1
        people: Commenters | None = None
        try:
            for item in export.items(self._archive.chunks(name)):
                place = item.entry.place
                people = people or Commenters(export)
                posts = Posts(self._archive.digest, people.site.id)
                yield from self._item(item, people, posts, name)
        except wordpress.CutError:
            yield self._skipped(name, place + 1, FILE_DAMAGED)
        else:
            if self._archive.is_cut(name):
                yield self._skipped(name, place + 1, FILE_DAMAGED)

    def _item(self, item: wordpress.Item, people: Commenters, posts: Posts, name: str) -> Iterator[Record]:
        writer = people.writer(item.login)
        yield from self._new(writer)
        yield from self._once(posts, item.entry, writer.id, name)
        said_by = {fields["wp:comment_id"]: people.commenter(fields) for _, fields in item.comments}
        for entry, fields in item.comments:
            author = said_by[fields["wp:comment_id"]]
            above = said_by.get(fields["wp:comment_parent"], writer)
            if author is None or above is None:
                yield self._skipped(name, item.entry.place, "a comment that names nobody")
                continue
            yield from self._new(author)
            yield from self._new(above)
            answered = above.id if above.id != author.id else None
            yield from self._once(posts, entry, author.id, name, answered=answered)
        if not item.is_whole:
            yield self._skipped(name, item.entry.place, "more stands below this post than is read")

    def _posts(self, site: Site) -> Iterator[Record]:
        posts = Posts(self._archive.digest, site.id)
        for place, name in enumerate(self._layout.posts):
            if self._archive.size(name) > markdown.LARGEST:
                yield self._skipped(name, 0, markdown.TOO_LARGE)
                continue
            try:
                found = markdown.entry_of(name, _text(self._archive, name), home=site.url, place=place)
            except markdown.UnreadableError:
                yield self._skipped(name, 0, markdown.UNREADABLE)
                continue
            if found is not None:
                yield from self._entry(found, site, posts, name)

    def _entry(self, entry: Entry, site: Site, posts: Posts, name: str) -> Iterator[Record]:
        writer = site.writer(entry.author)
        yield from self._new(site.account())
        yield from self._new(writer)
        answered = site.id if entry.answers and writer.id != site.id else None
        yield from self._once(posts, entry, writer.id, name, answered=answered)

    def _once(
        self, posts: Posts, entry: Entry, author: AccountId, name: str, *, answered: AccountId | None = None
    ) -> Iterator[Record]:
        for record in posts.exchange(entry, author, name, answered=answered):
            if isinstance(record, Account):
                yield from self._new(record)
            else:
                yield record

    def _new(self, account: Account) -> Iterator[Account]:
        if account.id not in self._told:
            self._told.add(account.id)
            yield account

    def _skipped(self, member: str, position: int, reason: str) -> Skipped:
        origin = Origin(archive=self._archive.digest, member=member, position=position)
        return Skipped(origin=origin, reason=reason)


def _site_of(archive: Archive, layout: Layout, feeds: Feeds) -> Site:
    """The site by the first file that names its author, else by the first that names its address."""
    known = [site for site in _sites(archive, layout, feeds) if site.url or site.author]
    return next((site for site in known if site.author), known[0] if known else Site())


def _sites(archive: Archive, layout: Layout, feeds: Feeds) -> Iterator[Site]:
    for name in layout.exports:
        export = wordpress.Export()
        try:
            next(iter(export.items(archive.chunks(name))), None)
        except wordpress.CutError:
            continue
        yield Commenters(export).site
    for name in layout.feeds:
        try:
            yield feeds(name).site
        except RefusedError:
            continue
    for name in layout.json_feeds:
        yield jsonfeed.site_of(_beginning(archive, name))
    if layout.posts:
        yield _folder_site(archive, layout)


def _folder_site(archive: Archive, layout: Layout) -> Site:
    """The site of a folder of posts: by its configuration, else by the one author whom all posts name."""
    for name in layout.configs:
        if archive.size(name) <= _CONFIG_BYTES and (site := _configured(archive, name)) is not None:
            return site
    sample = [name for name in layout.posts if archive.size(name) <= markdown.LARGEST][:_SAMPLE]
    authors = {author for name in sample if (author := _author(archive, name))}
    return Site(author=authors.pop() if len(authors) == 1 else None)


def _author(archive: Archive, name: str) -> str | None:
    try:
        return markdown.author_of(_text(archive, name))
    except markdown.UnreadableError:
        return None


def _configured(archive: Archive, name: str) -> Site | None:
    text = _text(archive, name)
    is_toml = name.endswith(".toml")
    try:
        values = markdown.front_matter(None if is_toml else text, text if is_toml else None)
    except markdown.UnreadableError:
        return None
    url = markdown.one(values, "baseURL") or markdown.one(values, "url")
    return Site(url=url, author=markdown.one(values, "author") or None) if url else None


def _text(archive: Archive, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace")


def _beginning(archive: Archive, name: str) -> bytes:
    found = bytearray()
    for piece in archive.chunks(name):
        found += piece
        if len(found) >= 1 << 16:
            break
    return bytes(found)
