"""A button that lets several presets be chosen; its menu stays open while they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from recorder_app.domain.preset import Preset
from recorder_app.ui.language import count, preset_name
from recorder_app.ui.look.icons import icon
from recorder_app.ui.look.platform_glyph import platform_glyph

_LONGEST = 26
"""Letters of names on the button before the rest is counted."""


class _StayingMenu(QMenu):
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self._stay():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() not in keys or not self._stay():
            super().keyPressEvent(event)

    def _stay(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class PresetChoice(QToolButton):
    chosen_changed = Signal()

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        """`nothing` is what stands on the button where none is chosen."""
        super().__init__(parent)
        self._nothing = nothing
        self._chosen: tuple[str, ...] = ()
        self._presets: tuple[Preset, ...] = ()
        self.choices = _StayingMenu(self)
        self.setMenu(self.choices)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._name()

    @property
    def chosen(self) -> tuple[str, ...]:
        return self._chosen

    def offer(self, presets: Sequence[Preset], chosen: Sequence[str]) -> None:
        """What is chosen and not there any more is no longer chosen."""
        self._presets = tuple(presets)
        names = {each.name for each in presets}
        self._chosen = tuple(each for each in chosen if each in names)
        self.choices.clear()
        self._fill(self.choices)
        for preset in presets:
            picture = icon(platform_glyph(preset.platform), "secondary")
            action = self.choices.addAction(picture, preset_name(preset.name).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(preset.name in self._chosen)
            action.setIconVisibleInMenu(False)
            action.toggled.connect(partial(self._toggle, preset.name))
        self._name()

    def _fill(self, menu: QMenu) -> None:
        """What stands before the presets."""

    def actions_of_presets(self) -> list[QAction]:
        return [each for each in self.choices.actions() if each.isCheckable()]

    def _toggle(self, name: str, on: bool) -> None:
        wanted = {*self._chosen, name} if on else {each for each in self._chosen if each != name}
        self._chosen = tuple(each.name for each in self._presets if each.name in wanted)
        self._name()
        self.chosen_changed.emit()

    def _name(self) -> None:
        whole = names = ", ".join(map(preset_name, self._chosen))
        if len(names) > _LONGEST and len(self._chosen) > 1:
            names = count("{n} preset", "{n} presets", len(self._chosen))
        elif len(names) > _LONGEST:
            names = f"{names[: _LONGEST - 1]}…"
        self.setText((names or self._nothing).replace("&", "&&"))
        self.setToolTip(whole or self._nothing)
