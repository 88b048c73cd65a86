"""What plays a film: the window's side of it, whatever does the work.

All positions and durations are seconds on the trimmed film.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

SLOWEST, FASTEST = 0.5, 2.0
"""Times the speed of the recording."""


class Playback(QObject):
    """One film at a time. Nothing blocks: loading and seeking go on after the call."""

    loaded = Signal()
    """Duration and kind are known, the first picture is there or comes next."""
    moved = Signal(float)
    """The position, also after a seek."""
    pictured = Signal()
    """`picture` is another one."""
    changed = Signal()
    """It plays, or stopped playing; a sound device came or went."""
    failed = Signal(str)
    """A sentence: the film can't be played."""

    def load(self, film: Path, position_s: float = 0.0) -> None:
        """Take this film, and stand still at this position. Whatever was loaded is let go."""
        raise NotImplementedError

    def release(self) -> None:
        """Let go of the film: no file is open any more, no thread runs."""
        raise NotImplementedError

    def play(self) -> None:
        """From its beginning again, where it had come to its end."""
        raise NotImplementedError

    def pause(self) -> None:
        raise NotImplementedError

    def seek(self, position_s: float) -> None:
        """Bounded by the film's ends."""
        raise NotImplementedError

    def set_rate(self, rate: float) -> None:
        """`SLOWEST` to `FASTEST`; stays for the films that come after."""
        raise NotImplementedError

    def set_volume(self, volume: float) -> None:
        """0..1, as it is heard (not the amplitude); stays for the films that come after."""
        raise NotImplementedError

    @property
    def holds_film(self) -> bool:
        """Between `load` and `release`, also where it could not be loaded."""
        raise NotImplementedError

    @property
    def is_loaded(self) -> bool:
        raise NotImplementedError

    @property
    def is_playing(self) -> bool:
        raise NotImplementedError

    @property
    def position_s(self) -> float:
        raise NotImplementedError

    @property
    def duration_s(self) -> float:
        """0 while nothing is loaded."""
        raise NotImplementedError

    @property
    def has_picture(self) -> bool:
        """False for sound alone."""
        raise NotImplementedError

    @property
    def picture(self) -> QImage | None:
        """The one to be seen now."""
        raise NotImplementedError

    @property
    def can_be_heard(self) -> bool:
        """Whether there is a device for sound."""
        raise NotImplementedError

    @property
    def rate(self) -> float:
        raise NotImplementedError

    @property
    def volume(self) -> float:
        raise NotImplementedError
