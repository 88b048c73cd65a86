"""The speech models: which are here, how large they are, what they know; get them, remove them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from recorder_app.engine.speech_models import Kept, SpeechModel
from recorder_app.settings import Settings
from recorder_app.ui.commands import questions
from recorder_app.ui.language import say
from recorder_app.ui.look.moments import size_text
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space, scaled
from recorder_app.ui.settings.model_calls import ModelCalls
from recorder_app.ui.settings.page import Page

_HUNDREDTHS = 100


class ModelLine(QFrame):
    """One model, with the one thing that can be done about it."""

    get_wanted = Signal(str)
    remove_wanted = Signal(str)
    stop_wanted = Signal(str)

    def __init__(self, model: SpeechModel) -> None:
        super().__init__()
        self.setObjectName("modelLine")
        self.model = model
        self._fetching = False
        name = QLabel(model.name)
        name.setFont(scaled(self.font(), 1.0, bold=True))
        self.about = QLabel()
        self.about.setProperty("tone", "secondary")
        self.bar = QProgressBar()
        self.bar.setRange(0, _HUNDREDTHS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(Space.XS)
        self.bar.hide()
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._press)
        self.problem = Prose("modelProblem", "danger")
        self.problem.hide()
        words = QVBoxLayout()
        words.setSpacing(Space.XS // 2)
        for each in (name, self.about, self.bar, self.problem):
            words.addWidget(each)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, Space.S, 0, Space.S)
        line.addLayout(words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_model(model, fetching=False)

    def show_model(self, model: SpeechModel, *, fetching: bool) -> None:
        self.model = model
        self._fetching = fetching
        self.bar.setVisible(fetching)
        knows = say("English only") if model.english_only else say("99 languages")
        size = size_text(model.size_bytes)
        match model.kept:
            case _ if fetching:
                kept = say("is being fetched")
            case Kept.OURS:
                kept = say("here")
            case Kept.ELSEWHERE:
                kept = say("here, shared with other programs")
            case Kept.NOWHERE:
                kept = say("fetched when it is first used")
        self.about.setText(say("{knows}, {size}, {kept}", knows=knows, size=size, kept=kept))
        self.button.setVisible(fetching or model.kept is not Kept.ELSEWHERE)
        if fetching:
            self.button.setText(say("Stop"))
        else:
            self.button.setText(say("Get") if model.kept is Kept.NOWHERE else say("Remove…"))
        self.button.setAccessibleName(f"{self.button.text()} {model.name}")

    def show_progress(self, fraction: float) -> None:
        self.bar.setValue(round(fraction * _HUNDREDTHS))

    def show_problem(self, sentence: str) -> None:
        self.problem.say(sentence)
        self.problem.setVisible(bool(sentence))

    @Slot()
    def _press(self) -> None:
        self.show_problem("")
        if self._fetching:
            self.stop_wanted.emit(self.model.name)
        elif self.model.kept is Kept.NOWHERE:
            self.get_wanted.emit(self.model.name)
        else:
            self.remove_wanted.emit(self.model.name)


class ModelsPage(Page):
    def __init__(self, calls: ModelCalls) -> None:
        super().__init__("modelsPage")
        self._calls = calls
        self.lines: dict[str, ModelLine] = {}
        self.head(
            say("Speech models"),
            say(
                "A model listens to the talk on this machine; nothing is sent anywhere. One that "
                "is not here is fetched once. Which one is used is set under Stages."
            ),
        )
        calls.changed.connect(self._show)
        calls.progressed.connect(self._progress)
        calls.ended.connect(self._end)
        self._show(calls.known)
        calls.refresh()

    @Slot(object)
    def _show(self, models: list[SpeechModel]) -> None:
        for model in models:
            fetching = self._calls.is_fetching(model.name)
            if model.name in self.lines:
                self.lines[model.name].show_model(model, fetching=fetching)
                continue
            line = ModelLine(model)
            line.show_model(model, fetching=fetching)
            line.get_wanted.connect(self._get)
            line.stop_wanted.connect(self._calls.give_up)
            line.remove_wanted.connect(self._ask_remove)
            self.lines[model.name] = line
            self.wide(line)

    @Slot(str)
    def _get(self, name: str) -> None:
        self._calls.get(name)
        line = self.lines[name]
        line.show_progress(0)
        line.show_model(line.model, fetching=True)

    @Slot(str, float)
    def _progress(self, name: str, fraction: float) -> None:
        if name in self.lines:
            self.lines[name].show_progress(fraction)

    @Slot(str, str)
    def _end(self, name: str, problem: str) -> None:
        line = self.lines.get(name)
        if line is not None:
            line.show_model(line.model, fetching=False)
            line.show_problem(problem)

    @Slot(str)
    def _ask_remove(self, name: str) -> None:
        size = size_text(self.lines[name].model.size_bytes)
        questions.ask_remove_model(self, name, size, lambda: self._calls.remove(name))

    def changed(self, settings: Settings) -> Settings:
        """Models come and go at once, not with the rest."""
        return settings
