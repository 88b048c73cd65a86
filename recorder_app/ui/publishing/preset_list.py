"""The presets at the left of their page, also those that are new or changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recorder_app import platforms
from recorder_app.domain.preset import Preset
from recorder_app.ui.language import say, translated
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.platform_glyph import platform_glyph
from recorder_app.ui.look.theme import Space


@dataclass(slots=True)
class Entry:
    saved: Preset | None
    """None: it is new."""
    draft: Preset

    @property
    def is_changed(self) -> bool:
        return self.draft != self.saved


class PresetList(QWidget):
    add_wanted = Signal(str)
    """A platform."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = QListWidget()
        self.items.setObjectName("presets")
        self.items.setAccessibleName(say("Presets"))
        self.items.setIconSize(QSize(18, 18))
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add = QPushButton(icon(Glyph.ADD), say("Add"))
        self.add.setObjectName("addPreset")
        self.add.setMenu(self._platforms())
        self.duplicate = self._button(Glyph.COPY, "duplicatePreset", say("Duplicate"))
        self.remove = self._button(Glyph.REMOVE, "removePreset", say("Remove…"))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        buttons.addWidget(self.add, 1)
        for button in (self.duplicate, self.remove):
            buttons.addWidget(button)
        self.add.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, Space.L, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.items, 1)
        layout.addLayout(buttons)

    def _platforms(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("addPresetMenu")
        for name in platforms.NAMES:
            picture = icon(platform_glyph(name), "secondary")
            action = menu.addAction(picture, translated(platforms.title(name)))
            action.triggered.connect(partial(self._want, name))
        return menu

    def _want(self, platform: str, _checked: bool = False) -> None:
        self.add_wanted.emit(platform)

    def _button(self, glyph: Glyph, name: str, tip: str) -> QPushButton:
        button = QPushButton(icon(glyph), "")
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoDefault(False)
        return button

    def fill(self, entries: Sequence[Entry], row: int) -> None:
        """Anew, with that row chosen; nobody is told."""
        self.items.blockSignals(True)
        self.items.clear()
        for each in entries:
            self.items.addItem(QListWidgetItem())
            self.name(self.items.count() - 1, each)
        self.items.setCurrentRow(row)
        self.items.blockSignals(False)

    def name(self, row: int, entry: Entry) -> None:
        """A star: new recordings get it. A dot: it is not saved."""
        item, preset = self.items.item(row), entry.draft
        marks = f"{'  ★' if preset.is_default else ''}{'  •' if entry.is_changed else ''}"
        item.setText(f"{preset.name or '…'}{marks}")
        item.setIcon(icon(platform_glyph(preset.platform), "secondary"))
        account = f" · {preset.account}" if preset.account else ""
        default = "\n" + say("New recordings get it.") if preset.is_default else ""
        unsaved = "\n" + say("Not saved yet.") if entry.is_changed else ""
        where = translated(platforms.title(preset.platform))
        item.setToolTip(f"{where}{account}{default}{unsaved}")
