"""The window on its desktop: notices, holds, what happens when all is done, how it comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from recorder_app.domain.errors import Permanent
from recorder_app.domain.hold import HoldKind, WorkHold
from recorder_app.domain.query import Filter
from recorder_app.settings import Notices, Settings, WhenDone, WindowSettings
from recorder_app.ui.presence import announcer
from recorder_app.ui.presence.countdown import Countdown
from recorder_app.ui.presence.tray import Tray
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
_BATTERY = WorkHold(HoldKind.BATTERY, "Held: the battery is at 12 %.")
_DISK = WorkHold(HoldKind.DISK, "Held: only 1.0 MB are free on the disk.")
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcer, "GATHER_MS", 20)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the notices outside the window, on a desktop that has a tray."""
    titles: list[str] = []
    monkeypatch.setattr(Tray, "is_there", property(lambda _self: True))
    monkeypatch.setattr(Tray, "tell", lambda _self, title, _text: titles.append(title))
    return titles


def _button(window: MainWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def _run_to_end(front: FakeFront, window: MainWindow, qtbot: QtBot, key: int) -> None:
    """So slowly that the window sees it run."""
    front.run([key])
    front.begin(key)
    qtbot.waitUntil(lambda: window.counts.now[Filter.RUNNING] == 1)
    front.finish(key, duration_s=10.0)
    front.complete(key)


# Notices


def test_the_end_of_a_batch_is_told_outside_only_while_nobody_looks(
    qtbot: QtBot, front: FakeFront, open_window: Open, told: list[str]
) -> None:
    front.fill(2)
    window = open_window()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    _run_to_end(front, window, qtbot, 1)
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "“Talk 00000” is ready.")
    assert told == []
    window.close()
    told.clear()  # where the window went
    _run_to_end(front, window, qtbot, 2)
    qtbot.waitUntil(lambda: told == ["“Talk 00001” is ready"])


def test_a_click_on_a_notice_brings_the_window_and_the_row(
    qtbot: QtBot, front: FakeFront, open_window: Open, told: list[str]
) -> None:
    _, key = front.fill(2)
    window = open_window()
    window.sidebar.choose(Filter.READY)
    qtbot.waitUntil(lambda: window.model.rowCount() == 0)
    window.close()
    told.clear()
    front.run([key])
    front.begin(key)
    front.fail(key, Permanent("It is damaged."))
    qtbot.waitUntil(lambda: told == ["“Talk 00001” needs attention"])
    window.tray.notice_clicked.emit()
    assert window.isVisible()
    qtbot.waitUntil(lambda: window.selection.ids == (key,))
    assert window.notice_line.text.whole() == "“Talk 00001” needs attention. It is damaged."


def test_no_notices_where_a_person_wants_none(
    qtbot: QtBot, front: FakeFront, open_window: Open, told: list[str]
) -> None:
    (key,) = front.fill(1)
    window = open_window()
    front.change_settings(Settings(window=WindowSettings(notices=Notices.NONE)))
    qtbot.waitUntil(lambda: window.presence.announcer.wishes is Notices.NONE)
    window.close()
    told.clear()
    _run_to_end(front, window, qtbot, key)
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "“Talk 00000” is ready.")
    assert told == []


# Coming back


def test_a_click_on_the_tray_hides_and_brings_back(
    qtbot: QtBot, open_window: Open, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    monkeypatch.setattr(window.presence.coming_back._last, "is_repeated_by", lambda _what: False)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    window.tray.toggled.emit()
    assert not window.isVisible()
    window.tray.toggled.emit()
    assert window.isVisible()
    window.showMinimized()
    window.tray.toggled.emit()
    assert not window.isMinimized()


def test_a_double_click_on_the_tray_is_one(open_window: Open, told: list[str]) -> None:
    window = open_window()
    window.close()
    for _ in range(2):
        window.tray.toggled.emit()
    assert window.isVisible()


def test_a_hidden_window_comes_back_where_its_tray_has_gone(
    qtbot: QtBot, open_window: Open, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    window.presence.coming_back._tray_watch.setInterval(1)
    window.close()
    monkeypatch.setattr(Tray, "is_there", property(lambda _self: False))
    qtbot.waitUntil(window.isVisible)


def test_the_end_of_the_session_saves_and_asks_nothing(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    (key,) = front.fill(1)
    front.run([key])
    front.begin(key)
    window = open_window()
    qtbot.waitUntil(lambda: window.counts.now[Filter.RUNNING] == 1)
    application = QApplication.instance()
    assert isinstance(application, QGuiApplication)
    assert application.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) >= 1
    window.leaving.end_session()
    assert window.close()
    assert window.findChildren(QMessageBox) == []


def test_quitting_while_busy_names_what_is_worked_on(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(7)
    window = open_window()
    front.run(keys)
    for key in keys:
        front.begin(key)
    qtbot.waitUntil(lambda: window.presence.work.now.counts.get(Filter.RUNNING) == 7)
    qtbot.waitUntil(lambda: len(window.presence.work.running_titles) == 7)
    window.wishes.quit.trigger()
    (box,) = window.findChildren(QMessageBox)
    assert box.informativeText().startswith("7 recordings are being worked on.")
    assert "“Talk 00004”" in box.informativeText()
    assert box.informativeText().endswith("and 2 more")


# Held


def test_a_hold_stands_above_the_list_and_can_be_overridden_where_that_is_safe(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    front.held = _BATTERY  # from before the window was opened
    window = open_window()
    banner = window.presence.banner
    qtbot.waitUntil(banner.isVisible)
    assert banner.words.text() == "Held: the battery is at 12 %."
    assert "12 %" in window.tray.tooltip
    front.hold_work(_DISK)
    qtbot.waitUntil(lambda: "1.0 MB" in banner.words.text())
    assert not banner.override.isVisible()
    front.hold_work(_BATTERY)
    qtbot.waitUntil(banner.override.isVisible)
    QTest.mouseClick(banner.override, _LEFT)
    qtbot.waitUntil(lambda: not banner.isVisible())
    assert front.calls.count("override_hold") == 1


def test_a_hold_is_told_outside_where_nobody_looks(
    qtbot: QtBot, front: FakeFront, open_window: Open, told: list[str]
) -> None:
    window = open_window()
    window.close()
    told.clear()
    front.hold_work(_BATTERY)
    qtbot.waitUntil(lambda: told == ["The work is held"])


# What was paused together


def test_what_was_paused_together_is_offered_only_where_that_is_not_all(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    keys = front.fill(3)
    front.run(keys)
    window = open_window()
    entry = window.wishes.run_paused_together
    window.wishes.pause_all.trigger()
    qtbot.waitUntil(lambda: window.counts.now[Filter.PAUSED] == 3)
    assert not entry.isVisible()
    window.wishes.run_all_paused.trigger()
    qtbot.waitUntil(lambda: window.counts.now[Filter.PAUSED] == 0)
    front.pause(keys[:1])
    window.wishes.pause_all.trigger()
    qtbot.waitUntil(entry.isVisible)
    assert entry.text() == "Go on with the 2 paused together"
    entry.trigger()
    qtbot.waitUntil(lambda: window.counts.now[Filter.PAUSED] == 1)
    assert front.now(keys[0]).run is not None
    qtbot.waitUntil(lambda: not entry.isVisible())


# When done


def _entry(window: MainWindow, what: WhenDone) -> None:
    menu = window.wishes.when_done
    (chosen,) = (each for each in menu.actions() if each.objectName().endswith(what.value))
    chosen.trigger()


def test_all_done_counts_down_in_a_window_that_stops_it(
    qtbot: QtBot, front: FakeFront, open_window: Open, told: list[str]
) -> None:
    first, second = front.fill(2)
    window = open_window()
    _entry(window, WhenDone.QUIT)
    _run_to_end(front, window, qtbot, first)
    qtbot.waitUntil(lambda: window.findChildren(Countdown) != [])
    (countdown,) = window.findChildren(Countdown)
    assert countdown.words.text() == "Quit in 60 s"
    stop = window.presence.all_done.stop_countdown
    assert (stop.isVisible(), stop.text()) == (True, "Quit in 60 s – stop")
    with qtbot.assertNotEmitted(window.quit_wanted):
        QTest.mouseClick(_button(window, "countdownStop"), _LEFT)
    assert not stop.isVisible()
    _run_to_end(front, window, qtbot, second)
    qtbot.waitUntil(stop.isVisible)
    with qtbot.waitSignal(window.quit_wanted):
        window.presence.all_done.ending.do_now()


def test_what_fails_at_the_end_does_not_keep_the_machine_up(
    qtbot: QtBot, front: FakeFront, open_window: Open, told: list[str]
) -> None:
    (key,) = front.fill(1)
    window = open_window()
    _entry(window, WhenDone.SLEEP)
    front.run([key])
    front.begin(key)
    qtbot.waitUntil(lambda: window.counts.now[Filter.RUNNING] == 1)
    front.fail(key, Permanent("It is damaged."))
    qtbot.waitUntil(lambda: window.presence.all_done.ending.left_s is not None)
    window.presence.all_done.stop_countdown.trigger()
    assert window.presence.all_done.ending.left_s is None


def test_it_may_be_set_for_always(qtbot: QtBot, front: FakeFront, open_window: Open) -> None:
    front.change_settings(Settings(window=WindowSettings(when_done=WhenDone.SLEEP)))
    window = open_window()
    qtbot.waitUntil(lambda: window.presence.all_done.ending.what is WhenDone.SLEEP)
    (marked,) = (each for each in window.wishes.when_done.actions() if each.isChecked())
    assert marked.text() == "Sleep"
    assert window.notice_line.totals.text() == "Nothing is running · When done: sleep"
    # For this session alone, whatever else is changed.
    _entry(window, WhenDone.NOTHING)
    front.change_settings(replace(front.settings, run_on_drop=True))
    qtbot.waitUntil(lambda: front.settings.run_on_drop)
    assert window.presence.all_done.ending.what is WhenDone.NOTHING


def test_the_command_is_asked_for_once_and_remembered(
    qtbot: QtBot, front: FakeFront, open_window: Open
) -> None:
    window = open_window()
    _entry(window, WhenDone.COMMAND)
    (question,) = window.findChildren(QInputDialog)
    with qtbot.waitSignal(window.presence.all_done.ending.chosen) as chosen:
        question.setTextValue("say done")
        question.accept()
    assert chosen.args == [WhenDone.COMMAND]
    qtbot.waitUntil(lambda: front.settings.window.when_done_command == "say done")
