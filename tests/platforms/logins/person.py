"""A person who answers what was prepared, and whose browser is a thread of the test."""

from __future__ import annotations

import threading
from collections.abc import Callable

from recorder_app.platforms.logins.login import LoginFailed, Question


class ScriptedPerson:
    def __init__(self, browse: Callable[[str], None] | None = None, **answers: list[str]) -> None:
        self.given_up = threading.Event()
        self.opened: list[str] = []
        self.asked: list[str] = []
        self._browse = browse
        self._answers = answers
        self._browser: threading.Thread | None = None

    def open(self, address: str) -> None:
        self.opened.append(address)
        if self._browse is not None:
            self._browser = threading.Thread(target=self._browse, args=(address,))
            self._browser.start()

    def ask(self, question: Question) -> str:
        self.asked.append(question.name)
        if not self._answers.get(question.name):
            raise LoginFailed(f"nobody says the {question.name}")
        return self._answers[question.name].pop(0)

    def close_browser(self) -> None:
        if self._browser is not None:
            self._browser.join(10)
