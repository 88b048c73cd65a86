"""How much is done at a time, and when it is better to wait."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from recorder_app.domain.words import Lane
from recorder_app.settings import HoldSettings, LaneSettings, Settings
from recorder_app.ui.language import say
from recorder_app.ui.settings.page import Page, measure, number

_MOST = 16
"""Attempts of one lane at a time."""


class WorkPage(Page):
    def __init__(self, settings: Settings) -> None:
        super().__init__("workPage")
        labels = {
            Lane.NETWORK: say("Downloads at a time"),
            Lane.MEDIA: say("Films cut at a time"),
            Lane.SPEECH: say("Transcriptions at a time"),
            Lane.UPLOAD: say("Uploads at a time"),
        }
        self.head(
            say("At a time"),
            say("This counts at once. A transcription uses all of the processor by itself."),
        )
        self.lanes = {
            lane: number(f"{lane.value}Lane", settings.lanes.limit(lane), 1, _MOST)
            for lane in labels
        }
        for lane, label in labels.items():
            self.row(label, self.lanes[lane])
        self.keep_awake = QCheckBox(say("Keep the machine awake while there is work"))
        self.keep_awake.setObjectName("keepAwake")
        self.keep_awake.setChecked(settings.keep_awake)
        self.battery = number(
            "holdBattery", settings.hold.battery_percent, 0, 90, zero=say("never")
        )
        self.battery.setSuffix(" %")
        self.disk = measure("holdDisk", settings.hold.disk_gb, 0, 500, say("GB"), step=0.5)
        self.disk.setSpecialValueText(say("never"))
        self.head(
            say("The machine"),
            say("What is held goes on by itself when there is power or room again."),
        )
        self.wide(self.keep_awake)
        self.row(say("Hold the work when the battery is below"), self.battery)
        self.row(say("Hold the work when there is less room than"), self.disk)

    def changed(self, settings: Settings) -> Settings:
        return replace(
            settings,
            keep_awake=self.keep_awake.isChecked(),
            lanes=LaneSettings(**{lane.value: each.value() for lane, each in self.lanes.items()}),
            hold=HoldSettings(battery_percent=self.battery.value(), disk_gb=self.disk.value()),
        )
