"""How a row of the transcript is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextLayout

from recorder_app.domain import hints
from recorder_app.ui.details.transcript.passages import Passage
from recorder_app.ui.details.transcript.texts import Lines, Texts
from recorder_app.ui.look.theme import RADIUS, Space, colors

_BAR = 3


class RowLook:
    """What is special about one row at the moment."""

    __slots__ = (
        "current",
        "edited",
        "found",
        "found_now",
        "hovered",
        "spoken",
        "spoken_word",
        "word",
    )

    def __init__(self) -> None:
        self.spoken = False
        self.spoken_word: int | None = None
        self.current = False
        """The row of the keyboard, in a view that has the focus."""
        self.word: int | None = None
        """The word of the keyboard."""
        self.hovered: int | None = None
        """The word under the mouse."""
        self.found: tuple[tuple[int, int], ...] = ()
        """What was searched for, in the text."""
        self.found_now: tuple[int, int] | None = None
        self.edited = False
        """Its text is in an editor, which lies upon it."""


def paint_row(
    painter: QPainter, texts: Texts, row: int, passage: Passage, area: QRectF, look: RowLook
) -> None:
    colours, lines = colors(), texts.lines(row)
    origin = area.topLeft() + QPointF(texts.gutter, texts.text_top(row))
    inner = area.adjusted(Space.XS, texts.text_top(row) - Space.XS, -Space.XS, 0)
    if look.spoken or look.current:
        painter.setPen(QPen(colours.accent, 1) if look.current else Qt.PenStyle.NoPen)
        painter.setBrush(colours.hover if look.spoken else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    if look.spoken:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        bar = QRectF(inner.left(), inner.top() + 4, _BAR, inner.height() - 8)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
    painter.setFont(texts.small)
    painter.setPen(colours.accent if look.spoken else colours.secondary)
    first = lines.layout.lineAt(0)
    time = QRectF(area.left(), origin.y(), texts.gutter - Space.M, first.height())
    painter.drawText(
        time,
        Qt.AlignmentFlag.AlignRight
        | Qt.AlignmentFlag.AlignAbsolute
        | Qt.AlignmentFlag.AlignVCenter,
        hints.clock(passage.start_s),
    )
    if look.edited:
        return
    _paint_words(painter, lines, origin, look)
    painter.setPen(colours.text)
    lines.layout.draw(painter, origin, _colour(look, lines))


def _paint_words(painter: QPainter, lines: Lines, origin: QPointF, look: RowLook) -> None:
    """What lies behind the words: found, spoken, under the mouse, at the keyboard."""
    colours = colors()
    for span in look.found:
        now = span == look.found_now
        _behind(painter, lines, origin, span, colours.accent if now else colours.track)
    for word, colour in ((look.hovered, colours.track), (look.spoken_word, colours.selected)):
        if word is not None and word < len(lines.spans):
            _behind(painter, lines, origin, lines.spans[word], colour)
    if look.word is not None and look.word < len(lines.spans):
        painter.setPen(QPen(colours.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in lines.rects(*lines.spans[look.word]):
            painter.drawRoundedRect(rect.translated(origin).adjusted(-2, 0, 2, 0), 3, 3)


def _behind(
    painter: QPainter, lines: Lines, origin: QPointF, span: tuple[int, int], colour: QColor
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for rect in lines.rects(*span):
        painter.drawRoundedRect(rect.translated(origin).adjusted(-2, 0, 2, 0), 3, 3)


def _colour(look: RowLook, lines: Lines) -> list[QTextLayout.FormatRange]:
    """Words whose own colour differs from the text's."""
    colours = colors()
    ranges = []
    if look.spoken_word is not None and look.spoken_word < len(lines.spans):
        ranges.append(_range(lines.spans[look.spoken_word], colours.accent))
    if look.found_now is not None:
        ranges.append(_range(look.found_now, colours.on_accent))
    return ranges


def _range(span: tuple[int, int], colour: QColor) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = span[0], span[1] - span[0]
    form = QTextCharFormat()
    form.setForeground(colour)
    found.format = form
    return found
