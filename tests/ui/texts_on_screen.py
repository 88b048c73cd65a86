"""All texts that a window holds, by the place where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from recorder_app.ui.look.elided import ElidedLabel

_PROPERTIES = (
    *("text", "title", "windowTitle", "toolTip", "statusTip", "whatsThis", "placeholderText"),
    *("accessibleName", "accessibleDescription", "prefix", "suffix", "specialValueText"),
)
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def texts_of(root: QWidget) -> dict[str, str]:
    """Of everything in `root`, by path: “window/toolBar/runButton#toolTip”."""
    found: dict[str, str] = {}
    for path, each in _with_paths(root):
        for what, text in _of(each):
            if text:
                found[f"{path}#{what}"] = text
    return found


def _with_paths(root: QObject, before: str = "") -> Iterator[tuple[str, QObject]]:
    yield before, root
    seen: Counter[str] = Counter()
    for child in root.children():
        name = child.objectName() or type(child).__name__
        seen[name] += 1
        yield from _with_paths(child, f"{before}/{name}:{seen[name]}")


def _of(each: QObject) -> Iterator[tuple[str, str]]:
    if not isinstance(each, (QWidget, QAction)):
        return
    for name in _PROPERTIES:
        text = each.property(name)
        if name == "text" and isinstance(each, ElidedLabel):
            text = each.whole()
        if isinstance(text, str):
            yield name, text
    match each:
        case QTextEdit() | QPlainTextEdit():
            yield "plainText", each.toPlainText()
        case QTabBar():
            for tab in range(each.count()):
                yield f"tab {tab}", each.tabText(tab)
                yield f"tip of tab {tab}", each.tabToolTip(tab)
        case QComboBox():
            yield from _of_model(each.model())
        case QHeaderView():
            yield from _of_header(each)
        case QAbstractItemView() if each.model() is not None:
            yield from _of_model(each.model())


def _of_header(header: QHeaderView) -> Iterator[tuple[str, str]]:
    model = header.model()
    if model is None or header.orientation() is not Qt.Orientation.Horizontal:
        return
    for section in range(model.columnCount()):
        for role in _ROLES:
            text = model.headerData(section, Qt.Orientation.Horizontal, role)
            if isinstance(text, str):
                yield f"section {section} {role.name}", text


def _of_model(model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    # A list's own count of columns is private.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in _ROLES:
                text = model.index(row, column).data(role)
                if isinstance(text, str):
                    yield f"{row}, {column} {role.name}", text
