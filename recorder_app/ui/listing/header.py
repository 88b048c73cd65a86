"""The heading of the list: which columns are seen, where and how wide, and by which it is sorted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from recorder_app.ui.language import keep, language, say, translated
from recorder_app.ui.listing.column_room import Need, shared
from recorder_app.ui.listing.column_state import (
    AT_FIRST,
    ColumnState,
    from_text,
    to_text,
)
from recorder_app.ui.listing.columns import AT_LAST, COLUMNS, GIVING_WAY, STAYING, Column, as_column
from recorder_app.ui.listing.row_buttons import cell_width
from recorder_app.ui.look.moments import moment_text
from recorder_app.ui.look.theme import Space

_LINE = 15
"""The height of a text line, in pixels, that the columns' widths are meant for."""
_FOR_HITS = 460
"""How wide the titles' column is to be while sentences stand in it."""


class ColumnHeader(QHeaderView):
    """Its menu (right click, and in the window's menu) chooses columns."""

    sort_wanted = Signal(object, bool)
    """`Column`, and whether descending."""
    arranged = Signal()
    """Columns came or went: there is room to share again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(48)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSortIndicatorShown(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._state = AT_FIRST
        self._arranging = False
        self._line = self.fontMetrics().height()
        self._room_for_hits = False
        self._actions: dict[Column, QAction] = {}
        self.menu = self._make_menu()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.sectionResized.connect(self._note_width)
        self.sectionMoved.connect(self._note_order)
        self.sortIndicatorChanged.connect(self._want_sort)
        language().changed.connect(self._say)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("columnsMenu")
        keep(menu.setTitle, "Columns")
        for column in Column:
            if column not in STAYING:
                action = menu.addAction("")
                action.setObjectName(f"{column.key}Column")
                action.setCheckable(True)
                action.setData(int(column))
                action.triggered.connect(self._choose)
                self._actions[column] = action
        menu.addSeparator()
        self._reset = menu.addAction("")
        self._reset.setObjectName("resetColumns")
        self._reset.triggered.connect(self.reset_columns)
        keep(self._reset.setText, "Reset columns")
        menu.aboutToShow.connect(self._check)
        self._say()
        return menu

    @Slot()
    def _say(self) -> None:
        for column, action in self._actions.items():
            action.setText(translated(COLUMNS[column].heading))
        self.arranged.emit()  # headings are longer or shorter now

    @Slot()
    def _check(self) -> None:
        """What is seen: also where a column that was chosen has given way."""
        for column, action in self._actions.items():
            action.setChecked(not self.isSectionHidden(column))

    @Slot(QPoint)
    def _open_menu(self, point: QPoint) -> None:
        self.menu.popup(self.mapToGlobal(point))

    # Which columns
    def remembered(self) -> str:
        """For `restore`, in this program or in one with other columns."""
        return to_text(self._state)

    def restore(self, text: str) -> None:
        """As `remembered` gave it; what is damaged changes nothing."""
        state = from_text(text)
        if state is None:
            return
        self._arrange(state)
        if state.sort is not None:
            self.sort_wanted.emit(*state.sort)

    @Slot()
    def reset_columns(self) -> None:
        """As they were at first; sorted as it is."""
        self._arrange(replace(AT_FIRST, sort=self._state.sort))

    def _arrange(self, state: ColumnState) -> None:
        self._state = state
        with self._quietly():
            for place, column in enumerate(state.order):
                self.moveSection(self.visualIndex(column), place)
            for column in Column:
                self.setSectionHidden(column, column not in state.shown)
                if COLUMNS[column].width == 0:
                    self.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.resizeSection(column, self._width(column))
        self.arranged.emit()

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        seen = {each for each in Column if not self.isSectionHidden(each)}
        self._arrange(replace(self._state, chosen=frozenset(seen ^ {Column(action.data())})))

    # How wide
    def _width(self, column: Column) -> int:
        """What it was given, else what it has at first, but never too little for its heading."""
        spec = COLUMNS[column]
        if spec.width == 0:
            return cell_width(self._line)
        if column in self._state.widths:
            return self._state.widths[column]
        return max(spec.width * self._line // _LINE, self._for_words(column))

    def _for_words(self, column: Column) -> int:
        """The room that its heading needs, and what is always about as long."""
        words = [translated(COLUMNS[column].heading)]
        if column in (Column.ADDED, Column.FINISHED):
            late = datetime.now(UTC).astimezone().replace(hour=22, minute=58)
            words.append(moment_text(late - timedelta(days=1), late))
        elif column is Column.TIME_LEFT:
            words.append(say("about {minutes} min", minutes=58))
        longest = max(map(self.fontMetrics().horizontalAdvance, words))
        sign = self._line if COLUMNS[column].sort is not None else 0  # of the order
        return longest + 2 * Space.M + sign

    def share_room(self, room: int) -> None:
        """Have the flexible columns share the `room`, in pixels, that the others leave, in the
        proportion that they have. Until somebody has chosen columns, some give way where there is too
        little."""
        needs = {each: self._need(each) for each in Column if each in self._state.shown}
        if self._state.chosen is None:
            widths = shared(room, needs, GIVING_WAY, AT_LAST)
        else:
            widths = shared(room, needs, ())
        with self._quietly():
            for column in Column:
                self.setSectionHidden(column, column not in widths)
            for column, width in widths.items():
                self.resizeSection(column, width)

    def least_width(self) -> int:
        """Without the columns that may give way."""
        return sum(self._need(each).least for each in (*STAYING, Column.STATUS))

    def make_room_for_hits(self, wanted: bool) -> None:
        """Sentences stand below the titles, or no longer."""
        if wanted != self._room_for_hits:
            self._room_for_hits = wanted
            self.arranged.emit()

    def _need(self, column: Column) -> Need:
        spec, width = COLUMNS[column], self._width(column)
        if not spec.narrowest:
            return Need(width, width, width)
        if self._state.chosen is not None:
            # Somebody wants so many columns that they are scrolled: then they can as well be read.
            least = wished = width * 3 // 4
        else:
            hits = column is Column.TITLE and self._room_for_hits
            words = self._for_words(column)
            least = max(spec.narrowest * self._line // _LINE, words)
            wished = max((_FOR_HITS if hits else spec.wished) * self._line // _LINE, least)
        if self._room_for_hits and column is not Column.TITLE:
            width = least  # the rest is for the sentences
        return Need(width, least, wished, flexible=True)

    def fit_line(self, line: int) -> None:
        """The rows' text has another height, in pixels: so have the columns another width."""
        if line != self._line:
            before, self._line = self._line, line
            widths = {each: width * line // before for each, width in self._state.widths.items()}
            self._arrange(replace(self._state, widths=widths))

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What changes is our doing, not a person's."""
        before, self._arranging = self._arranging, True
        try:
            yield
        finally:
            self._arranging = before

    @Slot(int, int, int)
    def _note_width(self, section: int, _before: int, width: int) -> None:
        column = as_column(section)
        if not self._arranging and width and column is not None and COLUMNS[column].width:
            widths = self._state.widths
            if COLUMNS[column].narrowest:
                # Shares only mean something beside each other.
                widths = widths | {
                    each: self.sectionSize(each)
                    for each in Column
                    if COLUMNS[each].narrowest and not self.isSectionHidden(each)
                }
            self._state = replace(self._state, widths={**widths, column: width})

    @Slot()
    def _note_order(self, *_what: int) -> None:
        if not self._arranging:
            order = tuple(Column(self.logicalIndex(place)) for place in range(self.count()))
            self._state = replace(self._state, order=order)

    # By which it is sorted
    def show_sort(self, column: Column | None, *, descending: bool) -> None:
        """None: by what no column shows."""
        self.setSortIndicatorShown(column is not None)
        if column is None:
            return
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        blocker = QSignalBlocker(self)
        self.setSortIndicator(column, order)
        blocker.unblock()
        self.viewport().update()
        self._state = replace(self._state, sort=(column, descending))

    @property
    def sorted_by(self) -> Column | None:
        return None if self._state.sort is None else self._state.sort[0]

    @property
    def is_descending(self) -> bool:
        return self._state.sort is not None and self._state.sort[1]

    @Slot(int, Qt.SortOrder)
    def _want_sort(self, section: int, order: Qt.SortOrder) -> None:
        column = as_column(section)
        if column is not None:
            self.sort_wanted.emit(column, order is Qt.SortOrder.DescendingOrder)
