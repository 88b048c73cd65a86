"""What a preset makes of a recording, while the preset is being written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from recorder_app import platforms
from recorder_app.domain.preset import Preset
from recorder_app.domain.snapshot import Snapshot
from recorder_app.engine.front import Preview
from recorder_app.ui.language import say, translated
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space, scaled
from recorder_app.ui.publishing.publishing_calls import PublishingCalls
from recorder_app.ui.publishing.setting_field import setting_named

_REST_MS = 250
"""After the last letter that was typed."""


class PreviewPane(QWidget):
    problems_found = Signal(object)
    """`dict[str, str]`: sentences by setting; none for those that are well."""

    def __init__(self, calls: PublishingCalls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewPane")
        self._calls = calls
        self._preset: Preset | None = None
        self._under_way = False
        self._again = False
        self._wanted: int | None = None
        """The recording that is to be chosen once it is there."""
        self.recording = QComboBox()
        self.recording.setObjectName("previewRecording")
        self.recording.setAccessibleName(say("Recording of the preview"))
        self.recording.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.recording.currentIndexChanged.connect(self._stir)
        self._problem = Prose("previewProblem", "danger")
        self._problem.hide()
        self._shown: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._ask)
        self._nothing = QLabel(say("Add a recording to see what the preset makes of it."))
        self._nothing.setProperty("tone", "secondary")
        self._nothing.setWordWrap(True)
        heading = QLabel(say("Preview"))
        heading.setFont(scaled(self.font(), 1.0, bold=True))
        body = QWidget()
        body.setObjectName("previewBody")
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, Space.S, 0)
        self._lines.setSpacing(Space.XS)
        area = QScrollArea()
        area.setObjectName("previewArea")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, 0, 0, 0)
        layout.setSpacing(Space.S)
        for each in (heading, self.recording, self._nothing, self._problem):
            layout.addWidget(each)
        layout.addWidget(area, 1)

    def load(self, wanted: int | None) -> None:
        """Read which recordings there are; `wanted` is looked at first."""
        self._wanted = wanted
        self._calls.recent(self._show_recordings, self._fail)

    def _show_recordings(self, snapshots: Sequence[Snapshot]) -> None:
        chosen = self._wanted if self._wanted is not None else self.recording.currentData()
        self.recording.blockSignals(True)
        self.recording.clear()
        for each in snapshots:
            self.recording.addItem(each.recording.title, each.recording.id)
        self.recording.setCurrentIndex(max(0, self.recording.findData(chosen)))
        self.recording.blockSignals(False)
        self.recording.setVisible(bool(snapshots))
        self._nothing.setVisible(not snapshots)
        self._stir()

    def show_preset(self, preset: Preset | None) -> None:
        """As it is written now."""
        self._preset = preset
        self._stir()

    @Slot()
    def _stir(self, *_what: object) -> None:
        self._timer.start()

    @Slot()
    def _ask(self) -> None:
        recording_id = self.recording.currentData()
        if self._preset is None or recording_id is None:
            self._show([])
            return
        if self._under_way:
            self._again = True
            return
        self._under_way, self._again = True, False
        self._calls.preview(
            self._preset, recording_id, partial(self._answered, self._preset), self._failed
        )

    def _answered(self, asked: Preset, previews: list[Preview]) -> None:
        self._under_way = False
        if asked == self._preset:
            self._show(previews)
        self._look_again()

    def _failed(self, sentence: str) -> None:
        self._under_way = False
        self._fail(sentence)
        self._look_again()

    def _look_again(self) -> None:
        if self._again:
            self._ask()

    def _fail(self, sentence: str) -> None:
        self._show([Preview(None, "", sentence)])

    def _show(self, previews: Sequence[Preview]) -> None:
        names = self._labels()
        problems: dict[str, str] = {}
        of_all: list[str] = []
        for each in previews:
            setting = each.setting or setting_named(each.problem or "", names)
            if each.problem and setting:
                problems[setting] = each.problem
            elif each.problem:
                of_all.append(each.problem)
        self._problem.say(" ".join(of_all))
        self._problem.setVisible(bool(of_all))
        self.problems_found.emit(problems)
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = []
        while self._lines.count():
            self._lines.takeAt(0)
        for each in previews:
            if each.setting is not None and not each.problem:
                self._add(names.get(each.setting, each.setting), each)
        self._lines.addStretch(1)

    def _add(self, name: str, preview: Preview) -> None:
        label = QLabel(name)
        label.setProperty("tone", "secondary")
        label.setFont(scaled(self.font(), 0.92))
        text = Prose(f"preview-{preview.setting}")
        self._shown += [label, text]
        self._lines.addWidget(label)
        self._lines.addWidget(text)
        self._lines.addSpacing(Space.S)
        text.say(preview.text or "–")

    def _labels(self) -> dict[str, str]:
        """Of what can be set, by its name."""
        try:
            declared = platforms.load(self._preset.platform).settings if self._preset else ()
        except ValueError:  # the platform is not there any more, which the preview says
            return {}
        return {each.name: translated(each.label) for each in declared}
