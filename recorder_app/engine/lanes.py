"""The lanes: a QThreadPool each, whose threads supervise attempts, and the dispatcher that fills them.

The dispatcher is one permanent thread. Whatever may have made work claimable kicks it; it claims what
the lanes have room for, in queue order, and starts it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QThreadPool

from recorder_app.domain.recording import PartRef
from recorder_app.domain.words import Lane
from recorder_app.engine.attempt import LiveAttempt, Shop
from recorder_app.settings import LaneSettings

log = logging.getLogger(__name__)


class Lanes:
    """Thread-safe. `on_idle` and `on_busy` are told when the last attempt ends and the first begins."""

    def __init__(self, shop: Shop, limits: Callable[[], LaneSettings]) -> None:
        self._shop = shop
        self._limits = limits
        self._lock = threading.Lock()
        self._live: dict[int, LiveAttempt] = {}
        self._pools = {lane: QThreadPool() for lane in Lane}
        self._kicked = threading.Event()
        self._open = False
        self._closing = False
        self._only: frozenset[int] | None = None
        self.on_busy: Callable[[bool], None] = lambda _busy: None
        self._thread = threading.Thread(
            target=self._dispatch_forever, name="dispatcher", daemon=True
        )

    def start(self, only: frozenset[int] | None = None) -> None:
        """Begin to claim work; of these recordings only, if given."""
        self._only = only
        self._open = True
        self._thread.start()
        self.kick()

    def allow(self, recording_ids: frozenset[int]) -> None:
        """Where only some recordings are worked on, these too."""
        if self._only is not None:
            self._only |= recording_ids
        self.kick()

    def kick(self) -> None:
        """Something may have become claimable, or a lane free."""
        self._kicked.set()

    def live(self, recording_ids: frozenset[int] | None = None) -> list[LiveAttempt]:
        """The attempts that run, of these recordings or of all."""
        with self._lock:
            return [
                each
                for each in self._live.values()
                if recording_ids is None or each.recording_id in recording_ids
            ]

    def close(self) -> None:
        """Claim nothing more; what runs goes on until it is stopped or killed."""
        self._closing = True
        self.kick()
        if self._thread.is_alive():
            self._thread.join()

    def wait(self) -> None:
        """Wait until no thread of a lane runs."""
        for pool in self._pools.values():
            pool.waitForDone()

    def _dispatch_forever(self) -> None:
        while True:
            self._kicked.wait()
            self._kicked.clear()
            if self._closing:
                return
            try:
                for lane in Lane:
                    self._fill(lane)
            except Exception:
                log.exception("the dispatcher could not claim")

    def _fill(self, lane: Lane) -> None:
        limit = self._limits().limit(lane)
        with self._lock:
            room = limit - sum(each.lane is lane for each in self._live.values())
        if room <= 0:
            return
        with self._shop.store.read() as tx:
            wanted = tx.claimable(lane, limit=room if self._only is None else 10_000)
        if self._only is not None:
            wanted = [each for each in wanted if each[0] in self._only][:room]
        if not wanted:
            return
        claimed = self._claim(lane, wanted)
        pool = self._pools[lane]
        for live in claimed:
            pool.setMaxThreadCount(max(limit, pool.activeThreadCount() + 1))
            pool.start(live)

    def _claim(self, lane: Lane, wanted: list[tuple[int, PartRef]]) -> list[LiveAttempt]:
        """Attempts are registered within the transaction that claims them, so that each command
        after it finds them."""
        claimed: list[LiveAttempt] = []
        try:
            with self._shop.store.write() as tx:
                for recording_id, part in wanted:
                    claim = tx.claim(recording_id, part, datetime.now(UTC))
                    if claim is not None:
                        live = LiveAttempt(self._shop, lane, claim[0], part, claim[1], self._ended)
                        claimed.append(live)
                        self._register(live)
        except BaseException:
            for live in claimed:
                self._ended(live)
            raise
        return claimed

    def _register(self, live: LiveAttempt) -> None:
        with self._lock:
            self._live[live.attempt.id] = live
            first = len(self._live) == 1
        if first:
            self.on_busy(True)

    def _ended(self, live: LiveAttempt) -> None:
        with self._lock:
            self._live.pop(live.attempt.id, None)
            last = not self._live
        if last:
            self.on_busy(False)
        self.kick()
