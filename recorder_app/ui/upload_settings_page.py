"""When, over what and how fast uploads are made."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from recorder_app.settings import UploadSettings
from recorder_app.ui.look.theme import Space

_FASTEST_KB_PER_S = 1_000_000
_STEP_KB_PER_S = 250
_MOST = 16
"""Uploads at a time."""
_NIGHT = (QTime(22, 0), QTime(6, 0))
"""What is offered where no hours are set."""
_TIME = "HH:mm"


class UploadSettingsPage(QWidget):
    def __init__(self, settings: UploadSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.speed = self._number(settings.limit_kb_per_s, _FASTEST_KB_PER_S, "no limit")
        self.speed.setObjectName("uploadSpeed")
        self.speed.setSuffix(" kB/s")
        self.speed.setSingleStep(_STEP_KB_PER_S)
        begin, end = (QTime.fromString(each, _TIME) for each in (settings.begin, settings.end))
        limited = begin.isValid() and end.isValid() and begin != end
        self.hours = QCheckBox("Only from")
        self.hours.setObjectName("uploadHours")
        self.hours.setChecked(limited)
        self.begin = self._time("uploadBegin", begin if limited else _NIGHT[0])
        self.end = self._time("uploadEnd", end if limited else _NIGHT[1])
        self.metered = QCheckBox("Also over a connection that costs by the byte")
        self.metered.setObjectName("uploadMetered")
        self.metered.setToolTip("Such as a mobile hotspot. Folders are not concerned.")
        self.metered.setChecked(settings.on_metered)
        self.per_platform = self._number(settings.per_platform, _MOST, "no limit of its own")
        self.per_platform.setObjectName("uploadsPerPlatform")
        self.per_account = self._number(settings.per_account, _MOST, "no limit of its own")
        self.per_account.setObjectName("uploadsPerAccount")
        self._lay_out()
        self.hours.toggled.connect(self._enable)
        self._enable()

    def _number(self, value: int, most: int, none: str) -> QSpinBox:
        field = QSpinBox()
        field.setRange(0, most)
        field.setSpecialValueText(none)
        field.setValue(value)
        return field

    def _time(self, name: str, at: QTime) -> QTimeEdit:
        field = QTimeEdit(at)
        field.setObjectName(name)
        field.setDisplayFormat(_TIME)
        return field

    def _lay_out(self) -> None:
        hours = QHBoxLayout()
        hours.setSpacing(Space.S)
        for each in (self.hours, self.begin, QLabel("to"), self.end):
            hours.addWidget(each)
        hours.addStretch(1)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(Space.L)
        form.setVerticalSpacing(Space.S)
        form.addRow("Speed of all together", self.speed)
        form.addRow("Time of the day", hours)
        form.addRow("Connection", self.metered)
        form.addRow("At a time to one platform", self.per_platform)
        form.addRow("At a time to one account", self.per_account)
        note = QLabel(
            "This counts at once, and for uploads over the network; not for folders. "
            "What may not be uploaded now waits, and goes on by itself."
        )
        note.setWordWrap(True)
        note.setProperty("tone", "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.L, 0, 0)
        layout.setSpacing(Space.L)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addStretch(1)

    @Slot()
    def _enable(self, *_what: object) -> None:
        for field in (self.begin, self.end):
            field.setEnabled(self.hours.isChecked())

    def settings(self) -> UploadSettings:
        limited = self.hours.isChecked()
        return UploadSettings(
            limit_kb_per_s=self.speed.value(),
            begin=self.begin.time().toString(_TIME) if limited else "",
            end=self.end.time().toString(_TIME) if limited else "",
            on_metered=self.metered.isChecked(),
            per_account=self.per_account.value(),
            per_platform=self.per_platform.value(),
        )
