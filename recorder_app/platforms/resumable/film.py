"""The film that is sent: parts of it straight from the disk, and whether it is still the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from recorder_app.domain.errors import NeedsUser, Permanent
from recorder_app.domain.words import WaitKind
from recorder_app.domain.work import Json
from recorder_app.platforms.resumable.pace import Pace
from recorder_app.sources import local_file
from recorder_app.sources.file_name import shown

PIECE_BYTES = 256 * 1024
"""Larger ones cost more, because the memory for each is asked of the system anew."""
TAIL_BYTES = 1024
"""The end of a film goes by itself, because before it the upload can't be complete."""


@dataclass(frozen=True, slots=True)
class Film:
    path: Path
    fingerprint: Mapping[str, Json]

    @classmethod
    def of(cls, path: Path) -> Self:
        """The film as it is now. Raises as `local_file.look` does, `Permanent` for an empty one."""
        film = cls(path, local_file.fingerprint(path))
        if not film.size_bytes:
            raise Permanent(f"“{shown(path.name)}” is empty: there is nothing to upload.")
        return film

    @property
    def size_bytes(self) -> int:
        return int(self.fingerprint["size_bytes"])

    def require_same(self) -> None:
        if not local_file.same(self.fingerprint, self.path):
            raise self._changed()

    def part(
        self, start: int, length: int, pace: Pace, report: Callable[[int], None]
    ) -> Iterator[bytes]:
        """The bytes from `start` on, piece by piece; `report` is told how far each piece reaches."""
        at, end, tail = start, start + length, self.size_bytes - TAIL_BYTES
        with local_file.explained(self.path), self.path.open("rb", buffering=0) as file:
            file.seek(start)
            while at < end:
                most = min(PIECE_BYTES, end - at)
                if at < tail < at + most:
                    most = tail - at
                piece = file.read(pace.piece_bytes(most))
                if not piece:
                    raise self._changed()
                pace.spend(len(piece))
                yield piece
                at += len(piece)
                report(at)

    def _changed(self) -> NeedsUser:
        return NeedsUser(
            f"“{shown(self.path.name)}” was changed while it was being uploaded.",
            kind=WaitKind.SOURCE,
        )
