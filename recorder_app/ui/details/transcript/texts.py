"""The texts of the rows, broken into lines, and how high each row is.

Breaking ten thousand sentences would hold the window for half a second. A row's height is estimated by
its length until it is looked at.
"""

from __future__ import annotations

import math
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from recorder_app.domain import hints
from recorder_app.ui.details.transcript.passages import Heading, Passage, Sentence, word_spans
from recorder_app.ui.look.theme import Space, colors, scaled

UNSURE = 0.5
"""A word of a lower probability is marked."""
_KEPT = 300
"""Rows whose lines are remembered."""
_LEAST_WIDTH = 80.0
_LEADING = 1.15
"""From line to line, in heights of a line."""


class Lines:
    """One row, broken into lines."""

    def __init__(
        self, layout: QTextLayout, height: float, spans: Sequence[tuple[int, int]]
    ) -> None:
        self.layout = layout
        self.height = height
        self.spans = spans
        """Of the words, in the text."""

    def word_at(self, point: QPointF) -> int | None:
        """`point` from the text's upper left corner."""
        for at in range(self.layout.lineCount()):
            line = self.layout.lineAt(at)
            if line.naturalTextRect().adjusted(-2, 0, 2, 0).contains(point):
                position = line.xToCursor(point.x())
                for number, (begin, end) in enumerate(self.spans):
                    if begin <= position <= end and end > begin:
                        return number
        return None

    def rects(self, begin: int, end: int) -> list[QRectF]:
        """Where a part of the text stands, one for each line that it is on."""
        found = []
        for at in range(self.layout.lineCount()):
            line = self.layout.lineAt(at)
            first = max(begin, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = sorted((_x_of(line, first), _x_of(line, last)))
                found.append(QRectF(left, line.y(), right - left, line.height()))
        return found


def _x_of(line: QTextLine, position: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x


class Texts:
    def __init__(self, font: QFont) -> None:
        self._rows: Sequence[Passage] = ()
        self._width = 400.0
        self._lengths = np.zeros(0)
        self._margins = np.zeros(0)
        """Above and below the rows' texts."""
        self._heights = np.zeros(0)
        self._tops = np.zeros(1)
        self._exact: set[int] = set()
        self._lines: OrderedDict[int, Lines] = OrderedDict()
        self.use_font(font)

    def use_font(self, font: QFont) -> None:
        self.font = font
        self.bold = scaled(font, 1.08, bold=True)
        self.small = scaled(font, 0.86)
        self._metrics = QFontMetricsF(font)
        self._estimate()

    def show(self, rows: Sequence[Passage]) -> None:
        self._rows = rows
        self._lengths = np.array([len(each.text) for each in rows], dtype=float)
        self._margins = np.array([self._around(row) for row in range(len(rows))], dtype=float)
        self._estimate()

    def fit(self, width: float) -> bool:
        """Into a view so wide; whether that changes anything."""
        if width == self._width:
            return False
        self._width = width
        self._estimate()
        return True

    def change(self, rows: Sequence[Passage], changed: Iterable[int]) -> None:
        """So many rows as before, with other texts."""
        self._rows = rows
        for row in changed:
            self._lines.pop(row, None)
            self._exact.discard(row)

    # Where things are, from the row's upper left corner
    @property
    def gutter(self) -> float:
        """What the times take at the left."""
        last_s = self._rows[-1].start_s if self._rows else 0.0
        widest = hints.clock(last_s).replace("1", "0")
        return QFontMetricsF(self.small).horizontalAdvance(widest) + 2 * Space.M

    @property
    def text_width(self) -> float:
        return max(_LEAST_WIDTH, self._width - self.gutter - Space.M)

    def text_top(self, row: int) -> float:
        heading = isinstance(self._rows[row], Heading)
        return float(Space.L if heading and row else Space.S if heading else Space.XS + 1)

    def _around(self, row: int) -> float:
        return self.text_top(row) + Space.XS + 1

    # Heights
    def _estimate(self) -> None:
        self._lines.clear()
        self._exact.clear()
        line = math.ceil(self._metrics.height() * _LEADING)
        widths = self._lengths * self._metrics.averageCharWidth() * 1.05
        lines = np.maximum(np.ceil(widths / self.text_width), 1.0)
        self._heights = np.ceil(lines * line + self._margins)
        self._sum()

    def _sum(self) -> None:
        self._tops = np.concatenate(([0.0], np.cumsum(self._heights)))

    @property
    def total(self) -> float:
        return float(self._tops[-1])

    def top(self, row: int) -> float:
        return float(self._tops[row])

    def height(self, row: int) -> float:
        return float(self._heights[row])

    def row_at(self, y: float) -> int | None:
        if not self._rows or y < 0 or y >= self.total:
            return None
        return int(np.searchsorted(self._tops, y, side="right")) - 1

    def measure(self, row: int) -> float:
        """The row's true height from now on; answers by how much that is more than thought before."""
        if row in self._exact:
            return 0.0
        self._exact.add(row)
        more = self.lines(row).height - self.height(row)
        if more:
            self._heights[row] += more
            self._sum()
        return more

    @property
    def measured(self) -> int:
        """How many rows have been broken into lines for their heights."""
        return len(self._exact)

    # Lines
    def lines(self, row: int) -> Lines:
        known = self._lines.get(row)
        if known is None:
            known = self._lines[row] = self._break(row)
            if len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        else:
            self._lines.move_to_end(row)
        return known

    def _break(self, row: int) -> Lines:
        passage = self._rows[row]
        heading = isinstance(passage, Heading)
        layout = QTextLayout(passage.text, self.bold if heading else self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if _is_right_to_left(passage.text):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        spans: Sequence[tuple[int, int]] = ()
        if isinstance(passage, Sentence):
            spans = word_spans(passage.segment)
            layout.setFormats(_marks(passage, spans))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.text_width)
            line.setPosition(QPointF(0, y))
            y += math.ceil(line.height() * _LEADING)
        layout.endLayout()
        return Lines(layout, math.ceil(y + self._around(row)), spans)


def _marks(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> list[QTextLayout.FormatRange]:
    """A dotted line under what was not heard well."""
    marks = []
    for word, (begin, end) in zip(sentence.segment.words, spans, strict=True):
        if word.probability < UNSURE and end > begin:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = begin, end - begin
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            form.setUnderlineColor(colors().warning)
            mark.format = form
            marks.append(mark)
    return marks


def _is_right_to_left(text: str) -> bool:
    """As its first letter is, whichever way the window goes."""
    for each in text:
        kind = unicodedata.bidirectional(each)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
