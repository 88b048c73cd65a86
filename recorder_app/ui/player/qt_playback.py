"""Plays with Qt Multimedia (https://doc.qt.io/qt-6/qmediaplayer.html).

Import it only where `multimedia_problem` finds none.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QAudio,
    QAudioOutput,
    QMediaDevices,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

from recorder_app.ui.language import say
from recorder_app.ui.player.playback import FASTEST, SLOWEST, Playback

_Status = QMediaPlayer.MediaStatus
_READY = (_Status.LoadedMedia, _Status.BufferingMedia, _Status.BufferedMedia, _Status.EndOfMedia)


class QtPlayback(Playback):
    """Pictures come through a video sink and are painted by whoever shows them: a QVideoWidget is a
    native window of its own that nothing can lie upon, and that not every display can draw."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._devices = QMediaDevices(self)
        self._output: QAudioOutput | None = None
        self._film: Path | None = None
        self._volume = 1.0
        self._awaited_s: float | None = None
        """Where to go as soon as the film is loaded."""
        self._frame: QVideoFrame | None = None
        self._image: QImage | None = None
        self._devices.audioOutputsChanged.connect(self._find_output)
        self._sink.videoFrameChanged.connect(self._take_frame)
        self._player.mediaStatusChanged.connect(self._note_status)
        self._player.positionChanged.connect(self._note_position)
        self._player.playbackStateChanged.connect(self._note_state)
        self._player.errorOccurred.connect(self._note_error)
        self._find_output()

    @Slot()
    def _find_output(self) -> None:
        """The system's sound device, or silence: without an output the player keeps its own time."""
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            self._player.setAudioOutput(None)  # type: ignore[arg-type]  # null is allowed
            self._output = None
        else:
            self._output = QAudioOutput(device, self)
            self._player.setAudioOutput(self._output)
            self.set_volume(self._volume)
        self.changed.emit()

    # Commands
    def load(self, film: Path, position_s: float = 0.0) -> None:
        self.release()
        self._film = film
        self._awaited_s = position_s
        self._player.setSource(QUrl.fromLocalFile(str(film)))

    def release(self) -> None:
        self._awaited_s = None
        self._film = None
        self._player.stop()
        self._player.setSource(QUrl())
        self._frame = self._image = None

    def play(self) -> None:
        if self._player.mediaStatus() is _Status.EndOfMedia:
            self._player.setPosition(0)
        self._player.play()

    def pause(self) -> None:
        self._player.pause()

    def seek(self, position_s: float) -> None:
        if self._awaited_s is not None:
            self._awaited_s = position_s
            return
        at_end = self._player.mediaStatus() is _Status.EndOfMedia
        position_s = max(0.0, min(position_s, self.duration_s))
        self._player.setPosition(round(position_s * 1000))
        if at_end:
            self._player.pause()  # stopped, it would show no picture

    def set_rate(self, rate: float) -> None:
        self._player.setPlaybackRate(max(SLOWEST, min(rate, FASTEST)))

    def set_volume(self, volume: float) -> None:
        self._volume = max(0.0, min(volume, 1.0))
        if self._output is not None:
            heard, linear = (
                QAudio.VolumeScale.LogarithmicVolumeScale,
                QAudio.VolumeScale.LinearVolumeScale,
            )
            self._output.setVolume(QAudio.convertVolume(self._volume, heard, linear))

    # State
    @property
    def holds_film(self) -> bool:
        return self._film is not None

    @property
    def is_loaded(self) -> bool:
        return self._film is not None and self._awaited_s is None

    @property
    def is_playing(self) -> bool:
        return self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    @property
    def position_s(self) -> float:
        if self._awaited_s is not None:
            return self._awaited_s
        return self._player.position() / 1000

    @property
    def duration_s(self) -> float:
        return self._player.duration() / 1000 if self.is_loaded else 0.0

    @property
    def has_picture(self) -> bool:
        return self._player.hasVideo()

    @property
    def picture(self) -> QImage | None:
        """Converted when it is looked at, and only once: a hidden film costs nothing."""
        if self._image is None and self._frame is not None:
            self._image = self._frame.toImage()
        return self._image

    @property
    def can_be_heard(self) -> bool:
        return self._output is not None

    @property
    def rate(self) -> float:
        return self._player.playbackRate()

    @property
    def volume(self) -> float:
        return self._volume

    # What the player tells
    @Slot(_Status)
    def _note_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status in _READY and self._awaited_s is not None:
            position_s, self._awaited_s = self._awaited_s, None
            playing = self.is_playing
            if not playing:
                self._player.pause()  # shows the picture there; stopped, there is none
            if position_s:
                self.seek(position_s)
            self.loaded.emit()
            self.moved.emit(position_s)

    @Slot("qlonglong")
    def _note_position(self, position_ms: int) -> None:
        if self._awaited_s is None and self._film is not None:
            self.moved.emit(position_ms / 1000)

    @Slot()
    def _note_state(self) -> None:
        self.changed.emit()

    @Slot(QVideoFrame)
    def _take_frame(self, frame: QVideoFrame) -> None:
        if frame.isValid() and self._film is not None:
            self._frame, self._image = QVideoFrame(frame), None
            self.pictured.emit()

    @Slot(QMediaPlayer.Error, str)
    def _note_error(self, _error: QMediaPlayer.Error, reason: str) -> None:
        if self._film is not None:
            name = self._film.name
            self.failed.emit(say("“{name}” can't be played: {reason}", name=name, reason=reason))
