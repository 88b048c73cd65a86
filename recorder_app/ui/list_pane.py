"""The middle of the window: the list, or an invitation where it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from recorder_app.domain.query import Filter
from recorder_app.ui.empty_state import EmptyState
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.view import RecordingsView
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.sidebar import group_name


class ListPane(QStackedWidget):
    add_wanted = Signal()
    all_wanted = Signal()
    """The person wants the whole list back."""

    def __init__(
        self, model: RecordingsModel, view: RecordingsView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("listPane")
        self._model = model
        self._view = view
        self.empty = EmptyState(
            "emptyState",
            Glyph.DROP,
            "Drop recordings here",
            "Lectures, meetings, podcasts, screencasts: files, folders or links.",
            "Add files…",
        )
        self.nothing = EmptyState(
            "nothingFound", Glyph.NOTHING_FOUND, "Nothing found", "", "Show all recordings"
        )
        for each in (view, self.empty, self.nothing):
            self.addWidget(each)
        self.empty.button.clicked.connect(self.add_wanted)
        self.nothing.button.clicked.connect(self.all_wanted)
        model.reordered.connect(self._fit)
        model.loaded.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        query = self._model.query
        if self._model.rowCount() or not self._model.is_loaded:
            page: QWidget = self._view
        elif query.search or query.filter is not Filter.ALL:
            page = self.nothing
            where = "" if query.filter is Filter.ALL else f" in “{group_name(query.filter)}”"
            what = f"No title holds “{query.search}”" if query.search else "There is nothing"
            self.nothing.sentence.setText(f"{what}{where}.")
        else:
            page = self.empty
        if page is not self.currentWidget():
            had_focus = self._view.hasFocus()
            self.setCurrentWidget(page)
            if page is self._view and self.isActiveWindow() and not had_focus:
                self._view.setFocus()
