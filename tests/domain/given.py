"""Recordings in the states that tests begin with, brought there the way the engine does."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from recorder_app.domain import decide, giving_up, transitions
from recorder_app.domain import status as derive
from recorder_app.domain.recording import OutputPart, PartRef, Recording, new_stages
from recorder_app.domain.words import PauseMode, SourceKind, StageType

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

DOWNLOAD, TRIM, TRANSCRIBE, TOPICS, SUBTITLES = StageType

RESUMABLE: Mapping[StageType, bool] = {
    DOWNLOAD: True,
    TRIM: False,
    TRANSCRIBE: True,
    TOPICS: False,
    SUBTITLES: False,
}

RESULTS: Mapping[StageType, Mapping[str, Any]] = {
    DOWNLOAD: {"duration_s": 5530.0},
    TRIM: {"duration_s": 5520.0, "trimmed": True},
    TRANSCRIBE: {"language": "en"},
    TOPICS: {"topics": []},
    SUBTITLES: {"cues": 12},
}

_attempts = itertools.count(100)


def output(number: int, preset: str) -> OutputPart:
    return OutputPart(
        id=number,
        platform="folder",
        preset=preset,
        settings={"dir": "/talks"},
        marker=f"marker-{number}",
    )


def new(*presets: str, kind: SourceKind = SourceKind.FILE) -> Recording:
    """A recording that was just added; its outputs have the ids 1, 2, …"""
    return Recording(
        id=7,
        title="talk",
        source_kind=kind,
        source="/media/talk.mp4" if kind is SourceKind.FILE else "https://example.org/talk.mp4",
        created_at=NOW,
        stages=new_stages(RESUMABLE),
        outputs=tuple(output(number, each) for number, each in enumerate(presets, start=1)),
    )


def run(recording: Recording) -> Recording:
    """After the command run."""
    return decide.run(recording, {"model": "tiny.en"}, NOW).recording


def paused(recording: Recording, mode: PauseMode = PauseMode.CHECKPOINT) -> Recording:
    """After the command pause: paused, or pausing where something runs."""
    return decide.pause(recording, mode).recording


def cancelled(recording: Recording) -> Recording:
    """After the command cancel, carried out."""
    return giving_up.cancelled(decide.cancel(recording).recording)


def begun(recording: Recording, part: PartRef) -> Recording:
    """With an attempt running on a part that was claimable."""
    return transitions.claimed(recording, part, next(_attempts), NOW)


def done(recording: Recording, part: PartRef) -> Recording:
    """With a running part finished."""
    if isinstance(part, StageType):
        return transitions.completed(recording, part, RESULTS[part], NOW)
    return transitions.uploaded(recording, part, f"file:///talks/{part}", NOW)


def through(recording: Recording, last: StageType) -> Recording:
    """With the stages of an open run done up to and with `last`."""
    for stage in StageType:
        if not recording.stage(stage).done:
            recording = done(begun(recording, stage), stage)
        if stage is last:
            break
    return recording


def processed(*presets: str) -> Recording:
    """All stages done and the outputs claimable, in an open run; closed where there are no outputs."""
    return through(run(new(*presets)), SUBTITLES)


def ready(*presets: str) -> Recording:
    recording = processed(*presets)
    for each in derive.claimable(recording):
        recording = done(begun(recording, each), each)
    return recording


def expired(recording: Recording) -> Recording:
    return replace(recording, expired=True)
