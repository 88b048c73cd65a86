"""The platforms of a row: one chip each, in the colour of what most needs to be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recorder_app.domain.recording import OutputPart, Waiting
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import OutputHold, OutputStatus, WaitKind
from recorder_app.ui.listing.chips import chips_of, paint_chips, uploads_text
from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.tone import Tone
from recorder_app.ui.look.theme import LIGHT
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront


def _snapshot(*outputs: tuple[str, dict[str, Any]]) -> Snapshot:
    front = FakeFront()
    front.fill(1)
    parts = tuple(
        OutputPart(number, platform, f"Preset {number}", {}, "marker", **facts)
        for number, (platform, facts) in enumerate(outputs, 1)
    )
    return Snapshot(replace(front.now(1), outputs=parts))


QUESTION = Waiting(WaitKind.VERIFYING, "Has it arrived?")
LOGIN = Waiting(WaitKind.LOGIN, "Log in.")
HOURS = Waiting(WaitKind.HOURS, "At night.")


@pytest.mark.parametrize(
    ("facts", "tone"),
    [
        ({}, Tone.NEW),
        ({"in_run": True}, Tone.QUEUED),
        ({"status": OutputStatus.UPLOADING}, Tone.RUNNING),
        ({"status": OutputStatus.UPLOADING, "hold": OutputHold.PAUSE}, Tone.PAUSED),
        ({"status": OutputStatus.UPLOADED}, Tone.READY),
        ({"status": OutputStatus.FAILED}, Tone.FAILED),
        ({"waiting": LOGIN}, Tone.ATTENTION),
        ({"waiting": QUESTION}, Tone.ATTENTION),
        ({"waiting": HOURS}, Tone.WAITING),
    ],
)
def test_each_state_has_its_tone(facts: dict[str, Any], tone: Tone) -> None:
    (chip,) = chips_of(_snapshot(("youtube", facts)).recording)
    assert (chip.title, chip.tone, chip.count) == ("YouTube", tone, 1)


def test_several_uploads_to_one_platform_are_one_chip() -> None:
    snapshot = _snapshot(
        ("vk", {"status": OutputStatus.UPLOADED}),
        ("folder", {"status": OutputStatus.CANCELLED}),
        ("youtube", {}),
        ("vk", {"status": OutputStatus.FAILED, "error": "No."}),
    )
    chips = chips_of(snapshot.recording)
    assert [(each.label, each.tone) for each in chips] == [
        ("VK Video 2", Tone.FAILED),
        ("YouTube", Tone.NEW),
    ]
    assert uploads_text(snapshot).splitlines() == [
        "Preset 1 (VK Video): uploaded",
        "Preset 4 (VK Video): failed",
        "Preset 3 (YouTube): not uploaded yet",
    ]


def _picture(width: int, count: int) -> QImage:
    names = ("youtube", "vk", "peertube", "folder", "google_drive")[:count]
    chips = chips_of(_snapshot(*((each, {}) for each in names)).recording)
    image = QImage(width + 40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    metrics = QFontMetrics(QApplication.font())
    paint_chips(painter, QRectF(0, 0, width, 40), chips, metrics, LIGHT)
    painter.end()
    return image


@pytest.mark.parametrize("width", [60, 90, 120, 200, 600])
@pytest.mark.parametrize("count", [1, 3, 5])
def test_chips_keep_within_their_cell(qapp: QApplication, width: int, count: int) -> None:
    image = _picture(width, count)
    white = QColor(Qt.GlobalColor.white)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != white for y in range(image.height()))
    ]
    assert inked
    assert max(inked) <= width


def test_the_table_shows_them_and_says_them(
    qtbot: QtBot, front: FakeFront, open_window: Callable[[], MainWindow]
) -> None:
    front.fill(1)
    window = open_window()
    index = window.model.index(0, Column.PLATFORMS)
    tip = Qt.ItemDataRole.ToolTipRole
    qtbot.waitUntil(lambda: index.data(tip) == "Folder (Folder): not uploaded yet")
    front.change(1, lambda each: each.with_output(1, waiting=LOGIN, account="main"))
    qtbot.waitUntil(lambda: index.data(tip) == "Folder (Folder): waiting for login: main")
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Platforms: Folder")
