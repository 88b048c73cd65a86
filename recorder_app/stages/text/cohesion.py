"""How badly each possible part of a talk holds together: the cost of taking it for one topic.

Two costs are added, both in nats. One is the scatter of what the units mean around the part's mean.
The other is minus the logarithm of how probable the part's words are when a topic has words of its
own, drawn from a Dirichlet compound multinomial (J. Eisenstein, R. Barzilay, "Bayesian Unsupervised
Topic Segmentation", 2008).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from recorder_app.stages.text.meaning import Floats, Meaning
from recorder_app.stages.text.units import Unit

MEANING_WEIGHT = 0.1
"""For each word of a unit."""
WORDS_WEIGHT = 0.35
CONCENTRATION = 0.4
"""Of the Dirichlet distribution: a small one expects few words, said often."""
SMOOTHING_WORDS = 15.0
"""A unit alone says little: its meaning is averaged with its neighbours', by their distance."""


def costs(units: Sequence[Unit], meaning: Meaning) -> Floats:
    """Shape (units + 1, units + 1): row `begin` and column `end` hold the cost of the part
    `units[begin:end]`; what is not above the diagonal means nothing."""
    return _scatter(units, meaning) + WORDS_WEIGHT * _surprise(units)


def _scatter(units: Sequence[Unit], meaning: Meaning) -> Floats:
    lengths = np.array([len(unit.words) for unit in units], dtype=np.float64)
    weights = MEANING_WEIGHT * lengths
    vectors = _smoothed(meaning([unit.text for unit in units]), lengths)
    sums = _running(vectors * weights[:, None])
    products = sums @ sums.T
    squares = np.diag(products)
    of_sums = squares[:, None] + squares[None, :] - 2 * products
    total = _running(weights)
    masses = np.maximum(total[None, :] - total[:, None], 1e-9)
    # The vectors have length one, so the sum of their squares is the mass.
    scatter: Floats = masses - of_sums / masses
    return scatter


def _smoothed(vectors: Floats, lengths: Floats) -> Floats:
    middles = lengths.cumsum() - lengths / 2
    near = np.exp(-0.5 * ((middles[:, None] - middles[None, :]) / SMOOTHING_WORDS) ** 2)
    smooth = near @ vectors
    smooth /= np.linalg.norm(smooth, axis=1, keepdims=True)
    return smooth


def _running(values: Floats) -> Floats:
    """The sums of the first 0, 1, … values."""
    return np.concatenate([np.zeros((1, *values.shape[1:])), values.cumsum(axis=0)])


def _surprise(units: Sequence[Unit]) -> Floats:
    columns: dict[str, int] = {}
    for unit in units:
        for stem in unit.stems:
            columns.setdefault(stem, len(columns))
    longest = sum(sum(unit.stems.values()) for unit in units)
    of_count = _log_rising(CONCENTRATION, longest)
    of_total = _log_rising(CONCENTRATION * max(1, len(columns)), longest)
    size = len(units) + 1
    seen = np.zeros((size, max(1, len(columns))), dtype=np.int32)
    """How often each stem was said before each unit."""
    totals = np.zeros(size, dtype=np.int64)
    likely = np.zeros((size, size))
    for end, unit in enumerate(units, start=1):
        seen[end] = seen[end - 1]
        here = [columns[stem] for stem in unit.stems]
        times = np.fromiter(unit.stems.values(), dtype=np.int32)
        seen[end, here] += times
        totals[end] = totals[end - 1] + times.sum()
        before = seen[end - 1, here] - seen[:end, here]
        likely[:end, end] = likely[:end, end - 1] + (
            of_count[before + times] - of_count[before]
        ).sum(axis=1)
    counts = np.maximum(totals[None, :] - totals[:, None], 0)
    surprise: Floats = of_total[counts] - likely
    return surprise


def _log_rising(start: float, longest: int) -> Floats:
    """log Γ(start + n) - log Γ(start) for n from 0 to `longest`."""
    return np.array([math.lgamma(start + n) - math.lgamma(start) for n in range(longest + 1)])
