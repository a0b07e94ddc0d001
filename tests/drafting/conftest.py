"""Invented material for drafts: one subject, and the owner's posts about them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from goodword.drafting import Material, compose, gather
from goodword.nouns import (
    AccountId,
    Audience,
    Disclosures,
    Draft,
    DraftId,
    Evidence,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Moment,
    Origin,
    Person,
    Pronoun,
    RecognitionId,
    RecognitionKind,
    SpokenOf,
    Substance,
    TextForm,
    Tie,
)
from tests import invented
from tests.invented import account, day, exchange, moment

MADE_AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
OWNER = AccountId("x:900")
SUBJECT = AccountId("x:1")


@dataclass(frozen=True, kw_only=True)
class Post:
    """One post of the owner's, and how it is taken."""

    text: str
    day: str = "2016-05-03"
    quote: str | None = None
    kind: RecognitionKind = RecognitionKind.THANKS
    substance: Substance = Substance.HIGH
    audience: Audience = Audience.PUBLIC
    sort: ExchangeKind = ExchangeKind.REPLY
    others: tuple[str, ...] = ()
    is_of_the_post_before: bool = False
    """Another passage of the same post."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A draft with everything around it."""

    material: Material
    evidence: dict[str, Evidence]
    draft: Draft

    @property
    def subject(self) -> Person:
        """Who is recommended."""
        return self.material.subject


def exchange_of(post: Post, number: int) -> Exchange:
    """The post as an exchange of the record."""
    return exchange(
        post.text,
        day(f"{post.day}T10:00"),
        author=OWNER,
        id=ExchangeId(f"{number:032x}"),
        kind=post.sort,
        native_id=str(number),
        url=f"https://x.com/owner/status/{number}",
        audience=post.audience,
        origin=Origin(archive="00", member="data/tweets.js", position=number),
    )


def moment_of(post: Post, number: int) -> Moment:
    """The post as a recognition that the owner gave."""
    return moment(
        exchange_of(post, number - post.is_of_the_post_before),
        quote=post.quote,
        owner=OWNER,
        other_persons=post.others,
        id=RecognitionId(f"r{number}"),
        kind=post.kind,
        receiver=SUBJECT,
        substance=post.substance,
    )


def person(name: str = "Ana Ruiz", handle: str = "@ana", *, listed: bool = True) -> Person:
    """The subject, with an X account and, where `listed`, a LinkedIn one."""
    on_x = account(SUBJECT, handle=handle, name=name)
    on_linkedin = account(
        "linkedin:in/ana",
        name=name,
        company="Tidewater",
        position="Head of Pricing",
        skills=("Pricing",),
        seen_at=day("2026-01-01"),
    )
    return invented.person(on_x, *([on_linkedin] if listed else []))


def case_of(  # noqa: PLR0913 - each is one thing that a test may vary
    posts: Sequence[Post],
    *,
    subject: Person | None = None,
    pronoun: Pronoun = Pronoun.SHE,
    language: str = "en",
    skills: Sequence[str] = (),
    disclosures: Disclosures | None = None,
    form: TextForm = TextForm.LINKEDIN,
) -> Case:
    """A composed draft over these posts, all of them recognitions that the owner gave."""
    about = subject or person()
    known = tuple(moment_of(post, number) for number, post in enumerate(posts))
    material = Material(
        subject=about,
        owner_name="Nora Voss",
        tie=Tie(
            person=about.id,
            first_at=None,
            last_at=None,
            sent=len(posts),
            received=1,
            sources=("x",),
            direct=0,
        ),
        moments=known,
        spoken=tuple(
            SpokenOf(skill=skill, is_listed=True, moments=(known[0].recognition.id,), confidence=0.9)
            for skill in skills
        ),
        disclosures=disclosures
        or Disclosures(relation="We met at a harbour meeting", is_paid=False, is_family=False),
        language=language,
    )
    pieces = gather(
        material,
        exchanges=[
            exchange_of(post, number) for number, post in enumerate(posts) if not post.is_of_the_post_before
        ],
    )
    draft = compose(
        material, pronoun=pronoun, draft_id=DraftId("d1"), made_at=MADE_AT, evidence=pieces, form=form
    )
    return Case(material=material, evidence={piece.id: piece for piece in pieces}, draft=draft)


@pytest.fixture(name="post")
def _post() -> type[Post]:
    return Post


@pytest.fixture(name="case")
def _case() -> Callable[..., Case]:
    return case_of


@pytest.fixture(name="person")
def _person() -> Callable[..., Person]:
    return person
