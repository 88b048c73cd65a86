"""The stages: what each does, and the few things that can be set about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from recorder_app.engine.speech_models import SpeechModel
from recorder_app.settings import Settings
from recorder_app.ui.language import say
from recorder_app.ui.settings.page import Page, choice, measure, number


class StagesPage(Page):
    def __init__(self, settings: Settings) -> None:
        super().__init__("stagesPage")
        self._trim(settings)
        self._transcribe(settings)
        self._topics(settings)
        self._subtitles(settings)
        self.note(say("Runs that are open keep what they began with."))

    def _trim(self, settings: Settings) -> None:
        self.trim = QCheckBox(say("Remove silence at the beginning and at the end"))
        self.trim.setObjectName("trim")
        self.trim.setChecked(settings.trim.enabled)
        self.threshold = measure(
            "trimThreshold", settings.trim.threshold_db, -90, -10, say("dB"), step=1
        )
        self.minimum = measure("trimMinimum", settings.trim.minimum_s, 0.5, 60, say("s"))
        self.margin = measure("trimMargin", settings.trim.margin_s, 0, 10, say("s"))
        self.ffmpeg = choice(
            "ffmpeg",
            [
                (say("The one that comes with the program"), "embedded"),
                (say("The one of this system"), "system"),
            ],
            settings.ffmpeg,
        )
        self.head(
            say("Trim"),
            say("Cuts without encoding anew, so that picture and sound stay as they are."),
        )
        self.wide(self.trim)
        self.row(say("Quieter than this is silence"), self.threshold)
        self.row(say("Silence is removed from"), self.minimum)
        self.row(say("Left before and after the talk"), self.margin)
        self.row(say("ffmpeg"), self.ffmpeg)
        self.trim.toggled.connect(self._enable_trim)
        self._enable_trim(settings.trim.enabled)

    @Slot(bool)
    def _enable_trim(self, enabled: bool) -> None:
        for field in (self.threshold, self.minimum, self.margin):
            field.setEnabled(enabled)

    def _transcribe(self, settings: Settings) -> None:
        self.model = QComboBox()
        self.model.setObjectName("model")
        self.model.setEditable(True)
        self.model.setCurrentText(settings.transcribe.model)
        self.language = QLineEdit(settings.transcribe.language or "")
        self.language.setObjectName("language")
        self.language.setPlaceholderText(say("found out by itself"))
        self.careful = QCheckBox(say("Careful: slower, better with noise"))
        self.careful.setObjectName("careful")
        self.careful.setChecked(settings.transcribe.mode == "careful")
        self.head(
            say("Transcribe"),
            say("Writes down what is said, word by word. Larger models are better and slower."),
        )
        self.row(say("Model"), self.model)
        self.row(say("Language"), self.language)
        self.wide(self.careful)

    def show_models(self, models: list[SpeechModel]) -> None:
        """Offers these; what is chosen stays chosen."""
        chosen = self.model.currentText()
        self.model.clear()
        self.model.addItems(list(dict.fromkeys([*(each.name for each in models), chosen])))
        self.model.setCurrentText(chosen)

    def _topics(self, settings: Settings) -> None:
        self.topic = measure("topicMinimum", settings.topics.minimum_s, 10, 600, say("s"), step=5)
        self.head(say("Topics"), say("Divides the talk where its subject changes."))
        self.row(say("A topic lasts at least"), self.topic)

    def _subtitles(self, settings: Settings) -> None:
        self.line = number("lineChars", settings.subtitles.line_chars, 20, 80)
        self.lines = number("subtitleLines", settings.subtitles.lines, 1, 3)
        self.speed = measure("charsPerSecond", settings.subtitles.chars_per_s, 8, 40, "", step=1)
        self.head(say("Subtitles"), say("Breaks the text where it can be read well."))
        self.row(say("Characters in a line"), self.line)
        self.row(say("Lines at a time"), self.lines)
        self.row(say("Characters in a second"), self.speed)

    def changed(self, settings: Settings) -> Settings:
        mode: Literal["fast", "careful"] = "careful" if self.careful.isChecked() else "fast"
        return replace(
            settings,
            ffmpeg=self.ffmpeg.currentData(),
            trim=replace(
                settings.trim,
                enabled=self.trim.isChecked(),
                threshold_db=self.threshold.value(),
                minimum_s=self.minimum.value(),
                margin_s=self.margin.value(),
            ),
            transcribe=replace(
                settings.transcribe,
                model=self.model.currentText().strip() or settings.transcribe.model,
                language=self.language.text().strip().lower() or None,
                mode=mode,
            ),
            topics=replace(settings.topics, minimum_s=self.topic.value()),
            subtitles=replace(
                settings.subtitles,
                line_chars=self.line.value(),
                lines=self.lines.value(),
                chars_per_s=self.speed.value(),
            ),
        )
