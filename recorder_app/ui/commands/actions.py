"""Everything that can be done in the window, each as one action: for menus, tool bar and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from recorder_app.domain.phrase import Phrase, counted, phrase
from recorder_app.ui.commands.commander import Command, Commander
from recorder_app.ui.commands.pause_menu import PauseMenu
from recorder_app.ui.commands.selection import Selection
from recorder_app.ui.language import keep, language, say, translated
from recorder_app.ui.listing.view import RecordingsView
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.presence.when_done_menu import WhenDoneMenu


@dataclass(frozen=True, slots=True)
class _Spec:
    text: Phrase
    glyph: Glyph | None = None
    shortcut: str | QKeySequence.StandardKey | None = None


_COMMANDS: Mapping[Command, _Spec] = {
    Command.RUN: _Spec(phrase("Run"), Glyph.RUN, "Ctrl+R"),
    Command.RUN_NOW: _Spec(phrase("Run now"), None, "Ctrl+Alt+R"),
    Command.PAUSE: _Spec(phrase("Pause"), Glyph.PAUSE, "Ctrl+P"),
    Command.PAUSE_AFTER_STAGE: _Spec(phrase("Pause after this stage"), None, "Ctrl+Shift+P"),
    Command.CANCEL: _Spec(phrase("Cancel"), Glyph.CANCEL, "Ctrl+K"),
    Command.MOVE_TOP: _Spec(phrase("Move to the top of the queue"), Glyph.TOP, "Alt+Home"),
    Command.MOVE_UP: _Spec(phrase("Move up"), Glyph.UP, "Alt+Up"),
    Command.MOVE_DOWN: _Spec(phrase("Move down"), Glyph.DOWN, "Alt+Down"),
    Command.MOVE_BOTTOM: _Spec(phrase("Move to the bottom of the queue"), Glyph.BOTTOM, "Alt+End"),
    Command.RESET: _Spec(phrase("Reset…"), Glyph.RESET, "Ctrl+Shift+R"),
    Command.REMOVE: _Spec(phrase("Remove…"), Glyph.REMOVE, QKeySequence.StandardKey.Delete),
}
_ON_THE_BAR = (Command.RUN, Command.PAUSE, Command.CANCEL)
"""Where a number joins the name."""


class Actions(QObject):
    """The actions, and what the selection makes of those that command recordings."""

    commanded = Signal(object)
    """`Command`, for the whole selection."""
    opened = Signal()
    """Return in the list: the person wants to see more of the recording."""

    def __init__(
        self, selection: Selection, commander: Commander, view: RecordingsView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._commander = commander
        self._view = view
        self._texts: dict[QAction, Phrase] = {}
        self.commands = {
            command: self._action(command.value, spec) for command, spec in _COMMANDS.items()
        }
        for command, action in self.commands.items():
            action.setData(command)
            action.triggered.connect(self._command)
        self.pause_menu = PauseMenu(parent)
        standard = QKeySequence.StandardKey
        self.add = self._action("add", _Spec(phrase("Add files…"), Glyph.ADD, standard.Open))
        self.add_folder = self._action("addFolder", _Spec(phrase("Add a folder…"), Glyph.FOLDER))
        self.paste = self._action(
            "paste", _Spec(phrase("Paste files or links"), Glyph.PASTE, standard.Paste)
        )
        self.undo = self._action(
            "undo", _Spec(phrase("Undo the removal"), Glyph.RESET, standard.Undo)
        )
        self.undo.setEnabled(False)  # there is none yet
        self.settings = self._action(
            "settings", _Spec(phrase("Settings…"), Glyph.SETTINGS, "Ctrl+,")
        )
        self.presets = self._action(
            "presets", _Spec(phrase("Presets…"), Glyph.PRESETS, "Ctrl+Shift+U")
        )
        self.accounts = self._action("accounts", _Spec(phrase("Accounts…"), Glyph.ACCOUNT))
        self.rules = self._action("rules", _Spec(phrase("Rules for new recordings…")))
        self.quit = self._action("quit", _Spec(phrase("Quit"), Glyph.QUIT, "Ctrl+Q"))
        self.find = self._action("find", _Spec(phrase("Find"), Glyph.SEARCH, standard.Find))
        self.details = self._action("details", _Spec(phrase("Details"), Glyph.DETAILS, "Ctrl+I"))
        self.details.setCheckable(True)
        self.select_all = self._action(
            "selectAll", _Spec(phrase("Select all"), None, standard.SelectAll)
        )
        self.select_all.triggered.connect(view.selectAll)
        self.rename = self._action("rename", _Spec(phrase("Rename"), Glyph.RENAME, "F2"))
        self.rename.triggered.connect(view.rename)
        self.columns = view.columns.menu
        self.sorting = view.sort_menu
        self.run_all_paused = self._action(
            "runAllPaused", _Spec(phrase("Run all paused"), Glyph.RUN)
        )
        self.run_paused_together = self._action(
            "runPausedTogether", _Spec(phrase("Go on with what was paused together"), Glyph.RUN)
        )
        self._together = self._texts[self.run_paused_together]
        self.run_paused_together.setVisible(False)
        self.pause_all = self._action("pauseAll", _Spec(phrase("Pause all"), Glyph.PAUSE))
        self.pause_all_hour = self._action("pauseAllHour", _Spec(phrase("Pause all for 1 hour")))
        self.stop_after_this = self._action("stopAfterThis", _Spec(phrase("Stop after this one")))
        keep(
            self.stop_after_this.setToolTip,
            "What runs goes on to its end; all others are paused.",
        )
        self.when_done = WhenDoneMenu(parent)
        self._on_key("Space", self._do_what_fits)
        for key in ("Return", "Enter"):
            self._on_key(key, self.opened)
        selection.changed.connect(self.refresh)
        commander.busy_changed.connect(self.refresh)
        language().changed.connect(self._name)
        self.refresh()

    @Slot()
    def _name(self) -> None:
        for action, text in self._texts.items():
            action.setText(translated(text))
        self.run_paused_together.setText(translated(self._together))
        self.refresh()

    def name(self, action: QAction) -> str:
        """What it is called, whatever is selected."""
        return translated(self._texts[action]) if action in self._texts else action.text()

    def show_paused(self, paused: int, together: int) -> None:
        """So many are paused, and so many of them were paused together: these can go on without those
        that the person had paused before."""
        text = counted(
            "Go on with the {n} paused together", "Go on with the {n} paused together", together
        )
        self._together = text
        self.run_paused_together.setText(translated(text))
        self.run_paused_together.setVisible(0 < together < paused)

    def _action(self, name: str, spec: _Spec) -> QAction:
        action = QAction(translated(spec.text), self)
        self._texts[action] = spec.text
        action.setObjectName(f"{name}Action")
        if spec.glyph is not None:
            action.setIcon(icon(spec.glyph))
        if spec.shortcut is not None:
            action.setShortcut(spec.shortcut)
        action.setAutoRepeat(False)  # a key that is held down is one command
        return action

    def all(self) -> list[QAction]:
        """Those of this window that have a name, also where no key is theirs."""
        found = [*self.findChildren(QAction), *self.pause_menu.findChildren(QAction)]
        return [each for each in found if each.objectName()]

    def _on_key(self, key: str, slot: Callable[[], None] | SignalInstance) -> None:
        """A key that means something in the list alone."""
        shortcut = QShortcut(QKeySequence(key), self._view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)

    @Slot()
    @Slot(object)
    def refresh(self, *_what: object) -> None:
        """Say beforehand how many of the selection each command concerns."""
        free = not self._commander.all_busy(self._selection.chosen)
        for command, action in self.commands.items():
            action.setEnabled(free and self._fits(command))
            eligible = self._selection.eligible(command)
            if command in _ON_THE_BAR:
                name = translated(_COMMANDS[command].text)
                some = f"{eligible.count}{'' if eligible.complete else '…'}"
                numbered = say(
                    "{command} {some} of {all}", command=name, some=some, all=eligible.of
                )
                action.setText(numbered if eligible.of > 1 else name)
            action.setToolTip(self._tip(command, eligible.of))
        self.pause_menu.set_enabled(free and self._fits(Command.PAUSE_UNTIL))

    def _fits(self, command: Command) -> bool:
        """Until all have been judged, nobody knows that there is nothing to do."""
        eligible = self._selection.eligible(command)
        return eligible.count > 0 or not eligible.complete

    def _tip(self, command: Command, of: int) -> str:
        """What would happen: in a sentence where one recording is selected."""
        name = translated(_COMMANDS[command].text).removesuffix("…")
        key = self.commands[command].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if of == 0:
            return say("{command} ({key}): select recordings first.", command=name, key=key)
        hint = self._selection.hint(command)
        return (
            f"{name} ({key}): {hint}"
            if hint
            else say("{command} what is selected ({key})", command=name, key=key)
        )

    @Slot()
    def _command(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._view.settle()
            self.commanded.emit(Command(action.data()))

    @Slot()
    def _do_what_fits(self) -> None:
        """Run what can be run; where nothing can, pause."""
        self._view.settle()
        for command in (Command.RUN, Command.PAUSE):
            if self._selection.eligible(command).count:
                self.commanded.emit(command)
                return
