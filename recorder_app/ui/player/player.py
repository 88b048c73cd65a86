"""The player: the film, its time line with the chapters, and what a person does with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_app.domain.transcript import Topic
from recorder_app.ui.language import keep
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space
from recorder_app.ui.player.chapter_editing import ChapterEditing
from recorder_app.ui.player.controls import Controls
from recorder_app.ui.player.playback import Playback
from recorder_app.ui.player.screen import Screen
from recorder_app.ui.player.sound import Sound
from recorder_app.ui.player.time_line import TimeLine

STEP_S, LEAP_S = 5.0, 10.0
_VOLUME_STEP = 0.1


class Player(QWidget):
    """Makes its playback when the first film is shown: a window without one loads no library for it."""

    moved = Signal(float)
    """The position, in seconds."""
    corrected = Signal(object)
    """`Correction`: what the person wants of a chapter."""

    def __init__(
        self, make_playback: Callable[[], Playback], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        keep(self.setAccessibleName, "Player")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._make_playback = make_playback
        self.playback: Playback | None = None
        self._film: Path | None = None
        self._left_at_s = 0.0
        """Where to go on after a release."""
        self._length_s = 0.0
        """Known before the film is loaded."""
        self.film = Screen()
        self.trouble = Prose("playerTrouble", "secondary")
        self.trouble.hide()
        self.time_line = TimeLine()
        self.controls = Controls()
        self.sound = Sound(self.controls, self)
        self.chapters = ChapterEditing(self.time_line, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.film, 100)
        layout.addWidget(self.trouble)
        layout.addWidget(self.time_line)
        layout.addWidget(self.controls)
        layout.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.film.pressed.connect(self._press_screen)
        line, controls = self.time_line, self.controls
        line.seek_wanted.connect(self.seek)
        controls.play_wanted.connect(self.toggle)
        controls.seek_wanted.connect(self.seek)
        controls.add_wanted.connect(self._add_chapter_here)
        self.chapters.corrected.connect(self.corrected)

    # What is shown
    def show_film(self, film: Path | None, title: str, start_s: float = 0.0) -> None:
        """The film is held ready, standing at `start_s`; where it is shown already, nothing changes."""
        self.film.show_title(title)
        if film == self._film and (film is None or self._is_held):
            return
        self.release()
        self._film = film
        if start_s:
            self._left_at_s = start_s
        self.hold()

    def hold(self) -> None:
        """Take up the film again after a release."""
        if self._film is None or self._is_held:
            return
        if self.playback is None:
            self.playback = self._begin()
        self._show_playable(playable=True)
        self.playback.load(self._film, self._left_at_s)
        self.film.update()

    def show_length(self, duration_s: float) -> None:
        """As it is known before the film is loaded."""
        self._length_s = duration_s
        self.time_line.show_duration(duration_s)
        self._show_position(self.position_s)

    def show_unplayable(self, sentence: str) -> None:
        """Why there is no film; its time line stays, for the chapters."""
        self.release()
        self._film = None
        self.trouble.say(sentence)
        self._show_playable(playable=False)

    def _show_playable(self, *, playable: bool) -> None:
        self.film.setVisible(playable)
        self.controls.setVisible(playable)
        self.trouble.setHidden(playable)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # who divides the room asks at once how much this needs

    def release(self) -> None:
        """Let go of the film: it is not looked at any more."""
        self.chapters.leave()
        if self.playback is not None and self._is_held:
            self._left_at_s = self.playback.position_s
            self.playback.release()
        self.film.update()

    def forget(self) -> None:
        self.release()
        self._film, self._left_at_s, self._length_s = None, 0.0, 0.0
        self.show_chapters((), editable=False)

    @property
    def _is_held(self) -> bool:
        return self.playback is not None and self.playback.holds_film

    def show_chapters(self, chapters: Sequence[Topic], *, editable: bool) -> None:
        self.chapters.show(chapters)
        self.time_line.show_chapters(chapters, editable=editable)
        self.controls.show_chapters(chapters, editable=editable)
        self._show_position(self.position_s)

    def _begin(self) -> Playback:
        playback = self._make_playback()
        playback.setParent(self)
        self.film.watch(playback)
        playback.loaded.connect(self._show_loaded)
        playback.moved.connect(self._show_position)
        playback.moved.connect(self.moved)
        playback.changed.connect(self._show_state)
        playback.failed.connect(self._show_failed)
        self.sound.attach(playback)
        return playback

    @Slot()
    def _show_loaded(self) -> None:
        assert self.playback is not None
        self._length_s = self.playback.duration_s
        self.time_line.show_duration(self._length_s)
        self._show_position(self.position_s)
        self._show_state()

    @Slot(float)
    def _show_position(self, position_s: float) -> None:
        self.time_line.show_position(position_s)
        self.controls.show_time(position_s, self._length_s)
        self.controls.show_chapter(self.chapters.title_at(position_s))

    @Slot()
    def _show_state(self) -> None:
        playing = self.playback is not None and self.playback.is_playing
        self.controls.show_playing(playing=playing)

    @Slot(str)
    def _show_failed(self, sentence: str) -> None:
        self.trouble.say(sentence)
        self._show_playable(playable=False)

    # Playing
    @property
    def position_s(self) -> float:
        if self.playback is None or not self._is_held:
            return self._left_at_s
        return self.playback.position_s

    @Slot()
    def play(self) -> None:
        if self.playback is not None:
            self.playback.play()

    @Slot()
    def toggle(self) -> None:
        if self.playback is not None:
            if self.playback.is_playing:
                self.playback.pause()
            else:
                self.playback.play()

    @Slot()
    def _press_screen(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.toggle()

    @Slot(float)
    def seek(self, position_s: float) -> None:
        if self.playback is not None and self._is_held:
            self.playback.seek(position_s)
        else:
            self._left_at_s = max(0.0, min(position_s, self._length_s))
            self._show_position(self._left_at_s)
            self.moved.emit(self._left_at_s)

    def skip(self, seconds: float) -> None:
        self.seek(self.position_s + seconds)

    # Chapters
    @Slot()
    def _add_chapter_here(self) -> None:
        self.chapters.add(self.position_s)

    @Slot(float)
    def add_chapter(self, start_s: float) -> None:
        """Ask for its title."""
        self.chapters.add(start_s)

    # The keyboard
    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.film.show_focus(focused=event.reason() is not Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.film.show_focus(focused=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self.press(event):
            super().keyPressEvent(event)

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key is one of the player's; the transcript hands its keys on."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return self._press_for_chapter(event.key())
        if modifiers or self.playback is None:
            return False
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_K:
                self.toggle()
            case Qt.Key.Key_J:
                self.skip(-LEAP_S)
            case Qt.Key.Key_L:
                self.skip(LEAP_S)
            case Qt.Key.Key_Left:
                self.skip(-STEP_S)
            case Qt.Key.Key_Right:
                self.skip(STEP_S)
            case Qt.Key.Key_Up:
                self.sound.set_volume(self.sound.volume + _VOLUME_STEP)
            case Qt.Key.Key_Down:
                self.sound.set_volume(self.sound.volume - _VOLUME_STEP)
            case Qt.Key.Key_M:
                self.sound.toggle_mute()
            case _:
                return False
        return True

    def _press_for_chapter(self, key: int) -> bool:
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        start_s = self.chapters.beside(self.position_s, 1 if key == Qt.Key.Key_Right else -1)
        if start_s is not None:
            self.seek(start_s)
        return True
