"""The details panel: all that is known of the one selected recording."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QTabBar, QVBoxLayout, QWidget

from recorder_app.domain import hints
from recorder_app.domain.recording import Recording
from recorder_app.domain.snapshot import Snapshot
from recorder_app.ui.details.detail import Detail
from recorder_app.ui.details.files import Files
from recorder_app.ui.details.journal import Journal
from recorder_app.ui.details.outputs import Outputs
from recorder_app.ui.details.stages import Stages
from recorder_app.ui.listing.row import Row
from recorder_app.ui.listing.tone import Tone
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space, scaled

_TONES = {Tone.FAILED: "danger", Tone.ATTENTION: "warning", Tone.READY: "good"}


_NARROWEST = 17
"""In heights of a line: an upload with its figures and buttons has room."""


OVERVIEW, UPLOADS = 0, 1
"""The tabs."""


class DetailsPanel(QScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName("Details")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_NARROWEST * self.fontMetrics().height())
        self._shown: Recording | None = None
        self._title = Prose("detailsTitle")
        self._title.setFont(scaled(self.font(), 1.25, bold=True))
        self._status = Prose("detailsStatus")
        self._source = Prose("detailsSource", "secondary")
        self._source.setFont(scaled(self.font(), 0.92))
        self.stages = Stages()
        self.outputs = Outputs()
        self.files = Files()
        self.journal = Journal()
        self._invitation = QLabel("Select a recording to see its stages, files and log.")
        self._invitation.setObjectName("detailsInvitation")
        self._invitation.setWordWrap(True)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setProperty("tone", "secondary")
        self._content = QWidget()
        self.tabs = QTabBar()
        self.tabs.setObjectName("detailsTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for name in ("Overview", "Uploads"):
            self.tabs.addTab(name)
        self._pages = {OVERVIEW: QWidget(), UPLOADS: QWidget()}
        self.tabs.currentChanged.connect(self._turn)
        self._sections: dict[QWidget, QLabel] = {}
        self.setWidget(self._body())
        self.show_nothing(0)

    def _body(self) -> QWidget:
        body = QWidget()
        body.setObjectName("detailsBody")
        outer = QVBoxLayout(body)
        outer.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        outer.addWidget(self._invitation)
        outer.addWidget(self._content)
        outer.addStretch(1)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for text in (self._title, self._status, self._source):
            layout.addWidget(text)
        layout.addSpacing(Space.M)
        layout.addWidget(self.tabs)
        for page in self._pages.values():
            layout.addWidget(page)
        overview = QVBoxLayout(self._pages[OVERVIEW])
        overview.setContentsMargins(0, 0, 0, 0)
        overview.setSpacing(Space.XS)
        for heading, section in (
            ("Stages", self.stages),
            ("Files", self.files),
            ("Log", self.journal),
        ):
            label = QLabel(heading)
            label.setFont(scaled(self.font(), 1.0, bold=True))
            label.setContentsMargins(0, Space.M, 0, 0)
            overview.addWidget(label)
            overview.addWidget(section)
            self._sections[section] = label
        uploads = QVBoxLayout(self._pages[UPLOADS])
        uploads.setContentsMargins(0, Space.S, 0, 0)
        uploads.addWidget(self.outputs)
        self._turn(OVERVIEW)
        return body

    @Slot(int)
    def _turn(self, tab: int) -> None:
        for each, page in self._pages.items():
            page.setVisible(each == tab)

    def show_nothing(self, selected: int) -> None:
        """No recording, or more than one, is selected."""
        self._shown = None
        several = f"{selected} recordings are selected."
        one = "Select a recording to see its stages, files and log."
        self._invitation.setText(several if selected > 1 else one)
        self._content.hide()
        self._invitation.show()

    @property
    def invitation(self) -> str:
        """What is said in the place of details; empty while some are shown."""
        return "" if self._invitation.isHidden() else self._invitation.text()

    @Slot(object)
    def show_detail(self, detail: Detail) -> None:
        self.stages.show_attempts(detail.attempts)
        self.files.show_files(detail.files)
        self.outputs.show_presets(detail.presets)
        self.journal.show_entries(detail.journal)
        self._show_section(self.files, bool(detail.files))
        self._show_section(self.journal, bool(detail.journal))
        if self._shown is not None and self._shown.id != detail.snapshot.recording.id:
            self._shown = None
        self.show_snapshot(detail.snapshot)
        self._invitation.hide()
        self._content.show()

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        recording = snapshot.recording
        if self._shown is not None and recording.revision < self._shown.revision:
            return
        self._shown = recording
        row = Row(snapshot)
        self._title.say(recording.title)
        # The stage or output that failed says why, further down.
        failed = row.tone is Tone.FAILED
        self._status.say(row.status_text.partition(": ")[0] if failed else row.status_text)
        self._status.tint(_TONES.get(row.tone, "plain"))
        length = hints.clock(recording.duration_s) if recording.duration_s else ""
        self._source.say("\n".join(filter(None, [length, recording.source])))
        self.stages.show_stages(snapshot)
        self.outputs.show_outputs(snapshot)
        count = self.outputs.count
        self.tabs.setTabText(UPLOADS, f"Uploads ({count})" if count else "Uploads")

    def _show_section(self, section: QWidget, there: bool) -> None:
        section.setVisible(there)
        self._sections[section].setVisible(there)
