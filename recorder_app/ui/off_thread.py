"""Calls to the engine, off the GUI thread; their answers come back on it.

A `ThreadPoolExecutor` rather than QRunnables: a future keeps a call's result and its exception, where
a QRunnable loses both.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

_T = TypeVar("_T")


class OffThread(QObject):
    """`threads` calls at a time; with one thread, in the order in which they were asked."""

    _over = Signal(object)

    def __init__(self, name: str, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._over.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        call: Callable[[], _T],
        answer: Callable[[_T], None],
        trouble: Callable[[Exception], None],
    ) -> None:
        """Make `call` on another thread; then, on the GUI thread, `answer` with what it returned or
        `trouble` with what it raised. After `stop`, nothing is called any more."""
        if self._stopped:
            return
        future = self._pool.submit(call)
        future.add_done_callback(partial(self._post, answer, trouble))

    def _post(
        self,
        answer: Callable[[_T], None],
        trouble: Callable[[Exception], None],
        future: Future[_T],
    ) -> None:
        if not future.cancelled():
            self._over.emit((future, answer, trouble))

    @Slot(object)
    def _deliver(
        self,
        over: tuple[Future[Any], Callable[[Any], None], Callable[[Exception], None]],
    ) -> None:
        if self._stopped:
            return
        future, answer, trouble = over
        error = future.exception()
        if _is_gone(answer) or _is_gone(trouble):
            return  # a dialog that was closed meanwhile
        if error is None:
            answer(future.result())
        elif isinstance(error, Exception):
            trouble(error)
        else:
            raise error

    def stop(self) -> None:
        """Wait for the calls that are under way, forget the rest."""
        self._stopped = True
        self._pool.shutdown(wait=True, cancel_futures=True)


def _is_gone(told: Callable[..., object]) -> bool:
    """Whether it is a method of something that Qt has deleted."""
    while isinstance(told, partial):
        told = told.func
    owner = getattr(told, "__self__", None)
    return isinstance(owner, QObject) and not shiboken6.isValid(owner)
