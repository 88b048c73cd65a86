"""Many recordings, or as much of something else, at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

MANY = 500


def let_go(many: MutableMapping[int, Any]) -> None:
    """Empty it one by one: ten thousand recordings that die together hold every thread, and with these
    the window, for 20 ms."""
    while many:
        many.popitem()


@contextmanager
def without_collector(count: int) -> Iterator[None]:
    """Keep the cyclic garbage collector from looking through what is being built, where that is many
    objects: for ten thousand recordings it takes a third of the time, and finds nothing."""
    if count < MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # Else the next collection goes through all of it at once, and holds every thread meanwhile.
        gc.freeze()
        gc.enable()
