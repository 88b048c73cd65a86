"""A limit is kept evenly, and a new one at once."""

from __future__ import annotations

import pytest

from recorder_app.platforms.resumable.pace import Pace

MIB = 1024 * 1024


class Time:
    def __init__(self) -> None:
        self.now_s = 50.0
        self.limit: float | None = 100_000.0
        self.pace = Pace(lambda: self.limit, clock=lambda: self.now_s, sleep=self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.now_s += seconds

    def send(self, count: int) -> list[int]:
        """The pieces in which so many bytes are sent."""
        pieces: list[int] = []
        while sum(pieces) < count:
            pieces.append(self.pace.piece_bytes(MIB))
            self.pace.spend(pieces[-1])
        return pieces


def test_a_limit_is_kept_evenly() -> None:
    time = Time()
    pieces = time.send(1_000_000)
    assert max(pieces) <= 10_000
    assert time.now_s - 50 == pytest.approx(10)


def test_a_new_limit_holds_at_once() -> None:
    time = Time()
    time.send(100_000)
    time.limit = 1_000_000
    time.send(1_000_000)
    assert time.now_s - 50 == pytest.approx(2)
    time.limit = None
    assert time.send(MIB) == [MIB]
    assert time.now_s - 50 == pytest.approx(2)


def test_what_was_not_used_is_not_caught_up_with() -> None:
    time = Time()
    time.send(10_000)
    time.now_s += 60
    before = time.now_s
    time.send(100_000)
    assert time.now_s - before == pytest.approx(1)
