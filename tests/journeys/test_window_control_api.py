"""The window takes commands from other programs, if the person wants that."""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from recorder_app import settings as stored_settings
from recorder_app.paths import Home
from tests.journeys.terminal import Terminal, until


@pytest.mark.parametrize("offered", [False, True])
def test_the_api_is_offered_beside_the_window_where_the_settings_say_so(
    home: Path, films: Path, offered: bool
) -> None:
    kept = Home(home)
    settings = replace(stored_settings.load(kept.settings), control_api=offered)
    stored_settings.save(kept.settings, settings)
    (films / "talk.mp4").write_text("{}", encoding="utf-8")
    terminal = Terminal(home)
    with terminal.start() as window:
        try:
            # It answers the line from its beginning, and the API once it works.
            until(window, lambda: kept.channel.exists())
            (added,) = terminal.json("add", str(films / "talk.mp4"))
            terminal.run("run", str(added["id"]))
            until(window, lambda: terminal.recording(added["id"])["status"] == "READY")
            until(window, lambda: kept.control_api.exists() == offered)
            if offered:
                access = json.loads(kept.control_api.read_text(encoding="utf-8"))
                headers = {"Authorization": f"Bearer {access['token']}"}
                url = f"{access['url']}/recordings/{added['id']}"
                found = httpx.get(url, headers=headers, trust_env=False)
                assert found.json() == terminal.recording(added["id"])
            window.send_signal(signal.SIGTERM)
            window.communicate(timeout=15)
        finally:
            window.kill()
    assert window.returncode == 0
    assert not kept.control_api.exists()
