"""Recommendations of the owner by others: kept, read, and answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from goodword.credential import AnswerKind, read_answer
from goodword.errors import NotReceivedError
from goodword.ports import Clock, Signer
from goodword.store.correspondence import KeptFile, Kind, forget_files, keep_file, kept_files
from goodword.store.database import Store
from goodword.workflow.signing import Proposed, accept_file, correct_file, decline_file, read_proposal

SHORT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A recommendation that somebody gave to the owner, in its newest version, and the owner's answers."""

    file: KeptFile
    proposed: Proposed
    answers: tuple[KeptFile, ...]
    state: str
    """`waits for you`, or what the owner answered last to this very version."""

    @property
    def short_id(self) -> str:
        """Enough of the id to name it in an address."""
        return str(self.proposed.face.id).removeprefix("urn:uuid:")[:SHORT]

    @property
    def accepted(self) -> bytes | None:
        """The file in which the owner accepted it, to be kept for ever; None before."""
        return self.answers[-1].body if self.answers and self.state.startswith("accepted") else None


WAITS = "waits for you"


def take_in(store: Store, document: bytes, *, clock: Clock) -> Received:
    """Keep a file that somebody sent, whether its signature holds or not: the page says which.

    Raises the CredentialErrors of `read_proposal` where it is no recommendation.
    """
    proposed = read_proposal(document, clock=clock)
    keep_file(store, Kind.RECEIVED, proposed.face.id, document, at=clock.now())
    return the_received(store, proposed.face.id, clock=clock)


def received(store: Store, *, clock: Clock) -> tuple[Received, ...]:
    """What was received, each in its newest version, the newest first."""
    files = kept_files(store, Kind.RECEIVED, Kind.ANSWERED)
    newest = {one.about: one for one in files if one.kind is Kind.RECEIVED}
    found = [_received(one, files, clock) for one in newest.values()]
    return tuple(sorted(found, key=lambda one: one.file.key, reverse=True))


def _received(file: KeptFile, files: Sequence[KeptFile], clock: Clock) -> Received:
    answers = tuple(
        one for one in files if one.kind is Kind.ANSWERED and one.about == file.about and one.key > file.key
    )
    return Received(
        file=file,
        proposed=read_proposal(file.body, clock=clock),
        answers=answers,
        state=_state(answers[-1], clock) if answers else WAITS,
    )


def _state(answer: KeptFile, clock: Clock) -> str:
    told = read_answer(answer.body, now=clock.now())
    if told.kind is AnswerKind.ACCEPTED:
        return "accepted, may be shown" if told.may_be_shown else "accepted, kept private"
    return "declined" if told.kind is AnswerKind.DECLINED else "asked for other words"


def the_received(store: Store, asked: str, *, clock: Clock) -> Received:
    """The one of that id, whole or short; NotReceivedError where there is none."""
    for one in received(store, clock=clock):
        if asked in {one.file.about, one.short_id}:
            return one
    raise NotReceivedError(asked)


def accept_received(
    store: Store, one: Received, *, may_be_shown: bool, signer: Signer, clock: Clock, suites: Sequence[str]
) -> bytes:
    """Accept it, and keep the file with both signatures; errors as `accept_file`."""
    document = one.file.body
    made = accept_file(document, signer=signer, may_be_shown=may_be_shown, clock=clock, suites=suites)
    return _answered(store, one, made, clock)


def decline_received(
    store: Store, one: Received, *, because: str | None, signer: Signer, clock: Clock
) -> bytes:
    """Decline it; errors as `decline_file`."""
    return _answered(
        store, one, decline_file(one.file.body, signer=signer, because=because, clock=clock), clock
    )


def wish_of_received(store: Store, one: Received, *, wish: str, signer: Signer, clock: Clock) -> bytes:
    """Ask for other words; errors as `correct_file`."""
    return _answered(store, one, correct_file(one.file.body, signer=signer, wish=wish, clock=clock), clock)


def _answered(store: Store, one: Received, made: bytes, clock: Clock) -> bytes:
    keep_file(store, Kind.ANSWERED, one.file.about, made, at=clock.now())
    return made


def forget_received(store: Store, one: Received) -> int:
    """Remove it from here altogether, with the owner's answers; how many files are gone."""
    return forget_files(store, (Kind.RECEIVED, Kind.ANSWERED), one.file.about)
