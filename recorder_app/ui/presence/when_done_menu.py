"""“When done”, as a menu: one of its entries is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from recorder_app.settings import WhenDone
from recorder_app.ui.language import keep, language, say


def deed_name(what: WhenDone) -> str:
    """As a button or a menu says it."""
    return {
        WhenDone.NOTHING: say("Nothing"),
        WhenDone.QUIT: say("Quit Recorder"),
        WhenDone.SLEEP: say("Sleep"),
        WhenDone.SHUT_DOWN: say("Shut down"),
        WhenDone.COMMAND: say("Run a command"),
    }[what]


class WhenDoneMenu(QMenu):
    """Its own action may stand in several menus."""

    chosen = Signal(object)
    """`WhenDone`"""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("whenDoneMenu")
        self.menuAction().setObjectName("whenDoneAction")
        keep(self.setTitle, "When done")
        group = QActionGroup(self)
        self._entries = {}
        for each in WhenDone:
            entry = group.addAction(deed_name(each))
            entry.setCheckable(True)
            entry.setObjectName(f"whenDone-{each.value}")
            entry.triggered.connect(partial(self._choose, each))
            self._entries[each] = entry
            self.addAction(entry)
        self._entries[WhenDone.NOTHING].setChecked(True)
        language().changed.connect(self._say)

    @Slot(object)
    def show_chosen(self, what: WhenDone) -> None:
        self._entries[what].setChecked(True)

    def ask_command(self, agreed: Callable[[str], None], before: WhenDone) -> None:
        """Which command? `agreed` is called with it; otherwise it stays as it was `before`."""
        dialog = QInputDialog(self.parentWidget())
        dialog.setObjectName("commandQuestion")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(say("When done"))
        dialog.setLabelText(say("The command to run when everything is done:"))
        dialog.textValueSelected.connect(agreed)
        dialog.rejected.connect(partial(self.show_chosen, before))
        dialog.open()

    def _choose(self, what: WhenDone, _checked: bool = False) -> None:
        self.chosen.emit(what)

    @Slot()
    def _say(self) -> None:
        for each, entry in self._entries.items():
            entry.setText(deed_name(each))
