"""An upload to a server on loopback, attempt after attempt, each in the folder of the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recorder_app import platforms
from recorder_app.domain.work import Json, Uploaded
from tests.platforms.finished_recording import FinishedRecording
from tests.servers.loopback import Loopback
from tests.servers.minimal import MinimalServer
from tests.stages.fake_context import FakeUploadContext


@dataclass
class Uploading:
    platform: str
    server: Loopback | MinimalServer
    account: Mapping[str, Any]
    recording: FinishedRecording
    folder: Path
    settings: dict[str, Json] = field(default_factory=dict)
    marker: str = "marker-1"

    def attempt(self, *, stop_after: int | None = None) -> Uploaded:
        """Raises as the platform does."""
        self.context = FakeUploadContext(self.folder, stop_after=stop_after, account=self.account)
        job = self.recording.uploading(self.settings, self.marker)
        platform = platforms.load(self.platform)
        platform.check(job)
        try:
            return platform.upload(job, self.context)
        finally:
            self.account = self.context.account

    def abandon(self) -> None:
        """As after a cancel, with the last attempt's checkpoint."""
        checkpoint = self.context.resume()
        assert checkpoint is not None
        platforms.load(self.platform).abandon(checkpoint, self.context)

    @property
    def kept(self) -> str:
        """Everything that was written to disk."""
        return "".join(each.read_text() for each in self.folder.rglob("*.json"))
