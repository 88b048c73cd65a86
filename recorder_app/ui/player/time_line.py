"""The time line: how far the film is, and its chapters as marks that can be moved."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QMenu, QSizePolicy, QToolTip, QWidget

from recorder_app.domain import hints
from recorder_app.domain.transcript import Topic
from recorder_app.ui.language import keep, say
from recorder_app.ui.look.theme import colors

_HEIGHT = 24
_TRACK, _GAP = 4.0, 3.0
_KNOB, _HALO = 6.0, 10.0
"""Radius of what stands for the position, and of the ring that shows the focus."""
_MARGIN = 8.0
"""At either end, so that the knob has room."""
_MARK = QSize(3, 14)
_REACH = 5
"""How far from a mark it can still be grasped, in pixels."""
_STEP_MS, _PAGE_MS = 5_000, 60_000


class TimeLine(QAbstractSlider):
    """A slider over milliseconds, left to right also where text is not."""

    seek_wanted = Signal(float)
    """Seconds."""
    mark_moved = Signal(int, float)
    """The number of a chapter, and where it is to begin, in seconds."""
    rename_wanted = Signal(int)
    remove_wanted = Signal(int)
    add_wanted = Signal(float)
    """A chapter is to begin there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeLine")
        keep(self.setAccessibleName, "Position in the film")
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSingleStep(_STEP_MS)
        self.setPageStep(_PAGE_MS)
        self.setRange(0, 0)
        self._chapters: tuple[Topic, ...] = ()
        self._editable = False
        self._grasped: int | None = None
        """The mark under the pressed mouse."""
        self._dragged_s: float | None = None
        """Where the grasped mark would be dropped; None: it has not been moved."""
        self._hovered: int | None = None
        self.actionTriggered.connect(self._step)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, _HEIGHT)

    # What is shown
    def show_duration(self, duration_s: float) -> None:
        self.setRange(0, round(duration_s * 1000))
        self.update()

    def show_position(self, position_s: float) -> None:
        if not self.isSliderDown():
            self.setValue(round(position_s * 1000))
        if self.hasFocus():
            self.setAccessibleDescription(self.tip_at(self.x_of(position_s)))

    def show_chapters(self, chapters: Sequence[Topic], *, editable: bool) -> None:
        self._chapters = tuple(chapters)
        self._editable = editable
        self._grasped = self._dragged_s = self._hovered = None
        self.update()

    def x_of(self, position_s: float) -> float:
        """Where a time is, in pixels from the left."""
        room = self.width() - 2 * _MARGIN
        return _MARGIN + (room * position_s * 1000 / self.maximum() if self.maximum() else 0)

    def _time_at(self, x: float) -> float:
        room = max(1.0, self.width() - 2 * _MARGIN)
        return max(0.0, min((x - _MARGIN) / room, 1.0)) * self.maximum() / 1000

    def mark_at(self, x: float) -> int | None:
        """The number of the chapter whose mark is there; the film's beginning has none."""
        near = [
            (abs(self.x_of(each.start_s) - x), number)
            for number, each in enumerate(self._chapters)
            if each.start_s > 0
        ]
        distance, number = min(near, default=(_REACH + 1.0, 0))
        return number if distance <= _REACH else None

    def _chapter_at(self, position_s: float) -> Topic | None:
        number = bisect_right([each.start_s for each in self._chapters], position_s) - 1
        return self._chapters[number] if number >= 0 else None

    # The mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._grasped, self._dragged_s = self.mark_at(x), None
        if self._grasped is None:
            self.setSliderDown(True)
            self._scrub(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        x = event.position().x()
        if self.isSliderDown():
            self._scrub(x)
        elif self._grasped is None:
            self._hover(self.mark_at(x))
        elif self._editable and (self._dragged_s is not None or self._has_left_mark(x)):
            self._dragged_s = self._between_neighbours(self._grasped, self._time_at(x))
            self._tell(event.position().toPoint(), hints.clock(self._dragged_s))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setSliderDown(False)
        mark, dropped_s = self._grasped, self._dragged_s
        self._grasped = self._dragged_s = None
        if mark is not None and mark < len(self._chapters):
            if dropped_s is None:
                self.seek_wanted.emit(self._chapters[mark].start_s)
            else:
                self.mark_moved.emit(mark, dropped_s)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        mark = self.mark_at(event.position().x())
        if mark is not None and self._editable:
            self.rename_wanted.emit(mark)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._hover(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if self._editable:
            x = event.pos().x()
            by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
            self.menu(x if by_mouse else self.x_of(self.value() / 1000)).popup(event.globalPos())

    def menu(self, x: float) -> QMenu:
        """What can be done there."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark, position_s = self.mark_at(x), self._time_at(x)
        if mark is None:
            add = menu.addAction(say("Add a chapter at {time}", time=hints.clock(position_s)))
            add.triggered.connect(lambda: self.add_wanted.emit(position_s))
        else:
            rename = menu.addAction(say("Rename chapter…"))
            rename.triggered.connect(lambda: self.rename_wanted.emit(mark))
            remove = menu.addAction(say("Remove chapter"))
            remove.triggered.connect(lambda: self.remove_wanted.emit(mark))
        return menu

    def _scrub(self, x: float) -> None:
        position_s = self._time_at(x)
        self.setValue(round(position_s * 1000))
        self.seek_wanted.emit(position_s)

    def _has_left_mark(self, x: float) -> bool:
        assert self._grasped is not None
        return abs(self.x_of(self._chapters[self._grasped].start_s) - x) > 2

    def _between_neighbours(self, mark: int, position_s: float) -> float:
        """A chapter stays between those before and behind it, a second at the least from each."""
        least = self._chapters[mark - 1].start_s + 1 if mark else 1.0
        behind = mark + 1 < len(self._chapters)
        end = self._chapters[mark + 1].start_s if behind else self.maximum() / 1000
        return max(least, min(position_s, end - 1))

    def _hover(self, mark: int | None) -> None:
        if mark != self._hovered:
            self._hovered = mark
            grasp = mark is not None and self._editable
            self.setCursor(
                Qt.CursorShape.SizeHorCursor if grasp else Qt.CursorShape.PointingHandCursor
            )
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tell(event.pos(), self.tip_at(event.pos().x()))
            return True
        return super().event(event)

    def tip_at(self, x: float) -> str:
        """The chapter under the mouse: its mark's own title, or the one that the time lies in."""
        mark = self.mark_at(x)
        if mark is not None:
            chapter = self._chapters[mark]
            named = f"{hints.clock(chapter.start_s)}  {chapter.title}"
            if not self._editable:
                return named
            hint = say("Click to go there, drag to move, double-click to rename")
            return f"{named}\n{hint}"
        position_s = self._time_at(x)
        around = self._chapter_at(position_s)
        time = hints.clock(position_s)
        return f"{time}  {around.title}" if around is not None else time

    def _tell(self, where: QPoint, text: str) -> None:
        QToolTip.showText(self.mapToGlobal(where), text, self)

    # The keyboard: the slider's own keys move it, and so do page up and down
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if with_control or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # chapters and the volume, for the player around it
        else:
            super().keyPressEvent(event)

    def _step(self, _action: int) -> None:
        self.seek_wanted.emit(self.sliderPosition() / 1000)

    # The picture
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        look = colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        left, right = self.x_of(0), self.width() - _MARGIN
        played = self.x_of(self.value() / 1000)
        edges = [left, *(self.x_of(s) for s in self._starts()), right + _GAP]
        for begin, end in itertools.pairwise(edges):
            rest = QRectF(begin, middle - _TRACK / 2, max(0.0, end - begin - _GAP), _TRACK)
            painter.setBrush(look.track)
            painter.drawRoundedRect(rest, _TRACK / 2, _TRACK / 2)
            done = min(played, rest.right()) - begin
            if done > 0:
                painter.setBrush(look.accent if self.isEnabled() else look.faint)
                rest.setWidth(done)
                painter.drawRoundedRect(rest, _TRACK / 2, _TRACK / 2)
        for number, start_s in enumerate(self._starts(), start=self._first_mark()):
            strong = number in (self._hovered, self._grasped)
            where = QPointF(self.x_of(start_s) - _GAP / 2, middle)
            _paint_mark(painter, where, strong=strong)
        if self.isEnabled() and self.maximum():
            _paint_knob(painter, QPointF(played, middle), focused=self.hasFocus())

    def _first_mark(self) -> int:
        """The number of the first chapter that begins after the film does."""
        later = (n for n, each in enumerate(self._chapters) if each.start_s > 0)
        return next(later, len(self._chapters))

    def _starts(self) -> list[float]:
        """Of the marks, as they are drawn: the one that is dragged is where the mouse is."""
        starts = [each.start_s for each in self._chapters]
        if self._grasped is not None and self._dragged_s is not None:
            starts[self._grasped] = self._dragged_s
        return starts[self._first_mark() :]


def _paint_mark(painter: QPainter, where: QPointF, *, strong: bool) -> None:
    look = colors()
    width, height = _MARK.width(), _MARK.height() + (4 if strong else 0)
    mark = QRectF(0, 0, width, height)
    mark.moveCenter(where)
    painter.setBrush(look.accent if strong else look.secondary)
    painter.drawRoundedRect(mark, width / 2, width / 2)


def _paint_knob(painter: QPainter, where: QPointF, *, focused: bool) -> None:
    look = colors()
    if focused:
        painter.setBrush(look.selected)
        painter.drawEllipse(where, _HALO, _HALO)
    painter.setBrush(look.accent)
    painter.drawEllipse(where, _KNOB, _KNOB)
