"""A recording as scripts, the control API and the window see it (design, section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, datetime
from typing import Any

from recorder_app.domain import decide, decide_output, facts, hints
from recorder_app.domain import status as derive
from recorder_app.domain.phrase import phrase
from recorder_app.domain.record import record
from recorder_app.domain.recording import OutputPart, Part, PartRef, Recording, StagePart
from recorder_app.domain.words import OutputHold, OutputStatus, StageStatus


@record(frozen=True, slots=True)
class Progress:
    """How far a running part is. Lives in memory: progress is not truth."""

    fraction: float
    """0..1"""
    position_s: float | None = None
    """On the recording's time line."""
    note: str | None = None


NO_PROGRESS: Mapping[PartRef, Progress] = {}


@record(frozen=True, slots=True)
class Snapshot:
    """A recording's facts, and the live progress of its running parts."""

    recording: Recording
    progress: Mapping[PartRef, Progress] = field(default_factory=dict)

    def fraction(self, part: Part) -> float:
        """How far a part is, 0..1: live while it runs, else by what is durably finished."""
        kept = facts.kept(part, self.recording.duration_s)
        live = self.progress.get(part.ref)
        if live is None:
            return kept
        if part.status is StageStatus.RUNNING:
            # What goes on from a checkpoint has not fallen back while it gets ready.
            return max(kept, live.fraction)
        return live.fraction if part.status is OutputStatus.UPLOADING else kept

    @property
    def size_bytes(self) -> int | None:
        return facts.size_bytes(self.recording)

    @property
    def language(self) -> str | None:
        return facts.language(self.recording)

    @property
    def attempts(self) -> int:
        return facts.attempts(self.recording)

    @property
    def last_error(self) -> str | None:
        return facts.last_error(self.recording)

    @property
    def finished_at(self) -> datetime | None:
        return facts.finished_at(self.recording)

    def status_text(self) -> str:
        """Where it stands, in words, with the live position."""
        text = hints.status_text(self.recording)
        running = derive.running_parts(self.recording)
        if len(running) != 1 or derive.cancelling(self.recording):
            return text
        live = self.progress.get(running[0].ref)
        if live is None:
            return text
        if live.note:
            return phrase("{text}: {note}", text=text, note=live.note)
        if live.position_s is not None and self.recording.duration_s:
            return phrase(
                "{text} {position} of {whole}",
                text=text,
                position=hints.clock(live.position_s),
                whole=hints.clock(self.recording.duration_s),
            )
        return phrase("{text} {share}", text=text, share=f"{live.fraction:.0%}")

    def to_json(self) -> dict[str, Any]:
        """The form of `list --json` and of the control API. Times are ISO 8601 in UTC."""
        recording = self.recording
        waits = derive.waiting_parts(recording)
        return {
            "id": recording.id,
            "title": recording.title,
            "source": recording.source,
            "status": derive.status(recording).value,
            "status_text": self.status_text(),
            "is_runtime": derive.is_runtime(recording),
            "queued": derive.queued(recording),
            "pausing": derive.pausing(recording),
            "paused": derive.paused(recording),
            "cancelling": derive.cancelling(recording),
            "failed": derive.failed(recording),
            "waiting": derive.waiting(recording),
            "waiting_reason": waits[0].message if waits else None,
            "can_run": decide.can_run(recording),
            "can_pause": derive.can_pause(recording),
            "can_cancel": derive.can_cancel(recording),
            "run_hint": hints.run_hint(recording),
            "next_try": _iso(derive.next_try(recording)),
            "paused_until": _iso(recording.run.pause_until if recording.run else None),
            "duration_s": recording.duration_s,
            "created_at": _iso(recording.created_at),
            "stages": [self._stage(stage) for stage in recording.stages],
            "outputs": [self._output(output) for output in recording.outputs],
        }

    def _stage(self, stage: StagePart) -> dict[str, Any]:
        return {
            "type": stage.type.value,
            "status": stage.status.value,
            "progress": round(self.fraction(stage), 4),
            "checkpoint_s": stage.checkpoint_s,
            "attempts": stage.attempts,
            "error": stage.error,
            "reason": stage.reason,
            "waiting": stage.waiting.kind.value if stage.waiting else None,
            "next_try": _iso(stage.waiting.next_try) if stage.waiting else None,
            "started_at": _iso(stage.started_at),
            "finished_at": _iso(stage.finished_at),
        }

    def _output(self, output: OutputPart) -> dict[str, Any]:
        uploading = output.status is OutputStatus.UPLOADING
        paused = output.hold is OutputHold.PAUSE
        return {
            "id": output.id,
            "platform": output.platform,
            "preset": output.preset,
            "account": output.account,
            "status": output.status.value,
            "progress": round(self.fraction(output), 4),
            "bytes_sent": self._bytes_sent(output),
            "bytes_total": output.bytes_total,
            "url": output.url,
            "error": output.error,
            "waiting": output.waiting.kind.value if output.waiting else None,
            "next_try": _iso(output.waiting.next_try) if output.waiting else None,
            "pausing": uploading and paused,
            "paused": paused and not uploading,
            "cancelling": output.hold is OutputHold.CANCEL,
            "can_pause": decide_output.can_pause(self.recording, output),
            "can_cancel": decide_output.can_cancel(output),
            "can_answer": output.waiting is not None and derive.is_question(output.waiting),
            "can_retry": decide_output.can_retry(self.recording, output),
        }

    def _bytes_sent(self, output: OutputPart) -> int:
        if output.status is OutputStatus.UPLOADING and output.id in self.progress:
            return round(self.fraction(output) * output.bytes_total)
        return output.bytes_sent


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()
