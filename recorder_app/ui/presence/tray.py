"""The tray: how the work stands at a glance, and the little that is needed while no window is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from recorder_app.domain.query import Filter
from recorder_app.ui.browsing.counts import standing
from recorder_app.ui.language import keep, language, say, translated
from recorder_app.ui.listing.times_left import left_words
from recorder_app.ui.look.emblem import STEPS, State, emblem, emblem_at_work
from recorder_app.ui.presence.whole_work import Standing


def state_of(now: Standing) -> State:
    """What needs a person comes first, then work, then what is held."""
    counts = now.counts
    if counts.get(Filter.ATTENTION):
        return State.ATTENTION
    if counts.get(Filter.RUNNING) or (counts.get(Filter.QUEUED) and now.hold is None):
        return State.WORKING
    return State.PAUSED if counts.get(Filter.PAUSED) or now.hold else State.IDLE


def words_for(now: Standing) -> str:
    """ "Recorder: 3 running, 41 %, about 12 min left"."""
    words = standing(now.counts)
    if now.counts.get(Filter.RUNNING) and now.fraction is not None:
        words.append(say("{percent} %", percent=int(100 * now.fraction)))
        if now.left_s is not None:
            words.append(say("{time} left", time=left_words(now.left_s)))
    line = say("Recorder: {words}", words=", ".join(words) or say("nothing to do"))
    return line if now.hold is None else f"{line}\n{translated(now.hold.sentence)}"


class Tray(QObject):
    open_wanted = Signal()
    toggled = Signal()
    """The icon was clicked: the window comes, or goes where it is in front."""
    notice_clicked = Signal()

    def __init__(self, actions: Sequence[QAction], end: QAction, window: QWidget) -> None:
        """`actions` stand between opening and quitting, which is `end`."""
        super().__init__(window)
        self._window = window
        self._now = Standing()
        self._shown: tuple[State, int | None] = State.IDLE, None
        self._menu = QMenu(window)
        self._menu.setObjectName("trayMenu")
        opening = QAction(self._menu)
        keep(opening.setText, "Open Recorder")
        opening.setObjectName("trayOpen")
        opening.triggered.connect(self.open_wanted)
        self._menu.addAction(opening)
        self._menu.setDefaultAction(opening)
        self._menu.addSeparator()
        self._menu.addActions(actions)
        self._menu.addSeparator()
        self._menu.addAction(end)
        self._icon = QSystemTrayIcon(emblem(State.IDLE), self)
        self._icon.setObjectName("tray")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.notice_clicked)
        language().changed.connect(self._say)
        self._say()
        self._icon.show()

    @property
    def is_there(self) -> bool:
        """Whether a person can come back through it."""
        return QSystemTrayIcon.isSystemTrayAvailable() and self._icon.isVisible()

    @property
    def state(self) -> State:
        return self._shown[0]

    @property
    def tooltip(self) -> str:
        return self._icon.toolTip()

    @property
    def menu(self) -> QMenu:
        return self._menu

    @property
    def icon(self) -> QIcon:
        return self._icon.icon()

    @Slot(object)
    def show_standing(self, now: Standing) -> None:
        self._now = now
        self._say()
        state = state_of(now)
        is_ring = state is State.WORKING and now.fraction is not None and now.hold is None
        step = int(STEPS * (now.fraction or 0)) if is_ring else None
        if (state, step) != self._shown:
            self._shown = state, step
            self._icon.setIcon(emblem(state) if step is None else emblem_at_work(step))

    def tell(self, title: str, text: str) -> None:
        """A notice of the desktop's. Where a person clicks on it, `notice_clicked` says so. Without a
        tray the window asks for attention among the others."""
        if self.is_there:
            self._icon.showMessage(title, text, emblem())
        else:
            QApplication.alert(self._window)

    def hide(self) -> None:
        self._icon.hide()

    @Slot()
    def _say(self) -> None:
        words = words_for(self._now)
        if words != self._icon.toolTip():
            self._icon.setToolTip(words)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # A double click has begun with a trigger, which has done what was wanted.
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.toggled.emit()
