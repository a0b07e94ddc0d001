"""From exchanges to recognitions, with giver and receiver."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from goodword.nouns import (
    AccountId,
    Audience,
    Exchange,
    ExchangeKind,
    Manner,
    Passage,
    Recognition,
    RecognitionId,
    RecognitionKind,
    SkillMatch,
    Substance,
)
from goodword.recognition.credits import kind_of_credit
from goodword.recognition.judge import findings_of_all
from goodword.recognition.names import NameBook
from goodword.recognition.post import Finding, Post
from goodword.recognition.threads import named_in, points_back
from goodword.text.ids import recognition_id
from goodword.text.sentences import split

_SILENT = frozenset({ExchangeKind.REPOST, ExchangeKind.REACTION, ExchangeKind.MEETING})
"""Kinds that hold no words of their author's own."""
_CERTAIN = frozenset({ExchangeKind.ENDORSEMENT, ExchangeKind.CREDIT})
"""Kinds that are recognitions by their form."""
_UNJUDGED = _SILENT | _CERTAIN


class Said(NamedTuple):
    """An exchange, and what is known around it."""

    exchange: Exchange
    before: Sequence[Exchange] = ()
    """The posts before it in its thread, for whom "she" means; see `threads.points_back`."""
    no_names: Collection[str] = ()
    """Words of it that are no names here; see `usage`."""


def recognitions_in(
    exchange: Exchange,
    names: NameBook,
    before: Sequence[Exchange] = (),
    *,
    no_names: Collection[str] = (),
) -> tuple[Recognition, ...]:
    """What the author of `exchange` recognises in others, one for each receiver; see `Said`.

    Only the author's own words count, never `exchange.quoted`. A one-click
    endorsement is one recognition of the skill that it names; a recommendation is
    about its subject, whatever its sentences say.
    """
    return next(recognitions_in_all((Said(exchange, before, no_names),), names))


def recognitions_in_all(said: Sequence[Said], names: NameBook) -> Iterator[tuple[Recognition, ...]]:
    """Of each exchange what its author recognises in others, in their order; faster than one by one."""
    posts = [_post(one, names) if _is_judged(one.exchange) else None for one in said]
    found = findings_of_all([post for post in posts if post])
    for one, post in zip(said, posts, strict=True):
        yield _by_form(one.exchange) if post is None else _told(one.exchange, post, next(found), names)


def _is_judged(exchange: Exchange) -> bool:
    """Whether its words must be judged: it has some, and its form does not say what they are."""
    return exchange.kind not in _UNJUDGED and bool(exchange.text.strip())


def _by_form(exchange: Exchange) -> tuple[Recognition, ...]:
    if not exchange.text.strip():
        return ()
    if exchange.kind is ExchangeKind.ENDORSEMENT:
        return _endorsement(exchange)
    return _credit(exchange) if exchange.kind is ExchangeKind.CREDIT else ()


def _told(
    exchange: Exchange, post: Post, found: tuple[Finding, ...], names: NameBook
) -> tuple[Recognition, ...]:
    if exchange.kind is ExchangeKind.RECOMMENDATION:
        return _recommendation(exchange, found)
    return tuple(
        recognition for finding in found for recognition in _recognitions(exchange, post, finding, names)
    )


def _of_manner(exchange: Exchange, manner: Manner) -> tuple[AccountId, ...]:
    return tuple(meant.account for meant in exchange.addressed if meant.manner is manner)


def _subjects(exchange: Exchange) -> tuple[AccountId, ...]:
    return tuple(subject for subject in _of_manner(exchange, Manner.SUBJECT) if subject != exchange.author)


def _certain(start: int, end: int) -> Finding:
    """What a platform's own form says: nothing is guessed."""
    return Finding(
        recognition=True,
        kind=RecognitionKind.ENDORSEMENT,
        start=start,
        end=end,
        confidence=1.0,
        substance=Substance.LOW,
    )


def _endorsement(exchange: Exchange) -> tuple[Recognition, ...]:
    skill = exchange.text.strip()
    start = exchange.text.index(skill)
    finding = _certain(start, start + len(skill))
    match = SkillMatch(skill=skill, start=start, end=start + len(skill), confidence=1.0)
    return tuple(_recognition(exchange, finding, subject, skills=(match,)) for subject in _subjects(exchange))


def _credit(exchange: Exchange) -> tuple[Recognition, ...]:
    """By the key of the trailer that is the last line; what stands above it says for what."""
    topic, _, trailer = exchange.text.rpartition("\n")
    kind = kind_of_credit(trailer.partition(":")[0])
    if kind is None:
        return ()
    finding = Finding(
        recognition=True,
        kind=kind,
        start=0,
        end=len(exchange.text),
        confidence=1.0,
        substance=Substance.HIGH if topic.strip() else Substance.LOW,
    )
    return tuple(_recognition(exchange, finding, subject) for subject in _subjects(exchange))


def _recommendation(exchange: Exchange, found: tuple[Finding, ...]) -> tuple[Recognition, ...]:
    told = found or (_certain(*split(exchange.text)[0]),)
    return tuple(
        _recognition(exchange, finding, subject) for finding in told for subject in _subjects(exchange)
    )


def _post(said: Said, names: NameBook) -> Post:
    """The exchange as the judgement reads it: whom "you" means stands in `reply_to`."""
    exchange, before, no_names = said
    quoted = _of_manner(exchange, Manner.QUOTED)
    meant = _spoken_to(exchange)
    known = (names.account(one.account) for one in exchange.addressed)
    return Post(
        text=exchange.text,
        lang=exchange.lang,
        author=_written(exchange, names, exchange.author),
        reply_to=_written(exchange, names, meant) if meant else None,
        quoted_author=_written(exchange, names, quoted[0]) if quoted else None,
        names=tuple(account.name for account in known if account and account.name),
        named_before=named_in(before, exchange) if before and points_back(exchange) else None,
        no_names=tuple(no_names),
    )


def _spoken_to(exchange: Exchange) -> AccountId | None:
    """Whom "you" means: the subject, the one answered, the other side of a private message."""
    for manner in (Manner.SUBJECT, Manner.REPLY):
        found = _of_manner(exchange, manner)
        if found and found[0] != exchange.author:  # who goes on with a thread of his own speaks to nobody
            return found[0]
    recipients = _of_manner(exchange, Manner.RECIPIENT)
    is_private = exchange.audience is Audience.DIRECT or exchange.kind is ExchangeKind.INVITATION
    return recipients[0] if is_private and len(set(recipients)) == 1 else None


def _written(exchange: Exchange, names: NameBook, account: AccountId) -> str:
    """How the text would point at `account`: as it does, else by handle, by name, or by its id."""
    for meant in exchange.addressed:
        if meant.account == account and meant.written:
            return meant.written
    known = names.account(account)
    if known and known.handle:
        return known.handle if known.handle.startswith("@") else f"@{known.handle}"
    return (known.name if known else None) or f"@{account}"


def _recognitions(
    exchange: Exchange, post: Post, finding: Finding, names: NameBook
) -> tuple[Recognition, ...]:
    found: dict[str, Recognition] = {}
    for target in finding.targets:
        receiver = _receiver(exchange, post, target, names)
        if receiver != exchange.author:
            name = None if receiver else target
            found[receiver or target] = _recognition(exchange, finding, receiver, name=name)
    return tuple(found.values())


def _receiver(exchange: Exchange, post: Post, target: str, names: NameBook) -> AccountId | None:
    """The account that `target` means, or None where only a name is known."""
    wanted = target.casefold()
    for meant in exchange.addressed:
        if meant.written and meant.written.casefold() == wanted:
            return meant.account
    spoken_to = _spoken_to(exchange)
    if spoken_to and post.reply_to and wanted == post.reply_to.casefold():
        return spoken_to
    quoted = _of_manner(exchange, Manner.QUOTED)
    if quoted and post.quoted_author and wanted == post.quoted_author.casefold():
        return quoted[0]
    if post.author and wanted == post.author.casefold():
        return exchange.author
    among = [meant.account for meant in exchange.addressed]
    return names.resolve(target, source=exchange.source, among=among)


def _recognition(
    exchange: Exchange,
    finding: Finding,
    receiver: AccountId | None,
    *,
    name: str | None = None,
    skills: tuple[SkillMatch, ...] = (),
) -> Recognition:
    start, end = finding.start or 0, finding.end or 0
    kind = finding.kind or RecognitionKind.THANKS
    return Recognition(
        id=RecognitionId(recognition_id(exchange.id, start, end, kind, receiver or name or "")),
        passage=Passage(exchange_id=exchange.id, quote=exchange.text[start:end], start=start, end=end),
        kind=kind,
        giver=exchange.author,
        receiver=receiver,
        receiver_name=name,
        skills=skills,
        confidence=finding.confidence,
        substance=finding.substance or Substance.LOW,
        is_doubtful=finding.doubtful,
    )
