"""The files that a recording's finished parts left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_app.engine.front import ResultFile
from recorder_app.ui.details.line import Line
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.moments import size_text


class Files(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsFiles")
        self._files: tuple[ResultFile, ...] = ()
        self._lines: list[Line] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines

    def show_files(self, files: tuple[ResultFile, ...]) -> None:
        if files == self._files:
            return
        self._files = files
        for line in self._lines:
            line.deleteLater()
        self._lines = [self._line(each) for each in files]
        for line in self._lines:
            self._layout.addWidget(line)

    def _line(self, file: ResultFile) -> Line:
        line = Line(file.path.name)
        line.say(Glyph.FILE, "secondary", size_text(file.size_bytes), tip=str(file.path))
        button = line.button(Glyph.FOLDER, f"Show {file.path.name} in its folder")
        button.clicked.connect(partial(self._show_folder, file.path))
        return line

    def _show_folder(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
