"""Asking what may never answer: a keyring may wait for a password that nobody types."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

_T = TypeVar("_T")


class Unanswered(Exception):
    """It was given up before the answer came."""


class Asking:
    """Thread-safe; one question at a time."""

    def __init__(self) -> None:
        self._woken = threading.Event()
        self._given_up = False

    def give_up(self) -> None:
        """Wait for no answer any more, now or later."""
        self._given_up = True
        self._woken.set()

    def ask(self, question: Callable[[], _T]) -> _T:
        """What `question` returns or raises; it is asked on a thread of its own. Raises `Unanswered`."""
        answer: Future[_T] = Future()

        def fill() -> None:
            try:
                answer.set_result(question())
            except BaseException as error:
                answer.set_exception(error)
            self._woken.set()

        self._woken.clear()
        if not self._given_up:
            threading.Thread(target=fill, name="asking", daemon=True).start()
            self._woken.wait()
        if not answer.done():
            raise Unanswered
        return answer.result()
