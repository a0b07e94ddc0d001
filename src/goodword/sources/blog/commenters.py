"""The authors of a WordPress site, and those who comment on it."""

from goodword.nouns import Account, AccountId
from goodword.sources.blog.posts import account_at
from goodword.sources.blog.site import Site
from goodword.sources.blog.wordpress import Export, Fields
from goodword.text.names import normalised
from goodword.text.profiles import profile_at
from goodword.text.urls import canonical_url, is_web


class Commenters:
    """Who wrote what on one site; the author of the site is the only one it has, or the first."""

    def __init__(self, export: Export) -> None:
        """Take the authors that the export lists before its posts."""
        self._names = {one["wp:author_login"]: _name(one) for one in export.authors}
        self._emails = {one["wp:author_email"].lower(): one["wp:author_login"] for one in export.authors}
        head = export.head
        first = export.authors[0] if export.authors else Fields()
        self.site = Site(
            url=head["link"] or head["wp:base_blog_url"],
            author=_name(first) or None,
            email=first["wp:author_email"] or None,
            lang=head["language"] or None,
        )

    def writer(self, login: str) -> Account:
        """The account of a post's author."""
        return self.site.writer(self._names.get(login) or login or None)

    def commenter(self, fields: Fields) -> Account | None:
        """The account of a comment's author; None where it names nobody."""
        name, email = fields["wp:comment_author"], fields["wp:comment_author_email"].lower()
        if email in self._emails:
            return self.writer(self._emails[email])
        url = fields["wp:comment_author_url"]
        if "@" in email:
            return Account(
                id=AccountId(f"mail:{email}"), source="mail", name=name or None, emails=(email,),
                links=(canonical_url(url),) if is_web(url) else (),
            )  # fmt: skip
        if profile := profile_at(url):
            return account_at(profile, name)
        if is_web(url):
            return Account(
                id=AccountId(f"blog:{canonical_url(url)}"),
                source="blog",
                name=name or None,
                url=canonical_url(url),
            )
        key = normalised(name)
        return Account(id=AccountId(f"blog:name/{key}"), source="blog", name=name) if key else None


def _name(author: Fields) -> str:
    named = " ".join(part for part in (author["wp:author_first_name"], author["wp:author_last_name"]) if part)
    return author["wp:author_display_name"] or named or author["wp:author_login"]
