"""The control API beside a window: there while the settings say so."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from recorder_app.engine.events import Event, SettingsChanged
from recorder_app.engine.front import Front
from recorder_app.paths import Home

if TYPE_CHECKING:
    from recorder_app.control_api.server import ControlServer


class Offer:
    def __init__(self, home: Home, front: Front) -> None:
        self._home = home
        self._front = front
        self._lock = Lock()
        self._server: ControlServer | None = None
        self._hear_no_more = front.subscribe(self._hear)
        self._offer(front.settings.control_api)

    def _hear(self, event: Event) -> None:
        if isinstance(event, SettingsChanged):
            self._offer(event.settings.control_api)

    def _offer(self, wanted: bool) -> None:
        with self._lock:
            if wanted and self._server is None:
                # Only now: what it is made of takes a while to import.
                from recorder_app.control_api.server import ControlServer

                self._server = ControlServer(self._home, self._front)
            elif self._server is not None and not wanted:
                self._server.close()
                self._server = None

    def close(self) -> None:
        self._hear_no_more()
        self._offer(False)
