"""How the columns are remembered: by name, so that a program that knows others can read it, too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recorder_app.ui.listing.columns import COLUMNS, STAYING, Column

_VERSION = 1
_WIDEST = 4000
"""Pixels: a remembered width beyond this is damaged."""
_BY_KEY = {each.key: each for each in Column}


@dataclass(frozen=True, slots=True)
class ColumnState:
    order: tuple[Column, ...]
    """All of them, as they stand from one side to the other."""
    widths: dict[Column, int]
    """Those that a person or the window has given a width, in pixels."""
    chosen: frozenset[Column] | None = None
    """Those that are to be seen; None while nobody has chosen."""
    sort: tuple[Column, bool] | None = None
    """By which the list is sorted, and whether descending."""

    @property
    def shown(self) -> frozenset[Column]:
        return SHOWN_AT_FIRST if self.chosen is None else self.chosen


SHOWN_AT_FIRST = frozenset(each for each, spec in COLUMNS.items() if spec.shown)
AT_FIRST = ColumnState(tuple(Column), {})


def to_text(state: ColumnState) -> str:
    chosen, sort = state.chosen, state.sort
    return json.dumps(
        {
            "version": _VERSION,
            "order": [each.key for each in state.order],
            "widths": {each.key: width for each, width in state.widths.items()},
            "chosen": None if chosen is None else sorted(each.key for each in chosen),
            "known": [each.key for each in Column],
            "sort": None if sort is None else [sort[0].key, sort[1]],
        }
    )


def from_text(text: str) -> ColumnState | None:
    """None for what is damaged or of another version. Columns that are no more are passed over; those
    that are new stand where they stand at first, and are seen if they are at first."""
    try:
        read = json.loads(text)
        if read["version"] != _VERSION:
            return None
        order = _columns(read["order"])
        widths = {
            _BY_KEY[key]: width
            for key, width in read["widths"].items()
            if key in _BY_KEY and type(width) is int and 0 < width < _WIDEST
        }
        chosen = None
        if read["chosen"] is not None:
            new = set(Column).difference(_columns(read["known"]))
            chosen = frozenset({*_columns(read["chosen"]), *STAYING, *(new & SHOWN_AT_FIRST)})
        sort = _sort(read["sort"])
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return None
    return ColumnState(_complete(order), widths, chosen, sort)


def _sort(read: Sequence[object] | None) -> tuple[Column, bool] | None:
    """None where it is no longer known, or can no longer be sorted by."""
    column = None if read is None else _BY_KEY.get(str(read[0]))
    if read is None or column is None or COLUMNS[column].sort is None:
        return None
    return column, read[1] is True


def _columns(keys: Iterable[object]) -> list[Column]:
    """Those of these that there are, each once."""
    known = (_BY_KEY[key] for key in keys if isinstance(key, str) and key in _BY_KEY)
    return list(dict.fromkeys(known))


def _complete(order: list[Column]) -> tuple[Column, ...]:
    """With what is new behind the column that it follows at first."""
    for each in Column:
        if each not in order:
            before = order.index(Column(each - 1)) + 1 if each else 0
            order.insert(before, each)
    return tuple(order)
