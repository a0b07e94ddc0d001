"""Which of all whom a sentence may be meant for: the rules make a guess, a small linear model decides.

It looks at how each is pointed at, how the name is written, the words beside it and the cues near it. Its
weights are data, made by `evaluation/train_receivers.py` from the labelled posts (`docs/why/0183`).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat

import msgspec

from goodword.recognition.candidates import Candidate, candidates, key_of
from goodword.recognition.greeting import Addressees
from goodword.recognition.reading import Reading, Sentence
from goodword.recognition.targets import Target, guessed_target, is_of_yours, is_told_of, thanks_for
from goodword.text.shipped import shipped_bytes

_WORD = re.compile(r"[^\W_]+|[,.!?:;—–()\n]")
_BESIDE = 40
"""Characters in which the word beside a name is looked for."""
_NEAR, _NOT_FAR = 4, 28
_MOST = 3
LEAD = 20
"""Hundredths of log-odds by which another must go before whom the rules guess."""
_TELLING = frozenset(
    {"thanks", "praise", "help", "learned", "hero", "deed", "endorse", "congrats", "third", "you", "effect"}
)
_OF_ACTS = _TELLING - {"third", "you", "effect"}


@cache
def _weights() -> dict[str, int]:
    return msgspec.json.decode(
        shipped_bytes("goodword.recognition.rules", "receivers.json"), type=dict[str, int]
    )


class Setting(msgspec.Struct, frozen=True, gc=False):
    """What all candidates of a sentence have around them."""

    reading: Reading
    index: int
    guess: Target
    guessed: tuple[str, ...]
    """The key of the guess."""
    you: str
    pointing: tuple[str, ...]
    """What is looked at together with how a candidate is pointed at."""


def setting_of(reading: Reading, meant: Addressees, index: int, guess: Target) -> Setting:
    """What is around the candidates of sentence `index`, of whom the rules guess `guess`."""
    sentence = reading.sentences[index]
    you = _you(sentence)
    return Setting(
        reading=reading,
        index=index,
        guess=guess,
        guessed=key_of(guess),
        you=you,
        pointing=(
            "",
            f" {you}",
            f" {you} {'third' if 'third' in sentence.kinds else 'no third'}",
            f" {reading.language}",
            f" {you} greeted {bool(meant.greeted)}",
            f" answers {bool(reading.post.reply_to)}",
            f" {you} thanks for {thanks_for(sentence)}",
            *[f" of {kind}" for kind in sentence.kinds & _OF_ACTS],
        ),
    )


def target_of(reading: Reading, meant: Addressees, index: int) -> Target:
    """The receivers that sentence `index` is most likely meant for; nobody where none are named around it."""
    guess = guessed_target(reading, meant, index)
    if guess.written and meant.is_one:
        return guess
    found = candidates(reading, meant, index, guess)
    if len(found) <= 1:
        return guess if guess.written or not found else found[0].target
    setting = setting_of(reading, meant, index, guess)
    best = max(found, key=lambda one: _weight(setting, one))
    return guess if key_of(best.target) == setting.guessed else best.target


def _weight(setting: Setting, candidate: Candidate) -> int:
    seen = features(setting, candidate)
    ahead = LEAD if "guess" in seen else 0
    return ahead + sum(map(_weights().get, seen, repeat(0)))


def features(setting: Setting, candidate: Candidate) -> set[str]:
    """What the model looks at for one candidate; each is there or not."""
    index, reading = setting.index, setting.reading
    where = _where(candidate, index)
    found = {where + pointing for pointing in setting.pointing}
    found.add(f"{where} {min(len(candidate.target.written), _MOST)} together")
    if key_of(candidate.target) == setting.guessed:
        manner = setting.guess.manner.value
        found |= {"guess", f"guess {manner}", f"guess {manner} {setting.you}"}
    if candidate.sentence is not None:
        named_in = reading.sentences[candidate.sentence]
        found.update(_written(reading, named_in, where, candidate))
        if candidate.sentence == index:
            found.update(_near_cues(named_in, candidate))
        else:
            found.add(f"{where} {abs(candidate.sentence - index)} away")
            found |= {f"{where} its {kind}" for kind in named_in.kinds & _TELLING}
    return found


def _you(sentence: Sentence) -> str:
    return "you" if "you" in sentence.kinds else "no you"


def _where(candidate: Candidate, index: int) -> str:
    """How the candidate is pointed at."""
    if candidate.sentence is None:
        return candidate.target.manner.value
    if candidate.sentence == index:
        return "name" if candidate.names else "handle"
    if candidate.sentence > index:
        return "after"
    return "before" if candidate.names else "handle before"


def _written(reading: Reading, sentence: Sentence, where: str, candidate: Candidate) -> Iterator[str]:
    """How the name is written, and the words beside it."""
    start, end = candidate.spans[0][0], candidate.spans[-1][1]
    yield f"{where} {min(candidate.rank, _MOST - 1)} of {min(candidate.total, _MOST)}"
    if candidate.names:
        weak = "weak" if all(name.is_weak for name in candidate.names) else "sure"
        has_title = any(name.title_start < name.start for name in candidate.names)
        first = "first" if start == 0 else "later"
        yield f"{where} {weak}"
        yield f"{where} {weak} {first}"
        yield f"{where} {first} {reading.language}"
        yield f"{where} title {has_title}"
        yield f"{where} title {has_title} {_you(sentence)}"
        yield f"{where} {min(len(sentence.text[start:end].split()), _MOST)} words"
        if start == 0:
            yield f"{where} first, {candidate.rank} of {min(candidate.total, _MOST)}"
    before = _WORD.findall(sentence.low, max(0, start - _BESIDE), start)
    behind = _WORD.findall(sentence.low, end, end + _BESIDE)
    kind = "name" if candidate.names else "handle"
    if is_of_yours(sentence, start) or is_told_of(sentence, start, end):
        yield f"{where} told of"
    yield f"before {reading.language} {before[-1] if before else '^'}"
    yield f"before {kind} {before[-1] if before else '^'}"
    yield f"behind {reading.language} {behind[0] if behind else '$'}"


def _near_cues(sentence: Sentence, candidate: Candidate) -> Iterable[str]:
    """Which cues stand before and behind the name, and how near."""
    start, end = candidate.spans[0][0], candidate.spans[-1][1]
    kind = "name" if candidate.names else "handle"
    for cue in sentence.cues:
        side, away = ("cue before", start - cue.end) if cue.end <= start else ("cue behind", cue.start - end)
        if away >= 0:
            how_far = "near" if away < _NEAR else "not far" if away < _NOT_FAR else "far"
            yield from (f"{kind} {side} {one} {how_far}" for one in cue.kinds if one in _TELLING)
