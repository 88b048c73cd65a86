"""The sample talk that ships, dropped into the window and taken through the real stages."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_app.domain.query import Filter
from recorder_app.engine.children.worker import CHILD_MODULE
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.details.files import Files
from tests.journeys.person import Person
from tests.journeys.program import Program

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample-talk.mp4"

STAGES = ["Downloading", "Trimming", "Transcribing", "Finding", "Making", "Uploading"]
"""How the words of each stage begin, in the order of the stages."""

pytestmark = pytest.mark.slow


def _broken(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    os.utime(path, (1e9, 1e9))  # a file that has just changed may still be growing
    return path


def test_the_sample_becomes_a_folder_and_broken_files_beside_it_are_named(
    start: Callable[..., tuple[Program, Person]], films: Path, tmp_path: Path
) -> None:
    program, person = start(CHILD_MODULE)
    broken = [
        _broken(films, "empty.mp4", b""),
        _broken(films, "noise.mkv", random.Random(1).randbytes(9999)),
    ]
    person.drop([broken[0], SAMPLE, broken[1]])
    person.until_row_says("sample-talk", "New")
    seen: list[str] = []
    program.window.model.dataChanged.connect(lambda: seen.append(person.words("sample-talk")))
    person.select_all()
    person.press_on_bar(Command.RUN)
    person.until_notice_says("3 started.")
    for each in broken:
        person.until_row_says(each.stem, "Failed in Download: ")
        assert each.name in person.words(each.stem)
    person.until(lambda: program.window.counts.now[Filter.ATTENTION] == len(broken))

    person.until_row_says("sample-talk", "Ready")
    assert any(text.startswith("Transcribing ") and " of 1:" in text for text in seen), seen
    stages = [STAGES.index(text.split()[0]) for text in seen if text.split()[0] in STAGES]
    assert stages == sorted(stages), seen

    folder = tmp_path / "published" / "sample-talk"
    talk = json.loads((folder / "sample-talk.json").read_text(encoding="utf-8"))
    assert len(talk["segments"]) > 5
    assert (folder / "sample-talk.srt").stat().st_size > 500

    person.select("sample-talk")
    program.window.wishes.details.setChecked(True)
    files = program.window.details.findChild(Files)
    assert files is not None
    person.until(lambda: len(files.lines) >= 5)
