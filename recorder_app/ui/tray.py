"""The tray: how the work stands at a glance, and the little that is needed while no window is open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from recorder_app.domain.query import Filter
from recorder_app.ui.actions import Actions
from recorder_app.ui.counts import standing
from recorder_app.ui.look.emblem import State, emblem
from recorder_app.ui.menus import for_all


def state_of(counts: Mapping[Filter, int]) -> State:
    """What needs a person comes first, then work, then what is held."""
    if counts.get(Filter.ATTENTION):
        return State.ATTENTION
    if counts.get(Filter.RUNNING) or counts.get(Filter.QUEUED):
        return State.WORKING
    return State.PAUSED if counts.get(Filter.PAUSED) else State.IDLE


def words_for(counts: Mapping[Filter, int]) -> str:
    return f"Recorder: {', '.join(standing(counts)) or 'nothing to do'}"


class Tray(QObject):
    open_wanted = Signal()

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._icons = {state: emblem(state) for state in State}
        self._state = State.IDLE
        self._menu = QMenu(window)
        self._menu.setObjectName("trayMenu")
        opening = self._menu.addAction("Open Recorder")
        opening.setObjectName("trayOpen")
        opening.triggered.connect(self.open_wanted)
        self._menu.setDefaultAction(opening)
        self._menu.addSeparator()
        self._menu.addActions(for_all(actions))
        self._menu.addSeparator()
        self._menu.addAction(actions.quit)
        self._icon = QSystemTrayIcon(self._icons[State.IDLE], self)
        self._icon.setObjectName("tray")
        self._icon.setToolTip(words_for({}))
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.open_wanted)
        self._icon.show()

    @property
    def is_there(self) -> bool:
        """Whether a person can come back through it."""
        return QSystemTrayIcon.isSystemTrayAvailable() and self._icon.isVisible()

    @property
    def state(self) -> State:
        return self._state

    @property
    def tooltip(self) -> str:
        return self._icon.toolTip()

    @property
    def menu(self) -> QMenu:
        return self._menu

    @Slot(object)
    def show_counts(self, counts: Mapping[Filter, int]) -> None:
        self._icon.setToolTip(words_for(counts))
        state = state_of(counts)
        if state is not self._state:
            self._state = state
            self._icon.setIcon(self._icons[state])

    def explain(self) -> None:
        """Say once where the window went."""
        self._icon.showMessage(
            "Recorder goes on working",
            "It is here, in the tray. Choose Quit in its menu to end it.",
            self._icons[self._state],
        )

    def hide(self) -> None:
        self._icon.hide()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        reasons = QSystemTrayIcon.ActivationReason
        if reason in (reasons.Trigger, reasons.DoubleClick):
            self.open_wanted.emit()
