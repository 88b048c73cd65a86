"""Every way in which sources come to the list: dropped, chosen, pasted, on a command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from recorder_app.engine.commands.intake import MEDIA_SUFFIXES
from recorder_app.ui.adding.additions import Additions
from recorder_app.ui.adding.drops import sources_of
from recorder_app.ui.adding.publish_to import PublishTo
from recorder_app.ui.browsing.empty_state import DropVeil
from recorder_app.ui.commands.commander import Commander
from recorder_app.ui.language import say
from recorder_app.ui.listing.model import RecordingsModel
from recorder_app.ui.listing.view import RecordingsView
from recorder_app.ui.window_state import WindowState

_SUFFIXES = " ".join(f"*{each}" for each in sorted(MEDIA_SUFFIXES))
_FOLDER = "add_folder"


class Adding(QObject):
    hidden = Signal()
    """What is being added would not be seen: the whole list is wanted."""

    def __init__(
        self,
        commander: Commander,
        model: RecordingsModel,
        view: RecordingsView,
        state: WindowState,
        publish_to: PublishTo,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._commander = commander
        self._model = model
        self._view = view
        self._state = state
        self._publish_to = publish_to
        self._window = window
        self._veil = DropVeil(window)
        self._offered: list[str] = []
        """Sources that are held above the window."""
        self._to_show: tuple[int, ...] = ()
        """Just added: selected as soon as they are in the list."""
        commander.added.connect(self._show)
        model.reordered.connect(self._go_to_added)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def add(self, sources: Sequence[str]) -> None:
        self._commander.add(sources, self._publish_to.presets)

    @Slot(object)
    def add_paths(self, paths: tuple[Path, ...]) -> None:
        self.add([str(each) for each in paths])

    @Slot()
    def choose_files(self) -> None:
        dialog = self._dialog(say("Add recordings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([f"{say('Recordings')} ({_SUFFIXES})", f"{say('All files')} (*)"])
        dialog.open()

    @Slot()
    def choose_folder(self) -> None:
        dialog = self._dialog(say("Add the recordings of a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._state.text(_FOLDER))
        dialog.setObjectName("addDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._chosen)
        return dialog

    @Slot(list)
    def _chosen(self, paths: list[str]) -> None:
        if paths:
            self._state.put(_FOLDER, str(Path(paths[0]).parent))
            self.add(paths)

    @Slot()
    def paste(self) -> None:
        self.add(sources_of(QGuiApplication.clipboard().mimeData()))

    # Drops
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        match event.type(), event:
            case QEvent.Type.DragEnter, QDragEnterEvent():
                self._offered = sources_of(event.mimeData())
                if self._offered:
                    _take_a_copy(event)
                    self._veil.invite(len(self._offered))
                return True
            case QEvent.Type.DragMove, QDragMoveEvent():
                _take_a_copy(event)
                return True
            case QEvent.Type.Drop, QDropEvent():
                # As they were offered: asking again would wait for a program that may have gone.
                self._veil.hide()
                _take_a_copy(event)
                self.add(self._offered)
                return True
            case QEvent.Type.DragLeave, _:
                self._veil.hide()
        return False

    # What was added is shown
    @Slot(object)
    def _show(self, additions: Additions) -> None:
        ids = tuple(each.recording.id for each in additions.snapshots)
        if ids:
            self._to_show = ids
            self.hidden.emit()
            self._go_to_added()

    @Slot()
    def _go_to_added(self) -> None:
        if self._to_show and all(self._model.place(each) is not None for each in self._to_show):
            self._view.go_to(self._to_show)
            self._to_show = ()


def _take_a_copy(event: QDropEvent) -> None:
    """Whatever is proposed: after a move, the other program would delete the files."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
