"""What can be done with a row of the transcript, and with the whole of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from recorder_app.domain import hints
from recorder_app.ui.details.transcript.passages import Heading, Passage
from recorder_app.ui.language import say
from recorder_app.ui.look.icons import Glyph, icon


class TranscriptMenu(QWidget):
    """Never shown itself: the menus are made when they are opened."""

    play_wanted = Signal(int)
    """This and the next are rows."""
    edit_wanted = Signal(int)
    chapter_wanted = Signal(int)
    remove_wanted = Signal(int)
    copy_wanted = Signal(int)
    copy_all_wanted = Signal()
    restore_agreed = Signal()
    """All corrections are to be taken back: the person was asked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def open(
        self, where: QPoint, row: int | None, passage: Passage | None, *, corrected: bool
    ) -> QMenu:
        menu = QMenu(self.parentWidget())
        menu.setObjectName("transcriptMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None and passage is not None:
            self._offer_row(menu, row, passage)
            menu.addSeparator()
        menu.addAction(say("Copy the whole transcript")).triggered.connect(self.copy_all_wanted)
        restore = menu.addAction(say("Take all corrections back…"))
        restore.setEnabled(corrected)
        restore.triggered.connect(self._ask_restore)
        menu.popup(where)
        return menu

    def _offer_row(self, menu: QMenu, row: int, passage: Passage) -> None:
        heading = isinstance(passage, Heading)
        time = hints.clock(passage.start_s)
        play = menu.addAction(icon(Glyph.RUN), say("Play from {time}", time=time))
        play.triggered.connect(lambda: self.play_wanted.emit(row))
        words = say("Rename chapter\tF2") if heading else say("Correct\tF2")
        edit = menu.addAction(icon(Glyph.EDIT), words)
        edit.triggered.connect(lambda: self.edit_wanted.emit(row))
        if not heading:
            chapter = menu.addAction(icon(Glyph.ADD), say("Begin a chapter here…"))
            chapter.triggered.connect(lambda: self.chapter_wanted.emit(row))
        words = say("Remove chapter\tDel") if heading else say("Remove sentence")
        remove = menu.addAction(icon(Glyph.REMOVE), words)
        remove.triggered.connect(lambda: self.remove_wanted.emit(row))
        menu.addSeparator()
        copy = menu.addAction(icon(Glyph.COPY), say("Copy\tCtrl+C"))
        copy.triggered.connect(lambda: self.copy_wanted.emit(row))

    def _ask_restore(self) -> None:
        box = QMessageBox(self.parentWidget())
        box.setObjectName("restoreTranscript")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(say("Take all corrections back?"))
        box.setInformativeText(
            say(
                "The transcript and the chapters become what was heard at first. The subtitles follow."
            )
        )
        agree = box.addButton(say("Take them back"), QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(say("Keep them"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(refuse)
        box.setDefaultButton(refuse)
        agree.clicked.connect(self.restore_agreed)
        box.open()
