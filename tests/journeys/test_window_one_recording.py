"""One recording, from the drop to its end: run, watched, paused, gone on, cancelled, failed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recorder_app.domain.query import Filter
from recorder_app.domain.words import StageType
from recorder_app.ui.commands.commander import Command
from tests.engine.bench import Gate
from tests.journeys.person import Person
from tests.journeys.program import Program
from tests.journeys.scripted_films import Script, film

Start = Callable[..., tuple[Program, Person]]


def test_dropped_run_watched_paused_gone_on_and_ready(start: Start, films: Path) -> None:
    at_pause, at_end = Gate(films, "pause"), Gate(films, "end")
    steps: Script = [
        ["checkpoint", 30],
        ["progress", 0.35],
        at_pause.action,
        ["checkpoint", 41],
        at_end.action,
        ["checkpoint", 80],
    ]
    program, person = start()
    assert program.window.list_pane.currentWidget() is program.window.list_pane.welcome
    person.drop([film(films, "Opening lecture", transcribe=steps)])
    person.until_row_says("Opening lecture", "New")
    person.until_notice_says("1 added.")
    assert person.row("Opening lecture").run_hint == "Run the whole pipeline."

    person.press_in_row("Opening lecture", Command.RUN)
    person.until_row_says("Opening lecture", "Transcribing 0:35 of 1:30")
    assert "Transcribe 35%" in person.row("Opening lecture").progress_text
    person.until(lambda: program.window.counts.now[Filter.RUNNING] == 1)

    person.press_in_row("Opening lecture", Command.PAUSE)
    person.until_row_says("Opening lecture", "Pausing… transcribing")
    assert person.row("Opening lecture").can_run, "a pending pause can be taken back"
    at_pause.open()
    person.until_row_says("Opening lecture", "Paused in Transcribe at 0:41")
    assert not person.row("Opening lecture").can_pause
    assert person.row("Opening lecture").run_hint == "Continue transcribing at 0:41."
    person.until(lambda: "Paused: 1" in person.groups)

    person.press_in_row("Opening lecture", Command.RUN)
    person.until_row_says("Opening lecture", "Transcribing")
    at_end.open()
    person.until_row_says("Opening lecture", "Ready")
    assert not person.row("Opening lecture").can_run
    assert program.stage("Opening lecture", "transcribe")["attempts"] == 2
    assert program.facts("Opening lecture")["outputs"][0]["status"] == "UPLOADED"
    person.until(lambda: program.work_folders == [])


@pytest.mark.parametrize("way", [Person.press_in_row, Person.press_on_bar, Person.press_keys])
def test_a_command_is_reached_in_the_row_on_the_bar_and_by_keys(
    start: Start, films: Path, way: Callable[..., None]
) -> None:
    gate = Gate(films)
    program, person = start()
    person.drop([film(films, "talk", trim=[gate.action]), film(films, "other")])
    person.until_row_says("talk", "New")
    person.select("talk")

    def give(command: Command) -> None:
        way(person, *(("talk",) if way is Person.press_in_row else ()), command)

    give(Command.RUN)
    person.until_row_says("talk", "Trimming")
    give(Command.PAUSE)
    person.until_row_says("talk", "Pausing… trimming")
    give(Command.RUN)
    person.until_row_says("talk", "Trimming")
    give(Command.CANCEL)
    person.until_row_says("talk", "Partly processed")
    assert person.words("other") == "New"
    assert program.stage("talk", "trim")["attempts"] == 1, "nothing is started twice"


def test_cancel_leaves_nothing_behind_and_keeps_finished_stages(start: Start, films: Path) -> None:
    gate = Gate(films)
    program, person = start()
    steps: Script = [["spool", 3_000_000], ["checkpoint", 30], gate.action]
    person.drop([film(films, "talk", transcribe=steps)])
    person.until_row_says("talk", "New")
    person.press_in_row("talk", Command.RUN)
    person.until_row_says("talk", "Transcribing")
    person.until(lambda: program.stage("talk", "transcribe")["checkpoint_s"] == 30)
    (folder,) = program.work_folders

    person.press_in_row("talk", Command.CANCEL)
    person.until_row_says("talk", "Partly processed")
    person.until_notice_says("talk: Cancelled: stopped transcribing. Removed 3.0 MB")
    assert not folder.exists()
    assert program.work_folders == []
    assert program.stage("talk", "trim")["status"] == "COMPLETED"
    assert not program.stage("talk", "transcribe")["checkpoint_s"]
    assert person.row("talk").run_hint == "Continue with transcribing."


def test_a_broken_file_is_named_and_disturbs_no_other(start: Start, films: Path) -> None:
    program, person = start()
    reason = "“noise.mp4” is not a recording: no sound or picture was found in it."
    broken = film(films, "noise", download=[["fail", "permanent", reason]])
    good = [film(films, name) for name in ("first", "second")]
    person.drop([good[0], films / "missing.mp4", broken, good[1]])
    person.until_row_says("second", "New")
    person.until_notice_says("3 added, 1 refused. There is no file “")
    person.until_notice_says("missing.mp4")

    person.select_all()
    person.press_on_bar(Command.RUN)
    person.until_notice_says("3 started.")
    for each in ("first", "second"):
        person.until_row_says(each, "Ready")
    person.until_row_says("noise", f"Failed in Download: {reason}")
    person.until(lambda: program.window.counts.now[Filter.ATTENTION] == 1)
    assert person.row("noise").run_hint == "Retry downloading."

    person.select("noise")
    program.window.wishes.details.setChecked(True)
    line = program.window.details.stages.line(StageType.DOWNLOAD)
    person.until(lambda: line.value == "failed")
    assert line.note == reason
