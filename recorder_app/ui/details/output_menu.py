"""All that can be done with one upload, as a menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from recorder_app.domain.recording import OutputPart
from recorder_app.domain.words import OutputStatus
from recorder_app.ui.commands.output_commander import OutputCommand
from recorder_app.ui.language import preset_name, say, translated
from recorder_app.ui.look.icons import Glyph, icon


class OutputMenu(QMenu):
    wanted = Signal(object)
    """`OutputCommand`"""
    upload_wanted = Signal(str)
    """A preset: upload the recording once more, with it."""

    def __init__(self, output: OutputPart, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"outputMenu-{output.id}")
        self._output = output
        self._presets: tuple[str, ...] = ()
        self._commands: dict[OutputCommand, QAction] = {}
        for command, text, glyph in (
            (OutputCommand.PAUSE, say("Pause"), Glyph.PAUSE),
            (OutputCommand.CANCEL, say("Cancel"), Glyph.CANCEL),
            (OutputCommand.RETRY, say("Retry"), Glyph.RETRY),
        ):
            action = self._action(text, glyph)
            action.triggered.connect(partial(self._want, command))
            self._commands[command] = action
        self.addSeparator()
        self.again = QMenu(say("Upload again with"), self)
        self.again.setIcon(icon(Glyph.UPLOAD))
        self.addMenu(self.again)
        self.addSeparator()
        at_web = not (output.url or "").startswith("file:") and output.platform != "folder"
        place = say("Open in browser") if at_web else say("Open the folder")
        self.open = self._action(place, Glyph.OPEN)
        self.open.triggered.connect(self._open)
        self.copy_link = self._action(say("Copy link"), Glyph.LINK)
        self.copy_link.triggered.connect(self._copy_link)
        self.copy_error = self._action(say("Copy error"), Glyph.COPY)
        self.copy_error.triggered.connect(self._copy_error)

    def _action(self, text: str, glyph: Glyph) -> QAction:
        return self.addAction(icon(glyph), text)

    def command(self, command: OutputCommand) -> QAction:
        return self._commands[command]

    def offer(self, output: OutputPart, can: Mapping[OutputCommand, bool], retry: str) -> None:
        """`retry` is what a retry would be called."""
        self._output = output
        for command, action in self._commands.items():
            action.setEnabled(can[command])
        self._commands[OutputCommand.RETRY].setText(retry)
        self.open.setEnabled(bool(output.url))
        self.copy_link.setEnabled(bool(output.url))
        self.copy_error.setEnabled(bool(self._error()))

    def offer_presets(self, names: Sequence[str]) -> None:
        """What it can be uploaded again with: its own preset comes first."""
        own = [each for each in names if each == self._output.preset]
        wanted = (*own, *(each for each in names if each != self._output.preset))
        if wanted == self._presets:
            return
        self._presets = wanted
        self.again.clear()
        for name in wanted:
            action = self.again.addAction(preset_name(name).replace("&", "&&"))
            action.triggered.connect(partial(self._upload, name))
        self.again.setEnabled(bool(wanted))

    def _error(self) -> str:
        output = self._output
        if output.waiting is not None:
            return translated(output.waiting.message)
        return translated(output.error or "") if output.status is OutputStatus.FAILED else ""

    def _want(self, command: OutputCommand, _checked: bool = False) -> None:
        self.wanted.emit(command)

    def _upload(self, preset: str, _checked: bool = False) -> None:
        self.upload_wanted.emit(preset)

    @Slot()
    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._output.url or ""))

    @Slot()
    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self._output.url or "")

    @Slot()
    def _copy_error(self) -> None:
        QGuiApplication.clipboard().setText(self._error())
