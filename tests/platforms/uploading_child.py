"""An upload in the program's own child process, to be killed at any moment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from recorder_app.domain.work import Json, UploadJob
from recorder_app.engine.children import wire
from recorder_app.engine.children.child import CHECKPOINT
from recorder_app.engine.children.worker import Worker
from recorder_app.engine.sealing import new_key, seal, unseal
from tests.stages.fake_context import FakeUploadContext


class SealingContext(FakeUploadContext):
    """Seals as the child does."""

    def __init__(self, folder: Path, account: Mapping[str, Json], key: str) -> None:
        super().__init__(folder, account=account)
        self._key = key

    def seal(self, secret: str) -> str:
        return seal(secret, self._key)

    def unseal(self, sealed: str) -> str | None:
        return unseal(sealed, self._key)


class UploadingChild:
    """Attempts of one upload, each in the folder of those before it."""

    def __init__(
        self, platform: str, job: UploadJob, account: Mapping[str, Json], folder: Path
    ) -> None:
        self._platform = platform
        self._job = job
        self._account = dict(account)
        self._key = new_key()
        self.folder = folder
        (folder / "out").mkdir(parents=True, exist_ok=True)

    @contextmanager
    def attempt(self, *, bytes_per_s: float | None = None) -> Iterator[Worker]:
        """A child at work; it is gone when the block ends."""
        worker = Worker(self.folder.parent)
        try:
            worker.limit(bytes_per_s)
            worker.begin(
                wire.upload_job_to_json(self._platform, self._job, self.folder),
                {"account": self._account, "sealing_key": self._key},
            )
            yield worker
        finally:
            worker.retire()

    def finish(self) -> wire.Message:
        """Work to the end; what the child says last."""
        last: wire.Message = {}
        with self.attempt() as worker:
            for last in worker.messages():
                if last["say"] == "account":
                    self._account = last["credentials"]
        return last

    def kill_at(self, fraction: float, *, bytes_per_s: float | None = None) -> float:
        """Work until so much is sent, then SIGKILL. How far it was."""
        with self.attempt(bytes_per_s=bytes_per_s) as worker:
            for message in worker.messages():
                reached: float = message.get("fraction", 0.0)
                if message["say"] == "progress" and reached >= fraction:
                    return reached
                assert message["say"] not in wire.ENDINGS, message
        raise AssertionError("unreachable")

    @property
    def checkpoint(self) -> dict[str, Any]:
        stored: dict[str, Any] = json.loads((self.folder / CHECKPOINT).read_text("utf-8"))["data"]
        return stored

    def context(self) -> SealingContext:
        """What is given to `Platform.abandon`."""
        return SealingContext(self.folder, self._account, self._key)
