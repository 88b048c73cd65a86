"""One attempt, from the claim to its end: a lane's thread that supervises a child process."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QRunnable

from recorder_app.domain import transitions
from recorder_app.domain.errors import NeedsUser, NoRoom, Permanent, Transient, WorkError
from recorder_app.domain.journal import Attempt
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.snapshot import Progress
from recorder_app.domain.words import STAGE_LANES, Lane, StageStatus, StageType
from recorder_app.engine import durable
from recorder_app.engine.attempts import jobs
from recorder_app.engine.attempts.finish import finish
from recorder_app.engine.attempts.progress import ProgressBoard
from recorder_app.engine.attempts.room import Room
from recorder_app.engine.attempts.workfolder import CHILD, adopt, discard
from recorder_app.engine.children import wire
from recorder_app.engine.children.crew import Crew
from recorder_app.engine.children.worker import Worker, WorkerDied
from recorder_app.paths import Home
from recorder_app.sources import disk
from recorder_app.store.errors import StoreError
from recorder_app.store.store import Store, Writer

log = logging.getLogger(__name__)

AGAIN_AFTER_S = 5.0
"""When an end that could not be written is written again."""


@dataclass(frozen=True, slots=True)
class Shop:
    """What attempts work with."""

    home: Home
    store: Store
    crew: Crew
    board: ProgressBoard
    room: Room


class Place(Protocol):
    """Where attempts run, and what is told of their end."""

    def handing_over(self, ending: LiveAttempt) -> AbstractContextManager[Writer]: ...

    def ended(self, live: LiveAttempt) -> None: ...


class LiveAttempt(QRunnable):
    """Runs on a thread of its lane's pool. `want_stop` and `kill` come from other threads."""

    def __init__(
        self,
        shop: Shop,
        lane: Lane,
        recording: Recording,
        part: PartRef,
        attempt: Attempt,
        lanes: Place,
    ) -> None:
        super().__init__()
        # Python owns it: Qt would delete it under the registry's reference.
        self.setAutoDelete(False)
        self.lane = lane
        self.recording_id = recording.id
        self.part = part
        self.attempt = attempt
        self.ended = threading.Event()
        self.removed_bytes = 0
        self._shop = shop
        self._recording = recording
        self._lanes = lanes
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._stop = False
        self._killed = False
        self._given_up = threading.Event()
        self._left = False

    def want_stop(self, wanted: bool) -> None:
        """A pause at the next checkpoint, or its taking back."""
        with self._lock:
            self._stop = wanted
            if self._worker is not None:
                self._worker.want_stop(wanted)

    def kill(self) -> None:
        """Cancel: end its processes at once. `ended` is set when nothing of it is left."""
        with self._lock:
            self._killed = True
            self._given_up.set()
            if self._worker is not None:
                self._worker.kill()

    def leave(self) -> None:
        """The program ends: stop at once and keep what has been checkpointed."""
        self._left = True
        self.kill()

    def run(self) -> None:
        """The thread's work. Nothing may escape: Qt would swallow it and the part would run forever."""
        try:
            self._perform()
        except Exception as error:
            self._written(partial(self._end_with_error, self._explained(error)))
        finally:
            self._shop.board.clear(self.recording_id, self.part)
            self.ended.set()
            self._lanes.ended(self)

    def _explained(self, error: Exception) -> Exception:
        if isinstance(error, WorkError):
            return error
        if isinstance(error, OSError) and disk.is_full(error):
            return disk.no_room(self._shop.home.root, None, self._recording.title)
        log.error("attempt %d failed in the engine", self.attempt.id, exc_info=error)
        return Permanent(f"The program made a mistake here: {error}")

    def _written(self, write: Callable[[], None]) -> None:
        """Write how it ended. While the database can't be written (a full disk), that is tried again:
        nothing that is finished is lost, and it goes on by itself. A start of the program makes good
        what was not written until its end."""
        while True:
            try:
                return write()
            except StoreError as error:
                log.warning("attempt %d has ended, but: %s", self.attempt.id, error)
                if self._given_up.wait(AGAIN_AFTER_S):
                    return None

    def _perform(self) -> None:
        folder = adopt(
            self._shop.home,
            self._shop.store,
            self.attempt,
            self._recording.part(self.part).attempts,
        )
        worker = self._shop.crew.take(self.lane)
        with self._lock:
            self._worker = worker
            killed = self._killed
        try:
            if killed:
                raise WorkerDied(0)
            durable.note(folder / CHILD, {"pid": worker.pid, "started": worker.started()})
            if not isinstance(self.part, StageType):
                self._weigh(self.part)
            job = jobs.message(self._shop.home, self._recording, self.part, folder)
            ending = self._listen(worker, job)
        except WorkerDied as death:
            self._shop.crew.give_back(self.lane, worker)
            self._written(partial(self._end_dead, folder, death))
            return
        except Exception:
            # It may be at work still: nobody may be given it as an idle one.
            worker.retire()
            self._shop.crew.give_back(self.lane, worker)
            raise
        finally:
            with self._lock:
                self._worker = None
        self._shop.crew.give_back(self.lane, worker)
        self._written(partial(self._end, folder, ending))

    def _warm_up_the_next(self) -> None:
        """While this stage runs, the children of those after it load what takes them long."""
        if not isinstance(self.part, StageType):
            return
        for stage in self._recording.stages:
            if stage.status is StageStatus.PENDING:
                message = jobs.warm_up(self._shop.home, self._recording, stage.type)
                self._shop.crew.warm_up(STAGE_LANES[stage.type], message)

    def _weigh(self, output_id: int) -> None:
        """Say how many bytes the upload has."""
        output = self._recording.output(output_id)
        film = jobs.upload(self._shop.home, self._recording, output).film
        with contextlib.suppress(OSError, StoreError), self._shop.store.write() as tx:
            recording = tx.recording(self.recording_id)
            if recording is not None:
                tx.save(recording.with_output(output_id, bytes_total=film.stat().st_size))

    def _listen(self, worker: Worker, job: wire.Message) -> wire.Message:
        """Pass on what the child says; its ending is returned."""
        worker.begin(job)
        self._warm_up_the_next()
        with self._lock:
            # A wish that came before the job was forgotten with it.
            if self._stop:
                worker.want_stop(True)
        for message in worker.messages():
            match message["say"]:
                case "progress":
                    self._shop.board.update(
                        self.recording_id,
                        self.part,
                        Progress(message["fraction"], message["position_s"], message["note"]),
                    )
                # A checkpoint is on disk already: that it can't be told of stops nothing.
                case "checkpoint":
                    with contextlib.suppress(StoreError):
                        self._checkpoint(message["position_s"])
                case "log":
                    with contextlib.suppress(StoreError), self._shop.store.write() as tx:
                        tx.log(self.recording_id, message["text"], _now())
                case _:
                    return message
        raise WorkerDied(0)

    def _checkpoint(self, position_s: float | None) -> None:
        with self._shop.store.write() as tx:
            recording = tx.recording(self.recording_id)
            if recording is not None:
                tx.save(transitions.checkpointed(recording, self.part, position_s))

    def _end(self, folder: Path, ending: wire.Message) -> None:
        match ending["say"]:
            case "done" | "skipped" | "uploaded":
                with_claims = partial(self._lanes.handing_over, self)
                finish(self._shop.home, with_claims, self.attempt, self.part, ending)
            case "stopped":
                self._end_stopped()
            case _:
                self._end_with_error(wire.error_from_json(ending))

    def _end_dead(self, folder: Path, death: WorkerDied) -> None:
        """The child is gone: by a cancel, or by a crash of its own."""
        if self._left:
            self._end_stopped()
            return
        if self._killed:
            self.removed_bytes = discard(folder)
            with self._shop.store.write() as tx:
                tx.end_attempt(self.attempt.id, "cancelled", None, _now())
            return
        name = self.part.value if isinstance(self.part, StageType) else "The upload"
        story = f"{name.capitalize()} broke off: {death.story()}."
        log.warning("attempt %d: %s", self.attempt.id, story)
        with self._shop.store.write() as tx:
            recording = tx.recording(self.recording_id)
            if recording is not None:
                tx.save(transitions.crashed(recording, self.part, story, _now()))
            tx.end_attempt(self.attempt.id, "crashed", story, _now())
            tx.log(self.recording_id, story, _now())

    def _end_stopped(self) -> None:
        """At a checkpoint, which the part's next attempt takes over."""
        with self._shop.store.write() as tx:
            recording = tx.recording(self.recording_id)
            if recording is not None:
                tx.save(transitions.stopped(recording, self.part))
            tx.end_attempt(self.attempt.id, "stopped", None, _now())

    def _end_with_error(self, error: Exception) -> None:
        if isinstance(error, NoRoom):
            self._shop.room.note(self.recording_id, self.part, error)
        with self._shop.store.write() as tx:
            recording = tx.recording(self.recording_id)
            if recording is not None:
                tx.save(transitions.failed(recording, self.part, error, _now()))
            ended = "waiting" if isinstance(error, NeedsUser | Transient) else "failed"
            tx.end_attempt(self.attempt.id, ended, str(error), _now())
            tx.log(self.recording_id, str(error), _now())


def _now() -> datetime:
    return datetime.now(UTC)
