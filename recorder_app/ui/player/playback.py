"""What plays a film: the window's side of it, whatever does the work.

All positions and durations are seconds on the trimmed film.
"""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

SLOWEST, FASTEST = 0.5, 2.0
"""Times the speed of the recording."""


class Playback(QObject):
    """One film at a time. Nothing blocks: loading and seeking go on after the call.

    Abstract for mypy, which lets nothing be made that lacks a method; at run time Qt's metaclass leaves
    no place for that of `abc`.
    """

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

    @abstractmethod
    def load(self, film: Path, position_s: float = 0.0) -> None:
        """Take this film, and stand still at this position. Whatever was loaded is let go."""

    @abstractmethod
    def release(self) -> None:
        """Let go of the film: no file is open any more, no thread runs."""

    @abstractmethod
    def play(self) -> None:
        """From its beginning again, where it had come to its end."""

    @abstractmethod
    def pause(self) -> None: ...

    @abstractmethod
    def seek(self, position_s: float) -> None:
        """Bounded by the film's ends."""

    @abstractmethod
    def set_rate(self, rate: float) -> None:
        """`SLOWEST` to `FASTEST`; stays for the films that come after."""

    @abstractmethod
    def set_volume(self, volume: float) -> None:
        """0..1, as it is heard (not the amplitude); stays for the films that come after."""

    @property
    @abstractmethod
    def holds_film(self) -> bool:
        """Between `load` and `release`, also where it could not be loaded."""

    @property
    @abstractmethod
    def is_loaded(self) -> bool: ...

    @property
    @abstractmethod
    def is_playing(self) -> bool: ...

    @property
    @abstractmethod
    def position_s(self) -> float: ...

    @property
    @abstractmethod
    def duration_s(self) -> float:
        """0 while nothing is loaded."""

    @property
    @abstractmethod
    def has_picture(self) -> bool:
        """False for sound alone."""

    @property
    @abstractmethod
    def picture(self) -> QImage | None:
        """The one to be seen now."""

    @property
    @abstractmethod
    def can_be_heard(self) -> bool:
        """Whether there is a device for sound."""

    @property
    @abstractmethod
    def rate(self) -> float: ...

    @property
    @abstractmethod
    def volume(self) -> float: ...
