"""The child process that stages and uploads run in: `python -m recorder_app.engine.children.child`.

It leads a session of its own, so that killing its process group ends it and all that it started. It
does one job after another (the speech model stays loaded), and ends with everything in its group as
soon as its parent is gone.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from recorder_app import platforms, stages
from recorder_app.domain.errors import NeedsUser, Permanent, Stopped, WorkError
from recorder_app.domain.words import SourceKind, StageType
from recorder_app.domain.work import Done, Json, StageJob, UploadJob, WarmsUp
from recorder_app.engine import durable
from recorder_app.engine.children import wire
from recorder_app.engine.children.discretion import DiscreetFormatter, Discretion
from recorder_app.engine.sealing import seal, unseal
from recorder_app.sources import disk

log = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.json"
RESULT = "result.json"

_PROGRESS_EVERY_S = 0.05
_NICENESS = 10
_LOG_FORM = "%(levelname)s %(name)s: %(message)s"
_SENTENCES = frozenset({"message", "note", "reason", "text"})
"""What a person reads of a line to the engine."""


class PipeContext:
    """`recorder_app.domain.work.Context` over the pipe to the engine and the attempt's folder."""

    def __init__(self, folder: Path, key: str, pipe: Pipe) -> None:
        self._folder = folder
        self._key = key
        self._pipe = pipe
        self._next_progress = 0.0
        self._last_note: str | None = None

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def out(self) -> Path:
        return self._folder / "out"

    def progress(
        self, fraction: float, *, position_s: float | None = None, note: str | None = None
    ) -> None:
        now = time.monotonic()
        if now < self._next_progress and note == self._last_note:
            return
        self._next_progress = now + _PROGRESS_EVERY_S
        self._last_note = note
        self._pipe.send(
            {"say": "progress", "fraction": fraction, "position_s": position_s, "note": note}
        )

    def checkpoint(self, data: Mapping[str, Json], *, position_s: float | None = None) -> None:
        durable.write_json(
            self._folder / CHECKPOINT, {"key": self._key, "data": data, "position_s": position_s}
        )
        self._pipe.send({"say": "checkpoint", "position_s": position_s})
        if self._pipe.stop_wanted.is_set():
            raise Stopped

    def resume(self) -> Mapping[str, Json] | None:
        stored = durable.read_json(self._folder / CHECKPOINT)
        if stored is None:
            return None
        if stored["key"] == self._key:
            data: Mapping[str, Json] = stored["data"]
            return data
        durable.remove_tree(self._folder)
        self.out.mkdir(parents=True)
        self._pipe.send({"say": "checkpoint", "position_s": 0.0})
        self.say(
            "The source or the settings have changed: what was done of this stage is done anew."
        )
        return None

    def say(self, sentence: str) -> None:
        self._pipe.send({"say": "log", "text": sentence})


class UploadPipeContext(PipeContext):
    """`recorder_app.domain.work.UploadContext`: the same, with the account's secrets."""

    def __init__(self, folder: Path, key: str, pipe: Pipe, secrets: Mapping[str, Any]) -> None:
        super().__init__(folder, key, pipe)
        self.account: Mapping[str, Json] = secrets.get("account", {})
        self._discretion = pipe.discretion
        self._discretion.learn_account(self.account)
        self._sealing_key = str(secrets.get("sealing_key", ""))

    @property
    def bytes_per_s(self) -> float | None:
        return self._pipe.bytes_per_s

    def renew_account(self, credentials: Mapping[str, Json]) -> None:
        self.account = credentials
        self._discretion.learn_account(credentials)
        self._pipe.send({"say": "account", "credentials": dict(credentials)})

    def published(self, url: str) -> None:
        self._pipe.send({"say": "published", "url": url})

    def seal(self, secret: str) -> str:
        self._discretion.learn_address(secret)
        return seal(secret, self._sealing_key)

    def unseal(self, sealed: str) -> str | None:
        secret = unseal(sealed, self._sealing_key)
        if secret is not None:
            self._discretion.learn_address(secret)
        return secret


class Pipe:
    """Both directions to the engine. One thread reads, so that a wish to stop is seen at any time."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._lock = threading.Lock()
        self.stop_wanted = threading.Event()
        self.bytes_per_s: float | None = None
        self.work: queue.SimpleQueue[wire.Message] = queue.SimpleQueue()
        self.discretion = Discretion()

    def send(self, message: Mapping[str, Any]) -> None:
        message = self.discretion.hide_in(message, _SENTENCES)
        with self._lock:
            self._outgoing.write(wire.encode(message))
            self._outgoing.flush()

    def read_forever(self) -> None:
        for line in self._incoming:
            message = wire.decode(line)
            if "job" in message:
                self.stop_wanted.clear()
                self.work.put(message)
            elif "warm_up" in message:
                self.work.put(message)
            elif "bytes_per_s" in message:
                self.bytes_per_s = message["bytes_per_s"]
            elif message["stop"]:
                self.stop_wanted.set()
            else:
                self.stop_wanted.clear()
        _end_group()


def _end_group() -> None:
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


_READS_THE_FILM = (StageType.TRIM, StageType.TRANSCRIBE)


def _refuse_changed_source(job: StageJob | UploadJob) -> None:
    """A film that is the person's own file must still be there, and be the one that was brought in."""
    from recorder_app.sources import local_file

    download = job.done.get(StageType.DOWNLOAD)
    if download is None or job.source.kind is not SourceKind.FILE:
        return
    film = job.film
    if film == Path(job.source.location) and not local_file.same(
        download.data["fingerprint"], film
    ):
        raise Permanent(
            f"“{film.name}” has changed since it was brought in. Reset it to start anew."
        )


def perform(
    message: Mapping[str, Any], pipe: Pipe, secrets: Mapping[str, Any] | None = None
) -> None:
    """Do one job and say how it ended. The result is on disk before it is told."""
    folder = Path(message["folder"])
    film_job: StageJob | UploadJob | None = None
    try:
        if "stage" in message:
            stage = stages.load(StageType(message["stage"]))
            context = PipeContext(folder, wire.job_key(message, stage.version), pipe)
            job = wire.stage_job_from_json(message)
            reads_the_film = stage.type in _READS_THE_FILM
            if reads_the_film:
                film_job = job
                _refuse_changed_source(job)
            result = stage.run(job, context)
            if reads_the_film:
                _refuse_changed_source(job)
            if isinstance(result, Done):
                ending: wire.Message = {"say": "done", "data": dict(result.data)}
            else:
                ending = {"say": "skipped", "reason": result.reason}
        else:
            platform = platforms.load(message["platform"])
            upload_job = wire.upload_job_from_json(message)
            context = UploadPipeContext(folder, wire.job_key(message, 0), pipe, secrets or {})
            film_job = upload_job
            _refuse_changed_source(upload_job)
            if context.resume() is None:
                # Later a time to publish at may be past, and captions still be missing.
                platform.check(upload_job)
            uploaded = platform.upload(upload_job, context)
            ending = {"say": "uploaded", "url": uploaded.url, "data": dict(uploaded.data)}
        durable.sync_tree(context.out)
        durable.write_json(context.out / RESULT, ending)
    except Stopped:
        ending = {"say": "stopped"}
    except OSError as error:
        told = _explained(error, folder, message["title"], film_job)
        ending = wire.error_to_json(_blamed(told, film_job))
    except WorkError as error:
        ending = wire.error_to_json(_blamed(error, film_job))
    except Exception as error:
        log.exception("%s failed", message.get("stage") or message.get("platform"))
        ending = wire.error_to_json(error)
    pipe.send(ending)


def _abandon(message: Mapping[str, Any], pipe: Pipe, secrets: Mapping[str, Any]) -> None:
    context = UploadPipeContext(Path(message["folder"]), "", pipe, secrets)
    try:
        gone = platforms.load(message["abandon"]).abandon(message["checkpoint"], context)
        ending: wire.Message = {"say": "abandoned", "gone": gone}
    except Exception as error:
        ending = wire.error_to_json(error)
    pipe.send(ending)


def _provide_model(message: Mapping[str, Any], pipe: Pipe) -> None:
    from recorder_app.stages.speech import models

    def report(come: int, whole: int) -> None:
        pipe.send({"say": "progress", "come": come, "whole": whole})

    try:
        models.provide(message["model"], Path(message["models"]), report)
        ending: wire.Message = {"say": "done", "data": {}}
    except Exception as error:
        ending = wire.error_to_json(error)
    pipe.send(ending)


def _blamed(error: Exception, job: StageJob | UploadJob | None) -> Exception:
    """Why it failed: a source that was unplugged or changed meanwhile is the reason for whatever else
    went wrong. A pause that was wanted and a full disk are never its doing."""
    if job is None or isinstance(error, NeedsUser):
        return error
    try:
        _refuse_changed_source(job)
    except WorkError as reason:
        return reason
    return error


def _warm_up(message: wire.Message) -> None:
    """Get ready for a stage; what is wrong with it is told when its job comes."""
    stage = stages.load(StageType(message["stage"]))
    if isinstance(stage, WarmsUp):
        with contextlib.suppress(Exception):
            stage.warm_up(message["settings"], Path(message["home"]))


def _explained(
    error: OSError, folder: Path, title: str, job: StageJob | UploadJob | None
) -> Exception:
    """What the system refused, as the person can use it. What is written beside a film may become as
    long as the film."""
    if disk.is_full(error):
        need_bytes = None
        if job is not None:
            with contextlib.suppress(OSError):
                need_bytes = job.film.stat().st_size
        return disk.no_room(folder, need_bytes, title if job is None else job.film.name)
    log.error("the system refused something", exc_info=error)
    return Permanent(str(error))


def main() -> None:
    """Serve the parent until it closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(max(0, _NICENESS - os.nice(0)))
    # Libraries print to stdout; only this program's lines may reach the pipe.
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    pipe = Pipe(sys.stdin.buffer, outgoing)
    said = logging.StreamHandler()
    said.setFormatter(DiscreetFormatter(_LOG_FORM, pipe.discretion))
    logging.basicConfig(level=logging.WARNING, handlers=[said])
    threading.Thread(target=pipe.read_forever, daemon=True).start()
    while True:
        message = pipe.work.get()
        if "abandon" in message.get("job", {}):
            _abandon(message["job"], pipe, message["secrets"])
        elif "model" in message.get("job", {}):
            _provide_model(message["job"], pipe)
        elif "job" in message:
            perform(message["job"], pipe, message["secrets"])
        else:
            # Not beside a job: two threads that import the same libraries may see them half made.
            _warm_up(message["warm_up"])


if __name__ == "__main__":
    main()
