"""The `match-skills` filter: one post and a list of skills in, the skills it speaks of out."""

import msgspec

from goodword.nouns import SkillMatch
from goodword.skills.match import match_skills


class ContactNamed(msgspec.Struct, frozen=True):
    """Whom the post is to or about, as far as that is told."""

    name: str | None = None
    handle: str | None = None


class PostToMatch(msgspec.Struct, frozen=True):
    """One line of the input of `goodword match-skills`."""

    id: str | int
    listed_skills: tuple[str, ...]
    post: str
    contact: ContactNamed | None = None
    lang: str | None = None


class PostMatched(msgspec.Struct, frozen=True):
    """One line of its output."""

    id: str | int
    skills: tuple[SkillMatch, ...]


def matches(post: PostToMatch) -> PostMatched:
    """The listed skills that the post tells of; the post is the owner's, to or about the contact."""
    contact = post.contact or ContactNamed()
    found = match_skills(
        post.listed_skills,
        post.post,
        contact_name=contact.name,
        contact_handle=contact.handle,
        is_addressed=True,
        lang=post.lang,
    )
    return PostMatched(id=post.id, skills=found)
