"""Putting the machine to sleep or shutting it down, in each system's own way. Blocks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol

_PATIENCE_S = 30.0
"""A machine that goes to sleep answers before it does, or after it has woken up."""


class PowerError(Exception):
    """The system refused; its text is for the person."""


class Power(Protocol):
    def sleep(self) -> None:
        """Raises `PowerError`."""

    def shut_down(self) -> None:
        """Raises `PowerError`."""


class _Way(StrEnum):
    SLEEP = "sleep"
    SHUT_DOWN = "shut down"


_POWERSHELL_SLEEP = (
    "Add-Type -AssemblyName System.Windows.Forms; "
    "if (-not [System.Windows.Forms.Application]::SetSuspendState('Suspend', $false, $false)) "
    "{ exit 1 }"
)
"""https://learn.microsoft.com/dotnet/api/system.windows.forms.application.setsuspendstate"""

# systemd: https://www.freedesktop.org/software/systemd/man/latest/systemctl.html; elogind, where there
# is no systemd, has the same words. macOS: pmset(1) and its System Events.
_COMMANDS: Mapping[str, Mapping[_Way, Sequence[Sequence[str]]]] = {
    "linux": {
        _Way.SLEEP: (("systemctl", "suspend"), ("loginctl", "suspend")),
        _Way.SHUT_DOWN: (("systemctl", "poweroff"), ("loginctl", "poweroff")),
    },
    "darwin": {
        _Way.SLEEP: (("pmset", "sleepnow"),),
        _Way.SHUT_DOWN: (("osascript", "-e", 'tell application "System Events" to shut down'),),
    },
    "win32": {
        _Way.SLEEP: (("powershell", "-NoProfile", "-Command", _POWERSHELL_SLEEP),),
        _Way.SHUT_DOWN: (("shutdown", "/s", "/t", "0"),),
    },
}


class MachinePower:
    """This machine's."""

    def __init__(self, platform: str = sys.platform) -> None:
        self._ways = _COMMANDS.get(platform, _COMMANDS["linux"])

    def sleep(self) -> None:
        self._do(_Way.SLEEP)

    def shut_down(self) -> None:
        self._do(_Way.SHUT_DOWN)

    def _do(self, way: _Way) -> None:
        for command in self._ways[way]:
            if shutil.which(command[0]):
                _run(command)
                return
        names = " or ".join(command[0] for command in self._ways[way])
        raise PowerError(f"this system has no {names}")


def _run(command: Sequence[str]) -> None:
    try:
        ended = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PowerError(str(error)) from error
    if ended.returncode:
        said = (ended.stderr or ended.stdout).strip()
        raise PowerError(said or f"{command[0]} ended with {ended.returncode}")
