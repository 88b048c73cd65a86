"""Brings recordings before the person that may not be in the list as it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.view import RecordingsView


class GoingTo(QObject):
    def __init__(
        self,
        model: RecordingsModel,
        view: RecordingsView,
        show_all: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._show_all = show_all
        self._wanted: tuple[int, ...] = ()
        """Selected as soon as they are in the list."""
        model.reordered.connect(self._arrive)

    @Slot(object)
    def go_to(self, ids: tuple[int, ...]) -> None:
        self._wanted = ids
        if any(self._model.place(each) is None for each in ids):
            self._show_all()
        else:
            self._arrive()

    @Slot()
    def _arrive(self) -> None:
        """What is no longer on the list is waited for no longer than the list takes to be read."""
        if self._wanted and self._model.is_loaded:
            self._view.go_to(self._wanted)
            self._wanted = ()
