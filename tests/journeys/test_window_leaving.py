"""Closing, quitting, starting again, starting twice: the work goes on, or nothing of it is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recorder_app.domain.query import Filter
from recorder_app.engine.children.worker import HOME_MARK
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.look.emblem import State
from tests.engine.bench import PATIENCE_S, SCRIPTED, Gate, add, running
from tests.journeys.person import Person
from tests.journeys.program import Program
from tests.journeys.scripted_films import Script, film

ROOT = Path(__file__).resolve().parents[2]
WORK_ON = f"""
import sys, threading
from pathlib import Path
from tests.engine.bench import running
with running(Path(sys.argv[1]), child_module={SCRIPTED!r}):
    threading.Event().wait()
"""
Start = Callable[..., tuple[Program, Person]]


def children(home: Path) -> list[psutil.Process]:
    """The processes that this one has started for the data folder."""
    found = psutil.Process().children(recursive=True)
    return [each for each in found if _belongs_to(each, home)]


def _belongs_to(process: psutil.Process, home: Path) -> bool:
    try:
        return process.environ().get(HOME_MARK) == str(home)
    except psutil.Error:  # it has ended
        return False


@pytest.mark.usefixtures("desktop_with_tray")
def test_closed_it_works_on_in_the_tray_and_comes_back_from_there(
    start: Start, films: Path
) -> None:
    gate = Gate(films)
    program, person = start()
    person.drop([film(films, "talk", topics=[gate.action])])
    person.until_row_says("talk", "New")
    person.press_in_row("talk", Command.RUN)
    person.until_row_says("talk", "Finding topics")
    tray = program.window.tray
    person.until(lambda: tray.tooltip.startswith("Recorder: 1 running, "))
    person.until(lambda: tray.state is State.WORKING)

    program.window.close()
    assert not program.window.isVisible()
    assert not program.has_quit
    gate.open()
    person.until(lambda: program.facts("talk")["status"] == "READY")
    person.until(lambda: tray.tooltip == "Recorder: nothing to do")
    person.until(lambda: tray.state is State.IDLE)

    tray.menu.defaultAction().trigger()
    assert program.window.isVisible()
    person.until_row_says("talk", "Ready")


@pytest.mark.usefixtures("desktop_with_tray")
def test_the_tray_pauses_all_and_runs_all_paused(start: Start, films: Path) -> None:
    gate = Gate(films)
    program, person = start()
    person.drop([film(films, "talk", trim=[gate.action, ["checkpoint", 5]])])
    person.drop([film(films, "new")])
    person.until_row_says("new", "New")
    person.press_in_row("talk", Command.RUN)
    person.until_row_says("talk", "Trimming")
    program.window.close()
    chosen = {each.text(): each for each in program.window.tray.menu.actions()}
    chosen["Pause all"].trigger()
    person.until(lambda: program.facts("talk")["pausing"])
    gate.open()
    person.until(lambda: program.facts("talk")["paused"])
    person.until(lambda: program.window.tray.state is State.PAUSED)
    chosen["Run all paused"].trigger()
    person.until(lambda: program.facts("talk")["status"] == "READY")
    assert program.facts("new")["status"] == "INITIALIZED", "it was not paused"


def test_quit_while_busy_keeps_all_progress_and_a_start_goes_on_from_it(
    start: Start, films: Path, home: Path
) -> None:
    held, going = Gate(films, "held"), Gate(films, "going")
    program, person = start()
    steps: Script = [["checkpoint", 20], held.action, ["checkpoint", 30], ["checkpoint", 40]]
    person.drop([film(films, "held", transcribe=steps)])
    person.until_row_says("held", "New")
    person.press_in_row("held", Command.RUN)
    person.until(lambda: program.stage("held", "transcribe")["checkpoint_s"] == 20)
    person.press_in_row("held", Command.PAUSE)
    person.until(lambda: program.facts("held")["pausing"])
    held.open()
    person.until_row_says("held", "Paused in Transcribe at 0:30")
    steps = [["checkpoint", 20], going.action, ["checkpoint", 60]]
    person.drop([film(films, "going", transcribe=steps)])
    person.until_row_says("going", "New")
    person.press_in_row("going", Command.RUN)
    person.until(lambda: program.stage("going", "transcribe")["checkpoint_s"] == 20)
    person.until(lambda: program.window.counts.now[Filter.RUNNING] == 1)
    assert children(home)

    QTest.keyClick(program.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    said = person.answer("quitQuestion")
    assert "One recording is being worked on. All progress is kept" in said
    assert program.has_quit
    program.end()
    assert children(home) == []

    program, person = start()
    person.until_row_says("going", "Transcribing")
    assert program.stage("going", "transcribe")["checkpoint_s"] == 20
    going.open()
    person.until_row_says("going", "Ready")
    assert program.stage("going", "trim")["attempts"] == 1, "what was finished is not repeated"
    assert person.words("held") == "Paused in Transcribe at 0:30"
    person.press_in_row("held", Command.RUN)
    person.until_row_says("held", "Ready")


def test_quit_asks_nothing_where_nothing_runs(start: Start) -> None:
    program, _ = start()
    QTest.keyClick(program.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert program.has_quit


def test_a_start_after_a_crash_says_what_it_found_and_goes_on(
    start: Start, films: Path, home: Path
) -> None:
    gate = Gate(films)
    with running(home) as bench:
        steps: Script = [["checkpoint", 20], gate.action, ["checkpoint", 60]]
        add(bench, films, "crashed", transcribe=steps)
        add(bench, films, "held")
        bench.engine.pause(
            [each.recording_id for each in bench.engine.run([1, 2]) if each.recording_id == 2]
        )
    with subprocess.Popen([sys.executable, "-c", WORK_ON, str(home)], cwd=ROOT) as program_before:
        looking = threading.Event()
        for _ in range(int(PATIENCE_S / 0.05)):
            if [*home.glob("work/*/checkpoint.json")]:
                break
            looking.wait(0.05)
        program_before.kill()

    program, person = start(SCRIPTED)
    person.until_notice_says("The program had ended while it worked: 1 resumed, nothing lost.")
    person.until_row_says("crashed", "Transcribing")
    gate.open()
    person.until_row_says("crashed", "Ready")
    assert person.words("held").startswith("Paused")
    assert program.stage("crashed", "transcribe")["attempts"] == 2


@pytest.mark.usefixtures("desktop_with_tray")
def test_a_second_start_raises_the_window_and_hands_its_files_over(
    start: Start, films: Path, home: Path
) -> None:
    program, person = start()
    person.drop([film(films, "first")])
    person.until_row_says("first", "New")
    program.window.close()
    assert not program.window.isVisible()

    second = film(films, "second")
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), second.name],
        cwd=films,  # a relative path is meant from where the second start was made
        env=os.environ | {"RECORDER_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    person.until(program.window.isVisible)
    person.until_row_says("second", "New")
    assert program.facts("second")["source"] == str(second)
    person.until(lambda: program.window.view.selected_ids() == [person.row("second").id])
    person.press_keys(Command.RUN)
    person.until_row_says("second", "Ready")
