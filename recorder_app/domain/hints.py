"""Sentences for people: what a command would do, what it has done, where a recording stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from recorder_app.domain import edition
from recorder_app.domain import status as derive
from recorder_app.domain.phrase import capitalised, counted, listed, phrase, uncapitalised
from recorder_app.domain.recording import OutputPart, Part, Recording, StagePart
from recorder_app.domain.words import (
    OutputStatus,
    PauseMode,
    RecordingStatus,
    StageStatus,
    StageType,
)

STAGE_NAMES: Mapping[StageType, str] = {
    StageType.DOWNLOAD: phrase("Download"),
    StageType.TRIM: phrase("Trim"),
    StageType.TRANSCRIBE: phrase("Transcribe"),
    StageType.TOPICS: phrase("Topics"),
    StageType.SUBTITLES: phrase("Subtitles"),
}
"""A stage in a heading: "Paused in Transcribe"."""

STAGE_DOING: Mapping[StageType, str] = {
    StageType.DOWNLOAD: phrase("downloading"),
    StageType.TRIM: phrase("trimming"),
    StageType.TRANSCRIBE: phrase("transcribing"),
    StageType.TOPICS: phrase("finding topics"),
    StageType.SUBTITLES: phrase("making subtitles"),
}
"""A stage while it runs."""

_MONTHS = (
    phrase("January"),
    phrase("February"),
    phrase("March"),
    phrase("April"),
    phrase("May"),
    phrase("June"),
    phrase("July"),
    phrase("August"),
    phrase("September"),
    phrase("October"),
    phrase("November"),
    phrase("December"),
)
"""As they stand in a date."""


def clock(seconds: float) -> str:
    """`41:20`, `1:32:00`."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def _doing(parts: Sequence[Part]) -> str:
    """What is being done: "transcribing", "uploading to Main channel and Talks"."""
    stages = [STAGE_DOING[part.type] for part in parts if isinstance(part, StagePart)]
    presets = [part.preset for part in parts if isinstance(part, OutputPart)]
    uploading = [phrase("uploading to {presets}", presets=listed(presets))] if presets else []
    return listed([*stages, *uploading])


def _at(what: str, stage: StagePart) -> str:
    """With the place that is kept: "transcribing at 41:20"."""
    if not stage.checkpoint_s:
        return what
    return phrase("{what} at {position}", what=what, position=clock(stage.checkpoint_s))


def _steps(parts: Sequence[Part]) -> str:
    """Parts as a command's object: "trimming", "transcribing at 41:20", "2 uploads"."""
    for part in parts:
        if isinstance(part, StagePart):
            return _at(STAGE_DOING[part.type], part)
    return counted("{n} upload", "{n} uploads", len(parts))


def run_hint(recording: Recording) -> str:
    """The sentence of what Run would do, or why it would do nothing."""
    run = recording.run
    if run is not None:
        running = derive.running_parts(recording)
        if run.cancelling:
            return phrase("It is being cancelled.")
        if derive.on_hold(recording) and running:
            return phrase("Take the pause back and go on {doing}.", doing=_doing(running))
        if derive.on_hold(recording):
            if derive.triable_parts(recording) or _queued(recording):
                return _go_on(recording)
            return phrase(
                "Take the pause back. {why}", why=derive.waiting_parts(recording)[0].message
            )
        if running:
            return phrase("Already {doing}.", doing=_doing(running))
        if derive.claimable(recording):
            return phrase("Already in the queue. Next: {steps}.", steps=_steps(_queued(recording)))
        triable = [*derive.triable_parts(recording), *_queued(recording)]
        if triable:
            return phrase("Try {steps} now.", steps=_steps(triable))
        return derive.waiting_parts(recording)[0].message
    state = derive.status(recording)
    if state is RecordingStatus.READY:
        return phrase("Everything is done.")
    if state is RecordingStatus.EXPIRED:
        return phrase("Its retention has ended and its files were removed.")
    if state is RecordingStatus.PENDING_SOURCE:
        return recording.source_problem or phrase("Its source is not ready.")
    return _go_on(recording)


def _queued(recording: Recording) -> list[Part]:
    return [part for part in derive.pending_parts(recording) if part.waiting is None]


def _go_on(recording: Recording) -> str:
    """What is done next where nothing runs: the next stage, or the outputs that are not uploaded."""
    stage = derive.next_stage(recording)
    if stage is not None:
        if stage.status is StageStatus.FAILED:
            return phrase("Retry {steps}.", steps=_steps([stage]))
        if stage.type is StageType.DOWNLOAD and recording.run is None:
            return phrase("Run the whole pipeline.")
        if stage.checkpoint_s:
            return phrase("Continue {steps}.", steps=_steps([stage]))
        return phrase("Continue with {steps}.", steps=_steps([stage]))
    outputs = derive.live_outputs(recording)
    failed = [each for each in outputs if each.status is OutputStatus.FAILED]
    todo = [
        each
        for each in outputs
        if each.status is OutputStatus.NOT_UPLOADED and (recording.run is None or each.in_run)
    ]
    if failed and todo:
        return phrase("Retry {steps} and start {more} more.", steps=_steps(failed), more=len(todo))
    if failed:
        return phrase("Retry {steps}.", steps=_steps(failed))
    if todo:
        if recording.run is None:
            return phrase("Start {steps}.", steps=_steps(todo))
        return phrase("Continue with {steps}.", steps=_steps(todo))
    return phrase("Take the mark to skip it away; everything is done.")


def pause_hint(recording: Recording) -> str:
    """The sentence of what Pause would do, or why it would do nothing."""
    run = recording.run
    if run is None:
        return phrase("Nothing to pause: it is not running.")
    if run.cancelling:
        return phrase("Nothing to pause: it is being cancelled.")
    if derive.on_hold(recording):
        return paused_already(recording)
    if not derive.can_pause(recording):
        return phrase("Nothing to pause: what runs is the last step of the run.")
    running = derive.running_parts(recording)
    resumable = [part for part in running if part.resumable]
    if resumable:
        return phrase(
            "Pause {doing} at the next checkpoint; nothing is lost.", doing=_doing(resumable)
        )
    if running:
        return phrase("Pause after {doing}.", doing=_doing(running))
    if derive.waiting(recording):
        return phrase("Pause; it is not tried again until it is run.")
    return phrase("Pause; it keeps its place in the queue.")


def cancel_hint(recording: Recording) -> str:
    """The sentence of what Cancel would do, or why it would do nothing."""
    run = recording.run
    if run is None:
        return phrase("Nothing to cancel: it is not running.")
    if run.cancelling:
        return phrase("It is being cancelled already.")
    running = derive.running_parts(recording)
    if running:
        return phrase(
            "Stop {doing} and discard that progress; finished stages stay.", doing=_doing(running)
        )
    stage = derive.next_stage(recording)
    if stage is not None and stage.checkpoint_s:
        return phrase(
            "Close the run and discard {doing} up to {position}; finished stages stay.",
            doing=STAGE_DOING[stage.type],
            position=clock(stage.checkpoint_s),
        )
    if derive.queued(recording):
        return phrase("Take it out of the queue; finished stages stay.")
    return phrase("Close the run; finished stages stay.")


def reset_hint(recording: Recording) -> str:
    """The sentence of what Reset would do: it names what would be published a second time."""
    if derive.running_parts(recording):
        return phrase("It is running: pause or cancel it first.")
    return _started_anew(recording, phrase("Discard everything produced and start anew."))


def pausing(recording: Recording, mode: PauseMode) -> str:
    """The answer to a pause while something runs."""
    running = derive.running_parts(recording)
    resumable = [part for part in running if part.resumable]
    pausing = _until(recording, phrase("Pausing"))
    if mode is PauseMode.CHECKPOINT and resumable:
        return phrase(
            "{pausing}: {doing} stops at the next checkpoint.",
            pausing=pausing,
            doing=_doing(resumable),
        )
    return phrase("{pausing}: {doing} is finished first.", pausing=pausing, doing=_doing(running))


def paused_now(recording: Recording) -> str:
    return phrase("{paused}.", paused=paused_in(recording))


def paused_already(recording: Recording) -> str:
    if derive.pausing(recording):
        return phrase("It is pausing already.")
    return phrase("Already {paused}.", paused=uncapitalised(paused_in(recording)))


def paused_in(recording: Recording) -> str:
    """ "Paused in Transcribe at 41:20", "Paused until 14:30 before Trim", "Paused before 2 uploads"."""
    stage = derive.next_stage(recording)
    paused = _until(recording, phrase("Paused"))
    if stage is None:
        left = [*derive.pending_parts(recording), *derive.failed_in_run(recording)]
        return phrase("{paused} before {step}", paused=paused, step=_steps(left))
    if not _begun(recording, stage):
        return phrase("{paused} before {step}", paused=paused, step=STAGE_NAMES[stage.type])
    return _at(phrase("{paused} in {step}", paused=paused, step=STAGE_NAMES[stage.type]), stage)


def _begun(recording: Recording, stage: StagePart) -> bool:
    """Whether it was worked on: also where the run's attempt has kept nothing yet."""
    if stage.checkpoint_s or stage.status is StageStatus.FAILED:
        return True
    run, started = recording.run, stage.started_at
    return run is not None and started is not None and started >= run.opened_at


def _until(recording: Recording, paused: str) -> str:
    """ "Paused until 14:30" where the pause has a time, by the clock on the person's wall; with the
    day where that is another one than today."""
    until = None if recording.run is None else recording.run.pause_until
    if until is None:
        return paused
    there = until.astimezone()
    time = f"{there:%H:%M}"
    if there.date() == datetime.now().astimezone().date():
        return phrase("{paused} until {time}", paused=paused, time=time)
    return phrase(
        "{paused} until {time} on {day} {month}",
        paused=paused,
        time=time,
        day=f"{there:%d}",
        month=_MONTHS[there.month - 1],
    )


def cancelled(before: Recording) -> str:
    """The receipt's first half: what was stopped."""
    running = derive.running_parts(before)
    if running:
        return phrase("Cancelled: stopped {doing}.", doing=_doing(running))
    if derive.queued(before):
        return phrase("Cancelled: taken out of the queue.")
    return phrase("Cancelled: nothing ran, its run is closed.")


def was_reset(before: Recording) -> str:
    """The answer to a reset; `before` still knows what was published."""
    return _started_anew(before, phrase("Reset: everything starts anew."))


def _started_anew(recording: Recording, sentence: str) -> str:
    """Followed by what is lost, and by what the next run would publish a second time."""
    presets = [
        output.preset
        for output in derive.live_outputs(recording)
        if output.status is OutputStatus.UPLOADED or output.url is not None
    ]
    return _anew(sentence, edition.is_corrected(recording), tuple(presets))


@lru_cache(maxsize=256)  # the same for most of ten thousand
def _anew(sentence: str, corrected: bool, presets: tuple[str, ...]) -> str:
    if corrected:
        sentence = phrase("{sentence} Its corrections are dropped.", sentence=sentence)
    if not presets:
        return sentence
    return phrase(
        "{sentence} Running it would publish it a second time to {presets}.",
        sentence=sentence,
        presets=listed(list(dict.fromkeys(presets))),
    )


STATUS_WORDS: Mapping[RecordingStatus, str] = {
    RecordingStatus.EXPIRED: phrase("Expired"),
    RecordingStatus.SKIPPED: phrase("Skipped"),
    RecordingStatus.PENDING_SOURCE: phrase("Waiting for its source"),
    RecordingStatus.INITIALIZED: phrase("New"),
    RecordingStatus.DOWNLOADED: phrase("Partly processed"),
    RecordingStatus.READY: phrase("Ready"),
    RecordingStatus.UPLOADED: phrase("Partly uploaded"),
    RecordingStatus.PROCESSED: phrase("Processed, not uploaded"),
}


def status_text(recording: Recording) -> str:
    """Where a recording stands, in words; live positions are added by whoever shows it."""
    running = derive.running_parts(recording)
    if derive.cancelling(recording):
        return phrase("Cancelling…")
    if derive.pausing(recording):
        return phrase(
            "{pausing} {doing}",
            pausing=_until(recording, phrase("Pausing…")),
            doing=_doing(running),
        )
    if derive.paused(recording):
        text = paused_in(recording)
        failed = derive.failed_parts(recording)
        if not failed:
            return text
        return phrase("{paused}, failed: {error}", paused=text, error=failed[0].error)
    if running:
        return capitalised(_doing(running))
    waits = derive.waiting_parts(recording)
    if waits:
        return phrase("Waiting: {why}", why=waits[0].message)
    if derive.queued(recording):
        return phrase("Queued")
    state = derive.status(recording)
    if state is RecordingStatus.PENDING_SOURCE and recording.source_problem:
        return phrase("Waiting: {why}", why=recording.source_problem)
    if state not in (RecordingStatus.EXPIRED, RecordingStatus.SKIPPED) and derive.failed(recording):
        return _failure(derive.failed_parts(recording)[0])
    return STATUS_WORDS[state]


def _failure(part: Part) -> str:
    """ "Failed in Transcribe: This model knows English only." """
    if isinstance(part, StagePart):
        return phrase("Failed in {stage}: {error}", stage=STAGE_NAMES[part.type], error=part.error)
    return phrase("Failed to upload to {preset}: {error}", preset=part.preset, error=part.error)
