"""Texts broken into lines: every word is found where it stands, and only what is seen is broken."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recorder_app.ui.details.transcript.passages import passages
from recorder_app.ui.details.transcript.texts import Texts
from tests.ui.transcript.conftest import FILM, Desk, said, segment

LATIN = "Bees make honey, and they close every cell of it with a lid that is made of wax."
HEBREW = "שלום לכם, hello, זה מבחן ארוך מאוד של טקסט מימין לשמאל כדי לראות איך הוא נשבר"


@pytest.mark.parametrize("text", [LATIN, HEBREW], ids=["left to right", "right to left"])
@pytest.mark.parametrize("width", [160.0, 900.0])
def test_each_word_is_where_it_is_painted(qapp: QApplication, text: str, width: float) -> None:
    texts = Texts(QFont())
    texts.show(passages(said(segment(0.0, text)), ()))
    texts.fit(width)
    lines = texts.lines(0)
    assert (lines.layout.lineCount() > 1) is (width < 400)
    for number, span in enumerate(lines.spans):
        for rect in lines.rects(*span):
            assert lines.word_at(rect.center()) == number


def test_heights_are_guessed_until_they_are_measured(qapp: QApplication) -> None:
    texts = Texts(QFont())
    texts.show(passages(said(*(segment(float(n), LATIN) for n in range(50))), ()))
    texts.fit(220.0)
    before = texts.total
    more = sum(texts.measure(row) for row in range(50))
    assert texts.total == pytest.approx(before + more)
    assert texts.top(49) + texts.height(49) == texts.total
    assert [texts.row_at(texts.top(row)) for row in range(50)] == list(range(50))
    assert texts.row_at(texts.total) is None
    assert sum(texts.measure(row) for row in range(50)) == 0


def test_of_twelve_hours_only_what_is_seen_is_broken_into_lines(qtbot: QtBot, desk: Desk) -> None:
    many = [segment(4.3 * n, f"{n}: {LATIN}") for n in range(10_000)]
    desk.front.say(2, said(*many), (), FILM)
    desk.playback.length_s = 43_000.0
    desk.subject.choose(2)
    qtbot.waitUntil(lambda: len(desk.texts) == 10_000)
    desk.page.go_to_second(42_000.0)
    assert desk.view.spoken is not None
    assert 0 < desk.view.area(desk.view.spoken.row).top() < desk.view.viewport().height()
    desk.panel.window().resize(640, 700)
    assert desk.view.texts.measured < 300
