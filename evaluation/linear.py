"""Features as a matrix, and the linear model that is fitted to it; shared by all that trains.

scikit-learn and numpy are needed here only; nothing of them is left at run time.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

SEEN_AT_LEAST = 3


class Matrix:
    """Features as columns, in a fixed order."""

    def __init__(self, rows: Sequence[frozenset[str]], *, at_least: int = SEEN_AT_LEAST) -> None:
        """Take every feature that is seen in `at_least` rows."""
        counts = Counter(feature for row in rows for feature in row)
        self.names = sorted(feature for feature, count in counts.items() if count >= at_least)
        self._column = {name: place for place, name in enumerate(self.names)}

    def of(self, rows: Sequence[frozenset[str]]) -> csr_matrix:
        """The rows as a sparse matrix."""
        places: list[int] = []
        bounds = [0]
        for row in rows:
            places.extend(sorted(self._column[feature] for feature in row if feature in self._column))
            bounds.append(len(places))
        return csr_matrix((np.ones(len(places)), places, bounds), shape=(len(rows), len(self.names)))


def logistic(strength: float) -> LogisticRegression:
    """Two classes; forty times faster than the solver for several, with the same weights."""
    return LogisticRegression(C=strength, solver="liblinear", tol=1e-5, random_state=0)
