"""The keys of the window's actions: the program's own, and those that a person has chosen instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

_PORTABLE = QKeySequence.SequenceFormat.PortableText


@dataclass(frozen=True, slots=True)
class Key:
    """One action that has a key, or may have one."""

    name: str
    """As in the settings."""
    text: str
    """As in the menus."""
    own: str
    """The program's key, in Qt's portable form; empty: none."""


class Shortcuts:
    def __init__(
        self, actions: Iterable[QAction], text: Callable[[QAction], str] = QAction.text
    ) -> None:
        """Of actions that have a name, with the keys that they have now as the program's own. `text` is
        what an action is called, whatever is selected."""
        self._text = text
        self._actions = {each.objectName().removesuffix("Action"): each for each in actions}
        self._own = {name: each.shortcut() for name, each in self._actions.items()}

    def keys(self) -> list[Key]:
        """In the order of their texts."""
        keys = [
            Key(
                name,
                self._text(each).replace("&", "").rstrip("…"),
                self._own[name].toString(_PORTABLE),
            )
            for name, each in self._actions.items()
        ]
        return sorted(keys, key=lambda each: each.text.casefold())

    def apply(self, chosen: Mapping[str, str]) -> None:
        """Give the actions these keys; what isn't among them gets its own back."""
        for name, action in self._actions.items():
            wanted = chosen.get(name)
            key = self._own[name] if wanted is None else QKeySequence(wanted, _PORTABLE)
            if action.shortcut() != key:
                action.setShortcut(key)
