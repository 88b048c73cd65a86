"""How loud and how fast it is played; that stays from film to film."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from recorder_app.ui.player.controls import Controls
from recorder_app.ui.player.playback import Playback


class Sound(QObject):
    def __init__(self, controls: Controls, parent: QObject) -> None:
        super().__init__(parent)
        self._controls = controls
        self._playback: Playback | None = None
        self._is_muted = False
        self.volume, self.rate = 1.0, 1.0
        """0..1, and times the speed of the recording."""
        controls.rate_wanted.connect(self.set_rate)
        controls.volume_wanted.connect(self.set_volume)
        controls.mute_wanted.connect(self.toggle_mute)

    def attach(self, playback: Playback) -> None:
        self._playback = playback
        playback.changed.connect(self._show)
        playback.loaded.connect(self._show)
        playback.set_rate(self.rate)
        self._apply()

    @Slot(float)
    def set_rate(self, rate: float) -> None:
        self.rate = rate
        if self._playback is not None:
            self._playback.set_rate(rate)
        self._controls.show_rate(rate)

    @Slot(float)
    def set_volume(self, volume: float) -> None:
        """What was muted is heard again."""
        self.volume, self._is_muted = max(0.0, min(volume, 1.0)), False
        self._apply()

    @Slot()
    def toggle_mute(self) -> None:
        self._is_muted = not self._is_muted
        self._apply()

    def _apply(self) -> None:
        if self._playback is not None:
            self._playback.set_volume(0.0 if self._is_muted else self.volume)
        self._show()

    @Slot()
    def _show(self) -> None:
        can_be_heard = self._playback is None or self._playback.can_be_heard
        self._controls.show_rate(self.rate)
        self._controls.show_volume(self.volume, muted=self._is_muted, can_be_heard=can_be_heard)
