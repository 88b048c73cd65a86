"""A login, step by step: which account, what the platform asks, and the browser."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recorder_app import platforms
from recorder_app.domain.account import Account
from recorder_app.platforms.logins.login import Question
from recorder_app.ui.language import say, translated
from recorder_app.ui.look.icons import icon
from recorder_app.ui.look.platform_glyph import platform_glyph
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space
from recorder_app.ui.publishing.publishing_calls import PublishingCalls
from recorder_app.ui.publishing.window_person import WindowPerson

_FIRST_NAME = "main"
"""What the first account of a platform is called, unless the person says otherwise."""


class LoginDialog(QDialog):
    """It ends accepted when the account is there."""

    def __init__(
        self, calls: PublishingCalls, parent: QWidget, platform: str = "", name: str = ""
    ) -> None:
        """With a name it is a login once more, into that account."""
        super().__init__(parent)
        self.setObjectName("loginDialog")
        self.setWindowTitle(say("Log in again") if name else say("Add an account"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calls = calls
        self._person: WindowPerson | None = None
        """Whose login is under way."""
        self._question: QLineEdit | None = None
        self._first_rows = 0
        self.platform = QComboBox()
        self.platform.setObjectName("loginPlatform")
        for each in platforms.NAMES:
            if platforms.load(each).needs_account:
                picture = icon(platform_glyph(each), "secondary")
                self.platform.addItem(picture, translated(platforms.title(each)), each)
        self.name = QLineEdit()
        self.name.setObjectName("loginName")
        self.name.setPlaceholderText(say("main channel"))
        self.platform.currentIndexChanged.connect(self._suggest_name)
        if platform:
            self.platform.setCurrentIndex(self.platform.findData(platform))
        self._suggest_name()
        if name:
            self.name.setText(name)
        self._fixed = bool(name)
        self._step = Prose("loginStep", "secondary")
        self.address = QLineEdit()
        self.address.setObjectName("loginAddress")
        self.address.setReadOnly(True)
        self.copy = QPushButton(say("Copy"))
        self.copy.setObjectName("loginCopy")
        self._browser = QWidget()
        self._problem = Prose("loginProblem", "danger")
        self._warning = Prose("vaultWarning", "warning")
        self._warning.say(translated(calls.now.vault_warning or ""))
        self._warning.setVisible(bool(calls.now.vault_warning))
        self.form = QFormLayout()
        self._buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.next = self._buttons.addButton(say("Log in"), role.AcceptRole)
        self.file = self._buttons.addButton(say("From a file…"), role.ActionRole)
        self.cancel = self._buttons.addButton(say("Cancel"), role.RejectRole)
        self._build()
        self._rest()

    def _build(self) -> None:
        self.next.setObjectName("loginNext")
        self.next.setDefault(True)
        self.file.setObjectName("loginFile")
        self.file.setToolTip(
            say("A file with a login that you have, or Google's client file (client_secret….json).")
        )
        self.next.clicked.connect(self._go_on)
        self.file.clicked.connect(self._choose_file)
        self.copy.clicked.connect(self._copy)
        for button in (self.file, self.cancel, self.copy):
            button.setAutoDefault(False)
        # The dialog decides itself when it is through.
        self._buttons.rejected.connect(self.reject)
        self.form.setHorizontalSpacing(Space.L)
        self.form.setVerticalSpacing(Space.S)
        self.form.addRow(say("Platform"), self.platform)
        self.form.addRow(say("Name"), self.name)
        self._first_rows = self.form.rowCount()
        browser = QHBoxLayout(self._browser)
        browser.setContentsMargins(0, 0, 0, 0)
        browser.setSpacing(Space.S)
        browser.addWidget(self.address, 1)
        browser.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(self.form)
        for each in (self._step, self._browser, self._problem, self._warning):
            layout.addWidget(each)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(32 * self.fontMetrics().height())

    # Steps
    def _rest(self, problem: str = "") -> None:
        """Nothing is under way: the person may begin."""
        self._person = None
        self._question = None
        while self.form.rowCount() > self._first_rows:
            self.form.removeRow(self._first_rows)
        self.next.setText(say("Try again") if problem else say("Log in"))
        self._enable(first=True, go_on=True)
        self._say("", problem)
        self._browser.hide()

    def _enable(self, *, first: bool, go_on: bool) -> None:
        self.platform.setEnabled(first and not self._fixed)
        self.name.setEnabled(first and not self._fixed)
        self.file.setEnabled(first)
        self.next.setEnabled(go_on)

    def _say(self, step: str, problem: str = "") -> None:
        for prose, text in ((self._step, step), (self._problem, problem)):
            prose.say(text)
            prose.setVisible(bool(text))

    @Slot()
    def _suggest_name(self) -> None:
        chosen = self.platform.currentData()
        taken = any(each.platform == chosen for each in self._calls.now.accounts)
        if self.name.text() in ("", _FIRST_NAME):
            self.name.setText("" if taken else _FIRST_NAME)

    @Slot()
    def _go_on(self) -> None:
        if self._person is None:
            self._begin(None)
        elif self._question is not None:
            question, self._question = self._question, None
            self._person.answer(question.text())
            question.setEnabled(False)
            if question.echoMode() is QLineEdit.EchoMode.Password:
                question.clear()
                question.setPlaceholderText(say("given"))
            self._wait(say("One moment…"))

    def _begin(self, file: Path | None) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self._say("", say("Give the account a name, so that you know it again."))
            self.name.setFocus()
            return
        self._person = person = WindowPerson()
        queued = Qt.ConnectionType.QueuedConnection
        person.asked.connect(self._ask, queued)
        person.opened.connect(self._show_browser, queued)
        self._wait(say("One moment…"))
        self._calls.log_in(
            self.platform.currentData(),
            name,
            person,
            file,
            partial(self._logged_in, person),
            partial(self._failed, person),
        )

    def _wait(self, step: str) -> None:
        self._enable(first=False, go_on=False)
        self._say(step)

    @Slot(object, object)
    def _ask(self, person: WindowPerson, question: Question) -> None:
        if person is not self._person:
            return
        field = QLineEdit()
        field.setObjectName(f"login-{question.name}")
        if question.is_secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        label = QLabel(translated(question.label))
        label.setBuddy(field)
        self.form.addRow(label, field)
        self._question = field
        self._browser.hide()
        self._say(translated(question.help))
        self.next.setText(say("Continue"))
        self._enable(first=False, go_on=True)
        field.setFocus()

    @Slot(object, str)
    def _show_browser(self, person: WindowPerson, address: str) -> None:
        if person is not self._person:
            return
        self._wait(say("Waiting for the browser… If it doesn't open, open this address in one:"))
        self.address.setText(address)
        self.address.setCursorPosition(0)
        self._browser.show()
        QDesktopServices.openUrl(QUrl(address))

    def _logged_in(self, person: WindowPerson, _account: Account) -> None:
        if person is self._person:
            self._person = None
            self.accept()

    def _failed(self, person: WindowPerson, sentence: str) -> None:
        if person is self._person:
            self._rest(sentence)

    # Others
    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self, say("A file with a login"))
        dialog.setObjectName("loginFileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(["JSON (*.json)", f"{say('All files')} (*)"])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    @Slot(str)
    def take_file(self, path: str) -> None:
        if self._person is None:
            self._begin(Path(path))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address.text())

    def done(self, result: int) -> None:
        person, self._person = self._person, None
        if person is not None:
            person.give_up()
        super().done(result)
