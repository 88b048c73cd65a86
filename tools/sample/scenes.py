"""What of the sample library would be over before it is looked at: a transcription at 14 minutes, an
upload at a third. It is put into the store as it would stand there, on films of the length that is
told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from recorder_app.domain.hints import clock
from recorder_app.domain.recording import OutputPart, Recording, Run, Waiting
from recorder_app.domain.snapshot import Progress
from recorder_app.domain.words import (
    OutputHold,
    OutputStatus,
    PauseMode,
    StageStatus,
    StageType,
    WaitKind,
)
from recorder_app.paths import Home
from recorder_app.sources import local_file
from recorder_app.store.store import Store
from tools.sample.films import (
    ALGEBRA_6,
    ALGEBRA_7,
    BREAD,
    CHOIR,
    FILMS,
    INTERVIEW,
    LAB,
    MEETING,
    NOW,
    PANEL,
    PHYSICS,
    PODCAST,
    PODCAST_41,
    SCREENCAST,
    SEMINAR,
    TALK,
    TOWN_HALL,
    WORKSHOP,
)
from tools.sample.presets import ARCHIVE, CLUB, DRIVE, LECTURES, OPEN

MB = 1_000_000
_SECONDS = {StageType.DOWNLOAD: 2, StageType.TRIM: 9, StageType.TRANSCRIBE: 214}


def _run(place: int = 0, **facts: Any) -> Run:
    return Run(0, NOW - timedelta(minutes=6), place=place, **facts)


def _done(recording: Recording, stages: int) -> Recording:
    """With the first stages completed."""
    path = Path(recording.source)
    recording = replace(
        recording,
        duration_s=float(next(each.duration_s for each in FILMS if path.stem in each.name)),
        film_is_source=True,
    )
    at = NOW - timedelta(minutes=6)
    for stage in list(StageType)[:stages]:
        began, at = at, at + timedelta(seconds=_SECONDS.get(stage, 3))
        recording = recording.with_stage(
            stage, status=StageStatus.COMPLETED, attempts=1, started_at=began, finished_at=at
        )
    film = {"film": recording.source, "duration_s": recording.duration_s, "container": "mp4"}
    if stages > 0:
        known = {**film, "fingerprint": local_file.fingerprint(path)}
        recording = recording.with_stage(StageType.DOWNLOAD, result=known)
    if stages > 1:
        reason = "There is no silence at its beginning or its end."
        recording = recording.with_stage(StageType.TRIM, status=StageStatus.SKIPPED, reason=reason)
    return recording


def _transcribing(recording: Recording) -> Recording:
    since = NOW - timedelta(seconds=96)
    running = {"status": StageStatus.RUNNING, "started_at": since, "attempts": 1}
    done = _done(recording, 2).with_stage(
        StageType.TRANSCRIBE, checkpoint_s=820.0, resumable=True, **running
    )
    return replace(done, run=_run())


def _pausing(recording: Recording) -> Recording:
    return replace(_transcribing(recording), run=_run(pause=PauseMode.CHECKPOINT))


def _cancelling(recording: Recording) -> Recording:
    return replace(_transcribing(recording), run=_run(cancelling=True))


def _paused(recording: Recording) -> Recording:
    kept = _done(recording, 2).with_stage(StageType.TRANSCRIBE, checkpoint_s=1085.0, attempts=1)
    return replace(kept, run=_run(pause=PauseMode.CHECKPOINT))


def _queued(place: int, stages: int) -> Callable[[Recording], Recording]:
    return lambda recording: replace(_done(recording, stages), run=_run(place))


def _no_room(recording: Recording) -> Recording:
    message = f"Trimming “{PANEL}.mp4” needs 3.2 GB in /home/ada: 410 MB are free."
    waiting = Waiting(WaitKind.DISK, message, NOW + timedelta(minutes=4))
    kept = _done(recording, 1).with_stage(
        StageType.TRIM, status=StageStatus.PENDING, reason=None, waiting=waiting, attempts=1
    )
    return replace(kept, run=_run())


def _retried(recording: Recording) -> Recording:
    message = "Transcribe broke off. Its process was ended by SIGKILL."
    waiting = Waiting(WaitKind.RETRY, message, NOW + timedelta(minutes=2))
    kept = _done(recording, 2).with_stage(
        StageType.TRANSCRIBE, waiting=waiting, attempts=2, tries=1, checkpoint_s=310.0
    )
    return replace(kept, run=_run())


_UP = {"status": OutputStatus.UPLOADED, "attempts": 1, "finished_at": NOW - timedelta(hours=3)}
_SENDING = {
    "status": OutputStatus.UPLOADING,
    "resumable": True,
    "attempts": 1,
    "in_run": True,
    "bytes_total": 512 * MB,
    "bytes_sent": 194 * MB,
    "started_at": NOW - timedelta(seconds=70),
}
_WAITS = {"status": OutputStatus.NOT_UPLOADED, "in_run": True, "attempts": 1}


def _with_outputs(
    changes: Mapping[str, Mapping[str, Any]], *, run: bool
) -> Callable[[Recording], Recording]:
    """All stages are done; each output by its preset."""

    def changed(output: OutputPart) -> OutputPart:
        return replace(output, **{"in_run": False, **changes.get(output.preset, {})})

    def change(recording: Recording) -> Recording:
        if recording.duration_s is None:
            recording = _done(recording, 5)
        outputs = tuple(changed(each) for each in recording.outputs)
        return replace(recording, outputs=outputs, run=_run() if run else None)

    return change


def _waiting(kind: WaitKind, message: str, next_try: datetime | None = None) -> dict[str, Any]:
    return {**_WAITS, "waiting": Waiting(kind, message, next_try)}


_NO_LOGIN = "PeerTube: the login of this account is no longer valid. Log in again."
_TOMORROW = (NOW + timedelta(days=1)).replace(hour=8, minute=0, second=0)
_ADDRESS = {"url": "https://youtu.be/dQ3kTf0example"}
_SCENES: Mapping[str, Callable[[Recording], Recording]] = {
    PHYSICS: _transcribing,
    MEETING: _pausing,
    LAB: _cancelling,
    INTERVIEW: _paused,
    PODCAST: _queued(2, 2),
    WORKSHOP: _queued(3, 0),
    PODCAST_41: _queued(4, 0),
    SEMINAR: _queued(5, 0),
    PANEL: _no_room,
    CHOIR: _retried,
    ALGEBRA_7: _with_outputs(
        {
            LECTURES.name: _SENDING,
            ARCHIVE.name: {**_UP, "url": "file:///home/ada/Published"},
            OPEN.name: _waiting(WaitKind.LOGIN, _NO_LOGIN),
            DRIVE.name: _waiting(WaitKind.HOURS, "Uploads are made from 22:00 to 06:00.", _TOMORROW)
            | {"bytes_total": 512 * MB, "bytes_sent": 118 * MB},
            CLUB.name: _waiting(
                WaitKind.VERIFYING,
                "Everything was sent, but VK doesn’t say whether the video is there. "
                "Look there, then choose.",
            ),
        },
        run=True,
    ),
    ALGEBRA_6: _with_outputs(
        {
            LECTURES.name: {**_UP, **_ADDRESS},
            DRIVE.name: {**_UP, "url": "https://drive.google.com/file/d/example"},
            ARCHIVE.name: {**_UP, "url": "file:///home/ada/Published"},
        },
        run=False,
    ),
    SCREENCAST: _with_outputs(
        {
            LECTURES.name: {
                "status": OutputStatus.FAILED,
                "in_run": True,
                "attempts": 3,
                "error": "The video is up, but not its captions. "
                "YouTube: The language is not supported.",
                **_ADDRESS,
            },
            ARCHIVE.name: {**_WAITS, "hold": OutputHold.PAUSE, "bytes_total": 810 * MB}
            | {"bytes_sent": 502 * MB},
        },
        run=True,
    ),
    TOWN_HALL: _with_outputs(
        {
            LECTURES.name: _waiting(WaitKind.QUOTA, "YouTube: daily upload limit.", _TOMORROW),
            ARCHIVE.name: _UP,
        },
        run=True,
    ),
    BREAD: _with_outputs(
        {
            OPEN.name: _waiting(WaitKind.LOGIN, _NO_LOGIN),
        },
        run=True,
    ),
}
RUNNING: Mapping[str, Progress] = {
    PHYSICS: Progress(0.31, 845.0),
    MEETING: Progress(0.47, 846.0),
    LAB: Progress(0.26, 858.0),
    ALGEBRA_7: Progress(0.38),
}
"""How far what runs has got, by titles."""


def put_into_the_store(home: Home, known: Mapping[str, int]) -> None:
    store = Store.open(home.database, home.backups)
    try:
        with store.write() as tx:
            talk = tx.recording(known[TALK])
            assert talk is not None
            for title, change in _SCENES.items():
                recording = tx.recording(known[title])
                assert recording is not None
                changed = change(recording)
                if recording.duration_s is None and changed.stage(StageType.TRANSCRIBE).done:
                    changed = _with_text_of(talk, changed, home)
                tx.save(changed)
                if changed.run is not None:
                    tx.log(changed.id, "Run the whole pipeline.", datetime.now(UTC))
                if changed.stage(StageType.DOWNLOAD).done:
                    length = clock(changed.duration_s or 0)
                    said = f"Brought in within 0:02; it is {length} long."
                    tx.log(changed.id, said, datetime.now(UTC))
    finally:
        store.close()


def _with_text_of(talk: Recording, recording: Recording, home: Home) -> Recording:
    """What is said in it, and what follows from that, is what is said in the talk."""
    for stage in (StageType.TRANSCRIBE, StageType.TOPICS, StageType.SUBTITLES):
        made = talk.stage(stage)
        assert made.attempt_id is not None
        shutil.copytree(
            home.result(talk.id, stage.value, made.attempt_id),
            home.result(recording.id, stage.value, made.attempt_id),
        )
        recording = recording.with_stage(stage, result=made.result, attempt_id=made.attempt_id)
    return recording
