"""What of the list is looked at: its group, the words searched for, the selection, the details."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from recorder_app.domain.query import Filter, SortKey
from recorder_app.ui.browsing.sidebar import Group, Sidebar
from recorder_app.ui.commands.selection import Selection
from recorder_app.ui.details.detail import Detail, Subject
from recorder_app.ui.details.panel import DetailsPanel
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.view import RecordingsView
from recorder_app.ui.tool_bar import SearchField


class Browsing(QObject):
    def __init__(
        self,
        model: RecordingsModel,
        view: RecordingsView,
        sidebar: Sidebar,
        search: SearchField,
        selection: Selection,
        subject: Subject,
        details: DetailsPanel,
        details_shown: QAction,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._sidebar = sidebar
        self._field = search
        self._selection = selection
        self._subject = subject
        self._details = details
        self._details_shown = details_shown
        self._order = (model.query.sort, model.query.descending)
        """Of every list but the queue."""
        sidebar.chosen.connect(self._show_group)
        search.searched.connect(self._search)
        search.left.connect(self._leave_search)
        view.typed.connect(search.begin)
        view.chosen.connect(self._choose)
        view.doubleClicked.connect(self.open_details)
        subject.read.connect(self._show_detail)
        subject.moved.connect(details.show_snapshot)
        details_shown.toggled.connect(self._show_details)

    @Slot(object)
    def _show_group(self, group: Group) -> None:
        """The queue in its own order; the others in the order that the person has chosen."""
        query = self._model.query
        if query.sort is not SortKey.QUEUE:
            self._order = (query.sort, query.descending)
        queue = group.filter is Filter.QUEUED
        sort, descending = (SortKey.QUEUE, False) if queue else self._order
        self._model.ask(replace(group.query, search=query.search, sort=sort, descending=descending))
        self._view.show_sort()

    @Slot(str)
    def _search(self, words: str) -> None:
        self._model.ask(replace(self._model.query, search=words))

    @Slot()
    def _leave_search(self) -> None:
        """To what was found: the keyboard goes on with the first of it."""
        self._view.setFocus()
        if self._model.query.search and self._model.rowCount() and not self._selection.ids:
            self._view.selectRow(max(0, self._view.currentIndex().row()))

    @Slot()
    def show_all(self) -> None:
        """The whole list: every group, no search."""
        self._field.forget()
        self._model.ask(replace(self._model.query, search=""))
        self._sidebar.choose(Filter.ALL)

    @Slot()
    def _choose(self) -> None:
        self._selection.choose(self._view.selected_ranges())
        self._show_subject()

    def _show_subject(self) -> None:
        ids = self._selection.ids
        if len(ids) == 1 and self._details_shown.isChecked():
            self._subject.choose(ids[0])
        else:
            self._subject.choose(None)
            self._details.show_nothing(len(ids))

    @Slot(object)
    def _show_detail(self, detail: Detail | None) -> None:
        if detail is None:
            self._details.show_nothing(len(self._selection.ids))
        else:
            self._details.show_detail(detail)

    @Slot()
    def open_details(self) -> None:
        self._details_shown.setChecked(True)

    @Slot(bool)
    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._show_subject()
