"""All pages of the settings together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QSpinBox,
)

from recorder_app.settings import (
    HoldSettings,
    LaneSettings,
    Notices,
    Settings,
    SubtitlesSettings,
    TopicsSettings,
    TranscribeSettings,
    TrimSettings,
    UploadSettings,
    WhenDone,
    WindowSettings,
)
from recorder_app.ui.settings.dialog import SettingsDialog
from recorder_app.ui.settings.page import Page
from recorder_app.ui.settings.work_page import WorkPage

OTHERS = Settings(
    output_dir="/media/nas/talks",
    ffmpeg="/opt/ffmpeg",
    keep_awake=False,
    run_on_drop=True,
    control_api=True,
    trim=TrimSettings(enabled=False, threshold_db=-50.0, minimum_s=3.0, margin_s=1.0),
    transcribe=TranscribeSettings(model="base", language="de", mode="careful"),
    topics=TopicsSettings(minimum_s=60.0),
    subtitles=SubtitlesSettings(line_chars=37, lines=1, chars_per_s=15.0),
    lanes=LaneSettings(network=4, media=2, speech=2, upload=5),
    upload=UploadSettings(limit_kb_per_s=500),
    window=WindowSettings(
        theme="dark",
        language="ru",
        shortcuts={"of a later version": "F9"},
        notices=Notices.ATTENTION,
        when_done=WhenDone.COMMAND,
        when_done_command="touch /tmp/done",
    ),
    hold=HoldSettings(battery_percent=20, disk_gb=2.5),
)


@pytest.mark.parametrize("settings", [Settings(), OTHERS])
def test_saving_what_is_shown_changes_nothing(
    open_dialog: Callable[..., SettingsDialog], saved: list[Settings], settings: Settings
) -> None:
    open_dialog(settings).accept_changes()
    assert saved == [settings]


def test_what_is_changed_is_saved(
    open_dialog: Callable[..., SettingsDialog], saved: list[Settings]
) -> None:
    dialog = open_dialog(Settings())
    dialog.findChild(QCheckBox, "trim").setChecked(False)  # type: ignore[union-attr]
    dialog.findChild(QSpinBox, "speechLane").setValue(3)  # type: ignore[union-attr]
    dialog.findChild(QLineEdit, "language").setText(" EN ")  # type: ignore[union-attr]
    dialog.findChild(QSpinBox, "holdBattery").setValue(0)  # type: ignore[union-attr]
    dialog.accept_changes()
    plain = Settings()
    assert saved == [
        replace(
            plain,
            trim=replace(plain.trim, enabled=False),
            lanes=replace(plain.lanes, speech=3),
            transcribe=replace(plain.transcribe, language="en"),
            hold=replace(plain.hold, battery_percent=0),
        )
    ]


def test_an_empty_folder_is_the_default(
    open_dialog: Callable[..., SettingsDialog], saved: list[Settings]
) -> None:
    dialog = open_dialog(OTHERS)
    dialog.findChild(QLineEdit, "outputFolder").clear()  # type: ignore[union-attr]
    dialog.accept_changes()
    assert saved[0].output_dir == ""


def test_cancelling_saves_nothing(
    open_dialog: Callable[..., SettingsDialog], saved: list[Settings]
) -> None:
    dialog = open_dialog(Settings())
    dialog.findChild(QCheckBox, "trim").setChecked(False)  # type: ignore[union-attr]
    dialog.reject()
    assert saved == []


def test_every_field_says_to_a_screen_reader_what_it_is(
    open_dialog: Callable[..., SettingsDialog],
) -> None:
    dialog = open_dialog(Settings())
    fields = [
        *dialog.findChildren(QAbstractSpinBox),
        *dialog.findChildren(QComboBox),
    ]
    assert len(fields) > 15
    unnamed = [each.objectName() for each in fields if not each.accessibleName()]
    assert unnamed == []


def test_a_page_can_be_asked_for(open_dialog: Callable[..., SettingsDialog]) -> None:
    dialog = open_dialog(Settings())
    dialog.turn_to(WorkPage)
    pages = [each for each in dialog.findChildren(QScrollArea) if isinstance(each, Page)]
    assert [type(each) for each in pages if each.isVisible()] == [WorkPage]
