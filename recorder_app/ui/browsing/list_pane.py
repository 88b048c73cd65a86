"""The middle of the window: the list, or an invitation where it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from recorder_app.domain.query import Filter, Query
from recorder_app.ui.browsing.empty_state import EmptyState
from recorder_app.ui.browsing.sidebar import group_name
from recorder_app.ui.browsing.welcome import Welcome
from recorder_app.ui.language import keep, say
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.view import RecordingsView
from recorder_app.ui.look.icons import Glyph


class ListPane(QStackedWidget):
    add_wanted = Signal()
    all_wanted = Signal()
    """The person wants the whole list back."""

    def __init__(
        self,
        model: RecordingsModel,
        view: RecordingsView,
        *,
        is_new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("listPane")
        self._model = model
        self._view = view
        self.empty = EmptyState(
            "emptyState",
            Glyph.DROP,
        )
        keep(self.empty.heading.setText, "Drop recordings here")
        keep(
            self.empty.sentence.setText,
            "Lectures, meetings, podcasts, screencasts: files, folders or links.",
        )
        keep(self.empty.button.setText, "Add files…")
        self.nothing = EmptyState("nothingFound", Glyph.NOTHING_FOUND)
        keep(self.nothing.heading.setText, "Nothing found")
        keep(self.nothing.button.setText, "Show all recordings")
        self.welcome = Welcome()
        self.is_new = is_new
        """Nobody has seen the first screens yet."""
        for each in (view, self.empty, self.nothing, self.welcome):
            self.addWidget(each)
        self.empty.button.clicked.connect(self.add_wanted)
        self.welcome.add_wanted.connect(self.add_wanted)
        self.welcome.over.connect(self._know)
        self.nothing.button.clicked.connect(self.all_wanted)
        model.reordered.connect(self._fit)
        model.loaded.connect(self._fit)

    def least_width(self) -> int:
        """In pixels: titles, states and buttons are seen."""
        scroll_bar = self._view.verticalScrollBar().sizeHint().width()
        return max(self.minimumSizeHint().width(), self._view.columns.least_width() + scroll_bar)

    @Slot()
    def _know(self) -> None:
        self.is_new = False
        self._fit()

    @Slot()
    def _fit(self) -> None:
        query = self._model.query
        self.is_new = self.is_new and not self._model.rowCount()
        if self._model.rowCount() or not self._model.is_loaded:
            page: QWidget = self._view
        elif query.search or query.folder or query.filter is not Filter.ALL:
            page = self.nothing
            self.nothing.sentence.setText(_why_nothing(query))
        else:
            page = self.welcome if self.is_new else self.empty
        if page is not self.currentWidget():
            had_focus = self._view.hasFocus()
            self.setCurrentWidget(page)
            if page is self._view and self.isActiveWindow() and not had_focus:
                self._view.setFocus()


def _why_nothing(query: Query) -> str:
    group = "" if query.filter is Filter.ALL else group_name(query.filter)
    if query.search and group:
        return say(
            "No title and no transcript in “{group}” holds “{words}”.",
            group=group,
            words=query.search,
        )
    if query.search:
        return say("No title and no transcript holds “{words}”.", words=query.search)
    return say("There is nothing in “{group}”.", group=group) if group else say("There is nothing.")
