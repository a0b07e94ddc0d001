"""Texts that name a listed skill, as rows to train on, by whether the contact is credited with it.

`data/skills-named.tsv` was written for this: groups of texts alike in words, of which some credit the
contact and others mock, wish, or speak of somebody else; and `data/skills-named-long.tsv`, in which the name
stands far from whoever is credited. The labelled cases of `skills.py` train too,
those that were set aside excepted.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from linear import Matrix, logistic

from goodword.skills.aliases import Source
from goodword.skills.credit import HUNDREDTHS, Weights, rules_found, rules_on, words_around
from goodword.skills.match import hits_in, said_about, weakness
from goodword.skills.phrases import Hit
from goodword.skills.whose import Contact, Said
from skills import Case, sets

NAMED = frozenset({Source.LABEL, Source.ABBREVIATION, Source.LANGUAGE, Source.PHRASE})
STRENGTH = 0.3
"""C of the model; flat from .1 to .5 when each set was left out in turn."""
SEEN_AT_LEAST = 2
LIGHTEST = 2
"""Hundredths, below which a weight is left out."""
CREDITED = frozenset({"yes", "plain"})
TWINS, LONG = "skills-named.tsv", "skills-named-long.tsv"
TWIN_WEIGHT, PLAIN_WEIGHT = 0.3, 1.0
"""Texts that are alike on purpose are rarer in the field than plain ones."""
READ = frozenset({"read", "own, read", "manners, read", "voices, read"})
"""Sets that were read while the rules were written: there the rules are right too often to learn from."""
UNREAD = (
    *("guests, read", "strangers, read", "neighbours, read", "lodgers, read"),
    *("parcels, read", "bundles, read"),
)
RULES_UNKNOWN = frozenset({"rule unknown"})


class Row(NamedTuple):
    """One skill named in one text."""

    said: Said
    hit: Hit
    hits: Sequence[Hit]
    is_credited: bool
    is_read: bool
    weight: float = 1.0

    @property
    def features(self) -> frozenset[str]:
        """What the model looks at."""
        words = words_around(self.hit, self.said)
        return words | (
            RULES_UNKNOWN
            if self.is_read
            else rules_found(self.hit, self.said, rules_on(self.hit, self.said, self.hits))
        )


def training_rows() -> list[Row]:
    """Every row that trains, in a fixed order."""
    labelled = sets()
    rows = [row for name in sorted(READ) for row in rows_of(labelled[name], is_read=True)]
    rows += [row for name in UNREAD for row in rows_of(labelled[name])]
    return [*rows, *rows_of_texts(TWINS, TWIN_WEIGHT), *rows_of_texts(LONG)]


def rows_of(cases: Iterable[Case], *, is_read: bool = False) -> Iterator[Row]:
    """A row for each listed skill that a case names, where its label is plain."""
    for case in cases:
        contact = Contact.of(case.contact.name, case.contact.handle)
        said = said_about(contact, case.post, lang=case.lang)
        hits = hits_in(said, case.listed_skills)
        for skill, hit in _named(hits).items():
            if skill not in case.optional:
                yield Row(said, hit, hits, is_credited=skill in case.gold, is_read=is_read)


def rows_of_texts(name: str, weight: float = 1.0) -> Iterator[Row]:
    """The rows of a file of texts in `data`."""
    for line in (Path(__file__).parent / "data" / name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        lang, skill, who, kind, text = line.split("\t")
        name, _, handle = who.partition(" @")
        said = said_about(Contact.of(name, handle), text, lang=lang)
        hits = hits_in(said, (skill,))
        for hit in _named(hits).values():
            its = PLAIN_WEIGHT if kind == "plain" else weight
            yield Row(said, hit, hits, is_credited=kind in CREDITED, is_read=False, weight=its)


def _named(hits: Iterable[Hit]) -> dict[str, Hit]:
    """For each skill that is named: the surest place."""
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.source in NAMED:
            best[hit.skill] = min(best.get(hit.skill, hit), hit, key=weakness)
    return best


def fitted(rows: Sequence[Row]) -> Weights:
    """The weights of the model."""
    features = [row.features for row in rows]
    matrix = Matrix(features, at_least=SEEN_AT_LEAST)
    model = logistic(STRENGTH).fit(
        matrix.of(features), [row.is_credited for row in rows], sample_weight=[row.weight for row in rows]
    )
    weights = {
        name: round(float(weight) * HUNDREDTHS)
        for name, weight in zip(matrix.names, model.coef_[0], strict=True)
    }
    return Weights(
        bias=round(float(model.intercept_[0]) * HUNDREDTHS),
        weights={name: weight for name, weight in weights.items() if abs(weight) >= LIGHTEST},
    )
