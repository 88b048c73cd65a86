"""Python's interpreter, kept from holding the GUI thread while other threads work."""

from __future__ import annotations

import gc
import sys

_THRESHOLDS = (5_000, 20, 200)

_TURN_S = 0.00005
"""Painting a screen of rows takes the interpreter some hundred times. At the default of 5 ms, for which
each may wait while a thread computes, a command on ten thousand recordings held the window for a quarter
of a second; the command itself takes no longer with this.

It must be shorter than the time between two moments at which a busy thread lets go by itself, as it does
with each row that it writes: each such moment wakes the thread that waits, in vain, and it counts anew.
At 0.2 ms, writing a long file held the window for 150 ms."""


def share_interpreter() -> None:
    """Let the GUI thread have its turn soon, and collect garbage rarely: a full collection looks through
    every object with the interpreter's lock held, half a second with ten thousand recordings in memory.
    Snapshots are frozen and form no cycles, so that there is next to nothing for it to find."""
    sys.setswitchinterval(_TURN_S)
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
