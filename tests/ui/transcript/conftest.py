"""The details of a recording whose transcript is looked at, with a film that a test moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import window_libraries

if TYPE_CHECKING or window_libraries.are_there:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QApplication, QMainWindow
    from pytestqt.qtbot import QtBot

    from recorder_app.domain.transcript import Segment, Topic, Transcript, Word
    from recorder_app.engine.front import Front
    from recorder_app.ui.bridge import Bridge
    from recorder_app.ui.details.detail import Detail, Subject
    from recorder_app.ui.details.panel import TRANSCRIPT, DetailsPanel
    from recorder_app.ui.details.transcript.page import TranscriptPage
    from recorder_app.ui.details.transcript.proofreading import Proofreading
    from recorder_app.ui.details.transcript.view import TranscriptView
    from recorder_app.ui.look.theme import Appearance
    from recorder_app.ui.notices.notices import NoticeText
    from recorder_app.ui.off_thread import OffThread
    from tests.ui.fake_front import FakeFront
    from tests.ui.player.fake_playback import FakePlayback

TALK = 1
FILM = Path("/films/talk.mp4")


def segment(start_s: float, text: str, *, unsure: str = "") -> Segment:
    """Half a second for each word; the one that is `unsure` was not heard well."""
    words = tuple(
        Word(each, start_s + n / 2, start_s + (n + 1) / 2, 0.2 if each == unsure else 0.9)
        for n, each in enumerate(text.split())
    )
    return Segment(start_s, start_s + len(words) / 2, text, words)


def said(*segments: Segment) -> Transcript:
    return Transcript("en", 1.0, "tiny.en", segments)


SAID = (
    segment(0.0, "Hello and welcome."),
    segment(4.0, "Bees make honey and close it with eluded.", unsure="eluded."),
    segment(10.0, "A fire on top of a tower."),
    segment(16.0, "The lens of the lighthouse."),
    segment(22.0, "Bread needs flour."),
)
TOPICS = (("Bees", 0.0), ("Lighthouses", 10.0), ("Bread", 22.0))


@dataclass
class Desk:
    """What is looked at, and what it is made of."""

    front: FakeFront
    panel: DetailsPanel
    playback: FakePlayback
    subject: Subject
    proofreading: Proofreading
    told: list[NoticeText]

    @property
    def page(self) -> TranscriptPage:
        return self.panel.transcript

    @property
    def view(self) -> TranscriptView:
        return self.panel.transcript.view

    @property
    def texts(self) -> list[str]:
        return [each.text for each in self.page.pane.model.rows]

    @property
    def revision(self) -> int:
        reading = self.page.reading
        assert reading is not None
        assert reading.view is not None
        return reading.view.revision

    def point(self, row: int, word: int | None = None) -> QPoint:
        """In the viewport: the middle of a word, or the row's time."""
        self.view.scrollTo(self.page.pane.model.index(row))
        area = self.view.area(row)
        if word is None:
            return area.topLeft() + QPoint(8, area.height() // 2)
        lines = self.view.texts.lines(row)
        (rect, *_others) = lines.rects(*lines.spans[word])
        left, top = self.view.texts.gutter, area.top() + self.view.texts.text_top(row)
        return QPoint(round(left + rect.center().x()), round(top + rect.center().y()))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, front: FakeFront, watched: Front) -> Iterator[Desk]:
    if qapp.findChild(Appearance) is None:
        Appearance(qapp)
    front.fill(3)
    for each in (TALK, 2):
        front.complete(each, duration_s=28.0)
    front.say(TALK, said(*SAID), tuple(Topic(start_s, title) for title, start_s in TOPICS), FILM)
    window = QMainWindow()
    bridge, reader = Bridge(watched, window), OffThread("reader", 1, window)
    subject = Subject(watched, bridge, reader, window)
    proofreading = Proofreading(watched, bridge, window)
    playback = FakePlayback()
    playback.length_s = 28.0
    panel = DetailsPanel(lambda: playback)
    told: list[NoticeText] = []

    def show(detail: Detail | None) -> None:
        if detail is None:
            panel.show_nothing(0)
        else:
            panel.show_detail(detail)

    subject.read.connect(show)
    subject.moved.connect(panel.show_snapshot)
    panel.looked_at.connect(proofreading.look_at)
    panel.transcript.corrected.connect(proofreading.correct)
    proofreading.read.connect(panel.transcript.show_reading)
    proofreading.told.connect(told.append)
    window.setCentralWidget(panel)
    window.resize(400, 700)
    panel.tabs.setCurrentIndex(TRANSCRIPT)
    window.show()
    qtbot.addWidget(window)
    qtbot.waitExposed(window)
    desk = Desk(front, panel, playback, subject, proofreading, told)
    subject.choose(TALK)
    qtbot.waitUntil(lambda: panel.transcript.reading is not None)
    yield desk
    window.hide()
    bridge.stop()
    reader.stop()
    proofreading.stop()
