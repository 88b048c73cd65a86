"""Which presets what is added next gets: chosen by the person, or by rules and defaults."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from recorder_app.domain.phrase import phrase
from recorder_app.domain.preset import Preset
from recorder_app.ui.language import language, preset_name, say, translated
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.publishing.belongings import Belongings, offered
from recorder_app.ui.publishing.preset_choice import PresetChoice

_BY_ITSELF = phrase("Publish by rules and defaults")


class PublishTo(PresetChoice):
    edit_wanted = Signal()
    """The person wants to change the presets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translated(_BY_ITSELF), parent)
        self.setObjectName("publishTo")
        self.setIcon(icon(Glyph.UPLOAD))
        self._offered: Sequence[Preset] = ()
        self.chosen_changed.connect(self._explain)
        language().changed.connect(self._say_again)
        self._explain()

    @Slot(object)
    def show_belongings(self, belongings: Belongings) -> None:
        self._offered = offered(belongings.presets)
        self._offer()

    def _offer(self) -> None:
        self.offer(self._offered, self.chosen)
        self.choices.addSeparator()
        self.choices.addAction(say("Edit presets…")).triggered.connect(self.edit_wanted)
        self._explain()

    @Slot()
    def _say_again(self) -> None:
        self._nothing = translated(_BY_ITSELF)
        self._offer()

    def _fill(self, menu: QMenu) -> None:
        menu.addAction(translated(_BY_ITSELF)).triggered.connect(self._choose_none)
        menu.addSeparator()

    @Slot()
    def _choose_none(self) -> None:
        for action in self.actions_of_presets():
            action.setChecked(False)

    @property
    def presets(self) -> Sequence[str] | None:
        """None: those of the rules that fit, or else the default ones."""
        return self.chosen or None

    def _name(self) -> None:
        super()._name()
        chosen = say("Publish to {presets}", presets=self.text())
        self.setText(chosen if self.chosen else say("Publish to…"))

    @Slot()
    def _explain(self) -> None:
        names = ", ".join(map(preset_name, self.chosen))
        tip = (
            say("What is added is published to {presets}.", presets=names)
            if names
            else say(
                "What is added is published as rules say, or through the presets for new recordings."
            )
        )
        self.setToolTip(tip)
        self.setAccessibleName(tip)
