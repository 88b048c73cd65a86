"""The way in and the way out, as a program of its own: shown, worked with, ended by a signal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from recorder_app.ui.presence.endings import Endings

_PROGRAM = """
import sys
from pathlib import Path
from recorder_app.ui import desktop
from tests.ui.fake_front import FakeFront

application = desktop.make_application(["recorder"])
front = FakeFront()

def start():
    front.notice("2 resumed, nothing lost.")
    print("started", flush=True)

code = desktop.run_desktop(
    application, front, state_path=Path(sys.argv[1]), files=[Path("/films/a.mp4")], start=start
)
print("ended", code, front.calls.count("add"), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_it_as_quit_does(tmp_path: Path, name: str) -> None:
    state = tmp_path / "window.json"
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(state)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "started\n"
        program.send_signal(getattr(signal, name))
        try:
            rest, errors = program.communicate(timeout=60)
        finally:
            program.kill()
    assert rest == "ended 0 1\n"
    assert program.returncode == 0
    assert "Traceback" not in errors
    assert state.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
def test_started_to_outlive_its_terminal_it_does(qapp: object) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        endings = Endings(lambda: None)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        endings.stop()
    finally:
        signal.signal(signal.SIGHUP, before)
