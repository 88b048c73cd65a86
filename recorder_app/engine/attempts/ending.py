"""How an attempt that has not finished its part is written down: stopped, failed, dead or cancelled."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from recorder_app.domain import story, transitions
from recorder_app.domain.errors import NeedsUser, NoRoom, Permanent, Transient, Unknown, WorkError
from recorder_app.domain.journal import Attempt
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.words import StageType
from recorder_app.engine.attempts import abandoning
from recorder_app.engine.attempts.finish import Transaction, finish
from recorder_app.engine.attempts.shop import Shop
from recorder_app.engine.attempts.workfolder import discard
from recorder_app.engine.children import wire
from recorder_app.engine.children.worker import WorkerDied
from recorder_app.sources import disk
from recorder_app.store.errors import StoreError
from recorder_app.store.store import Writer

log = logging.getLogger(__name__)

AGAIN_AFTER_S = 5.0
"""When an end that could not be written is written again."""


class Ending:
    """Of one attempt. While the database can't be written (a full disk), that is tried again: nothing
    that is finished is lost, and it goes on by itself. A start of the program makes good what was not
    written until its end."""

    def __init__(
        self,
        shop: Shop,
        recording: Recording,
        part: PartRef,
        attempt: Attempt,
        handing_over: Transaction,
    ) -> None:
        self._shop = shop
        self._recording = recording
        self._part = part
        self._attempt = attempt
        self._handing_over = handing_over
        self._given_up = threading.Event()

    def give_up(self) -> None:
        """Nobody waits for it to be written any more."""
        self._given_up.set()

    def told(self, ending: wire.Message) -> None:
        """The child's last line."""
        match ending["say"]:
            case "done" | "skipped" | "uploaded":
                self._written(partial(self._finish, ending))
            case "stopped":
                self.stopped()
            case _:
                self.failed(wire.error_from_json(ending))

    def stopped(self) -> None:
        """At a checkpoint, which the part's next attempt takes over."""

        def write() -> None:
            with self._shop.store.write() as tx:
                now, recording = _now(), tx.recording(self._recording.id)
                if recording is not None:
                    tx.log(recording.id, story.stopped(recording, self._part), now)
                self._change(tx, lambda each: transitions.stopped(each, self._part))
                tx.end_attempt(self._attempt.id, "stopped", None, now)

        self._written(write)

    def failed(self, error: Exception) -> None:
        explained = self._explained(error)
        if isinstance(explained, NoRoom):
            self._shop.room.note(self._recording.id, self._part, explained)

        def write() -> None:
            message, now = str(explained), _now()
            with self._shop.store.write() as tx:
                self._change(tx, lambda each: transitions.failed(each, self._part, explained, now))
                waits = isinstance(explained, NeedsUser | Transient | Unknown)
                tx.end_attempt(self._attempt.id, "waiting" if waits else "failed", message, now)
                tx.log(self._recording.id, message, now)

        self._written(write)

    def died(self, death: WorkerDied) -> None:
        """By a crash of its own."""
        name = self._part.value if isinstance(self._part, StageType) else "The upload"
        story = f"{name.capitalize()} broke off. {death.story()}"
        log.warning("attempt %d: %s", self._attempt.id, story)

        def write() -> None:
            now = _now()
            with self._shop.store.write() as tx:
                self._change(tx, lambda each: transitions.crashed(each, self._part, story, now))
                tx.end_attempt(self._attempt.id, "crashed", story, now)
                tx.log(self._recording.id, story, now)

        self._written(write)

    def cancelled(self, folder: Path) -> int:
        """What it has left at a platform is to be deleted there; its folder is removed, which holds so
        many bytes. The cancel itself closes the run, and removes what could not be removed here."""

        def write() -> None:
            with self._shop.store.write() as tx:
                abandoning.remember(tx, self._recording, self._part, folder)
                tx.end_attempt(self._attempt.id, "cancelled", None, _now())

        # Until that is written, only the folder knows what is to be deleted.
        if not self._written(write) or abandoning.may_be_there(folder):
            return 0
        return discard(folder)

    def _finish(self, ending: wire.Message) -> None:
        try:
            finish(self._shop.home, self._handing_over, self._attempt, self._part, ending)
        except Permanent as error:
            self.failed(error)

    def _change(self, tx: Writer, change: Callable[[Recording], Recording]) -> None:
        recording = tx.recording(self._recording.id)
        if recording is None:
            return
        changed = change(recording)
        if not isinstance(self._part, StageType):
            changed = self._with_bytes(changed, self._part)
        tx.save(changed)

    def _with_bytes(self, recording: Recording, output_id: int) -> Recording:
        """How far it got is kept, to be shown while nothing runs."""
        live = self._shop.board.of(recording.id).get(output_id)
        if live is None or recording.output(output_id).url is not None:
            return recording
        sent = round(live.fraction * recording.output(output_id).bytes_total)
        return recording.with_output(output_id, bytes_sent=sent)

    def _explained(self, error: Exception) -> Exception:
        if isinstance(error, WorkError):
            return error
        if isinstance(error, OSError) and disk.is_full(error):
            return disk.no_room(self._shop.home.root, None, self._recording.title)
        log.error("attempt %d failed in the engine", self._attempt.id, exc_info=error)
        return Permanent(f"The program made a mistake here: {error}")

    def _written(self, write: Callable[[], None]) -> bool:
        while True:
            try:
                write()
            except StoreError as error:
                log.warning("attempt %d has ended, but: %s", self._attempt.id, error)
                if self._given_up.wait(AGAIN_AFTER_S):
                    return False
            else:
                return True


def _now() -> datetime:
    return datetime.now(UTC)
