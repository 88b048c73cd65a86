"""The bar over the list: add, command the selection, search."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from recorder_app.ui.adding.publish_to import PublishTo
from recorder_app.ui.commands.actions import Actions
from recorder_app.ui.commands.commander import MOVES, Command
from recorder_app.ui.commands.menus import for_all
from recorder_app.ui.language import keep, language
from recorder_app.ui.look.icons import Glyph, icon

_PATIENCE_MS = 180
"""How long the person may go on typing before the list is searched."""

_BESIDE = 6
"""Pixels that an icon is wider than its glyph: the button's words begin beside it, not at it."""


class SearchField(QLineEdit):
    """Searches titles while the person types; Escape gives the whole list back."""

    searched = Signal(str)
    left = Signal()
    """Down or Return: the person goes on in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        keep(self.setPlaceholderText, "Search")
        keep(self.setToolTip, "Search titles and what was said")
        keep(self.setAccessibleName, "Search titles and what was said")
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)  # a file that falls here is for the list, too
        self.addAction(icon(Glyph.SEARCH, "secondary"), QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(self._search)
        self.textChanged.connect(self._wait)

    @Slot()
    def _wait(self) -> None:
        self._timer.start()

    @Slot()
    def _search(self) -> None:
        self._timer.stop()
        self.searched.emit(" ".join(self.text().split()))

    @Slot(str)
    def begin(self, text: str) -> None:
        """The person began to type somewhere else."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setText(text)

    @Slot()
    def seek(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def forget(self) -> None:
        """Empty it without searching: the list has been given back already."""
        self.clear()
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Escape:
                self.clear()
                self._search()
                self.left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._search()
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class ToolBar(QToolBar):
    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._buttons: dict[QToolButton, QAction] = {}
        self._words: dict[QToolButton, tuple[str, str]] = {}
        """That the buttons have room for, and in which font."""
        self._known_by_picture: tuple[QToolButton, ...] = ()
        keep(self.setWindowTitle, "Tools")
        self.setObjectName("toolBar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side + _BESIDE, side))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        commands = actions.commands
        self._add = self._button(actions.add, "addButton")
        actions.add.changed.connect(self._color_add)
        self._color_add()
        self.publish_to = PublishTo()
        self.publish_to.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(self.publish_to)
        self.addSeparator()
        for command in (Command.RUN, Command.PAUSE, Command.CANCEL):
            button = self._button(commands[command], f"{command.value}Button")
            if command is Command.PAUSE:
                self._add_pause_menu(button, actions)
        more = self._more(actions)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.search = SearchField()
        self.search.setMinimumWidth(11 * side)
        self.search.setMaximumWidth(18 * side)
        self.addWidget(self.search)
        details = self._button(actions.details, "detailsButton")
        for each in (details, more):
            each.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._known_by_picture = (self.publish_to, self._add)
        language().changed.connect(self._name_buttons)
        self._name_buttons()

    @Slot()
    def _color_add(self) -> None:
        """With any change of its action, a button takes the action's icon, which is for menus."""
        self._add.setIcon(icon(Glyph.ADD, "on_accent"))

    def _button(self, action: QAction, name: str) -> QToolButton:
        self.addAction(action)
        button = self.widgetForAction(action)
        assert isinstance(button, QToolButton)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons[button] = action
        return button

    @Slot()
    def _name_buttons(self) -> None:
        """Without the numbers of what is selected."""
        for button, action in self._buttons.items():
            button.setAccessibleName(self._actions.name(action))

    def actionEvent(self, event: QActionEvent) -> None:  # noqa: N802
        """Where numbers stand, there is room for the largest: the bar keeps still while they change."""
        super().actionEvent(event)
        button = self.widgetForAction(event.action())
        if event.type() is not QEvent.Type.ActionChanged or not isinstance(button, QToolButton):
            return
        words = event.action().text()
        fitted = words, button.font().key()
        if self._words.get(button) != fitted:  # else it can be pressed or not, and is as wide
            self._words[button] = fitted
            numbers = [int(each) for each in re.findall(r"\d+", words)]
            most = f"{max(numbers, default=0)}…"
            room = re.sub(r"\d+…?", most, words, count=1) if len(numbers) == 2 else words
            advance = button.fontMetrics().horizontalAdvance
            bare = button.sizeHint().width() - advance(button.text())
            button.setMinimumWidth(bare + advance(room) if room != words else 0)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where all words have no room, those go first whose pictures say enough."""
        for button in self._known_by_picture:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button in self._known_by_picture:
            if self.sizeHint().width() > self.width():
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _add_pause_menu(self, button: QToolButton, actions: Actions) -> None:
        menu = QMenu(button)
        menu.setObjectName("pauseMenu")
        menu.addAction(actions.commands[Command.PAUSE])
        menu.addAction(actions.commands[Command.PAUSE_AFTER_STAGE])
        menu.addSeparator()
        menu.addActions(actions.pause_menu.actions())
        menu.addSeparator()
        menu.addActions([actions.pause_all, actions.stop_after_this])
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _more(self, actions: Actions) -> QToolButton:
        menu = QMenu(self)
        menu.addAction(actions.commands[Command.RUN_NOW])
        menu.addActions([actions.commands[each] for each in MOVES])
        menu.addSeparator()
        menu.addActions([actions.commands[Command.RESET], actions.commands[Command.REMOVE]])
        menu.addSeparator()
        menu.addActions(for_all(actions))
        button = QToolButton()
        button.setObjectName("moreButton")
        button.setIcon(icon(Glyph.MORE))
        keep(button.setToolTip, "More commands")
        keep(button.setAccessibleName, "More commands")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.addWidget(button)
        return button
