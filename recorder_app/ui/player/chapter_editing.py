"""Chapters, changed on the time line: moved, renamed, added, removed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from recorder_app.domain.correction import (
    Correction,
    TopicAdded,
    TopicRemoved,
    TopicStart,
    TopicTitle,
)
from recorder_app.domain.transcript import Topic
from recorder_app.ui.player.chapter_field import ChapterField
from recorder_app.ui.player.time_line import TimeLine

_ON_TIME_S = 0.05
"""A film that went to a chapter's beginning may stand this much before it."""

_JUST_BEGUN_S = 2.0


class ChapterEditing(QObject):
    """Changes nothing itself: what is shown follows when the correction is made."""

    corrected = Signal(object)
    """`Correction`"""

    def __init__(self, time_line: TimeLine, parent: QWidget) -> None:
        """`parent` is what the field for a title lies upon."""
        super().__init__(parent)
        self._line = time_line
        self._around = parent
        self._chapters: tuple[Topic, ...] = ()
        self._renamed: int | None = None
        """The chapter whose title is in the field; None: a new one's."""
        self._added_s = 0.0
        self.field = ChapterField(parent)
        self.field.written.connect(self._write)
        self.field.left.connect(time_line.setFocus)
        time_line.mark_moved.connect(self._move)
        time_line.rename_wanted.connect(self.rename)
        time_line.remove_wanted.connect(self._remove)
        time_line.add_wanted.connect(self.add)

    def show(self, chapters: Sequence[Topic]) -> None:
        if tuple(chapters) != self._chapters:
            self.leave()
            self._chapters = tuple(chapters)

    def leave(self) -> None:
        """No title is asked for any more."""
        self.field.hide()

    def title_at(self, position_s: float) -> str:
        """Of the chapter that this time lies in; empty before the first."""
        starts = [each.start_s for each in self._chapters]
        number = bisect_right(starts, position_s + _ON_TIME_S) - 1
        return self._chapters[number].title if number >= 0 else ""

    def beside(self, position_s: float, step: int) -> float | None:
        """Where the next chapter begins (1; None: there is none), or this one, or the one before where
        this has just begun (-1)."""
        starts = [each.start_s for each in self._chapters]
        if step > 0:
            return next((each for each in starts if each > position_s + _ON_TIME_S), None)
        return next((each for each in reversed(starts) if each < position_s - _JUST_BEGUN_S), 0.0)

    @Slot(int)
    def rename(self, number: int) -> None:
        self._renamed = number
        self._open(self._chapters[number].title, self._chapters[number].start_s)

    @Slot(float)
    def add(self, start_s: float) -> None:
        self._renamed, self._added_s = None, start_s
        self._open("", start_s)

    def _open(self, title: str, start_s: float) -> None:
        line = self._line
        where = line.mapTo(self._around, QPoint(round(line.x_of(start_s)), 0))
        self.field.open(title, where.x(), where.y())

    @Slot(str)
    def _write(self, title: str) -> None:
        wanted: Correction
        if self._renamed is None:
            wanted = TopicAdded(round(self._added_s, 3), title)
        elif title == self._chapters[self._renamed].title:
            return
        else:
            wanted = TopicTitle(self._renamed, title)
        self.corrected.emit(wanted)

    @Slot(int, float)
    def _move(self, number: int, start_s: float) -> None:
        self.corrected.emit(TopicStart(number, round(start_s, 3)))

    @Slot(int)
    def _remove(self, number: int) -> None:
        self.corrected.emit(TopicRemoved(number))
