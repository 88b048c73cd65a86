"""What many rows have in common is painted once, and again where it would look different."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication

from recorder_app.ui.listing import kept_pictures
from recorder_app.ui.listing.kept_pictures import KeptPictures


class Brush:
    """Paints in one colour, and counts how often."""

    def __init__(self, color: str) -> None:
        self._color = QColor(color)
        self.strokes = 0

    def __call__(self, painter: QPainter) -> None:
        self.strokes += 1
        painter.fillRect(0, 0, 4, 4, self._color)


def test_a_picture_is_painted_once(qapp: QApplication) -> None:
    kept, red = KeptPictures(), Brush("red")
    first = kept.of("sign", 8, 8, red)
    assert kept.of("sign", 8, 8, red) is first
    assert red.strokes == 1
    image = first.toImage()
    assert image.pixelColor(1, 1) == QColor("red")
    assert image.pixelColor(6, 6).alpha() == 0


def test_another_look_or_screen_is_painted_anew(qapp: QApplication) -> None:
    kept, red, light, dark = KeptPictures(), Brush("red"), object(), object()
    sizes = []
    for look, ratio in ((light, 1.0), (light, 1.0), (dark, 1.0), (dark, 2.0)):
        kept.fit(look, ratio)
        sizes.append(kept.of("sign", 8, 8, red).width())
    assert red.strokes == 3
    assert sizes == [8, 8, 8, 16]


def test_they_do_not_grow_without_end(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pictures, "_MOST", 3)
    kept, red = KeptPictures(), Brush("red")
    for number in range(10):
        kept.of(number, 8, 8, red)
    assert len(kept._pictures) <= 3
    kept.of("again", 8, 8, red)
    assert red.strokes == 11
