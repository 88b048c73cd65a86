"""What the program tells to be done is on disk: a power cut takes nothing of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy.engine.default import DefaultDialect

from recorder_app import settings as stored_settings
from recorder_app.domain.correction import SegmentText, TopicTitle
from recorder_app.domain.words import StageType
from recorder_app.engine.children import child
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from recorder_app.settings import Settings
from tests.domain.said import topics, transcript
from tests.engine.corrected import correct
from tests.engine.transcribed import Transcribed
from tests.faults import durability
from tests.faults.child import TRACE
from tests.faults.program import program


def test_all_that_a_commit_rests_on_is_on_disk(tmp_path: Path) -> None:
    home, film, notes = tmp_path / "home", tmp_path / "talk.mp4", tmp_path / "notes"
    film.write_bytes(b"a film")
    stored_settings.save(
        home / "settings.json", Settings(output_dir=str(tmp_path / "out"), keep_awake=False)
    )
    environment = {durability.VARIABLE: str(notes), TRACE: str(tmp_path / "trace")}
    with program(home, None, environment) as life:
        life.ask("POST", "/recordings", {"source": str(film)})
        life.ask("POST", "/recordings/1/run")
        while life.ask("GET", "/recordings/1").body["can_cancel"]:
            assert life.lives_on(0.05)
        assert life.ask("GET", "/recordings/1").body["status"] == "READY"

    lines = notes.read_text(encoding="utf-8").splitlines()
    assert sum('"did": "rename"' in line for line in lines) >= 20
    assert "\n".join(durability.losses(lines, home)) == ""


def test_all_that_a_correction_rests_on_is_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, notes = tmp_path / "home", tmp_path / "notes"
    engine = Engine(Home(home))
    talk = Transcribed(engine, tmp_path, transcript("Good by.", "Now."), topics(0, 20, 40))
    talk.until(StageType.SUBTITLES)
    monkeypatch.setenv(durability.VARIABLE, str(notes))
    for place, name in (
        *((os, name) for name in ("fsync", "mkdir", "rename", "replace")),
        (child.Pipe, "send"),
        (DefaultDialect, "do_commit"),
    ):
        monkeypatch.setattr(place, name, getattr(place, name))  # put back after the test
    durability.install()
    correct(talk, SegmentText(0, "Goodbye."), TopicTitle(0, "Hello"))
    correct(talk, TopicTitle(0, "Farewell"))
    engine.stop()
    lines = notes.read_text(encoding="utf-8").splitlines()
    assert sum('"did": "rename"' in line for line in lines) == 2
    assert "\n".join(durability.losses(lines, home)) == ""
