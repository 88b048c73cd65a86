from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from recorder_app.engine.clock import Clock

PATIENCE_S = 20.0


def nothing() -> None:
    pass


def test_it_calls_at_the_time_it_was_given() -> None:
    called = threading.Event()
    clock = Clock()
    clock.start(called.set, nothing, nothing)
    clock.wake_at(datetime.now(UTC) - timedelta(hours=1))
    assert called.wait(PATIENCE_S)
    clock.close()


def test_a_job_that_sets_the_next_time_while_it_closes_ends_all_the_same() -> None:
    at_work, closing = threading.Event(), threading.Event()

    def work() -> None:
        at_work.set()
        closing.wait(PATIENCE_S)
        clock.wake_at(datetime.now(UTC))

    clock = Clock()
    clock.start(work, nothing, nothing)
    clock.wake_at(datetime.now(UTC))
    assert at_work.wait(PATIENCE_S)
    closer = threading.Thread(target=clock.close, daemon=True)
    closer.start()
    while clock._scheduler.running:
        closer.join(0.01)
    closing.set()
    closer.join(PATIENCE_S)
    assert not closer.is_alive()
