"""One attempt, from the claim to its end: a lane's thread that supervises a child process."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QRunnable

from recorder_app.domain import transitions
from recorder_app.domain.account import Destination
from recorder_app.domain.errors import NeedsUser, Transient
from recorder_app.domain.journal import Attempt
from recorder_app.domain.recording import OutputPart, PartRef, Recording
from recorder_app.domain.snapshot import Progress
from recorder_app.domain.words import STAGE_LANES, Lane, StageStatus, StageType, WaitKind
from recorder_app.engine.attempts import jobs
from recorder_app.engine.attempts.asking import Asking, Unanswered
from recorder_app.engine.attempts.ending import Ending
from recorder_app.engine.attempts.pause_watch import PauseWatch
from recorder_app.engine.attempts.shop import Shop
from recorder_app.engine.attempts.upload_gate import is_remote
from recorder_app.engine.attempts.workfolder import adopt
from recorder_app.engine.children import wire
from recorder_app.engine.children.worker import Worker, WorkerDied
from recorder_app.store.errors import StoreError
from recorder_app.store.store import Writer

log = logging.getLogger(__name__)


class Dispatcher(Protocol):
    """What starts attempts, and is told of their end."""

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
        lanes: Dispatcher,
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
        """What a cancel has removed of it."""
        self._ending = Ending(shop, recording, part, attempt, partial(lanes.handing_over, self))
        self._shop = shop
        self._recording = recording
        self._lanes = lanes
        self._lock = threading.Lock()
        self._asking = Asking()
        self._worker: Worker | None = None
        self._stop = False
        self._killed = False
        self._left = False
        self._cut_off = False
        self._pause_watch = PauseWatch(self._stop_here)
        self._bytes_per_s: float | None = None

    @property
    def output(self) -> OutputPart | None:
        """What it uploads, if it does."""
        part = self.part
        return None if isinstance(part, StageType) else self._recording.output(part)

    @property
    def destination(self) -> Destination | None:
        return None if self.output is None else (self.output.platform, self.output.account)

    def limit(self, bytes_per_s: float | None) -> None:
        """The upload's share of the bandwidth from now on."""
        with self._lock:
            self._bytes_per_s = bytes_per_s
            if self._worker is not None:
                self._worker.limit(bytes_per_s)

    def want_stop(self, wanted: bool) -> None:
        """A pause at the next checkpoint, or its taking back."""
        with self._lock:
            self._stop = wanted
            if self._worker is not None:
                self._worker.want_stop(wanted)
        output = self.output
        if output is not None and output.resumable and is_remote(output):
            self._pause_watch.want_stop(wanted)

    def _stop_here(self) -> None:
        """Its next checkpoint does not come: end its process, with what the last one has kept."""
        with self._lock:
            self._cut_off = True
            self._end_process()

    def kill(self) -> None:
        """Cancel: end its processes at once. `ended` is set when nothing of it is left."""
        with self._lock:
            self._killed = True
            self._ending.give_up()
            self._end_process()

    def _end_process(self) -> None:
        self._asking.give_up()
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
            try:
                self._ending.failed(error)
            except Exception:
                # The next start finds it as it is, and puts it back.
                log.exception("attempt %d could not be ended", self.attempt.id)
        finally:
            self._pause_watch.close()
            self._shop.board.clear(self.recording_id, self.part)
            self.ended.set()
            self._lanes.ended(self)

    def _perform(self) -> None:
        folder = adopt(
            self._shop.home,
            self._shop.store,
            self.attempt,
            self._recording.part(self.part).attempts,
        )
        try:
            secrets = self._secrets()
        except Unanswered:
            self._end_dead(folder, WorkerDied(0))
            return
        worker = self._shop.crew.take(self.lane)
        with self._lock:
            self._worker = worker
            ended = self._killed or self._cut_off
        try:
            if ended:
                raise WorkerDied(0)
            if not isinstance(self.part, StageType):
                self._weigh(self.part)
            job = jobs.message(self._shop.home, self._recording, self.part, folder)
            ending = self._listen(worker, job, secrets)
        except WorkerDied as death:
            self._shop.crew.give_back(self.lane, worker)
            self._end_dead(folder, death)
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
        self._ending.told(self._with_a_newer_login(ending, secrets))

    def _end_dead(self, folder: Path, death: WorkerDied) -> None:
        """The child is gone: by a cancel, the end of the program, a pause, or a crash of its own."""
        if self._killed and not self._left:
            self.removed_bytes = self._ending.cancelled(folder)
        elif self._left or self._cut_off:
            self._ending.stopped()
        else:
            self._ending.died(death)

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

    def _secrets(self) -> wire.Message | None:
        """What an upload needs of its account. Raises `NeedsUser` where a login is missing, `Unanswered`
        where the attempt ends before the keyring answers."""
        output = self.output
        if output is None or not is_remote(output):
            return None
        accounts = self._shop.accounts
        return self._asking.ask(lambda: accounts.secrets(output.platform, output.account))

    def _with_a_newer_login(self, ending: wire.Message, used: wire.Message | None) -> wire.Message:
        """Where an upload that runs beside this one, or a person, has renewed the login meanwhile, a
        refusal of the one that was `used` last says nothing: it is tried again."""
        if used is None or ending.get("wait") != WaitKind.LOGIN:
            return ending
        with contextlib.suppress(NeedsUser, Unanswered):
            if self._secrets() != used:
                return wire.error_to_json(Transient(ending["message"], retry_after_s=0.0))
        return ending

    def _listen(
        self, worker: Worker, job: wire.Message, secrets: wire.Message | None
    ) -> wire.Message:
        """Pass on what the child says; its ending is returned."""
        worker.begin(job, secrets)
        self._warm_up_the_next()
        with self._lock:
            # Wishes that came before the job were forgotten with it.
            if self._stop:
                worker.want_stop(True)
            if self._bytes_per_s is not None:
                worker.limit(self._bytes_per_s)
        for message in worker.messages():
            match message["say"]:
                case "progress":
                    self._pause_watch.moved(message["fraction"])
                    self._shop.board.update(
                        self.recording_id,
                        self.part,
                        Progress(message["fraction"], message["position_s"], message["note"]),
                    )
                # A checkpoint is on disk already: that it can't be told of stops nothing.
                case "checkpoint":
                    with contextlib.suppress(StoreError):
                        self._checkpoint(message["position_s"])
                case "account":
                    if secrets is not None:
                        self._renew_account(message["credentials"], used=secrets["account"])
                        secrets["account"] = message["credentials"]
                case "published":
                    self._published(message["url"])
                case "log":
                    with contextlib.suppress(StoreError), self._shop.store.write() as tx:
                        tx.log(self.recording_id, message["text"], _now())
                case _:
                    return message
        raise WorkerDied(0)

    def _renew_account(self, credentials: Mapping[str, Any], *, used: Mapping[str, Any]) -> None:
        output = self.output
        if output is not None and output.account is not None:
            to = (output.platform, output.account)
            with contextlib.suppress(Unanswered):
                self._asking.ask(partial(self._shop.accounts.renew, *to, credentials, used=used))

    def _published(self, url: str) -> None:
        """The checkpoint says so, too: that it can't be told of stops nothing."""
        with contextlib.suppress(StoreError), self._shop.store.write() as tx:
            recording = tx.recording(self.recording_id)
            if recording is not None and not isinstance(self.part, StageType):
                tx.save(transitions.published(recording, self.part, url))

    def _checkpoint(self, position_s: float | None) -> None:
        with self._shop.store.write() as tx:
            recording = tx.recording(self.recording_id)
            if recording is not None:
                tx.save(transitions.checkpointed(recording, self.part, position_s))


def _now() -> datetime:
    return datetime.now(UTC)
