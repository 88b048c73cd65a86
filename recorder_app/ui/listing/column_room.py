"""How columns share the room that there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recorder_app.ui.listing.columns import Column


@dataclass(frozen=True, slots=True)
class Need:
    """Of one column; all in pixels."""

    width: int
    """Its own, where it is not flexible; else its share, in proportion to those of others."""
    least: int
    """So wide it is, however little room there is."""
    wished: int
    """So wide it is where others can give way to it."""
    flexible: bool = False


def shared(
    room: int,
    needs: Mapping[Column, Need],
    giving_way: Sequence[Column],
    at_last: Sequence[Column] = (),
) -> dict[Column, int]:
    """The widths of the columns that there is room for: all but some of `giving_way`, whose first goes
    first, so that others are as wide as is wished; where they are not even as wide as the least, all but
    some of `at_last`. Together they are as wide as `room`, or wider where even the least is."""
    left = dict(needs)
    for column in giving_way:
        if sum(each.wished for each in left.values()) > room:
            left.pop(column, None)
    for column in at_last:
        if sum(each.least for each in left.values()) > room:
            left.pop(column, None)
    widths = {column: each.width for column, each in left.items() if not each.flexible}
    rest = room - sum(widths.values())
    flexible = {column: each for column, each in left.items() if each.flexible}
    enough = sum(each.wished for each in flexible.values()) <= rest
    floor = {column: each.wished if enough else each.least for column, each in flexible.items()}
    parts = sum(each.width for each in flexible.values())
    # The smallest come first, so that the others make up for what these need at least.
    for column in sorted(flexible, key=lambda column: flexible[column].width - floor[column]):
        part = flexible[column].width
        widths[column] = max(part * rest // parts, floor[column])
        parts, rest = parts - part, rest - widths[column]
    return widths
