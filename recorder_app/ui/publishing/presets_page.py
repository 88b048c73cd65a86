"""The presets: a list, the chosen one as a form, and what it makes of a recording beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from recorder_app import platforms
from recorder_app.domain.account import Account
from recorder_app.domain.preset import Preset
from recorder_app.ui.commands import questions
from recorder_app.ui.language import say, translated
from recorder_app.ui.look.prose import Prose
from recorder_app.ui.look.theme import Space
from recorder_app.ui.publishing.belongings import Belongings
from recorder_app.ui.publishing.preset_form import PresetForm
from recorder_app.ui.publishing.preset_list import Entry, PresetList
from recorder_app.ui.publishing.preview_pane import PreviewPane
from recorder_app.ui.publishing.publishing_calls import PublishingCalls
from recorder_app.ui.publishing.setting_field import setting_named

_WIDTHS = (14, 28, 23)
"""Of the list, the form and the preview, at first; in heights of a line."""


class PresetsPage(QWidget):
    login_wanted = Signal(str, str)
    """Platform and no name: a preset needs an account."""
    told = Signal(str)
    """A sentence."""

    def __init__(self, calls: PublishingCalls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._entries: list[Entry] = []
        self._accounts: tuple[Account, ...] = ()
        self._at: Entry | None = None
        """The one in the form."""
        self._saving: Entry | None = None
        self._to_choose: str | None = None
        self.side = PresetList()
        self.list = self.side.items
        self.form = PresetForm()
        self.preview = PreviewPane(calls)
        self.problem = Prose("presetProblem", "danger")
        self.save = QPushButton(say("Save"))
        self.save.setObjectName("savePreset")
        self.revert = QPushButton(say("Revert"))
        self.revert.setObjectName("revertPreset")
        self.foot = QWidget()
        """What stands below, in one row with what ends the dialog."""
        self._right = QWidget()
        self._invitation = QLabel(
            say(
                "A preset says where recordings go and under which title, with which description "
                "and who can see them. Add one for each place and account."
            )
        )
        self._invitation.setWordWrap(True)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setProperty("tone", "secondary")
        self._build()
        self.list.currentRowChanged.connect(self._choose)
        self.form.changed.connect(self._edited)
        self.form.login_wanted.connect(self.login_wanted)
        self.preview.problems_found.connect(self.form.show_problems)
        self.save.clicked.connect(self._save)
        self.revert.clicked.connect(self._revert)
        self.side.add_wanted.connect(self._add)
        self.side.duplicate.clicked.connect(self._duplicate)
        self.side.remove.clicked.connect(self._ask_remove)
        self._choose(-1)

    def _build(self) -> None:
        for button in (self.save, self.revert):
            button.setAutoDefault(False)
        ending = QHBoxLayout(self.foot)
        ending.setContentsMargins(0, 0, 0, 0)
        ending.setSpacing(Space.S)
        ending.addWidget(self.problem, 1)
        ending.addWidget(self.revert)
        ending.addWidget(self.save)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(Space.L, 0, Space.S, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.form, 1)
        editing = QSplitter(Qt.Orientation.Horizontal)
        editing.setHandleWidth(1)
        editing.addWidget(middle)
        editing.addWidget(self.preview)
        line = self.fontMetrics().height()
        side, *others = (each * line for each in _WIDTHS)
        editing.setSizes(others)
        editing.setChildrenCollapsible(False)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(editing, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(1)
        panes.addWidget(self.side)
        panes.addWidget(self._right)
        panes.addWidget(self._invitation)
        panes.setSizes([side, sum(others), sum(others)])
        panes.setChildrenCollapsible(False)
        panes.setStretchFactor(1, 1)
        panes.setStretchFactor(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.L, 0, 0)
        layout.addWidget(panes)

    # The list
    def show_belongings(self, belongings: Belongings) -> None:
        """As they are kept; what has been written and not saved stays."""
        changed = {
            each.saved.name: each for each in self._entries if each.saved and each.is_changed
        }
        new = [each for each in self._entries if each.saved is None and each is not self._saving]
        entries = []
        for preset in belongings.presets:
            before = changed.get(preset.name)
            entries.append(Entry(preset, preset if before is None else before.draft))
        wanted = self._to_choose or (self._at.draft.name if self._at else None)
        self._to_choose = None
        self._entries = [*entries, *new]
        accounts_changed = belongings.accounts != self._accounts
        self._accounts = belongings.accounts
        self._fill(wanted)
        if accounts_changed and self._at is not None:
            self.form.show_accounts(self._at.draft.account, self._accounts)
            self._edited()

    def _fill(self, wanted: str | None) -> None:
        """The list anew, with the preset of that name, or the first, chosen."""
        names = [each.draft.name for each in self._entries]
        row = names.index(wanted) if wanted in names else min(0, len(names) - 1)
        self.side.fill(self._entries, row)
        self._choose(row)

    @Slot(int)
    def _choose(self, row: int) -> None:
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        self._right.setVisible(entry is not None)
        self._invitation.setVisible(entry is None)
        for button in (self.revert, self.save):
            button.setVisible(entry is not None)
        again = entry is not None and self._at is not None and entry.draft == self._at.draft
        self._at = entry
        if entry is not None and not again:
            self.form.show_preset(entry.draft, self._accounts)
            self.problem.say("")
        self._show_state()

    def _show_state(self) -> None:
        entry = self._at
        free = entry is not None and self._saving is None
        self.save.setEnabled(free and entry is not None and entry.is_changed)
        self.revert.setEnabled(free and entry is not None and entry.is_changed)
        self.side.duplicate.setEnabled(free)
        self.side.remove.setEnabled(free)
        if entry is not None:
            self.side.name(self.list.currentRow(), entry)
        self.preview.show_preset(entry.draft if entry else None)

    @Slot()
    def _edited(self) -> None:
        if self._at is not None:
            self._at.draft = self.form.preset()
            self.problem.say("")
            self._show_state()

    @Slot(str)
    def _add(self, platform: str) -> None:
        mine = [each.name for each in self._accounts if each.platform == platform]
        account = mine[0] if mine else None
        name = translated(platforms.title(platform))
        self._enter(Preset(name, platform, account))

    @Slot()
    def _duplicate(self) -> None:
        if self._at is not None:
            self._enter(replace(self._at.draft, is_default=False))

    def _enter(self, preset: Preset) -> None:
        """A new one, under a name that is free; it is kept once it is saved."""
        taken = {each.draft.name for each in self._entries}
        name, number = preset.name, 1
        while name in taken:
            number += 1
            name = f"{re.sub(r' [0-9]+$', '', preset.name)} {number}"
        self._entries.append(Entry(None, replace(preset, name=name)))
        self._fill(name)
        self.form.name.setFocus()
        self.form.name.selectAll()

    # What is done with one
    @Slot()
    def _save(self) -> None:
        entry = self._at
        if entry is None or self._saving is not None:
            return
        others = (each.saved.name for each in self._entries if each.saved and each is not entry)
        if entry.draft.name in others:
            self.problem.say("There is a preset of that name already.")
            return
        self._saving = entry
        self._show_state()
        before = entry.saved.name if entry.saved else None
        self._to_choose = entry.draft.name
        self._calls.save_preset(entry.draft, before, self._saved, self._not_saved)

    def _saved(self, preset: Preset) -> None:
        self._saving = None
        row = next(
            (n for n, each in enumerate(self._entries) if each.draft.name == preset.name), -1
        )
        if row >= 0:
            self._entries[row] = Entry(preset, preset)
            self._at = None  # the form shows it as it is kept
            self.list.setCurrentRow(row)
            self._choose(row)
        self.told.emit(say("The preset “{name}” is saved.", name=preset.name))

    def _not_saved(self, sentence: str) -> None:
        self._saving = None
        self._to_choose = None
        found = setting_named(sentence, self.form.fields)
        if found is not None:
            self.form.show_problems({found: sentence})
        self.problem.say(sentence)
        self._show_state()

    @Slot()
    def _revert(self) -> None:
        entry = self._at
        if entry is None:
            return
        if entry.saved is None:
            self._forget(entry)
        else:
            entry.draft = entry.saved
            self._at = None
            self._choose(self.list.currentRow())

    def _forget(self, entry: Entry) -> None:
        self._entries = [each for each in self._entries if each is not entry]
        self._at = None
        self._fill(None)

    @Slot()
    def _ask_remove(self) -> None:
        entry = self._at
        if entry is None:
            return
        if entry.saved is None:
            self._forget(entry)
        else:
            agreed = partial(self._remove, entry.saved.name)
            questions.ask_remove_preset(self.window(), entry.saved.name, agreed)

    def _remove(self, name: str) -> None:
        self._calls.remove_preset(name, partial(self._removed, name), self.problem.say)

    def _removed(self, name: str, _nothing: None) -> None:
        self.told.emit(say("The preset “{name}” is removed.", name=name))

    @property
    def unsaved(self) -> Sequence[str]:
        return [each.draft.name or say("a new preset") for each in self._entries if each.is_changed]
