"""A screen of its own with a window manager and a tray, and a person's hands: mouse and keyboard."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import imageio_ffmpeg
import pytest

SIZE = (1280, 800)
PATIENCE_S = 60.0
_LOOK_S = 0.05

TOOLS = ("Xvfb", "openbox", "trayer", "xdotool")
REASON = "Xvfb, openbox, trayer or xdotool is missing (see README, Debian line)"

_ELSEWHERE = (
    "QT_QPA_PLATFORM",
    "WAYLAND_DISPLAY",
    "DBUS_SESSION_BUS_ADDRESS",
    "XAUTHORITY",
    "SESSION_MANAGER",
)
"""What would lead a program to another screen, or its tray icon to another tray."""


def need_tools() -> None:
    if not all(shutil.which(tool) for tool in TOOLS):
        pytest.skip(REASON)


class RealScreen:
    def __init__(self, display: str, home: Path) -> None:
        self._size = f"{SIZE[0]}x{SIZE[1]}"
        self.display = display
        kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
        self.environment: Mapping[str, str] = kept | {"DISPLAY": display, "HOME": str(home)}

    def xdo(self, *words: str | int) -> str | None:
        """What xdotool answers; None where it finds nothing."""
        done = subprocess.run(
            ["xdotool", *map(str, words)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        return done.stdout.strip() if done.returncode == 0 else None

    def click(self, window: int, at: tuple[int, int]) -> None:
        """Move to a point, relative to the window's inside, and click there."""
        self.xdo("mousemove", "--sync", "--window", window, "--", *at)
        self.xdo("click", 1)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.xdo("key", key)

    def windows(self, title: str, pid: int | None = None) -> list[int]:
        """The ids of the windows that can be seen, by a pattern of their title."""
        whose = () if pid is None else ("--all", "--pid", pid)
        found = self.xdo("search", "--onlyvisible", *whose, "--name", title)
        return [int(each) for each in (found or "").split()]

    def active(self) -> int | None:
        """The window that has the keyboard."""
        found = self.xdo("getactivewindow")
        return int(found) if found else None

    def size_of(self, window: int) -> tuple[int, int]:
        lines = (self.xdo("getwindowgeometry", "--shell", window) or "").splitlines()
        values = dict(line.split("=") for line in lines)
        return int(values["WIDTH"]), int(values["HEIGHT"])

    @property
    def tray(self) -> int:
        """The tray's window."""
        return self.windows("^panel$")[0]

    def tray_holds_icon(self) -> bool:
        """An empty tray is as wide as its frame."""
        width, height = self.size_of(self.tray)
        return width > height // 2

    def photograph(self, path: Path) -> None:
        grab = ["-f", "x11grab", "-video_size", self._size, "-i", self.display, "-frames:v", "1"]
        subprocess.run(
            [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-loglevel", "error", *grab, str(path)],
            env=self.environment,
            check=True,
            timeout=PATIENCE_S,
        )


def until(process: subprocess.Popen[str], condition: Callable[[], object], what: str) -> None:
    """Wait until the condition holds, as long as the process lives."""
    for _ in range(int(PATIENCE_S / _LOOK_S)):
        if condition():
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_S)
            raise AssertionError(f"it has ended with {process.returncode} before: {what}")
    raise AssertionError(f"it has not come about: {what}")


@contextlib.contextmanager
def real_screen(home: Path) -> Iterator[RealScreen]:
    """A screen on a free display; `home` is the person's home folder on it."""
    home.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as processes:

        def run(*words: str, **how: object) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                words,
                stderr=subprocess.DEVNULL,
                text=True,
                **how,  # type: ignore[call-overload]
            )
            processes.callback(process.wait)
            processes.callback(process.kill)
            return process  # type: ignore[no-any-return]

        reading, writing = os.pipe()
        depth = f"{SIZE[0]}x{SIZE[1]}x24"
        # Else it begins anew when its last client leaves, and refuses those that come just then.
        options = ("-screen", "0", depth, "-nolisten", "tcp", "-noreset")
        run("Xvfb", "-displayfd", str(writing), *options, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        screen = RealScreen(f":{number}", home)
        manager = run("openbox", env=screen.environment)
        until(manager, lambda: screen.xdo("get_desktop") is not None, "a window manager")
        layout = ("--edge", "bottom", "--align", "right", "--widthtype", "request")
        tray = run("trayer", *layout, env=screen.environment)
        until(tray, lambda: screen.windows("^panel$"), "a tray")
        yield screen
