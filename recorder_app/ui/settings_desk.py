"""Reads the settings, lets them be changed, and puts them in force; all but the dialog off-thread."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from recorder_app.engine.front import Front
from recorder_app.settings import Settings
from recorder_app.ui.notices import NoticeText
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.settings_dialog import SettingsDialog

log = logging.getLogger(__name__)


class SettingsDesk(QObject):
    told = Signal(object)
    """`NoticeText`"""

    def __init__(self, front: Front, reader: OffThread, window: QWidget) -> None:
        super().__init__(window)
        self._front = front
        self._reader = reader
        self._window = window

    @Slot()
    def open(self) -> None:
        self._reader.ask(self._read, self._show, self._fail)

    def _read(self) -> Settings:
        return self._front.settings

    def _show(self, settings: Settings) -> None:
        dialog = SettingsDialog(settings, self._change, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _change(self, settings: Settings) -> None:
        self._reader.ask(partial(self._front.change_settings, settings), self._done, self._fail)

    def _done(self, _nothing: None) -> None:
        self.told.emit(NoticeText("The new settings are in force."))

    def _fail(self, error: Exception) -> None:
        log.error("the settings could not be read or written", exc_info=error)
        self.told.emit(
            NoticeText(f"The settings could not be read or written: {error}", trouble=True)
        )
