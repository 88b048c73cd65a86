"""The uploads of a recording: where each goes, how far it is, where it can be seen; and one more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from recorder_app.domain.preset import Preset
from recorder_app.domain.recording import OutputPart
from recorder_app.domain.snapshot import Snapshot
from recorder_app.ui.commands.output_commander import OutputCommand
from recorder_app.ui.details.output_line import OutputLine
from recorder_app.ui.language import keep, language, preset_name, say
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.platform_glyph import platform_glyph
from recorder_app.ui.look.theme import Space
from recorder_app.ui.publishing.belongings import offered


class Outputs(QWidget):
    wanted = Signal(int, object)
    """Output id and `OutputCommand`."""
    upload_wanted = Signal(int, str)
    """Recording id and preset: one more output."""
    login_wanted = Signal(str, str)
    """Platform and account."""
    presets_wanted = Signal()
    """The person wants to change the presets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsOutputs")
        self._recording_id = 0
        self._lines: dict[int, OutputLine] = {}
        self._asked: dict[int, OutputCommand] = {}
        self._presets: tuple[Preset, ...] = ()
        self._nothing = QLabel()
        keep(self._nothing.setText, "Nothing is to be uploaded.")
        self._nothing.setProperty("tone", "secondary")
        self._nothing.setWordWrap(True)
        self._lines_layout = QVBoxLayout()
        self._lines_layout.setSpacing(Space.XS)
        self._menu = QMenu(self)
        self._menu.setObjectName("uploadMenu")
        self.upload = QPushButton(icon(Glyph.ADD, "accent"), "")
        keep(self.upload.setText, "Add upload…")
        self.upload.setObjectName("uploadButton")
        self.upload.setFlat(True)
        self.upload.setMenu(self._menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self._nothing)
        layout.addLayout(self._lines_layout)
        layout.addWidget(self.upload, 0, Qt.AlignmentFlag.AlignLeft)
        language().changed.connect(self._say_again)

    @Slot()
    def _say_again(self) -> None:
        """What the lines say is worked out anew with the next snapshot."""
        self._fill_menu()
        self._build(())

    def line(self, output_id: int) -> OutputLine:
        return self._lines[output_id]

    @property
    def count(self) -> int:
        return len(self._lines)

    def show_presets(self, presets: Sequence[Preset]) -> None:
        """What one more output can be made with."""
        found = offered(presets)
        if found != self._presets:
            self._presets = found
            self._fill_menu()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for each in self._presets:
            picture = icon(platform_glyph(each.platform), "secondary")
            action = self._menu.addAction(picture, preset_name(each.name).replace("&", "&&"))
            action.triggered.connect(partial(self._upload, each.name))
        self._menu.addSeparator()
        self._menu.addAction(say("Edit presets…")).triggered.connect(self.presets_wanted)
        self._offer_presets()

    def _offer_presets(self) -> None:
        for line in self._lines.values():
            line.menu.offer_presets([each.name for each in self._presets])

    def show_outputs(self, snapshot: Snapshot) -> None:
        outputs = snapshot.recording.outputs
        self._recording_id = snapshot.recording.id
        if [each.id for each in outputs] != list(self._lines):
            self._build(outputs)
        for output in outputs:
            self._lines[output.id].show_output(snapshot, output)
        self._nothing.setVisible(not outputs)

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
            line.menu.upload_wanted.connect(self._upload)
            line.login_wanted.connect(self.login_wanted)
            self._lines[output.id] = line
            self._lines_layout.addWidget(line)
        self._offer_presets()

    @Slot(str)
    def _upload(self, preset: str, _checked: bool = False) -> None:
        self.upload_wanted.emit(self._recording_id, preset)
