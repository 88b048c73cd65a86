"""The person at the window, during a login that runs on another thread."""

from __future__ import annotations

import threading
from queue import SimpleQueue

from PySide6.QtCore import QObject, Signal

from recorder_app.platforms.logins.login import LoginFailed, Question


class WindowPerson(QObject):
    """`open` and `ask` are called on the login's thread; signals, answers and `give_up` belong to the
    GUI thread. It has no parent: it lives as long as the login that holds it."""

    opened = Signal(object, str)
    """The person, and the address of the page to be shown in the browser."""
    asked = Signal(object, object)
    """The person, and a `Question`; `answer` it."""

    def __init__(self) -> None:
        super().__init__()
        self._given_up = threading.Event()
        self._answers: SimpleQueue[str | None] = SimpleQueue()

    @property
    def given_up(self) -> threading.Event:
        return self._given_up

    def open(self, address: str) -> None:
        self.opened.emit(self, address)

    def ask(self, question: Question) -> str:
        if not self._given_up.is_set():
            self.asked.emit(self, question)
        answer = self._answers.get()
        if answer is None:
            raise LoginFailed("The login was given up.")
        return answer

    def answer(self, text: str) -> None:
        self._answers.put(text)

    def give_up(self) -> None:
        """Whatever it waits for: the browser, or an answer."""
        self._given_up.set()
        self._answers.put(None)
