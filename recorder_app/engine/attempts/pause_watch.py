"""A pause that an upload on a stalled connection would keep waiting: its next checkpoint never comes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

STALLED_S = 2.5
"""An upload of which no byte has moved for so long has stalled."""

UNANSWERED_S = 5.0
"""The same once everything was sent: a platform takes a moment to put a film away."""


class PauseWatch:
    """Calls `cut_off`, once, when a pause is wanted and nothing moves. Thread-safe.

    It is right wherever the end of the program is: what is durable stays, and the next attempt asks the
    platform how far it has got.
    """

    def __init__(self, cut_off: Callable[[], None]) -> None:
        self._cut_off = cut_off
        self._changed = threading.Condition()
        self._wanted = False
        self._over = False
        self._watching = False
        self._fraction = 0.0
        self._moved_at = time.monotonic()

    def moved(self, fraction: float) -> None:
        """So much of the film is sent. Told the same again, it has not moved."""
        with self._changed:
            if fraction != self._fraction:
                self._fraction = fraction
                self._moved_at = time.monotonic()

    def want_stop(self, wanted: bool) -> None:
        """A pause, or its taking back."""
        with self._changed:
            self._wanted = wanted
            self._changed.notify_all()
            if wanted and not self._over and not self._watching:
                self._watching = True
                threading.Thread(target=self._watch, name="pause watch", daemon=True).start()

    def close(self) -> None:
        """The attempt has ended."""
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def _watch(self) -> None:
        with self._changed:
            while self._wanted and not self._over:
                patience_s = UNANSWERED_S if self._fraction >= 1 else STALLED_S
                left_s = self._moved_at + patience_s - time.monotonic()
                if left_s <= 0:
                    self._over = True
                    break
                self._changed.wait(left_s)
            else:
                self._watching = False
                return
        self._cut_off()
