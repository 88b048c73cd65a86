"""What each cell says, to the eye and to a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from recorder_app.ui.commander import Command
from recorder_app.ui.listing.columns import COLUMNS, Column
from recorder_app.ui.listing.row import Row

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The `Row` itself, for the delegate; None where it has not been read yet."""
ID_ROLE = ROW_ROLE + 1

_TEXTS: dict[Column, Callable[[Row], str]] = {
    Column.TITLE: lambda row: row.title,
    Column.STATUS: lambda row: row.status_text,
    Column.PROGRESS: lambda row: row.progress_text,
    Column.PLATFORMS: lambda row: row.platforms_text,
    Column.ACTIONS: lambda row: _actions_text(row),
    Column.DURATION: lambda row: row.duration_text,
    Column.ADDED: lambda row: row.added_text,
}
_PAUSES = (Command.PAUSE, Command.PAUSE_AFTER_STAGE, Command.PAUSE_UNTIL)
_PAINTED = (Column.PROGRESS, Column.PLATFORMS, Column.ACTIONS)
"""Shown as a picture: their text is for the tooltip and for screen readers."""


def cell(row: Row | None, column: Column, role: int, asked: Command | None = None) -> Any:
    """The data of one cell; `asked` is a command whose outcome is not here yet."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return "" if row is None or column in _PAINTED else _text(row, column, asked)
        case Qt.ItemDataRole.AccessibleTextRole:
            return "Loading" if row is None else _accessible_text(row, column, asked)
        case Qt.ItemDataRole.ToolTipRole:
            return None if row is None else _tooltip(row, column)
        case Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if COLUMNS[column].right else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        case _ if role == ROW_ROLE:
            return row
        case _ if role == ID_ROLE:
            return None if row is None else row.id
    return None


def _tooltip(row: Row, column: Column) -> str | None:
    if column is Column.TITLE:
        return f"{row.title}\n{row.recording.source}"
    if column is Column.ADDED:
        return f"{row.recording.created_at.astimezone():%c}"
    return None if column is Column.ACTIONS else _TEXTS[column](row)


def _text(row: Row, column: Column, asked: Command | None) -> str:
    """Said at once, however long the engine takes to answer: that it stops."""
    if column is Column.STATUS and asked is Command.CANCEL and row.can_cancel:
        return "Cancelling…"
    if column is Column.STATUS and asked in _PAUSES and row.can_pause:
        return "Pausing…"
    return _TEXTS[column](row)


def _accessible_text(row: Row, column: Column, asked: Command | None) -> str:
    text = _text(row, column, asked)
    heading = COLUMNS[column].heading
    return text if column in (Column.TITLE, Column.ACTIONS) else f"{heading}: {text}"


def _actions_text(row: Row) -> str:
    """The buttons as a screen reader says them: each with what it would do, or why it would not."""
    parts = (
        ("Run", row.can_run, row.run_hint),
        ("Pause", row.can_pause, row.pause_hint),
        ("Cancel", row.can_cancel, row.cancel_hint),
    )
    return " ".join(f"{name}{'' if can else ' (not now)'}: {hint}" for name, can, hint in parts)
