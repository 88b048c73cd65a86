"""What a sound file is to who cuts it: a head, and a row of frames that can be copied one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from recorder_app.stages.media.window import Window


@dataclass(frozen=True, slots=True)
class Frame:
    at: int
    """Where it begins in the file."""
    size: int
    samples: int
    """Of each channel."""
    number: int = 0
    """As the frame says itself, where it does."""


@dataclass(frozen=True, slots=True)
class Written:
    """What of the frames is in a cut."""

    samples: int
    frames: int
    size_bytes: int


class Row(Protocol):
    """A sound file of one form."""

    @property
    def rate(self) -> int:
        """Samples a second."""

    @property
    def first_frame(self) -> int:
        """Where it begins in the file."""

    def walk(self, window: Window, at: int) -> Iterator[Frame]:
        """The frames from one on. Ends where the file does, or breaks off. Raises `Unfit`."""

    def moved(self, content: memoryview, first: int) -> bytes | memoryview:
        """A frame as it stands in a cut whose first frame has the number `first` in the file."""

    def head(self, written: Written, *, from_start: bool) -> bytes:
        """What stands before so many frames; always of the same length."""
