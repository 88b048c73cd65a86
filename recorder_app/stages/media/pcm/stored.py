"""What is known of a sound file whose samples stand one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stored:
    rate: int
    """Samples a second, of each channel."""
    block_bytes: int
    """What the samples of all channels at one time take."""
    at: int
    """Where the first of them stands in the file."""
    size_bytes: int
    """What all of them take, as the file says."""
    around: Callable[[int], tuple[bytes, bytes]]
    """What stands before and behind so many blocks in a file of their own."""
