"""What all platforms have in common that are reached over the network."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Protocol

from recorder_app.domain.work import Json, UploadContext, Uploaded, UploadJob


class Publishing(Protocol):
    """The module that does it."""

    def upload(self, job: UploadJob, context: UploadContext) -> Uploaded: ...

    def abandon(self, checkpoint: Mapping[str, Json], context: UploadContext) -> bool: ...


class Remote(ABC):
    needs_account = True

    @property
    @abstractmethod
    def publishing(self) -> Publishing:
        """Imported when it is asked for: only a child that uploads needs it."""

    def upload(self, job: UploadJob, context: UploadContext) -> Uploaded:
        return self.publishing.upload(job, context)

    def discard(self, job: UploadJob) -> int:
        """Nothing: all that an upload leaves on this machine is in its attempt's folder."""
        return 0

    def abandon(self, checkpoint: Mapping[str, Json], context: UploadContext) -> bool:
        return self.publishing.abandon(checkpoint, context)
