"""Files whose names are not UTF-8, as old disks and archives have them: worked on like any other."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_app.engine import durable
from recorder_app.engine.children import wire
from recorder_app.engine.children.worker import CHILD_MODULE
from recorder_app.stages.media import ffmpeg
from recorder_app.stages.media.ffmpeg import Input
from tests.engine.bench import running

NAME = os.fsdecode(b"caf\xe9")


def test_they_are_told_to_the_children_and_kept(tmp_path: Path) -> None:
    said = {"source": f"/films/{NAME}.mp4", "settings": {}}
    assert wire.decode(wire.encode(said)) == said
    assert wire.job_key(said, 1) != wire.job_key({**said, "source": "/films/cafe.mp4"}, 1)
    durable.write_json(tmp_path / "checkpoint.json", said)
    assert durable.read_json(tmp_path / "checkpoint.json") == said


@pytest.fixture
def film(samples: Callable[[str], Path], tmp_path: Path) -> Path:
    folder = tmp_path / NAME
    film = folder / f"{NAME}.mp4"
    try:
        folder.mkdir()
        film.write_bytes(samples("talk.mp4").read_bytes())
    except OSError:
        pytest.skip("this file system takes no such names")
    return film


def test_they_are_brought_in_and_named_by_what_can_be_read(film: Path, tmp_path: Path) -> None:
    with running(tmp_path / "home", child_module=CHILD_MODULE) as bench:
        (added,) = bench.engine.add([str(film)], presets=[])
        recording_id = added.recording.id
        assert bench.json(recording_id)["source"] == str(film)
        assert bench.json(recording_id)["title"] == "caf\ufffd"
        bench.engine.run([recording_id])
        bench.until_recording(recording_id, lambda each: each["stages"][0]["status"] == "COMPLETED")
        bench.engine.cancel([recording_id])


def test_they_are_cut(film: Path, tmp_path: Path) -> None:
    program = ffmpeg.find("embedded")
    output = tmp_path / f"{NAME}.partial"
    program.run([Input(film, [0])], output, {"f": "mp4", "c": "copy", "t": 1})
    assert output.stat().st_size
