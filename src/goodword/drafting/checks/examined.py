"""A draft laid beside its evidence, with what several checks need of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from goodword.drafting.claims import Support, capitals_of_things
from goodword.drafting.earlier import EarlierLetter
from goodword.drafting.lexicon import words_of
from goodword.drafting.material import read_record
from goodword.drafting.trim import Names
from goodword.drafting.voice import Voice
from goodword.nouns import Basis, Draft, Evidence, Person, Sentence

_MOST_LAID_BESIDE = 8
"""Of what one sentence cites: a count may cite thousands, and says nothing about any of them."""


@dataclass(frozen=True)
class Examined:
    """What the checks look at; `cached_property` keeps what is worked out once."""

    draft: Draft
    evidence: Mapping[str, Evidence]
    subject: Person
    is_public: bool
    earlier: tuple[EarlierLetter, ...] = ()
    """What the owner gave to others."""
    author_role: str | None = None
    """The owner's title, which will stand under the name."""

    @cached_property
    def names(self) -> Names:
        """How the subject is written in posts."""
        return Names.known(self.subject, (read_record(piece.text) for piece in self.records))

    @cached_property
    def voice(self) -> Voice:
        """The voice of the draft."""
        return Voice.of(self.draft)

    def numbered(self, *bases: Basis) -> Iterator[tuple[int, Sentence]]:
        """The sentences on one of these bases, with their places; all without one."""
        return (
            (place, one) for place, one in enumerate(self.draft.sentences) if not bases or one.basis in bases
        )

    def cited(self, sentence: Sentence) -> tuple[Evidence, ...]:
        """The evidence that the sentence names and that there is."""
        return tuple(self.evidence[key] for key in sentence.evidence if key in self.evidence)

    @cached_property
    def _known_of_both(self) -> tuple[str, ...]:
        """What may be named without evidence: both names, and how the owner says they know each other."""
        draft, subject = self.draft, self.subject
        names = (
            draft.owner_name,
            draft.subject_name,
            subject.name,
            *(account.name or "" for account in subject.accounts),
        )
        return (*names, *draft.skills, *subject.skills, draft.disclosures.relation or "")

    def support(self, sentence: Sentence) -> Support:
        """What the sentence's own evidence holds, and what archives tell of the accounts.

        A sentence of the owner's that cites nothing is laid beside all that the draft cites.
        """
        cited = self.cited(sentence) or (self.all_cited if sentence.basis is Basis.OWNER else ())
        pieces = (*cited, *(self.records if sentence.basis is Basis.OWNER else ()))
        return Support.of(
            (*(piece.text for piece in pieces), *self._known_of_both), (piece.sent_at for piece in pieces)
        )

    @cached_property
    def records(self) -> tuple[Evidence, ...]:
        """What archives tell of the subject's accounts."""
        return tuple(piece for piece in self.evidence.values() if piece.is_record)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The subject's titles as archives tell them."""
        told = (read_record(piece.text).get("position", "") for piece in self.records)
        return tuple(dict.fromkeys(filter(None, told)))

    @cached_property
    def all_cited(self) -> tuple[Evidence, ...]:
        """What the sentences of the draft cite, and what archives tell of the accounts."""
        ids = dict.fromkeys(key for one in self.draft.sentences for key in one.evidence[:_MOST_LAID_BESIDE])
        return (*(self.evidence[key] for key in ids if key in self.evidence), *self.records)

    @cached_property
    def may_be_named(self) -> frozenset[str]:
        """The words of the names that the letter is about: the subject's and the owner's."""
        names = (
            self.draft.owner_name,
            self.draft.subject_name,
            *(account.name or "" for account in self.subject.accounts),
        )
        return frozenset(word for name in names for word in words_of(name))

    @cached_property
    def things(self) -> frozenset[str]:
        """Capitals that are no persons: companies, positions and skills of the record, months and roles."""
        records = (piece.text for piece in self.records)
        told = (
            *records,
            *self.draft.skills,
            *self.subject.skills,
            self.subject.company or "",
            self.subject.position or "",
        )
        return frozenset(word for text in told for word in words_of(text)) | capitals_of_things()
