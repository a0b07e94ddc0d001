"""Profile: what a person lists about themselves, in a file that they sent or a page that was saved."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.profile.reading import Reading, is_profile, profile_files


class Profile:
    """JSON Resume, a saved page with an h-card or h-resume, or a profile as PDF from LinkedIn."""

    name = "profile"
    title = "Profile or résumé"
    how_to_ask = (
        "Ask the person for their résumé as JSON (jsonresume.org), or for their LinkedIn profile: More, Save "
        "to PDF. Or save their own web page."
    )
    holds = "what one person lists about themselves: skills, position, company, addresses and links"
    cannot_contain: tuple[str, ...] = (
        "Anything that you wrote to each other.",
        "Whether it is true: it is what they say about themselves.",
        "When it was written, unless the file holds its date.",
    )
    not_read: tuple[str, ...] = (
        "Education, interests, projects, and what others say of them there; pictures.",
        "Jobs below the first one of a PDF, in which it cannot be told which line is a company.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` is profiles and no other data; looks into the first of them."""
        files = profile_files(archive)
        return bool(files) and is_profile(files[0], next(archive.chunks(files[0]), b""))

    def owner(self, archive: Archive) -> Owner:  # noqa: ARG002 - a Source is asked with its archive
        """Nobody: a profile is of the person whom it is about, and that is not told to be the owner."""
        return Owner(name=None, accounts=())

    def read(self, archive: Archive) -> Iterator[Record]:
        """An account for every profile."""
        return Reading(archive).records()
