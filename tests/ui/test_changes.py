"""One order of ids turns into another by the steps that a table view can follow."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from recorder_app.ui.listing.changes import MOST_STEPS, Insertion, Removal, steps
from recorder_app.ui.listing.known import Known

_orders = st.lists(st.integers(0, 40), unique=True)


def _after(old: list[int], found: list[Removal | Insertion]) -> list[int]:
    known = Known()
    known.replace(array("q", old))
    for step in found:
        known.take(step)
    return list(known.ids)


@given(old=_orders, new=_orders)
def test_the_steps_lead_from_one_order_to_the_other(old: list[int], new: list[int]) -> None:
    found = steps(old, new)
    if found is None:
        stay = [each for each in old if each in new]
        assert stay != [each for each in new if each in old] or len(old) + len(new) > MOST_STEPS
    else:
        assert _after(old, found) == new


@given(order=_orders)
def test_an_order_needs_no_step_to_itself(order: list[int]) -> None:
    assert steps(order, order) == []


def test_neighbours_go_and_come_together() -> None:
    assert steps([1, 2, 3, 4, 9], [1, 4, 5, 6, 9]) == [Removal(1, 2), Insertion(2, (5, 6))]


def test_what_changes_places_is_shown_anew() -> None:
    assert steps([1, 2, 3], [2, 1, 3]) is None


def test_very_many_changes_are_shown_anew() -> None:
    assert steps(range(0, 1000, 2), range(1, 1000, 2)) is not None
    assert steps(range(1000), range(0, 1000, 2)) is None
