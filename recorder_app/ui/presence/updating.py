"""The program is newer than its library: while that is brought into its new form, a small notice says
so. There is no window yet, and nothing else to do meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from recorder_app.ui.language import say
from recorder_app.ui.look.theme import Space, scaled
from recorder_app.ui.off_thread import OffThread

_MOMENT_MS = 400
"""What is over sooner is not worth a word."""
_PARTS = 1000


class UpdatingNotice(QWidget):
    told = Signal(float)
    """How much is done, from 0 to 1; from any thread."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("updatingNotice")
        self.setWindowTitle(say("Recorder"))
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        self.words = QLabel(say("Updating your library…"))
        self.words.setFont(scaled(self.font(), 1.5, bold=True))
        note = QLabel(say("This happens once, after an update. The old library is kept as a copy."))
        note.setProperty("tone", "secondary")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)  # how long the copy takes is not known
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(Space.XS)
        self.bar.setAccessibleName(self.words.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.M)
        for each in (self.words, note, self.bar):
            layout.addWidget(each)
        self.told.connect(self._show)

    @Slot(float)
    def _show(self, done: float) -> None:
        if done > 0:
            self.bar.setRange(0, _PARTS)
            self.bar.setValue(round(done * _PARTS))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """It goes by itself: what it tells of can't be stopped half way."""
        event.ignore()


def while_updating(update: Callable[[Callable[[float], object]], None]) -> None:
    """Call `update` on another thread, with what it is to tell its progress to; return or raise as it
    does."""
    notice, loop, worker = UpdatingNotice(), QEventLoop(), OffThread("updating", 1)
    failures: list[Exception] = []

    def fail(error: Exception) -> None:
        failures.append(error)
        loop.quit()

    soon = QTimer(notice, singleShot=True, interval=_MOMENT_MS)
    soon.timeout.connect(notice.show)
    soon.start()
    worker.ask(lambda: update(notice.told.emit), lambda _nothing: loop.quit(), fail)
    loop.exec()
    worker.stop()
    soon.stop()
    notice.hide()
    notice.deleteLater()
    for each in failures:
        raise each
