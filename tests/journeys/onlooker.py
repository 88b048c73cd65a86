"""A person at the real screen: sees what the program shows there, and has but mouse and keyboard."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import Any

from recorder_app.engine.instance.channel import ChannelClient
from recorder_app.paths import Home
from tests.journeys.real_screen import PATIENCE_S, RealScreen, real_screen, until

ROOT = Path(__file__).resolve().parents[2]
_FILE_MANAGER = '#!/bin/sh\nprintf \'%s\\n\' "$@" >> "$OPENED"\n'

Seen = dict[str, Any]


class Onlooker:
    def __init__(
        self, screen: RealScreen, process: subprocess.Popen[str], socket: Path, home: Home
    ) -> None:
        self.screen = screen
        self.process = process
        self.home = home
        self.until(socket.exists, "the program looks on")
        self._eye: Connection = Client(str(socket))
        self.until(lambda: self.see("widget", "mainWindow"), "its window")
        self._channel = ChannelClient(home)

    # Sees
    def see(self, what: str, *arguments: Any) -> Any:
        """What the program's `Eye` answers."""
        self._eye.send((what, *arguments))
        assert self._eye.poll(PATIENCE_S), f"no answer: {what} {arguments}"
        answer = self._eye.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def until(self, condition: Callable[[], Any], what: str) -> None:
        try:
            until(self.process, condition, what)
        except AssertionError:
            self.screen.photograph(self.home.root / "seen.png")
            raise

    def until_seen(self, what: str, *arguments: Any) -> Seen:
        found: list[Seen] = []

        def look() -> bool:
            found[:] = [each for each in [self.see(what, *arguments)] if each]
            return bool(found)

        self.until(look, f"{what} {arguments} is seen")
        return found[0]

    def until_row(self, title: str, *words: str) -> Seen:
        """Until its status holds one of these."""

        def says() -> bool:
            row = self.see("row", title)
            return row is not None and any(each in row["words"] for each in words)

        try:
            self.until(says, "")
        except AssertionError as error:
            said = self.see("row", title)
            raise AssertionError(f"{title}: {words} not said, but {said} ({error})") from None
        row: Seen = self.see("row", title)
        return row

    def facts(self, recording_id: int) -> dict[str, Any]:
        """As scripts see the recording."""
        answer = self._channel.ask("recordings", ids=[recording_id])
        found: dict[str, Any] = answer["recordings"][0]
        return found

    # Does
    def click(self, what: str, *arguments: Any, times: int = 1, button: int = 1) -> None:
        """Once it stands: a window manager moves a new window to its place before it is active."""
        self.until(
            lambda: (self.see(what, *arguments) or {"active": False}).get("active", True),
            f"{what} {arguments} can be clicked",
        )
        self.click_at(self.until_seen(what, *arguments)["at"], times=times, button=button)

    def click_at(self, at: Sequence[int], *, times: int = 1, button: int = 1) -> None:
        self.screen.xdo("mousemove", "--sync", *at)
        self.screen.xdo("click", "--repeat", times, "--delay", 60, button)

    def press(self, *keys: str) -> None:
        self.screen.press(*keys)

    def tab_to(self, name: str) -> None:
        """Go on with Tab until that has the keyboard."""
        way: list[str] = []
        while (here := self.see("focus")) != name:
            assert way.count(here) < 3, f"Tab does not lead to {name}: {way}"
            way.append(here)
            self._tab(self.see("focus_place"))

    def _tab(self, here: int) -> None:
        self.press("Tab")
        self.until(lambda: self.see("focus_place") != here, "Tab leads on")

    def type(self, text: str) -> None:
        self.screen.xdo("type", "--delay", 5, text)

    @contextlib.contextmanager
    def holding(self, key: str) -> Iterator[None]:
        self.screen.xdo("keydown", key)
        try:
            yield
        finally:
            self.screen.xdo("keyup", key)

    def quits(self) -> None:
        """It ends by itself, as it should."""
        out, _ = self.process.communicate(timeout=PATIENCE_S)
        assert self.process.returncode == 0, out
        assert "Traceback" not in out, out


@contextlib.contextmanager
def at_the_screen(folder: Path, home: Home, what: str = "main.py") -> Iterator[Onlooker]:
    """The program on a screen of its own: `what` is for `watched_program`. Folders that it has a file
    manager open are written into `folder/opened`."""
    tools = folder / "tools"
    tools.mkdir()
    manager = tools / "xdg-open"
    manager.write_text(_FILE_MANAGER, encoding="utf-8")
    manager.chmod(0o755)
    socket = folder / "eye"
    with real_screen(folder / "person") as screen:
        environment = {
            **screen.environment,
            "RECORDER_HOME": str(home.root),
            "OPENED": str(folder / "opened"),
            "PATH": f"{tools}:{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
        }
        with subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.watched_program", str(socket), what],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                yield Onlooker(screen, process, socket, home)
            finally:
                process.kill()


@contextlib.contextmanager
def copied(screen: RealScreen, text: str) -> Iterator[None]:
    """Another program on the screen has this in the clipboard."""
    program = (
        "import json, sys; from PySide6.QtGui import QGuiApplication as A;"
        "a = A([]); a.clipboard().setText(json.loads(sys.argv[1])); print(flush=True); a.exec()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, json.dumps(text)],
        env=screen.environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            yield
        finally:
            process.kill()
