"""The platforms of a row, each as a chip in the colour of how its uploads stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from recorder_app import platforms
from recorder_app.domain import status as derive
from recorder_app.domain.phrase import uncapitalised
from recorder_app.domain.recording import OutputPart, Recording
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import OutputStatus, WaitKind
from recorder_app.ui.details.output_words import words_for
from recorder_app.ui.language import preset_name, translated
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.listing.tone import Tone, tone_color, tone_glyph
from recorder_app.ui.look.icons import paint_glyph
from recorder_app.ui.look.platform_glyph import platform_glyph
from recorder_app.ui.look.theme import Colors, Space

_FIRST = (
    Tone.FAILED,
    Tone.ATTENTION,
    Tone.RUNNING,
    Tone.WAITING,
    Tone.PAUSED,
    Tone.QUEUED,
    Tone.NEW,
    Tone.READY,
)
"""Of several uploads to one platform, the one that most needs to be seen speaks."""

_LOUD = (Tone.FAILED, Tone.ATTENTION, Tone.PAUSED, Tone.RUNNING)
"""Their names have their colours, too."""
_LEFT_TO_RIGHT = Sides()
_BREATH = 0.12
"""How much of its colour is in the ground of a chip."""


@dataclass(frozen=True, slots=True)
class Chip:
    platform: str
    title: str
    tone: Tone
    count: int

    @property
    def label(self) -> str:
        return f"{self.title} {self.count}" if self.count > 1 else self.title


def chips_of(recording: Recording) -> tuple[Chip, ...]:
    """In the order in which the platforms first come; what is cancelled is left out."""
    return tuple(_chip(name, outputs) for name, outputs in _by_platform(recording).items())


def uploads_text(snapshot: Snapshot) -> str:
    """A line for each upload, in the order of the chips."""
    return "\n".join(
        f"{preset_name(each.preset)} ({translated(platforms.title(name))}): "
        f"{uncapitalised(words_for(snapshot, each).text)}"
        for name, outputs in _by_platform(snapshot.recording).items()
        for each in outputs
    )


def _by_platform(recording: Recording) -> dict[str, list[OutputPart]]:
    found: dict[str, list[OutputPart]] = {}
    for each in derive.live_outputs(recording):
        found.setdefault(each.platform, []).append(each)
    return found


def _chip(platform: str, outputs: Sequence[OutputPart]) -> Chip:
    tone = min((_tone(each) for each in outputs), key=_FIRST.index)
    return Chip(platform, translated(platforms.title(platform)), tone, len(outputs))


def needs_person(output: OutputPart) -> bool:
    return _tone(output) in (Tone.FAILED, Tone.ATTENTION)


def _tone(output: OutputPart) -> Tone:
    if output.hold is not None:
        return Tone.PAUSED
    match output.status:
        case OutputStatus.UPLOADED:
            return Tone.READY
        case OutputStatus.UPLOADING:
            return Tone.RUNNING
        case OutputStatus.FAILED:
            return Tone.FAILED
        case _ if output.waiting is not None:
            kinds = (WaitKind.LOGIN, WaitKind.QUOTA, WaitKind.DISK, WaitKind.SOURCE)
            needs_person = output.waiting.kind in kinds or derive.is_question(output.waiting)
            return Tone.ATTENTION if needs_person else Tone.WAITING
        case _:
            return Tone.QUEUED if output.in_run else Tone.NEW


class Style(Enum):
    """How much a chip says, the most first."""

    NAMED = 0
    SIGNED = 1
    PICTURE = 2


def paint_chips(
    painter: QPainter,
    area: QRectF,
    chips: Sequence[Chip],
    metrics: QFontMetrics,
    look: Colors,
    sides: Sides = _LEFT_TO_RIGHT,
) -> None:
    """With their names and the signs of their states, where there is room for all of them; else
    without names; else as pictures alone. What there is no room for is counted."""
    side = metrics.ascent()
    for style in Style:
        widths = [_width(each, style, side, metrics) for each in chips]
        if sum(widths) + Space.XS * (len(chips) - 1) <= area.width():
            break
    height = side + 2.0 * Space.XS
    left = QRectF(area.left(), area.center().y() - height / 2, area.width(), height)
    rest = metrics.horizontalAdvance(f"+{len(chips)}") + Space.XS
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, (chip, width) in enumerate(zip(chips, widths, strict=True)):
        more = rest if number + 1 < len(chips) else 0
        if width + more > left.width() + 1 and style is Style.PICTURE:
            painter.setPen(look.secondary)
            painter.drawText(left, _middle(sides), f"+{len(chips) - number}")
            break
        _paint(painter, sides.begin(left, width), chip, style, metrics, look, sides)
        left = sides.rest(left, width + Space.XS)
    painter.restore()


def ground_of(color: QColor, look: Colors) -> QColor:
    """Of a chip in this colour: the same in a selected row, so that it can be read there as well."""

    def mixed(below: int, above: int) -> int:
        return round(below + _BREATH * (above - below))

    below = look.surface
    return QColor(
        mixed(below.red(), color.red()),
        mixed(below.green(), color.green()),
        mixed(below.blue(), color.blue()),
    )


def _middle(sides: Sides) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if sides.reversed else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


def _words(chip: Chip, style: Style) -> str:
    if style is Style.NAMED:
        return chip.label
    return str(chip.count) if chip.count > 1 else ""


def _width(chip: Chip, style: Style, side: int, metrics: QFontMetrics) -> int:
    """Of a chip: the platform's picture, its words, and the sign of its state."""
    words = _words(chip, style)
    width = side + 2 * Space.S - 2
    if words:
        width += metrics.horizontalAdvance(words) + Space.XS
    return width if style is Style.PICTURE else width + side + Space.XS


def _paint(
    painter: QPainter,
    chip: QRectF,
    what: Chip,
    style: Style,
    metrics: QFontMetrics,
    look: Colors,
    sides: Sides,
) -> None:
    color, side = tone_color(what.tone, look), metrics.ascent()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground_of(color, look))
    painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
    inner = chip.adjusted(Space.S - 1, Space.XS, 1 - Space.S, -Space.XS)
    paint_glyph(painter, sides.begin(inner, side), platform_glyph(what.platform), color)
    if style is not Style.PICTURE:
        paint_glyph(painter, sides.end(inner, side), tone_glyph(what.tone), color)
    painter.setPen(color if what.tone in _LOUD else look.secondary)
    words = sides.rest(inner, side + Space.XS)
    painter.drawText(words, _middle(sides), _words(what, style))
