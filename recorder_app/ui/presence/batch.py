"""A batch: everything that is worked on from the first run to the moment when nothing is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recorder_app.domain import status as derive
from recorder_app.domain.query import Filter
from recorder_app.domain.recording import Part, Recording
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import RecordingStatus, StageStatus, StageType

_WEIGHTS: Mapping[StageType, float] = {
    StageType.DOWNLOAD: 1,
    StageType.TRIM: 2,
    StageType.TRANSCRIBE: 10,
    StageType.TOPICS: 1,
    StageType.SUBTITLES: 1,
}
"""About how long stages take beside each other."""
_OUTPUT_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Needy:
    """A recording that needs a person, and why."""

    recording_id: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class BatchEnd:
    """What became of a batch."""

    ready: Mapping[int, str]
    """Titles, by id."""
    needy: tuple[Needy, ...] = ()


class Batch:
    """Follows snapshots. What needs a person is told once, until it no longer does; what waits and is
    tried by itself is not told again for the same reason."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        """Recordings with an open run."""
        self._fractions: dict[int, float] = {}
        """Of what runs, and of what has run and goes on later."""
        self._ready: dict[int, str] = {}
        self._needy: dict[int, Needy] = {}
        """Everything that needs a person at this moment."""
        self._new: dict[int, None] = {}
        """What of that has come up in this batch."""
        self.running: dict[int, str] = {}
        """Titles of what runs, by id."""
        self._ended = 0
        self._waited: dict[int, str] = {}
        """For what those waited that a person was told of."""
        self.worked = False
        """Something has run in this batch."""

    def know_needy(self, ids: Iterable[int]) -> None:
        """These needed a person before anybody looked: nobody is told of them."""
        for each in ids:
            self._needy.setdefault(each, Needy(each, "", ""))

    def take(self, snapshots: Iterable[Snapshot]) -> list[Needy]:
        """New facts; answers what needs a person only now."""
        news = []
        for snapshot in snapshots:
            recording = snapshot.recording
            if recording.run is not None:
                self._open.add(recording.id)
                self._ready.pop(recording.id, None)
                self._follow(snapshot)
            elif recording.id in self._open:
                self._close(recording)
            needy = _needy(recording)
            if needy is None:
                self._needy.pop(recording.id, None)
                self._new.pop(recording.id, None)
            elif recording.id not in self._needy:
                self._needy[recording.id] = needy
                self._new[recording.id] = None
                if needy.reason != self._waited.get(recording.id):
                    news.append(needy)
                if not derive.failed(recording):
                    self._waited[recording.id] = needy.reason
        return news

    def progress(self, snapshots: Iterable[Snapshot]) -> None:
        for snapshot in snapshots:
            self._follow(snapshot)

    def forget(self, ids: Iterable[int]) -> None:
        for each in ids:
            self._open.discard(each)
            for known in self._known_of_each():
                known.pop(each, None)

    def _known_of_each(self) -> Sequence[dict[int, Any]]:
        kept: Sequence[dict[int, Any]] = (self._fractions, self._ready, self._waited, self.running)
        return (*kept, self._needy, self._new)

    def end(self) -> BatchEnd:
        """Nothing is left to do: what became of it. The next batch begins."""
        needy = tuple(self._needy[each] for each in self._new)
        ended = BatchEnd(dict(self._ready), needy)
        self._ready.clear()
        self._new.clear()
        self._fractions.clear()
        self._ended = 0
        self.worked = False
        return ended

    def fraction(self, counts: Mapping[Filter, int]) -> float | None:
        """How far the whole is, 0..1; None where nothing is to be done."""
        left = counts.get(Filter.RUNNING, 0) + counts.get(Filter.QUEUED, 0)
        if not left:
            return None
        done = self._ended + min(float(left), sum(self._fractions.values()))
        return min(1.0, done / (self._ended + left))

    def _follow(self, snapshot: Snapshot) -> None:
        recording = snapshot.recording
        runs = bool(derive.running_parts(recording))
        self.worked = self.worked or runs
        if runs:
            self.running[recording.id] = recording.title
        else:
            self.running.pop(recording.id, None)
        if recording.run is None or derive.on_hold(recording):
            self._fractions.pop(recording.id, None)
        elif runs or recording.id in self._fractions:
            self._fractions[recording.id] = _fraction(snapshot)

    def _close(self, recording: Recording) -> None:
        self._open.discard(recording.id)
        self._fractions.pop(recording.id, None)
        self.running.pop(recording.id, None)
        if derive.status(recording) is RecordingStatus.READY:
            self._ready[recording.id] = recording.title
            self._waited.pop(recording.id, None)
            self._ended += 1
        elif derive.failed(recording):
            self._ended += 1


def _fraction(snapshot: Snapshot) -> float:
    recording = snapshot.recording
    parts: list[tuple[Part, float]] = [
        (stage, _WEIGHTS[stage.type])
        for stage in recording.stages
        if stage.status is not StageStatus.SKIPPED
    ]
    parts += [(output, _OUTPUT_WEIGHT) for output in derive.live_outputs(recording)]
    whole = sum(weight for _, weight in parts)
    return sum(snapshot.fraction(part) * weight for part, weight in parts) / whole if whole else 1.0


def _needy(recording: Recording) -> Needy | None:
    """Quick where nothing has gone wrong, which is nearly always."""
    parts: tuple[Part, ...] = (*recording.stages, *recording.outputs)
    if not any(part.error for part in parts):
        return None
    for part in derive.failed_parts(recording):
        return Needy(recording.id, recording.title, part.error or "")
    for wait in derive.waiting_parts(recording):
        if derive.for_a_person(wait):
            return Needy(recording.id, recording.title, wait.message)
    return None
