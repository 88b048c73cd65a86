"""A preset as a form, made from what its platform declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recorder_app import platforms
from recorder_app.domain.account import Account
from recorder_app.domain.preset import Preset
from recorder_app.domain.work import Platform
from recorder_app.ui.language import say, translated
from recorder_app.ui.look.theme import Space
from recorder_app.ui.publishing.setting_field import SettingField


class PresetForm(QScrollArea):
    changed = Signal()
    login_wanted = Signal(str, str)
    """Platform, and no name: the preset needs an account."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("presetForm")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._platform = ""
        self._given_account: str | None = None
        self._needs_account = False
        self.name = QLineEdit()
        self.account = QComboBox()
        self.is_default = QCheckBox()
        self.fields: dict[str, SettingField] = {}

    def show_preset(self, preset: Preset, accounts: Sequence[Account]) -> None:
        self._platform = preset.platform
        body = QWidget()
        body.setObjectName("presetFormBody")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(Space.XS, 0, Space.L, Space.L)
        layout.setSpacing(Space.XS)
        self._add_head(layout, preset)
        self._needs_account = False
        try:
            platform = platforms.load(preset.platform)
        except ValueError as error:
            layout.addWidget(QLabel(str(error)))
            self.fields = {}
        else:
            if platform.needs_account:
                self._add_account(layout, platform)
            self._add_default(layout, preset)
            self.fields = {each.name: SettingField(each) for each in platform.settings}
        for name, field in self.fields.items():
            field.show_value(preset.settings.get(name))
            field.changed.connect(self.changed)
            layout.addSpacing(Space.S)
            layout.addWidget(field)
        layout.addStretch(1)
        self.setWidget(body)
        self.show_accounts(preset.account, accounts)

    def _add_head(self, layout: QVBoxLayout, preset: Preset) -> None:
        self.name = QLineEdit(preset.name)
        self.name.setObjectName("presetName")
        self.name.textChanged.connect(self._tell)
        label = QLabel(say("Name"))
        label.setBuddy(self.name)
        layout.addWidget(label)
        layout.addWidget(self.name)

    def _add_account(self, layout: QVBoxLayout, platform: Platform) -> None:
        self._needs_account = True
        self.account = QComboBox()
        self.account.setObjectName("presetAccount")
        label = QLabel(say("{platform} account", platform=translated(platform.title)))
        label.setBuddy(self.account)
        self._add_login = QPushButton(say("Add an account…"))
        self._add_login.setObjectName("presetAddAccount")
        self._add_login.setFlat(True)
        self._add_login.setAutoDefault(False)
        self._add_login.clicked.connect(self._want_login)
        layout.addSpacing(Space.S)
        layout.addWidget(label)
        layout.addWidget(self.account)
        layout.addWidget(self._add_login, 0, Qt.AlignmentFlag.AlignLeft)
        self.account.currentIndexChanged.connect(self._tell)

    def _add_default(self, layout: QVBoxLayout, preset: Preset) -> None:
        self.is_default = QCheckBox(say("Use for new recordings"))
        self.is_default.setObjectName("presetIsDefault")
        self.is_default.setToolTip(say("Where no rule says otherwise and no preset is chosen."))
        self.is_default.setChecked(preset.is_default)
        self.is_default.toggled.connect(self._tell)
        layout.addSpacing(Space.S)
        layout.addWidget(self.is_default)

    def show_accounts(self, chosen: str | None, accounts: Sequence[Account]) -> None:
        """Those of the platform; one that is not there any more can still be seen."""
        names = [each.name for each in accounts if each.platform == self._platform]
        self._given_account = chosen
        if not self._needs_account:
            return
        self.account.blockSignals(True)
        self.account.clear()
        if chosen and chosen not in names:
            self.account.addItem(say("{name} (not there any more)", name=chosen), chosen)
        for name in names:
            self.account.addItem(name, name)
        if chosen is not None:
            self.account.setCurrentIndex(max(0, self.account.findData(chosen)))
        self.account.blockSignals(False)
        self.account.setVisible(self.account.count() > 0)

    @Slot()
    def _tell(self, *_what: object) -> None:
        self.changed.emit()

    @Slot()
    def _want_login(self) -> None:
        self.login_wanted.emit(self._platform, "")

    def preset(self) -> Preset:
        """As it is written."""
        settings = {name: field.value() for name, field in self.fields.items()}
        known = self._needs_account and self.account.count()
        account = self.account.currentData() if known else self._given_account
        return Preset(
            " ".join(self.name.text().split()),
            self._platform,
            account if isinstance(account, str) else None,
            {name: value for name, value in settings.items() if value is not None},
            self.is_default.isChecked(),
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """By the setting; the others have none."""
        for name, field in self.fields.items():
            field.show_problem(problems.get(name, ""))
