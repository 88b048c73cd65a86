"""The film above, what is said in it below (or beside it, where there is room)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from recorder_app.domain.recording import Recording
from recorder_app.domain.words import StageStatus, StageType
from recorder_app.ui.details.transcript.pane import TranscriptPane
from recorder_app.ui.details.transcript.passages import Place, Sentence
from recorder_app.ui.details.transcript.proofreading import Reading
from recorder_app.ui.language import language, say
from recorder_app.ui.look.theme import Space
from recorder_app.ui.player.multimedia import DEBIAN_PACKAGES
from recorder_app.ui.player.playback import Playback
from recorder_app.ui.player.player import Player

_ROOM_BESIDE = 46
"""In heights of a line: from this width on, the transcript stands beside the film."""
_BESIDE = [58, 42]
"""How the width is shared at first, in hundredths."""
_USUAL_SHAPE = 9 / 16
"""Of films: height by width."""


class TranscriptPage(QWidget):
    corrected = Signal(object)
    """`Correction`"""
    shown_or_hidden = Signal()

    def __init__(
        self, make_playback: Callable[[], Playback], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("transcriptPage")
        self.reading: Reading | None = None
        self._recording: Recording | None = None
        self._awaited: tuple[int, float] | None = None
        """A recording whose transcript is not here yet, and where to go in it."""
        self._left_at_s: dict[int, float] = {}
        """Of recordings that were looked at before: where their films stood."""
        self._splits: dict[Qt.Orientation, QByteArray] = {}
        self.player = Player(make_playback)
        self.pane = TranscriptPane()
        self.view = self.pane.view
        self.view.spare_key = self.player.press
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setObjectName("transcriptSplit")
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.player)
        self.split.addWidget(self.pane)
        self.split.setStretchFactor(1, 1)
        self.split.splitterMoved.connect(self._remember_split)
        self._fit_margins()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)
        self.player.corrected.connect(self.corrected)
        self.player.moved.connect(self._follow)
        self.pane.corrected.connect(self.corrected)
        self.pane.play_wanted.connect(self._play_from)
        self.pane.chapter_wanted.connect(self._add_chapter)
        self.view.place_wanted.connect(self.go_to)
        language().changed.connect(self._say_again)

    # What is shown
    def show_recording(self, recording: Recording) -> None:
        """The newest facts of the recording that is looked at."""
        if self._recording is None or self._recording.id != recording.id:
            self.forget()
            if self._awaited is not None and self._awaited[0] != recording.id:
                self._awaited = None
        self._recording = recording
        if self.reading is None:
            self._show_nothing()
        elif self.reading.view is None:
            self.pane.show_nothing(self._why_nothing())

    @Slot(object)
    def show_reading(self, reading: Reading) -> None:
        self.reading = reading
        if reading.view is None:
            self.pane.show_nothing(self._why_nothing())
            self.player.show_chapters((), editable=False)
        else:
            self.pane.show_reading(reading)
            self.player.show_length(reading.view.duration_s)
            self.player.show_chapters(reading.view.topics, editable=True)
        self.player.setVisible(reading.view is not None or reading.film is not None)
        self._fit_margins()
        if self.isVisible():
            self._show_film()
        self._follow(self.player.position_s)
        if self._awaited is not None and self._awaited[0] == reading.recording_id:
            start_s, self._awaited = self._awaited[1], None
            self.go_to_second(start_s)

    def _show_film(self) -> None:
        if self.reading is None or self._recording is None:
            return
        film, problem = self.reading.film, self.reading.unplayable
        if film is None:
            self.player.show_unplayable(say("The film is not there any more."))
        elif problem is not None:
            self.player.show_unplayable(
                say(
                    "The film can't be played here: {library} is missing. "
                    "On Debian or Ubuntu: {line}",
                    library=problem,
                    line=f"apt install {DEBIAN_PACKAGES}",
                )
            )
        else:
            start_s = self._left_at_s.pop(self._recording.id, 0.0)
            self.player.show_film(film, self._recording.title, start_s)
        if self.split.orientation() not in self._splits:
            self._divide()

    def _show_nothing(self) -> None:
        self.player.forget()
        self.player.hide()
        self._fit_margins()
        self.pane.show_nothing(self._why_nothing())

    def _why_nothing(self) -> str:
        if self._recording is None:
            return ""
        transcribe = self._recording.stage(StageType.TRANSCRIBE)
        reason = transcribe.reason or transcribe.error or ""
        match transcribe.status:
            case StageStatus.COMPLETED:
                return ""  # it is being read
            case StageStatus.SKIPPED | StageStatus.FAILED:
                return say("There is no transcript: {reason}", reason=reason)
            case StageStatus.RUNNING:
                return say(
                    "It is being transcribed. What is said in it appears here when that is done."
                )
        return say("It is not transcribed yet. Run it, and what is said in it appears here.")

    @Slot()
    def _say_again(self) -> None:
        if self.reading is None:
            self._show_nothing()
        else:
            self.show_reading(self.reading)

    def forget(self) -> None:
        """No recording is looked at."""
        if self._recording is not None and self.reading is not None:
            self._left_at_s[self._recording.id] = self.player.position_s
        self.reading = self._recording = None
        self._show_nothing()

    # Where it is
    def open_at(self, recording_id: int, start_s: float) -> None:
        """Go there, now or as soon as the transcript is here."""
        if self.reading is not None and self.reading.recording_id == recording_id:
            self.go_to_second(start_s)
        else:
            self._awaited = (recording_id, start_s)

    def go_to_second(self, start_s: float) -> None:
        self.pane.following.begin_again()
        self.player.seek(start_s)
        self._follow(start_s, at_once=True)
        if self.view.spoken is not None:
            self.view.setCurrentIndex(self.pane.model.index(self.view.spoken.row))

    @Slot(object)
    def go_to(self, place: Place) -> None:
        self.pane.following.begin_at(place.row)
        passage = self.pane.model.rows[place.row]
        start_s = passage.start_s
        if isinstance(passage, Sentence) and place.word is not None:
            start_s = passage.segment.words[place.word].start_s
        self.player.seek(start_s)

    @Slot(float)
    def _follow(self, position_s: float, *, at_once: bool = False) -> None:
        if self.reading is None:
            return
        place = self.reading.clock.place_at(position_s)
        self.pane.following.show_place(place, at_once=at_once)
        if place is not None:
            self.player.film.show_caption(self.reading.rows[place.row].text)

    @Slot(int)
    def _play_from(self, row: int) -> None:
        self.go_to(Place(row, None))
        self.player.play()

    @Slot(int)
    def _add_chapter(self, row: int) -> None:
        self.player.add_chapter(self.pane.model.rows[row].start_s)

    # Its place in the window
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if not event.spontaneous():
            self.shown_or_hidden.emit()
            self._show_film()
            self.player.hold()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if not event.spontaneous():  # minimised, it may still be heard
            self.player.release()
            self.shown_or_hidden.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        wide = self.width() >= _ROOM_BESIDE * self.fontMetrics().height()
        turned = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if turned is not self.split.orientation():
            self.split.setOrientation(turned)
            self._fit_margins()
            if turned in self._splits:
                self.split.restoreState(self._splits[turned])
        if turned not in self._splits:
            self._divide()

    def _divide(self) -> None:
        """As long as the person has not: the film in its full size, but no more than half."""
        if self.split.orientation() is Qt.Orientation.Horizontal:
            self.split.setSizes([self.width() * each // 100 for each in _BESIDE])
        else:
            screen = self.player.film
            beside = min(screen.sizeHint().height(), screen.maximumHeight())
            controls = self.player.sizeHint().height() - beside
            whole = round(self.width() * _USUAL_SHAPE) + controls
            if screen.isHidden():
                whole = self.player.minimumSizeHint().height()
            film = min(whole, self.height() // 2)
            self.split.setSizes([film, self.height() - film])

    @Slot()
    def _remember_split(self) -> None:
        self._splits[self.split.orientation()] = self.split.saveState()

    def _fit_margins(self) -> None:
        """Room on both sides of the line between film and transcript."""
        if self.player.isHidden():
            self.pane.setContentsMargins(0, 0, 0, 0)
        elif self.split.orientation() is Qt.Orientation.Vertical:
            self.player.setContentsMargins(0, 0, 0, Space.S)
            self.pane.setContentsMargins(0, Space.XS, 0, 0)
        else:
            self.player.setContentsMargins(0, 0, Space.M, 0)
            self.pane.setContentsMargins(Space.M, 0, 0, 0)

    def split_states(self) -> dict[str, QByteArray]:
        """By name: how the room is divided, one above the other and side by side."""
        return {str(each.name).lower(): state for each, state in self._splits.items()}

    def restore_split(self, name: str, state: QByteArray) -> None:
        orientation = Qt.Orientation[name.capitalize()]
        self._splits[orientation] = state
        if orientation is self.split.orientation():
            self.split.restoreState(state)
