"""The details panel: all that is known of the one selected recording."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from recorder_app.domain import edition, hints
from recorder_app.domain import status as derive
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.words import StageType
from recorder_app.ui.details.detail import Detail
from recorder_app.ui.details.outputs import Outputs
from recorder_app.ui.details.overview import Overview
from recorder_app.ui.details.scrolled import Scrolled
from recorder_app.ui.details.transcript.page import TranscriptPage
from recorder_app.ui.language import count, keep, language, say, translated
from recorder_app.ui.listing.row import Row
from recorder_app.ui.listing.tone import Tone
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space, scaled
from recorder_app.ui.player.playback import Playback
from recorder_app.ui.window_state import WindowState

_TONES = {Tone.FAILED: "danger", Tone.ATTENTION: "warning", Tone.READY: "good"}

_NARROWEST = 17
"""In heights of a line: an upload with its figures and buttons has room."""

OVERVIEW, TRANSCRIPT, UPLOADS = range(3)
"""The tabs."""
_TABS = ("overview", "transcript", "uploads")
"""By which they are remembered."""


def qt_playback() -> Playback:
    """Only where a film is to be shown, and Qt Multimedia is known to work here."""
    from recorder_app.ui.player.qt_playback import QtPlayback

    return QtPlayback()


def _brief(row: Row) -> str:
    """Without why it failed: the stage or output says that, further down."""
    text = row.status_text
    for part in derive.failed_parts(row.recording)[:1]:
        text = text.partition(translated(part.error or ""))[0] if part.error else text
    return text.rstrip(": ")


class DetailsPanel(QFrame):
    enlarge_wanted = Signal(bool)
    """More room for the details, or as before."""
    looked_at = Signal(object)
    """A recording's id, with what its film and its transcript depend on, while these are looked at;
    or None."""

    def __init__(
        self,
        make_playback: Callable[[], Playback] = qt_playback,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        keep(self.setAccessibleName, "Details")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(_NARROWEST * self.fontMetrics().height())
        self._shown: Snapshot | None = None
        self._selected = 0
        self._title = Prose("detailsTitle")
        self._title.setFont(scaled(self.font(), 1.25, bold=True))
        self._status = Prose("detailsStatus")
        self._source = Prose("detailsSource", "secondary")
        self._source.setFont(scaled(self.font(), 0.92))
        self.enlarge = QToolButton()
        self.overview = Overview()
        self.stages = self.overview.stages
        self.files = self.overview.files
        self.journal = self.overview.journal
        self.transcript = TranscriptPage(make_playback)
        self.outputs = Outputs()
        self._invitation = QLabel()
        self._content = QWidget()
        self.tabs = QTabBar()
        self._pages = QStackedWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.transcript.shown_or_hidden.connect(self._tell_looked_at)
        self.enlarge.toggled.connect(self._enlarge)
        language().changed.connect(self._say_again)
        self._say_again()
        self.show_nothing(0)

    def _lay_out(self) -> None:
        self._invitation.setObjectName("detailsInvitation")
        self._invitation.setWordWrap(True)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setProperty("tone", "secondary")
        self.tabs.setObjectName("detailsTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for _ in _TABS:
            self.tabs.addTab("")
        for page in (Scrolled(self.overview), self.transcript, Scrolled(self.outputs)):
            self._pages.addWidget(page)
        self.enlarge.setObjectName("enlargeButton")
        self.enlarge.setCheckable(True)
        self.enlarge.setAutoRaise(True)
        side = self.fontMetrics().height() + Space.S
        self.enlarge.setFixedSize(side, side)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self._title, 1)
        top.addWidget(self.enlarge, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addLayout(top)
        layout.addWidget(self._status)
        layout.addWidget(self._source)
        layout.addSpacing(Space.S)
        layout.addWidget(self.tabs)
        layout.addSpacing(Space.XS)
        layout.addWidget(self._pages, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        outer.addWidget(self._invitation, 0, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._content, 1)

    # What is shown
    def show_nothing(self, selected: int) -> None:
        """No recording, or more than one, is selected."""
        self._shown, self._selected = None, selected
        self.transcript.forget()
        self._tell_looked_at()
        self._invite()
        self._content.hide()
        self._invitation.show()

    def _invite(self) -> None:
        self._invitation.setText(
            count("{n} recording is selected.", "{n} recordings are selected.", self._selected)
            if self._selected > 1
            else say("Select a recording to see its stages, transcript, files and log.")
        )

    @property
    def invitation(self) -> str:
        """What is said in the place of details; empty while some are shown."""
        return "" if self._invitation.isHidden() else self._invitation.text()

    @Slot(object)
    def show_detail(self, detail: Detail) -> None:
        self.overview.show_detail(detail)
        self.outputs.show_presets(detail.presets)
        if self._shown is not None and self._shown.recording.id != detail.snapshot.recording.id:
            self._shown = None
        self.show_snapshot(detail.snapshot)
        self._invitation.hide()
        self._content.show()

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        recording = snapshot.recording
        if self._shown is not None and recording.revision < self._shown.recording.revision:
            return
        self._shown = snapshot
        row = Row(snapshot)
        self._title.say(recording.title)
        self._status.say(_brief(row))
        self._status.tint(_TONES.get(row.tone, "plain"))
        length = hints.clock(recording.duration_s) if recording.duration_s else ""
        self._source.say("\n".join(filter(None, [length, recording.source])))
        self.stages.show_stages(snapshot)
        self.outputs.show_outputs(snapshot)
        self.transcript.show_recording(recording)
        self._name_tabs()
        self._tell_looked_at()

    def _name_tabs(self) -> None:
        uploads = self.outputs.count
        for tab, text in (
            (OVERVIEW, say("Overview")),
            (TRANSCRIPT, say("Transcript")),
            (UPLOADS, say("Uploads ({n})", n=uploads) if uploads else say("Uploads")),
        ):
            if self.tabs.tabText(tab) != text:
                self.tabs.setTabText(tab, text)

    @Slot()
    def _say_again(self) -> None:
        self._invite()
        self._name_tabs()
        self._name_enlarge()
        if self._shown is not None:
            self.show_snapshot(self._shown)

    # The transcript
    def open_at(self, recording_id: int, start_s: float) -> None:
        """Show what is said at this second as soon as this recording is shown here."""
        self.tabs.setCurrentIndex(TRANSCRIPT)
        self.transcript.open_at(recording_id, start_s)

    @Slot()
    def _tell_looked_at(self) -> None:
        if self._shown is None or not self.transcript.isVisible():
            self.looked_at.emit(None)
        else:
            recording = self._shown.recording
            trimmed = recording.stage(StageType.TRIM).attempt_id
            self.looked_at.emit((recording.id, (edition.revision(recording), trimmed)))

    # Its place in the window
    @Slot(bool)
    def _enlarge(self, large: bool) -> None:
        self._name_enlarge()
        self.enlarge_wanted.emit(large)

    @Slot()
    def make_large(self) -> None:
        self.enlarge.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape leads back to the list, where nothing inside has taken it."""
        if event.key() == Qt.Key.Key_Escape and self.enlarge.isChecked():
            self.enlarge.setChecked(False)
        else:
            super().keyPressEvent(event)

    def _name_enlarge(self) -> None:
        large = self.enlarge.isChecked()
        name = say("Make the details smaller") if large else say("Make the details larger")
        self.enlarge.setIcon(icon(Glyph.SMALLER if large else Glyph.LARGER, "secondary"))
        self.enlarge.setToolTip(name)
        self.enlarge.setAccessibleName(name)

    def save(self, state: WindowState) -> None:
        state.put("details tab", _TABS[self.tabs.currentIndex()])
        for name, split in self.transcript.split_states().items():
            state.put(f"transcript {name}", split)
        state.put(
            "player",
            f"{self.transcript.player.sound.volume:.2f} {self.transcript.player.sound.rate:g}",
        )

    def restore(self, state: WindowState) -> None:
        tab = state.text("details tab")
        self.tabs.setCurrentIndex(_TABS.index(tab) if tab in _TABS else OVERVIEW)
        for name in ("horizontal", "vertical"):
            split = state.blob(f"transcript {name}")
            if split is not None:
                self.transcript.restore_split(name, split)
        with suppress(ValueError):
            volume, rate = map(float, state.text("player").split())
            self.transcript.player.sound.set_volume(volume)
            self.transcript.player.sound.set_rate(rate)
