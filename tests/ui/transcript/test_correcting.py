"""What is read is put right where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from recorder_app.domain.correction import (
    RestoreAll,
    SegmentText,
    TopicAdded,
    TopicRemoved,
    TopicTitle,
)
from recorder_app.ui.details.transcript.editor import TextEditor
from tests.ui.transcript.conftest import TALK, Desk

LEFT = Qt.MouseButton.LeftButton
BEES = "Bees make honey and close it with a lid."


def _edit(desk: Desk, row: int) -> TextEditor:
    desk.view.setFocus()
    desk.view.setCurrentIndex(desk.page.pane.model.index(row))
    QTest.keyClick(desk.view, Qt.Key.Key_F2)
    return _editor(desk)


def _editor(desk: Desk) -> TextEditor:
    (editor,) = (each for each in desk.view.findChildren(TextEditor) if each.isVisible())
    return editor


def _write(desk: Desk, row: int, text: str) -> None:
    editor = _edit(desk, row)
    editor.setPlainText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_a_sentence_is_corrected_by_keyboard(qtbot: QtBot, desk: Desk) -> None:
    editor = _edit(desk, 2)
    assert editor.toPlainText().endswith("with eluded.")
    assert editor.textCursor().hasSelection()
    editor.setPlainText(BEES)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.texts[2] == BEES)
    assert desk.front.corrections == [SegmentText(1, BEES)]
    assert desk.front.keys[-1] is not None
    qtbot.waitUntil(lambda: desk.page.pane.summary.text() == "English, corrected")
    assert not desk.told[-1].trouble


def test_a_double_click_edits_and_escape_leaves(qtbot: QtBot, desk: Desk) -> None:
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=desk.point(2, 1))
    QTest.mouseDClick(desk.view.viewport(), LEFT, pos=desk.point(2, 1))
    editor = _editor(desk)
    editor.setPlainText("Nonsense")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.view.findChild(TextEditor) is None)
    assert desk.front.corrections == []
    assert desk.view.hasFocus()


def test_what_is_not_changed_is_no_correction(qtbot: QtBot, desk: Desk) -> None:
    QTest.keyClick(_edit(desk, 2), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.view.findChild(TextEditor) is None)
    assert desk.front.corrections == []


def test_a_chapter_is_renamed_and_removed(qtbot: QtBot, desk: Desk) -> None:
    _write(desk, 3, "Towers")
    qtbot.waitUntil(lambda: desk.texts[3] == "Towers")
    assert desk.front.corrections == [TopicTitle(1, "Towers")]
    desk.view.setCurrentIndex(desk.page.pane.model.index(3))
    QTest.keyClick(desk.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Towers" not in desk.texts)
    assert desk.front.corrections[-1] == TopicRemoved(1)
    QTest.keyClick(desk.view, Qt.Key.Key_Delete)  # a sentence is not removed by a slip
    assert len(desk.front.corrections) == 2


def _menu(desk: Desk, row: int | None) -> dict[str, QMenu]:
    if row is None:
        QTest.mouseClick(desk.page.pane.more_button, LEFT)
    else:
        desk.view.setCurrentIndex(desk.page.pane.model.index(row))
        desk.view.menu_wanted.emit(desk.view.mapToGlobal(desk.view.rect().center()))
    menu = desk.page.findChild(QMenu, "transcriptMenu")
    assert isinstance(menu, QMenu)
    return {"menu": menu}


def _choose(desk: Desk, row: int | None, words: str) -> None:
    menu = _menu(desk, row)["menu"]
    (action,) = (each for each in menu.actions() if each.text().startswith(words))
    action.trigger()
    menu.close()


def test_a_chapter_begins_with_a_sentence(qtbot: QtBot, desk: Desk) -> None:
    _choose(desk, 5, "Begin a chapter here")
    field = desk.page.player.chapters.field
    QTest.keyClicks(field, "Lenses")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.texts[5] == "Lenses")
    assert desk.front.corrections == [TopicAdded(16.0, "Lenses")]


def test_a_sentence_that_was_never_said_is_removed(qtbot: QtBot, desk: Desk) -> None:
    _choose(desk, 1, "Remove sentence")
    qtbot.waitUntil(lambda: len(desk.texts) == 7)
    assert desk.front.corrections == [SegmentText(0, "")]


def test_all_corrections_are_taken_back_on_request(qtbot: QtBot, desk: Desk) -> None:
    before = desk.texts
    _write(desk, 2, BEES)
    qtbot.waitUntil(lambda: desk.page.pane.summary.text() == "English, corrected")
    _choose(desk, None, "Take all corrections back")
    box = desk.page.findChild(QMessageBox, "restoreTranscript")
    assert isinstance(box, QMessageBox)
    box.buttons()[0].click()
    qtbot.waitUntil(lambda: desk.texts == before)
    assert desk.front.corrections[-1] == RestoreAll()


def test_corrections_in_a_row_are_all_made(qtbot: QtBot, desk: Desk) -> None:
    desk.front.gate.clear()
    _write(desk, 2, BEES)
    _write(desk, 3, "Towers")
    _write(desk, 5, "The lens of Fresnel.")
    desk.front.gate.set()
    qtbot.waitUntil(lambda: (desk.texts[2], desk.texts[3]) == (BEES, "Towers"))
    qtbot.waitUntil(lambda: desk.texts[5] == "The lens of Fresnel.")
    assert not any(each.trouble for each in desk.told)


def test_what_was_corrected_is_saved_also_when_nobody_looks_any_more(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.front.gate.clear()
    _write(desk, 2, BEES)
    _write(desk, 3, "Towers")
    desk.subject.choose(3)
    desk.front.gate.set()
    qtbot.waitUntil(lambda: len(desk.told) == 1)
    assert desk.front.corrections == [SegmentText(1, BEES), TopicTitle(1, "Towers")]
    desk.subject.choose(TALK)
    qtbot.waitUntil(lambda: "Towers" in desk.texts)


def test_what_has_changed_meanwhile_is_read_anew_and_said(qtbot: QtBot, desk: Desk) -> None:
    desk.front.correct(TALK, [SegmentText(0, "Hello.")], revision=desk.revision)
    _write(desk, 2, BEES)
    qtbot.waitUntil(lambda: desk.texts[1] == "Hello.")
    qtbot.waitUntil(lambda: any(each.trouble for each in desk.told))
    assert desk.texts[2] != BEES


def test_what_is_being_written_stays_while_it_is_read_anew(qtbot: QtBot, desk: Desk) -> None:
    editor = _edit(desk, 2)
    editor.setPlainText(BEES)
    desk.front.correct(TALK, [SegmentText(4, "Bread!")], revision=desk.revision)
    qtbot.waitUntil(lambda: desk.texts[7] == "Bread!")
    assert _editor(desk).toPlainText() == BEES


def test_trouble_is_told(qtbot: QtBot, desk: Desk) -> None:
    desk.front.broken = OSError("the disk is full")
    _write(desk, 2, BEES)
    qtbot.waitUntil(lambda: len(desk.told) == 1)
    assert desk.told[0].text == "The correction could not be saved: the disk is full"
    assert desk.told[0].trouble


@pytest.mark.parametrize(("word", "tip"), [(7, "Not heard well (20% sure)"), (1, "")])
def test_what_was_not_heard_well_is_marked(desk: Desk, word: int, tip: str) -> None:
    assert desk.view.tip_at(desk.point(2, word)).startswith(tip)
    assert bool(desk.view.tip_at(desk.point(2, word))) is bool(tip)
    (mark,) = desk.view.texts.lines(2).layout.formats()
    assert (mark.start, mark.length) == (34, 7)
