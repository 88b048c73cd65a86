"""How work can fail, seen from what happens next.

A stage or platform raises one of these with a sentence that the person can use. Anything else that
escapes is a bug of ours and is treated as `Permanent`, with the traceback in the log.
"""

from __future__ import annotations

from datetime import datetime

from recorder_app.domain.words import WaitKind


class WorkError(Exception):
    """Base of all failures of a stage or an upload. `str(error)` is the sentence for the person."""


class Transient(WorkError):
    """Likely to succeed later without anybody's help; tried again with backoff.

    `retry_after_s`: seconds that the other side asked us to wait, if it did.
    """

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class NeedsUser(WorkError):
    """Waits until something outside has changed: a login, a quota, room on disk, the source.

    `until`: when that will be so by itself, if it is known (the hour at which a quota is renewed).
    """

    def __init__(self, message: str, *, kind: WaitKind, until: datetime | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.until = until


class NoRoom(NeedsUser):
    """Waits for room on the disk of `folder`: `need_bytes` more, None if unknown."""

    def __init__(self, message: str, *, folder: str, need_bytes: int | None) -> None:
        super().__init__(message, kind=WaitKind.DISK)
        self.folder = folder
        self.need_bytes = need_bytes


class Unknown(WorkError):
    """A remote effect may or may not have happened (the reply was lost). The output waits `verifying`;
    its next attempt asks the platform before it sends anything."""


class Undecided(NeedsUser):
    """The platform can't say whether an upload arrived: a person is asked."""

    def __init__(self, message: str) -> None:
        super().__init__(message, kind=WaitKind.VERIFYING)


class Permanent(WorkError):
    """Will fail the same way each time: the part is FAILED and says why."""


class Stopped(BaseException):
    """Raised by `checkpoint()` when a pause is wanted; everything up to the checkpoint is kept.

    Derives from `BaseException` so that no `except Exception` of a library swallows it.
    """
