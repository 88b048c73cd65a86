"""While there is work, the machine does not go to sleep by itself."""

from __future__ import annotations

import logging
import threading

from wakepy import keep

log = logging.getLogger(__name__)


class Awake:
    """Holds the system's inhibitor on a thread of its own, because asking for it may block."""

    def __init__(self, *, allowed: bool) -> None:
        self._allowed = allowed
        self._wanted = False
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._hold_forever, name="awake", daemon=True)
        self._thread.start()

    def want(self, wanted: bool) -> None:
        with self._changed:
            self._wanted = wanted
            self._changed.notify()

    def allow(self, allowed: bool) -> None:
        """Whether the person wants it at all."""
        with self._changed:
            self._allowed = allowed
            self._changed.notify()

    @property
    def _due(self) -> bool:
        return self._wanted and self._allowed

    def close(self) -> None:
        with self._changed:
            self._closing = True
            self._wanted = False
            self._changed.notify()
        self._thread.join(timeout=2.0)

    def _hold_forever(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._due or self._closing)
                if self._closing:
                    return
            with keep.running(on_fail="pass") as mode:
                if not mode.active:
                    log.info("this system offers no way to keep it awake")
                with self._changed:
                    self._changed.wait_for(lambda: not self._due)
