"""The stages of a recording, one under the other, each with how it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_app.domain import decide, hints
from recorder_app.domain.journal import Attempt
from recorder_app.domain.recording import Recording, StagePart, Waiting
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import StageStatus, StageType
from recorder_app.ui.details.line import Line
from recorder_app.ui.language import count, say, translated
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.moments import exact_moment_text, lasted_text


class Stages(QWidget):
    run_wanted = Signal(int)
    """Recording id: what failed or waits is to be tried now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsStages")
        self._lines = {stage: Line() for stage in StageType}
        self._attempts: dict[str, list[Attempt]] = {}
        self._recording_id = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for stage, line in self._lines.items():
            line.setObjectName(f"stage-{stage.value}")
            line.keep_room_for_bar()
            line.follow_up.setObjectName(f"retryStage-{stage.value}")
            line.follow_up.clicked.connect(self._run)
            layout.addWidget(line)

    def line(self, stage: StageType) -> Line:
        return self._lines[stage]

    def show_attempts(self, attempts: Sequence[Attempt]) -> None:
        """Before `show_stages`, which says how long they took."""
        by_part: dict[str, list[Attempt]] = defaultdict(list)
        for each in attempts:
            by_part[each.part].append(each)
        self._attempts = dict(by_part)

    def show_stages(self, snapshot: Snapshot) -> None:
        if snapshot.recording.id != self._recording_id:
            self._recording_id = snapshot.recording.id
            for line in self._lines.values():
                line.unfold.setChecked(False)
        for stage in snapshot.recording.stages:
            line = self._lines[stage.type]
            line.name(translated(hints.STAGE_NAMES[stage.type]))
            self._show(snapshot, stage, line)
            self._offer(snapshot.recording, stage, line)
            story = self._story(stage)
            line.setToolTip(story)
            line.tell(story if "\n" in story else "", self._counted(stage))

    def _offer(self, recording: Recording, stage: StagePart, line: Line) -> None:
        """What to do next where it failed or waits."""
        waits = stage.waiting is not None
        stuck = waits or stage.status is StageStatus.FAILED
        offered = stuck and decide.can_run(recording)
        line.follow_up.setText(say("Retry now") if waits else say("Retry"))
        line.follow_up.setVisible(offered)
        hint = translated(hints.run_hint(recording)) if offered else ""
        line.follow_up.setToolTip(hint)
        failed = offered and stage.status is StageStatus.FAILED
        line.say_next(say("What to do: {hint}", hint=hint) if failed else "")

    @Slot()
    def _run(self) -> None:
        self.run_wanted.emit(self._recording_id)

    def _show(self, snapshot: Snapshot, stage: StagePart, line: Line) -> None:
        bar: float | None = None
        match stage.status:
            case StageStatus.COMPLETED:
                line.say(Glyph.READY, "accent", self._took(stage))
            case StageStatus.SKIPPED:
                reason = translated(stage.reason or "")
                line.say(Glyph.SKIPPED, "secondary", say("skipped"), reason)
            case StageStatus.FAILED:
                error = translated(stage.error) if stage.error else say("It gave no reason.")
                line.say(Glyph.ATTENTION, "danger", say("failed"), error, "danger")
            case StageStatus.RUNNING:
                live = snapshot.progress.get(stage.type)
                note = translated(live.note or "") if live else ""
                bar = snapshot.fraction(stage)
                line.say(Glyph.RUNNING, "accent", f"{bar:.0%}", note)
            case StageStatus.PENDING if stage.waiting is not None:
                waiting = waiting_text(stage.waiting)
                line.say(Glyph.WAITING, "warning", say("waiting"), waiting)
            case StageStatus.PENDING if stage.checkpoint_s:
                position = hints.clock(stage.checkpoint_s)
                kept = say("kept up to {position}", position=position)
                line.say(Glyph.PAUSED, "warning", kept)
            case StageStatus.PENDING:
                line.say(Glyph.NEW, "faint", "")
        line.show_bar(bar)

    def _took(self, stage: StagePart) -> str:
        """How long all attempts took together, and how many there were if more than one."""
        spent = timedelta()
        for each in self._attempts.get(stage.type.value, []):
            if each.finished_at is not None:
                spent += each.finished_at - each.started_at
        if not spent and stage.started_at and stage.finished_at:
            spent = stage.finished_at - stage.started_at
        if stage.started_at is None:
            return say("done")
        took = lasted_text(stage.started_at, stage.started_at + spent)
        if stage.attempts < 2:
            return took
        return say("{took} in {attempts}", took=took, attempts=self._counted(stage))

    def _counted(self, stage: StagePart) -> str:
        attempts = max(stage.attempts, len(self._attempts.get(stage.type.value, ())))
        return count("{n} attempt", "{n} attempts", attempts)

    def _story(self, stage: StagePart) -> str:
        """Each attempt on a line; nothing where there was none."""
        lines = []
        for number, each in enumerate(self._attempts.get(stage.type.value, []), start=1):
            took = ""
            if each.finished_at is not None:
                took = lasted_text(each.started_at, each.finished_at)
            told = [exact_moment_text(each.started_at), took, _ended(each)]
            message = f": {translated(each.message)}" if each.message else ""
            lines.append(f"{number}. {', '.join(filter(None, told))}{message}")
        return "\n".join(lines)


def _ended(attempt: Attempt) -> str:
    match attempt.ended:
        case None:
            return say("running")
        case "completed":
            return say("completed")
        case "skipped":
            return say("skipped")
        case "stopped":
            return say("stopped")
        case "waiting":
            return say("waiting")
        case "failed":
            return say("failed")
        case "cancelled":
            return say("cancelled")
        case "crashed":
            return say("crashed")
    return attempt.ended


def waiting_text(waiting: Waiting) -> str:
    """Why a part waits, and until when, where that is known."""
    message = translated(waiting.message)
    if waiting.next_try is None:
        return message
    return say("{why} Next try: {time}.", why=message, time=exact_moment_text(waiting.next_try))
