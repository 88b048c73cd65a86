"""Opens what accounts and presets are changed in, and tells the window of what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from recorder_app import platforms
from recorder_app.engine.front import Front
from recorder_app.ui.language import language
from recorder_app.ui.notices.notices import NoticeText
from recorder_app.ui.publishing.login_dialog import LoginDialog
from recorder_app.ui.publishing.publishing_calls import PublishingCalls
from recorder_app.ui.publishing.publishing_dialog import Page, PublishingDialog


class PublishingDesk(QObject):
    told = Signal(object)
    """`NoticeText`"""

    def __init__(
        self, front: Front, selected: Callable[[], Sequence[int]], window: QWidget
    ) -> None:
        """`selected` are the recordings that the person looks at."""
        super().__init__(window)
        self._window = window
        self._selected = selected
        self.calls = PublishingCalls(front, self)
        language().changed.connect(self._say_again)

    @Slot()
    def open_presets(self) -> None:
        self._open(Page.PRESETS)

    @Slot()
    def open_accounts(self) -> None:
        self._open(Page.ACCOUNTS)

    @Slot()
    def open_rules(self) -> None:
        self._open(Page.RULES)

    def _open(self, page: Page) -> None:
        """One at a time: pressed twice, it is the same."""
        dialog = self._window.findChild(PublishingDialog)
        if dialog is None or not dialog.isVisible():
            dialog = PublishingDialog(self.calls, self._window)
            dialog.told.connect(self._tell)
            self.calls.refresh()
            dialog.open()
        dialog.turn_to(page, next(iter(self._selected()), None))

    @Slot()
    def _say_again(self) -> None:
        """One that is open is opened anew, unless something in it is not saved yet."""
        for old in self._window.findChildren(PublishingDialog):
            if old.isVisible() and not (old.presets.unsaved or old.rules.is_changed):
                page = Page(old.tabs.currentIndex())
                old.reject()
                self._open(page)

    @Slot(str, str)
    def log_in(self, platform: str, name: str) -> None:
        """Once more, into an account whose login is needed."""
        if platforms.load(platform).needs_account:
            LoginDialog(self.calls, self._window, platform, name).open()

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.told.emit(NoticeText(sentence))

    def stop(self) -> None:
        self.calls.stop()
