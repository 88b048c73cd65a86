"""How uploads are made: set in the settings; and metered connections, as Qt tells of them."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTime, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recorder_app.engine.front import Front
from recorder_app.settings import Settings, UploadSettings
from recorder_app.ui.metered import MeteredWatch, network_information
from recorder_app.ui.settings_dialog import SettingsDialog
from recorder_app.ui.upload_settings_page import UploadSettingsPage
from tests.ui.fake_front import FakeFront

SET = UploadSettings(
    limit_kb_per_s=750,
    begin="22:00",
    end="06:30",
    on_metered=True,
    per_account=1,
    per_platform=3,
)


def test_what_is_set_is_shown_and_given_back(qtbot: QtBot) -> None:
    for settings in (SET, UploadSettings()):
        page = UploadSettingsPage(settings)
        qtbot.addWidget(page)
        assert page.settings() == settings


def test_hours_are_counted_only_where_they_are_wanted(qtbot: QtBot) -> None:
    page = UploadSettingsPage(UploadSettings())
    qtbot.addWidget(page)
    assert not page.begin.isEnabled()
    page.hours.setChecked(True)
    assert page.begin.isEnabled()
    page.end.setTime(QTime(5, 15))
    assert (page.settings().begin, page.settings().end) == ("22:00", "05:15")
    page.hours.setChecked(False)
    assert (page.settings().begin, page.settings().end) == ("", "")


def test_they_are_saved_with_the_others(qtbot: QtBot) -> None:
    saved: list[Settings] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SettingsDialog(Settings(upload=SET), saved.append, parent)
    page = dialog.findChild(UploadSettingsPage)
    assert isinstance(page, UploadSettingsPage)
    page.speed.setValue(0)
    dialog.accept_changes()
    assert saved[0].upload.limit_kb_per_s == 0
    assert saved[0].upload.begin == "22:00"


class Information(QObject):
    """As Qt's `QNetworkInformation`."""

    isMeteredChanged = Signal(bool)  # noqa: N815

    def __init__(self, metered: bool) -> None:
        super().__init__()
        self._metered = metered

    def _is_metered(self) -> bool:
        return self._metered

    isMetered = Property(bool, _is_metered)  # noqa: N815


def test_the_engine_is_told_whether_the_connection_is_metered(
    qtbot: QtBot, front: FakeFront, watched: Front
) -> None:
    information = Information(metered=True)
    watch = MeteredWatch(watched, information)
    qtbot.waitUntil(lambda: front.metered is True)
    information.isMeteredChanged.emit(False)
    qtbot.waitUntil(lambda: front.metered is False)
    watch.stop()


def test_where_nothing_tells_nothing_is_told() -> None:
    found = network_information()
    assert found is None or isinstance(found.property("isMetered"), bool)
