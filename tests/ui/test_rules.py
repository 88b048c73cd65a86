"""Rules for new recordings, and the presets that what is added gets by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from recorder_app.domain.preset import Preset
from recorder_app.domain.rule import Rule, RuleKind
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.publishing.publishing_dialog import PublishingDialog
from recorder_app.ui.publishing.rules_page import RulesPage
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton
TALKS = Rule(RuleKind.FOLDER, "/talks", ("Archive",))


@pytest.fixture
def window(front: FakeFront, open_window: Open) -> MainWindow:
    front.known_presets = [Preset("Archive", "folder"), Preset("Lectures", "youtube", "main")]
    front.known_rules = [TALKS]
    return open_window()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> RulesPage:
    window.wishes.rules.trigger()
    dialog = window.findChild(PublishingDialog)
    assert isinstance(dialog, PublishingDialog)
    qtbot.waitUntil(lambda: len(dialog.rules.lines) == 1)
    return dialog.rules


def test_a_rule_is_added_and_kept(
    qtbot: QtBot, front: FakeFront, window: MainWindow, page: RulesPage
) -> None:
    assert page.lines[0].rule() == TALKS
    assert not page.save.isEnabled()
    QTest.mouseClick(page.add, LEFT)
    line = page.lines[1]
    line.kind.setCurrentText("The title has")
    line.pattern.setText(" podcast ")
    names = [each.text() for each in line.presets.actions_of_presets()]
    assert names == ["Archive", "Lectures", "Folder"]
    for action in reversed(line.presets.actions_of_presets()[:2]):
        action.trigger()
    assert line.presets.text() == "Archive, Lectures"
    QTest.mouseClick(page.save, LEFT)
    QTest.mouseDClick(page.save, LEFT)
    podcasts = Rule(RuleKind.TITLE, "podcast", ("Archive", "Lectures"))
    qtbot.waitUntil(lambda: front.known_rules == [TALKS, podcasts])
    qtbot.waitUntil(lambda: window.notice_line.text.whole() == "The rules are saved.")
    assert not page.save.isEnabled()
    assert front.calls.count("change_rules") == 1


def test_a_rule_is_removed(qtbot: QtBot, front: FakeFront, page: RulesPage) -> None:
    remove = page.lines[0].findChild(QToolButton, "removeRule")
    assert isinstance(remove, QToolButton)
    QTest.mouseClick(remove, LEFT)
    QTest.mouseClick(page.save, LEFT)
    qtbot.waitUntil(lambda: front.known_rules == [])


def test_what_a_rule_lacks_is_said(qtbot: QtBot, front: FakeFront, page: RulesPage) -> None:
    QTest.mouseClick(page.add, LEFT)
    QTest.mouseClick(page.save, LEFT)
    problem = page.window().findChild(Prose, "rulesProblem")
    assert isinstance(problem, Prose)
    said = "A rule needs something to look for."
    qtbot.waitUntil(lambda: problem.toPlainText() == said)
    assert front.known_rules == [TALKS]
    assert page.save.isEnabled()


def _chosen(front: FakeFront) -> Sequence[str] | None:
    return front.chosen_presets


def test_what_is_added_goes_by_rules_unless_presets_are_chosen(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    choice = window.tool_bar.publish_to
    qtbot.waitUntil(lambda: len(choice.actions_of_presets()) == 3)
    window.adding.add_paths((Path("/films/a.mp4"),))
    qtbot.waitUntil(lambda: window.model.rowCount() == 1)
    assert choice.text() == "Publish to…"
    assert _chosen(front) is None
    choice.actions_of_presets()[1].trigger()
    assert choice.text() == "Publish to Lectures"
    window.adding.add_paths((Path("/films/b.mp4"),))
    qtbot.waitUntil(lambda: window.model.rowCount() == 2)
    assert _chosen(front) == ("Lectures",)
    front.known_presets = [Preset("Archive", "folder")]
    window.publishing.calls.refresh()
    qtbot.waitUntil(lambda: choice.presets is None)  # it is not there any more


def test_the_menu_of_presets_stays_open_while_they_are_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    choice = window.tool_bar.publish_to
    qtbot.waitUntil(lambda: len(choice.actions_of_presets()) == 3)
    menu = choice.choices
    menu.popup(choice.mapToGlobal(choice.rect().bottomLeft()))
    for action in choice.actions_of_presets()[:2]:
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    assert menu.isVisible()
    assert choice.chosen == ("Archive", "Lectures")
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[0]).center())
    assert choice.presets is None
    menu.close()
