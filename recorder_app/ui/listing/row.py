"""One row of the list: what is shown of a snapshot, each value worked out once, when first needed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property

from PySide6.QtCore import QLocale

from recorder_app.domain import decide, facts, hints
from recorder_app.domain import status as derive
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import RecordingStatus, SourceKind, StageType, WaitKind
from recorder_app.stages.speech import languages
from recorder_app.ui.language import count, say, translated
from recorder_app.ui.listing import bar as bars
from recorder_app.ui.listing.bar import Bar, Fill
from recorder_app.ui.listing.chips import Chip, chips_of, needs_person, uploads_text
from recorder_app.ui.listing.tone import Tone
from recorder_app.ui.look.moments import moment_text, size_text, time_text

_LIVE = frozenset(
    {"snapshot", "status_text", "platforms_text", "bar", "progress_text", "bar_looks"}
)
"""What progress changes."""


_PAINTED = (
    *("status_text", "tone", "bar", "chips", "can_run", "can_pause", "can_cancel"),
    *("duration_text", "added_text"),
)


class Row:
    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.recording = snapshot.recording

    def moved(self, snapshot: Snapshot) -> Row:
        """The row after progress alone: what follows from the facts is not worked out again."""
        row = Row(snapshot)
        if row.recording.revision == self.recording.revision:
            kept = {name: value for name, value in self.__dict__.items() if name not in _LIVE}
            row.__dict__.update(kept)
            row.__dict__["bar"] = bars.moved(self.bar, snapshot)
        return row

    @property
    def id(self) -> int:
        return self.recording.id

    @property
    def title(self) -> str:
        return self.recording.title

    @cached_property
    def status_text(self) -> str:
        """With the time of the next try, where one is due: "Waiting: … Next try: 14:05:30."."""
        text = translated(self.snapshot.status_text())
        if self.calls and derive.running_parts(self.recording):
            return count(
                "{status}. One upload needs you.",
                "{status}. {n} uploads need you.",
                self.calls,
                status=text,
            )
        settled = (derive.running_parts, derive.on_hold, derive.cancelling)
        if any(each(self.recording) for each in settled):
            return text
        due = derive.next_try(self.recording)
        retries = [each.kind for each in derive.waiting_parts(self.recording)]
        if due is None or retries[:1] != [WaitKind.RETRY]:
            return text
        return say("{status} Next try: {time}.", status=text, time=time_text(due))

    @cached_property
    def calls(self) -> int:
        """How many of its uploads wait for a person, or have failed."""
        return sum(map(needs_person, derive.live_outputs(self.recording)))

    @cached_property
    def duration_text(self) -> str:
        seconds = self.recording.duration_s
        return "" if seconds is None else hints.clock(seconds)

    @cached_property
    def added_text(self) -> str:
        return moment_text(self.recording.created_at, datetime.now(UTC))

    @cached_property
    def size_text(self) -> str:
        size = self.snapshot.size_bytes
        return "" if size is None else size_text(size)

    @cached_property
    def language_text(self) -> str:
        """The language's name in the window's language: "English"."""
        code = self.snapshot.language
        return translated(languages.name(code)) if code else ""

    @cached_property
    def source_text(self) -> str:
        """The folder or the host that it came from."""
        path = facts.folder_path(self.recording.source_kind, self.recording.source)
        return facts.folder_name(path)

    @cached_property
    def attempts_text(self) -> str:
        return QLocale().toString(self.snapshot.attempts) if self.snapshot.attempts else ""

    @cached_property
    def error_text(self) -> str:
        return translated(self.snapshot.last_error or "")

    @cached_property
    def finished_text(self) -> str:
        at = self.snapshot.finished_at
        return "" if at is None else moment_text(at, datetime.now(UTC))

    @property
    def film_key(self) -> tuple[int | None, ...]:
        """Another one when there is another film to take a picture of."""
        stages = (StageType.DOWNLOAD, StageType.TRIM)
        return tuple(
            each.attempt_id if each.done else None for each in map(self.recording.stage, stages)
        )

    @property
    def is_here(self) -> bool:
        """Nothing has to be fetched before it can be looked at."""
        recording = self.recording
        fetched = recording.stage(StageType.DOWNLOAD).done
        return fetched or recording.source_kind is SourceKind.FILE

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        return chips_of(self.recording)

    @cached_property
    def platforms_text(self) -> str:
        """A line for each upload."""
        return uploads_text(self.snapshot)

    @cached_property
    def can_run(self) -> bool:
        return decide.can_run(self.recording)

    @cached_property
    def can_pause(self) -> bool:
        return derive.can_pause(self.recording)

    @cached_property
    def can_cancel(self) -> bool:
        return derive.can_cancel(self.recording)

    @cached_property
    def run_hint(self) -> str:
        return translated(hints.run_hint(self.recording))

    @cached_property
    def pause_hint(self) -> str:
        return translated(hints.pause_hint(self.recording))

    @cached_property
    def cancel_hint(self) -> str:
        return translated(hints.cancel_hint(self.recording))

    @cached_property
    def tone(self) -> Tone:
        recording = self.recording
        if derive.cancelling(recording):
            return Tone.QUEUED
        if derive.pausing(recording) or derive.paused(recording):
            return Tone.FAILED if derive.failed(recording) else Tone.PAUSED
        if derive.is_runtime(recording):
            return Tone.RUNNING
        waits = derive.waiting_parts(recording)
        if waits:
            by_itself = all(each.kind in (WaitKind.RETRY, WaitKind.VERIFYING) for each in waits)
            return Tone.WAITING if by_itself else Tone.ATTENTION
        if derive.failed(recording):
            return Tone.FAILED
        if derive.queued(recording):
            return Tone.QUEUED
        match derive.status(recording):
            case RecordingStatus.PENDING_SOURCE:
                return Tone.ATTENTION
            case RecordingStatus.READY:
                return Tone.READY
            case RecordingStatus.SKIPPED | RecordingStatus.EXPIRED:
                return Tone.SKIPPED
            case _:
                return Tone.NEW

    @cached_property
    def bar(self) -> Bar:
        return bars.bar_of(self.snapshot)

    @cached_property
    def bar_looks(self) -> tuple[tuple[Fill, int], ...]:
        return bars.looks(self.bar)

    @cached_property
    def progress_text(self) -> str:
        return bars.words(self.bar)

    def warm(self) -> Row:
        """Work out what is painted, on a thread that has time for it."""
        for name in _PAINTED:
            getattr(self, name)
        return self
