"""Takes pictures of widgets, in each of the window's looks."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import imageio_ffmpeg
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from recorder_app.ui.language import language
from recorder_app.ui.look.theme import Appearance, Theme

Look = tuple[Theme, str]
"""Colours and language."""
LIGHT: Look = ("light", "en")
PATIENCE_S = 30
LOOK_MS = 20
CALM_MS = 300
"""What is asked off the GUI thread for a picture is there by then, as a rule."""


def wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("what is to be seen has not come")
        wait(LOOK_MS)


class Photographer:
    """Takes the pictures whose names begin with one of `wanted`; all where there is none."""

    def __init__(self, folder: Path, wanted: Sequence[str], appearance: Appearance) -> None:
        self._folder = folder
        self._wanted = tuple(wanted)
        self._appearance = appearance
        self._suffix = ""
        folder.mkdir(parents=True, exist_ok=True)

    def wants(self, *names: str) -> bool:
        return not self._wanted or any(
            name.startswith(wanted) or wanted.startswith(name)
            for name in names
            for wanted in self._wanted
        )

    def looks(self, looks: Sequence[Look]) -> Iterator[None]:
        """The window in each of these, one after the other."""
        for each in looks:
            self._put_on(each)
            yield
        self._put_on(LIGHT)

    def _put_on(self, look: Look) -> None:
        theme, code = look
        language().choose(code)
        self._appearance.choose(theme)
        parts = ("" if theme == "light" else theme, "" if code == "en" else code)
        self._suffix = "".join(f"-{part}" for part in parts if part)
        wait(CALM_MS)

    def take(self, name: str, of: QWidget, *above: QWidget) -> None:
        """`above` are menus and dialogs that are seen over it."""
        name += self._suffix
        if self._wanted and not any(name.startswith(each) for each in self._wanted):
            return
        whole = of.grab()
        painter = QPainter(whole)
        for each in above:
            place = each.mapToGlobal(QPoint()) - of.mapToGlobal(QPoint())
            painter.drawPixmap(place, each.grab())
        painter.end()
        self.save(name, whole)

    def save(self, name: str, picture: QPixmap) -> None:
        """In 256 colours of its own: nobody sees the difference, and it is a third as large."""
        path = self._folder / f"{name}.png"
        picture.save(str(path))
        smaller = path.with_suffix(".smaller.png")
        colors = "split[a][b];[a]palettegen=reserve_transparent=0[p];[b][p]paletteuse=dither=none"
        subprocess.run(
            [
                *(imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-loglevel", "error", "-y"),
                *("-i", str(path), "-vf", colors, "-compression_level", "100", str(smaller)),
            ],
            check=True,
        )
        smaller.replace(path)
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB", flush=True)
