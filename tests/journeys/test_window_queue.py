"""The queue and pauses with an end: seen, changed, and kept by the real engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recorder_app.domain.query import Filter
from recorder_app.ui.commands.commander import Command
from tests.engine.bench import Gate
from tests.journeys.person import Person
from tests.journeys.program import Program
from tests.journeys.scripted_films import Script, film

Start = Callable[..., tuple[Program, Person]]
ALT = Qt.KeyboardModifier.AltModifier


def _titles(program: Program) -> list[str]:
    """The list as it is seen, from the top."""
    model = program.window.model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return [row.title if row is not None else "" for row in rows]


def test_the_queue_is_seen_changed_and_followed(start: Start, films: Path) -> None:
    gates = {title: Gate(films, title) for title in ("one", "two", "three", "four")}
    program, person = start()
    person.drop(film(films, title, transcribe=[gate.action]) for title, gate in gates.items())
    person.until(lambda: sorted(_titles(program)) == sorted(gates))
    person.select("one")
    person.press_on_bar(Command.RUN)
    person.until_row_says("one", "Transcribing")
    for title in ("two", "three", "four"):
        person.select(title)
        person.press_on_bar(Command.RUN)
        person.until_row_says(title, "Queued")
    person.until(lambda: program.window.counts.now[Filter.QUEUED] == 3)
    waiting = ("two", "three", "four")
    person.until(
        lambda: all(program.stage(each, "trim")["status"] == "COMPLETED" for each in waiting)
    )

    program.window.sidebar.choose(Filter.QUEUED)
    person.until(lambda: _titles(program) == ["two", "three", "four"])
    person.select("four")
    program.window.view.setFocus()
    person.until(program.window.wishes.commands[Command.MOVE_TOP].isEnabled)
    QTest.keyClick(program.window.view, Qt.Key.Key_Home, ALT)
    person.until_notice_says("four: Moved: place 1 of 3 in the queue.")
    person.until(lambda: _titles(program) == ["four", "two", "three"])
    person.select("two")
    person.until(lambda: len(program.window.selection.ids) == 1)
    person.until(program.window.wishes.commands[Command.MOVE_DOWN].isEnabled)
    QTest.keyClick(program.window.view, Qt.Key.Key_Down, ALT)
    person.until(lambda: _titles(program) == ["four", "three", "two"])

    program.window.sidebar.choose(Filter.ALL)
    gates["one"].open()
    person.until_row_says("four", "Transcribing")
    program.window.wishes.stop_after_this.trigger()
    person.until_notice_says("2 paused.")
    gates["four"].open()
    person.until_row_says("four", "Ready")
    person.until_row_says("one", "Ready")
    for title in ("two", "three"):
        person.until_row_says(title, "Paused before Transcribe")


def test_a_pause_with_an_end_is_shown_kept_over_a_restart_and_ends_by_itself(
    start: Start, films: Path
) -> None:
    gate = Gate(films)
    steps: Script = [["checkpoint", 30], gate.action, ["checkpoint", 41]]
    program, person = start()
    person.drop([film(films, "talk", transcribe=steps)])
    person.until_row_says("talk", "New")
    person.press_in_row("talk", Command.RUN)
    person.until_row_says("talk", "Transcribing")
    person.select("talk")
    person.until(program.window.wishes.pause_menu.menuAction().isEnabled)
    next(
        each
        for each in program.window.wishes.pause_menu.actions()
        if each.objectName() == "pauseHour"
    ).trigger()
    person.until_row_says("talk", "Pausing… until ")
    gate.open()
    person.until_row_says("talk", "Paused until")
    assert "in Transcribe at 0:41" in person.words("talk")
    program.end()

    program, person = start()
    person.until_row_says("talk", "Paused until")
    end = datetime.now(UTC) + timedelta(seconds=1)
    person.select("talk")
    person.until(lambda: len(program.window.selection.ids) == 1)
    program.window.desk.pause_until(end)
    person.until_row_says("talk", "Ready")
    assert program.stage("talk", "transcribe")["attempts"] == 2
