"""The files that a recording's finished parts left, by where they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recorder_app.domain.words import StageType
from recorder_app.engine.front import ResultFile
from recorder_app.ui.details.line import Line
from recorder_app.ui.details.show_in_folder import show_in_folder
from recorder_app.ui.language import language, say
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.moments import size_text
from recorder_app.ui.look.theme import Space


def _place(file: ResultFile) -> str:
    """The preset through which it was published; empty: the program keeps it."""
    return "" if file.part in set(StageType) else file.part


class Files(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsFiles")
        self._files: tuple[ResultFile, ...] = ()
        self._lines: list[Line] = []
        self._headings: list[QLabel] = []
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
        for shown in (*self._lines, *self._headings):
            shown.hide()
            shown.deleteLater()
        self._lines, self._headings = [], []
        groups = [(place, list(files)) for place, files in groupby(self._files, _place)]
        for place, files in groups:
            if len(groups) > 1:
                self._head(place)
            for file in files:
                self._lines.append(self._line(file))
                self._layout.addWidget(self._lines[-1])

    def _head(self, place: str) -> None:
        heading = QLabel(say("Published to “{name}”", name=place) if place else say("Kept here"))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        heading.setProperty("tone", "secondary")
        heading.setContentsMargins(0, Space.S if self._headings else 0, 0, 0)
        self._headings.append(heading)
        self._layout.addWidget(heading)

    def _line(self, file: ResultFile) -> Line:
        # Files of one recording differ in their ends.
        line = Line(file.path.name, elided=Qt.TextElideMode.ElideMiddle)
        line.say(Glyph.FILE, "secondary", size_text(file.size_bytes))
        line.setToolTip(str(file.path))
        button = line.button(Glyph.FOLDER, say("Show {name} in its folder", name=file.path.name))
        button.clicked.connect(partial(self._show, file.path))
        return line

    def _show(self, path: Path, _checked: bool = False) -> None:
        show_in_folder(path, self)
