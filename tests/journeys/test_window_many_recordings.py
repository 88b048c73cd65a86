"""Twenty recordings, commanded together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from recorder_app.domain.query import Filter
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.notices.notice_dialog import NoticeDialog
from tests.engine.bench import Gate
from tests.journeys.person import Person
from tests.journeys.program import Program
from tests.journeys.scripted_films import film

TITLES = [f"Talk {number:02}" for number in range(1, 21)]


def test_twenty_run_paused_gone_on_and_cancelled_together(
    start: Callable[..., tuple[Program, Person]], films: Path
) -> None:
    gates = {title: (Gate(films, f"{title} a"), Gate(films, f"{title} b")) for title in TITLES}
    program, person = start()
    person.drop(
        film(
            films,
            title,
            transcribe=[["checkpoint", 10], first.action, ["checkpoint", 20], second.action],
        )
        for title, (first, second) in gates.items()
    )
    person.until(lambda: program.window.model.rowCount() == 20)
    person.until_notice_says("20 added.")
    person.select_all()
    run = program.window.wishes.commands[Command.RUN]
    person.until(lambda: run.text() == "Run 20 of 20")

    def recordings(flag: str) -> list[str]:
        return [title for title in TITLES if program.facts(title)[flag]]

    def trimmed() -> bool:
        return all(program.stage(title, "trim")["status"] == "COMPLETED" for title in TITLES)

    person.press_on_bar(Command.RUN)
    person.until_notice_says("20 started.")
    # One is transcribed at a time; the others come as far as they can and queue for it.
    person.until(lambda: trimmed() and len(recordings("is_runtime")) == 1)
    (running,) = recordings("is_runtime")
    person.until(lambda: program.window.counts.now[Filter.QUEUED] == 19)
    person.until(lambda: run.text() == "Run 0 of 20")
    assert not run.isEnabled()

    person.press_on_bar(Command.PAUSE)
    person.until_notice_says("1 pausing, 19 paused.")
    gates[running][0].open()
    person.until_row_says(running, "Paused in Transcribe at 0:20")
    person.until(lambda: program.window.counts.now[Filter.PAUSED] == 20)
    assert recordings("paused") == TITLES
    assert recordings("is_runtime") == []

    person.press_on_bar(Command.RUN)
    person.until_notice_says("20 continued.")
    # In the order of the queue, which need not begin with the one that ran.
    person.until(lambda: program.window.counts.now[Filter.QUEUED] == 19)
    person.until(lambda: len(recordings("is_runtime")) == 1)
    (running,) = recordings("is_runtime")
    person.until_row_says(running, "Transcribing")

    person.press_on_bar(Command.CANCEL)
    person.until_notice_says("20 cancelled.")
    assert recordings("can_cancel") == []
    assert program.work_folders == []
    for title in TITLES:
        person.until_row_says(title, "Partly processed")
    person.until(lambda: run.text() == "Run 20 of 20")

    QTest.mouseClick(program.window.notice_line.details, Qt.MouseButton.LeftButton)
    dialog = program.window.findChild(NoticeDialog)
    assert dialog is not None
    table = dialog.findChild(QTableView)
    assert table is not None
    rows = table.model()
    said = {rows.index(row, 0).data(): rows.index(row, 1).data() for row in range(rows.rowCount())}
    assert sorted(said) == TITLES
    assert said.pop(running).startswith("Cancelled: stopped transcribing.")
    assert all(each.startswith("Cancelled: taken out of the queue.") for each in said.values())
    dialog.close()
