"""What has time: deleting what was removed, making searchable what is not yet."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime

from recorder_app.engine.indexing import index_all, sweep
from recorder_app.engine.purging import KEPT_FOR, Purging
from recorder_app.paths import Home
from recorder_app.store.store import Store

log = logging.getLogger(__name__)


class Tidying:
    def __init__(self, home: Home, store: Store, purging: Purging) -> None:
        self._home = home
        self._store = store
        self._purging = purging
        self._wanted = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._forever, name="tidying", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def kick(self) -> None:
        """Something may be due."""
        self._wanted.set()

    def close(self) -> None:
        """What is left is done by the next start."""
        self._closing.set()
        self.kick()
        if self._thread.is_alive():
            self._thread.join()

    def _forever(self) -> None:
        # What was removed before this start is not put back any more.
        self._purge(datetime.now(UTC))
        self._index()
        while not self._closing.is_set():
            self._wanted.wait()
            self._wanted.clear()
            self._purge(datetime.now(UTC) - KEPT_FOR)
            self._sweep()

    def _purge(self, until: datetime) -> None:
        try:
            self._purging.purge(until, self._closing)
        except Exception:
            log.exception("what was removed could not be deleted")

    def _sweep(self) -> None:
        try:
            sweep(self._store, self._closing)
        except Exception:
            log.exception("what was said once could not be forgotten")

    def _index(self) -> None:
        try:
            index_all(self._home, self._store, self._closing)
        except Exception:
            log.exception("what was said could not be made searchable")
