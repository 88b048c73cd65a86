"""The style sheet of the window's standard widgets, written from the theme's colours."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from recorder_app.paths import resources

if TYPE_CHECKING:
    from recorder_app.ui.look.theme import Colors

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QToolTip {
    background: $surface; color: $text; border: 1px solid $edge; padding: 2px 4px;
}
QMenuBar { background: $window; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $track; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QToolBar { background: $window; border: none; border-bottom: 1px solid $line;
    padding: 4px 8px 8px 8px; spacing: 4px; }
QToolBar QToolButton { padding: 5px 8px; border: 1px solid transparent; border-radius: 6px; }
QToolBar QToolButton:hover { background: $track; }
QToolBar QToolButton:pressed, QToolBar QToolButton:checked { background: $selected; }
QToolBar QToolButton:focus { border-color: $accent; }
QToolBar QToolButton:disabled { color: $faint; }
QToolBar QToolButton[popupMode="1"] { padding-right: 22px; }
QToolBar QToolButton::menu-button { border: none; width: 18px; border-radius: 6px; }
QToolBar QToolButton::menu-button:hover { background: $selected; }
QToolBar QToolButton#addButton { background: $accent; color: $on_accent;
    padding: 5px 6px 5px 12px; }
QToolBar QToolButton#addButton:hover { background: $accent_hover; }
QToolBar QToolButton#addButton:focus { border-color: $text; }
QToolBar QToolButton#moreButton::menu-indicator { image: none; }
QToolBar::separator { width: 1px; background: $line; margin: 4px; }

QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
    padding: 5px 14px; min-height: 1.28em; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selected; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:hover { background: $accent_hover; }
QPushButton:disabled { color: $faint; background: $window; border-color: $line; }
QPushButton[flat="true"] { background: transparent; border: 1px solid transparent; color: $accent;
    padding: 3px 8px; }
QPushButton[flat="true"]:hover { background: $selected; }
QPushButton[flat="true"]:focus { border-color: $accent; }

QLineEdit { background: $surface; border: 1px solid $edge; border-radius: 6px;
    padding: 4px 8px; min-height: 1.28em; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus { border-color: $accent; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; }
QMessageBox QLabel#qt_msgbox_label { font-weight: 600; min-width: 340px; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: 340px; }

QTableView { background: $surface; border: none; selection-background-color: $selected;
    selection-color: $text; outline: none; }
QDialog QTableView { border: 1px solid $line; border-radius: 6px; }
QDialog QTableView::item { padding: 0 9px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $secondary; border: none;
    border-bottom: 1px solid $line; padding: 6px 12px; }
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $surface; border: none;
    border-bottom: 1px solid $line; }
QListView { background: $window; border: none; outline: none; }
QSplitter::handle { background: $line; }

QPlainTextEdit { background: $surface; border: 1px solid $edge; border-radius: 6px; padding: 4px;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit:focus { border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $secondary; background: $window; }
QLineEdit:read-only { background: $window; }
QComboBox, QAbstractSpinBox { background: $surface; border: 1px solid $edge; border-radius: 6px;
    padding: 3px 8px; min-height: 1.42em; selection-background-color: $accent;
    selection-color: $on_accent; }
QAbstractSpinBox { min-height: 1.2em; }
QComboBox:focus, QAbstractSpinBox:focus { border-color: $accent; }
QComboBox:disabled, QAbstractSpinBox:disabled { color: $faint; background: $window; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 1.5em; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url("$icons/caret-down.svg");
    width: 0.75em; height: 0.75em; }
QAbstractSpinBox::up-arrow { image: url("$icons/caret-up.svg"); width: 0.75em; height: 0.75em; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 1.4em; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge;
    selection-background-color: $selected; selection-color: $text; outline: none; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator { width: 1em; height: 1em; border: 1px solid $faint; border-radius: 4px;
    background: $surface; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QRadioButton::indicator { width: 1em; height: 1em; border: 1px solid $faint; border-radius: 0.55em;
    background: $surface; }
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton::indicator:checked { border-color: $accent;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 $on_accent, stop: 0.4 $on_accent, stop: 0.5 $accent, stop: 1 $accent); }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url("$icons/check-$check.svg"); }
QCheckBox::indicator:disabled { background: $window; border-color: $line; }
QDialog QListView { background: $surface; border: 1px solid $line; border-radius: 6px;
    padding: 4px; }
QDialog QListView::item { padding: 6px 8px; border-radius: 6px; color: $text; }
QDialog QListView::item:hover { background: $hover; }
QDialog QListView::item:selected { background: $selected; color: $text; }
QDialog QScrollArea, QDialog QScrollArea > QWidget > QWidget { background: $window; }
QDialog QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px 6px; }
QDialog QToolButton:hover { background: $track; }
QDialog QToolButton:focus { border-color: $accent; }
QDialog QToolButton::menu-indicator { image: none; }
QWidget#presetFormBody QToolButton { padding: 0 2px; color: $secondary; }
QPushButton#presetAddAccount { padding-left: 0; }
QDialog QToolButton#rulePresets { background: $surface; border: 1px solid $edge;
    padding: 4px 10px; min-height: 1.28em; }
QToolBar QToolButton#publishTo { padding-right: 20px; }
QToolBar QToolButton#publishTo::menu-indicator { subcontrol-origin: padding;
    subcontrol-position: right center; right: 5px; }

QProgressBar { background: $track; border: none; border-radius: 2px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QWidget#welcome, QWidget#emptyState, QWidget#nothingFound { background: $surface; }
QFrame#holdBanner { background: $selected; border: none; border-bottom: 1px solid $line; }
QFrame#settingsEdge { background: $line; border: none; }
QFrame#modelLine { border: none; border-bottom: 1px solid $line; }
QListWidget#settingsPages { background: $window; border: none; border-right: 1px solid $line;
    border-radius: 0; padding: 8px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { border: none; background: $surface; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar::item { border: none; }

QWidget#details, QWidget#detailsBody { background: $surface; }
QWidget#details QPushButton[flat="true"] { padding: 3px 0; text-align: left; }
QWidget#details QPushButton#uploadButton { padding-right: 4px; }
QWidget#details QToolButton { border: none; border-radius: 6px; padding: 0; }
QWidget#details QToolButton:hover { background: $selected; }
QWidget#details QToolButton:focus { background: $track; }
QWidget#details QToolButton::menu-indicator { image: none; }
QWidget#details QListView#transcriptView { background: $surface; }
QSlider#volumeLevel::groove:horizontal { height: 4px; background: $track; border-radius: 2px; }
QSlider#volumeLevel::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider#volumeLevel::handle:horizontal { background: $accent; width: 12px; margin: -4px 0;
    border-radius: 6px; }
QWidget#details QPlainTextEdit#passageEditor { border: 1px solid $accent; padding: 2px 7px; }
QWidget#details QPushButton#followButton { background: $accent; color: $on_accent;
    border: 1px solid $accent; border-radius: 14px; padding: 4px 14px 4px 10px; }
QWidget#details QPushButton#followButton:hover { background: $accent_hover; }

QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $secondary; border: none;
    border-bottom: 2px solid transparent; padding: 4px 0 4px 0; margin-right: 16px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTextEdit { background: transparent; border: none; }
*[tone="secondary"] { color: $secondary; }
*[tone="danger"] { color: $danger; }
*[tone="warning"] { color: $warning; }
*[tone="good"] { color: $good; }
""")


def style_sheet(look: Colors) -> str:
    dark = look.window.lightness() < 128
    names = {each: getattr(look, each).name() for each in look.__dataclass_fields__}
    names["accent_hover"] = (look.accent.lighter(108) if dark else look.accent.darker(110)).name()
    names["icons"] = resources("icons").as_posix()
    names["check"] = "light" if look.on_accent.lightness() > 128 else "dark"
    return _SHEET.substitute(names)
