"""How one order of ids becomes another, as the insertions and removals that a table view can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Removal:
    """Rows `first` to `last`, both included, go."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """`ids` come in, before the row that is `first` at that moment."""

    first: int
    ids: tuple[int, ...]


Step = Removal | Insertion

MOST_STEPS = 64
"""More than these, and showing the list anew is quicker and no less calm."""


def steps(old: Sequence[int], new: Sequence[int]) -> list[Step] | None:
    """What turns `old` into `new`, to be done in this order; None where that takes more than
    `MOST_STEPS` or where ids that stay have changed places."""
    old_set, new_set = set(old), set(new)
    removals = list(_ranges(old, lambda each: each not in new_set))
    insertions = list(_ranges(new, lambda each: each not in old_set))
    if len(removals) + len(insertions) > MOST_STEPS:
        return None
    if [each for each in old if each in new_set] != [each for each in new if each in old_set]:
        return None
    return [
        *(Removal(first, last) for first, last in reversed(removals)),
        *(Insertion(first, tuple(new[first : last + 1])) for first, last in insertions),
    ]


def _ranges(ids: Sequence[int], wanted: Callable[[int], bool]) -> Iterable[tuple[int, int]]:
    """Positions of what is wanted, as ranges with both ends included."""
    first = None
    for position, each in enumerate(ids):
        if wanted(each):
            first = position if first is None else first
        elif first is not None:
            yield first, position - 1
            first = None
    if first is not None:
        yield first, len(ids) - 1
