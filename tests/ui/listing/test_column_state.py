"""What is remembered of the columns survives programs that know other ones."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recorder_app.ui.listing.column_state import (
    AT_FIRST,
    SHOWN_AT_FIRST,
    ColumnState,
    from_text,
    to_text,
)
from recorder_app.ui.listing.columns import COLUMNS, STAYING, Column

_SORTABLE = [each for each in Column if COLUMNS[each].sort is not None]
_states = st.builds(
    ColumnState,
    order=st.permutations(list(Column)).map(tuple),
    widths=st.dictionaries(st.sampled_from(Column), st.integers(1, 3999)),
    chosen=st.none()
    | st.sets(st.sampled_from(Column)).map(lambda some: frozenset({*some, *STAYING})),
    sort=st.none() | st.tuples(st.sampled_from(_SORTABLE), st.booleans()),
)


@given(_states)
def test_it_is_read_as_it_was_written(state: ColumnState) -> None:
    assert from_text(to_text(state)) == state


def _changed(**changes: Any) -> str:
    return json.dumps(json.loads(to_text(AT_FIRST)) | changes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        _changed(version=2),
        _changed(order=None),
        _changed(widths=[]),
        _changed(sort=["title"]),
        _changed(chosen=7),
        "\xff",
    ],
)
def test_what_is_damaged_is_as_if_there_were_nothing(text: str) -> None:
    assert from_text(text) is None


def test_columns_that_are_no_more_are_passed_over() -> None:
    state = from_text(
        _changed(
            order=["mood", *[each.key for each in reversed(Column)]],
            widths={"mood": 50, "title": 333, "status": -4, "added": True},
            chosen=["mood", "size"],
            sort=["mood", True],
        )
    )
    assert state is not None
    assert state.order == tuple(reversed(Column))
    assert state.widths == {Column.TITLE: 333}
    assert state.chosen == frozenset({Column.SIZE, *STAYING})
    assert state.sort is None


def test_new_columns_come_in_where_they_stand_at_first() -> None:
    old = [Column.STATUS, Column.TITLE, Column.ADDED]
    keys = [each.key for each in old]
    state = from_text(_changed(order=keys, known=keys, chosen=["status"]))
    assert state is not None
    assert sorted(state.order) == list(Column)
    assert [each for each in state.order if each in old] == old
    assert state.order.index(Column.PROGRESS) == state.order.index(Column.STATUS) + 1
    # What the person has taken away stays away; what is new is seen as it is at first.
    assert state.chosen == SHOWN_AT_FIRST - {Column.ADDED}


def test_what_can_not_be_sorted_by_any_more_sorts_nothing() -> None:
    state = from_text(_changed(sort=["platforms", True]))
    assert state is not None
    assert state.sort is None
