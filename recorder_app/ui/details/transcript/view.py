"""The transcript as it is read: every word is a place to jump to, every row can be corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from recorder_app.ui.details.transcript.editor import EditingDelegate
from recorder_app.ui.details.transcript.model import TranscriptModel
from recorder_app.ui.details.transcript.painting import RowLook, paint_row
from recorder_app.ui.details.transcript.passages import Heading, Passage, Place, Sentence
from recorder_app.ui.details.transcript.rows_view import Index, RowsView
from recorder_app.ui.details.transcript.texts import UNSURE
from recorder_app.ui.language import keep, say

_PLAYER_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_M)
_OWN_KEYS = (
    *_PLAYER_KEYS,
    *(Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter),
)
"""Here they mean something else than in the window around."""


class TranscriptView(RowsView):
    place_wanted = Signal(object)
    """`Place`: the person wants to hear what is said there."""
    find_wanted = Signal()
    next_wanted = Signal(int)
    """1 or -1: the next or the previous of what is searched for."""
    remove_wanted = Signal(int)
    """A row that is a heading."""
    menu_wanted = Signal(QPoint)
    """On the screen; for the current row."""

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setObjectName("transcriptView")
        keep(self.setAccessibleName, "Transcript")
        self.spare_key: Callable[[QKeyEvent], bool] = lambda _event: False
        """Who gets the keys of the player."""
        self._spoken: Place | None = None
        self._word: int | None = None
        """Of the current row: the keyboard's."""
        self._hovered: Place | None = None
        self._found: Mapping[int, Sequence[tuple[int, int]]] = {}
        self._found_now: tuple[int, tuple[int, int]] | None = None
        self.setItemDelegate(EditingDelegate(self.text_rect, self))
        self.setMouseTracking(True)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)

    # What is shown
    def show_spoken(self, place: Place | None) -> None:
        if place == self._spoken:
            return
        before, self._spoken = self._spoken, place
        for each in (before, place):
            if each is not None:
                self._update_row(each.row)

    @property
    def spoken(self) -> Place | None:
        return self._spoken

    def show_found(
        self,
        found: Mapping[int, Sequence[tuple[int, int]]],
        now: tuple[int, tuple[int, int]] | None,
    ) -> None:
        """Marks from where to where in the rows' texts, and the one that is looked at."""
        self._found, self._found_now = found, now
        self.viewport().update()

    @property
    def current_place(self) -> Place | None:
        """Where the keyboard is."""
        row = self.currentIndex().row()
        return None if row < 0 else Place(row, self._word)

    def _update_row(self, row: int) -> None:
        if row < self.transcript.rowCount():
            self.viewport().update(self.visualRect(self.transcript.index(row)))

    # Where things are
    def text_rect(self, index: Index) -> QRect:
        """The text alone, without its time."""
        texts, row = self.texts, index.row()
        area = self.area(row)
        top = area.top() + round(texts.text_top(row))
        return QRect(round(texts.gutter), top, round(texts.text_width), area.height())

    def word_top(self, place: Place) -> float:
        """From the top of its row: the line that a word is on."""
        lines = self.texts.lines(place.row)
        if place.word is None or place.word >= len(lines.spans):
            return 0.0
        rects = lines.rects(*lines.spans[place.word])
        return self.texts.text_top(place.row) + rects[0].top() if rects else 0.0

    def place_at(self, point: QPoint) -> Place | None:
        row = self.texts.row_at(point.y() + self.verticalOffset())
        if row is None:
            return None
        origin = QPointF(self.texts.gutter, self.area(row).top() + self.texts.text_top(row))
        return Place(row, self.texts.lines(row).word_at(QPointF(point) - origin))

    @Slot()
    def reset(self) -> None:
        self._spoken = self._hovered = self._word = None
        super().reset()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        self._word = None
        super().currentChanged(current, previous)
        for each in (current, previous):
            if each.isValid():
                self._update_row(each.row())

    # The picture
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self.texts.row_at(max(0, event.rect().top() + self.verticalOffset()))
        rows: Sequence[Passage] = self.transcript.rows
        edited = self.currentIndex().row() if self.state() is self.State.EditingState else None
        while row is not None and row < len(rows):
            area = QRectF(self.area(row))
            if area.top() > event.rect().bottom():
                break
            look = self._look(row)
            look.edited = row == edited
            paint_row(painter, self.texts, row, rows[row], area, look)
            row += 1

    def _look(self, row: int) -> RowLook:
        look = RowLook()
        if self._spoken is not None and self._spoken.row == row:
            look.spoken, look.spoken_word = True, self._spoken.word
        if self._hovered is not None and self._hovered.row == row:
            look.hovered = self._hovered.word
        if self.hasFocus() and self.currentIndex().row() == row:
            look.current, look.word = True, self._word
        look.found = tuple(self._found.get(row, ()))
        if self._found_now is not None and self._found_now[0] == row:
            look.found_now = self._found_now[1]
        return look

    # The mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        place = self.place_at(event.position().toPoint())
        self._word = None
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self.place_wanted.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not event.buttons():
            self._hover(self.place_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, place: Place | None) -> None:
        if place == self._hovered:
            return
        before, self._hovered = self._hovered, place
        over_word = place is not None and place.word is not None
        shape = Qt.CursorShape.PointingHandCursor if over_word else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        for each in (before, place):
            if each is not None:
                self._update_row(each.row)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """Of a word that was not heard well."""
        place = self.place_at(point)
        passage = self.transcript.rows[place.row] if place is not None else None
        if place is None or place.word is None or not isinstance(passage, Sentence):
            return ""
        probability = passage.segment.words[place.word].probability
        if probability >= UNSURE:
            return ""
        return say(
            "Not heard well ({percent} sure): double-click to correct", percent=f"{probability:.0%}"
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
        self.menu_wanted.emit(event.globalPos())

    # The keyboard
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            find = QKeySequence.StandardKey.Find
            if (plain and event.key() in _OWN_KEYS) or event.matches(find):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, row = event.key(), self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Find):
            self.find_wanted.emit()
        elif key == Qt.Key.Key_F3:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.next_wanted.emit(-1 if back else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row >= 0:
                self.place_wanted.emit(Place(row, self._word))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_word(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Delete:
            if row >= 0 and isinstance(self.transcript.rows[row], Heading):
                self.remove_wanted.emit(row)
        elif key not in _PLAYER_KEYS or not self.spare_key(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802
        """Letters are the player's."""

    def _step_word(self, step: int) -> None:
        row = self.currentIndex().row()
        words = len(self.texts.lines(row).spans) if row >= 0 else 0
        if words:
            self._word = (0 if step > 0 else words - 1) if self._word is None else self._word + step
            self._word = max(0, min(self._word, words - 1))
            self._update_row(row)
