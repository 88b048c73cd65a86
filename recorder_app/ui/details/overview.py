"""The first page of the details: stages, files, log."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recorder_app.ui.details.detail import Detail
from recorder_app.ui.details.files import Files
from recorder_app.ui.details.journal import Journal
from recorder_app.ui.details.stages import Stages
from recorder_app.ui.language import keep
from recorder_app.ui.look.theme import Space, scaled


class Overview(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stages = Stages()
        self.files = Files()
        self.journal = Journal()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.XS)
        keep(self._add(self.stages).setText, "Stages")
        self._files_heading = self._add(self.files)
        keep(self._files_heading.setText, "Files")
        self._journal_heading = self._add(self.journal)
        keep(self._journal_heading.setText, "Log")

    def _add(self, section: QWidget) -> QLabel:
        """Its heading, which is still to be written."""
        heading = QLabel()
        heading.setFont(scaled(self.font(), 1.0, bold=True))
        heading.setContentsMargins(0, Space.M if self._layout.count() else 0, 0, 0)
        self._layout.addWidget(heading)
        self._layout.addWidget(section)
        return heading

    def show_detail(self, detail: Detail) -> None:
        self.stages.show_attempts(detail.attempts)
        self.files.show_files(detail.files)
        self.journal.show_entries(detail.journal)
        for section, heading, there in (
            (self.files, self._files_heading, bool(detail.files)),
            (self.journal, self._journal_heading, bool(detail.journal)),
        ):
            section.setVisible(there)
            heading.setVisible(there)
