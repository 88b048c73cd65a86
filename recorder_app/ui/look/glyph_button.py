"""A small button that is a glyph, as it stands in the head of a pane or at the end of a line."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.theme import Space


def glyph_button(glyph: Glyph, name: str, role: str = "secondary") -> QToolButton:
    """`role` names a colour of the theme. What it does, its tip and accessible name, is for the caller
    to say."""
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(icon(glyph, role))
    button.setAutoRaise(True)
    line = button.fontMetrics().height()
    button.setFixedSize(line + Space.S, line + Space.S)
    button.setIconSize(QSize(line, line))
    return button
