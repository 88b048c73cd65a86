"""The outputs of a recording: where each goes, how far it is, where it can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from recorder_app.domain.recording import OutputPart
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import OutputStatus
from recorder_app.ui.details.line import Line
from recorder_app.ui.details.stages import waiting_text
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.moments import size_text


class Outputs(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsOutputs")
        self._lines: dict[int, Line] = {}
        self._buttons: dict[int, QToolButton] = {}
        self._urls: dict[int, str] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def line(self, output_id: int) -> Line:
        return self._lines[output_id]

    def show_outputs(self, snapshot: Snapshot) -> None:
        outputs = snapshot.recording.outputs
        if [each.id for each in outputs] != list(self._lines):
            self._build(outputs)
        for output in outputs:
            self._show(snapshot, output)

    def _build(self, outputs: Sequence[OutputPart]) -> None:
        for line in self._lines.values():
            line.deleteLater()
        self._lines, self._buttons = {}, {}
        for output in outputs:
            line = Line(output.preset)
            line.setObjectName(f"output-{output.id}")
            button = line.button(Glyph.OPEN, f"Open it at {output.preset}")
            button.setObjectName(f"openOutput-{output.id}")
            button.clicked.connect(partial(self._open, output.id))
            self._lines[output.id], self._buttons[output.id] = line, button
            self._layout.addWidget(line)

    def _show(self, snapshot: Snapshot, output: OutputPart) -> None:
        line = self._lines[output.id]
        self._urls[output.id] = output.url or ""
        self._buttons[output.id].setVisible(bool(output.url))
        where = output.url or ""
        match output.status:
            case OutputStatus.UPLOADED:
                line.say(Glyph.READY, "accent", "uploaded", tip=where)
            case OutputStatus.UPLOADING:
                line.say(Glyph.RUNNING, "accent", self._sent(snapshot, output), tip=where)
            case OutputStatus.FAILED:
                error = output.error or "It failed without a reason."
                line.say(Glyph.ATTENTION, "danger", "failed", error, "danger", tip=where)
            case OutputStatus.CANCELLED:
                line.say(Glyph.SKIPPED, "secondary", "cancelled", tip=where)
            case OutputStatus.NOT_UPLOADED if output.waiting is not None:
                note = waiting_text(output.waiting)
                line.say(Glyph.WAITING, "warning", "waiting", note, tip=where)
            case OutputStatus.NOT_UPLOADED:
                line.say(Glyph.NEW, "faint", "", tip=where)

    def _sent(self, snapshot: Snapshot, output: OutputPart) -> str:
        percent = f"{snapshot.fraction(output):.0%}"
        return f"{percent} of {size_text(output.bytes_total)}" if output.bytes_total else percent

    def _open(self, output_id: int) -> None:
        QDesktopServices.openUrl(QUrl(self._urls[output_id]))
