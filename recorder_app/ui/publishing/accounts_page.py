"""The accounts that the program may upload to: by platform, with login and removal."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recorder_app import platforms
from recorder_app.domain.account import Account
from recorder_app.ui.commands import questions
from recorder_app.ui.language import say, translated
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.moments import date_text
from recorder_app.ui.look.platform_glyph import platform_glyph
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space
from recorder_app.ui.look.two_lines import TwoLines
from recorder_app.ui.publishing.belongings import Belongings
from recorder_app.ui.publishing.publishing_calls import PublishingCalls

_ACCOUNT = Qt.ItemDataRole.UserRole


class AccountsPage(QWidget):
    login_wanted = Signal(str, str)
    """Platform and account; both empty for a new one."""
    told = Signal(str)
    """A sentence."""

    def __init__(self, calls: PublishingCalls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self.list = QListWidget()
        self.list.setObjectName("accounts")
        self.list.setAccessibleName(say("Accounts"))
        self.list.setIconSize(QSize(20, 20))
        self.list.setItemDelegate(TwoLines(self.list))
        self._nothing = QLabel(
            say(
                "No accounts yet. Add one to upload to YouTube, Google Drive, VK Video or PeerTube; "
                "a folder needs none."
            )
        )
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("tone", "secondary")
        self._warning = Prose("accountsVaultWarning", "warning")
        self._problem = Prose("accountsProblem", "danger")
        self._problem.hide()
        self.add = self._button("addAccount", say("Add account…"), Glyph.ADD)
        self.again = self._button("loginAgain", say("Log in again…"), Glyph.ACCOUNT)
        self.remove = self._button("removeAccount", say("Remove…"), Glyph.REMOVE)
        self.add.clicked.connect(partial(self.login_wanted.emit, "", ""))
        self.again.clicked.connect(self._again)
        self.remove.clicked.connect(self._ask_remove)
        self.list.currentItemChanged.connect(self._enable)
        self.list.itemActivated.connect(self._again)
        buttons = QVBoxLayout()
        buttons.setSpacing(Space.S)
        for each in (self.add, self.again, self.remove):
            buttons.addWidget(each)
        buttons.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(Space.L)
        middle.addWidget(self.list, 1)
        middle.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.L, 0, 0)
        layout.setSpacing(Space.M)
        for above in (self._warning, self._nothing):
            layout.addWidget(above)
        layout.addLayout(middle, 1)
        layout.addWidget(self._problem)

    def _button(self, name: str, text: str, glyph: Glyph) -> QPushButton:
        button = QPushButton(icon(glyph), text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def show_belongings(self, belongings: Belongings) -> None:
        chosen = self._chosen()
        self.list.clear()
        for account in belongings.accounts:
            item = QListWidgetItem(
                icon(platform_glyph(account.platform), "secondary"), _words(account)
            )
            item.setData(_ACCOUNT, account)
            self.list.addItem(item)
            if chosen is not None and _key(account) == _key(chosen):
                self.list.setCurrentItem(item)
        self._nothing.setVisible(not belongings.accounts)
        self._warning.say(translated(belongings.vault_warning or ""))
        self._warning.setVisible(bool(belongings.vault_warning))
        self._enable()

    def _chosen(self) -> Account | None:
        item = self.list.currentItem()
        found = None if item is None else item.data(_ACCOUNT)
        return found if isinstance(found, Account) else None

    @Slot()
    def _enable(self, *_what: object) -> None:
        for each in (self.again, self.remove):
            each.setEnabled(self._chosen() is not None)

    @Slot()
    def _again(self, *_what: object) -> None:
        account = self._chosen()
        if account is not None:
            self.login_wanted.emit(account.platform, account.name)

    @Slot()
    def _ask_remove(self) -> None:
        account = self._chosen()
        if account is None:
            return
        presets = self._calls.now.presets
        used = [each.name for each in presets if (each.platform, each.account) == _key(account)]
        questions.ask_remove_account(
            self.window(),
            f"{translated(platforms.title(account.platform))}: {account.name}",
            used,
            partial(self._remove, account),
        )

    def _remove(self, account: Account) -> None:
        self._calls.remove_account(
            account.platform, account.name, partial(self._removed, account), self._fail
        )

    def _removed(self, account: Account, _used: list[str]) -> None:
        self._problem.hide()
        self.told.emit(say("The account “{name}” is forgotten.", name=account.name))

    def _fail(self, sentence: str) -> None:
        self._problem.say(sentence)
        self._problem.show()


def _key(account: Account) -> tuple[str, str]:
    return account.platform, account.name


def _words(account: Account) -> str:
    """Two lines: its name, and where it is and since when."""
    facts = [translated(platforms.title(account.platform))]
    if account.facts.get("api_root"):
        facts.append(str(account.facts["api_root"]))
    try:
        added = datetime.fromisoformat(str(account.facts.get("added_at")))
    except ValueError:
        pass
    else:
        facts.append(say("since {date}", date=date_text(added)))
    return f"{account.name}\n{' · '.join(facts)}"
