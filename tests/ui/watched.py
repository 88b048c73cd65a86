"""A front that notes what the GUI thread itself asks of it."""

from __future__ import annotations

import threading
from typing import Any

from tests.ui.fake_front import FakeFront


class Watched:
    """The same front, as the window gets it: notes what the GUI thread itself asks of it. Every call
    may block, so there must be nothing."""

    def __init__(self, front: FakeFront) -> None:
        self._front = front
        self._gui_thread = threading.get_ident()
        self.caught: list[str] = []

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._front, name)
        if not callable(method):
            self._watch(name)
            return method
        if name in ("subscribe", "leave_thumbnails"):  # these wait for nothing
            return method

        def call(*args: Any, **named: Any) -> Any:
            self._watch(name)
            return method(*args, **named)

        return call

    def _watch(self, name: str) -> None:
        if threading.get_ident() == self._gui_thread:
            self.caught.append(name)
