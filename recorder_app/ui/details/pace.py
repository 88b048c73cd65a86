"""How fast an upload goes, from what was seen of it in the last seconds."""

from __future__ import annotations

from collections import deque

_SPAN_S = 8.0
_LEAST_S = 1.0
"""What has been seen for a shorter time says nothing."""


class Pace:
    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def note(self, bytes_sent: int, now_s: float) -> None:
        """`now_s` on a clock that never goes back."""
        if self._seen and bytes_sent < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now_s, bytes_sent))
        while now_s - self._seen[0][0] > _SPAN_S:
            self._seen.popleft()

    def forget(self) -> None:
        self._seen.clear()

    @property
    def bytes_per_s(self) -> float | None:
        """None where it is not known yet, or nothing moves."""
        if not self._seen:
            return None
        (began, first), (ended, last) = self._seen[0], self._seen[-1]
        if ended - began < _LEAST_S or last <= first:
            return None
        return (last - first) / (ended - began)
