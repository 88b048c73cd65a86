"""Where the topic changes.

Every division of the talk has a cost: what its parts cost (`cohesion`), and for each border a price
that a pause and an opening phrase lower and a sentence that leans on the one before raises. Summed
over all divisions by their probability, exp(-cost), this gives how probable a border is at each
place; and those are chosen near which, within a listener's tolerance, a border is likely. The single
cheapest division is less certain of the place than it looks.

A talk of many hours is looked at in stretches, each half over the last: what is said in its evening
says nothing of where a topic of its morning ends, and the work grows with the length alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

import numpy as np

from recorder_app.stages.text.cohesion import costs
from recorder_app.stages.text.meaning import Floats, Meaning
from recorder_app.stages.text.units import Unit

BORDER_PRICE = 8.25
"""In nats, for a talk of `SHORT_S` or less; longer ones have longer topics, up to a point."""
SHORT_S = 240.0
GROWTH = 0.4
GROWN = 1.3
PAUSE_GAIN = 2.0
OPENING_GAIN = 2.0
GOES_ON_PRICE = 1.5
TOLERANCE_S = 10.0
NEARNESS_S = 14.0
LIKELY = 0.4
"""The probability, summed over the tolerance, from which a border is taken."""
STRETCH = 1200
"""Units, some two hours: what is looked at together."""


def borders(
    units: Sequence[Unit],
    meaning: Meaning,
    *,
    end_s: float,
    minimum_s: float,
    progress: Callable[[float], None] = lambda _: None,
) -> list[int]:
    """The numbers of the units that begin a topic, the first unit left out. No topic is shorter than
    `minimum_s`. `progress` is given a share of 1."""
    if len(units) < 2:
        return []
    starts = np.array([0.0, *(unit.start_s for unit in units[1:])])
    times = np.append(starts, end_s)
    price = BORDER_PRICE * min(max(1.0, end_s / SHORT_S) ** GROWTH, GROWN)
    prices = price - _gains(units)
    probable = np.zeros(len(units))
    for begin, end, middle in _stretches(len(units)):
        of_stretch = _border_probabilities(
            costs(units[begin:end], meaning), prices[begin:end], times[begin : end + 1], minimum_s
        )
        probable[middle:end] = of_stretch[middle - begin :]
        progress(end / len(units))
    return _chosen(probable, starts, end_s, minimum_s)


def _stretches(count: int) -> Iterator[tuple[int, int, int]]:
    """Where each begins and ends, and from where on it is to be believed rather than the one before:
    neither is near to its own end there."""
    begin = 0
    while True:
        end = min(begin + STRETCH, count)
        yield begin, end, begin + STRETCH // 4 if begin else 0
        if end == count:
            return
        begin += STRETCH // 2


def _gains(units: Sequence[Unit]) -> Floats:
    """What speaks for a border before each unit besides what is said."""
    usual_s = median(unit.pause_s for unit in units[1:])
    pauses = np.log([(unit.pause_s + 0.05) / (usual_s + 0.15) for unit in units])
    openings = np.array([unit.opening for unit in units])
    leaning = np.array([unit.goes_on for unit in units], dtype=np.float64)
    gains: Floats = (
        PAUSE_GAIN * np.clip(pauses, -0.5, 2.0) + OPENING_GAIN * openings - GOES_ON_PRICE * leaning
    )
    return gains


def _border_probabilities(
    part_costs: Floats, prices: Floats, times_s: Floats, minimum_s: float
) -> Floats:
    """By the forward and backward sums over all divisions without a part shorter than `minimum_s`."""
    count = len(prices)
    weights = -part_costs
    weights[1:count] -= prices[1:, None]
    weights[times_s[None, :] - times_s[:, None] < minimum_s] = -np.inf
    weights[0, count] = -part_costs[0, count]
    forward = np.full(count + 1, -np.inf)
    forward[0] = 0.0
    for end in range(1, count + 1):
        forward[end] = np.logaddexp.reduce(forward[:end] + weights[:end, end])
    backward = np.full(count + 1, -np.inf)
    backward[count] = 0.0
    for begin in range(count - 1, -1, -1):
        backward[begin] = np.logaddexp.reduce(weights[begin, begin + 1 :] + backward[begin + 1 :])
    probabilities: Floats = np.exp(forward + backward - forward[count])[:count]
    return probabilities


def _chosen(probable: Floats, starts: Floats, end_s: float, minimum_s: float) -> list[int]:
    """The most probable place first, then the next one that is far enough from it, and so on."""
    first = np.searchsorted(starts, starts - TOLERANCE_S)
    behind = np.searchsorted(starts, starts + TOLERANCE_S, side="right")
    left = probable.copy()
    left[0] = 0.0
    left[(starts < minimum_s) | (end_s - starts < minimum_s)] = 0.0

    def gathered(place: int) -> float:
        within = slice(first[place], behind[place])
        nearness = np.exp(-0.5 * ((starts[within] - starts[place]) / NEARNESS_S) ** 2)
        return float(nearness @ left[within])

    near = np.array([gathered(place) for place in range(len(starts))])
    found: list[int] = []
    while near.max() > 0.0:
        best = int(near.argmax())
        begin, end = first[best], behind[best]
        far_enough = all(abs(starts[best] - starts[other]) >= minimum_s for other in found)
        if far_enough and starts[best] >= minimum_s and left[begin:end].sum() >= LIKELY:
            found.append(best)
            begin = np.searchsorted(starts, starts[best] - minimum_s)
            end = np.searchsorted(starts, starts[best] + minimum_s, side="right")
        left[begin:end] = 0.0
        for place in range(first[begin], behind[end - 1]):
            near[place] = gathered(place)
    return sorted(found)
