"""The rules by which new recordings get their presets: an editable list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from recorder_app.domain.phrase import phrase
from recorder_app.domain.preset import Preset
from recorder_app.domain.rule import Rule, RuleKind
from recorder_app.ui.language import say, translated
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space
from recorder_app.ui.publishing.belongings import Belongings, offered
from recorder_app.ui.publishing.preset_choice import PresetChoice
from recorder_app.ui.publishing.publishing_calls import PublishingCalls

_KINDS = {
    RuleKind.FOLDER: (phrase("In the folder"), phrase("/home/anna/Lectures")),
    RuleKind.TITLE: (phrase("The title has"), phrase("podcast")),
    RuleKind.SOURCE: (phrase("From the site"), phrase("videos.example.org")),
}


class RuleLine(QWidget):
    changed = Signal()
    removed = Signal()

    def __init__(
        self, rule: Rule, presets: Sequence[Preset], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.setAccessibleName(say("What is looked at"))
        for kind, (words, _example) in _KINDS.items():
            self.kind.addItem(translated(words), kind)
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        self.pattern = QLineEdit(rule.pattern)
        self.pattern.setAccessibleName(say("What is looked for"))
        self.presets = PresetChoice(say("Choose presets"))
        self.presets.setObjectName("rulePresets")
        self.presets.setMinimumWidth(13 * self.fontMetrics().height())
        self.offer(presets, rule.presets)
        remove = QToolButton()
        remove.setObjectName("removeRule")
        remove.setIcon(icon(Glyph.REMOVE, "secondary"))
        remove.setAutoRaise(True)
        remove.setToolTip(say("Remove this rule"))
        remove.setAccessibleName(say("Remove this rule"))
        remove.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        gets = QLabel(say("gets"))
        gets.setProperty("tone", "secondary")
        layout.addWidget(self.kind)
        layout.addWidget(self.pattern, 1)
        layout.addWidget(gets)
        layout.addWidget(self.presets)
        layout.addWidget(remove)
        self._show_example()
        self.kind.currentIndexChanged.connect(self._show_example)
        self.kind.currentIndexChanged.connect(self._tell)
        self.pattern.textChanged.connect(self._tell)
        self.presets.chosen_changed.connect(self.changed)

    def offer(self, presets: Sequence[Preset], chosen: Sequence[str]) -> None:
        self.presets.offer(presets, chosen)

    @Slot()
    def _show_example(self) -> None:
        _words, example = _KINDS[RuleKind(self.kind.currentData())]
        self.pattern.setPlaceholderText(translated(example))

    @Slot()
    def _tell(self, *_what: object) -> None:
        self.changed.emit()

    def rule(self) -> Rule:
        kind = RuleKind(self.kind.currentData())
        return Rule(kind, self.pattern.text().strip(), self.presets.chosen)


class RulesPage(QWidget):
    told = Signal(str)
    """A sentence."""

    def __init__(self, calls: PublishingCalls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._kept: tuple[Rule, ...] = ()
        self._presets: tuple[Preset, ...] = ()
        self._saving = False
        self.lines: list[RuleLine] = []
        explained = QLabel(
            say(
                "A new recording gets the presets of all rules that fit it. Where none fits, it gets "
                "those marked “Use for new recordings”; where there are none, the folder for results. "
                "* stands for anything."
            )
        )
        explained.setWordWrap(True)
        explained.setProperty("tone", "secondary")
        body = QWidget()
        body.setObjectName("rulesBody")
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(0, 0, Space.S, 0)
        self._layout.setSpacing(Space.S)
        self._layout.addStretch(1)
        area = QScrollArea()
        area.setObjectName("rulesArea")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        self.add = QPushButton(icon(Glyph.ADD), say("Add rule"))
        self.add.setObjectName("addRule")
        self.problem = Prose("rulesProblem", "danger")
        self.save = QPushButton(say("Save"))
        self.save.setObjectName("saveRules")
        for button in (self.add, self.save):
            button.setAutoDefault(False)
        self.foot = QWidget()
        """What stands below, in one row with what ends the dialog."""
        ending = QHBoxLayout(self.foot)
        ending.setContentsMargins(0, 0, 0, 0)
        ending.setSpacing(Space.S)
        ending.addWidget(self.add)
        ending.addWidget(self.problem, 1)
        ending.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.L, 0, 0)
        layout.setSpacing(Space.L)
        layout.addWidget(explained)
        layout.addWidget(area, 1)
        self.add.clicked.connect(self._add)
        self.save.clicked.connect(self._save)
        self._show_state()

    def show_belongings(self, belongings: Belongings) -> None:
        """As they are kept; what has been written and not saved stays."""
        unsaved = self.is_changed
        self._kept = belongings.rules
        self._presets = offered(belongings.presets)
        if unsaved:
            for line in self.lines:
                line.offer(self._presets, line.presets.chosen)
        elif self._rules() != self._kept or not self.lines:
            for line in list(self.lines):
                self._drop(line)
            for rule in self._kept:
                self._insert(rule)
        else:
            for line, rule in zip(self.lines, self._kept, strict=True):
                line.offer(self._presets, rule.presets)
        self._show_state()

    def _insert(self, rule: Rule) -> RuleLine:
        line = RuleLine(rule, self._presets)
        line.changed.connect(self._edited)
        line.removed.connect(partial(self._remove, line))
        self.lines.append(line)
        self._layout.insertWidget(self._layout.count() - 1, line)
        return line

    def _drop(self, line: RuleLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()

    @Slot()
    def _add(self) -> None:
        line = self._insert(Rule(RuleKind.FOLDER, "", ()))
        line.pattern.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()

    def _remove(self, line: RuleLine) -> None:
        self._drop(line)
        self._edited()

    @Slot()
    def _edited(self) -> None:
        self.problem.say("")
        self._show_state()

    def _rules(self) -> tuple[Rule, ...]:
        return tuple(each.rule() for each in self.lines)

    @property
    def is_changed(self) -> bool:
        return self._rules() != self._kept

    def _show_state(self) -> None:
        self.save.setEnabled(self.is_changed and not self._saving)

    @Slot()
    def _save(self) -> None:
        if self._saving:
            return
        self._saving = True
        self._show_state()
        self._calls.change_rules(self._rules(), self._saved, self._not_saved)

    def _saved(self, _nothing: None) -> None:
        self._saving = False
        self._show_state()
        self.told.emit(say("The rules are saved."))

    def _not_saved(self, sentence: str) -> None:
        self._saving = False
        self.problem.say(sentence)
        self._show_state()
