"""A person who publishes: films whose stages take no time, accounts at servers of ours, presets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from recorder_app.domain.preset import Preset
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from tests.journeys.terminal import Json, Terminal

MIB = 1024 * 1024
PROGRAM = ["-m", "tests.journeys.publishing_recorder"]


class Publisher(Terminal):
    def __init__(self, home: Path, films: Path) -> None:
        super().__init__(home, PROGRAM)
        self._films = films

    def film(self, size_bytes: int) -> Path:
        path = self._films / "talk.mp4"
        path.write_bytes(Random(1).randbytes(size_bytes))
        return path

    def log_in(self, platform: str, credentials: Mapping[str, Any]) -> str:
        """From a file, as account “main”. Returns what was said."""
        file = self._films / f"{platform}.json"
        file.write_text(json.dumps(credentials), encoding="utf-8")
        done = self.run("accounts", "add", platform, "--name", "main", "--file", str(file))
        file.unlink()
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def recording_for(
        self,
        accounts: Mapping[str, Mapping[str, Any]],
        size_bytes: int,
        **settings: Mapping[str, Any],
    ) -> Path:
        """The recording 1 with an output for each platform, through a preset of its name; the program
        doesn't run meanwhile."""
        film = self.film(size_bytes)
        engine = Engine(Home(self.home))
        try:
            for platform, credentials in accounts.items():
                engine.add_account(platform, "main", credentials)
                preset = Preset(platform, platform, "main", settings.get(platform, {}))
                engine.save_preset(preset)
            engine.add([str(film)], presets=list(accounts))
        finally:
            engine.stop()
        return film


def output(recording: Json, platform: str) -> Json:
    found: Json = next(each for each in recording["outputs"] if each["platform"] == platform)
    return found
