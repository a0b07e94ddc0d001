"""JSON Resume (jsonresume.org, schema 1.0.0): only the fields that are read."""

import msgspec

from goodword.nouns import Role
from goodword.sources.profile.listed import Listed
from goodword.text.elements import one_value
from goodword.text.profiles import is_a_network, page_named
from goodword.text.times import utc_of
from goodword.text.urls import canonical_url


class _Network(msgspec.Struct, gc=False):
    """A profile on a network."""

    url: str | None = None
    network: str | None = None
    username: str | None = None

    @property
    def page(self) -> str:
        """Where the profile lies; by network and name where the address says neither."""
        page = canonical_url(self.url or "")
        if page and not is_a_network(page):
            return self.url or ""
        return page_named(self.network or "", self.username or "")


class _Basics(msgspec.Struct):
    """Who it is."""

    name: str | None = None
    label: str | None = None
    email: str | None = None
    url: str | None = None
    website: str | None = None
    """As `url` was called before 1.0.0."""
    summary: str | None = None
    profiles: list[_Network] | None = None


class _Work(msgspec.Struct, gc=False):
    """A job."""

    name: str | None = None
    company: str | None = None
    """As `name` was called before 1.0.0."""
    position: str | None = None
    start: str | None = msgspec.field(name="startDate", default=None)
    end: str | None = msgspec.field(name="endDate", default=None)


class _Skill(msgspec.Struct):
    """A field with the words under it."""

    name: str | None = None
    keywords: list[str] | None = None


class _Meta(msgspec.Struct, gc=False):
    """When it was written."""

    modified: str | None = msgspec.field(name="lastModified", default=None)


class _Resume(msgspec.Struct):
    """The whole file."""

    basics: _Basics
    work: list[_Work] | None = None
    skills: list[_Skill] | None = None
    meta: _Meta | None = None


def read_resume(data: bytes) -> Listed | None:
    """What the résumé lists; None where this is none."""
    found = one_value(data, _Resume)
    if found is None:
        return None
    basics, job = found.basics, _present(found.work or [])
    return Listed(
        name=basics.name or "",
        url=basics.url or basics.website or "",
        emails=[basics.email] if basics.email else [],
        links=[profile.page for profile in basics.profiles or [] if profile.page],
        bio=basics.summary or "",
        company=(job.name or job.company or "") if job else "",
        position=(job.position if job else None) or basics.label or "",
        skills=[
            word
            for skill in found.skills or []
            for word in (skill.name, *(skill.keywords or []))
            if word is not None
        ],
        roles=[
            Role(company=job.name or job.company, position=job.position, started=job.start, ended=job.end)
            for job in found.work or []
        ],
        seen_at=utc_of(found.meta.modified) if found.meta and found.meta.modified else None,
    )


def _present(work: list[_Work]) -> _Work | None:
    """The job that began last among those without an end."""
    lasting = (job for job in work if not job.end)
    return max(lasting, key=lambda job: job.start or "", default=None)
