"""Invented material for drafts: one subject, and the owner's posts about them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from goodword.drafting import Material, compose, gather
from goodword.nouns import (
    Account,
    AccountId,
    Audience,
    Direction,
    Disclosures,
    Draft,
    DraftId,
    Evidence,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Moment,
    Origin,
    Passage,
    Person,
    PersonId,
    Pronoun,
    Recognition,
    RecognitionId,
    RecognitionKind,
    SpokenOf,
    Substance,
    TextForm,
    Tie,
)

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
    return Exchange(
        id=ExchangeId(f"{number:032x}"),
        source="x",
        kind=post.sort,
        native_id=str(number),
        author=OWNER,
        text=post.text,
        sent_at=datetime.fromisoformat(f"{post.day}T10:00:00+00:00"),
        url=f"https://x.com/owner/status/{number}",
        audience=post.audience,
        origin=Origin(archive="00", member="data/tweets.js", position=number),
    )


def moment_of(post: Post, number: int) -> Moment:
    """The post as a recognition that the owner gave."""
    exchange = exchange_of(post, number - post.is_of_the_post_before)
    quote = post.quote or post.text
    start = post.text.index(quote)
    return Moment(
        recognition=Recognition(
            id=RecognitionId(f"r{number}"),
            passage=Passage(exchange_id=exchange.id, quote=quote, start=start, end=start + len(quote)),
            kind=post.kind,
            giver=OWNER,
            receiver=SUBJECT,
            confidence=0.9,
            substance=post.substance,
        ),
        direction=Direction.GIVEN,
        text=post.text,
        exchange_kind=post.sort,
        source="x",
        native_id=str(number),
        sent_at=exchange.sent_at,
        url=exchange.url,
        audience=post.audience,
        other_persons=post.others,
    )


def person(name: str = "Ana Ruiz", handle: str = "@ana", *, listed: bool = True) -> Person:
    """The subject, with an X account and, where `listed`, a LinkedIn one."""
    on_x = Account(id=SUBJECT, source="x", handle=handle, name=name)
    on_linkedin = Account(
        id=AccountId("linkedin:in/ana"),
        source="linkedin",
        name=name,
        company="Tidewater",
        position="Head of Pricing",
        skills=("Pricing",),
        seen_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return Person(id=PersonId(SUBJECT), name=name, accounts=(on_x, on_linkedin) if listed else (on_x,))


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
