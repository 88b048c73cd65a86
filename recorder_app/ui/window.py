"""The main window: puts its parts together, and remembers how it is left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter

from recorder_app.engine.front import Front
from recorder_app.ui import wiring
from recorder_app.ui.adding.adding import Adding
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.browsing.browsing import Browsing
from recorder_app.ui.browsing.counts import Counts
from recorder_app.ui.browsing.folders import Folders
from recorder_app.ui.browsing.going_to import GoingTo
from recorder_app.ui.browsing.list_pane import ListPane
from recorder_app.ui.browsing.sidebar import Sidebar
from recorder_app.ui.commands import menus
from recorder_app.ui.commands.actions import Actions
from recorder_app.ui.commands.command_desk import CommandDesk
from recorder_app.ui.commands.commander import Commander
from recorder_app.ui.commands.output_commander import OutputCommander
from recorder_app.ui.commands.selection import Selection
from recorder_app.ui.commands.shortcuts import Shortcuts
from recorder_app.ui.details.detail import Subject
from recorder_app.ui.details.panel import DetailsPanel
from recorder_app.ui.details.room import Room
from recorder_app.ui.details.transcript.proofreading import Proofreading
from recorder_app.ui.language import say, translated
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.view import RecordingsView
from recorder_app.ui.look.emblem import emblem
from recorder_app.ui.notices.notice_line import NoticeLine
from recorder_app.ui.off_thread import OffThread
from recorder_app.ui.presence.power import MachinePower, Power
from recorder_app.ui.presence.presence import Presence
from recorder_app.ui.publishing.belongings import Belongings
from recorder_app.ui.publishing.publishing_desk import PublishingDesk
from recorder_app.ui.settings.desk import SettingsDesk
from recorder_app.ui.tool_bar import ToolBar
from recorder_app.ui.window_state import WindowState

_SIZE = QSize(1180, 720)
"""At first, where the screen has room for it."""
_WELCOMED = "welcomed"
_SIDEBAR, _DETAILS = 176, 344
"""Widths of the panes at first."""
_ROOM_FOR_DETAILS = 1280
"""From this width on, the details are shown at first."""


class MainWindow(QMainWindow):
    """`front` is asked on other threads only. Every part is a child of the window."""

    quit_wanted = Signal()
    """The person has decided: the program is to end."""

    def __init__(self, front: Front, *, state_path: Path, power: Power | None = None) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(say("Recorder"))
        self.setWindowIcon(emblem())
        self._state = WindowState(state_path)
        self._reader = OffThread("reader", 1, self)
        self.bridge = Bridge(front, self)
        self.commander = Commander(front, self.bridge, self)
        self.output_commander = OutputCommander(front, self.bridge, self)
        self.model = RecordingsModel(front, self._reader, self, self.commander.asked)
        self.view = RecordingsView(front, self.model, self.commander.is_busy)
        self.selection = Selection(front, self.bridge, self._reader, self.model, self)
        self.counts = Counts(front, self.bridge, self._reader, self)
        self.folders = Folders(front, self.bridge, self._reader, self)
        self.wishes = Actions(self.selection, self.commander, self.view, self)
        self.desk = CommandDesk(
            front,
            self.commander,
            self.output_commander,
            self._reader,
            self.selection,
            self._state,
            self,
        )
        self.settings = SettingsDesk(
            front, self._reader, Shortcuts(self.wishes.all(), self.wishes.name), self
        )
        self.subject = Subject(front, self.bridge, self._reader, self)
        self.tool_bar = ToolBar(self.wishes, self)
        self.sidebar = Sidebar()
        self.list_pane = ListPane(self.model, self.view, is_new=not self._state.flag(_WELCOMED))
        self.details = DetailsPanel()
        self.proofreading = Proofreading(front, self.bridge, self)
        self.notice_line = NoticeLine()
        self.presence = Presence(
            front,
            self.bridge,
            self.counts,
            self._reader,
            self.wishes,
            self._state,
            power or MachinePower(),
            self.save,
            self,
        )
        self.tray, self.leaving = self.presence.tray, self.presence.leaving
        self.publishing = PublishingDesk(front, lambda: self.selection.ids, self)
        publish_to = self.tool_bar.publish_to
        self.adding = Adding(self.commander, self.model, self.view, self._state, publish_to, self)
        self.browsing = Browsing(
            self.model,
            self.view,
            self.sidebar,
            self.tool_bar.search,
            self.selection,
            self.subject,
            self.details,
            self.wishes.details,
            self,
        )
        self.going = GoingTo(self.model, self.view, self.browsing.show_all, self)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self.room = Room(self._panes, self.list_pane.least_width)
        self._lay_out()
        wiring.connect_state(self)
        wiring.connect_wishes(self)
        self._restore()
        self.model.refresh()
        self.counts.refresh()
        self.folders.refresh()
        self.publishing.calls.refresh()
        self.settings.read()
        self.view.setFocus()

    def _lay_out(self) -> None:
        menus.fill(self.wishes, self.menuBar())
        menus.give_context_menu(self.wishes, self.view)
        self.addToolBar(self.tool_bar)
        self._panes.setHandleWidth(1)
        for pane in (self.sidebar, self.list_pane, self.details):
            self._panes.addWidget(pane)
        self._panes.setStretchFactor(1, 1)
        self._panes.setCollapsible(1, False)
        self.setCentralWidget(self.presence.under_banner(self._panes))
        self.setStatusBar(self.notice_line)

    @Slot(object)
    def offer_presets(self, belongings: Belongings) -> None:
        self.details.outputs.show_presets(belongings.presets)

    # Life
    def _restore(self) -> None:
        """As it was left; at first as large as the screen allows."""
        room = self.screen().availableGeometry().size()
        self.resize(_SIZE.boundedTo(room * 0.95))
        geometry, panes = self._state.blob("geometry"), self._state.blob("panes")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.view.columns.restore(self._state.text("columns"))
        details = min(_DETAILS, max(self.width(), _SIZE.width()) * 24 // 100)
        self._panes.setSizes([_SIDEBAR, self.width() - _SIDEBAR - details, details])
        if panes is not None:
            self._panes.restoreState(panes)
        shown = self._state.flag("details")
        shown = self.width() >= _ROOM_FOR_DETAILS if shown is None else shown
        self.wishes.details.setChecked(shown)
        self.details.setVisible(shown)
        self.details.restore(self._state)

    def save(self) -> None:
        """Remember how it is left."""
        blobs: dict[str, QByteArray] = {
            "geometry": self.saveGeometry(),
            "panes": self.room.state(),
        }
        for name, blob in blobs.items():
            self._state.put(name, blob)
        self._state.put("columns", self.view.columns.remembered())
        self._state.put(_WELCOMED, not self.list_pane.is_new)
        self._state.put("details", self.wishes.details.isChecked())
        self.details.save(self._state)
        self._state.save()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.leaving.close(event)
        self.save()

    @Slot(object)
    def start_again(self, files: tuple[Path, ...]) -> None:
        self.presence.coming_back.bring_up()
        self.adding.add_paths(files)

    def stop(self) -> None:
        """The last: nothing is asked or told any more. Waits for commands that are under way."""
        self.save()
        self.presence.stop()
        self.hide()
        self.bridge.stop()
        self.commander.stop()
        self.output_commander.stop()
        self.publishing.stop()
        self.proofreading.stop()
        self.settings.stop()
        self.view.stop()
        self.model.stop()
        self._reader.stop()

    def reload(self) -> None:
        """Look at everything again: the engine has recovered what it found."""
        self.model.reload()
        self.counts.refresh()
        self.folders.refresh()
        self.publishing.calls.refresh()

    def tell_start_failed(self, error: Exception) -> None:
        self.notice_line.tell_trouble(
            say("The work could not be started: {error}", error=translated(str(error)))
        )
