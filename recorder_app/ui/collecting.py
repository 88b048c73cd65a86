"""Python's cyclic garbage collector, kept from holding the GUI thread.

A full collection looks through every object, with the interpreter's lock held: half a second with ten
thousand recordings in memory. Snapshots are frozen and form no cycles, so that there is next to nothing
for it to find.
"""

from __future__ import annotations

import gc

_THRESHOLDS = (5_000, 20, 200)


def collect_rarely() -> None:
    """Leave out what is there already, and look through the old objects seldom."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
