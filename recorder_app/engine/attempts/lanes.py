"""The lanes: a QThreadPool each, whose threads supervise attempts, and the dispatcher that fills them.

The dispatcher is one permanent thread. Whatever may have made work claimable kicks it; it claims what
the lanes have room for, in queue order, and starts it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from PySide6.QtCore import QThreadPool

from recorder_app import platforms
from recorder_app.domain import transitions
from recorder_app.domain.recording import PartRef, Recording, Waiting
from recorder_app.domain.words import Lane, StageType
from recorder_app.engine.attempts.attempt import LiveAttempt
from recorder_app.engine.attempts.shop import Shop
from recorder_app.engine.attempts.upload_gate import is_remote
from recorder_app.settings import LaneSettings
from recorder_app.store.reader import Reader
from recorder_app.store.store import Writer

log = logging.getLogger(__name__)

_ALL = 1_000_000
"""More than any queue holds."""

AGAIN_AFTER_S = 5.0
"""When the database is asked again after it could not be written (a full disk)."""


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
        """Where only some recordings are worked on, these too: a person has told them to run."""
        self._shop.work_gate.let(recording_ids)
        with self._lock:
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
        patience_s = None
        while True:
            self._kicked.wait(patience_s)
            self._kicked.clear()
            patience_s = None
            if self._closing:
                return
            try:
                for lane in Lane:
                    self._fill(lane)
            except Exception:
                log.exception("the dispatcher could not claim")
                patience_s = AGAIN_AFTER_S

    @contextmanager
    def handing_over(self, ending: LiveAttempt) -> Iterator[Writer]:
        """The transaction in which an attempt ends also claims what that makes claimable and what its
        own place in its lane is free for: nothing stands still between two stages."""
        with self._claiming() as (tx, claimed):
            yield tx
            for lane in Lane:
                room = self._room(lane, besides=ending)
                claimed += self._claim(tx, lane, self._wanted(tx, lane, room))
        self._begin(claimed)

    def _fill(self, lane: Lane) -> None:
        if lane is Lane.UPLOAD:
            self._hold_back()
        room = self._room(lane)
        with self._shop.store.read() as reader:
            wanted = self._wanted(reader, lane, room)
        if not wanted:
            return
        with self._claiming() as (tx, claimed):
            claimed += self._claim(tx, lane, wanted)
        self._begin(claimed)

    def _room(self, lane: Lane, besides: LiveAttempt | None = None) -> int:
        if self._closing:
            return 0
        with self._lock:
            taken = sum(each.lane is lane for each in self._live.values() if each is not besides)
        return self._limits().limit(lane) - taken

    def _wanted(self, tx: Reader, lane: Lane, room: int) -> list[tuple[int, PartRef]]:
        """What stands first in the lane's queue, as much as there is room for."""
        if room <= 0:
            return []
        only = self._only
        let = self._shop.work_gate.let_through()
        if let is not None:
            only = let if only is None else only & let
            if not only:
                return []
        limited = lane is Lane.UPLOAD and self._shop.gate.limited
        if only is None and not limited:
            return tx.claimable(lane, limit=room)
        wanted = [
            each for each in tx.claimable(lane, limit=_ALL) if only is None or each[0] in only
        ]
        if limited:
            to = tx.destinations([part for _, part in wanted if isinstance(part, int)])
            with self._lock:
                live = [each.destination for each in self._live.values() if each.destination]
            chosen = self._shop.gate.within_limits(to, live, room)
            wanted = [each for each in wanted if each[1] in chosen]
        return wanted[:room]

    @contextmanager
    def _claiming(self) -> Iterator[tuple[Writer, list[LiveAttempt]]]:
        """A write transaction and the list of what is claimed in it. Attempts are registered before
        the commit, so that each command after it finds them; a rollback takes them back."""
        claimed: list[LiveAttempt] = []
        try:
            with self._shop.store.write() as tx:
                yield tx, claimed
        except BaseException:
            for live in claimed:
                self._ended(live)
            raise

    def _claim(
        self, tx: Writer, lane: Lane, wanted: list[tuple[int, PartRef]]
    ) -> Iterator[LiveAttempt]:
        for recording_id, part in wanted:
            recording = tx.recording(recording_id)
            if recording is None or self._closed_for(recording, part):
                continue  # it is held back by the next filling of its lane
            claim = tx.claim(recording_id, part, datetime.now(UTC))
            if claim is not None:
                claimed, attempt = claim
                live = LiveAttempt(self._shop, lane, claimed, part, attempt, self)
                self._register(live)
                yield live

    def _closed_for(self, recording: Recording, part: PartRef) -> Waiting | None:
        """Why the part is not begun now, if it is an upload to which that applies."""
        if isinstance(part, StageType):
            return None
        return self._shop.gate.closed(recording.output(part), datetime.now(UTC))

    def _hold_back(self) -> None:
        """Have all uploads that are queued and not to be made now wait until they are, and say why: in
        one transaction, however many they are."""
        if not self._shop.gate.is_shut(datetime.now(UTC)):
            return
        with self._shop.store.read() as reader:
            queued = reader.claimable(Lane.UPLOAD, limit=_ALL)
            to = reader.destinations([part for _, part in queued if isinstance(part, int)])
        if not any(platforms.load(platform).needs_account for platform, _ in to.values()):
            return
        with self._shop.store.write() as tx:
            changed = {each.id: each for each in tx.recordings([each for each, _ in queued])}
            for recording_id, part in tx.claimable(Lane.UPLOAD, limit=_ALL):
                recording = changed.get(recording_id)
                if recording is None or isinstance(part, StageType):
                    continue
                waiting = self._closed_for(recording, part)
                if waiting is not None:
                    changed[recording_id] = transitions.held_back(recording, part, waiting)
            tx.save_all(list(changed.values()))

    def mind_the_gate(self) -> None:
        """Uploads that are not to be made now stop at their next checkpoint; the others share the
        bandwidth."""
        uploads = [each for each in self.live() if each.output is not None]
        for each in uploads:
            if each.output and self._shop.gate.closed(each.output, datetime.now(UTC)):
                each.want_stop(True)
        remote = [each for each in uploads if each.output and is_remote(each.output)]
        for each in remote:
            each.limit(self._shop.gate.share(len(remote)))

    def is_held(self, recording_id: int) -> bool:
        """Whether nothing of the recording may be begun, because the work as a whole is held."""
        return self._shop.work_gate.is_shut_for(recording_id)

    def _register(self, live: LiveAttempt) -> None:
        with self._lock:
            self._live[live.attempt.id] = live
            first = len(self._live) == 1
        if first:
            self.on_busy(True)

    def _begin(self, claimed: list[LiveAttempt]) -> None:
        for live in claimed:
            if self.is_held(live.recording_id):
                live.want_stop(True)
            pool = self._pools[live.lane]
            limit = self._limits().limit(live.lane)
            pool.setMaxThreadCount(max(limit, pool.activeThreadCount() + 1))
            pool.start(live)
        if any(each.output for each in claimed):
            self.mind_the_gate()

    def ended(self, live: LiveAttempt) -> None:
        """Nothing of the attempt is left: its place is free."""
        self._ended(live)
        if live.output is not None:
            self.mind_the_gate()
        self.kick()

    def _ended(self, live: LiveAttempt) -> None:
        with self._lock:
            self._live.pop(live.attempt.id, None)
            last = not self._live
        if last:
            self.on_busy(False)
