"""What each cell says, to the eye and to a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from recorder_app.domain.search import Hit
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.language import say, translated
from recorder_app.ui.listing.columns import COLUMNS, Column
from recorder_app.ui.listing.row import Row
from recorder_app.ui.look.moments import long_moment_text

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The `Row` itself, for the delegate; None where it has not been read yet."""
ID_ROLE = ROW_ROLE + 1
SHOWN_ROLE = ROW_ROLE + 2
"""`Shown`, of the row."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A row, and what the list knows of it beside."""

    row: Row
    title: str
    """As a person has just called it, also before the engine has."""
    time_left: str = ""
    asked: Command | None = None
    """A command whose outcome is not here yet."""
    hit: Hit | None = None
    """Where in its transcript is said what is searched for."""


_TEXTS: dict[Column, Callable[[Shown], str]] = {
    Column.TITLE: lambda shown: shown.title,
    Column.STATUS: lambda shown: status_text(shown),
    Column.PROGRESS: lambda shown: shown.row.progress_text,
    Column.TIME_LEFT: lambda shown: shown.time_left,
    Column.PLATFORMS: lambda shown: shown.row.platforms_text,
    Column.ACTIONS: lambda shown: _actions_text(shown.row),
    Column.DURATION: lambda shown: shown.row.duration_text,
    Column.ADDED: lambda shown: shown.row.added_text,
    Column.SIZE: lambda shown: shown.row.size_text,
    Column.LANGUAGE: lambda shown: shown.row.language_text,
    Column.SOURCE: lambda shown: shown.row.source_text,
    Column.ATTEMPTS: lambda shown: shown.row.attempts_text,
    Column.ERROR: lambda shown: shown.row.error_text,
    Column.PATH: lambda shown: shown.row.recording.source,
    Column.FINISHED: lambda shown: shown.row.finished_text,
}
_PAUSES = (Command.PAUSE, Command.PAUSE_AFTER_STAGE, Command.PAUSE_UNTIL)
_PAINTED = (Column.PROGRESS, Column.PLATFORMS, Column.ACTIONS)
"""Shown as a picture: their text is for the tooltip and for screen readers."""


def cell(shown: Shown | None, column: Column, role: int) -> Any:
    """The data of one cell; None for what has not been read yet."""
    match role:
        case _ if role == ROW_ROLE:
            return None if shown is None else shown.row
        case _ if role == SHOWN_ROLE:
            return shown
        case Qt.ItemDataRole.DisplayRole:
            return "" if shown is None or column in _PAINTED else _TEXTS[column](shown)
        case Qt.ItemDataRole.EditRole:
            return shown.title if shown is not None and column is Column.TITLE else None
        case Qt.ItemDataRole.AccessibleTextRole:
            return say("Loading") if shown is None else _accessible_text(shown, column)
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            return _actions_text(shown.row) if shown and column is Column.TITLE else None
        case Qt.ItemDataRole.ToolTipRole:
            return None if shown is None else _tooltip(shown, column)
        case Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if COLUMNS[column].right else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        case _ if role == ID_ROLE:
            return None if shown is None else shown.row.id
    return None


def status_text(shown: Shown) -> str:
    """Said at once, however long the engine takes to answer: that it stops."""
    if shown.asked is Command.CANCEL and shown.row.can_cancel:
        return say("Cancelling…")
    if shown.asked in _PAUSES and shown.row.can_pause:
        return say("Pausing…")
    return shown.row.status_text


def _tooltip(shown: Shown, column: Column) -> str | None:
    row = shown.row
    match column:
        case Column.TITLE if shown.hit is not None:
            return f"{shown.title}\n“{shown.hit.sentence}”"
        case Column.TITLE:
            return f"{shown.title}\n{row.recording.source}"
        case Column.ADDED:
            return long_moment_text(row.recording.created_at)
        case Column.FINISHED:
            at = row.snapshot.finished_at
            return None if at is None else long_moment_text(at)
        case Column.ACTIONS:
            return None
        case _:
            return _TEXTS[column](shown) or None


def _accessible_text(shown: Shown, column: Column) -> str:
    """The first cell says the whole row: many screen readers read no other of a row that is moved
    to."""
    if column is Column.TITLE:
        heard = (shown.title, status_text(shown), shown.row.progress_text, shown.time_left)
        said = ". ".join(each for each in heard if each)
        return f"{said}. {shown.hit.sentence}" if shown.hit is not None else said
    text = _TEXTS[column](shown)
    return text if column is Column.ACTIONS else f"{translated(COLUMNS[column].heading)}: {text}"


def _actions_text(row: Row) -> str:
    """The buttons as a screen reader says them: each with what it would do, or why it would not."""
    return " ".join(
        (
            _action_text(say("Run"), row.run_hint, can=row.can_run),
            _action_text(say("Pause"), row.pause_hint, can=row.can_pause),
            _action_text(say("Cancel"), row.cancel_hint, can=row.can_cancel),
        )
    )


def _action_text(name: str, hint: str, *, can: bool) -> str:
    if can:
        return say("{name}: {hint}", name=name, hint=hint)
    return say("{name} (not now): {hint}", name=name, hint=hint)
