"""What can be set: where to, with which model, how much at a time; and how uploads are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_app.domain.words import Lane
from recorder_app.settings import LaneSettings, Settings
from recorder_app.ui.look.theme import Space, scaled
from recorder_app.ui.upload_settings_page import UploadSettingsPage

_MODELS = ("tiny.en", "tiny", "base.en", "base", "small.en", "small", "medium", "large-v3")
_LANES = {
    Lane.NETWORK: "Downloads at a time",
    Lane.MEDIA: "Films cut at a time",
    Lane.SPEECH: "Transcriptions at a time",
    Lane.UPLOAD: "Uploads at a time",
}
_MOST = 16
"""Attempts of one lane at a time."""


class SettingsDialog(QDialog):
    def __init__(
        self, settings: Settings, changed: Callable[[Settings], None], parent: QWidget
    ) -> None:
        """`changed` is called with the new settings when the person accepts."""
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle("Settings")
        self._settings = settings
        self._changed = changed
        self._folder = QLineEdit(str(settings.output_folder))
        self._folder.setObjectName("outputFolder")
        self._model = QComboBox()
        self._model.setObjectName("model")
        self._model.setEditable(True)
        self._model.addItems(list(dict.fromkeys([*_MODELS, settings.transcribe.model])))
        self._model.setCurrentText(settings.transcribe.model)
        self._language = QLineEdit(settings.transcribe.language or "")
        self._language.setObjectName("language")
        self._language.setPlaceholderText("found out by itself")
        self._careful = QCheckBox("Careful: slower, better with noise")
        self._careful.setChecked(settings.transcribe.mode == "careful")
        self._run_on_drop = QCheckBox("Run what is dropped at once")
        self._run_on_drop.setObjectName("runOnDrop")
        self._run_on_drop.setChecked(settings.run_on_drop)
        self._keep_awake = QCheckBox("Keep the machine awake while there is work")
        self._keep_awake.setChecked(settings.keep_awake)
        self._control_api = QCheckBox("Take commands from other programs, from the next start on")
        self._control_api.setObjectName("controlApi")
        self._control_api.setToolTip(
            "The control API: on this machine only, for programs of yours that read its token."
        )
        self._control_api.setChecked(settings.control_api)
        self._uploads = UploadSettingsPage(settings.upload)
        self._lanes = {lane: self._limit(settings.lanes.limit(lane)) for lane in _LANES}
        self._build()

    def _limit(self, value: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(1, _MOST)
        field.setValue(value)
        return field

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        browse = QPushButton("Choose…")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        folder = QHBoxLayout()
        folder.setSpacing(Space.S)
        folder.addWidget(self._folder, 1)
        folder.addWidget(browse)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(Space.L)
        form.setVerticalSpacing(Space.S)
        self._head(form, "Publishing and adding")
        form.addRow("Folder for results", folder)
        form.addRow("", self._run_on_drop)
        form.addRow("", self._keep_awake)
        form.addRow("", self._control_api)
        self._head(form, "Transcription")
        form.addRow("Model", self._model)
        form.addRow("Language", self._language)
        form.addRow("", self._careful)
        self._head(form, "How much at a time")
        for lane, label in _LANES.items():
            form.addRow(label, self._lanes[lane])
        general = QWidget()
        column = QVBoxLayout(general)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.L)
        column.addLayout(form)
        tabs = QTabWidget()
        tabs.setObjectName("settingsTabs")
        tabs.addTab(general, "General")
        tabs.addTab(self._uploads, "Uploads")
        layout.addWidget(tabs)
        note = QLabel(
            "Runs that are open keep what they began with; how much at a time counts at once."
        )
        note.setWordWrap(True)
        note.setProperty("tone", "secondary")
        column.addWidget(note)
        column.addStretch(1)
        buttons = QDialogButtonBox()
        save = buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept_changes)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setMinimumWidth(30 * self.fontMetrics().height())

    def _head(self, form: QFormLayout, heading: str) -> None:
        label = QLabel(heading)
        label.setFont(scaled(self.font(), 1.0, bold=True))
        label.setContentsMargins(0, Space.S, 0, 0)
        form.addRow(label)

    @Slot()
    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder for results", self._folder.text())
        if chosen:
            self._folder.setText(chosen)

    @Slot()
    def accept_changes(self) -> None:
        folder = self._folder.text().strip()
        unchanged = folder == str(self._settings.output_folder)
        model = self._model.currentText().strip()
        self._changed(
            replace(
                self._settings,
                output_dir=self._settings.output_dir if unchanged else folder,
                run_on_drop=self._run_on_drop.isChecked(),
                keep_awake=self._keep_awake.isChecked(),
                control_api=self._control_api.isChecked(),
                transcribe=replace(
                    self._settings.transcribe,
                    model=model or self._settings.transcribe.model,
                    language=self._language.text().strip().lower() or None,
                    mode="careful" if self._careful.isChecked() else "fast",
                ),
                upload=self._uploads.settings(),
                lanes=LaneSettings(**{lane.value: f.value() for lane, f in self._lanes.items()}),
            )
        )
        self.accept()
