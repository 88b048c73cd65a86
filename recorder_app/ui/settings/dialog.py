"""The settings: a list of pages, one of them open; all are put in force together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recorder_app.settings import Settings
from recorder_app.ui.commands.shortcuts import Key
from recorder_app.ui.language import say
from recorder_app.ui.look.icons import Glyph, icon
from recorder_app.ui.look.theme import Space
from recorder_app.ui.settings.appearance_page import AppearancePage
from recorder_app.ui.settings.general_page import GeneralPage
from recorder_app.ui.settings.model_calls import ModelCalls
from recorder_app.ui.settings.models_page import ModelsPage
from recorder_app.ui.settings.page import Page
from recorder_app.ui.settings.shortcuts_page import ShortcutsPage
from recorder_app.ui.settings.stages_page import StagesPage
from recorder_app.ui.settings.uploads_page import UploadsPage
from recorder_app.ui.settings.work_page import WorkPage


class SettingsDialog(QDialog):
    def __init__(
        self,
        settings: Settings,
        changed: Callable[[Settings], None],
        models: ModelCalls,
        keys: Sequence[Key],
        parent: QWidget,
    ) -> None:
        """`changed` is called with the new settings when the person accepts."""
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle(say("Settings"))
        self._settings = settings
        self._changed = changed
        stages = StagesPage(settings)
        models.changed.connect(stages.show_models)
        stages.show_models(models.known)
        self._pages: list[tuple[str, Glyph, Page]] = [
            (say("General"), Glyph.SETTINGS, GeneralPage(settings)),
            (say("Stages"), Glyph.PRESETS, stages),
            (say("Models"), Glyph.MODEL, ModelsPage(models)),
            (say("Work"), Glyph.QUEUED, WorkPage(settings)),
            (say("Uploads"), Glyph.UPLOAD, UploadsPage(settings)),
            (say("Appearance"), Glyph.APPEARANCE, AppearancePage(settings)),
            (say("Keys"), Glyph.KEYS, ShortcutsPage(settings, keys)),
        ]
        self.pages = QListWidget()
        self.pages.setObjectName("settingsPages")
        self.pages.setAccessibleName(say("Settings"))
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = self.fontMetrics().height()
        self.pages.setIconSize(QSize(line, line))
        self._stack = QStackedWidget()
        for name, glyph, page in self._pages:
            self.pages.addItem(QListWidgetItem(icon(glyph, "secondary"), name))
            self._stack.addWidget(page)
        self._lay_out()
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.pages.setCurrentRow(0)

    def _lay_out(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(0)
        wide = self.pages.sizeHintForColumn(0) + 2 * Space.XL
        self.pages.setFixedWidth(wide)
        names.addWidget(self.pages)
        names.addWidget(self._stack, 1)
        buttons = QDialogButtonBox()
        save = buttons.addButton(say("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setObjectName("saveSettings")
        save.setDefault(True)
        buttons.addButton(say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept_changes)
        buttons.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.XL, Space.M, Space.XL, Space.L)
        foot.addWidget(buttons)
        edge = QFrame()
        edge.setObjectName("settingsEdge")
        edge.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(names, 1)
        layout.addWidget(edge)
        layout.addLayout(foot)
        line = self.fontMetrics().height()
        room = self.screen().availableGeometry().size() * 0.95
        widest = max(page.wished_width() for _name, _glyph, page in self._pages)
        least = QSize(wide + max(44 * line, widest + 2 * Space.L), 42 * line)
        self.resize(least.boundedTo(room))

    def turn_to(self, page: type[Page]) -> None:
        kinds = [type(each) for _name, _glyph, each in self._pages]
        self.pages.setCurrentRow(kinds.index(page))

    @Slot()
    def accept_changes(self) -> None:
        settings = self._settings
        for _name, _glyph, page in self._pages:
            settings = page.changed(settings)
        self._changed(settings)
        self.accept()
