"""Sentences for people: what a command would do, what it has done, where a recording stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from recorder_app.domain import status as derive
from recorder_app.domain.recording import OutputPart, Part, Recording, StagePart
from recorder_app.domain.words import (
    OutputStatus,
    PauseMode,
    RecordingStatus,
    StageStatus,
    StageType,
)

STAGE_NAMES: Mapping[StageType, str] = {
    StageType.DOWNLOAD: "Download",
    StageType.TRIM: "Trim",
    StageType.TRANSCRIBE: "Transcribe",
    StageType.TOPICS: "Topics",
    StageType.SUBTITLES: "Subtitles",
}
"""A stage in a heading: "Paused in Transcribe"."""

STAGE_DOING: Mapping[StageType, str] = {
    StageType.DOWNLOAD: "downloading",
    StageType.TRIM: "trimming",
    StageType.TRANSCRIBE: "transcribing",
    StageType.TOPICS: "finding topics",
    StageType.SUBTITLES: "making subtitles",
}
"""A stage while it runs."""


def clock(seconds: float) -> str:
    """`41:20`, `1:32:00`."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _capitalised(text: str) -> str:
    return text[0].upper() + text[1:]


def _uncapitalised(text: str) -> str:
    return text[0].lower() + text[1:]


def _join(items: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def _doing(parts: Sequence[Part]) -> str:
    """What is being done: "transcribing", "uploading to Main channel and Talks"."""
    stages = [STAGE_DOING[part.type] for part in parts if isinstance(part, StagePart)]
    presets = [part.preset for part in parts if isinstance(part, OutputPart)]
    return _join([*stages, *([f"uploading to {_join(presets)}"] if presets else [])])


def _at(stage: StagePart) -> str:
    return f" at {clock(stage.checkpoint_s)}" if stage.checkpoint_s else ""


def _steps(parts: Sequence[Part]) -> str:
    """Parts as a command's object: "trimming", "transcribing at 41:20", "2 uploads"."""
    for part in parts:
        if isinstance(part, StagePart):
            return STAGE_DOING[part.type] + _at(part)
    return _plural(len(parts), "upload")


def run_hint(recording: Recording) -> str:
    """The sentence of what Run would do, or why it would do nothing."""
    run = recording.run
    if run is not None:
        running = derive.running_parts(recording)
        if run.cancelling:
            return "It is being cancelled."
        if derive.on_hold(recording) and running:
            return f"Take the pause back and go on {_doing(running)}."
        if derive.on_hold(recording):
            if derive.triable_parts(recording) or _queued(recording):
                return _go_on(recording)
            return f"Take the pause back. {derive.waiting_parts(recording)[0].message}"
        if running:
            return f"Already {_doing(running)}."
        if derive.claimable(recording):
            return f"Already in the queue. Next: {_steps(_queued(recording))}."
        triable = [*derive.triable_parts(recording), *_queued(recording)]
        if triable:
            return f"Try {_steps(triable)} now."
        return derive.waiting_parts(recording)[0].message
    state = derive.status(recording)
    if state is RecordingStatus.READY:
        return "Everything is done."
    if state is RecordingStatus.EXPIRED:
        return "Its retention has ended and its files were removed."
    if state is RecordingStatus.PENDING_SOURCE:
        return recording.source_problem or "Its source is not ready."
    return _go_on(recording)


def _queued(recording: Recording) -> list[Part]:
    return [part for part in derive.pending_parts(recording) if part.waiting is None]


def _go_on(recording: Recording) -> str:
    """What is done next where nothing runs: the next stage, or the outputs that are not uploaded."""
    stage = derive.next_stage(recording)
    if stage is not None:
        if stage.status is StageStatus.FAILED:
            return f"Retry {_steps([stage])}."
        if stage.type is StageType.DOWNLOAD and recording.run is None:
            return "Run the whole pipeline."
        return f"Continue {'' if stage.checkpoint_s else 'with '}{_steps([stage])}."
    outputs = derive.live_outputs(recording)
    failed = [each for each in outputs if each.status is OutputStatus.FAILED]
    todo = [
        each
        for each in outputs
        if each.status is OutputStatus.NOT_UPLOADED and (recording.run is None or each.in_run)
    ]
    if failed and todo:
        return f"Retry {_steps(failed)} and start {len(todo)} more."
    if failed:
        return f"Retry {_steps(failed)}."
    if todo:
        verb = "Start" if recording.run is None else "Continue with"
        return f"{verb} {_steps(todo)}."
    return "Take the mark to skip it away; everything is done."


def pause_hint(recording: Recording) -> str:
    """The sentence of what Pause would do, or why it would do nothing."""
    run = recording.run
    if run is None:
        return "Nothing to pause: it is not running."
    if run.cancelling:
        return "Nothing to pause: it is being cancelled."
    if derive.on_hold(recording):
        return paused_already(recording)
    if not derive.can_pause(recording):
        return "Nothing to pause: what runs is the last step of the run."
    running = derive.running_parts(recording)
    resumable = [part for part in running if part.resumable]
    if resumable:
        return f"Pause {_doing(resumable)} at the next checkpoint; nothing is lost."
    if running:
        return f"Pause after {_doing(running)}."
    if derive.waiting(recording):
        return "Pause; it is not tried again until it is run."
    return "Pause; it keeps its place in the queue."


def cancel_hint(recording: Recording) -> str:
    """The sentence of what Cancel would do, or why it would do nothing."""
    run = recording.run
    if run is None:
        return "Nothing to cancel: it is not running."
    if run.cancelling:
        return "It is being cancelled already."
    running = derive.running_parts(recording)
    if running:
        return f"Stop {_doing(running)} and discard that progress; finished stages stay."
    stage = derive.next_stage(recording)
    if stage is not None and stage.checkpoint_s:
        done = f"{STAGE_DOING[stage.type]} up to {clock(stage.checkpoint_s)}"
        return f"Close the run and discard {done}; finished stages stay."
    if derive.queued(recording):
        return "Take it out of the queue; finished stages stay."
    return "Close the run; finished stages stay."


def reset_hint(recording: Recording) -> str:
    """The sentence of what Reset would do: it names what would be published a second time."""
    if derive.running_parts(recording):
        return "It is running: pause or cancel it first."
    return f"Discard everything produced and start anew.{_published_again(recording)}"


def pausing(recording: Recording, mode: PauseMode) -> str:
    """The answer to a pause while something runs."""
    running = derive.running_parts(recording)
    resumable = [part for part in running if part.resumable]
    pausing = f"Pausing{_until(recording)}"
    if mode is PauseMode.CHECKPOINT and resumable:
        return f"{pausing}: {_doing(resumable)} stops at the next checkpoint."
    return f"{pausing}: {_doing(running)} is finished first."


def paused_now(recording: Recording) -> str:
    return f"{paused_in(recording)}."


def paused_already(recording: Recording) -> str:
    if derive.pausing(recording):
        return "It is pausing already."
    return f"Already {_uncapitalised(paused_in(recording))}."


def paused_in(recording: Recording) -> str:
    """ "Paused in Transcribe at 41:20", "Paused until 14:30 before Trim", "Paused before 2 uploads"."""
    stage = derive.next_stage(recording)
    paused = f"Paused{_until(recording)}"
    if stage is None:
        left = [*derive.pending_parts(recording), *derive.failed_in_run(recording)]
        return f"{paused} before {_steps(left)}"
    where = "in" if _begun(recording, stage) else "before"
    return f"{paused} {where} {STAGE_NAMES[stage.type]}{_at(stage)}"


def _begun(recording: Recording, stage: StagePart) -> bool:
    """Whether it was worked on: also where the run's attempt has kept nothing yet."""
    if stage.checkpoint_s or stage.status is StageStatus.FAILED:
        return True
    run, started = recording.run, stage.started_at
    return run is not None and started is not None and started >= run.opened_at


def _until(recording: Recording) -> str:
    """ " until 14:30" where the pause has a time, by the clock on the person's wall; with the day
    where that is another one than today."""
    until = None if recording.run is None else recording.run.pause_until
    if until is None:
        return ""
    there = until.astimezone()
    day = "" if there.date() == datetime.now().astimezone().date() else f" on {there:%d %B}"
    return f" until {there:%H:%M}{day}"


def cancelled(before: Recording) -> str:
    """The receipt's first half: what was stopped."""
    running = derive.running_parts(before)
    if running:
        return f"Cancelled: stopped {_doing(running)}."
    if derive.queued(before):
        return "Cancelled: taken out of the queue."
    return "Cancelled: nothing ran, its run is closed."


def was_reset(before: Recording) -> str:
    """The answer to a reset; `before` still knows what was published."""
    return f"Reset: everything starts anew.{_published_again(before)}"


def _published_again(recording: Recording) -> str:
    """What the next run would publish a second time, as a sentence of its own."""
    presets = [
        output.preset
        for output in derive.live_outputs(recording)
        if output.status is OutputStatus.UPLOADED or output.url is not None
    ]
    if not presets:
        return ""
    return f" Running it would publish it a second time to {_join(list(dict.fromkeys(presets)))}."


STATUS_WORDS: Mapping[RecordingStatus, str] = {
    RecordingStatus.EXPIRED: "Expired",
    RecordingStatus.SKIPPED: "Skipped",
    RecordingStatus.PENDING_SOURCE: "Waiting for its source",
    RecordingStatus.INITIALIZED: "New",
    RecordingStatus.DOWNLOADED: "Partly processed",
    RecordingStatus.READY: "Ready",
    RecordingStatus.UPLOADED: "Partly uploaded",
    RecordingStatus.PROCESSED: "Processed, not uploaded",
}


def status_text(recording: Recording) -> str:
    """Where a recording stands, in words; live positions are added by whoever shows it."""
    running = derive.running_parts(recording)
    if derive.cancelling(recording):
        return "Cancelling…"
    if derive.pausing(recording):
        return f"Pausing…{_until(recording)} {_doing(running)}"
    if derive.paused(recording):
        text = paused_in(recording)
        failed = derive.failed_parts(recording)
        return f"{text}, failed: {failed[0].error}" if failed else text
    if running:
        return _capitalised(_doing(running))
    waits = derive.waiting_parts(recording)
    if waits:
        return f"Waiting: {waits[0].message}"
    if derive.queued(recording):
        return "Queued"
    state = derive.status(recording)
    if state is RecordingStatus.PENDING_SOURCE and recording.source_problem:
        return f"Waiting: {recording.source_problem}"
    if state not in (RecordingStatus.EXPIRED, RecordingStatus.SKIPPED) and derive.failed(recording):
        return _failure(derive.failed_parts(recording)[0])
    return STATUS_WORDS[state]


def _failure(part: Part) -> str:
    """ "Failed in Transcribe: This model knows English only." """
    if isinstance(part, StagePart):
        return f"Failed in {STAGE_NAMES[part.type]}: {part.error}"
    return f"Failed to upload to {part.preset}: {part.error}"
