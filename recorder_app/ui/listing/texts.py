"""Texts of cells, laid out once for each width: a row is painted many times without changing."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from html import escape
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextLayout, QTextOption

from recorder_app.domain.hints import clock
from recorder_app.domain.search import Hit
from recorder_app.ui.listing.sides import Sides
from recorder_app.ui.look.theme import scaled

SMALL = 0.92
"""Of the text's size, where there are two lines."""
_MOST = 3000
"""Texts that are kept."""
_BEFORE = 12
"""Letters of a sentence that are shown before what was searched for, where it would be out of sight."""


class LaidOut(NamedTuple):
    """A text, ready to be painted with its font. Its size stands beside it: asking Qt for it each time
    would cost as much as painting it."""

    text: QStaticText
    font: QFont
    width: float
    height: float


class Texts:
    """For one font, in its usual size and smaller."""

    def __init__(self, font: QFont, sides: Sides) -> None:
        self.font = font
        self._sides = sides
        self.small = scaled(font, SMALL)
        self._metrics = QFontMetricsF(self.font)
        self._small_metrics = QFontMetricsF(self.small)
        self._kept: dict[Hashable, LaidOut] = {}

    @property
    def line_height(self) -> float:
        return self._metrics.height()

    def line(self, text: str, width: int) -> LaidOut:
        """One line of `text`, elided to `width`."""
        return self._of((text, width), lambda: self._elided(text, width))

    def title(self, text: str, width: int) -> LaidOut:
        """On one line, or on two."""

        def make() -> LaidOut:
            return self._lines(" ".join(text.split()), self.font, width)

        return self._of((text, width, "title"), make)

    def wrapped(self, text: str, width: int) -> LaidOut:
        """One line where it has room, else two smaller ones."""

        def make() -> LaidOut:
            line = " ".join(text.split())
            if self._metrics.horizontalAdvance(line) <= width:
                return self._elided(line, width)
            return self._lines(line, self.small, width)

        return self._of((text, width, "wrapped"), make)

    def hit(self, hit: Hit, width: int, time_color: str) -> LaidOut:
        """One small line: when it is said, and what, with what was searched for in bold."""
        return self._of((hit, width, time_color), lambda: self._hit_line(hit, width, time_color))

    def _of(self, key: Hashable, make: Callable[[], LaidOut]) -> LaidOut:
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            kept = self._kept[key] = make()
        return kept

    def _lines(self, text: str, font: QFont, width: int) -> LaidOut:
        lines = two_lines(text, font, width)
        # At "\n", Qt would only break a line that is too long.
        made = QStaticText(lines.replace("\n", "\N{LINE SEPARATOR}"))
        if "\n" in lines:  # lines are only broken where there is a width
            metrics = QFontMetricsF(font)
            made.setTextWidth(max(map(metrics.horizontalAdvance, lines.split("\n"))) + 1)
            right = self._sides.reversed
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            made.setTextOption(option)
        return _prepared(made, font)

    def _elided(self, text: str, width: int) -> LaidOut:
        line = " ".join(text.split())
        shown = self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        return _prepared(QStaticText(shown), self.font)

    def _hit_line(self, hit: Hit, width: int, time_color: str) -> LaidOut:
        time = f"{clock(hit.start_s)}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
        room = width - self._small_metrics.horizontalAdvance(time)
        sentence, marks = hit.sentence, hit.marks
        first = marks[0][0] if marks else 0
        upto = sentence[: marks[0][1]] if marks else ""
        if first > _BEFORE and self._small_metrics.horizontalAdvance(upto) > 0.8 * room:
            start = sentence.rfind(" ", 0, first - _BEFORE) + 1
            sentence = f"…{sentence[start:]}"
            marks = tuple((one - start + 1, other - start + 1) for one, other in marks)
        bolder = 0.96 if marks else 1.0  # bold letters are wider
        shown = self._small_metrics.elidedText(sentence, Qt.TextElideMode.ElideRight, room * bolder)
        whole = len(shown) - (shown != sentence)  # what stands for the rest is marked by nothing
        seen = tuple((first, min(last, whole)) for first, last in marks if first < whole)
        text = QStaticText(f'<span style="color:{time_color}">{time}</span>{_marked(shown, seen)}')
        text.setTextFormat(Qt.TextFormat.RichText)
        on_one_line = QTextOption()
        on_one_line.setWrapMode(QTextOption.WrapMode.NoWrap)
        text.setTextOption(on_one_line)
        return _laid_out(text, self.small)


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """As HTML."""
    parts, place = [], 0
    for first, last in marks:
        parts += [escape(text[place:first]), f"<b>{escape(text[first:last])}</b>"]
        place = max(place, last)
    return "".join([*parts, escape(text[place:])])


def _prepared(text: QStaticText, font: QFont) -> LaidOut:
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    return _laid_out(text, font)


def _laid_out(text: QStaticText, font: QFont) -> LaidOut:
    text.prepare(font=font)
    size = text.size()
    return LaidOut(text, font, size.width(), size.height())


def two_lines(text: str, font: QFont, width: int) -> str:
    """A text, where it is too long for one line broken between words; what is too long for two is
    elided."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    metrics, right = QFontMetricsF(font), Qt.TextElideMode.ElideRight
    first, rest = text[: line.textLength()], text[line.textLength() :]
    lines = (first.rstrip(), rest) if rest else (first,)  # a single word may be too long, too
    return "\n".join(metrics.elidedText(each, right, width) for each in lines)
