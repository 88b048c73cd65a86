"""A machine that notes what is asked of it, and may refuse."""

from __future__ import annotations

from recorder_app.ui.presence.power import PowerError


class FakePower:
    def __init__(self) -> None:
        self.asked: list[str] = []
        self.refusal = ""

    def sleep(self) -> None:
        self._do("sleep")

    def shut_down(self) -> None:
        self._do("shut down")

    def _do(self, what: str) -> None:
        self.asked.append(what)
        if self.refusal:
            raise PowerError(self.refusal)
