"""How long a recording will still take, as far as that can be believed.

What runs is judged by its own pace over the last half minute, stages still to come by how fast they
were before. What is shown counts down with the clock and is led towards each new judgement gently, so
that it never jumps. Uploads still to come are not counted: nobody knows their pace.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recorder_app.domain import status as derive
from recorder_app.domain.recording import Part, PartRef, StagePart
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import StageStatus, StageType

_SPAN_S = 30.0
"""Over which the pace is measured."""
_LEAST_S = 5.0
_LEAST_STEPS = 3
"""What was seen for a shorter time, or has moved less often, has no pace yet."""
_GATHER_S = 0.5
"""Steps that come closer together count as one."""
_CALM_S = 15.0
"""In about this time what is shown follows a new judgement."""
_STEEPEST = 0.04
"""The share of itself by which what is shown may change in a second, beside counting down."""
_BETWEEN_S = 10.0
"""How long it goes on counting where nothing can be measured: between two stages."""
_RISE = 1.12
"""What was said is only taken back upwards where it has become this much more."""

_ESSENTIAL = frozenset({StageType.DOWNLOAD, StageType.TRANSCRIBE})
"""Where these are still to come and nobody knows how fast they are, nothing can be said."""


@dataclass(frozen=True, slots=True)
class Pace:
    """When a running part was seen to move: a clock's seconds, and how far it was, 0..1."""

    steps: tuple[tuple[float, float], ...] = ()
    fraction: float | None = None
    """Last seen; None: it was never seen."""

    def seen(self, now_s: float, fraction: float) -> Pace:
        if self.fraction is None or fraction < self.fraction:
            return Pace((), fraction)  # where it stood before is not known
        if fraction == self.fraction:
            return self
        steps = self.steps
        if len(steps) > 1 and now_s - steps[-2][0] < _GATHER_S:
            steps = steps[:-1]
        steps = (*steps, (now_s, fraction))
        first = 0
        while len(steps) - first > _LEAST_STEPS and now_s - steps[first][0] > _SPAN_S:
            first += 1
        return Pace(steps[first:], fraction)

    def left_s(self, now_s: float) -> float | None:
        """How long it will still take at this pace; None where it has none yet."""
        if len(self.steps) < _LEAST_STEPS:
            return None
        (began_s, first), (ended_s, last) = self.steps[0], self.steps[-1]
        if ended_s - began_s < _LEAST_S:
            return None
        # What moves by leaps is on its way to the next one; what comes too late has slowed down.
        waited_s = now_s - ended_s
        gaps = zip(self.steps, self.steps[1:], strict=False)
        longest_s = max(later - earlier for (earlier, _), (later, _) in gaps)
        late_s = max(0.0, waited_s - longest_s)
        pace = (last - first) / (ended_s - began_s + late_s)
        return max(0.0, (1.0 - last) / pace - min(waited_s, longest_s))


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """What is known of one recording's time left."""

    paces: Mapping[PartRef, Pace]
    shown_s: float | None = None
    """Exact; None: nothing sound can be said."""
    said_s: float | None = None
    """The same, without small rises: for words that don't waver."""
    at_s: float = 0.0
    """When it was last judged, and when something could last be measured."""
    sound_s: float = 0.0


NOTHING = TimeLeft({})


def follow(
    known: TimeLeft, snapshot: Snapshot, speeds: Mapping[StageType, float], now_s: float
) -> TimeLeft:
    """What is known after a look at the recording. `speeds` are seconds of work for a second of film;
    `now_s` is a clock that never goes back."""
    recording = snapshot.recording
    running = derive.running_parts(recording)
    held = derive.on_hold(recording) or derive.cancelling(recording) or recording.run is None
    if held or not (running or derive.queued(recording)):
        return NOTHING
    paces = {
        part.ref: known.paces.get(part.ref, Pace()).seen(now_s, snapshot.fraction(part))
        for part in running
    }
    judged_s = _judge(snapshot, running, paces, speeds, now_s) if running else None
    passed_s = max(0.0, now_s - known.at_s)
    if known.shown_s is None:
        return TimeLeft(paces, judged_s, judged_s, now_s, now_s)
    if judged_s is None:
        if now_s - known.sound_s > _BETWEEN_S:
            return TimeLeft(paces, at_s=now_s)
        counted_s = max(0.0, known.shown_s - passed_s)
        return replace(known, paces=paces, shown_s=counted_s, said_s=counted_s, at_s=now_s)
    shown_s = _led(known.shown_s, judged_s, passed_s)
    said_s = known.said_s
    if said_s is None or shown_s < said_s or shown_s > said_s * _RISE:
        said_s = shown_s
    return TimeLeft(paces, shown_s, said_s, now_s, now_s)


def _led(shown_s: float, judged_s: float, passed_s: float) -> float:
    """From what was shown towards what is judged now."""
    counted_s = max(0.0, shown_s - passed_s)
    wanted = (judged_s - counted_s) * min(1.0, passed_s / _CALM_S)
    most = (shown_s * _STEEPEST + 1.0) * passed_s
    return max(0.0, counted_s + max(-most, min(most, wanted)))


def _judge(
    snapshot: Snapshot,
    running: Sequence[Part],
    paces: Mapping[PartRef, Pace],
    speeds: Mapping[StageType, float],
    now_s: float,
) -> float | None:
    duration_s = snapshot.recording.duration_s
    now: list[float] = []
    for part in running:
        left_s = paces[part.ref].left_s(now_s)
        if left_s is None and isinstance(part, StagePart) and duration_s and part.type in speeds:
            left_s = (1.0 - snapshot.fraction(part)) * duration_s * speeds[part.type]
        if left_s is None:
            return None
        now.append(left_s)
    later = 0.0
    for stage in snapshot.recording.stages:
        if stage.status is not StageStatus.PENDING:
            continue
        if duration_s is None or stage.type not in speeds:
            if stage.type in _ESSENTIAL:
                return None
            continue
        later += (1.0 - snapshot.fraction(stage)) * duration_s * speeds[stage.type]
    return max(now) + later
