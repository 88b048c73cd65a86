"""How long the GUI thread is held while very many recordings are commanded together.

    python -m benchmarks.gui_bulk [10000 [100000]]

So many of a library of so many, in every state. The whole window (on Qt's offscreen platform unless
QT_QPA_PLATFORM says otherwise) on an engine whose lanes stand still, so that nothing but the commands is
measured. Prints for each step how long it took
until its outcome was told and the longest time for which a 10 ms timer of the GUI thread was late,
which must be at most 50 ms; exit code 1 where one is longer.
"""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.gui_hold import Holds, until
from benchmarks.gui_latency import ALLOWED_S
from benchmarks.store_scale import fill
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home
from recorder_app.store.store import Store
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.desktop import make_application
from recorder_app.ui.interpreter import share_interpreter
from recorder_app.ui.notices.notices import NoticeText
from recorder_app.ui.window import MainWindow

_COMMANDS = (
    Command.RESET,
    Command.RUN,
    Command.PAUSE,
    Command.RUN,
    Command.PAUSE_AFTER_STAGE,
    Command.MOVE_TOP,
    Command.CANCEL,
    Command.REMOVE,
)
_SETTLE_S = 1.0
"""After each outcome: what it set off is measured, too."""


def main(count: int, library: int) -> int:
    application = make_application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        Store.open(home.database, home.backups).close()
        fill(home.database, library)
        engine = Engine(home)
        window = MainWindow(engine, state_path=Path(folder) / "window.json")
        share_interpreter()
        window.show()
        holds = Holds(_SETTLE_S)
        told: list[NoticeText] = []
        window.desk.told.connect(told.append)
        until(lambda: window.model.rowCount() == library)
        selected = window.selection

        def judged(of: int) -> bool:
            eligible = selected.eligible(Command.REMOVE)
            return eligible.of == of and eligible.complete

        holds.step("select all", window.view.selectAll, lambda: judged(library))
        some = list(window.model.ids[:count])
        holds.step("select some", lambda: window.view.select_ids(some), lambda: judged(count))
        for command in _COMMANDS:
            told.clear()
            give = partial(window.commander.give, command, window.selection.ids)
            holds.step(command.value, give, lambda: bool(told))
        window.stop()
        engine.stop()
        application.processEvents()
    print(f"at most {ALLOWED_S * 1e3:.0f} ms wanted")
    return int(holds.worst_s > ALLOWED_S)


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:]]
    sys.exit(main(*[*numbers, *(10_000, 100_000)[len(numbers) :]]))
