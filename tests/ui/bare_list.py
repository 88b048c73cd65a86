"""The list by itself, without a window around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QSize

from recorder_app.engine.front import Front
from recorder_app.ui.bridge import Bridge
from recorder_app.ui.commands.commander import Commander
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.view import RecordingsView
from recorder_app.ui.off_thread import OffThread

WIDE = QSize(1400, 600)


class BareList:
    def __init__(self, front: Front) -> None:
        self.reader = OffThread("reader", 1)
        self.bridge = Bridge(front)
        self.commander = Commander(front, self.bridge)
        self.model = RecordingsModel(front, self.reader, asked=self.commander.asked)
        self.view = RecordingsView(front, self.model, self.commander.is_busy)
        self.commander.busy_changed.connect(self.model.show_busy)
        self.bridge.changed.connect(self.model.apply_facts)
        self.bridge.progressed.connect(self.model.apply_progress)
        self.bridge.added.connect(self.model.add)
        self.bridge.removed.connect(self.model.remove)

    def show(self, size: QSize = WIDE) -> None:
        self.view.resize(size)
        self.view.show()
        self.model.refresh()

    def stop(self) -> None:
        self.bridge.stop()
        self.commander.stop()
        self.view.stop()
        self.model.stop()
        self.reader.stop()
        # On this thread: the collector may run on another, where timers can't be ended.
        for each in (self.view, self.model, self.commander, self.bridge, self.reader):
            each.deleteLater()
            QCoreApplication.sendPostedEvents(each, QEvent.Type.DeferredDelete)


@contextmanager
def bare_list(front: Front) -> Iterator[BareList]:
    made = BareList(front)
    try:
        yield made
    finally:
        made.stop()
