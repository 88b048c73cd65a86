"""Accounts in the window: logins that are made, asked for, given up and failed; files; removal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from recorder_app.domain.account import Account
from recorder_app.domain.preset import Preset
from recorder_app.domain.recording import Waiting
from recorder_app.domain.words import WaitKind
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.publishing.accounts_page import AccountsPage
from recorder_app.ui.publishing.login_dialog import LoginDialog
from recorder_app.ui.publishing.publishing_dialog import PublishingDialog
from recorder_app.ui.window import MainWindow
from tests.ui.fake_browser import FakeBrowser
from tests.ui.fake_front import FakeFront

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton
PAGE = "https://platform.example/login"


@pytest.fixture
def window(front: FakeFront, browser: FakeBrowser, open_window: Open) -> MainWindow:
    return open_window()


@pytest.fixture
def accounts(qtbot: QtBot, window: MainWindow) -> AccountsPage:
    window.wishes.accounts.trigger()
    dialog = window.findChild(PublishingDialog)
    assert isinstance(dialog, PublishingDialog)
    qtbot.waitUntil(lambda: dialog.accounts.isVisible())
    return dialog.accounts


def _login(qtbot: QtBot, window: MainWindow) -> LoginDialog:
    def dialogs() -> list[LoginDialog]:
        return [each for each in window.findChildren(LoginDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    return dialogs()[0]


def _question(qtbot: QtBot, login: LoginDialog, name: str = "password") -> QLineEdit:
    def field() -> QLineEdit | None:
        return login.findChild(QLineEdit, f"login-{name}")

    qtbot.waitUntil(lambda: field() is not None)
    found = field()
    assert isinstance(found, QLineEdit)
    return found


def _said(dialog: LoginDialog, name: str) -> str:
    found = dialog.findChild(Prose, name)
    assert isinstance(found, Prose)
    return "" if found.isHidden() else found.toPlainText()


def test_a_login_asks_waits_for_the_browser_and_makes_an_account(
    qtbot: QtBot, front: FakeFront, window: MainWindow, accounts: AccountsPage, browser: FakeBrowser
) -> None:
    front.logged_in.clear()
    QTest.mouseClick(accounts.add, LEFT)
    login = _login(qtbot, window)
    assert [login.platform.itemText(each) for each in range(login.platform.count())] == [
        "YouTube",
        "Google Drive",
        "VK Video",
        "PeerTube",
    ]
    assert login.name.text() == "main"
    QTest.mouseClick(login.next, LEFT)
    QTest.mouseClick(login.next, LEFT)  # at once: the same press
    field = _question(qtbot, login)
    assert browser.opened == [PAGE]
    assert field.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(field, "secret")
    QTest.mouseClick(login.next, LEFT)
    QTest.mouseDClick(login.next, LEFT)
    assert not login.next.isEnabled()
    assert field.text() == ""  # nobody reads it afterwards
    front.logged_in.set()
    qtbot.waitUntil(lambda: accounts.list.count() == 1)
    assert accounts.list.item(0).text() == "main\nYouTube"
    qtbot.waitUntil(lambda: window.findChildren(LoginDialog) == [])
    assert front.calls.count("login") == 1


def test_while_the_browser_is_waited_for_its_address_can_be_copied(
    qtbot: QtBot, front: FakeFront, window: MainWindow, accounts: AccountsPage
) -> None:
    front.asks = False
    front.logged_in.clear()
    QTest.mouseClick(accounts.add, LEFT)
    login = _login(qtbot, window)
    QTest.mouseClick(login.next, LEFT)
    qtbot.waitUntil(login.address.isVisible)
    assert _said(login, "loginStep").startswith("Waiting for the browser…")
    QTest.mouseClick(login.copy, LEFT)
    assert QGuiApplication.clipboard().text() == PAGE
    front.logged_in.set()
    qtbot.waitUntil(lambda: accounts.list.count() == 1)


@pytest.mark.parametrize("asks", [True, False])
def test_a_login_can_be_cancelled_whatever_it_waits_for(
    qtbot: QtBot, front: FakeFront, window: MainWindow, accounts: AccountsPage, asks: bool
) -> None:
    front.asks = asks
    front.logged_in.clear()
    QTest.mouseClick(accounts.add, LEFT)
    login = _login(qtbot, window)
    QTest.mouseClick(login.next, LEFT)
    if asks:
        _question(qtbot, login)
    else:
        qtbot.waitUntil(login.address.isVisible)
    QTest.mouseClick(login.cancel, LEFT)
    qtbot.waitUntil(lambda: front.given_up == 1)
    qtbot.waitUntil(lambda: window.findChildren(LoginDialog) == [])
    assert accounts.list.count() == 0
    assert front.known_accounts == []


def test_a_login_that_is_under_way_does_not_hold_the_end_up(
    qtbot: QtBot, front: FakeFront, window: MainWindow, accounts: AccountsPage
) -> None:
    front.asks = False
    front.logged_in.clear()
    QTest.mouseClick(accounts.add, LEFT)
    login = _login(qtbot, window)
    QTest.mouseClick(login.next, LEFT)
    qtbot.waitUntil(login.address.isVisible)
    window.stop()
    assert front.given_up == 1


def test_a_login_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, front: FakeFront, window: MainWindow, accounts: AccountsPage
) -> None:
    front.login_problem = "The user name or the password is wrong."
    QTest.mouseClick(accounts.add, LEFT)
    login = _login(qtbot, window)
    login.name.setText("  ")
    QTest.mouseClick(login.next, LEFT)
    assert _said(login, "loginProblem").startswith("Give the account a name")
    login.name.setText("channel")
    QTest.mouseClick(login.next, LEFT)
    _question(qtbot, login)
    QTest.mouseClick(login.next, LEFT)
    qtbot.waitUntil(lambda: _said(login, "loginProblem") == front.login_problem)
    assert login.next.text() == "Try again"
    assert login.form.rowCount() == 2
    front.login_problem = ""
    QTest.mouseClick(login.next, LEFT)
    _question(qtbot, login)
    QTest.mouseClick(login.next, LEFT)
    qtbot.waitUntil(lambda: front.known_accounts == [Account("youtube", "channel")])


@pytest.mark.parametrize("has_client", [False, True])
def test_a_file_holds_a_login_or_a_client(
    qtbot: QtBot,
    front: FakeFront,
    window: MainWindow,
    accounts: AccountsPage,
    tmp_path: Path,
    has_client: bool,
) -> None:
    front.asks = False
    path = tmp_path / "google.json"
    client = {"client_id": "id", "client_secret": "secret"}
    path.write_text(json.dumps({"installed": client} if has_client else {"refresh_token": "x"}))
    QTest.mouseClick(accounts.add, LEFT)
    login = _login(qtbot, window)
    login.take_file(str(path))
    qtbot.waitUntil(lambda: accounts.list.count() == 1)
    assert ("login" in front.calls) is has_client
    assert front.client == (client if has_client else None)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "is no JSON."),
        ("[]", "holds no credentials"),
        ("{}", "“google.json” can't be used. It lacks “access_token”."),
    ],
)
def test_a_file_that_can_t_be_used_says_why(
    qtbot: QtBot,
    front: FakeFront,
    window: MainWindow,
    accounts: AccountsPage,
    tmp_path: Path,
    content: str,
    sentence: str,
) -> None:
    path = tmp_path / "google.json"
    path.write_text(content)
    QTest.mouseClick(accounts.add, LEFT)
    login = _login(qtbot, window)
    login.take_file(str(path))
    qtbot.waitUntil(lambda: sentence in _said(login, "loginProblem"))


def test_where_there_is_no_keyring_it_is_said(
    qtbot: QtBot, front: FakeFront, window: MainWindow, accounts: AccountsPage
) -> None:
    front.vault_warning = "This machine has no keyring."
    window.publishing.calls.refresh()
    warning = accounts.findChild(Prose, "accountsVaultWarning")
    assert isinstance(warning, Prose)
    qtbot.waitUntil(warning.isVisible)
    assert warning.toPlainText() == front.vault_warning
    QTest.mouseClick(accounts.add, LEFT)
    assert _said(_login(qtbot, window), "vaultWarning") == front.vault_warning


def test_an_account_is_removed_once_its_presets_have_been_named(
    qtbot: QtBot, front: FakeFront, window: MainWindow, accounts: AccountsPage
) -> None:
    front.known_accounts = [Account("vk", "club"), Account("youtube", "main")]
    front.known_presets = [Preset("Lectures", "youtube", "main")]
    window.publishing.calls.refresh()
    qtbot.waitUntil(lambda: accounts.list.count() == 2)
    assert not accounts.remove.isEnabled()
    accounts.list.setCurrentRow(1)
    QTest.mouseClick(accounts.remove, LEFT)
    box = window.findChild(QMessageBox, "removeAccountQuestion")
    assert isinstance(box, QMessageBox)
    assert "What is uploaded through “Lectures” will wait for a login." in box.informativeText()
    agree = box.findChild(QPushButton, "removeAccountQuestionYes")
    assert isinstance(agree, QPushButton)
    QTest.mouseClick(agree, LEFT)
    qtbot.waitUntil(lambda: accounts.list.count() == 1)
    assert front.known_accounts == [Account("vk", "club")]
    assert window.notice_line.text.whole() == "The account “main” is forgotten."


def test_an_upload_that_waits_for_a_login_leads_to_it(
    qtbot: QtBot, front: FakeFront, window: MainWindow
) -> None:
    front.known_accounts = [Account("youtube", "main")]
    front.known_presets = [Preset("Lectures", "youtube", "main")]
    (key,) = front.fill(1)
    front.upload(key, "Lectures")
    waits = Waiting(WaitKind.LOGIN, "The login has expired.")
    front.change(key, lambda each: each.with_output(2, waiting=waits))
    window.model.refresh()
    window.wishes.details.setChecked(True)
    window.details.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: window.model.row(key) is not None)
    window.view.select_ids([key])
    qtbot.waitUntil(lambda: window.details.outputs.count == 2)
    button = window.details.findChild(QPushButton, "loginOutput-2")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, LEFT)
    login = _login(qtbot, window)
    assert (login.platform.currentData(), login.name.text()) == ("youtube", "main")
    assert not login.name.isEnabled()  # it is this account and no other
