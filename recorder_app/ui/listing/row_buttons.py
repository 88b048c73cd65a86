"""Run, Pause and Cancel in each row: painted, not widgets, so that 100,000 rows cost nothing.

Where they are, how they look, what they say and which press is a command; the delegate only asks.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QTableView, QToolTip

from recorder_app.ui.commands.commander import Command
from recorder_app.ui.language import say
from recorder_app.ui.listing.cells import ROW_ROLE
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.row import Row
from recorder_app.ui.look.icons import Glyph, paint_glyph
from recorder_app.ui.look.theme import RADIUS, Colors, Space

_BUTTONS = (
    (Command.RUN, Glyph.RUN),
    (Command.PAUSE, Glyph.PAUSE),
    (Command.CANCEL, Glyph.CANCEL),
)

_PLACES = {command: place for place, (command, _glyph) in enumerate(_BUTTONS)}


def can(row: Row, command: Command) -> bool:
    match command:
        case Command.RUN:
            return row.can_run
        case Command.PAUSE:
            return row.can_pause
        case _:
            return row.can_cancel


def hint(row: Row, command: Command) -> str:
    match command:
        case Command.RUN:
            return row.run_hint
        case Command.PAUSE:
            return row.pause_hint
        case _:
            return row.cancel_hint


def button_size(line_height: int) -> int:
    """The side of a button, for text of this height."""
    return max(26, line_height + 10)


def cell_width(line_height: int) -> int:
    count = len(_BUTTONS)
    return count * button_size(line_height) + (count - 1) * Space.XS + 2 * Space.S


def button_rect(
    cell: QRect,
    command: Command,
    line_height: int,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> QRect:
    """Where a button is in its cell."""
    side = button_size(line_height)
    left = cell.left() + Space.S + _PLACES[command] * (side + Space.XS)
    rect = QRect(left, cell.center().y() - side // 2, side, side)
    return QStyle.visualRect(direction, cell, rect)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A button of a recording's row."""

    recording_id: int
    command: Command


class RowButtons(QObject):
    """Sees the table's mouse events before the table does: a press on a button selects nothing.

    Only in the row under the mouse and in the current row they look like buttons; in the others what
    can be done is hinted at, so that the list is calm.
    """

    pressed = Signal(int, object)
    """Recording id and `Command`: an enabled button was pressed and let go over itself."""

    def __init__(self, view: QTableView, is_busy: Callable[[int], bool]) -> None:
        super().__init__(view)
        self._view = view
        self._is_busy = is_busy
        self._hovered: _Spot | None = None
        self._armed: _Spot | None = None
        view.setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def paint(self, row: Row, painter: QPainter, cell: QRect, look: Colors, *, calm: bool) -> None:
        line_height, direction = self._view.fontMetrics().height(), self._view.layoutDirection()
        busy = self._is_busy(row.id)
        for command, glyph in _BUTTONS:
            possible = can(row, command)
            if calm and not possible:
                continue
            rect = QRectF(button_rect(cell, command, line_height, direction))
            spot = _Spot(row.id, command)
            enabled = possible and not busy
            if enabled and spot in (self._hovered, self._armed):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.accent if spot == self._armed else look.track)
                painter.drawRoundedRect(rect, RADIUS, RADIUS)
            inset = rect.width() * 0.26
            picture = rect.adjusted(inset, inset, -inset, -inset)
            color = look.faint if calm else self._color(spot, look, enabled=enabled)
            paint_glyph(painter, picture, Glyph.BUSY if busy and possible else glyph, color)

    def looks(self, row: Row) -> Hashable:
        """Equal where the buttons of two rows look the same; None where a person is about to press."""
        if row.id in (each.recording_id for each in (self._hovered, self._armed) if each):
            return None
        return "buttons", row.can_run, row.can_pause, row.can_cancel, self._is_busy(row.id)

    def _color(self, spot: _Spot, look: Colors, *, enabled: bool) -> QColor:
        if not enabled:
            faint = QColor(look.faint)
            faint.setAlphaF(0.45)
            return faint
        if spot == self._armed:
            return look.on_accent
        if spot == self._hovered:
            return look.danger if spot.command is Command.CANCEL else look.accent
        return look.secondary if spot.command is Command.CANCEL else look.text

    # Mouse
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        match event.type():
            case QEvent.Type.MouseMove if isinstance(event, QMouseEvent):
                self._hover(self._spot_at(event.position().toPoint()))
                return self._armed is not None
            case QEvent.Type.Leave:
                self._hover(None)
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick if isinstance(
                event, QMouseEvent
            ):
                return self._press(event)
            case QEvent.Type.MouseButtonRelease if isinstance(event, QMouseEvent):
                return self._release(event)
            case QEvent.Type.ToolTip if isinstance(event, QHelpEvent):
                return self._tell(event)
        return False

    def _spot_at(self, point: QPoint) -> _Spot | None:
        """The button at a point of the viewport, enabled or not."""
        index = self._view.indexAt(point)
        row = index.data(ROW_ROLE) if index.column() == Column.ACTIONS else None
        if not isinstance(row, Row):
            return None
        cell, direction = self._view.visualRect(index), self._view.layoutDirection()
        line_height = self._view.fontMetrics().height()
        for command, _glyph in _BUTTONS:
            if button_rect(cell, command, line_height, direction).contains(point):
                return _Spot(row.id, command)
        return None

    def _enabled(self, spot: _Spot | None, point: QPoint) -> bool:
        row = self._view.indexAt(point).data(ROW_ROLE)
        return (
            spot is not None
            and isinstance(row, Row)
            and can(row, spot.command)
            and not self._is_busy(row.id)
        )

    def _hover(self, spot: _Spot | None) -> None:
        if spot != self._hovered:
            self._hovered = spot
            self._repaint()

    def _press(self, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        spot = self._spot_at(point)
        if spot is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        double = event.type() is QEvent.Type.MouseButtonDblClick
        if not double and self._enabled(spot, point):
            self._armed = spot
            self._repaint()
        return True

    def _release(self, event: QMouseEvent) -> bool:
        armed, self._armed = self._armed, None
        if armed is None:
            return False
        point = event.position().toPoint()
        if self._spot_at(point) == armed and self._enabled(armed, point):
            self.pressed.emit(armed.recording_id, armed.command)
        self._repaint()
        return True

    def _repaint(self) -> None:
        """The column of the buttons alone."""
        view = self._view
        left, width = view.columnViewportPosition(Column.ACTIONS), view.columnWidth(Column.ACTIONS)
        view.viewport().update(left, 0, width, view.viewport().height())

    def _tell(self, event: QHelpEvent) -> bool:
        spot = self._spot_at(event.pos())
        row = self._view.indexAt(event.pos()).data(ROW_ROLE)
        if spot is None or not isinstance(row, Row):
            return False
        text = say("{name}: {hint}", name=_name(spot.command), hint=hint(row, spot.command))
        QToolTip.showText(event.globalPos(), text, self._view)
        return True


def _name(command: Command) -> str:
    match command:
        case Command.RUN:
            return say("Run")
        case Command.PAUSE:
            return say("Pause")
        case _:
            return say("Cancel")
