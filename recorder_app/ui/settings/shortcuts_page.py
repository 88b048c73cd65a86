"""The keys of the window, each to be changed; two actions can't have the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLineEdit, QPushButton, QWidget

from recorder_app.settings import Settings
from recorder_app.ui.commands.shortcuts import Key
from recorder_app.ui.language import say
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space
from recorder_app.ui.settings.page import Page

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class ShortcutsPage(Page):
    def __init__(self, settings: Settings, keys: Sequence[Key]) -> None:
        super().__init__("shortcutsPage")
        self._keys = keys
        self._others = {
            name: key
            for name, key in settings.window.shortcuts.items()
            if name not in {each.name for each in keys}
        }
        self.head(say("Keys"), say("Click a key and press another one. The cross takes it away."))
        self.problem = Prose("shortcutProblem", "danger")
        self.wide(self.problem)
        self.fields = {
            each.name: self._field(each, settings.window.shortcuts.get(each.name, each.own))
            for each in keys
        }
        reset = QPushButton(say("The program's own keys"))
        reset.setObjectName("resetShortcuts")
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset)
        line = QHBoxLayout()
        line.setContentsMargins(0, Space.M, 0, 0)
        line.addWidget(reset)
        line.addStretch(1)
        foot = QWidget()
        foot.setLayout(line)
        self.wide(foot)
        self._judge()

    def _field(self, key: Key, now: str) -> QKeySequenceEdit:
        field = QKeySequenceEdit(QKeySequence(now, _PORTABLE))
        field.setObjectName(f"{key.name}Key")
        field.setMaximumSequenceLength(1)
        field.setClearButtonEnabled(True)
        inside = field.findChild(QLineEdit)
        assert inside is not None
        inside.setPlaceholderText(say("None"))
        field.keySequenceChanged.connect(self._judge)
        self.row(key.text, field)
        return field

    def _now(self, name: str) -> str:
        return self.fields[name].keySequence().toString(_PORTABLE)

    @Slot()
    def _judge(self, *_key: object) -> None:
        if len(self.fields if hasattr(self, "fields") else ()) < len(self._keys):
            return
        uses = Counter(filter(None, map(self._now, self.fields)))
        twice = [each for each in self._keys if uses[self._now(each.name)] > 1]
        self.problem.setVisible(bool(twice))
        if twice:
            names = ", ".join(f"“{each.text}”" for each in twice)
            self.problem.say(say("{names} have the same key: neither would work.", names=names))

    @Slot()
    def _reset(self) -> None:
        for each in self._keys:
            self.fields[each.name].setKeySequence(QKeySequence(each.own, _PORTABLE))

    def changed(self, settings: Settings) -> Settings:
        """Only what differs is kept, so that a better key of a later version reaches its person."""
        chosen = {each.name: self._now(each.name) for each in self._keys}
        own = {each.name: each.own for each in self._keys}
        differing = {name: key for name, key in chosen.items() if key != own[name]}
        return replace(
            settings, window=replace(settings.window, shortcuts={**self._others, **differing})
        )
