"""Presets in the window: made, edited, duplicated, renamed, removed, and looked at on a recording."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from recorder_app.domain.account import Account
from recorder_app.domain.preset import Preset
from recorder_app.domain.rule import Rule, RuleKind
from recorder_app.engine.front import Preview
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.publishing.login_dialog import LoginDialog
from recorder_app.ui.publishing.presets_page import PresetsPage
from recorder_app.ui.publishing.publishing_dialog import PublishingDialog
from recorder_app.ui.window import MainWindow
from tests.ui.fake_browser import FakeBrowser
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton
LECTURES = Preset(
    "Lectures", "youtube", "main", {"tags": ["a", "b"], "privacy": "unlisted", "category": 27}, True
)


@pytest.fixture
def window(front: FakeFront, open_window: Open) -> MainWindow:
    front.known_accounts = [Account("youtube", "main"), Account("youtube", "second")]
    front.known_presets = [LECTURES, Preset("Archive", "folder", None, {"dir": "/talks"})]
    front.fill(2)
    return open_window()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> PresetsPage:
    window.wishes.presets.trigger()
    dialog = window.findChild(PublishingDialog)
    assert isinstance(dialog, PublishingDialog)
    qtbot.waitUntil(lambda: dialog.presets.list.count() == 2)
    qtbot.waitUntil(lambda: dialog.presets.preview.recording.count() == 2)
    return dialog.presets


def _line(page: PresetsPage, name: str) -> QLineEdit:
    editor = page.form.fields[name].editor
    assert isinstance(editor, QLineEdit)
    return editor


def _said(page: PresetsPage, name: str) -> str:
    found = page.window().findChild(Prose, name)
    return "" if found is None or found.isHidden() else found.toPlainText()


def test_a_form_is_made_of_what_the_platform_declares(page: PresetsPage) -> None:
    assert page.list.item(0).text() == "Lectures  ★"
    kinds = {name: type(field.editor) for name, field in page.form.fields.items()}
    assert kinds["title"] is QLineEdit
    assert kinds["description"] is QPlainTextEdit
    assert kinds["privacy"] is QComboBox
    assert kinds["made_for_kids"] is QCheckBox
    assert _line(page, "title").text() == "{{ title }}"  # the default
    assert _line(page, "tags").text() == "a, b"
    assert page.form.account.currentData() == "main"
    page.list.setCurrentRow(1)
    assert list(page.form.fields) == ["dir"]
    assert page.form.findChild(QComboBox, "presetAccount") is None


def test_what_is_not_touched_stays_as_it_was(page: PresetsPage) -> None:
    assert page.form.preset() == LECTURES
    assert not page.save.isEnabled()
    assert page.unsaved == []


def test_what_is_written_is_kept_once_it_is_saved(
    qtbot: QtBot, front: FakeFront, window: MainWindow, page: PresetsPage
) -> None:
    _line(page, "tags").setText("talks")
    _line(page, "category").setText("28")
    privacy, kids = page.form.fields["privacy"].editor, page.form.fields["made_for_kids"].editor
    assert isinstance(privacy, QComboBox)
    assert isinstance(kids, QCheckBox)
    privacy.setCurrentText("Private")  # the default: the preset says nothing
    kids.setChecked(True)
    page.form.account.setCurrentIndex(1)
    page.form.is_default.setChecked(False)
    assert page.list.item(0).text() == "Lectures  •"
    QTest.mouseClick(page.save, LEFT)
    QTest.mouseDClick(page.save, LEFT)
    settings = {"tags": "talks", "category": 28, "made_for_kids": True}
    kept = Preset("Lectures", "youtube", "second", settings, False)
    qtbot.waitUntil(lambda: kept in front.known_presets)
    qtbot.waitUntil(lambda: page.unsaved == [])
    assert window.notice_line.text.whole() == "The preset “Lectures” is saved."
    assert front.calls.count("save_preset") == 1


def test_going_to_another_loses_nothing_and_revert_does(page: PresetsPage) -> None:
    _line(page, "title").setText("Talk: {{ title }}")
    page.list.setCurrentRow(1)
    page.list.setCurrentRow(0)
    assert _line(page, "title").text() == "Talk: {{ title }}"
    assert page.unsaved == ["Lectures"]
    QTest.mouseClick(page.revert, LEFT)
    assert _line(page, "title").text() == "{{ title }}"
    assert page.unsaved == []


def test_a_new_one_is_made_for_a_platform(
    qtbot: QtBot, front: FakeFront, page: PresetsPage
) -> None:
    menu = page.findChild(QMenu, "addPresetMenu")
    assert isinstance(menu, QMenu)
    youtube = next(each for each in menu.actions() if each.text() == "YouTube")
    youtube.trigger()
    assert page.form.preset() == Preset("YouTube", "youtube", "main")
    page.form.name.setText("  Talks   public ")
    QTest.mouseClick(page.save, LEFT)
    new = Preset("Talks public", "youtube", "main")
    qtbot.waitUntil(lambda: new in front.known_presets)
    qtbot.waitUntil(lambda: page.unsaved == [])
    assert [page.list.item(n).text() for n in range(page.list.count())] == [
        "Lectures  ★",
        "Archive",
        "Talks public",
    ]
    assert page.list.currentRow() == 2


def test_a_copy_has_a_name_of_its_own(qtbot: QtBot, front: FakeFront, page: PresetsPage) -> None:
    QTest.mouseClick(page.side.duplicate, LEFT)
    assert page.form.name.text() == "Lectures 2"
    assert not page.form.is_default.isChecked()
    page.form.name.setText("Archive")
    QTest.mouseClick(page.save, LEFT)
    assert _said(page, "presetProblem") == "There is a preset of that name already."
    page.form.name.setText("Lectures, public")
    QTest.mouseClick(page.save, LEFT)
    qtbot.waitUntil(lambda: len(front.known_presets) == 3)
    assert LECTURES in front.known_presets


def test_rules_follow_a_preset_to_its_new_name(
    qtbot: QtBot, front: FakeFront, page: PresetsPage
) -> None:
    front.known_rules = [Rule(RuleKind.TITLE, "talk", ("Lectures", "Archive"))]
    page.form.name.setText("Talks")
    QTest.mouseClick(page.save, LEFT)
    qtbot.waitUntil(lambda: page.unsaved == [])
    assert [each.name for each in front.known_presets] == ["Archive", "Talks"]
    assert front.known_rules == [Rule(RuleKind.TITLE, "talk", ("Talks", "Archive"))]


def test_what_can_t_be_kept_is_said_and_stays_in_the_form(
    qtbot: QtBot, front: FakeFront, page: PresetsPage
) -> None:
    page.form.name.setText(" ")
    QTest.mouseClick(page.save, LEFT)
    qtbot.waitUntil(lambda: _said(page, "presetProblem") == "A preset needs a name.")
    front.preset_problem = "“category” is a number, not “many”."
    page.form.name.setText("Lectures")
    _line(page, "category").setText("many")
    QTest.mouseClick(page.save, LEFT)
    qtbot.waitUntil(lambda: page.form.fields["category"].problem == front.preset_problem)
    assert _line(page, "category").text() == "many"
    assert page.save.isEnabled()


def test_one_is_removed_after_a_question(
    qtbot: QtBot, front: FakeFront, window: MainWindow, page: PresetsPage
) -> None:
    QTest.mouseClick(page.side.remove, LEFT)
    agree = window.findChild(QPushButton, "removePresetQuestionYes")
    assert isinstance(agree, QPushButton)
    QTest.mouseClick(agree, LEFT)
    qtbot.waitUntil(lambda: page.list.count() == 1)
    assert [each.name for each in front.known_presets] == ["Archive"]


def test_it_is_previewed_while_it_is_written(
    qtbot: QtBot, front: FakeFront, page: PresetsPage
) -> None:
    front.previews = [
        Preview("title", "Talk 00000"),
        Preview("description", "", "There is nothing called “topcis”."),
        Preview(None, "", "YouTube takes tags of 500 characters in all."),
    ]
    before = front.calls.count("preview")
    for letter in "abcdef":
        _line(page, "tags").setText(letter)
    qtbot.waitUntil(lambda: _said(page, "preview-title") == "Talk 00000")
    description = page.form.fields["description"]
    assert description.problem == "There is nothing called “topcis”."
    assert _said(page, "previewProblem") == "YouTube takes tags of 500 characters in all."
    assert front.calls.count("preview") - before <= 2  # not one for each letter
    assert front.previewed is not None
    assert front.previewed[0].settings["tags"] == "f"
    front.previews = [Preview(None, "", "“category” is a number, not “many”.")]
    _line(page, "category").setText("many")
    category = page.form.fields["category"]
    qtbot.waitUntil(lambda: category.problem == "“category” is a number, not “many”.")
    assert _said(page, "previewProblem") == ""
    front.previews = [Preview("title", "Another")]
    page.preview.recording.setCurrentIndex(1)
    qtbot.waitUntil(lambda: _said(page, "preview-title") == "Another")
    assert front.previewed[1] == page.preview.recording.currentData()
    assert description.problem == ""


def test_something_of_the_recording_is_inserted(page: PresetsPage) -> None:
    field = page.form.fields["title"]
    menus = field.findChildren(QMenu)
    date = next(
        each for menu in menus for each in menu.actions() if each.text().startswith("date:")
    )
    _line(page, "title").setText("Talk ")
    date.trigger()
    assert _line(page, "title").text() == "Talk {{ date }}"


def test_closing_asks_before_it_forgets(
    qtbot: QtBot, front: FakeFront, window: MainWindow, page: PresetsPage
) -> None:
    dialog = window.findChild(PublishingDialog)
    assert isinstance(dialog, PublishingDialog)
    _line(page, "title").setText("Unsaved")
    dialog.reject()
    box = window.findChild(QMessageBox, "discardQuestion")
    assert isinstance(box, QMessageBox)
    assert box.text() == "Discard the changes to “Lectures”?"
    assert dialog.isVisible()
    agree = box.findChild(QPushButton, "discardQuestionYes")
    assert isinstance(agree, QPushButton)
    QTest.mouseClick(agree, LEFT)
    qtbot.waitUntil(lambda: window.findChildren(PublishingDialog) == [])
    assert "save_preset" not in front.calls


def test_a_preset_gets_the_account_that_is_added_from_its_form(
    qtbot: QtBot, front: FakeFront, browser: FakeBrowser, window: MainWindow, page: PresetsPage
) -> None:
    front.asks = False
    menu = page.findChild(QMenu, "addPresetMenu")
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.text() == "VK Video").trigger()
    assert page.form.account.isHidden()
    add = page.form.findChild(QPushButton, "presetAddAccount")
    assert isinstance(add, QPushButton)
    QTest.mouseClick(add, LEFT)
    login = window.findChild(LoginDialog)
    assert isinstance(login, LoginDialog)
    assert login.platform.currentData() == "vk"
    QTest.mouseClick(login.next, LEFT)
    qtbot.waitUntil(lambda: page.form.account.currentData() == "main")
    assert page.form.preset() == Preset("VK Video", "vk", "main")
    assert page.unsaved == ["VK Video"]
    assert len(browser.opened) == 1
