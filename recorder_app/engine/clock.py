"""The clock, and nothing else: its jobs only make work claimable, so that a lost tick loses nothing."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

log = logging.getLogger(__name__)

_DUE = "due"
_NEVER_WEEKS = 5000
"""A job has to have a next time; this one is moved forward by `wake_at`."""


class Clock:
    """APScheduler with its memory store; jobs run on its own threads, one of a kind at a time."""

    def __init__(self) -> None:
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._when_due: Callable[[], None] | None = None
        self._lock = threading.Lock()
        """Held while the scheduler is asked for something, see `close`."""

    def start(
        self,
        when_due: Callable[[], None],
        when_idle: Callable[[], None],
        hourly: Callable[[], None],
    ) -> None:
        """`when_due` is called at the times given to `wake_at`, and the first two every ten seconds."""
        self._when_due = when_due
        # A job that ended would be removed; the scheduler's thread would die of that while it closes.
        self._scheduler.add_job(when_due, "interval", weeks=_NEVER_WEEKS, id=_DUE)
        self._scheduler.add_job(when_due, "interval", seconds=10, id="safety net")
        self._scheduler.add_job(when_idle, "interval", seconds=10, id="housekeeping")
        self._scheduler.add_job(hourly, "interval", hours=1, id="hourly")
        self._scheduler.start()

    def wake_at(self, moment: datetime) -> None:
        """Call `when_due` at `moment`, unless an earlier call is set already."""
        with self._lock:
            if self._when_due is None:
                return
            job = self._scheduler.get_job(_DUE)
            if job is not None and job.next_run_time is not None and job.next_run_time <= moment:
                return
            # A moment that is past would be a misfire of unbounded grace: it runs at once.
            soon = datetime.now(UTC) + timedelta(milliseconds=1)
            self._scheduler.modify_job(_DUE, next_run_time=max(moment, soon))

    def close(self) -> None:
        """Returns when no job runs any more."""
        # While it shuts down, the scheduler waits for its jobs with its locks held: a job that asked it
        # for anything then would never end.
        with self._lock:
            self._when_due = None
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
