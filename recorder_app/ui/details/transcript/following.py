"""The transcript scrolls with the film until the person scrolls it; then it offers to follow again."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, Slot
from PySide6.QtWidgets import QPushButton

from recorder_app.ui.details.transcript.passages import Place
from recorder_app.ui.details.transcript.view import TranscriptView
from recorder_app.ui.language import keep
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.theme import Space

_HIGHEST, _LOWEST, _AIM = 0.08, 0.62, 0.22
"""Between which parts of the view's height the spoken line may be, and where it is brought."""
_GLIDE_MS = 260
_FAR = 2.0
"""Views' heights: further than this is a jump."""


class Following(QObject):
    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self.is_on = True
        self._pointed: int | None = None
        """A row that the person has pointed at: it stays where it is, under the mouse, while it is
        spoken. A double click would hit another one otherwise."""
        self.button = QPushButton(icon(Glyph.FOLLOW, "on_accent"), "", view)
        self.button.setObjectName("followButton")
        keep(self.button.setText, "Follow")
        keep(self.button.setToolTip, "Scroll with the film again")
        self.button.hide()
        self.button.clicked.connect(self.resume)
        self._glide = QPropertyAnimation(view.verticalScrollBar(), b"value", self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        view.scrolled_by_person.connect(self._stop)
        view.installEventFilter(self)

    @property
    def is_gliding(self) -> bool:
        return self._glide.state() is QPropertyAnimation.State.Running

    def begin(self) -> None:
        """Another recording is looked at."""
        self._view.show_spoken(None)
        self.begin_again()

    @Slot()
    def _stop(self) -> None:
        self._glide.stop()
        self.is_on = False
        self._offer()

    def _offer(self) -> None:
        self.button.setVisible(not self.is_on and self._view.spoken is not None)
        self._place_button()

    @Slot()
    def resume(self) -> None:
        self.begin_again()
        self._bring(at_once=False)

    def begin_again(self) -> None:
        """With what is spoken next."""
        self.is_on, self._pointed = True, None
        self._offer()

    def begin_at(self, row: int) -> None:
        """From a row on that the person has pointed at."""
        self.begin_again()
        self._pointed = row

    def show_place(self, place: Place | None, *, at_once: bool = False) -> None:
        """What is spoken now. `at_once`: the film jumped there."""
        if place == self._view.spoken and not at_once:
            return
        self._view.show_spoken(place)
        if self.is_on:
            self._bring(at_once=at_once)
        elif self.button.isHidden():
            self._offer()

    def _bring(self, *, at_once: bool) -> None:
        place, view = self._view.spoken, self._view
        if place is None or view.state() is view.State.EditingState:
            return
        room = view.viewport().height()
        within = view.word_top(place)
        line = view.visualRect(view.transcript.index(place.row)).top() + within
        highest, lowest = _HIGHEST * room, _LOWEST * room
        if place.row == self._pointed:
            highest, lowest = 0.0, room - float(view.fontMetrics().height())
        if highest <= line <= lowest:
            return
        value = view.offset_for(place.row, _AIM * room - within)
        bar = view.verticalScrollBar()
        self._glide.stop()
        if at_once or abs(value - bar.value()) > _FAR * room or not view.isVisible():
            bar.setValue(value)
        else:
            self._glide.setEndValue(min(value, bar.maximum()))
            self._glide.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Resize:
            self._place_button()
        return super().eventFilter(watched, event)

    def _place_button(self) -> None:
        button, view = self.button, self._view
        button.adjustSize()
        button.move((view.width() - button.width()) // 2, view.height() - button.height() - Space.M)
        button.raise_()
