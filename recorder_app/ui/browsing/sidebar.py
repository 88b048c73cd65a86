"""The groups of the list, each with a live count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from recorder_app.domain.query import Filter, Folder, Query
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.language import count, language, say
from recorder_app.ui.look.icons import Glyph, icon, paint_glyph
from recorder_app.ui.look.theme import RADIUS, Space, colors, scaled

_GLYPHS = {
    Filter.ALL: Glyph.ALL,
    Filter.RUNNING: Glyph.RUNNING,
    Filter.QUEUED: Glyph.QUEUED,
    Filter.PAUSED: Glyph.PAUSED,
    Filter.ATTENTION: Glyph.ATTENTION,
    Filter.READY: Glyph.READY,
}
_IN_VAIN = {
    Filter.PAUSED: (Command.PAUSE,),
    Filter.READY: (Command.RUN, Command.PAUSE, Command.CANCEL),
}
"""What would change nothing of all that is in a group."""
_GROUP = int(Qt.ItemDataRole.UserRole)
_COUNT = _GROUP + 1
_SMALL = 0.92
"""Of the text's size: counts."""
_USUAL = 999
"""There is room for a count like this, so that the sidebar keeps still as it grows."""
_ANY_WIDTH = (1 << 24) - 1
"""Qt's own `QWIDGETSIZE_MAX`."""
_NEAR = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_FAR = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Group:
    """What of the list is shown: those that stand so, or those that came from there."""

    filter: Filter = Filter.ALL
    folder: Folder | None = None

    @property
    def query(self) -> Query:
        return Query(filter=self.filter, folder=self.folder.path if self.folder else None)


def group_name(group: Filter) -> str:
    match group:
        case Filter.ALL:
            return say("All")
        case Filter.RUNNING:
            return say("Running")
        case Filter.QUEUED:
            return say("Queued")
        case Filter.PAUSED:
            return say("Paused")
        case Filter.ATTENTION:
            return say("Needs attention")
        case Filter.READY:
            return say("Ready")


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
        group: Group | None = index.data(_GROUP)
        if group is None:
            self._paint_heading(painter, option, index.data(Qt.ItemDataRole.DisplayRole))
            return
        number_of = int(index.data(_COUNT))
        glyph = Glyph.FOLDER if group.folder else _GLYPHS[group.filter]
        name = index.data(Qt.ItemDataRole.DisplayRole)
        rect: QRect = option.rect.adjusted(Space.S, 1, -Space.S, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.selected if chosen else look.track)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        alarming = group.filter is Filter.ATTENTION and number_of > 0
        color = look.danger if alarming else look.accent if chosen else look.secondary
        side = option.fontMetrics.ascent() + 2
        picture = QRect(rect.left() + Space.S, rect.center().y() - side // 2, side, side)
        inner = rect.adjusted(Space.S + side + Space.S, 0, -Space.S, 0)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            picture = QStyle.visualRect(option.direction, rect, picture)
            inner = QStyle.visualRect(option.direction, rect, inner)
        paint_glyph(painter, QRectF(picture), glyph, color)
        number = QLocale().toString(number_of) if number_of else ""
        painter.setPen(look.danger if alarming else look.secondary)
        painter.setFont(scaled(option.font, _SMALL))
        painter.drawText(inner, _FAR, number)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(number) - Space.XS
        painter.setFont(scaled(option.font, 1.0, bold=chosen))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setPen(look.text)
        painter.drawText(inner, _NEAR, shown)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: str) -> None:
        painter.save()
        painter.setPen(colors().secondary)
        painter.setFont(scaled(option.font, 0.86, bold=True))
        room = option.rect.adjusted(2 * Space.S, 0, -Space.S, -Space.XS)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom, heading
        )
        painter.restore()


class Sidebar(QListWidget):
    chosen = Signal(object)
    """`Group`"""
    commanded = Signal(object, object)
    """`Command` and `Group`: for all that is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setItemDelegate(_GroupDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, Space.S, 0, 0)
        self._folders: list[Folder] = []
        for each in Filter:
            self._add(Group(each))
        self._name()
        self.setCurrentRow(0)
        self.currentItemChanged.connect(self._choose)
        self.itemClicked.connect(self._choose)  # once more: the queue in its order again
        language().changed.connect(self._name)

    def _add(self, group: Group, number: int = 0) -> QListWidgetItem:
        item = QListWidgetItem("", self)
        item.setData(_GROUP, group)
        item.setData(_COUNT, number)
        return item

    @Slot()
    def _name(self) -> None:
        self.setAccessibleName(say("Groups"))
        for item in self._items():
            group: Group | None = item.data(_GROUP)
            if group is None:
                item.setText(say("Folders"))
            elif group.folder is None:
                item.setText(group_name(group.filter))
            else:
                item.setText(group.folder.name)
                item.setToolTip(group.folder.path)
            if group is not None:
                spoken = f"{item.text()}: {item.data(_COUNT)}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._fit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    @property
    def group(self) -> Group:
        item = self.currentItem()
        group: Group | None = None if item is None else item.data(_GROUP)
        return group or Group()

    def choose(self, group: Filter) -> None:
        self.setCurrentRow(list(Filter).index(group))

    @Slot(object)
    def show_counts(self, counts: Mapping[Filter, int]) -> None:
        for item, group in zip(self._items(), Filter, strict=False):
            item.setData(_COUNT, counts.get(group, 0))
        self._name()

    @Slot(object)
    def show_folders(self, folders: list[Folder]) -> None:
        """A single one says nothing that “All” doesn't say."""
        at = self.group.folder
        paths = [each.path for each in folders]
        with QSignalBlocker(self):
            while self.count() > len(Filter):
                self.takeItem(self.count() - 1)
            if len(folders) > 1:
                heading = QListWidgetItem("", self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                for each in folders:
                    self._add(Group(folder=each), each.count)
            self._name()
            if at is not None and at.path in paths and len(folders) > 1:
                self.setCurrentRow(len(Filter) + 1 + paths.index(at.path))
        if at is not None and self.group.folder is None:
            self.choose(Filter.ALL)

    @Slot()
    def _choose(self, *_items: object) -> None:
        self.chosen.emit(self.group)

    def _fit(self) -> None:
        """So wide at least that the groups can be read, in any language and font; folders give way. Who
        has not made it wider sees it as narrow as it can be, also once the words are shorter."""
        bold = QFontMetrics(scaled(self.font(), 1.0, bold=True))
        small = QFontMetrics(scaled(self.font(), _SMALL))
        widest = 0
        for item, _group in zip(self._items(), Filter, strict=False):
            number = QLocale().toString(max(int(item.data(_COUNT)), _USUAL))
            words = bold.horizontalAdvance(item.text())
            widest = max(widest, words + small.horizontalAdvance(number))
        sign = self.fontMetrics().ascent() + 2
        before, least = self.minimumWidth(), widest + sign + 4 * Space.S + 2 * Space.S
        self.setMinimumWidth(least)
        panes = self.parentWidget()
        narrow = self.isVisible() and self.width() == before != least
        if narrow and isinstance(panes, QSplitter):
            # `setSizes` would take the room from panes that are hidden now.
            self.setMaximumWidth(least)
            QCoreApplication.sendPostedEvents(panes, QEvent.Type.LayoutRequest)
            self.setMaximumWidth(_ANY_WIDTH)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        item = self.itemAt(event.pos())
        if item is None or item.data(_GROUP) is None:
            return
        group: Group = item.data(_GROUP)
        number = int(item.data(_COUNT))
        menu = QMenu(self)
        menu.setObjectName("groupMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command, glyph, text in (
            (Command.RUN, Glyph.RUN, count("Run it", "Run all {n}", number)),
            (Command.PAUSE, Glyph.PAUSE, count("Pause it", "Pause all {n}", number)),
            (Command.CANCEL, Glyph.CANCEL, count("Cancel it", "Cancel all {n}", number)),
        ):
            action = menu.addAction(icon(glyph), text)
            in_vain = command in _IN_VAIN.get(group.filter, ())
            action.setEnabled(number > 0 and not in_vain)
            action.triggered.connect(partial(self.commanded.emit, command, group))
        menu.popup(event.globalPos())

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.minimumWidth(), 200)
