"""Of every passage that an import would show, whether it carries the recognition.

`recognise` answers with one passage; the import keeps each that passes. A label marks the smallest
sentence that carries the recognition, so that a passage beside it may still be one: the share is a
lower bound.
"""

from collections.abc import Sequence

import numpy as np
from intervals import DRAWS, SEED
from marked import Labelled
from measures import as_post

from goodword.recognition import findings

SENTENCE = (
    "Passages: in the {posts} true {name} posts an import would show {shown} passages without doubt, of which"
    " {share:.1%} ({low:.1%}–{high:.1%}) touch the labelled quote; in the {others} others it would show"
    " {false}."
)


def told_passages(name: str, posts: Sequence[Labelled]) -> list[str]:
    """A sentence on all passages shown of a set, with a 95 % bootstrap interval by author."""
    true = [post for post in posts if post.recognition]
    others = [post for post in posts if not post.recognition]
    counts = np.array([_touching(post) for post in true], dtype=float)
    low, high = _bounds(counts, [post.author for post in true])
    touching, shown = counts.sum(axis=0)
    sentence = SENTENCE.format(
        name=name,
        posts=len(true),
        shown=int(shown),
        share=touching / max(1, shown),
        low=low,
        high=high,
        others=len(others),
        false=sum(not found.doubtful for post in others for found in findings(as_post(post))),
    )
    return ["", sentence]


def _touching(post: Labelled) -> tuple[int, int]:
    """How many shown passages touch the quote, and how many are shown."""
    begins = post.text.find(post.quote or "")
    ends = begins + len(post.quote or "")
    shown = [found for found in findings(as_post(post)) if not found.doubtful]
    return sum((found.start or 0) < ends and (found.end or 0) > begins for found in shown), len(shown)


def _bounds(counts: np.ndarray, authors: Sequence[str]) -> tuple[float, float]:
    places = {author: place for place, author in enumerate(dict.fromkeys(authors))}
    of_author = np.zeros((len(places), 2))
    np.add.at(of_author, [places[author] for author in authors], counts)
    drawn = np.random.default_rng(SEED).multinomial(len(places), np.full(len(places), 1 / len(places)), DRAWS)
    sums = drawn @ of_author
    low, high = np.percentile(sums[:, 0] / np.maximum(1, sums[:, 1]), [2.5, 97.5])
    return float(low), float(high)
