"""Titles come first where room is scarce; what can give way does."""

from __future__ import annotations

import pytest

from recorder_app.ui.listing.column_room import Need, shared
from recorder_app.ui.listing.columns import Column

TITLE = Need(400, 170, 230, flexible=True)
STATUS = Need(200, 140, 160, flexible=True)
DURATION, ADDED = Need(80, 80, 80), Need(140, 140, 140)
NEEDS = {
    Column.TITLE: TITLE,
    Column.STATUS: STATUS,
    Column.DURATION: DURATION,
    Column.ADDED: ADDED,
}
GIVING_WAY = (Column.ADDED, Column.DURATION)


def test_what_is_over_is_shared_in_proportion() -> None:
    assert shared(820, NEEDS, GIVING_WAY) == {
        Column.DURATION: 80,
        Column.ADDED: 140,
        Column.STATUS: 200,
        Column.TITLE: 400,
    }


@pytest.mark.parametrize(
    ("room", "gone"),
    [(610, ()), (609, (Column.ADDED,)), (469, (Column.ADDED, Column.DURATION))],
)
def test_columns_give_way_to_what_the_title_wishes(room: int, gone: tuple[Column, ...]) -> None:
    widths = shared(room, NEEDS, GIVING_WAY)
    assert set(NEEDS) - set(widths) == set(gone)
    assert widths[Column.TITLE] >= TITLE.wished
    assert sum(widths.values()) == room


def test_less_than_is_wished_is_shared_too_before_anything_is_scrolled() -> None:
    widths = shared(350, NEEDS, GIVING_WAY)
    assert sum(widths.values()) == 350
    assert widths[Column.TITLE] >= TITLE.least
    assert widths[Column.STATUS] >= STATUS.least


def test_nothing_is_narrower_than_its_least() -> None:
    widths = shared(100, NEEDS, GIVING_WAY)
    assert widths == {Column.TITLE: TITLE.least, Column.STATUS: STATUS.least}


def test_what_may_not_give_way_stays() -> None:
    assert set(shared(100, NEEDS, ())) == set(NEEDS)


def test_what_else_would_push_others_out_of_sight_goes_at_last() -> None:
    needs = {**NEEDS, Column.PROGRESS: DURATION}
    at_last = (Column.PROGRESS,)
    assert Column.PROGRESS in shared(390, needs, GIVING_WAY, at_last)
    assert set(shared(389, needs, GIVING_WAY, at_last)) == {Column.TITLE, Column.STATUS}
