"""Texts of cells, laid out once for each width: a row is painted many times without changing."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextLayout

from recorder_app.domain.hints import clock
from recorder_app.domain.search import Hit
from recorder_app.ui.look.theme import scaled

SMALL = 0.92
"""Of the text's size, where there are two lines."""
_MOST = 3000
"""Texts that are kept."""
_BEFORE = 24
"""Letters of a sentence that are shown before what was searched for, where not all has room."""


class Texts:
    """For one font, in its usual size and smaller."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.small = scaled(font, SMALL)
        self._metrics = QFontMetricsF(self.font)
        self._small_metrics = QFontMetricsF(self.small)
        self._kept: dict[Hashable, QStaticText] = {}

    @property
    def line_height(self) -> float:
        return self._metrics.height()

    def line(self, text: str, width: int) -> QStaticText:
        """One line of `text`, elided to `width`."""
        return self._of((text, width), lambda: self._elided(text, width))

    def wrapped(self, text: str, width: int) -> tuple[QStaticText, QFont]:
        """One line where it has room, else two smaller ones; and the font to paint it with."""
        line = " ".join(text.split())
        if self._metrics.horizontalAdvance(line) <= width:
            return self.line(text, width), self.font

        def make() -> QStaticText:
            return _static(two_lines(line, self.small, width), self.small)

        return self._of((text, width, 2), make), self.small

    def hit(self, hit: Hit, width: int, time_color: str) -> QStaticText:
        """One small line: when it is said, and what, with what was searched for in bold."""
        return self._of((hit, width, time_color), lambda: self._hit_line(hit, width, time_color))

    def _of(self, key: Hashable, make: Callable[[], QStaticText]) -> QStaticText:
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            kept = self._kept[key] = make()
        return kept

    def _elided(self, text: str, width: int) -> QStaticText:
        line = " ".join(text.split())
        shown = self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        return _static(shown, self.font)

    def _hit_line(self, hit: Hit, width: int, time_color: str) -> QStaticText:
        time = f"{clock(hit.start_s)}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
        room = width - self._small_metrics.horizontalAdvance(time)
        sentence, marks = hit.sentence, hit.marks
        first = marks[0][0] if marks else 0
        if first > _BEFORE and self._small_metrics.horizontalAdvance(sentence) > room:
            start = sentence.rfind(" ", 0, first - _BEFORE) + 1
            sentence = f"…{sentence[start:]}"
            marks = tuple((one - start + 1, other - start + 1) for one, other in marks)
        bolder = 0.96 if marks else 1.0  # bold letters are wider
        shown = self._small_metrics.elidedText(sentence, Qt.TextElideMode.ElideRight, room * bolder)
        text = QStaticText(f'<span style="color:{time_color}">{time}</span>{_marked(shown, marks)}')
        text.setTextFormat(Qt.TextFormat.RichText)
        text.prepare(font=self.small)
        return text


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """As HTML."""
    parts, place = [], 0
    for first, last in marks:
        parts += [escape(text[place:first]), f"<b>{escape(text[first:last])}</b>"]
        place = max(place, last)
    return "".join([*parts, escape(text[place:])])


def _static(text: str, font: QFont) -> QStaticText:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if "\n" in text:  # lines are only broken where there is a width
        metrics = QFontMetricsF(font)
        made.setTextWidth(max(map(metrics.horizontalAdvance, text.split("\n"))) + 1)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(font=font)
    return made


def two_lines(text: str, font: QFont, width: int) -> str:
    """A text, where it is too long for one line broken between words; what is too long for two is
    elided."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    if line.textLength() == len(text):
        return text
    first, rest = text[: line.textLength()], text[line.textLength() :]
    rest = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return f"{first.rstrip()}\n{rest}"
