"""One palette for light and one for dark, one accent colour, one spacing scale.

Widgets and delegates take every colour from `colors()`, which follows the palette that `Appearance`
has put on the application; nothing else in the window names a colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from recorder_app.ui.look.style_sheet import style_sheet


class Space(IntEnum):
    """The spacing scale, in device-independent pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 40


RADIUS = 6
"""Of every rounded corner."""


@dataclass(frozen=True, slots=True)
class Colors:
    window: QColor
    """Behind everything: bars and the sidebar."""
    surface: QColor
    """Behind content: the list, the details, fields."""
    line: QColor
    """Hairlines between rows and panes."""
    track: QColor
    """What a progress bar has still to fill."""
    edge: QColor
    """Around fields, buttons and boxes."""
    text: QColor
    secondary: QColor
    hint: QColor
    """What stands in an empty field."""
    faint: QColor
    """What is disabled, and signs that are there without calling."""
    accent: QColor
    on_accent: QColor
    selected: QColor
    """Behind a selected row: a breath of the accent."""
    hover: QColor
    good: QColor
    warning: QColor
    danger: QColor


LIGHT = Colors(
    window=QColor("#f5f6f8"),
    surface=QColor("#ffffff"),
    line=QColor("#e6e8ed"),
    track=QColor("#dcdfe8"),
    edge=QColor("#cfd2db"),
    text=QColor("#1b1e25"),
    secondary=QColor("#596171"),
    hint=QColor("#687080"),
    faint=QColor("#8b93a3"),
    accent=QColor("#4453d6"),
    on_accent=QColor("#ffffff"),
    selected=QColor("#e9ebfc"),
    hover=QColor("#f3f4f9"),
    good=QColor("#17744a"),
    warning=QColor("#8f5400"),
    danger=QColor("#b92c26"),
)

DARK = Colors(
    window=QColor("#16181d"),
    surface=QColor("#1d2026"),
    line=QColor("#2b2f38"),
    track=QColor("#363b46"),
    edge=QColor("#414754"),
    text=QColor("#e9ebf0"),
    secondary=QColor("#a3abba"),
    hint=QColor("#8790a0"),
    faint=QColor("#687080"),
    accent=QColor("#8b97ff"),
    on_accent=QColor("#12142b"),
    selected=QColor("#2a2f4f"),
    hover=QColor("#242832"),
    good=QColor("#5cc894"),
    warning=QColor("#e2ae4a"),
    danger=QColor("#ff7f76"),
)

CONTRAST = Colors(
    window=QColor("#000000"),
    surface=QColor("#000000"),
    line=QColor("#8a8a8a"),
    track=QColor("#4d4d4d"),
    edge=QColor("#b3b3b3"),
    text=QColor("#ffffff"),
    secondary=QColor("#e6e6e6"),
    hint=QColor("#b3b3b3"),
    faint=QColor("#b3b3b3"),
    accent=QColor("#ffd800"),
    on_accent=QColor("#000000"),
    selected=QColor("#00265a"),
    hover=QColor("#262626"),
    good=QColor("#6dff9c"),
    warning=QColor("#ffc04d"),
    danger=QColor("#ff9a93"),
)
"""Every text stands out from what is behind it by 7:1 at least (WCAG 2.2, 1.4.6)."""

Theme = Literal["system", "light", "dark", "contrast"]


def is_dark() -> bool:
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colors() -> Colors:
    """The colours of the palette that is in force."""
    if QGuiApplication.palette().color(QPalette.ColorRole.Window) == CONTRAST.window:
        return CONTRAST
    return DARK if is_dark() else LIGHT


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """`font` in another size of the type scale, so that any system font size is respected."""
    changed = QFont(font)
    if font.pixelSize() > 0:
        changed.setPixelSize(round(font.pixelSize() * factor))
    else:
        changed.setPointSizeF(font.pointSizeF() * factor)
    if bold:
        changed.setWeight(QFont.Weight.DemiBold)
    return changed


def _palette(look: Colors) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for each, color in {
        role.Window: look.window,
        role.WindowText: look.text,
        role.Base: look.surface,
        role.AlternateBase: look.window,
        role.Text: look.text,
        role.Button: look.surface,
        role.ButtonText: look.text,
        role.BrightText: look.danger,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.Accent: look.accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.ToolTipBase: look.surface,
        role.ToolTipText: look.text,
        role.PlaceholderText: look.hint,
        role.Light: look.line,
        role.Midlight: look.line,
        role.Mid: look.line,
        role.Dark: look.line,
        role.Shadow: look.line,
    }.items():
        palette.setColor(each, color)
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, look.faint)
    return palette


class Appearance(QObject):
    """Keeps the application in the colours that are wished: the system's, or always the same."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._system_is_dark = is_dark()
        self._theme: Theme = "system"
        application.setStyle(QStyleFactory.create("Fusion"))
        self._hints = application.styleHints()
        self._scheme = self._hints.colorScheme()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._show)
        self._show()

    def choose(self, theme: Theme) -> None:
        if theme != self._theme:
            self._theme = theme
            self._show()

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._show()

    @Slot()
    def _show(self, *_preference: object) -> None:
        look = self._wished()
        self._application.setPalette(_palette(look))
        self._application.setStyleSheet(style_sheet(look))

    def _wished(self) -> Colors:
        match self._theme:
            case "light":
                return LIGHT
            case "dark":
                return DARK
            case "contrast":
                return CONTRAST
        if self._hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return CONTRAST
        if self._scheme is Qt.ColorScheme.Unknown:
            return DARK if self._system_is_dark else LIGHT
        return DARK if self._scheme is Qt.ColorScheme.Dark else LIGHT
