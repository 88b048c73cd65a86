"""A partial upload that was given up and is still to be deleted at its platform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from recorder_app.domain.backoff import delay_s

KEPT_FOR = timedelta(days=8)
"""By then every platform has let go of the session by itself (Google's after seven days)."""


@dataclass(frozen=True, slots=True)
class Abandoned:
    id: int
    recording_id: int
    """It may be gone from the list."""
    output_id: int
    platform: str
    account: str | None
    checkpoint: Mapping[str, Any]
    """The last of the attempt that was cancelled; its secrets are sealed."""
    at: datetime
    tries: int
    next_try: datetime

    def later(self, now: datetime) -> Abandoned | None:
        """After a try that failed; None once it need not be tried any more."""
        if now - self.at > KEPT_FOR:
            return None
        again = now + timedelta(seconds=delay_s(self.tries))
        return replace(self, tries=self.tries + 1, next_try=again)
