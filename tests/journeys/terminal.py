"""What a person types, and what comes of it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx

from tests.engine.bench import PATIENCE_S

ROOT = Path(__file__).resolve().parents[2]
REAL = [str(ROOT / "main.py")]
SCRIPTED = ["-m", "tests.journeys.scripted_recorder"]

Json = dict[str, Any]


class Terminal:
    """Types into the shell of somebody whose data folder is `home`."""

    def __init__(self, home: Path, program: Sequence[str] = SCRIPTED) -> None:
        self.home = home
        self._program = program

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *self._program, *arguments],
            cwd=ROOT,
            env=os.environ | {"RECORDER_HOME": str(self.home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        with self.start(*arguments) as process:
            try:
                out, err = process.communicate(timeout=PATIENCE_S)
            finally:
                process.kill()
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def json(self, *arguments: str) -> Any:
        return json.loads(self.run(*arguments, "--json").stdout)

    def recording(self, recording_id: int) -> Json:
        found: list[Json] = self.json("list")
        return next(each for each in found if each["id"] == recording_id)

    @contextlib.contextmanager
    def serve(self) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
        """The program without a window, and one who knows its token. Killed at the end."""
        with self.start("serve") as process:
            assert process.stdout is not None
            announced = json.loads(process.stdout.readline())
            assert set(announced) == {"url", "token"}
            client = httpx.Client(
                base_url=announced["url"],
                headers={"Authorization": f"Bearer {announced['token']}"},
                timeout=PATIENCE_S,
                trust_env=False,
            )
            try:
                yield process, client
            finally:
                client.close()
                process.kill()


def until(process: subprocess.Popen[str], condition: Callable[[], bool]) -> None:
    """Wait until the condition holds, while the process lives."""
    for _ in range(int(PATIENCE_S / 0.02)):
        if condition():
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.02)
            break
    assert condition(), "the condition did not come true"
