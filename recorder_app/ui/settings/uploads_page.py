"""When, over what and how fast uploads are made."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTime, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QTimeEdit

from recorder_app.settings import Settings, UploadSettings
from recorder_app.ui.language import say
from recorder_app.ui.look.theme import Space
from recorder_app.ui.settings.page import Page, inset, number

_FASTEST_KB_PER_S = 1_000_000
_STEP_KB_PER_S = 250
_MOST = 16
"""Uploads at a time."""
_NIGHT = (QTime(22, 0), QTime(6, 0))
"""What is offered where no hours are set."""
_TIME = "HH:mm"


class UploadsPage(Page):
    def __init__(self, whole: Settings) -> None:
        super().__init__("uploadsPage")
        settings = whole.upload
        self.speed = number(
            "uploadSpeed", settings.limit_kb_per_s, 0, _FASTEST_KB_PER_S, zero=say("no limit")
        )
        self.speed.setSuffix(f" {say('kB/s')}")
        self.speed.setSingleStep(_STEP_KB_PER_S)
        begin, end = (QTime.fromString(each, _TIME) for each in (settings.begin, settings.end))
        limited = begin.isValid() and end.isValid() and begin != end
        self.hours = QCheckBox(say("Only from"))
        self.hours.setObjectName("uploadHours")
        self.hours.setChecked(limited)
        self.begin = self._time("uploadBegin", say("Uploads from"), begin if limited else _NIGHT[0])
        self.end = self._time("uploadEnd", say("Uploads until"), end if limited else _NIGHT[1])
        self.metered = QCheckBox(say("Also over a connection that costs by the byte"))
        self.metered.setObjectName("uploadMetered")
        self.metered.setToolTip(say("Such as a mobile hotspot."))
        self.metered.setChecked(settings.on_metered)
        self.per_platform = number(
            "uploadsPerPlatform", settings.per_platform, 0, _MOST, zero=say("no limit of its own")
        )
        self.per_account = number(
            "uploadsPerAccount", settings.per_account, 0, _MOST, zero=say("no limit of its own")
        )
        self._lay_out()
        self.hours.toggled.connect(self._enable)
        self._enable()

    def _time(self, name: str, spoken: str, at: QTime) -> QTimeEdit:
        field = QTimeEdit(at)
        field.setObjectName(name)
        field.setAccessibleName(spoken)
        field.setDisplayFormat(_TIME)
        return inset(field)

    def _lay_out(self) -> None:
        hours = QHBoxLayout()
        hours.setSpacing(Space.S)
        for each in (self.hours, self.begin, QLabel(say("to")), self.end):
            hours.addWidget(each)
        hours.addStretch(1)
        self.head(
            say("Uploads"),
            say(
                "Takes effect at once, for uploads over the network but not for folders. "
                "What may not be uploaded now waits and goes on by itself."
            ),
        )
        self.row(say("Speed of all together"), self.speed)
        self.row(say("Time of the day"), hours)
        self.row(say("Connection"), self.metered)
        self.row(say("At a time to one platform"), self.per_platform)
        self.row(say("At a time to one account"), self.per_account)

    @Slot()
    def _enable(self, *_what: object) -> None:
        for field in (self.begin, self.end):
            field.setEnabled(self.hours.isChecked())

    def changed(self, settings: Settings) -> Settings:
        limited = self.hours.isChecked()
        upload = UploadSettings(
            limit_kb_per_s=self.speed.value(),
            begin=self.begin.time().toString(_TIME) if limited else "",
            end=self.end.time().toString(_TIME) if limited else "",
            on_metered=self.metered.isChecked(),
            per_account=self.per_account.value(),
            per_platform=self.per_platform.value(),
        )
        return replace(settings, upload=upload)
