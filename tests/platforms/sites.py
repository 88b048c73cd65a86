"""A recording, a platform of ours and a server that it publishes to, made for small films."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar
from unittest.mock import patch

from recorder_app import platforms
from recorder_app.domain.errors import Transient, Unknown
from recorder_app.domain.work import Json, Uploaded, UploadJob
from recorder_app.platforms import confirmed
from recorder_app.platforms.http import service
from recorder_app.platforms.resumable import transfer
from tests.platforms.finished_recording import FinishedRecording
from tests.servers.films import Film
from tests.servers.google_drive import GoogleDriveServer
from tests.servers.loopback import Loopback
from tests.servers.peertube import PeerTubeServer
from tests.servers.vk import VkServer
from tests.servers.youtube import YouTubeServer
from tests.stages.fake_context import FakeUploadContext

UNIT_BYTES = 16 * 1024
"""In place of 256 KiB: a film of 300 kB comes in several chunks."""
PATIENCE = service.Patience(connect_s=2.0, read_s=0.3, write_s=0.3)


S = TypeVar("S", bound=Loopback)


class WatchedContext(FakeUploadContext):
    """`when(fraction)` is called before each progress is noted."""

    when: Callable[[float], None] | None = None

    def progress(
        self, fraction: float, *, position_s: float | None = None, note: str | None = None
    ) -> None:
        if self.when:
            self.when(fraction)
        super().progress(fraction, position_s=position_s, note=note)


class Site(ABC, Generic[S]):
    name: ClassVar[str]
    secrets: ClassVar[tuple[str, ...]] = ("session-", "upload_id", "secret", "access-", "sealed:")
    """What no sentence may hold."""

    def __init__(self, server: S, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.recording = FinishedRecording(folder / "recording")
        self.account: Mapping[str, Json] = self.credentials()
        self.settings: dict[str, Json] = {"title": "{{ title }}"}
        self.context: WatchedContext | None = None
        self.on_progress: Callable[[float], None] | None = None

    @abstractmethod
    def credentials(self) -> dict[str, Any]: ...

    @property
    @abstractmethod
    def films(self) -> list[Film]: ...

    def job(self, marker: str = "marker-1") -> UploadJob:
        return self.recording.uploading(self.settings, marker)

    def attempt(self, *, marker: str = "marker-1", stop_after: int | None = None) -> Uploaded:
        """One attempt in the folder of those before it."""
        folder = self.folder / marker
        context = WatchedContext(folder, stop_after=stop_after, account=self.account)
        context.when, self.context = self.on_progress, context
        try:
            return platforms.load(self.name).upload(self.job(marker), context)
        except Exception as error:
            if any(each in str(error) for each in self.secrets):
                raise AssertionError("the sentence tells a secret") from error
            raise
        finally:
            self.account = context.account

    def finish(self, *, most: int = 5, marker: str = "marker-1") -> Uploaded:
        """Attempt after attempt, as the engine does where an end is transient or unknown."""
        for _ in range(most - 1):
            try:
                return self.attempt(marker=marker)
            except (Transient, Unknown):
                pass
        return self.attempt(marker=marker)

    @property
    def one_whole_film(self) -> bool:
        return [each.bytes for each in self.films] == [self.recording.film]

    @property
    def sent_bytes(self) -> int:
        """What has reached the server in chunks."""
        return sum(each.received for each in self.server.asked("upload"))

    def operations(self) -> list[str]:
        return [each.operation for each in self.server.requests]


class YouTubeSite(Site[YouTubeServer]):
    name = "youtube"

    def credentials(self) -> dict[str, Any]:
        return self.server.credentials()

    @property
    def films(self) -> list[Film]:
        return self.server.films


class GoogleDriveSite(Site[GoogleDriveServer]):
    name = "google_drive"

    def credentials(self) -> dict[str, Any]:
        return self.server.credentials()

    @property
    def films(self) -> list[Film]:
        return self.server.films


class PeerTubeSite(Site[PeerTubeServer]):
    name = "peertube"

    def credentials(self) -> dict[str, Any]:
        return self.server.credentials()

    @property
    def films(self) -> list[Film]:
        return self.server.films


class VkSite(Site[VkServer]):
    name = "vk"

    def credentials(self) -> dict[str, Any]:
        return self.server.credentials()

    @property
    def films(self) -> list[Film]:
        return self.server.films


RESUMABLE = ("youtube", "google_drive", "peertube")
AnySite = YouTubeSite | GoogleDriveSite | PeerTubeSite | VkSite
ResumableSite = YouTubeSite | GoogleDriveSite | PeerTubeSite


@contextmanager
def site(name: str, folder: Path) -> Iterator[AnySite]:
    """A server, and a platform with little patience that sends small chunks."""
    with ExitStack() as stack:
        stack.enter_context(impatient())
        match name:
            case "youtube":
                youtube = stack.enter_context(YouTubeServer())
                youtube.sessions.multiple = UNIT_BYTES
                yield YouTubeSite(youtube, folder)
            case "google_drive":
                drive = stack.enter_context(GoogleDriveServer())
                drive.sessions.multiple = UNIT_BYTES
                yield GoogleDriveSite(drive, folder)
            case "peertube":
                yield PeerTubeSite(stack.enter_context(PeerTubeServer()), folder)
            case _:
                yield VkSite(stack.enter_context(VkServer()), folder)


@contextmanager
def impatient() -> Iterator[None]:
    """Chunks of 64 KiB, short time limits, no pauses before what is tried again on the spot."""
    with (
        patch.object(transfer, "UNIT_BYTES", UNIT_BYTES),
        patch.object(transfer, "MOST_BYTES", 4 * UNIT_BYTES),
        patch.object(transfer, "QUICK_RETRIES_S", (0.0, 0.0, 0.0)),
        patch.object(service, "QUICK_RETRIES_S", (0.0, 0.0, 0.0)),
        patch.object(confirmed, "PAUSES_S", (0.0, 0.0, 0.0)),
        patch.object(service, "Patience", lambda **_: PATIENCE),
    ):
        yield
