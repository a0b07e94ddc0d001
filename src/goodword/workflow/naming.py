"""Whom the owner's words name, by all that the record holds: done again whenever it says something else.

Judging looks at one exchange. What it takes for the name of somebody unknown is looked at here with
everything else the owner wrote, and with everybody the owner dealt with
(`docs/why/0146-whose-name-it-is.md`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from goodword.nouns import AccountId, Exchange, Person, Recognition
from goodword.people import PEOPLE_VERSION, Called, Contact, Mention, account_in, meant
from goodword.recognition import (
    VERSION,
    NameBook,
    Usage,
    may_be_a_word,
    recognitions_in_all,
    stands_for_somebody,
    usages,
)
from goodword.store.database import Store
from goodword.store.derived import people_stamp, recognised_through
from goodword.store.naming import (
    Named,
    Settled,
    contact_times,
    exchanges_judged,
    judge_again,
    named_only,
    names_settled,
    own_texts,
    settle_names,
)
from goodword.store.record import accounts
from goodword.workflow.everyone import everyone
from goodword.workflow.judging import said_in

_VERSION = "1"
"""Changes whenever the same record may give names to other people."""
_TEXTS = 30_000
"""Of the owner's exchanges the latest so many tell how a word is used: a fifth of a second."""
_ROUNDS = 3
"""Without one word that was no name another may be found; then it is enough."""

Words = Mapping[int, tuple[str, ...]]


def name_receivers(store: Store) -> None:
    """Give what the owner said of a mere name to the one person it can mean, and drop what is no name.

    Nothing is done where nothing is new.
    """
    stamp = f"{_VERSION}:{VERSION}:{recognised_through(store, version=VERSION)}:{PEOPLE_VERSION}"
    stamp = f"{stamp}:{people_stamp(store)}"
    before = names_settled(store)
    if before is not None and before.stamp == stamp:
        return
    words = before.words if before else {}
    receivers: Mapping[Named, AccountId] = {}
    if words or named_only(store):
        called = Called(everyone(store))
        words = _without_words(store, called, words)
        receivers = _receivers(store, called)
    settle_names(store, receivers, Settled(stamp=stamp, words=words))


def _without_words(store: Store, called: Called, before: Words) -> Words:
    """Judge again, without them, the exchanges in which a word was taken for a name; the words of each."""
    if before:
        _judge_again(store, dict.fromkeys(before, ()), before)
    words: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for _ in range(_ROUNDS):
        found = _no_names(store, called, words)
        if not found:
            break
        for key, more in found.items():
            words[key] += more
        _judge_again(store, {key: words[key] for key in found}, words)
    return dict(words)


def _no_names(store: Store, called: Called, known: Words) -> Words:
    """The words of each exchange that are taken for a name, are nobody's, and are used otherwise."""
    asked = [one for one in named_only(store) if may_be_a_word(one.name)]
    if not asked:
        return {}
    used = usages(own_texts(store, _TEXTS), (one.name.casefold() for one in asked))
    exchanges = exchanges_judged(store, {one.key for one in asked})
    found: defaultdict[int, set[str]] = defaultdict(set)
    for one in asked:
        word = one.name.casefold()
        is_new = one.key in exchanges and word not in known.get(one.key, ())
        is_somebodys = bool(called.all_called(one.name))
        if is_new and _is_none(word, used[word], exchanges[one.key], is_somebodys=is_somebodys):
            found[one.key].add(word)
    return {key: tuple(sorted(words)) for key, words in found.items()}


def _is_none(word: str, usage: Usage, exchange: Exchange, *, is_somebodys: bool) -> bool:
    if is_somebodys:
        return usage.is_a_thing_often
    return usage.is_no_name or (
        usage.is_first_alone and not stands_for_somebody(exchange.text, exchange.lang, word)
    )


def _judge_again(store: Store, words: Words, whole: Words) -> None:
    names = NameBook(accounts(store))
    judge_again(store, list(_judged(store, names, words)), words.keys(), words=whole)


def _judged(store: Store, names: NameBook, words: Words) -> Iterator[Recognition]:
    said = [
        said_in(store, key, exchange, words[key])
        for key, exchange in exchanges_judged(store, words.keys()).items()
    ]
    return chain.from_iterable(recognitions_in_all(said, names))


def _receivers(store: Store, called: Called) -> Mapping[Named, AccountId]:
    asked = [(one, persons) for one in named_only(store) if (persons := called.all_called(one.name))]
    contacts = _contacts(store, {person.id: person for _, persons in asked for person in persons}.values())
    found: dict[Named, AccountId] = {}
    for one, persons in asked:
        mention = Mention(name=one.name, source=one.source, at=one.at, thread=one.thread)
        person = meant(mention, [contacts[person.id] for person in persons])
        if person is not None:
            found[one] = account_in(person, one.source) or person.accounts[0].id
    return found


def _contacts(store: Store, persons: Collection[Person]) -> Mapping[str, Contact]:
    groups = [[account.id for account in person.accounts] for person in persons]
    told = contact_times(store, groups)
    return {
        person.id: Contact(person=person, times=times, threads=threads)
        for person, (times, threads) in zip(persons, told, strict=True)
    }


def because(name: str, person: Person) -> str:
    """Why the name in the words is taken for this person's, in a sentence for the owner."""
    return f"“{name}” is taken for {person.name}, the only one of that name whom your archives show then."
