"""What has changed lately: numbered, and kept for a reader whose connection broke."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.events import (
    Event,
    ProgressChanged,
    RecordingsChanged,
    RecordingsRemoved,
)

_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Change:
    id: str
    """Of the event: what a reader gives as `Last-Event-ID`."""
    number: int
    recording_id: int
    snapshot: Snapshot | None
    """None: it was removed."""

    def text(self) -> str:
        if self.snapshot is None:
            return told(self.id, "removed", {"id": self.recording_id})
        return told(self.id, "recording", self.snapshot.to_json())


def told(event_id: str, event: str, data: object) -> str:
    """As server-sent events are written."""
    return f"id: {event_id}\nevent: {event}\ndata: {json.dumps(data)}\n\n"


def latest(changes: Iterable[Change]) -> dict[int, Change]:
    """The last of each recording, in the order in which these were told."""
    found: dict[int, Change] = {}
    for each in changes:
        found.pop(each.recording_id, None)
        found[each.recording_id] = each
    return found


class History:
    """The latest change of each of the last `room` recordings that changed. Of one thread at a time."""

    def __init__(self, room: int) -> None:
        self._room = room
        # An id of another start of the program is none of this one.
        self._start = secrets.token_hex(4)
        self._told = 0
        self._forgotten = 0
        """The number of the last change that had to make room."""
        self._latest: dict[int, Change] = {}

    @property
    def last_id(self) -> str:
        return f"{self._start}-{self._told}"

    def add(self, event: Event) -> list[Change]:
        """The changes that it tells of. What another thread has overtaken with something newer of the
        same recording is none."""
        added = []
        for recording_id, snapshot in _told_by(event):
            before = self._latest.get(recording_id)
            if before and _is_older(snapshot, before.snapshot):
                continue
            self._latest.pop(recording_id, None)
            self._told += 1
            change = Change(self.last_id, self._told, recording_id, snapshot)
            self._latest[recording_id] = change
            added.append(change)
        while len(self._latest) > self._room:
            oldest = next(iter(self._latest))
            self._forgotten = self._latest.pop(oldest).number
        return added

    def since(self, event_id: str) -> list[Change] | None:
        """What has changed after the event of that id; None where that can't be said any more."""
        start, _, digits = event_id.partition("-")
        is_number = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
        number = int(digits) if start == self._start and is_number else -1
        if not self._forgotten <= number <= self._told:
            return None
        return [each for each in self._latest.values() if each.number > number]


def _told_by(event: Event) -> Iterator[tuple[int, Snapshot | None]]:
    match event:
        case RecordingsChanged(snapshots):
            for each in snapshots:
                yield each.recording.id, each
        case ProgressChanged(snapshot):
            yield snapshot.recording.id, snapshot
        case RecordingsRemoved(ids):
            for recording_id in ids:
                yield recording_id, None
        case _:
            pass


def _is_older(snapshot: Snapshot | None, than: Snapshot | None) -> bool:
    if snapshot is None or than is None:
        return False
    return snapshot.recording.revision < than.recording.revision
