"""How something stands, at a glance: a sign and a colour, in rows and on chips alike."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QColor

from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.theme import Colors


class Tone(StrEnum):
    NEW = "new"
    RUNNING = "running"
    QUEUED = "queued"
    PAUSED = "paused"
    WAITING = "waiting"
    """It goes on by itself."""
    ATTENTION = "attention"
    """It goes on when a person has done something."""
    FAILED = "failed"
    READY = "ready"
    SKIPPED = "skipped"


_GLYPHS = {
    Tone.NEW: Glyph.NEW,
    Tone.RUNNING: Glyph.RUNNING,
    Tone.QUEUED: Glyph.QUEUED,
    Tone.PAUSED: Glyph.PAUSED,
    Tone.WAITING: Glyph.WAITING,
    Tone.ATTENTION: Glyph.ATTENTION,
    Tone.FAILED: Glyph.ATTENTION,
    Tone.READY: Glyph.READY,
    Tone.SKIPPED: Glyph.SKIPPED,
}


def tone_glyph(tone: Tone) -> Glyph:
    return _GLYPHS[tone]


def tone_color(tone: Tone, look: Colors) -> QColor:
    match tone:
        case Tone.RUNNING:
            return look.accent
        case Tone.READY:
            return look.good
        case Tone.FAILED:
            return look.danger
        case Tone.ATTENTION | Tone.PAUSED:
            return look.warning
        case _:
            return look.secondary
