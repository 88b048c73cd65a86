"""Where recordings go, on three pages: presets, accounts, rules."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_app.ui.commands import questions
from recorder_app.ui.language import say
from recorder_app.ui.look.theme import Space
from recorder_app.ui.publishing.accounts_page import AccountsPage
from recorder_app.ui.publishing.belongings import Belongings
from recorder_app.ui.publishing.login_dialog import LoginDialog
from recorder_app.ui.publishing.presets_page import PresetsPage
from recorder_app.ui.publishing.publishing_calls import PublishingCalls
from recorder_app.ui.publishing.rules_page import RulesPage


class Page(IntEnum):
    """In their order."""

    PRESETS = 0
    ACCOUNTS = 1
    RULES = 2


class PublishingDialog(QDialog):
    told = Signal(str)
    """A sentence: what has been done."""

    def __init__(self, calls: PublishingCalls, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("publishingDialog")
        self.setWindowTitle(say("Publishing"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calls = calls
        self.presets = PresetsPage(calls)
        self.accounts = AccountsPage(calls)
        self.rules = RulesPage(calls)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("publishingTabs")
        feet = QStackedWidget()
        feet.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        for page, name, foot in (
            (self.presets, say("Presets"), self.presets.foot),
            (self.accounts, say("Accounts"), QWidget()),
            (self.rules, say("Rules"), self.rules.foot),
        ):
            self.tabs.addTab(page, name)
            feet.addWidget(foot)
            page.told.connect(self.told)
        self.tabs.currentChanged.connect(feet.setCurrentIndex)
        self.accounts.login_wanted.connect(self.log_in)
        self.presets.login_wanted.connect(self.log_in)
        close = QPushButton(say("Close"))
        close.setObjectName("closePublishing")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        ending = QHBoxLayout()
        ending.setSpacing(Space.S)
        ending.addWidget(feet, 1)
        ending.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(ending)
        calls.changed.connect(self._show)
        self._show(calls.now)
        room = self.screen().availableGeometry().size()
        self.resize(self.sizeHint().expandedTo(self._size()).boundedTo(room * 0.95))

    def _size(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(64 * line, 42 * line)

    def turn_to(self, page: Page, recording_id: int | None) -> None:
        """`recording_id` is what presets are looked at with at first."""
        self.tabs.setCurrentIndex(page)
        self.presets.preview.load(recording_id)

    @Slot(object)
    def _show(self, belongings: Belongings) -> None:
        for page in (self.presets, self.accounts, self.rules):
            page.show_belongings(belongings)

    @Slot(str, str)
    def log_in(self, platform: str, name: str) -> None:
        LoginDialog(self._calls, self, platform, name).open()

    def reject(self) -> None:
        """Nothing that was written is lost without a word."""
        unsaved = [*self.presets.unsaved, *([say("the rules")] if self.rules.is_changed else [])]
        if unsaved:
            questions.ask_discard(self, unsaved, super().reject)
        else:
            super().reject()
