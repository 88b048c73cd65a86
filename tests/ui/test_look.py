"""Light and dark follow the system; every icon is in the font; text can be read on its ground."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from recorder_app.ui.listing.chips import ground_of
from recorder_app.ui.listing.tone import Tone, tone_color
from recorder_app.ui.look import moments, theme
from recorder_app.ui.look.emblem import State, emblem
from recorder_app.ui.look.icons import Glyph, icon


def _contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 defines it."""

    def luminance(color: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (color.redF(), color.greenF(), color.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    "look", [theme.LIGHT, theme.DARK, theme.CONTRAST], ids=["light", "dark", "contrast"]
)
def test_words_can_be_read(look: theme.Colors) -> None:
    for ground in (look.surface, look.window, look.selected):
        for words in (look.text, look.secondary, look.danger, look.warning, look.good, look.accent):
            assert _contrast(words, ground) >= 4.5, (words.name(), ground.name())
    assert _contrast(look.on_accent, look.accent) >= 4.5
    for ground in (look.surface, look.window):
        assert _contrast(look.hint, ground) >= 4.5
    assert _contrast(look.faint, look.surface) >= 3, "a sign that can be pressed is seen"
    for tone in Tone:
        color = tone_color(tone, look)
        for words in (color, look.secondary):
            assert _contrast(words, ground_of(color, look)) >= 4.5, (tone, words.name())


def test_light_and_dark_follow_the_system(qapp: QApplication) -> None:
    appearance = qapp.findChild(theme.Appearance) or theme.Appearance(qapp)
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.colors() is theme.DARK
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.colors() is theme.LIGHT
    assert appearance.parent() is qapp


@pytest.mark.parametrize("glyph", list(Glyph))
def test_every_icon_is_painted(qapp: QApplication, glyph: Glyph) -> None:
    image = icon(glyph).pixmap(24, 24).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_an_icon_changes_with_the_look(qapp: QApplication) -> None:
    appearance = qapp.findChild(theme.Appearance) or theme.Appearance(qapp)
    add = icon(Glyph.RUN)
    shades = []
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
        shades.append(add.pixmap(24, 24).toImage().pixelColor(12, 12).lightness())
    assert shades[0] > 200
    assert shades[1] < 60
    assert appearance.parent() is qapp


def test_each_state_of_the_tray_looks_different(qapp: QApplication) -> None:
    pictures = [_bytes(emblem(state)) for state in State]
    assert len({bytes(each) for each in pictures}) == len(State)


def _bytes(picture: QIcon) -> bytes:
    return bytes(picture.pixmap(22, 22).toImage().constBits())


def test_times_and_sizes_are_written_for_people(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    noon = datetime(2026, 3, 2, 12, 0).astimezone()
    assert moments.moment_text(noon - timedelta(hours=2), noon) == "Today 10:00"
    assert moments.moment_text(noon - timedelta(hours=20), noon) == "Yesterday 16:00"
    assert moments.moment_text(noon - timedelta(days=9), noon) == "21 Feb 2026"
    assert moments.size_text(812_344_123) == "812.3\N{NO-BREAK SPACE}MB"
    assert moments.size_text(148_000_000) == "148\N{NO-BREAK SPACE}MB"
    assert moments.size_text(1) == "1\N{NO-BREAK SPACE}byte"
    took = {0.44: "0.4 s", 12.2: "12 s", 200: "3 min 20 s", 3900: "1 h 5 min"}
    start = datetime(2026, 3, 2, tzinfo=UTC)
    for seconds, words in took.items():
        assert moments.lasted_text(start, start + timedelta(seconds=seconds)) == words
