"""The files that a recording's finished parts left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from recorder_app.engine.front import ResultFile
from recorder_app.ui.details.line import Line
from recorder_app.ui.details.show_in_folder import show_in_folder
from recorder_app.ui.language import language, say
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
        language().changed.connect(self._fill)

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines

    def show_files(self, files: tuple[ResultFile, ...]) -> None:
        if files != self._files:
            self._files = files
            self._fill()

    def _fill(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(each) for each in self._files]
        for line in self._lines:
            self._layout.addWidget(line)

    def _line(self, file: ResultFile) -> Line:
        line = Line(file.path.name)
        line.say(Glyph.FILE, "secondary", size_text(file.size_bytes))
        line.setToolTip(str(file.path))
        button = line.button(Glyph.FOLDER, say("Show {name} in its folder", name=file.path.name))
        button.clicked.connect(partial(self._show, file.path))
        return line

    def _show(self, path: Path, _checked: bool = False) -> None:
        show_in_folder(path, self)
