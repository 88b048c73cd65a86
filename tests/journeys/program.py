"""The whole program in the test's own process: only its loop is pytest-qt's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from recorder_app.engine.engine import Engine
from recorder_app.engine.instance.channel import ChannelServer
from recorder_app.engine.instance.handover import Desk
from recorder_app.engine.instance.lock import InstanceLock
from recorder_app.paths import Home
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.window import MainWindow


class Program:
    """Built and ended in the order of `recorder_app.app` and `recorder_app.ui.desktop`."""

    def __init__(self, home: Path, child_module: str) -> None:
        self.home = Home(home)
        self._lock = InstanceLock(self.home)
        assert self._lock.take()
        self.engine = Engine(self.home, child_module)
        desk = Desk(self.engine, has_window=True)
        self._channel = ChannelServer(self.home, desk.answer)
        self.window = MainWindow(self.engine, state_path=self.home.root / "window.json")
        self.window.quit_wanted.connect(self._quit)
        self.has_quit = False
        """The person has quit it: its loop would be left."""
        self._starter = OffThread("start", 1)
        self._ended = False
        self.window.show()
        self._starter.ask(self.engine.start, lambda _: None, self.window.tell_start_failed)

    def _quit(self) -> None:
        self.has_quit = True

    def end(self) -> None:
        """What follows when its loop has been left."""
        if self._ended:
            return
        self._ended = True
        self._starter.stop()
        self.window.stop()
        self._channel.close()
        self.engine.stop()
        self._lock.release()
        self.window.deleteLater()

    def facts(self, title: str) -> dict[str, Any]:
        """The recording of this title, as scripts see it."""
        for recording_id in self.window.model.ids:
            snapshot = self.engine.recording(recording_id)
            if snapshot is not None and snapshot.recording.title == title:
                return snapshot.to_json()
        raise AssertionError(f"there is no “{title}”")

    def stage(self, title: str, stage: str) -> dict[str, Any]:
        found: dict[str, Any] = next(
            each for each in self.facts(title)["stages"] if each["type"] == stage
        )
        return found

    @property
    def work_folders(self) -> list[Path]:
        """One for each attempt that is not finished."""
        return [*self.home.work.iterdir()] if self.home.work.exists() else []
