"""The groups of the list, each with a live count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from recorder_app.domain.query import Filter
from recorder_app.ui.look.icons import Glyph, paint_glyph
from recorder_app.ui.look.theme import RADIUS, Space, colors, scaled

_GROUPS = {
    Filter.ALL: ("All", Glyph.ALL),
    Filter.RUNNING: ("Running", Glyph.RUNNING),
    Filter.QUEUED: ("Queued", Glyph.QUEUED),
    Filter.PAUSED: ("Paused", Glyph.PAUSED),
    Filter.ATTENTION: ("Needs attention", Glyph.ATTENTION),
    Filter.READY: ("Ready", Glyph.READY),
}
_FILTER = int(Qt.ItemDataRole.UserRole)
_COUNT = _FILTER + 1


def group_name(group: Filter) -> str:
    return _GROUPS[group][0]


class _GroupDelegate(QStyledItemDelegate):
    """An icon, the name, and at the right the count."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, option.fontMetrics.height() + Space.L)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = colors()
        group, count = Filter(index.data(_FILTER)), int(index.data(_COUNT))
        name, glyph = _GROUPS[group]
        rect: QRect = option.rect.adjusted(Space.S, 1, -Space.S, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.selected if chosen else look.track)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        alarming = group is Filter.ATTENTION and count > 0
        color = look.danger if alarming else look.accent if chosen else look.secondary
        side = option.fontMetrics.ascent() + 2
        picture = QRectF(rect.left() + Space.S, rect.center().y() - side / 2 + 0.5, side, side)
        paint_glyph(painter, picture, glyph, color)
        inner = rect.adjusted(Space.S + side + Space.S, 0, -Space.S, 0)
        number = f"{count:n}" if count else ""
        painter.setPen(look.danger if alarming else look.secondary)
        painter.setFont(scaled(option.font, 0.92))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(number) - Space.XS
        painter.setFont(scaled(option.font, 1.0, bold=chosen))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setPen(look.text)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class Sidebar(QListWidget):
    group_chosen = Signal(Filter)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName("Groups")
        self.setItemDelegate(_GroupDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, Space.S, 0, 0)
        for group, (name, _glyph) in _GROUPS.items():
            item = QListWidgetItem(name, self)
            item.setData(_FILTER, group)
            item.setData(_COUNT, 0)
        self.setCurrentRow(0)
        self.currentItemChanged.connect(self._choose)
        self.itemClicked.connect(self._choose)  # once more: the queue in its order again

    @property
    def group(self) -> Filter:
        return list(_GROUPS)[self.currentRow()]

    def choose(self, group: Filter) -> None:
        self.setCurrentRow(list(_GROUPS).index(group))

    @Slot(object)
    def show_counts(self, counts: Mapping[Filter, int]) -> None:
        for number, (group, (name, _glyph)) in enumerate(_GROUPS.items()):
            item = self.item(number)
            count = counts.get(group, 0)
            item.setData(_COUNT, count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {count}")

    @Slot()
    def _choose(self, *_items: object) -> None:
        self.group_chosen.emit(self.group)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(13 * self.fontMetrics().averageCharWidth() + 6 * Space.L, 200)
