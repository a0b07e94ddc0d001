"""The judgement: sentence by sentence, with targets, rules, the model, and what is said about doubt."""

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from goodword.nouns import Substance
from goodword.recognition.choosing import target_of
from goodword.recognition.features import features_of
from goodword.recognition.gate import may_hold_recognition
from goodword.recognition.greeting import Addressees, addressees
from goodword.recognition.language import language_of
from goodword.recognition.model import is_low, kind_of, log_odds, probability, told_by, weights
from goodword.recognition.people import might_name
from goodword.recognition.post import Finding, Post
from goodword.recognition.reading import LONGEST, Reading, Sentence, read
from goodword.recognition.targets import Target
from goodword.recognition.vetoes import Rule, fired

_TAIL = re.compile(r"(?:\s+(?:#\w+|:[a-z_+-]+:|[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]+))+$")
_LONGEST_TAIL = 200
_NEVER = -12.0
"""Log-odds of a sentence that is meant for nobody."""
_AGAINST = 0.15
"""What may be left against several passages together; 17 of the 20 posts lifted by it were right."""
_SHORT = 5
"""Words up to which a sentence leans on its neighbour: "Thank you!" behind the deed."""
_AT_ONCE = 200_000
"""Characters of posts that are read before the first of them is judged: some megabytes of memory."""
_SUBSTANTIAL = 0.7
"""Log-odds by which a sentence that names a deed goes before one that does not."""


class Judged(msgspec.Struct, gc=False):
    """A sentence and what was found out about it."""

    index: int
    start: int
    end: int
    target: Target
    rules: tuple[Rule, ...]
    log_odds: float
    told: int = 0
    """What its features tell, packed; see `model`."""
    is_low: bool = True

    @property
    def forbidding(self) -> str | None:
        """The name of a rule that decides alone, if one does."""
        return next((rule.name for rule in self.rules if rule.decides), None)

    @property
    def rank(self) -> float:
        """By which the best of several is chosen."""
        return self.log_odds + (0.0 if self.is_low else _SUBSTANTIAL)


class Weighed(msgspec.Struct, frozen=True, gc=False):
    """A post of which every sentence is judged."""

    reading: Reading
    meant: Addressees
    judged: list[Judged]


def _judge(reading: Reading, meant: Addressees) -> list[Judged]:
    """Every sentence of `reading`, judged."""
    return [_judged(reading, meant, index) for index in range(len(reading.sentences))]


def _judged(reading: Reading, meant: Addressees, index: int) -> Judged:
    sentence = reading.sentences[index]
    target = target_of(reading, meant, index)
    if not target.written:
        return Judged(index, sentence.start, sentence.end, target, (), _NEVER)
    rules = fired(reading, sentence)
    features = features_of(reading, index, meant=meant, target=target, rules=rules)
    told = told_by(features)
    return Judged(index, sentence.start, sentence.end, target, rules, log_odds(told), told)


def _trimmed(reading: Reading, meant: Addressees, index: int) -> tuple[int, int]:
    """The sentence without the answered handle, the greeting, and closing hashtags and emoji."""
    sentence = reading.sentences[index]
    start, end = sentence.start, sentence.end
    text = reading.post.text
    for cut in (meant.chain_end, _end_of_hail(text, meant, sentence)):
        if start < cut < end and text[cut:end].strip(" ,:!.—–-\n"):
            start = cut
    while start < end and text[start] in " ,:!—–-\n":
        start += 1
    behind = max(start, end - _LONGEST_TAIL)
    if (tail := _TAIL.search(text[behind:end])) and behind + tail.start() > start:
        end = behind + tail.start()
    return (start, end) if start < end else (sentence.start, sentence.end)


def _end_of_hail(text: str, meant: Addressees, sentence: Sentence) -> int:
    """Where "Hi Ana," ends; a name that is called and goes on ("Margit, you …") is part of what is said."""
    end = meant.greeting_end
    is_called = bool(meant.greeted) and text.startswith(meant.greeted[0], sentence.start)
    return 0 if is_called and "\n" not in text[end : end + 3] else end


def recognise(post: Post) -> Finding:
    """The recognition in `post` that is surest, or why there is none."""
    return recognise_all((post,))[0]


def recognise_all(posts: Sequence[Post]) -> list[Finding]:
    """Of each of `posts` the recognition that is surest, or why there is none, in their order.

    Thousands at once take two thirds of the time of one by one: what a step looks into stays near the
    processor.
    """
    unread = [_unread(post) for post in posts]
    weighed = _weighed([post for post, answer in zip(posts, unread, strict=True) if answer is None])
    return [answer or _surest(next(weighed)) for answer in unread]


def findings(post: Post) -> tuple[Finding, ...]:
    """Every passage of `post` that recognises somebody, in the order of the text."""
    return next(findings_of_all((post,)))


def findings_of_all(posts: Sequence[Post]) -> Iterator[tuple[Finding, ...]]:
    """Of each of `posts` every passage that recognises somebody, in their order; faster than one by one."""
    is_read = [_unread(post) is None for post in posts]
    weighed = _weighed([post for post, reads in zip(posts, is_read, strict=True) if reads])
    for reads in is_read:
        yield tuple(finding for _, finding in _found(next(weighed))) if reads else ()


def _unread(post: Post) -> Finding | None:
    """The answer to a post that is not worth a closer look; None for one that is."""
    if post.is_repost:
        return Finding(id=post.id, recognition=False, veto="bare_repost")
    if not may_hold_recognition(post.text):
        return Finding(id=post.id, recognition=False, confidence=weights().missed)
    return _to_nobody(post) if _is_to_nobody(post) else None


def _weighed(posts: Sequence[Post]) -> Iterator[Weighed]:
    """The posts with all their sentences judged, step by step for a lot of them at once."""
    for lot in _lots(posts):
        readings = [read(post) for post in lot]
        meant = [addressees(reading) for reading in readings]
        judged = [_judge(*pair) for pair in zip(readings, meant, strict=True)]
        yield from map(Weighed, readings, meant, judged)


def _lots(posts: Sequence[Post]) -> Iterator[list[Post]]:
    """The posts, as many at once as hold about `_AT_ONCE` characters together."""
    lot: list[Post] = []
    size = 0
    for post in posts:
        lot.append(post)
        size += min(len(post.text), LONGEST)
        if size >= _AT_ONCE:
            yield lot
            lot, size = [], 0
    yield lot


def _surest(weighed: Weighed) -> Finding:
    if not weighed.judged:
        reading = weighed.reading
        veto = "bare_repost" if reading.handles else None
        return Finding(id=reading.post.id, recognition=False, veto=veto)
    if found := _found(weighed):
        return max(found, key=lambda pair: pair[0])[1]
    return _refusal(weighed.reading, weighed.judged)


def _is_to_nobody(post: Post) -> bool:
    """Whether an English post answers, quotes, mentions and names nobody: two of three that pass the gate."""
    meant = (post.reply_to, post.quoted_author, post.quoted, post.names, post.named_before)
    if any(meant) or "@" in post.text:
        return False
    text = post.text[:LONGEST]
    return text.isascii() and language_of(text.lower(), post.lang) == "en" and not might_name(text)


def _found(weighed: Weighed) -> list[tuple[float, Finding]]:
    reading = weighed.reading
    needed = weights().recognised_from
    passing = [
        one
        for one in weighed.judged
        if one.target.written and not one.forbidding and probability(one.log_odds, reading.language) >= needed
    ]
    for one in passing:
        one.is_low = is_low(one.told)
        one.start, one.end = _trimmed(reading, weighed.meant, one.index)
    found: list[tuple[float, Finding]] = []
    position = 0
    while position < len(passing):
        group = _with_neighbour(reading, passing, position)
        best = max(group, key=lambda one: one.rank)
        found.append((best.rank, _finding(reading, best, group[0].start, group[-1].end)))
        position += len(group)
    return _backed(found)


def _backed(found: list[tuple[float, Finding]]) -> list[tuple[float, Finding]]:
    """The same, the surest undoubted where passages of one post that praise the same receiver back it.

    The others of them must be sure by themselves: a plain sentence beside a recognition is coloured by it.
    """
    if len(found) == 1 or any(finding.veto for _, finding in found):
        return found
    against: dict[frozenset[str], float] = {}
    surest: dict[frozenset[str], float] = {}
    for rank, finding in found:
        meant = _receivers(finding.targets)
        against[meant] = against.get(meant, 1.0) * (1.0 - finding.confidence)
        surest[meant] = max(rank, surest.get(meant, rank))
    return [
        (
            rank,
            replace(finding, doubtful=False)
            if against[meant] <= _AGAINST and rank == surest[meant]
            else finding,
        )
        for rank, finding, meant in ((*pair, _receivers(pair[1].targets)) for pair in found)
    ]


def _receivers(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def _with_neighbour(reading: Reading, passing: list[Judged], position: int) -> list[Judged]:
    """A passing sentence, and the next one where one of the two is too short to stand alone."""
    one = passing[position]
    if position + 1 == len(passing):
        return [one]
    other = passing[position + 1]
    text = reading.post.text
    is_short = (
        min(len(text[one.start : one.end].split()), len(text[other.start : other.end].split())) <= _SHORT
    )
    same = _receivers(one.target.written) == _receivers(other.target.written)
    return [one, other] if other.index == one.index + 1 and is_short and same else [one]


def _finding(reading: Reading, best: Judged, start: int, end: int) -> Finding:
    sure = probability(best.log_odds, reading.language)
    doubted = next((rule.name for rule in best.rules if rule.doubtful), None)
    return Finding(
        id=reading.post.id,
        recognition=True,
        kind=kind_of(best.told),
        targets=best.target.written,
        quote=reading.post.text[start:end],
        start=start,
        end=end,
        confidence=round(sure, 4),
        substance=Substance.LOW if best.is_low else Substance.HIGH,
        doubtful=sure < weights().shown_from or doubted is not None,
        veto=doubted,
    )


def _refusal(reading: Reading, judged: list[Judged]) -> Finding:
    best = max(judged, key=lambda one: one.log_odds)
    if not best.target.written:
        return _to_nobody(reading.post)
    veto = best.forbidding or next((rule.name for rule in best.rules), None)
    sure = 0.0 if best.forbidding else probability(best.log_odds, reading.language)
    return Finding(id=reading.post.id, recognition=False, confidence=round(sure, 4), veto=veto)


def _to_nobody(post: Post) -> Finding:
    """As unsure as what the gate turns away: a receiver may have been overlooked."""
    return Finding(id=post.id, recognition=False, confidence=weights().missed, veto="no_target")
