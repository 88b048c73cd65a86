"""Where the actions stand: the menu bar, and the list's context menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from recorder_app.ui.commands.actions import Actions
from recorder_app.ui.commands.commander import MOVES, Command
from recorder_app.ui.language import keep


def _separator(parent: QWidget) -> QAction:
    separator = QAction(parent)
    separator.setSeparator(True)
    return separator


def _for_recordings(actions: Actions, parent: QWidget) -> Sequence[QAction]:
    """The commands for what is selected."""
    commands = actions.commands
    queue = QMenu(parent)
    keep(queue.setTitle, "Queue")
    queue.setObjectName("queueMenu")
    queue.addActions([commands[each] for each in MOVES])
    return (
        commands[Command.RUN],
        commands[Command.RUN_NOW],
        _separator(parent),
        commands[Command.PAUSE],
        commands[Command.PAUSE_AFTER_STAGE],
        actions.pause_menu.menuAction(),
        _separator(parent),
        commands[Command.CANCEL],
        _separator(parent),
        queue.menuAction(),
        _separator(parent),
        actions.rename,
        commands[Command.RESET],
        commands[Command.REMOVE],
    )


def give_context_menu(actions: Actions, view: QWidget) -> None:
    view.addActions(_for_recordings(actions, view))


def for_all(actions: Actions) -> Sequence[QAction]:
    """The commands for whatever they fit."""
    return (
        actions.run_all_paused,
        actions.run_paused_together,
        actions.pause_all,
        actions.pause_all_hour,
        actions.stop_after_this,
        actions.when_done.menuAction(),
    )


def fill(actions: Actions, bar: QMenuBar) -> None:
    file = _menu(bar)
    keep(file.setTitle, "&File")
    file.addActions([actions.add, actions.add_folder, actions.paste])
    file.addSeparator()
    file.addAction(actions.settings)
    file.addSeparator()
    file.addAction(actions.quit)
    recordings = _menu(bar)
    keep(recordings.setTitle, "&Recordings")
    recordings.addActions(_for_recordings(actions, bar))
    recordings.addAction(actions.undo)
    recordings.addSeparator()
    recordings.addActions(for_all(actions))
    publishing = _menu(bar)
    keep(publishing.setTitle, "&Publishing")
    publishing.addActions([actions.presets, actions.rules, actions.accounts])
    view = _menu(bar)
    keep(view.setTitle, "&View")
    view.addActions([actions.select_all, actions.find])
    view.addSeparator()
    view.addAction(actions.details)
    view.addMenu(actions.columns)
    view.addMenu(actions.sorting)


def _menu(bar: QMenuBar) -> QMenu:
    menu = bar.addMenu("")
    menu.setToolTipsVisible(True)
    return menu
