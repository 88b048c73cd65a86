"""Partial uploads that were given up: remembered with the cancel, deleted at their platforms later."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from recorder_app import platforms
from recorder_app.domain.abandoned import Abandoned
from recorder_app.domain.errors import WorkError
from recorder_app.domain.recording import OutputPart, PartRef, Recording
from recorder_app.domain.words import Lane, OutputStatus, StageType
from recorder_app.domain.work import MAY_BE_THERE
from recorder_app.engine import durable
from recorder_app.engine.attempts.asking import Asking, Unanswered
from recorder_app.engine.attempts.shop import Shop
from recorder_app.engine.children import wire
from recorder_app.engine.children.child import CHECKPOINT
from recorder_app.engine.children.worker import Worker, WorkerDied
from recorder_app.store.store import Writer

log = logging.getLogger(__name__)


def remember(tx: Writer, recording: Recording, part: PartRef, folder: Path) -> bool:
    """Have what the attempt in `folder` has left at its platform deleted there; True where there may be
    something. What is published, or may be, stays."""
    if isinstance(part, StageType):
        return False
    output = recording.output(part)
    checkpoint = _checkpoint(folder)
    if not checkpoint or not platforms.load(output.platform).needs_account:
        return False
    if "published" in checkpoint:
        _keep_published(tx, recording, output, folder)
        return False
    now = datetime.now(UTC)
    tx.abandon(
        Abandoned(
            0, recording.id, output.id, output.platform, output.account, checkpoint, now, 0, now
        )
    )
    return True


def may_be_there(folder: Path) -> bool:
    """Whether the film of the attempt in `folder` is published or may be, so that its checkpoint is not
    to be forgotten before that is decided."""
    return _in_doubt(_checkpoint(folder))


def _in_doubt(checkpoint: Mapping[str, Any]) -> bool:
    return any(checkpoint.get(key) for key in MAY_BE_THERE)


def _published_url(folder: Path) -> str | None:
    """Where the film of the attempt in `folder` can be seen already, though there is more to do."""
    published = _checkpoint(folder).get("published")
    return str(published["url"]) if published else None


def _checkpoint(folder: Path) -> wire.Message:
    stored = durable.read_json(folder / CHECKPOINT)
    data: wire.Message = stored["data"] if stored else {}
    return data


def _keep_published(tx: Writer, recording: Recording, output: OutputPart, folder: Path) -> None:
    """The engine may not have heard of it before the attempt was killed."""
    now = tx.recording(recording.id)
    url = _published_url(folder)
    if now is not None and url is not None and now.output(output.id).url != url:
        tx.save(now.with_output(output.id, url=url))


class Abandoning:
    """Deletes what was abandoned, one after the other, on a thread of its own. What fails is tried again
    with backoff, also by later starts of the program, until the platform has let go of it by itself."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._wanted = threading.Event()
        self._closing = threading.Event()
        self._asking = Asking()
        self._worker: Worker | None = None
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._forever, name="abandoned", daemon=True)

    def start(self) -> None:
        self._thread.start()
        self.kick()

    def kick(self) -> None:
        """Something may be due."""
        self._wanted.set()

    def close(self) -> None:
        """What is under way is broken off, and done by the next start."""
        with self._lock:
            self._closing.set()
            self._asking.give_up()
            if self._worker is not None:
                self._worker.kill()
        self.kick()
        if self._thread.is_alive():
            self._thread.join()

    def _forever(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._closing.is_set():
                return
            try:
                with self._shop.store.read() as tx:
                    due = tx.due_abandoned(datetime.now(UTC))
                for each in due:
                    if self._closing.is_set():
                        return
                    self._delete(each)
            except Exception:
                log.exception("partial uploads could not be deleted")

    def _delete(self, given_up: Abandoned) -> None:
        try:
            gone = not self._is_asked_for_again(given_up) and self._ask(given_up)
        except (WorkError, WorkerDied, Unanswered, OSError) as error:
            if self._closing.is_set():
                return
            log.info("a partial upload to %s is still there: %s", given_up.platform, error)
            later = given_up.later(datetime.now(UTC))
        else:
            later = None
            if gone and _in_doubt(given_up.checkpoint):
                self._forget_checkpoints(given_up)
        with self._shop.store.write() as tx:
            if later is None:
                tx.forget_abandoned(given_up.id)
            else:
                tx.put_off(later)

    def _is_asked_for_again(self, given_up: Abandoned) -> bool:
        """Whether the output goes on with what may have arrived: then its own attempt finds out."""
        if not _in_doubt(given_up.checkpoint):
            return False
        with self._shop.store.read() as tx:
            recording = tx.recording(given_up.recording_id)
        outputs = () if recording is None else recording.outputs
        return any(
            each.id == given_up.output_id
            and (each.in_run or each.status in (OutputStatus.UPLOADING, OutputStatus.UPLOADED))
            for each in outputs
        )

    def _forget_checkpoints(self, given_up: Abandoned) -> None:
        """It has turned out that not everything had arrived: the output begins anew."""
        with self._shop.store.read() as tx:
            attempts = tx.attempts_of_part(given_up.recording_id, given_up.output_id)
        for each in attempts:
            durable.remove_tree(self._shop.home.attempt(each.id))

    def _ask(self, given_up: Abandoned) -> bool:
        """Whether nothing of it is there any more. Raises what the platform's `abandon` raises."""
        accounts, platform, account = self._shop.accounts, given_up.platform, given_up.account
        secrets = self._asking.ask(lambda: accounts.secrets(platform, account))
        folder = self._shop.home.work / f"abandoned-{given_up.id}"
        gone = False
        worker = self._shop.crew.take(Lane.UPLOAD)
        with self._lock:
            self._worker = worker
            if self._closing.is_set():
                worker.kill()
        try:
            worker.begin(wire.abandon_job(given_up.platform, given_up.checkpoint, folder), secrets)
            for message in worker.messages():
                match message["say"]:
                    case "account" if account is not None:
                        renewed, used = message["credentials"], secrets["account"]
                        self._asking.ask(
                            partial(accounts.renew, platform, account, renewed, used=used)
                        )
                        secrets["account"] = renewed
                    case "failed":
                        raise wire.error_from_json(message)
                    case "abandoned":
                        gone = bool(message["gone"])
        except (OSError, Unanswered):
            # It may be at work still: nobody may be given it as an idle one.
            worker.retire()
            raise
        finally:
            with self._lock:
                self._worker = None
            self._shop.crew.give_back(Lane.UPLOAD, worker)
            durable.remove_tree(folder)
        return gone
