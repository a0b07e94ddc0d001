"""Which recommendations get a page, and the site written from them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goodword.credential import entry_of, staple
from goodword.credential.canonical import parse
from goodword.credential.envelope import open_file
from goodword.errors import NotSignedHereError
from goodword.nouns import AccountId, Credential, Event, Person, RecommendationId, State
from goodword.ports import Clock
from goodword.publish.folder import Published, write_site
from goodword.publish.letters import PublishedLetter
from goodword.publish.site import plan_dossier, plan_site
from goodword.store.database import Store
from goodword.store.decisions import set_answer
from goodword.store.letters import credential, credentials, events, recommendation
from goodword.workflow.keys import files_of_keys
from goodword.workflow.withdrawing import SITE, files_of_lists, kept_beside

SHORT = 8
"""Characters of an id that are enough to tell a few hundred letters apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A signed recommendation and where it stands."""

    id: RecommendationId
    subject: AccountId
    subject_name: str
    signed: Credential
    states: tuple[State, ...]
    """What happened to it, oldest first."""

    @property
    def short_id(self) -> str:
        """Enough of the id to name it by hand."""
        return self.id.removeprefix("urn:uuid:")[:SHORT]

    @property
    def state(self) -> State:
        """Where it stands now."""
        return self.states[-1]


def letters(store: Store) -> tuple[Letter, ...]:
    """Every signed recommendation in its newest version, oldest first."""
    found, told = [], _told(events(store))
    for words_id in dict.fromkeys(signed.id for signed in credentials(store)):
        words, newest = recommendation(store, words_id), credential(store, words_id)
        about = told[words_id]
        if words is not None and newest is not None and about:
            found.append(
                Letter(
                    id=words_id,
                    subject=about[0].subject,
                    subject_name=words.subject_name,
                    signed=newest,
                    states=tuple(event.state for event in about),
                )
            )
    return tuple(found)


def signed_for(store: Store, person: Person) -> tuple[Letter, ...]:
    """The letters that were signed here for this person and not withdrawn, oldest first."""
    ids = {account.id for account in person.accounts}
    return tuple(
        letter for letter in letters(store) if letter.subject in ids and State.WITHDRAWN not in letter.states
    )


def publishable(store: Store, *, as_my_opinion: Collection[str]) -> tuple[PublishedLetter, ...]:
    """The accepted ones that may be shown, and those that the owner names knowingly.

    Raises NotSignedHereError for a name that is none of them.
    """
    known, beside = letters(store), kept_beside(store)
    told = _told(events(store))
    opinions = {_among(known, asked).id for asked in as_my_opinion}
    found = []
    for letter in known:
        if State.WITHDRAWN in letter.states:
            continue
        accepted = _newest_acceptance(told[letter.id])
        if accepted is not None and _holds_these_words(accepted, letter.signed):
            with_lists = staple(accepted, beside)
            found.append(PublishedLetter(document=accepted, with_lists=with_lists, was_checked=True))
        elif letter.id in opinions:
            own = letter.signed.document
            with_lists = staple(own, beside)
            found.append(
                PublishedLetter(document=own, is_own_opinion=True, with_lists=with_lists, was_checked=True)
            )
    return tuple(found)


def accepted_file(store: Store, letter: Letter) -> bytes | None:
    """The file in which the recipient accepted these words and lets them be shown; None for any other."""
    accepted = _newest_acceptance(events(store, recommendation_id=letter.id))
    return accepted if accepted is not None and _holds_these_words(accepted, letter.signed) else None


def _holds_these_words(accepted: bytes, newest: Credential) -> bool:
    """Whether no revision lies between: it has another place in the list of withdrawals."""
    before = open_file(accepted).recommendation
    return before is not None and entry_of(before) == entry_of(parse(newest.document))


def _told(happened: Iterable[Event]) -> defaultdict[RecommendationId | None, list[Event]]:
    """What happened to each recommendation, oldest first."""
    told = defaultdict(list)
    for event in happened:
        told[event.recommendation_id].append(event)
    return told


def _newest_acceptance(about: Iterable[Event]) -> bytes | None:
    """The file in which the recipient accepted last and lets it be shown; None after any other answer."""
    document = None
    for event in about:
        if event.state is State.SHOWN:
            document = event.document
        elif event.state in {State.KEPT_PRIVATE, State.DECLINED, State.CORRECTED}:
            document = None
    return document


def the_letter(store: Store, asked: str) -> Letter:
    """The signed letter of that id or to that name, the newest; NotSignedHereError where there is none."""
    return _among(letters(store), asked)


def _among(known: Sequence[Letter], asked: str) -> Letter:
    for letter in reversed(known):
        if asked in {letter.id, letter.id.removeprefix("urn:uuid:"), letter.short_id, letter.subject_name}:
            return letter
    raise NotSignedHereError(asked, [f"{letter.short_id} ({letter.subject_name})" for letter in known])


def publish(
    store: Store,
    folder: Path,
    *,
    as_my_opinion: Collection[str],
    address: str | None,
    clock: Clock,
    is_preview: bool = False,
) -> Published:
    """Write the static site; the same letters give the same bytes, and foreign files are never touched.

    A preview changes nothing and tells what would.
    """
    chosen = publishable(store, as_my_opinion=as_my_opinion)
    beside = {**files_of_lists(store), **files_of_keys(store)}
    files = plan_site(chosen, now=clock.now(), address=address, beside=beside)
    done = write_site(folder, files, is_preview=is_preview)
    if address is not None and not is_preview:
        set_answer(store, SITE, address, clock.now())
    return done


def publish_dossier(
    documents: Sequence[bytes], folder: Path, *, address: str | None, clock: Clock, is_preview: bool = False
) -> Published:
    """Write the site of what one person was given and accepted, out of the files alone."""
    return write_site(
        folder, plan_dossier(documents, now=clock.now(), address=address), is_preview=is_preview
    )
