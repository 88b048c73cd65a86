"""What has time: deleting what was removed, putting the database and its index in order."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from recorder_app.engine.indexing import index_next, sweep_next
from recorder_app.engine.purging import KEPT_FOR, Purging
from recorder_app.paths import Home
from recorder_app.store.store import Store

log = logging.getLogger(__name__)

SETTLED_AFTER_S = 2.0
"""A start has more urgent things to do."""
_REST = 9
"""So many times as long as a step took nothing is done after it: nobody is to notice."""
_AT_ONCE, _AT_ONCE_S = 10, 0.05
"""So many steps are taken at once, and more if they are short."""


class Tidying:
    """Bit by bit, on a thread of its own. What is left when it is closed is done by the next start."""

    def __init__(self, home: Home, store: Store, purging: Purging) -> None:
        self._home = home
        self._store = store
        self._purging = purging
        self._wanted = threading.Event()
        self._closing = threading.Event()
        self._started_at = datetime.now(UTC)
        self._anew = threading.Event()
        """Every recording is to be looked at again."""
        self._indexed: int | None = 0
        """The last recording that was looked at; None once all are indexed."""
        self._left: deque[Iterator[object]] = deque()
        """What was begun at once."""
        self._thread = threading.Thread(target=self._forever, name="tidying", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def kick(self) -> None:
        """Something may be due."""
        self._wanted.set()

    def take(self, steps: Iterator[object]) -> None:
        """Take these steps: a few at once, and the rest where nobody has to wait for it."""
        began = time.monotonic()
        for taken, _ in enumerate(steps, start=1):
            long = taken >= _AT_ONCE and time.monotonic() - began > _AT_ONCE_S
            if long and self._thread.is_alive():
                self._left.append(steps)
                self.kick()
                return

    def index_anew(self) -> None:
        """Something may have come that can't be searched yet."""
        self._anew.set()
        self.kick()

    def close(self) -> None:
        self._closing.set()
        self.kick()
        if self._thread.is_alive():
            self._thread.join()

    def _forever(self) -> None:
        self._closing.wait(SETTLED_AFTER_S)
        # What was removed before this start is not put back any more.
        self._tried(lambda: self._purging.purge(self._started_at, self._closing))
        while not self._closing.is_set():
            self._wanted.wait(None if self._indexed is None else 0)
            if self._wanted.is_set():
                self._wanted.clear()
                self._tried(self._store.checkpoint)
                while self._left and not self._closing.is_set():
                    self._tried(self._take_on)
                self._tried(self._purge)
                self._tried(self._sweep)
            self._tried(self._index)

    def _take_on(self) -> None:
        for _ in self._left.popleft():
            if self._closing.is_set():
                return

    def _purge(self) -> None:
        self._purging.purge(datetime.now(UTC) - KEPT_FOR, self._closing)

    def _sweep(self) -> None:
        while not self._closing.is_set() and sweep_next(self._store):
            pass

    def _index(self) -> None:
        if self._anew.is_set():
            self._anew.clear()
            self._indexed = 0
        if self._indexed is None:
            return
        last, self._indexed = self._indexed, None
        began = time.monotonic()
        self._indexed = index_next(self._home, self._store, last)
        self._closing.wait(_REST * (time.monotonic() - began))

    def _tried(self, step: Callable[[], object]) -> None:
        try:
            step()
        except Exception:
            log.exception("tidying up has failed")
