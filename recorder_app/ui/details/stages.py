"""The stages of a recording, one under the other, each with how it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_app.domain import decide, hints
from recorder_app.domain.journal import Attempt
from recorder_app.domain.recording import StagePart, Waiting
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import StageStatus, StageType
from recorder_app.ui.details.line import Line
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.moments import exact_moment_text, lasted_text


class Stages(QWidget):
    run_wanted = Signal(int)
    """Recording id: what failed or waits is to be tried now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsStages")
        self._lines = {stage: Line(hints.STAGE_NAMES[stage]) for stage in StageType}
        self._attempts: dict[str, list[Attempt]] = {}
        self._recording_id = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for stage, line in self._lines.items():
            line.setObjectName(f"stage-{stage.value}")
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
        self._recording_id = snapshot.recording.id
        can_run = decide.can_run(snapshot.recording)
        for stage in snapshot.recording.stages:
            self._show(snapshot, stage)
            waits = stage.waiting is not None
            later = waits or stage.status is StageStatus.FAILED
            follow_up = self._lines[stage.type].follow_up
            follow_up.setText("Retry now" if waits else "Retry")
            follow_up.setVisible(later and can_run)
            if later:
                follow_up.setToolTip(hints.run_hint(snapshot.recording))

    @Slot()
    def _run(self) -> None:
        self.run_wanted.emit(self._recording_id)

    def _show(self, snapshot: Snapshot, stage: StagePart) -> None:
        line, tip = self._lines[stage.type], self._story(stage)
        match stage.status:
            case StageStatus.COMPLETED:
                line.say(Glyph.READY, "accent", self._took(stage), tip=tip)
            case StageStatus.SKIPPED:
                line.say(Glyph.SKIPPED, "secondary", "skipped", stage.reason or "", tip=tip)
            case StageStatus.FAILED:
                error = stage.error or "It failed without a reason."
                line.say(Glyph.ATTENTION, "danger", "failed", error, "danger", tip=tip)
            case StageStatus.RUNNING:
                live = snapshot.progress.get(stage.type)
                note = live.note or "" if live else ""
                percent = f"{snapshot.fraction(stage):.0%}"
                line.say(Glyph.RUNNING, "accent", percent, note, tip=tip)
            case StageStatus.PENDING if stage.waiting is not None:
                line.say(Glyph.WAITING, "warning", "waiting", waiting_text(stage.waiting), tip=tip)
            case StageStatus.PENDING if stage.checkpoint_s:
                position = hints.clock(stage.checkpoint_s)
                line.say(Glyph.PAUSED, "warning", f"kept up to {position}", tip=tip)
            case StageStatus.PENDING:
                line.say(Glyph.NEW, "faint", "", tip=tip)

    def _took(self, stage: StagePart) -> str:
        """How long all attempts took together, and how many there were if more than one."""
        spent = timedelta()
        for each in self._attempts.get(stage.type.value, []):
            if each.finished_at is not None:
                spent += each.finished_at - each.started_at
        if not spent and stage.started_at and stage.finished_at:
            spent = stage.finished_at - stage.started_at
        if stage.started_at is None:
            return "done"
        took = lasted_text(stage.started_at, stage.started_at + spent)
        return took if stage.attempts < 2 else f"{took} in {stage.attempts} attempts"

    def _story(self, stage: StagePart) -> str:
        """Each attempt on a line, for the tooltip."""
        lines = []
        for number, each in enumerate(self._attempts.get(stage.type.value, []), start=1):
            ended = each.ended or "running"
            took = f", {lasted_text(each.started_at, each.finished_at)}" if each.finished_at else ""
            message = f": {each.message}" if each.message else ""
            start = exact_moment_text(each.started_at)
            lines.append(f"Attempt {number}, {start}{took}, {ended}{message}")
        return "\n".join(lines)


def waiting_text(waiting: Waiting) -> str:
    """Why a part waits, and until when, where that is known."""
    if waiting.next_try is None:
        return waiting.message
    return f"{waiting.message} Next try: {exact_moment_text(waiting.next_try)}."
