"""One setting of a preset in a form: its name, a field after its kind, what it means, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from recorder_app.domain.phrase import phrase
from recorder_app.domain.preset import Setting, SettingKind
from recorder_app.platforms.templates import VARIABLES
from recorder_app.ui.language import say, translated
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space, scaled

_LINES = 5
"""Shown of a text of several lines."""

_TEMPLATES = (SettingKind.TEMPLATE, SettingKind.LINES)

_Editor = QLineEdit | QPlainTextEdit | QComboBox | QCheckBox
_CHOICES = {
    "public": phrase("Public"),
    "unlisted": phrase("Unlisted"),
    "private": phrase("Private"),
    "internal": phrase("Internal"),
    "enabled": phrase("Enabled"),
    "disabled": phrase("Disabled"),
    "approval": phrase("Approval"),
    "youtube": phrase("Standard YouTube licence"),
    "creativecommon": phrase("Creative Commons"),
}
"""What platforms let choose from, in words."""


class SettingField(QWidget):
    changed = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._given: Any = None
        self._shown: str | bool = ""
        self._problem = Prose(f"problem-{setting.name}", "danger")
        self._problem.hide()
        self.editor = self._make_editor()
        self.editor.setObjectName(f"setting-{setting.name}")
        name = translated(setting.label)
        self.editor.setAccessibleName(name)
        self.editor.setAccessibleDescription(translated(setting.help))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        if not isinstance(self.editor, QCheckBox):
            label = QLabel(f"{name} *" if setting.required else name)
            label.setBuddy(self.editor)
            head = QHBoxLayout()
            head.setSpacing(Space.S)
            head.addWidget(label, 1)
            if setting.kind in _TEMPLATES:
                head.addWidget(self._inserter())
            layout.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.editor, 1)
        if setting.kind in (SettingKind.FOLDER, SettingKind.FILE):
            browse = QPushButton(say("Choose…"))
            browse.setAutoDefault(False)
            browse.clicked.connect(self._browse)
            row.addWidget(browse)
        layout.addLayout(row)
        if setting.help:
            help_text = Prose(f"help-{setting.name}", "secondary")
            help_text.setFont(scaled(self.font(), 0.92))
            help_text.say(translated(setting.help))
            layout.addWidget(help_text)
        layout.addWidget(self._problem)

    def _make_editor(self) -> _Editor:
        match self.setting.kind:
            case SettingKind.SWITCH:
                box = QCheckBox(translated(self.setting.label))
                box.toggled.connect(self._tell)
                return box
            case SettingKind.CHOICE:
                combo = QComboBox()
                if self.setting.default is None:
                    combo.addItem("–", "")
                for each in self.setting.choices:
                    combo.addItem(_choice_words(each), each)
                combo.currentIndexChanged.connect(self._tell)
                return combo
            case SettingKind.LINES:
                lines = QPlainTextEdit()
                lines.setTabChangesFocus(True)
                lines.setFixedHeight(_LINES * lines.fontMetrics().lineSpacing() + 2 * Space.S)
                lines.textChanged.connect(self._tell)
                return lines
            case _:
                line = QLineEdit()
                line.textChanged.connect(self._tell)
                return line

    def _inserter(self) -> QToolButton:
        """Puts what a template can speak of where the cursor stands."""
        menu = QMenu(self)
        for name, meaning in VARIABLES.items():
            action = menu.addAction(f"{name}:  {translated(meaning)}")
            action.triggered.connect(partial(self._insert, f"{{{{ {name} }}}}"))
        button = QToolButton()
        button.setObjectName(f"insert-{self.setting.name}")
        button.setText("{ }")
        button.setToolTip(say("Insert something of the recording"))
        button.setAccessibleName(
            say(
                "Insert something of the recording into {setting}",
                setting=translated(self.setting.label),
            )
        )
        button.setAutoRaise(True)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _insert(self, text: str, _checked: bool = False) -> None:
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.insertPlainText(text)
        elif isinstance(self.editor, QLineEdit):
            self.editor.insert(text)
        self.editor.setFocus()

    @Slot()
    def _tell(self, *_what: object) -> None:
        self.changed.emit()

    def show_value(self, given: Any) -> None:
        """As a preset holds it; None: it says nothing, so that the platform's default counts."""
        blocker = QSignalBlocker(self.editor)
        value = self.setting.default if given is None else given
        match self.editor:
            case QCheckBox():
                self.editor.setChecked(bool(value))
            case QComboBox():
                self.editor.setCurrentIndex(max(0, self.editor.findData(_text(value))))
            case QPlainTextEdit():
                self.editor.setPlainText(_text(value))
            case _:
                self.editor.setText(_text(value))
                self.editor.setCursorPosition(0)
        blocker.unblock()
        self._given, self._shown = given, self._written()

    def _written(self) -> str | bool:
        match self.editor:
            case QCheckBox():
                return self.editor.isChecked()
            case QComboBox():
                return str(self.editor.currentData())
            case QPlainTextEdit():
                return self.editor.toPlainText()
            case _:
                return self.editor.text()

    def value(self) -> Any:
        """As a preset is to hold it; None where it is to say nothing."""
        written, default = self._written(), self.setting.default
        if written == self._shown:
            return self._given
        if isinstance(written, bool):
            return None if written == bool(default) else written
        if written == _text(default):
            return None
        if self.setting.kind is SettingKind.NUMBER:
            return _number(written)
        return written

    def show_problem(self, sentence: str) -> None:
        """Empty: there is none."""
        self._problem.say(sentence)
        self._problem.setVisible(bool(sentence))

    @property
    def problem(self) -> str:
        return "" if self._problem.isHidden() else self._problem.toPlainText()

    @Slot()
    def _browse(self) -> None:
        assert isinstance(self.editor, QLineEdit)
        dialog = QFileDialog(self, translated(self.setting.label), self.editor.text())
        if self.setting.kind is SettingKind.FOLDER:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.editor.setText)
        dialog.open()


def _choice_words(choice: str) -> str:
    words = _CHOICES.get(choice.lower(), choice.replace("_", " ").capitalize())
    return translated(words)


def setting_named(sentence: str, names: Iterable[str]) -> str | None:
    """The setting that a sentence begins with: “category” is a number, not “many”."""
    return next((each for each in names if sentence.startswith(f"“{each}”")), None)


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _number(written: str) -> Any:
    """What is no number stays as it is written: whoever keeps the preset says so."""
    try:
        return int(written)
    except ValueError:
        return written.strip() or None
