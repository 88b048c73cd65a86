"""The transcript and the film: each leads to the same place in the other."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recorder_app.domain import transitions
from recorder_app.domain.words import StageType
from recorder_app.engine.front import ResultFile
from recorder_app.ui.details.panel import OVERVIEW, TRANSCRIPT
from recorder_app.ui.details.transcript import proofreading
from recorder_app.ui.details.transcript.passages import Place
from tests.ui.transcript.conftest import FILM, SAID, Desk, said, segment

LEFT = Qt.MouseButton.LeftButton


def _turn_wheel(desk: Desk, steps: int) -> None:
    viewport = desk.view.viewport()
    where = QPointF(viewport.rect().center())
    event = QWheelEvent(
        where,
        QPointF(viewport.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_chapters_stand_between_the_sentences(desk: Desk) -> None:
    hello, bees, fire, lens, bread = (each.text for each in SAID)
    assert desk.texts == ["Bees", hello, bees, "Lighthouses", fire, lens, "Bread", bread]
    index = desk.page.pane.model.index(4)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"0:10 {fire}"


def test_words_are_shown_as_they_are_spoken(desk: Desk) -> None:
    assert desk.playback.film == FILM
    desk.page.player.toggle()
    desk.playback.advance(4.6)
    assert desk.view.spoken == Place(2, 1)  # "make"
    desk.playback.advance(4.0)
    assert desk.view.spoken == Place(2, None)  # between two sentences
    desk.playback.advance(14)
    assert desk.view.spoken == Place(7, 1)


def test_a_click_on_a_word_goes_there(desk: Desk) -> None:
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=desk.point(5, 1))
    assert desk.playback.position_s == 16.5  # "lens"
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=desk.point(4))
    assert desk.playback.position_s == 10.0
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=desk.point(6))
    assert desk.playback.position_s == 22.0  # a chapter


def test_the_keyboard_goes_to_words(desk: Desk) -> None:
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Home)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(desk.view, key)
    QTest.keyClick(desk.view, Qt.Key.Key_Return)
    assert desk.playback.position_s == 4.5
    QTest.keyClick(desk.view, Qt.Key.Key_Space)
    assert desk.playback.is_playing
    QTest.keyClick(desk.view, Qt.Key.Key_L)
    assert desk.playback.position_s == 14.5


def test_it_scrolls_along_until_the_person_scrolls(qtbot: QtBot, desk: Desk) -> None:
    many = [segment(2.0 * n, f"This is sentence number {n}.") for n in range(300)]
    desk.front.say(2, said(*many), (), FILM)
    desk.playback.length_s = 700.0
    desk.subject.choose(2)
    qtbot.waitUntil(lambda: len(desk.texts) == 300)
    bar, following = desk.view.verticalScrollBar(), desk.page.pane.following
    desk.page.player.seek(400.0)
    qtbot.waitUntil(lambda: desk.view.area(200).top() > 0 and bar.value() > 0)
    assert desk.view.area(200).bottom() < desk.view.viewport().height()
    _turn_wheel(desk, 3)
    before = bar.value()
    assert following.button.isVisible()
    desk.page.player.seek(560.0)
    assert bar.value() == before
    QTest.mouseClick(following.button, LEFT)
    qtbot.waitUntil(lambda: 0 < desk.view.area(280).top() < desk.view.viewport().height())
    assert not following.button.isVisible()


def test_a_row_that_is_clicked_stays_under_the_mouse(qtbot: QtBot, desk: Desk) -> None:
    """Or a double click would edit another one."""
    many = [segment(2.0 * n, f"This is sentence number {n}.") for n in range(300)]
    desk.front.say(2, said(*many), (), FILM)
    desk.subject.choose(2)
    qtbot.waitUntil(lambda: len(desk.texts) == 300)
    desk.page.player.toggle()
    last = desk.view.indexAt(desk.view.viewport().rect().bottomLeft()).row() - 1
    before = desk.view.area(last)
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=QPoint(8, before.center().y()))
    desk.playback.advance(0.6)
    assert not desk.page.pane.following.is_gliding
    assert desk.view.spoken == Place(last, 1)
    assert desk.view.area(last) == before
    desk.playback.advance(2.0)
    qtbot.waitUntil(lambda: desk.view.area(last).top() < before.top())


def test_it_is_opened_at_a_second(qtbot: QtBot, desk: Desk) -> None:
    desk.front.say(2, said(*SAID), (), FILM)
    desk.panel.tabs.setCurrentIndex(OVERVIEW)
    desk.panel.open_at(2, 16.7)
    assert desk.panel.tabs.currentIndex() == TRANSCRIPT
    desk.subject.choose(2)
    qtbot.waitUntil(lambda: desk.playback.position_s == 16.7)
    assert desk.view.currentIndex().row() == 3
    desk.panel.open_at(2, 4.2)  # it is here already
    assert desk.view.spoken == Place(1, 0)


def test_the_film_is_let_go_while_nobody_looks(qtbot: QtBot, desk: Desk) -> None:
    desk.page.player.seek(12.0)
    desk.panel.tabs.setCurrentIndex(OVERVIEW)
    assert not desk.playback.holds_film
    desk.panel.tabs.setCurrentIndex(TRANSCRIPT)
    assert (desk.playback.holds_film, desk.playback.position_s) == (True, 12.0)
    desk.subject.choose(None)
    assert not desk.playback.holds_film
    assert desk.texts == []


def test_a_film_goes_on_where_it_was_left(qtbot: QtBot, desk: Desk) -> None:
    desk.page.player.seek(12.0)
    desk.subject.choose(2)
    qtbot.waitUntil(lambda: desk.texts == [])
    desk.subject.choose(1)
    qtbot.waitUntil(lambda: desk.playback.holds_film)
    assert desk.playback.position_s == 12.0
    assert desk.view.spoken == Place(4, 4)


def test_without_the_film_the_transcript_works(qtbot: QtBot, desk: Desk) -> None:
    desk.front.say(2, said(*SAID), ())
    desk.subject.choose(2)
    qtbot.waitUntil(lambda: len(desk.texts) == 5)
    assert desk.page.player.trouble.toPlainText() == "The film is not there any more."
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=desk.point(3, 1))
    assert desk.view.spoken == Place(3, 1)


def test_where_films_can_not_be_played_one_line_says_what_to_install(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofreading, "multimedia_problem", lambda: "libpulse.so.0")
    desk.front.say(2, said(*SAID), (), FILM)
    desk.subject.choose(2)
    qtbot.waitUntil(lambda: len(desk.texts) == 5)
    assert desk.page.player.trouble.toPlainText() == (
        "The film can't be played here: libpulse.so.0 is missing. "
        "On Debian or Ubuntu: apt install libpulse0 libxrandr2"
    )
    assert not desk.playback.holds_film
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=desk.point(3, 1))
    assert desk.view.spoken == Place(3, 1)


@pytest.mark.parametrize("reason", ["It has no sound.", "There is no speech in it."])
def test_where_nothing_is_said_it_says_why(qtbot: QtBot, desk: Desk, reason: str) -> None:
    desk.subject.choose(3)
    nothing = desk.page.pane.nothing
    qtbot.waitUntil(lambda: nothing.toPlainText().startswith("It is not transcribed yet."))
    now = datetime.now(UTC)
    desk.front.run([3])
    for _ in range(2):
        desk.front.begin(3)
        desk.front.finish(3, duration_s=28.0)
    desk.front.begin(3)
    desk.front.change(3, lambda each: transitions.skipped(each, StageType.TRANSCRIBE, reason, now))
    qtbot.waitUntil(lambda: nothing.toPlainText() == f"There is no transcript: {reason}")
    assert not desk.page.player.isVisible()


def test_a_film_can_be_watched_before_it_is_transcribed(qtbot: QtBot, desk: Desk) -> None:
    desk.front.results[3] = [
        ResultFile("download", Path("/films/whole.mp4"), 9),
        ResultFile("trim", Path("/films/trimmed.mp4"), 8),
    ]
    desk.subject.choose(3)
    qtbot.waitUntil(lambda: desk.playback.film == Path("/films/trimmed.mp4"))
    assert desk.page.player.isVisible()
    assert desk.page.pane.nothing.toPlainText().startswith("It is not transcribed yet.")
    assert not desk.page.player.controls.chapters.isEnabled()
