"""Thumbnails: for rows in sight alone, the last ones first, each once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from recorder_app.ui.listing.columns import Column
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.listing.title_cell import TitleCell
from tests.ui.bare_list import BareList
from tests.ui.fake_front import FakeFront

Open = Callable[[], BareList]


@pytest.fixture
def red(tmp_path: Path, qapp: object) -> Path:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    path = tmp_path / "red.jpg"
    assert image.save(str(path))
    return path


def _seen(shown: BareList, place: int) -> QColor:
    """The colour in the middle of the row's picture."""
    view = shown.view
    cell = view.visualRect(shown.model.index(place, Column.TITLE))
    middle = TitleCell.of(cell, cell.height(), Sides()).picture.center().toPoint()
    return view.viewport().grab().toImage().pixelColor(middle)


def test_a_film_is_shown_and_sound_has_a_sign(
    qtbot: QtBot, front: FakeFront, open_list: Open, red: Path
) -> None:
    keys = front.fill(2)
    front.thumbnails[keys[1]] = red
    shown = open_list()
    qtbot.waitUntil(lambda: len(front.looked_at) == 2)
    qtbot.waitUntil(lambda: _seen(shown, 0).red() > 240 and _seen(shown, 0).green() < 20)
    assert _seen(shown, 1).green() > 100
    assert sorted(front.looked_at) == keys  # each once, however often it is painted


def test_only_rows_in_sight_are_asked_for(qtbot: QtBot, front: FakeFront, open_list: Open) -> None:
    front.fill(5000)
    shown = open_list()
    bar = shown.view.verticalScrollBar()
    for step in range(20):
        bar.setValue(bar.maximum() * step // 19)
        qtbot.wait(5)
    last_seen = 1
    qtbot.waitUntil(lambda: last_seen in front.looked_at)
    rows_in_sight = shown.view.viewport().height() // shown.view.rowHeight(0) + 2
    qtbot.waitUntil(lambda: len(set(front.looked_at) & set(range(1, rows_in_sight - 2))) > 5)
    assert len(front.looked_at) < 20 * rows_in_sight / 2


def test_another_film_is_another_picture(
    qtbot: QtBot, front: FakeFront, open_list: Open, red: Path
) -> None:
    (key,) = front.fill(1)
    shown = open_list()
    qtbot.waitUntil(lambda: front.looked_at == [key])
    front.thumbnails[key] = red
    front.run([key])
    front.begin(key)
    front.finish(key, duration_s=60.0)
    qtbot.waitUntil(lambda: _seen(shown, 0).red() > 240 and _seen(shown, 0).green() < 20)


def test_a_file_that_is_no_picture_is_none(
    qtbot: QtBot, front: FakeFront, open_list: Open, tmp_path: Path
) -> None:
    (key,) = front.fill(1)
    front.thumbnails[key] = tmp_path / "nowhere.jpg"
    shown = open_list()
    qtbot.waitUntil(lambda: front.looked_at == [key])
    assert _seen(shown, 0).isValid()
