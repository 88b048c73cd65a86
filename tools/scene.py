"""The window on the sample library, and what is done before it is photographed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QPoint, QSize
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from recorder_app.domain.query import Filter
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.status import running_parts
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import ProgressChanged
from recorder_app.paths import Home
from recorder_app.ui.window import MainWindow
from tools.photographer import CALM_MS, LOOK_MS, until, wait
from tools.sample.scenes import RUNNING


class Scene:
    """The window before an engine of its own; nothing works on its queue."""

    def __init__(self, home: Home) -> None:
        self.engine = Engine(home)
        self._known = {
            each.recording.title: each.recording.id
            for each in map(self.engine.recording, range(1, 100))
            if each is not None
        }
        self.window = MainWindow(self.engine, state_path=home.root / "window.json")
        self.window.show()
        until(lambda: self.window.model.is_loaded)
        for each in self._known.values():
            self.engine.thumbnail(each)  # Else it comes some time after its row is seen.

    def id_of(self, title: str) -> int:
        return self._known[title]

    def show_progress(self) -> None:
        """Of what runs: nothing works on it here."""
        for title, progress in RUNNING.items():
            snapshot = self.engine.recording(self.id_of(title))
            assert snapshot is not None
            recording = snapshot.recording
            parts = {part.ref: progress for part in running_parts(recording)}
            self.engine.publish(ProgressChanged(Snapshot(recording, parts)))
        wait(CALM_MS)

    def look_at(self, size: QSize, *titles: str, tab: int | None = None) -> None:
        """At these recordings; at their details where a `tab` is given."""
        window = self.window
        window.resize(size)
        window.wishes.details.setChecked(tab is not None)
        if tab is not None:
            window.details.tabs.setCurrentIndex(tab)
        self.select(*titles)
        window.view.scrollToTop()
        wait(CALM_MS)
        self.show_progress()

    def select(self, *titles: str) -> None:
        view, model = self.window.view, self.window.model
        view.clearSelection()
        for title in titles:
            place = model.place(self.id_of(title))
            assert place is not None
            how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            view.selectionModel().setCurrentIndex(model.index(place, 0), how)

    @contextmanager
    def dialog(self, kind: type[QDialog], open_it: Callable[[], object]) -> Iterator[QDialog]:
        open_it()
        until(lambda: self.window.findChild(kind))
        dialog = self.window.findChild(kind)
        assert isinstance(dialog, kind)
        wait(CALM_MS)
        yield dialog
        dialog.reject()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
        until(lambda: self.window.findChild(kind) is None)

    @contextmanager
    def menu(self, menu: QMenu, at: QPoint) -> Iterator[QMenu]:
        menu.popup(at)
        wait(CALM_MS)
        yield menu
        menu.close()
        wait(LOOK_MS)

    @contextmanager
    def group_menu(self, group: Filter) -> Iterator[QMenu]:
        sidebar = self.window.sidebar
        where = sidebar.visualItemRect(sidebar.item(list(Filter).index(group))).center()
        ground = sidebar.viewport()
        clicked = QContextMenuEvent.Reason.Mouse
        QApplication.postEvent(ground, QContextMenuEvent(clicked, where, ground.mapToGlobal(where)))
        until(QApplication.activePopupWidget)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        wait(CALM_MS)
        yield menu
        menu.close()
        wait(LOOK_MS)

    def close(self) -> None:
        self.window.stop()
        self.engine.stop()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
