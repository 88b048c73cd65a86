"""How much is done at a time, when it is better to wait, and what happens at the end."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit

from recorder_app.domain.words import Lane
from recorder_app.settings import HoldSettings, LaneSettings, Notices, Settings, WhenDone
from recorder_app.ui.language import say
from recorder_app.ui.settings.page import Page, choice, measure, number

_MOST = 16
"""Attempts of one lane at a time."""


class WorkPage(Page):
    def __init__(self, settings: Settings) -> None:
        super().__init__("workPage")
        labels = {
            Lane.NETWORK: say("Downloads"),
            Lane.MEDIA: say("Films that are trimmed"),
            Lane.SPEECH: say("Transcriptions"),
            Lane.UPLOAD: say("Uploads"),
        }
        self.head(
            say("At a time"),
            say("Takes effect at once. A transcription uses all of the processor by itself."),
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
        self.when_done = choice(
            "whenDone",
            [
                (say("Nothing"), WhenDone.NOTHING),
                (say("Quit"), WhenDone.QUIT),
                (say("Sleep"), WhenDone.SLEEP),
                (say("Shut down"), WhenDone.SHUT_DOWN),
                (say("Run a command"), WhenDone.COMMAND),
            ],
            settings.window.when_done,
        )
        self.command = QLineEdit(settings.window.when_done_command)
        self.command.setObjectName("whenDoneCommand")
        self.wide(self.keep_awake)
        self.row(say("Hold the work when the battery is below"), self.battery)
        self.row(say("Hold the work when there is less room than"), self.disk)
        self.head(
            say("When all is done"),
            say(
                "It can be chosen for one time in the menu, too. A minute before, it can be stopped."
            ),
        )
        self.row(say("Then"), self.when_done)
        self.row(say("The command"), self.command)
        self.when_done.currentIndexChanged.connect(self._enable_command)
        self._enable_command()
        self.notices = choice(
            "notices",
            [
                (say("When a batch has ended, and when I am needed"), Notices.ALL),
                (say("When I am needed"), Notices.ATTENTION),
                (say("Never"), Notices.NONE),
            ],
            settings.window.notices,
        )
        self.head(say("Notices"), say("On the desktop, while the window is not in front."))
        self.row(say("Notify me"), self.notices)

    @Slot()
    def _enable_command(self, *_index: object) -> None:
        self.command.setEnabled(self.when_done.currentData() == WhenDone.COMMAND)

    def changed(self, settings: Settings) -> Settings:
        return replace(
            settings,
            keep_awake=self.keep_awake.isChecked(),
            lanes=LaneSettings(**{lane.value: each.value() for lane, each in self.lanes.items()}),
            window=replace(
                settings.window,
                notices=Notices(self.notices.currentData()),
                when_done=WhenDone(self.when_done.currentData()),
                when_done_command=self.command.text().strip(),
            ),
            hold=HoldSettings(battery_percent=self.battery.value(), disk_gb=self.disk.value()),
        )
