"""The text side of the page: what was said, with a search and a menu; or why there is nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_app.domain.correction import Correction, RestoreAll, SegmentText, TopicRemoved
from recorder_app.stages.speech import languages
from recorder_app.ui.details.transcript.find_bar import FindBar, Hits
from recorder_app.ui.details.transcript.following import Following
from recorder_app.ui.details.transcript.menu import TranscriptMenu
from recorder_app.ui.details.transcript.model import TranscriptModel
from recorder_app.ui.details.transcript.passages import Heading, Sentence
from recorder_app.ui.details.transcript.proofreading import Reading
from recorder_app.ui.details.transcript.view import TranscriptView
from recorder_app.ui.language import keep, say, translated
from recorder_app.ui.look.glyph_button import glyph_button
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space

_REST_MS = 20
"""Between showing a transcript and searching it again: of twelve hours, each takes as long."""


class TranscriptPane(QWidget):
    corrected = Signal(object)
    """`Correction`"""
    play_wanted = Signal(int)
    """From the beginning of this row on."""
    chapter_wanted = Signal(int)
    """A chapter is to begin with this row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = Hits()
        self._is_corrected = False
        self._language = ""
        self.model = TranscriptModel(self)
        self.view = TranscriptView(self.model)
        self.following = Following(self.view)
        self.find_bar = FindBar()
        self.nothing = Prose("noTranscript", "secondary")
        self.menu = TranscriptMenu(self)
        self.summary = QLabel()
        self.find_button = glyph_button(Glyph.SEARCH, "findButton")
        self.more_button = glyph_button(Glyph.MORE, "transcriptMore")
        self._head = QWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.summary.setObjectName("transcriptSummary")
        self.summary.setProperty("tone", "secondary")
        keep(self.find_button.setToolTip, "Find in the transcript (Ctrl+F)")
        keep(self.find_button.setAccessibleName, "Find in the transcript")
        keep(self.more_button.setToolTip, "What can be done with the transcript")
        keep(self.more_button.setAccessibleName, "What can be done with the transcript")
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(Space.XS)
        head.addWidget(self.summary, 1)
        head.addWidget(self.find_button)
        head.addWidget(self.more_button)
        around = QWidget()
        centred = QVBoxLayout(around)
        centred.setContentsMargins(0, Space.L, 0, 0)
        centred.addWidget(self.nothing)
        centred.addStretch(1)
        for page in (self.view, around):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.find_bar)
        layout.addWidget(self._pages, 1)
        self.setMinimumHeight(6 * self.fontMetrics().height())

    def _connect(self) -> None:
        view, find, menu = self.view, self.find_bar, self.menu
        self.model.corrected.connect(self.corrected)
        view.find_wanted.connect(find.open)
        view.next_wanted.connect(self._step)
        view.remove_wanted.connect(self._remove)
        view.menu_wanted.connect(self._open_menu)
        find.searched.connect(self._search)
        find.stepped.connect(self._step)
        find.left.connect(self._leave_search)
        self.find_button.clicked.connect(find.open)
        self.more_button.clicked.connect(self._open_more)
        menu.play_wanted.connect(self.play_wanted)
        menu.chapter_wanted.connect(self.chapter_wanted)
        menu.edit_wanted.connect(self._edit)
        menu.remove_wanted.connect(self._remove)
        menu.copy_wanted.connect(self._copy)
        menu.copy_all_wanted.connect(self._copy_all)
        menu.restore_agreed.connect(self._restore)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy_current)

    # What is shown
    def show_reading(self, reading: Reading) -> None:
        """One that has a transcript."""
        assert reading.view is not None
        self.model.show(reading.rows, editable=True)
        self._is_corrected = reading.view.corrected
        self._language = reading.view.transcript.language
        self._summarise()
        self._pages.setCurrentIndex(0)
        self._head.show()
        QTimer.singleShot(_REST_MS, self, self._search_again)

    @Slot()
    def _search_again(self) -> None:
        if self.find_bar.isVisible():
            self._search(self.find_bar.field.text())

    def _summarise(self) -> None:
        name = translated(languages.name(self._language))
        self.summary.setText(
            say("{language}, corrected", language=name) if self._is_corrected else name
        )

    def show_nothing(self, why: str) -> None:
        self.following.begin()
        self._head.hide()
        self.find_bar.hide()
        self._leave_search()
        self.model.show((), editable=False)
        self.nothing.say(why)
        self._pages.setCurrentIndex(1)

    # Searching
    @Slot(str)
    def _search(self, words: str) -> None:
        self._hits = Hits(self.model.rows, words)
        self._hits.begin_at(max(0, self.view.currentIndex().row()))
        self._show_hit()

    @Slot(int)
    def _step(self, step: int) -> None:
        if self.find_bar.isHidden():
            self.find_bar.open()
        else:
            self._hits.step(step)
            self._show_hit()

    def _show_hit(self) -> None:
        now = self._hits.now
        self.view.show_found(self._hits.by_row, now)
        self.find_bar.show_hits(self._hits)
        if now is not None:
            self.view.scrolled_by_person.emit()
            index = self.model.index(now[0])
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, self.view.ScrollHint.PositionAtCenter)

    @Slot()
    def _leave_search(self) -> None:
        self._hits = Hits()
        self.view.show_found({}, None)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.view.setFocus()

    # Correcting
    @Slot(int)
    def _edit(self, row: int) -> None:
        self.view.setFocus()
        self.view.setCurrentIndex(self.model.index(row))
        self.view.edit(self.model.index(row))

    @Slot(int)
    def _remove(self, row: int) -> None:
        """A chapter, or a sentence that was never said."""
        wanted: Correction
        match self.model.rows[row]:
            case Heading(number):
                wanted = TopicRemoved(number)
            case Sentence(number):
                wanted = SegmentText(number, "")
        self.corrected.emit(wanted)

    @Slot()
    def _restore(self) -> None:
        self.corrected.emit(RestoreAll())

    # Menus and the clipboard
    @Slot(QPoint)
    def _open_menu(self, where: QPoint) -> None:
        row = self.view.currentIndex().row()
        if row >= 0:
            self.menu.open(where, row, self.model.rows[row], corrected=self._is_corrected)

    @Slot()
    def _open_more(self) -> None:
        where = self.more_button.mapToGlobal(self.more_button.rect().bottomLeft())
        self.menu.open(where, None, None, corrected=self._is_corrected)

    @Slot()
    def _copy_current(self) -> None:
        row = self.view.currentIndex().row()
        if row >= 0:
            self._copy(row)

    @Slot(int)
    def _copy(self, row: int) -> None:
        QGuiApplication.clipboard().setText(self.model.rows[row].text)

    @Slot()
    def _copy_all(self) -> None:
        lines = (each.text for each in self.model.rows if isinstance(each, Sentence))
        QGuiApplication.clipboard().setText("\n".join(lines))
