"""What the pages of the settings are built from: headings, rows with a line of help, and notes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from recorder_app.settings import Settings
from recorder_app.ui.look.theme import Space, scaled


class Page(QScrollArea):
    """Scrolls where the window is small or the font is large, so that nothing is ever clipped."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setHorizontalSpacing(Space.L)
        self._form.setVerticalSpacing(Space.S)
        column.addLayout(self._form)
        column.addStretch(1)
        self.setWidget(body)

    def wished_width(self) -> int:
        """In pixels: with each label beside its field."""
        body = self.widget()
        assert body is not None
        return body.sizeHint().width()

    @abstractmethod
    def changed(self, settings: Settings) -> Settings:
        """`settings` with what this page sets."""

    def head(self, heading: str, about: str = "") -> None:
        """`about` is a line that says what the settings below do."""
        label = QLabel(heading)
        label.setFont(scaled(self.font(), 1.0, bold=True))
        first = self._form.rowCount() == 0
        label.setContentsMargins(0, 0 if first else Space.L, 0, 0)
        self._form.addRow(label)
        if about:
            self.note(about)

    def row(self, name: str, field: QWidget | QLayout) -> None:
        label = QLabel(name)
        # As high as the field, so that it stands beside the middle of it.
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        if isinstance(field, QWidget):
            label.setBuddy(field)
            field.setAccessibleName(field.accessibleName() or name)
        self._form.addRow(label, field)

    def wide(self, field: QWidget) -> None:
        """Over the whole width: a checkbox says itself what it is."""
        self._form.addRow(field)

    def note(self, text: str) -> None:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setProperty("tone", "secondary")
        self._form.addRow(label)


def choice(name: str, entries: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
    """A box with words for people; its data are the values. What isn't among them is taken in."""
    box = QComboBox()
    box.setObjectName(name)
    for words, value in entries:
        box.addItem(words, value)
    if box.findData(chosen) < 0:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(box.findData(chosen))
    return box


def number(name: str, value: int, least: int, most: int, *, zero: str = "") -> QSpinBox:
    """`zero` is what is said in the place of the least value."""
    field = QSpinBox()
    field.setObjectName(name)
    field.setRange(least, most)
    field.setSpecialValueText(zero)
    field.setValue(value)
    return _narrow(field)


def measure(
    name: str, value: float, least: float, most: float, unit: str, *, step: float = 0.1
) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setObjectName(name)
    field.setRange(least, most)
    field.setDecimals(1)
    field.setSingleStep(step)
    field.setSuffix(f" {unit}")
    field.setValue(value)
    return _narrow(field)


_INSET = 7
_F = TypeVar("_F", bound=QAbstractSpinBox)


def _narrow(field: _F) -> _F:
    """A number needs no more room than itself and what stands in its place."""
    field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    field.setMinimumWidth(9 * field.fontMetrics().height())
    return inset(field)


def inset(field: _F) -> _F:
    """Its text begins where that of other fields does: the style sheet's padding doesn't reach it."""
    field.lineEdit().setTextMargins(_INSET, 0, 0, 0)
    return field
