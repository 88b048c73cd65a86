"""Runs the person's own command through the system's shell, and tells where it fails.

It is a process of its own session and writes to a file, not to a pipe, so that it goes on where this
program ends before it.
"""

from __future__ import annotations

import subprocess
import tempfile
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal

from recorder_app.ui.language import say

_SAID_BYTES = 300
"""Of what a failing command said last."""


class OwnCommand(QObject):
    failed = Signal(str)
    """A sentence for the person."""
    _over = Signal(int, str)
    _broken = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopped = False
        self._over.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        self._broken.connect(self._not_started, Qt.ConnectionType.QueuedConnection)

    def run(self, command: str) -> None:
        if command.strip():
            # A thread that nobody waits for: the command may take hours.
            Thread(target=self._carry_out, args=(command,), name="command", daemon=True).start()
        else:
            self.failed.emit(say("No command is set: write one in the settings."))

    def stop(self) -> None:
        """Nothing is told any more."""
        if not self._stopped:
            self._stopped = True
            self._over.disconnect()
            self._broken.disconnect()

    def _carry_out(self, command: str) -> None:
        try:
            with tempfile.TemporaryFile() as said:
                ended = subprocess.run(
                    command,
                    shell=True,
                    stdin=subprocess.DEVNULL,
                    stdout=said,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    check=False,
                )
                size = said.seek(0, 2)
                said.seek(max(0, size - _SAID_BYTES))
                last = said.read().decode(errors="replace").strip()
        except OSError as error:
            self._broken.emit(str(error))
            return
        self._over.emit(ended.returncode, last)

    def _ended(self, code: int, last: str) -> None:
        if code and last:
            self.failed.emit(say("The command ended with {code}: {last}", code=code, last=last))
        elif code:
            self.failed.emit(say("The command ended with {code}.", code=code))

    def _not_started(self, reason: str) -> None:
        self.failed.emit(say("The command could not be started: {reason}", reason=reason))
