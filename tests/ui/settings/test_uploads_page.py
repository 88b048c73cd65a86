"""When, over what and how fast uploads are made."""

from __future__ import annotations

from PySide6.QtCore import QTime
from pytestqt.qtbot import QtBot

from recorder_app.settings import Settings, UploadSettings
from recorder_app.ui.settings.uploads_page import UploadsPage

SET = UploadSettings(
    limit_kb_per_s=750,
    begin="22:00",
    end="06:30",
    on_metered=True,
    per_account=1,
    per_platform=3,
)


def _hours(page: UploadsPage) -> tuple[str, str]:
    upload = page.changed(Settings()).upload
    return upload.begin, upload.end


def test_what_is_set_is_shown_and_given_back(qtbot: QtBot) -> None:
    for settings in (SET, UploadSettings()):
        page = UploadsPage(Settings(upload=settings))
        qtbot.addWidget(page)
        assert page.changed(Settings()).upload == settings


def test_hours_are_counted_only_where_they_are_wanted(qtbot: QtBot) -> None:
    page = UploadsPage(Settings())
    qtbot.addWidget(page)
    assert not page.begin.isEnabled()
    page.hours.setChecked(True)
    assert page.begin.isEnabled()
    page.end.setTime(QTime(5, 15))
    assert _hours(page) == ("22:00", "05:15")
    page.hours.setChecked(False)
    assert _hours(page) == ("", "")
