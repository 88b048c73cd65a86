"""The control API comes and goes with the setting."""

from __future__ import annotations

import errno
import json
import threading
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from recorder_app.control_api.access import Access
from recorder_app.control_api.offer import Offer
from recorder_app.control_api.server import ControlServer
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home


def _health(home: Home) -> int:
    access = json.loads(home.control_api.read_text(encoding="utf-8"))
    headers = {"Authorization": f"Bearer {access['token']}"}
    return httpx.get(f"{access['url']}/health", headers=headers).status_code


def test_it_follows_the_setting_while_the_program_runs(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    engine = Engine(home)
    offer = Offer(home, engine)
    try:
        assert not home.control_api.exists()
        engine.change_settings(replace(engine.settings, control_api=True))
        assert _health(home) == 200
        engine.change_settings(replace(engine.settings, keep_awake=False))
        assert _health(home) == 200
        engine.change_settings(replace(engine.settings, control_api=False))
        assert not home.control_api.exists()
        engine.change_settings(replace(engine.settings, control_api=True))
        assert _health(home) == 200
    finally:
        offer.close()
        engine.stop()
    assert not home.control_api.exists()


def test_a_disk_that_is_full_leaves_nothing_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_access: Access, _path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Access, "write", full)
    engine = Engine(Home(tmp_path / "home"))
    try:
        with pytest.raises(OSError, match="No space left"):
            ControlServer(engine.home, engine)
        assert "control-api" not in {each.name for each in threading.enumerate()}
    finally:
        engine.stop()
