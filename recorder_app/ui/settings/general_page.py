"""Where results go, what happens to what is dropped, and who may give commands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton

from recorder_app.settings import Settings
from recorder_app.ui.language import say
from recorder_app.ui.look.theme import Space
from recorder_app.ui.settings.page import Page


class GeneralPage(Page):
    def __init__(self, settings: Settings) -> None:
        super().__init__("generalPage")
        self.folder = QLineEdit(str(settings.output_folder))
        self.folder.setObjectName("outputFolder")
        self.folder.setAccessibleName(say("Folder for results"))
        browse = QPushButton(say("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        folder = QHBoxLayout()
        folder.setSpacing(Space.S)
        folder.addWidget(self.folder, 1)
        folder.addWidget(browse)
        self.run_on_drop = QCheckBox(say("Run what is dropped at once"))
        self.run_on_drop.setObjectName("runOnDrop")
        self.run_on_drop.setChecked(settings.run_on_drop)
        self.control_api = QCheckBox(say("Take commands from other programs"))
        self.control_api.setObjectName("controlApi")
        self.control_api.setChecked(settings.control_api)
        self.head(
            say("Results"),
            say("The preset “Folder” puts each finished recording into a folder of its own here."),
        )
        self.row(say("Folder for results"), folder)
        self.head(say("New recordings"))
        self.wide(self.run_on_drop)
        self.head(
            say("Other programs"),
            say(
                "Programs of yours on this machine can then run, pause and cancel over the control "
                "API. Its address and its token are in a file that only you can read."
            ),
        )
        self.wide(self.control_api)

    @Slot()
    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, say("Folder for results"), self.folder.text()
        )
        if chosen:
            self.folder.setText(chosen)

    def changed(self, settings: Settings) -> Settings:
        folder = self.folder.text().strip()
        unchanged = folder == str(settings.output_folder)
        return replace(
            settings,
            output_dir=settings.output_dir if unchanged else folder,
            run_on_drop=self.run_on_drop.isChecked(),
            control_api=self.control_api.isChecked(),
        )
