"""The outputs of a recording: where each goes, how far it is, where it can be seen; and one more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from recorder_app.domain.preset import Preset
from recorder_app.domain.recording import OutputPart
from recorder_app.domain.snapshot import Snapshot
from recorder_app.ui.details.output_line import OutputLine
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.output_commander import OutputCommand


class Outputs(QWidget):
    wanted = Signal(int, object)
    """Output id and `OutputCommand`."""
    upload_wanted = Signal(int, str)
    """Recording id and preset: one more output."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsOutputs")
        self._recording_id = 0
        self._lines: dict[int, OutputLine] = {}
        self._asked: dict[int, OutputCommand] = {}
        self._urls: dict[int, str] = {}
        self._presets: tuple[str, ...] = ()
        self._lines_layout = QVBoxLayout()
        self._lines_layout.setSpacing(0)
        self._menu = QMenu(self)
        self._menu.setObjectName("uploadMenu")
        self.upload = QPushButton(icon(Glyph.ADD, "accent"), "")
        self.upload.setObjectName("uploadButton")
        self.upload.setFlat(True)
        self.upload.setMenu(self._menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._lines_layout)
        layout.addWidget(self.upload, 0, Qt.AlignmentFlag.AlignLeft)

    def line(self, output_id: int) -> OutputLine:
        return self._lines[output_id]

    def show_presets(self, presets: Sequence[Preset]) -> None:
        """What one more output can be made with."""
        names = tuple(each.name for each in presets)
        if names == self._presets:
            return
        self._presets = names
        self._menu.clear()
        for name in names:
            action = self._menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(partial(self._upload, name))
        self.upload.setVisible(bool(names))

    def show_outputs(self, snapshot: Snapshot) -> None:
        outputs = snapshot.recording.outputs
        self._recording_id = snapshot.recording.id
        if [each.id for each in outputs] != list(self._lines):
            self._build(outputs)
        for output in outputs:
            self._urls[output.id] = output.url or ""
            self._lines[output.id].show_output(snapshot, output)
        self.upload.setText("Upload again…" if outputs else "Upload…")
        self.upload.setVisible(bool(self._presets))

    @property
    def are_there(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._lines or self._presets)

    @Slot(int, object)
    def show_asked(self, output_id: int, command: OutputCommand | None) -> None:
        """A command whose outcome is not here yet; None: it is here."""
        if command is None:
            self._asked.pop(output_id, None)
        else:
            self._asked[output_id] = command
        if output_id in self._lines:
            self._lines[output_id].show_asked(command)

    def _build(self, outputs: Sequence[OutputPart]) -> None:
        for line in self._lines.values():
            line.hide()
            line.deleteLater()
        self._lines = {}
        for output in outputs:
            line = OutputLine(output)
            line.show_asked(self._asked.get(output.id))
            line.wanted.connect(partial(self.wanted.emit, output.id))
            line.open_wanted.connect(partial(self._open, output.id))
            self._lines[output.id] = line
            self._lines_layout.addWidget(line)

    def _open(self, output_id: int) -> None:
        QDesktopServices.openUrl(QUrl(self._urls[output_id]))

    def _upload(self, preset: str, _checked: bool = False) -> None:
        self.upload_wanted.emit(self._recording_id, preset)
