"""What a drop or the clipboard holds, as sources. Looks at the words only: nothing is read here."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QUrl

_PATH = re.compile(r"^(/|~|[A-Za-z]:[\\/]|\\\\)")


def sources_of(mime: QMimeData) -> list[str]:
    """Paths and http(s) links, each once, in their order."""
    found = (_from_urls(mime.urls()) if mime.hasUrls() else []) or _from_text(mime.text())
    return list(dict.fromkeys(found))


def _from_urls(urls: list[QUrl]) -> list[str]:
    sources = []
    for url in urls:
        if url.isLocalFile():
            sources.append(url.toLocalFile())
        elif url.scheme() in ("http", "https"):
            sources.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    return sources


def _from_text(text: str) -> list[str]:
    """One source a line: a link, or an absolute path as file managers copy it."""
    sources = []
    for line in text.splitlines():
        word = line.strip().strip("\"'")
        if word.startswith("file:"):
            sources.append(QUrl(word).toLocalFile())
        elif word.startswith(("http://", "https://")) or _PATH.match(word):
            sources.append(word)
    return sources
