"""The way in: an application, a window on the engine, and the loop until the person quits.

Qt's window libraries are imported inside the functions, so that where they are missing
`display_problem` can still say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recorder_app.ui.display import display_problem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from recorder_app.engine.front import Front
    from recorder_app.settings import WindowSettings

__all__ = [
    "display_problem",
    "make_application",
    "run_desktop",
    "tell_refusal",
    "update_library",
]


def make_application(argv: Sequence[str]) -> QApplication:
    """The one QApplication, with its look. Call it only where `display_problem` finds none."""
    from PySide6.QtWidgets import QApplication

    from recorder_app.ui.look.emblem import emblem
    from recorder_app.ui.look.theme import Appearance

    application = QApplication(list(argv))
    application.setApplicationName("Recorder")
    application.setApplicationDisplayName("Recorder")
    application.setDesktopFileName("recorder")
    application.setQuitOnLastWindowClosed(False)
    application.setWindowIcon(emblem())
    Appearance(application)
    return application


def update_library(
    look: WindowSettings, update: Callable[[Callable[[float], object]], None]
) -> None:
    """Call `update`, which tells how much of it is done, while a notice says what takes so long.
    Returns or raises as it does."""
    from recorder_app.ui.presence.updating import while_updating
    from recorder_app.ui.settings.desk import look_as_set

    look_as_set(look)
    while_updating(update)


def tell_refusal(look: WindowSettings, sentence: str) -> None:
    """Why there is no window."""
    from PySide6.QtWidgets import QMessageBox

    from recorder_app.ui.language import say, translated
    from recorder_app.ui.settings.desk import look_as_set

    look_as_set(look)
    box = QMessageBox(QMessageBox.Icon.NoIcon, say("Recorder"), say("Recorder can’t start."))
    box.setObjectName("refusal")
    box.setInformativeText(translated(sentence))
    box.exec()


def run_desktop(
    application: QApplication,
    front: Front,
    *,
    state_path: Path,
    files: Sequence[Path] = (),
    start: Callable[[], object] | None = None,
) -> int:
    """Show the window and work until the person quits; returns the exit code.

    `state_path` is the file in which the window remembers its looks; `files` are put on the list.
    `start` begins the engine's work: it is called off the GUI thread once the window listens, so
    that nothing it tells is missed. Stopping the engine afterwards is the caller's.
    """
    from PySide6.QtCore import QCoreApplication, QEvent

    from recorder_app.ui.interpreter import share_interpreter
    from recorder_app.ui.off_thread import OffThread
    from recorder_app.ui.presence.endings import Endings
    from recorder_app.ui.presence.metered import MeteredWatch, network_information
    from recorder_app.ui.settings.desk import look_as_set
    from recorder_app.ui.window import MainWindow

    look_as_set(front.settings.window)  # the engine has it in memory
    window = MainWindow(front, state_path=state_path)
    share_interpreter()

    def leave() -> None:
        application.exit(0)  # `quit` would close the window first, which may ask

    def started(_found: object) -> None:
        window.reload()

    window.quit_wanted.connect(leave)
    endings = Endings(leave)
    starter = OffThread("start", 1)
    information = network_information()
    watch = None if information is None else MeteredWatch(front, information)
    try:
        window.show()
        if start is not None:
            starter.ask(start, started, window.tell_start_failed)
        window.adding.add_paths(tuple(files))
        return application.exec()
    finally:
        endings.stop()
        if watch is not None:
            watch.stop()
        starter.stop()
        window.stop()
        # Now, on this thread: Python's collector, on whichever thread it runs, would take a tree of
        # widgets to pieces in no order.
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
