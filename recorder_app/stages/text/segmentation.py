"""Where the topic changes: the division of a talk whose parts hold together best.

Each unit is a vector of its stems, weighted by how rare they are in the talk (TF-IDF) and smoothed
over its neighbours. A part costs how far its units lie from its own mean, a border costs a constant
that a pause or an opening phrase makes smaller, and dynamic programming finds the cheapest division
(after M. Utiyama, H. Isahara, "A statistical model for domain-independent text segmentation", 2001,
with the within-part scatter as the cost).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray

from recorder_app.stages.text.units import Unit

SMOOTHING_WORDS = 20.0
BORDER_COST = 4.0
PAUSE_GAIN = 1.0
CUE_GAIN = 0.5

_Floats = NDArray[np.float64]


def borders(units: Sequence[Unit], *, end_s: float, minimum_s: float) -> list[int]:
    """The numbers of the units that begin a topic, the first unit left out. No topic is shorter than
    `minimum_s`."""
    if len(units) < 2:
        return []
    scatter = _Scatter(units)
    gains = _gains(units)
    starts = np.array([0.0, *(unit.start_s for unit in units[1:]), end_s])
    count = len(units)
    best = np.full(count + 1, np.inf)
    best[0] = 0.0
    came_from = np.zeros(count + 1, dtype=np.int64)
    for stop in range(1, count + 1):
        costs = best[:stop] + scatter.of_parts_until(stop)
        costs[1:] += BORDER_COST - gains[1:stop]
        long_enough = starts[stop] - starts[:stop] >= minimum_s
        if stop == count:
            long_enough[0] = True
        costs[~long_enough] = np.inf
        came_from[stop] = int(np.argmin(costs))
        best[stop] = costs[came_from[stop]]
    found: list[int] = []
    at = count
    while (at := int(came_from[at])) > 0:
        found.append(at)
    return found[::-1]


class _Scatter:
    """How far the units of a part lie from its mean, from cumulative sums of their vectors."""

    def __init__(self, units: Sequence[Unit]) -> None:
        vectors, weights = _vectors(units)
        width = vectors.shape[1]
        weighted = vectors * weights[:, None]
        self._sums = np.vstack([np.zeros(width), weighted.cumsum(axis=0)])
        self._weights = np.concatenate([[0.0], weights.cumsum()])
        norms = weights * (vectors**2).sum(axis=1)
        self._norms = np.concatenate([[0.0], norms.cumsum()])

    def of_parts_until(self, stop: int) -> _Floats:
        """The costs of the parts that end before unit `stop`, by their first unit."""
        sums = self._sums[stop] - self._sums[:stop]
        weights = np.maximum(self._weights[stop] - self._weights[:stop], 1e-9)
        costs: _Floats = self._norms[stop] - self._norms[:stop] - (sums**2).sum(axis=1) / weights
        return costs


def _vectors(units: Sequence[Unit]) -> tuple[_Floats, _Floats]:
    """A vector of length one for each unit, and the units' weights, one on average."""
    columns = {stem: 0 for unit in units for stem in unit.stems}
    columns = {stem: number for number, stem in enumerate(columns)}
    counts = np.zeros((len(units), max(1, len(columns))))
    for row, unit in enumerate(units):
        for stem, count in unit.stems.items():
            counts[row, columns[stem]] = count
    lengths = counts.sum(axis=1)
    middles = lengths.cumsum() - lengths / 2
    rarity = np.log1p(len(units) / np.maximum(1, (counts > 0).sum(axis=0)))
    near = np.exp(-0.5 * ((middles[:, None] - middles[None, :]) / SMOOTHING_WORDS) ** 2)
    vectors = (near / near.sum(axis=1, keepdims=True)) @ (counts * rarity)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    weights = np.maximum(lengths, 1e-6)
    return vectors / np.where(norms > 0, norms, 1.0), weights / weights.sum() * len(units)


def _gains(units: Sequence[Unit]) -> _Floats:
    """What speaks for a border before each unit besides its words."""
    usual_s = median(unit.pause_s for unit in units[1:])
    pauses = [math.log((unit.pause_s + 0.05) / (usual_s + 0.15)) for unit in units]
    cues = np.array([unit.cue for unit in units], dtype=np.float64)
    return PAUSE_GAIN * np.clip(pauses, -0.5, 2.0) + CUE_GAIN * cues
