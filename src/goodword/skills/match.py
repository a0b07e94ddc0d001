"""Which of someone's listed skills a text speaks of, each with the words that do."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from goodword.nouns import SkillMatch
from goodword.skills.aliases import Source, skill_labels
from goodword.skills.credit import Rules, credited, rules_on
from goodword.skills.doubt import is_doubtful
from goodword.skills.meaning import told_of
from goodword.skills.phrases import Hit, listing
from goodword.skills.rules import ONLY_ENGLISH
from goodword.skills.sense import is_another_thing, stands_otherwise
from goodword.skills.whose import TOLD, Contact, Said, is_credited_with_a_word, veto
from goodword.skills.words import language_of, words
from goodword.text.languages import primary_language

CONFIDENCE = {
    Source.LABEL: 0.95,
    Source.ABBREVIATION: 0.92,
    Source.LANGUAGE: 0.9,
    Source.PHRASE: 0.88,
    Source.TOOL: 0.6,
    Source.DEED: 0.75,
    Source.MEANING: 0.5,
    Source.AMBIGUOUS: 0.3,
}
LOOSE = 0.85
"""What a hit keeps whose words stand apart or are misspelt."""
UNKNOWN = "und"
"""BCP 47: language not known; then the rules of all languages hold."""
SURE = 0.4
"""Probability of credit from which a named skill is asserted (`docs/why/0180`)."""
SURE_AGAINST_RULES = 0.55
"""The same where a rule speaks against it, or it may be mockery."""
SURE_UNSIGNED = 0.6
"""The same where nothing else shows that a single word means the skill."""
SURE_IT_WAS_DONE = 0.8
"""The same where its sentence asks or wishes: "the bereavement support was the thing we needed most"."""
SURE_OF_EVERYDAY = 0.9
"""The same of an everyday word without another sign: "kofi did something with git"."""
SURE_ALONGSIDE = 0.1
"""The same where the contact is credited with another skill of the list, and no rule speaks against it."""
LIKELY = 0.35
"""Probability from which it is suggested; what may be mockery is always."""
_ENOUGH_ENGLISH, _ONE_IN = 3, 6
"""So many of them, and one word in so many, make a text English whose language nobody told."""
_NAMES = frozenset({Source.LABEL, Source.ABBREVIATION, Source.LANGUAGE})
_AS_GOOD = _NAMES | {Source.PHRASE}
_UNDONE = frozenset({"question", "wish"})
"""Vetoes by which nothing has happened yet."""
_FINAL = "no reference"
"""The veto that nothing outweighs: nobody is spoken of."""
_SHORTEST_NAME = 3
"""Letters; of shorter ones too many are words."""
_ONLY_LIKELY = frozenset({Source.TOOL, Source.MEANING})
MOST_HITS = 8
"""Of one skill in one text."""
LONGEST_TEXT = 20_000
"""Characters that are looked at: more is no post and no message."""


def match_skills(
    listed: Sequence[str],
    text: str,
    *,
    contact_name: str | None,
    contact_handle: str | None,
    is_addressed: bool,
    lang: str | None = None,
) -> tuple[SkillMatch, ...]:
    """The skills of `listed` that `text` gives evidence for, in the order in which they stand there.

    `is_addressed` says that the text is said to the contact or known to be about them (a
    message, a reply, a recommendation); otherwise the sentence itself must refer to them.
    A skill is asserted where a phrase of it stands, is meant in that sense and is shown by
    the contact; `suggested` marks what is only likely. Spans are code points of `text`.
    """
    contact = Contact.of(contact_name, contact_handle)
    return _found(tuple(listed), said_about(contact, text, lang=lang, is_addressed=is_addressed))


def named_skills(
    text: str,
    *,
    contact_name: str | None,
    contact_handle: str | None,
    lang: str | None = None,
    besides: Collection[str] = (),
) -> tuple[SkillMatch, ...]:
    """Skills of the table that `text`, about the contact, calls by name; `suggested` where less plainly.

    For people who list nothing. Narrower than `match_skills`, because nobody said that they have
    the skill: plain are only names of several words, or of a kind that means nothing else, in
    their very form; other forms, single words and phrases ("taught me") suggest. Words of
    a trade do neither: among all skills there is always one that a word fits (`docs/why/0150`).
    Those of `besides`, in lower case, are left out.
    """
    said = said_about(Contact.of(contact_name, contact_handle), text, lang=lang)
    every = hits_in(said, skill_labels())
    plain = [hit for hit in every if not is_another_thing(hit, said, every)]  # nobody lists the everyday word
    best, doubtful = _best_hits(plain, said, without=besides)
    ordered = sorted(best.values(), key=lambda hit: (hit.start, hit.skill))
    return tuple(
        _match(hit, is_doubtful=not _is_by_name(hit))
        for hit in ordered
        if not doubtful[hit] and (_is_by_name(hit) or _is_as_good_as_named(hit))
    )


def _is_by_name(hit: Hit) -> bool:
    """Whether the very name stands there, and is one that hardly means anything else."""
    is_peculiar = " " in hit.alias or not hit.alias.istitle()
    return hit.source is Source.LABEL and hit.in_form and not hit.is_loose and is_peculiar


def _is_as_good_as_named(hit: Hit) -> bool:
    """Whether it is a form of a longer name, a short form, a phrase, or a single word in its very form."""
    if hit.is_loose or hit.source not in _AS_GOOD or len(hit.alias) < _SHORTEST_NAME:
        return False
    if " " in hit.alias:
        return hit.in_form or hit.source is Source.LABEL
    return hit.source is Source.ABBREVIATION or (hit.source is Source.LABEL and hit.in_form)


def said_about(contact: Contact, text: str, *, lang: str | None, is_addressed: bool = True) -> Said:
    """The text as the rules look at it."""
    text = text[:LONGEST_TEXT]
    said = words(text, language_of(lang))
    return Said(
        text=text,
        words=said,
        contact=contact,
        lang=language_told(lang, [word.text for word in said]),
        is_addressed=is_addressed,
    )


def language_told(tag: str | None, written: Sequence[str]) -> str:
    """The language that was told; where none was, English by its commonest words, or unknown."""
    if tag:
        return primary_language(tag)
    count = sum(word.lower() in ONLY_ENGLISH for word in written)
    return "en" if count >= max(_ENOUGH_ENGLISH, len(written) / _ONE_IN) else UNKNOWN


def hits_in(said: Said, listed: tuple[str, ...]) -> list[Hit]:
    """Where phrases of the listed skills stand, whatever they mean there."""
    return _first_of_each(listing(listed, language_of(said.lang)).hits(said.text, said.words))


def _found(listed: tuple[str, ...], said: Said) -> tuple[SkillMatch, ...]:
    hits = hits_in(said, listed)
    best, doubtful = _best_hits(hits, said)
    named = {hit.skill for hit in hits if hit.source in _NAMES}
    by_name = {hit.skill for hit in best.values() if hit.source in _NAMES}
    weak = {hit.skill for hit in best.values() if hit.source is Source.PHRASE and doubtful[hit]}
    counting = [hit for hit in hits if hit in doubtful or hit.source is not Source.PHRASE]
    taken = {at for hit in counting if hit.skill not in weak for at in range(hit.first, hit.last + 1)}
    for told in _told(listed, said, rejected=named - by_name, taken=taken):
        if told.skill not in best or (told.skill in weak and told.source is Source.DEED):
            best[told.skill] = told
    ordered = sorted(best.values(), key=lambda hit: (hit.start, hit.skill))
    return tuple(
        _match(hit, is_doubtful=doubtful[hit] if hit in doubtful else is_doubtful(hit, said))
        for hit in ordered
    )


def _best_hits(
    hits: Sequence[Hit], said: Said, *, without: Collection[str] = ()
) -> tuple[dict[str, Hit], dict[Hit, bool]]:
    """For each skill its surest hit that counts; and of all that count, whether they are doubtful.

    The name itself goes first: where "Great beekeeping" is doubtful, "the swarm" behind it lifts no doubt.
    """
    best: dict[str, Hit] = {}
    doubtful: dict[Hit, bool] = {}
    for hit in hits:
        if hit.skill.casefold() in without:
            continue
        is_doubted = None if _is_within_another(hit, hits) else _is_doubted(hit, said, hits)
        if is_doubted is not None:
            doubtful[hit] = is_doubted
            best[hit.skill] = min(
                best.get(hit.skill, hit),
                hit,
                key=lambda one: (one.source not in _NAMES, doubtful[one], *weakness(one)),
            )
    for hit in [*_alongside(hits, said, sure={skill for skill, its in best.items() if not doubtful[its]})]:
        if hit.skill.casefold() not in without:
            doubtful[hit] = False
            best[hit.skill] = hit
    return best, doubtful


def _alongside(hits: Sequence[Hit], said: Said, *, sure: Collection[str]) -> Iterator[Hit]:
    """Names of further skills in a text that surely credits the contact with one: praise goes on."""
    for hit in hits if sure else ():
        is_further = hit.source in _NAMES and hit.skill not in sure and not _is_within_another(hit, hits)
        if is_further and not is_another_thing(hit, said, hits):
            rules = rules_on(hit, said, hits)
            is_sound = rules.against is None and not rules.is_doubtful
            if is_sound and credited(hit, said, rules) >= SURE_ALONGSIDE:
                yield hit


def _is_doubted(hit: Hit, said: Said, hits: Sequence[Hit]) -> bool | None:
    """Whether only a person can tell that the contact is credited with it; None where they are not."""
    if stands_otherwise(hit, said):
        return None
    rules = rules_on(hit, said, hits)
    if is_another_thing(hit, said, hits):
        is_plain = hit.source in _NAMES and rules.against is None
        return False if is_plain and credited(hit, said, rules) >= SURE_OF_EVERYDAY else None
    may_be = rules.is_meant and rules.against is None
    if rules.against == _FINAL or hit.source not in _AS_GOOD:
        return rules.is_doubtful if may_be else None
    sure = credited(hit, said, rules)
    if sure >= _needed(rules):
        return False
    return True if may_be and (rules.is_doubtful or sure >= LIKELY) else None


def _needed(rules: Rules) -> float:
    """The probability that the contact must be credited with, given what the rules say."""
    if rules.against in _UNDONE:
        return SURE_IT_WAS_DONE
    if not rules.is_meant:
        return SURE_UNSIGNED
    return SURE if rules.against is None and not rules.is_doubtful else SURE_AGAINST_RULES


def _told(
    listed: tuple[str, ...], said: Said, *, rejected: Collection[str], taken: Collection[int]
) -> Iterator[Hit]:
    """What words of a trade tell of; never a skill whose own name was found and rejected.

    One word alone is everyday talk ("checked it with a torch"), unless there is thanks or praise beside it,
    or its sentence tells what the contact did.
    """
    for hit in told_of(listed, said.words, said.lang, taken):
        is_talk = hit.length == 1 and not is_credited_with_a_word(hit, said)
        if not is_talk and hit.skill not in rejected and veto(hit, said) is None:
            yield hit


def _first_of_each(hits: Iterable[Hit]) -> list[Hit]:
    """The hits, each place once, and no more than a few of a skill: repetition says nothing more."""
    counted: Counter[str] = Counter()
    places: set[tuple[str, int, int]] = set()
    kept: list[Hit] = []
    for hit in hits:
        place = (hit.skill, hit.first, hit.last)
        if hit.is_loose and place in places:
            continue
        places.add(place)
        counted[hit.skill] += 1
        if counted[hit.skill] <= MOST_HITS:
            kept.append(hit)
    return kept


def _is_within_another(hit: Hit, others: Sequence[Hit]) -> bool:
    """Whether another skill has the better claim to its words: in "Key Account …", "Account …" has not."""
    return any(
        other.skill != hit.skill
        and not other.is_loose
        and other.source is not Source.AMBIGUOUS
        and other.start <= hit.start
        and hit.end <= other.end
        and (
            other.end - other.start > hit.end - hit.start
            or (other.source is Source.LABEL and hit.source is not Source.LABEL)
        )
        for other in others
    )


def weakness(hit: Hit) -> tuple[float, int]:
    """By what the surer of two hits comes first."""
    return (-_confidence(hit), hit.start)


def _confidence(hit: Hit) -> float:
    return CONFIDENCE[hit.source] * (LOOSE if hit.is_loose and hit.source not in TOLD else 1.0)


def _match(hit: Hit, *, is_doubtful: bool) -> SkillMatch:
    return SkillMatch(
        skill=hit.skill,
        start=hit.start,
        end=hit.end,
        confidence=round(_confidence(hit), 2),
        suggested=is_doubtful or hit.source in _ONLY_LIKELY,
    )
