"""Sentences of fact: each is a function of the evidence it cites, so that a check can make it again.

What cannot be made again from its evidence is not what the record says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from goodword.drafting.lexicon import network_word
from goodword.drafting.material import read_record
from goodword.drafting.voice import Voice
from goodword.nouns import Audience, Evidence, ExchangeKind

_ROLE_IS_FRESH = timedelta(days=2 * 365)
"""A role that an archive told of longer ago is left out: it may be another by now."""
_LONG_AGO = timedelta(days=2 * 365)
_FEWEST_TO_COUNT = 3
_WORDS = frozenset({ExchangeKind.POST, ExchangeKind.REPLY, ExchangeKind.QUOTE, ExchangeKind.COMMENT})


def known_since(
    evidence: Sequence[Evidence], voice: Voice, *, made_at: datetime, is_mutual: bool, with_role: bool = True
) -> tuple[str, tuple[str, ...]] | None:
    """The sentence of relation and time, and the ids it rests on; None where no date is known.

    It rests on the earliest dated exchange or connection, and `with_role` on the account that tells the role.
    """
    dated = [piece for piece in evidence if piece.sent_at is not None]
    if not dated:
        return None
    first = min(dated, key=lambda piece: (piece.sent_at or made_at, piece.id))
    record = _record_with_role(evidence, made_at) if with_role else None
    cited = [first, *([record] if record and record.id != first.id else [])]
    has_role = "_role" if record else ""
    key = f"{'known' if is_mutual else 'followed'}_since{has_role}"
    sentence = next(_since(key, cited, voice, by_year=is_long_ago(first.sent_at, made_at)), None)
    return (sentence, tuple(piece.id for piece in cited)) if sentence else None


def go_back_to(
    evidence: Sequence[Evidence], voice: Voice, *, made_at: datetime
) -> tuple[str, tuple[str, ...]] | None:
    """How far they go back, in the fewest words; None where that is not long, or has no such words."""
    dated = [piece for piece in evidence if piece.sent_at is not None]
    first = min(dated, key=lambda piece: (piece.sent_at or made_at, piece.id), default=None)
    if first is None or not voice.is_english or not is_long_ago(first.sent_at, made_at):
        return None
    return next(_since("go_back_to", [first], voice, by_year=True)), (first.id,)


def is_long_ago(at: datetime | None, made_at: datetime) -> bool:
    """Whether the year tells a reader as much as the month would."""
    return at is not None and made_at - at > _LONG_AGO


def same_company(evidence: Sequence[Evidence], voice: Voice) -> tuple[str, tuple[str, ...]] | None:
    """That both are with one company, as of the archive that told so; None where none did."""
    for piece in _records(evidence):
        if sentence := next(_same_company([piece], voice), None):
            return sentence, (piece.id,)
    return None


def counted(evidence: Sequence[Evidence], voice: Voice) -> tuple[str, tuple[str, ...]] | None:
    """How often the owner recognised the subject, and in which years; None below three times."""
    dated = [piece for piece in evidence if piece.sent_at is not None]
    sentence = next(_counted(dated, voice), None)
    return (sentence, tuple(piece.id for piece in dated)) if sentence else None


def passed_on(evidence: Sequence[Evidence], voice: Voice) -> tuple[str, tuple[str, ...]] | None:
    """How often the owner passed on in public what the subject wrote; None below three times."""
    passed = [piece for piece in evidence if _is_passed_on(piece)]
    sentence = next(_passed_on(passed, voice), None)
    return (sentence, tuple(piece.id for piece in passed)) if sentence else None


def wrote_to_each_other(evidence: Sequence[Evidence], voice: Voice) -> tuple[str, tuple[str, ...]] | None:
    """On how many days both wrote to each other in public; None below three days each."""
    written = [piece for piece in evidence if _is_public_word(piece)]
    sentence = next(_wrote_to_each_other(written, voice), None)
    return (sentence, tuple(piece.id for piece in written)) if sentence else None


def speak_to(skills: Sequence[str], voice: Voice) -> str:
    """Which skills the owner can speak to."""
    return voice.say("speak_to", possessive=voice.possessive, name=voice.name, skills=voice.listing(skills))


def facts_of(cited: Sequence[Evidence], voice: Voice, skills: Sequence[str]) -> Iterator[str]:
    """Every sentence of fact that the cited evidence supports, in words that `compose` would use."""
    for base in ("known_since", "followed_since"):
        for key in (base, f"{base}_role"):
            for by_year in (True, False):
                yield from _since(key, cited, voice, by_year=by_year)
    if voice.is_english:
        yield from _since("go_back_to", cited, voice, by_year=True)
    yield from _same_company(cited, voice)
    yield from _counted(cited, voice)
    yield from _passed_on(cited, voice)
    yield from _wrote_to_each_other(cited, voice)
    if skills and cited:
        yield speak_to(skills, voice)


def _records(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    return (piece for piece in evidence if piece.is_record)


def _record_with_role(evidence: Iterable[Evidence], made_at: datetime) -> Evidence | None:
    """The account with a fresh role that readers outside the networks understand."""
    for piece in _records(evidence):
        record = read_record(piece.text)
        has_role = "position" in record and "company" in record and _is_fresh(record, made_at)
        if has_role and not network_word(record["position"]):
            return piece
    return None


def _is_fresh(record: Mapping[str, str], made_at: datetime) -> bool:
    told = _date_in(record)
    return told is not None and made_at - told < _ROLE_IS_FRESH


def _date_in(record: Mapping[str, str]) -> datetime | None:
    return datetime.fromisoformat(f"{record['as of']}T00:00:00+00:00") if "as of" in record else None


def _since(key: str, cited: Sequence[Evidence], voice: Voice, *, by_year: bool) -> Iterator[str]:
    dates = [piece.sent_at for piece in cited if piece.sent_at is not None]
    if not dates:
        return
    when = str(min(dates).year) if by_year else voice.month(min(dates))
    if not key.endswith("_role"):
        yield voice.say(key, name=voice.name, when=when)
        return
    for piece in _records(cited):
        record = read_record(piece.text)
        if "position" in record and "company" in record:
            role = voice.say("role", position=record["position"], company=record["company"])
            yield voice.say(key, name=voice.name, role=role, when=when)


def _same_company(cited: Sequence[Evidence], voice: Voice) -> Iterator[str]:
    for piece in _records(cited):
        record = read_record(piece.text)
        told = _date_in(record)
        if told and "shared with the owner" in record:
            yield voice.say("same_company", when=voice.month(told), company=record["shared with the owner"])


def _counted(cited: Sequence[Evidence], voice: Voice) -> Iterator[str]:
    occasions = {piece.passage.exchange_id for piece in cited if piece.is_own and not piece.is_record}
    years = sorted({piece.sent_at.year for piece in cited if piece.sent_at is not None})
    if len(occasions) < _FEWEST_TO_COUNT or not years:
        return
    key = "counted" if len(years) > 1 else "counted_one_year"
    yield voice.say(
        key, first=str(years[0]), last=str(years[-1]), whom=voice.whom, count=voice.count(len(occasions))
    )


def _is_passed_on(piece: Evidence) -> bool:
    is_repost = piece.kind is ExchangeKind.REPOST and piece.is_own
    return is_repost and piece.audience is Audience.PUBLIC and piece.sent_at is not None


def _is_public_word(piece: Evidence) -> bool:
    is_word = piece.kind in _WORDS and bool(piece.text.strip())
    return is_word and piece.audience is Audience.PUBLIC and piece.sent_at is not None


def _passed_on(cited: Sequence[Evidence], voice: Voice) -> Iterator[str]:
    passed = [piece for piece in cited if _is_passed_on(piece)]
    if len(passed) >= _FEWEST_TO_COUNT:
        yield _over_the_years("passed_on", passed, voice, len(passed))


def _wrote_to_each_other(cited: Sequence[Evidence], voice: Voice) -> Iterator[str]:
    written = [piece for piece in cited if _is_public_word(piece)]
    theirs, ours = (_days(piece for piece in written if piece.is_own is is_own) for is_own in (False, True))
    if min(len(theirs), len(ours)) >= _FEWEST_TO_COUNT:
        yield _over_the_years("wrote_to_each_other", written, voice, len(theirs | ours))


def _days(pieces: Iterable[Evidence]) -> set[date]:
    return {piece.sent_at.date() for piece in pieces if piece.sent_at is not None}


def _over_the_years(key: str, pieces: Sequence[Evidence], voice: Voice, many: int) -> str:
    years = sorted({piece.sent_at.year for piece in pieces if piece.sent_at is not None})
    return voice.say(
        key if len(years) > 1 else f"{key}_one_year",
        first=str(years[0]),
        last=str(years[-1]),
        subject=voice.subject,
        count=voice.count(many),
    )
