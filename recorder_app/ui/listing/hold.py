"""Keeps what is seen of the list where it is, by ids, while its order changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QObject, Slot

from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.selected_rows import SelectedRows

_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


@dataclass(frozen=True, slots=True)
class _Seen:
    selected: tuple[int, ...]
    everything: bool
    """All rows are selected, and they will be the same ones."""
    current: int | None
    column: int
    visible: tuple[int, ...]
    """From the top; empty where the list stands at its beginning and is to stay there."""
    offset: int
    """Of the topmost one, in pixels."""
    another_query: bool


class Hold(QObject):
    def __init__(self, model: RecordingsModel, rows: SelectedRows) -> None:
        super().__init__(rows.view)
        self._model = model
        self._view = rows.view
        self._rows = rows
        self._seen: _Seen | None = None
        model.about_to_reorder.connect(self._remember)
        model.reordered.connect(self._restore)

    @Slot(bool, bool)
    def _remember(self, another_query: bool, same: bool) -> None:
        view = self._view
        top = view.rowAt(0)
        bottom = view.rowAt(view.viewport().height() - 1)
        at_top = view.verticalScrollBar().value() == 0 or top < 0
        last = bottom if bottom >= 0 else self._model.rowCount() - 1
        everything = same and self._rows.ranges() == [(0, self._model.rowCount() - 1)]
        self._seen = _Seen(
            selected=() if everything else tuple(self._rows.ids()),
            everything=everything,
            current=self._rows.current_id,
            column=view.currentIndex().column(),
            visible=() if at_top else tuple(self._model.ids[top : last + 1]),
            offset=0 if at_top else view.rowViewportPosition(top),
            another_query=another_query,
        )

    @Slot()
    def _restore(self) -> None:
        seen, self._seen = self._seen, None
        if seen is None:
            return
        view, selection = self._view, self._view.selectionModel()
        self._rows.tell()  # a list that is shown anew loses its selection without a word
        if not selection.hasSelection():
            if seen.everything:
                self._rows.select_ranges([(0, self._model.rowCount() - 1)])
            elif seen.selected:
                self._rows.select(seen.selected)
        place = None if seen.current is None else self._model.place(seen.current)
        if place is not None and view.currentIndex().row() != place:
            selection.setCurrentIndex(self._model.index(place, seen.column), _NO_UPDATE)
        view.updateGeometries()
        if seen.another_query:
            view.scrollToTop()
            if view.currentIndex().isValid():
                view.scrollTo(view.currentIndex())
        else:
            self._scroll_back(seen)

    def _scroll_back(self, seen: _Seen) -> None:
        """What stood at the top stands there again, or what stood next below it and is still there."""
        for number, each in enumerate(seen.visible):
            place = self._model.place(each)
            if place is not None:
                inset = seen.offset + number * self._view.rowHeight(place)
                self._view.verticalScrollBar().setValue(
                    self._view.verticalHeader().sectionPosition(place) - inset
                )
                return
