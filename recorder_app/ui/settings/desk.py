"""Reads the settings, lets them be changed, and puts them in force; all but the dialog off-thread."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from recorder_app.engine.front import Front
from recorder_app.settings import Settings, WindowSettings
from recorder_app.ui.commands.shortcuts import Shortcuts
from recorder_app.ui.language import language, say
from recorder_app.ui.look.theme import Appearance
from recorder_app.ui.notices.notices import NoticeText
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.settings.dialog import SettingsDialog
from recorder_app.ui.settings.model_calls import ModelCalls

log = logging.getLogger(__name__)


def look_as_set(settings: WindowSettings) -> None:
    """Before there is a window, too: so it begins in its language and colours."""
    language().choose(settings.language)
    application = QApplication.instance()
    appearance = None if application is None else application.findChild(Appearance)
    if isinstance(appearance, Appearance):
        appearance.choose(settings.theme)


class SettingsDesk(QObject):
    told = Signal(object)
    """`NoticeText`"""
    known = Signal(object)
    """`Settings`: those that are in force."""

    def __init__(
        self, front: Front, reader: OffThread, shortcuts: Shortcuts, window: QWidget
    ) -> None:
        super().__init__(window)
        self._shortcuts = shortcuts
        self._models = ModelCalls(front, self)
        self._front = front
        self._reader = reader
        self._window = window
        self._opens_anew: int | None = None
        """The page at which a dialog that is left is opened again."""
        language().changed.connect(self._say_again)

    @Slot()
    def open(self) -> None:
        self._reader.ask(self._read, self._show, self._fail)

    def _read(self) -> Settings:
        return self._front.settings

    def _show(self, settings: Settings) -> None:
        self._open(settings)

    def _open(self, settings: Settings, page: int = 0) -> None:
        dialog = SettingsDialog(
            settings, self._take, self._models, self._shortcuts.keys(), self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.pages.setCurrentRow(page)
        dialog.open()

    def _take(self, settings: Settings) -> None:
        if self._opens_anew is None:
            self.change(settings)
        else:
            self._open(settings, self._opens_anew)

    @Slot()
    def _say_again(self) -> None:
        """One that is open is opened anew, as it was left."""
        for old in self._window.findChildren(SettingsDialog):
            if old.isVisible():
                self._opens_anew = old.pages.currentRow()
                old.accept_changes()
                self._opens_anew = None

    @Slot(object)
    def change(self, settings: Settings) -> None:
        self._reader.ask(partial(self._front.change_settings, settings), self._done, self._fail)

    def _done(self, _nothing: None) -> None:
        self.told.emit(NoticeText(say("The new settings are in force.")))

    def _fail(self, error: Exception) -> None:
        log.error("the settings could not be read or written", exc_info=error)
        self.told.emit(
            NoticeText(
                say("The settings could not be read or written: {error}", error=str(error)),
                trouble=True,
            )
        )

    def read(self) -> None:
        """Put in force what was set the last time."""
        self._reader.ask(self._read, self.apply, self._fail)

    @Slot(object)
    def apply(self, settings: Settings) -> None:
        """What of the settings concerns the window itself."""
        look_as_set(settings.window)
        self._shortcuts.apply(settings.window.shortcuts)
        self.known.emit(settings)

    def stop(self) -> None:
        self._models.stop()
