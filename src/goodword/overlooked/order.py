"""In which order the overlooked come: by what was said, how often, over how long, how lately.

The order is all that leaves this module; the weights behind it are shown nowhere
(rule 6). Measured on dated thanks between people (`docs/why/0038-overlooked.md`),
what serves best is "they thanked me, and I acknowledged them, both decayed".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from math import sqrt

from goodword.nouns import Counted, Moment, RecognitionKind, Substance
from goodword.overlooked.record import PersonRecord, T, count_exchanges, dates

ORDER_VERSION = "2"
"""Raised by hand when the same moments are put in another order: one that was kept is then made again."""

HALF_LIFE_YEARS = 5.0
"""What was said five years ago weighs half of what was said today: help is remembered longer than news."""

SUBSTANCE: Mapping[Substance, float] = {Substance.HIGH: 1.0, Substance.LOW: 0.35}
KINDS: Mapping[RecognitionKind, float] = {
    RecognitionKind.HELP: 1.2,
    RecognitionKind.LEARNED: 1.2,
    RecognitionKind.ENDORSEMENT: 1.1,
    RecognitionKind.THANKS: 1.0,
    RecognitionKind.PRAISE: 0.9,
    RecognitionKind.CONGRATULATION: 0.5,
}
RECEIVED = 1.1
BOTH_WAYS = 1.25
RECOMMENDED_ME = 3.0
A_CLICK = 0.05
MOST_OF_CLICKS = 0.4
WITHOUT_A_DATE = 0.5
_DAYS_A_YEAR = 365.25


def sort_key(record: PersonRecord[T], now: datetime) -> tuple[float, float, int, str]:
    """Sorts the most overlooked first; ties fall to the later, then the more, then the smaller id."""
    last = dates(record.words)
    return (
        -_weight(record, now),
        -last[-1].timestamp() if last else 0.0,
        -count_exchanges(record.words),
        record.person.id,
    )


def _weight(record: PersonRecord[T], now: datetime) -> float:
    given = _of_years(record.given, now)
    received = RECEIVED * _of_years(record.received, now)
    recommended = RECOMMENDED_ME * _of_the_first(record.recommended_me, now)
    clicks = min(MOST_OF_CLICKS, A_CLICK * len(record.clicks))
    both = BOTH_WAYS if given and (received or recommended) else 1.0
    # Rounded, so that the order in which floats were added up never decides.
    return round(both * (given + received + recommended) + clicks, 9)


def _of_the_first(moments: Iterable[Moment | Counted], now: datetime) -> float:
    """The first of them, decayed; more of the same say no more."""
    said = list(moments)
    when = dates(said)
    return _decay(when[0] if when else None, now) if said else 0.0


def _of_years(moments: Iterable[Moment | Counted], now: datetime) -> float:
    """The root of each year's words, decayed: thanks spread over years weigh more than in one week."""
    years: defaultdict[int, list[Moment | Counted]] = defaultdict(list)
    for moment in moments:
        years[moment.sent_at.year if moment.sent_at else 0].append(moment)
    return sum(_of_one_year(said, now) for _, said in sorted(years.items()))


def _of_one_year(moments: list[Moment | Counted], now: datetime) -> float:
    total = sum(sorted(SUBSTANCE[moment.substance] * KINDS[moment.kind] for moment in moments))
    when = dates(moments)
    return sqrt(total) * _decay(when[-1] if when else None, now)


def _decay(at: datetime | None, now: datetime) -> float:
    if at is None:
        return WITHOUT_A_DATE
    years = max(0.0, (now - at).total_seconds() / 86_400 / _DAYS_A_YEAR)
    return float(0.5 ** (years / HALF_LIFE_YEARS))
