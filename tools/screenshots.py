"""Takes the pictures in docs/screenshots, of the window on an engine with a library that is made here:

    python -m tools.screenshots docs/screenshots [NAME …]

takes all of them, or those whose name begins so. Any screen will do, also none
(`QT_QPA_PLATFORM=offscreen`), as long as there are fonts. It takes some minutes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import imageio_ffmpeg
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QItemSelectionModel,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QContextMenuEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from recorder_app import settings as stored_settings
from recorder_app.domain.query import Filter
from recorder_app.domain.snapshot import Snapshot
from recorder_app.domain.status import running_parts
from recorder_app.engine.engine import Engine
from recorder_app.engine.events import ProgressChanged
from recorder_app.paths import Home
from recorder_app.settings import Settings, WhenDone
from recorder_app.ui.commands import questions
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.commands.pause_menu import PauseDialog
from recorder_app.ui.desktop import make_application
from recorder_app.ui.details.panel import OVERVIEW, TRANSCRIPT, UPLOADS
from recorder_app.ui.language import language
from recorder_app.ui.look.emblem import STEPS, State, emblem, emblem_at_work
from recorder_app.ui.look.theme import Appearance, Space, Theme
from recorder_app.ui.notices.notice_dialog import NoticeDialog
from recorder_app.ui.presence.countdown import Countdown
from recorder_app.ui.publishing.publishing_dialog import PublishingDialog
from recorder_app.ui.settings.dialog import SettingsDialog
from recorder_app.ui.window import MainWindow
from tools import sample_library as library

WIDE, TALL = QSize(1440, 810), QSize(1440, 900)
USUAL, SMALL = QSize(1180, 720), QSize(1024, 700)
Look = tuple[Theme, str]
"""Colours and language."""
LIGHT: Look = ("light", "en")
EVERY: Sequence[Look] = (LIGHT, ("dark", "en"), ("light", "ru"), ("dark", "ru"))
SOME: Sequence[Look] = (LIGHT, ("dark", "en"), ("light", "ru"))
BOTH_LANGUAGES: Sequence[Look] = (LIGHT, ("light", "ru"))
PATIENCE_S = 30
_LOOK_MS = 20
_CALM_MS = 300
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
        wait(_LOOK_MS)


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
        wait(_CALM_MS)

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


class Scene:
    """The window on the library, and what is done before it is photographed."""

    def __init__(self, home: Home) -> None:
        self.engine = Engine(home)
        self._known = {
            each.recording.title: each.recording.id
            for each in map(self.engine.recording, range(1, 100))
            if each is not None
        }
        self.window = MainWindow(self.engine, state_path=home.root / "window.json")
        self.window.show()
        until(lambda: self.window.model.is_loaded)
        for each in self._known.values():
            self.engine.thumbnail(
                each
            )  # They are asked for as they are seen, and come when they are made.

    def id_of(self, title: str) -> int:
        return self._known[title]

    def show_progress(self) -> None:
        """Of what runs: nothing works on it here."""
        for title, progress in library.RUNNING.items():
            snapshot = self.engine.recording(self.id_of(title))
            assert snapshot is not None
            recording = snapshot.recording
            parts = {part.ref: progress for part in running_parts(recording)}
            self.engine.publish(ProgressChanged(Snapshot(recording, parts)))
        wait(_CALM_MS)

    def look_at(self, size: QSize, *titles: str, tab: int | None = None) -> None:
        """At these recordings; at their details where a `tab` is given."""
        window = self.window
        window.resize(size)
        window.wishes.details.setChecked(tab is not None)
        if tab is not None:
            window.details.tabs.setCurrentIndex(tab)
        self.select(*titles)
        window.view.scrollToTop()
        wait(_CALM_MS)
        self.show_progress()

    def select(self, *titles: str) -> None:
        view, model = self.window.view, self.window.model
        view.clearSelection()
        for title in titles:
            place = model.place(self.id_of(title))
            assert place is not None
            how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            view.selectionModel().setCurrentIndex(model.index(place, 0), how)

    @contextmanager
    def dialog(self, kind: type[QDialog], open_it: Callable[[], object]) -> Iterator[QDialog]:
        open_it()
        until(lambda: self.window.findChild(kind))
        dialog = self.window.findChild(kind)
        assert isinstance(dialog, kind)
        wait(_CALM_MS)
        yield dialog
        dialog.reject()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
        until(lambda: self.window.findChild(kind) is None)

    @contextmanager
    def menu(self, menu: QMenu, at: QPoint) -> Iterator[QMenu]:
        menu.popup(at)
        wait(_CALM_MS)
        yield menu
        menu.close()
        wait(_LOOK_MS)

    @contextmanager
    def group_menu(self, group: Filter) -> Iterator[QMenu]:
        sidebar = self.window.sidebar
        where = sidebar.visualItemRect(sidebar.item(list(Filter).index(group))).center()
        ground = sidebar.viewport()
        clicked = QContextMenuEvent.Reason.Mouse
        QApplication.postEvent(ground, QContextMenuEvent(clicked, where, ground.mapToGlobal(where)))
        until(QApplication.activePopupWidget)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        wait(_CALM_MS)
        yield menu
        menu.close()
        wait(_LOOK_MS)

    def close(self) -> None:
        self.window.stop()
        self.engine.stop()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)


# Before there is anything
def first_start(camera: Photographer, folder: Path) -> None:
    if not camera.wants("welcome", "empty", "drop"):
        return
    home = Home(folder / "new")
    stored_settings.save(home.settings, Settings(output_dir="/home/ada/Recorder"))
    scene = Scene(home)
    window = scene.window
    window.resize(USUAL)
    pane = window.list_pane
    for _ in camera.looks(SOME):
        for number in range(pane.welcome.screens.count()):
            wait(_CALM_MS)
            camera.take(f"welcome-{number + 1}", window)
            if number + 1 < pane.welcome.screens.count():
                pane.welcome.next.click()
        while pane.welcome.screens.currentIndex():
            pane.welcome.back.click()
    pane.welcome.over.emit()
    for _ in camera.looks(SOME):
        camera.take("empty", window)
    scene.close()


# The list and the details
def main_views(camera: Photographer, scene: Scene) -> None:
    window = scene.window
    talk = "Open evening: bees, lighthouses and bread"
    for _ in camera.looks(EVERY):
        scene.look_at(WIDE, library.PHYSICS, tab=OVERVIEW)
        camera.take("window", window)
        scene.look_at(USUAL, library.PHYSICS)
        camera.take("list", window)
        scene.look_at(TALL, library.ALGEBRA_7, tab=UPLOADS)
        camera.take("uploads", window)
        scene.look_at(WIDE, talk, tab=TRANSCRIPT)
        show_film(scene, 40.0)
        camera.take("transcript", window)
        window.details.enlarge.setChecked(True)
        show_film(scene, 78.0)
        camera.take("player", window)
        window.details.enlarge.setChecked(False)
        scene.look_at(WIDE, talk, tab=OVERVIEW)
        camera.take("overview", window)
        scene.look_at(WIDE, library.SCREENCAST, tab=UPLOADS)
        camera.take("upload-failed", window)
        scene.look_at(SMALL, library.INTERVIEW)
        camera.take("small", window)
    for _ in camera.looks([("contrast", "en")]):
        scene.look_at(WIDE, library.PHYSICS, tab=OVERVIEW)
        camera.take("window", window)


def show_film(scene: Scene, second: float) -> None:
    """The film at this second, with its picture."""
    page = scene.window.details.transcript
    until(lambda: page.reading is not None)
    wait(_CALM_MS)
    page.go_to_second(second)
    wait(4 * _CALM_MS)


def list_views(camera: Photographer, scene: Scene) -> None:
    window = scene.window
    for _ in camera.looks(SOME):
        scene.look_at(USUAL)
        window.sidebar.choose(Filter.QUEUED)
        wait(_CALM_MS)
        camera.take("queue", window)
        window.sidebar.choose(Filter.ATTENTION)
        wait(_CALM_MS)
        scene.show_progress()
        camera.take("attention", window)
        window.sidebar.choose(Filter.ALL)
        search = window.tool_bar.search
        search.setText("lighthouse")
        wait(4 * _CALM_MS)
        camera.take("search", window)
        search.setText("nowhere said")
        wait(4 * _CALM_MS)
        camera.take("nothing-found", window)
        search.clear()
        wait(2 * _CALM_MS)


# What opens
def menus_and_answers(camera: Photographer, scene: Scene) -> None:
    window = scene.window
    for _ in camera.looks(BOTH_LANGUAGES):
        scene.look_at(USUAL, library.CHOIR)
        view = window.view
        header = view.columns
        at = header.mapToGlobal(QPoint(header.width() // 2, header.height()))
        with scene.menu(header.menu, at) as menu:
            camera.take("columns", window, menu)
        row = view.visualRect(view.currentIndex())
        for_row = QMenu(window)
        for_row.addActions(view.actions())
        with scene.menu(for_row, view.viewport().mapToGlobal(row.center())) as menu:
            camera.take("row-menu", window, menu)
        with scene.group_menu(Filter.PAUSED) as menu:
            camera.take("group-menu", window, menu)
        view.rename()
        wait(_CALM_MS)
        camera.take("rename", window)
        view.settle()
        view.setFocus()
        scene.look_at(
            USUAL, library.PHYSICS, library.MEETING, library.INTERVIEW, library.LIGHTHOUSE
        )
        camera.take("selection", window)


def dialogs(camera: Photographer, scene: Scene) -> None:
    window = scene.window
    for _ in camera.looks(SOME):
        scene.look_at(USUAL, library.PHYSICS)
        with scene.dialog(PublishingDialog, window.wishes.presets.trigger) as dialog:
            assert isinstance(dialog, PublishingDialog)
            dialog.presets.list.setCurrentRow(2)
            wait(3 * _CALM_MS)
            camera.take("presets", dialog)
        for name, wish in (("accounts", window.wishes.accounts), ("rules", window.wishes.rules)):
            with scene.dialog(PublishingDialog, wish.trigger) as dialog:
                camera.take(name, dialog)
        with scene.dialog(SettingsDialog, window.wishes.settings.trigger) as dialog:
            assert isinstance(dialog, SettingsDialog)
            for number in range(dialog.pages.count()):
                dialog.pages.setCurrentRow(number)
                wait(_CALM_MS)
                camera.take(f"settings-{_PAGES[number]}", dialog)


_PAGES = ("general", "stages", "models", "work", "uploads", "appearance", "keys")


def questions_and_others(camera: Photographer, scene: Scene) -> None:
    window = scene.window
    for _ in camera.looks(BOTH_LANGUAGES):
        ask = {
            "question-remove": lambda: questions.ask_remove(window, 3, False, lambda _: None),
            "question-reset": lambda: questions.ask_reset(
                window,
                2,
                [questions.Published(library.ALGEBRA_6, ("Lectures, unlisted", "Faculty drive"))],
                lambda _: None,
            ),
            "question-quit": window.leaving.ask_to_quit,
            "pause": lambda: PauseDialog(window).open(),
        }
        for name, open_it in ask.items():
            with scene.dialog(QDialog, open_it) as dialog:
                camera.take(name, dialog)
        countdown = Countdown(WhenDone.SLEEP, window)
        countdown.count(41)
        countdown.show()
        wait(_CALM_MS)
        camera.take("countdown", countdown)
        countdown.deleteLater()
        with scene.menu(window.presence.tray.menu, QPoint(40, 40)) as menu:
            camera.take("tray-menu", menu)


def outcomes(camera: Photographer, scene: Scene) -> None:
    """Last: these commands change the library."""
    window = scene.window
    scene.look_at(USUAL, library.PHYSICS, library.MEETING, library.LIGHTHOUSE, library.PODCAST)
    window.wishes.commands[Command.PAUSE].trigger()
    until(lambda: not window.notice_line.details.isHidden())
    wait(2 * _CALM_MS)
    scene.show_progress()
    camera.take("outcome", window)
    with scene.dialog(NoticeDialog, window.notice_line.details.click) as dialog:
        camera.take("outcome-rows", dialog)


def tray_icons(camera: Photographer) -> None:
    """Each state in the sizes of panels, on a light and on a dark one."""
    icons: list[QIcon] = [
        emblem(State.IDLE),
        *(emblem_at_work(step) for step in (0, STEPS // 3, STEPS - 4)),
        emblem(State.WORKING),
        emblem(State.PAUSED),
        emblem(State.ATTENTION),
    ]
    sizes = (16, 22, 24, 32, 48, 64)
    cell = 64 + Space.XL
    height = sum(sizes) + Space.L * (len(sizes) + 1)
    picture = QPixmap(cell * len(icons) * 2 + 2 * Space.XL, height)
    painter = QPainter(picture)
    for side, ground in enumerate((Qt.GlobalColor.white, Qt.GlobalColor.black)):
        left = side * picture.width() // 2
        painter.fillRect(QRect(left, 0, picture.width() // 2, height), ground)
        for column, icon in enumerate(icons):
            top = int(Space.L)
            for size in sizes:
                x = left + Space.M + column * cell + (cell - size) // 2
                painter.drawPixmap(x, top, icon.pixmap(size, size))
                top += size + Space.L
    painter.end()
    if camera.wants("tray-icons"):
        camera.save("tray-icons", picture)


def main(folder: Path, wanted: Sequence[str]) -> None:
    application = make_application(sys.argv[:1])
    appearance = application.findChild(Appearance)
    assert isinstance(appearance, Appearance)
    language().choose("en")
    camera = Photographer(folder, wanted, appearance)
    with tempfile.TemporaryDirectory(prefix="ada-") as made:
        tray_icons(camera)
        first_start(camera, Path(made))
        home = Home(Path(made) / "home")
        library.build(home, Path(made))
        scene = Scene(home)
        for take in (
            main_views,
            list_views,
            menus_and_answers,
            dialogs,
            questions_and_others,
            outcomes,
        ):
            take(camera, scene)
        scene.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
