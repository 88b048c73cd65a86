"""The line at the window's foot: the last notice, with its details on request, and what goes on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from recorder_app.domain.query import Filter
from recorder_app.settings import WhenDone
from recorder_app.ui.browsing.counts import standing
from recorder_app.ui.language import keep, language, say, translated
from recorder_app.ui.look.elided import ElidedLabel
from recorder_app.ui.look.icons import Glyph
from recorder_app.ui.look.mark import Mark
from recorder_app.ui.look.theme import Space
from recorder_app.ui.notices.notice_dialog import NoticeDialog
from recorder_app.ui.notices.notices import NoticeText
from recorder_app.ui.presence.when_done_menu import deed_name


class NoticeLine(QStatusBar):
    taken_up = Signal(object)
    """`Offer`"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeLine")
        self.setSizeGripEnabled(False)
        self.setContentsMargins(Space.M, 0, Space.M, 0)
        self._notice = NoticeText("")
        self._mark = Mark(16, Glyph.INFORM)
        self.text = ElidedLabel()
        self.text.setObjectName("noticeText")
        self.details = QPushButton()
        keep(self.details.setText, "Details…")
        self.details.setObjectName("noticeDetailsButton")
        self.details.setFlat(True)
        self.details.clicked.connect(self._show_details)
        self.offer = QPushButton()
        self.offer.setObjectName("noticeOfferButton")
        self.offer.setFlat(True)
        self.offer.clicked.connect(self._take_up)
        self.totals = QLabel()
        self.totals.setObjectName("totals")
        self.totals.setProperty("tone", "secondary")
        self.totals.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(self._mark)
        self.addWidget(self.text, 1)
        self.addWidget(self.offer)
        self.addWidget(self.details)
        self.addPermanentWidget(self.totals)
        self.setFixedHeight(self.details.sizeHint().height() + Space.S)
        self._mark.hide()
        self.details.hide()
        self.offer.hide()
        self._counts: Mapping[Filter, int] = {}
        self._when_done = WhenDone.NOTHING
        self.show_counts({})
        language().changed.connect(self._say_again)

    @Slot(str)
    def tell_text(self, text: str) -> None:
        self.tell(NoticeText(translated(text)))

    @Slot(str)
    def tell_trouble(self, text: str) -> None:
        self.tell(NoticeText(translated(text), trouble=True))

    @Slot(object)
    def tell(self, notice: NoticeText) -> None:
        self._notice = notice
        self.text.say(notice.text)
        if notice.trouble:
            self._mark.picture(Glyph.ATTENTION, "danger")
        else:
            self._mark.picture(Glyph.INFORM, "secondary")
        self._mark.setVisible(bool(notice.text))
        self.details.setVisible(bool(notice.rows))
        self.offer.setVisible(notice.offer is not None)
        if notice.offer is not None:
            self.offer.setText(notice.offer.text)

    @Slot(object)
    def show_counts(self, counts: Mapping[Filter, int]) -> None:
        self._counts = counts
        words = standing(counts) or [say("Nothing is running")]
        if self._when_done is not WhenDone.NOTHING:
            words.append(say("When done: {deed}", deed=deed_name(self._when_done).lower()))
        self.totals.setText(" · ".join(words))

    @Slot()
    def _say_again(self) -> None:
        """What was told last was told in the other language, and is past."""
        self.tell(NoticeText(""))
        self.show_counts(self._counts)

    @Slot(object)
    def show_when_done(self, what: WhenDone) -> None:
        """What happens at the end is not to surprise anybody."""
        self._when_done = what
        self.show_counts(self._counts)

    @Slot()
    def _take_up(self) -> None:
        """Once: it is done then."""
        offer = self._notice.offer
        self.offer.hide()
        if offer is not None:
            self.taken_up.emit(offer)

    @Slot()
    def _show_details(self) -> None:
        NoticeDialog(self._notice, self.window()).open()
