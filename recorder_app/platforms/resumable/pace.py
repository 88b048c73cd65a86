"""Sending no faster than allowed, evenly."""

from __future__ import annotations

import time
from collections.abc import Callable

_LEAST_BYTES_PER_S = 1024.0
_STEPS_PER_S = 10


class Pace:
    """`bytes_per_s` is asked again for each piece, so that a new limit holds at once."""

    def __init__(
        self,
        bytes_per_s: Callable[[], float | None],
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._bytes_per_s = bytes_per_s
        self._clock = clock
        self._sleep = sleep
        self._free_at = 0.0

    def piece_bytes(self, most: int) -> int:
        """How much to send at a time: a tenth of a second's worth, at most `most`."""
        limit = self._limit()
        return most if limit is None else max(1, min(most, int(limit / _STEPS_PER_S)))

    def spend(self, count: int) -> None:
        """Wait until `count` bytes may be sent after those before."""
        limit = self._limit()
        if limit is None:
            self._free_at = 0.0
            return
        now = self._clock()
        # What was not used while the network was slow is not caught up with later.
        self._free_at = max(self._free_at, now) + count / limit
        if self._free_at > now:
            self._sleep(self._free_at - now)

    def _limit(self) -> float | None:
        limit = self._bytes_per_s()
        return None if limit is None else max(limit, _LEAST_BYTES_PER_S)
