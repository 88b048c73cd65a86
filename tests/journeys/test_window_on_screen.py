"""The program as it is started, on a screen with a window manager and a tray: clicked and typed at
from outside, with the real stages at work."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import psutil
import pytest
from PySide6.QtGui import QImage

from recorder_app import settings as stored_settings
from recorder_app.engine.children.worker import HOME_MARK
from recorder_app.engine.instance.channel import ChannelClient
from recorder_app.paths import Home
from recorder_app.settings import Settings
from tests.journeys.real_screen import PATIENCE_S, RealScreen, need_tools, real_screen, until
from tests.journeys.window_map import WindowMap

pytestmark = [pytest.mark.window, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample-talk.mp4"
CLOSE_BUTTON = (-10, -10)
"""From the upper right corner of the window's inside."""


class Desktop:
    """The program on the screen, and what a person sees and does there."""

    def __init__(self, screen: RealScreen, home: Home, process: subprocess.Popen[str]) -> None:
        self.screen = screen
        self.process = process
        self._home = home
        self.until(lambda: self.windows, "its window")
        self._channel = ChannelClient(home)
        self.map = _map_of(screen, recordings=2)

    @property
    def windows(self) -> list[int]:
        return self.screen.windows("^Recorder$", self.process.pid)

    def until(self, condition: Any, what: str) -> None:
        until(self.process, condition, what)

    def until_facts(self, title: str, what: str, condition: Any) -> dict[str, Any]:
        self.until(lambda: condition(self.facts(title)), f"{title}: {what}")
        return self.facts(title)

    def recordings(self) -> list[dict[str, Any]]:
        """As the running program knows them, in the order of the list: newest first."""
        found = self._channel.ask("recordings", ids=list(range(1, 10)))["recordings"]
        return sorted(found, key=lambda each: -int(each["id"]))

    def facts(self, title: str) -> dict[str, Any]:
        return next(each for each in self.recordings() if each["title"] == title)

    def start_again(self, *files: Path) -> None:
        done = _main(self.screen, self._home, *map(str, files))
        assert (done.returncode, done.stderr) == (0, "")

    def click_in_row(self, title: str, command: str) -> None:
        place = [each["title"] for each in self.recordings()].index(title)
        x, y = self.map.rows[place][command]
        self.screen.click(self.windows[0], (x, y))

    def click_on_bar(self, command: str) -> None:
        self.screen.click(self.windows[0], self.map.bar[command])

    def select_all(self) -> None:
        self.screen.click(self.windows[0], self.map.ground)
        self.screen.press("ctrl+a")

    def close(self) -> None:
        width, _ = self.map.size
        x, y = CLOSE_BUTTON
        self.screen.click(self.windows[0], (width + x, y))
        self.until(lambda: not self.windows, "the window is closed")


def _environment(screen: RealScreen, home: Home) -> dict[str, str]:
    return {**screen.environment, "RECORDER_HOME": str(home.root)}


def _main(screen: RealScreen, home: Home, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        env=_environment(screen, home),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )


def _map_of(screen: RealScreen, *, recordings: int) -> WindowMap:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.window_map", str(recordings)],
        env=screen.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 0, done.stderr
    return WindowMap(**json.loads(done.stdout))


def _long_talk(folder: Path) -> Path:
    """The sample eight times over: it is still being transcribed when all has been clicked."""
    path = folder / "Long talk.mp4"
    loop = ["-stream_loop", "7", "-i", str(SAMPLE), "-c", "copy"]
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    subprocess.run([ffmpeg, "-nostdin", "-loglevel", "error", *loop, str(path)], check=True)
    os.utime(path, (1e9, 1e9))  # a file that has just changed may still be growing
    return path


def _children(home: Home) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get(HOME_MARK) == str(home.root):
                found.append(process)
    return found


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    need_tools()
    home = Home(tmp_path / "home")
    stored_settings.save(home.settings, Settings(output_dir=str(tmp_path / "published")))
    with (
        real_screen(tmp_path / "person") as screen,
        subprocess.Popen(
            [sys.executable, str(ROOT / "main.py")],
            env=_environment(screen, home),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process,
    ):
        try:
            yield Desktop(screen, home, process)
        finally:
            process.kill()


def test_a_person_with_mouse_and_keyboard(desktop: Desktop, tmp_path: Path) -> None:
    screen, home = desktop.screen, Home(tmp_path / "home")
    talk = _long_talk(tmp_path)
    desktop.until(screen.tray_holds_icon, "an icon in the tray")

    # Files come by a second start.
    desktop.start_again(talk, SAMPLE)
    desktop.until(lambda: len(desktop.recordings()) == 2, "two recordings")
    assert screen.size_of(desktop.windows[0]) == tuple(desktop.map.size)

    # Run, Pause and Run in a row.
    desktop.click_in_row("Long talk", "run")
    desktop.until_facts(
        "Long talk", "is being transcribed", lambda each: each["stages"][2]["checkpoint_s"]
    )
    desktop.click_in_row("Long talk", "pause")
    paused = desktop.until_facts("Long talk", "is paused", lambda each: each["paused"])
    assert paused["status_text"].startswith("Paused in Transcribe at")
    assert not desktop.facts("sample-talk")["can_cancel"]
    desktop.click_in_row("Long talk", "run")
    desktop.until_facts("Long talk", "goes on", lambda each: each["is_runtime"])

    # Cancel of another disturbs nobody.
    desktop.click_in_row("sample-talk", "run")
    desktop.until_facts("sample-talk", "has a run", lambda each: each["can_cancel"])
    desktop.click_in_row("sample-talk", "cancel")
    desktop.until_facts("sample-talk", "is cancelled", lambda each: not each["can_cancel"])
    assert desktop.facts("Long talk")["can_cancel"]

    # All together.
    desktop.select_all()
    desktop.click_on_bar("pause")
    desktop.until_facts("Long talk", "is paused", lambda each: each["paused"])
    assert not desktop.facts("sample-talk")["can_cancel"]
    desktop.click_on_bar("run")
    for title in ("Long talk", "sample-talk"):
        desktop.until_facts(title, "runs", lambda each: each["can_cancel"] and not each["paused"])
    screen.photograph(tmp_path / "window.png")
    _check_picture(tmp_path / "window.png")

    # Closed, it works on in the tray.
    desktop.close()
    assert screen.tray_holds_icon()
    before = desktop.facts("Long talk")["stages"][2]["checkpoint_s"]
    desktop.until_facts(
        "Long talk", "comes on", lambda each: (each["stages"][2]["checkpoint_s"] or 0) > before
    )
    screen.click(screen.tray, (12, 12))
    desktop.until(lambda: desktop.windows, "the window, from the tray")
    desktop.close()
    desktop.start_again()
    desktop.until(lambda: desktop.windows, "the window, from a second start")

    # Quit while it works: it asks, and keeps what it has.
    children = _children(home)
    assert children
    screen.click(desktop.windows[0], desktop.map.ground)
    screen.press("ctrl+q")
    desktop.until(
        lambda: screen.active() in screen.windows("Quit", desktop.process.pid), "a question"
    )
    screen.press("Tab", "Return")
    out, _ = desktop.process.communicate(timeout=PATIENCE_S)
    assert (desktop.process.returncode, out) == (0, "")
    assert _children(home) == []
    assert not screen.tray_holds_icon()
    kept = {
        each["title"]: each for each in json.loads(_main(screen, home, "list", "--json").stdout)
    }
    assert kept["Long talk"]["stages"][2]["checkpoint_s"] > before
    assert all(each["can_cancel"] and not each["is_runtime"] for each in kept.values())


def _check_picture(path: Path) -> None:
    """It shows a window with something in it."""
    picture = QImage(str(path))
    colors = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 5)
        for y in range(0, picture.height(), 5)
    }
    assert len(colors) > 20
