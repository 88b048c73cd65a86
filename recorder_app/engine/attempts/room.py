"""What waits for room on a disk, and whether there is some now: nothing is begun that can't succeed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recorder_app.domain import status as derive
from recorder_app.domain.errors import NoRoom
from recorder_app.domain.recording import PartRef, Recording
from recorder_app.domain.words import WaitKind
from recorder_app.sources import disk


@dataclass(frozen=True, slots=True)
class _Need:
    folder: Path
    enough_bytes: int
    """It is tried again when this much is free, and the reserve beside it."""


class Room:
    """Thread-safe. Lives in memory: after a start, each part that waits is tried once."""

    def __init__(self) -> None:
        self._needs: dict[tuple[int, PartRef], _Need] = {}

    def note(self, recording_id: int, part: PartRef, error: NoRoom) -> None:
        folder = Path(error.folder)
        # What was said to be needed may be a guess: where much has been freed, a try is worth while.
        enough = min(error.need_bytes or 0, disk.free_bytes(folder) or 0)
        self._needs[recording_id, part] = _Need(folder, enough)

    def lacking(self, recording: Recording) -> frozenset[PartRef]:
        """The parts that wait for room where there is not enough of it yet."""
        return frozenset(
            part.ref
            for part in derive.pending_parts(recording)
            if part.waiting is not None
            and part.waiting.kind is WaitKind.DISK
            and self._lacks(recording.id, part.ref)
        )

    def _lacks(self, recording_id: int, part: PartRef) -> bool:
        need = self._needs.get((recording_id, part))
        return need is not None and not disk.has_room(need.folder, need.enough_bytes)
