"""A film without a film: it moves when a test says so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from recorder_app.ui.player.playback import Playback


class FakePlayback(Playback):
    length_s = 104.6

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.film: Path | None = None
        self.calls: list[str] = []
        self._playing = False
        self._position_s = 0.0
        self._rate, self._volume = 1.0, 1.0
        self.sound_only = False
        self.heard = True

    def load(self, film: Path, position_s: float = 0.0) -> None:
        self.calls.append("load")
        self.film, self._position_s, self._playing = film, position_s, False
        self.loaded.emit()
        self.moved.emit(position_s)

    def release(self) -> None:
        self.calls.append("release")
        self.film, self._playing = None, False

    def play(self) -> None:
        self._playing = True
        self.changed.emit()

    def pause(self) -> None:
        self._playing = False
        self.changed.emit()

    def seek(self, position_s: float) -> None:
        self._position_s = max(0.0, min(position_s, self.duration_s))
        self.moved.emit(self._position_s)

    def advance(self, seconds: float) -> None:
        """So much time passes while it plays."""
        if self._playing:
            self.seek(self._position_s + seconds * self._rate)

    def set_rate(self, rate: float) -> None:
        self._rate = rate

    def set_volume(self, volume: float) -> None:
        self._volume = volume

    @property
    def holds_film(self) -> bool:
        return self.film is not None

    @property
    def is_loaded(self) -> bool:
        return self.film is not None

    @property
    def is_playing(self) -> bool:
        return self._playing

    @property
    def position_s(self) -> float:
        return self._position_s

    @property
    def duration_s(self) -> float:
        return self.length_s if self.film is not None else 0.0

    @property
    def has_picture(self) -> bool:
        return not self.sound_only

    @property
    def picture(self) -> QImage | None:
        return None

    @property
    def can_be_heard(self) -> bool:
        return self.heard

    @property
    def rate(self) -> float:
        return self._rate

    @property
    def volume(self) -> float:
        return self._volume
