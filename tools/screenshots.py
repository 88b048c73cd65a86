"""Takes the pictures in docs/screenshots, of the window on an engine with a library that is made here:

    python -m tools.screenshots docs/screenshots [NAME …]

takes all of them, or those whose name begins so. It needs no screen, but fonts, and takes some minutes.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QMenu

from recorder_app import settings as stored_settings
from recorder_app.domain.query import Filter
from recorder_app.paths import Home
from recorder_app.settings import Settings, WhenDone
from recorder_app.ui.commands import questions
from recorder_app.ui.commands.commander import Command
from recorder_app.ui.commands.pause_menu import PauseDialog
from recorder_app.ui.desktop import make_application
from recorder_app.ui.details.panel import OVERVIEW, TRANSCRIPT, UPLOADS
from recorder_app.ui.language import language
from recorder_app.ui.look.emblem import STEPS, State, emblem, emblem_at_work
from recorder_app.ui.look.theme import Appearance, Space
from recorder_app.ui.notices.notice_dialog import NoticeDialog
from recorder_app.ui.presence.countdown import Countdown
from recorder_app.ui.presence.updating import UpdatingNotice
from recorder_app.ui.publishing.publishing_dialog import PublishingDialog
from recorder_app.ui.settings.dialog import SettingsDialog
from tools.photographer import CALM_MS, LIGHT, Look, Photographer, until, wait
from tools.sample import films, library
from tools.scene import Scene

WIDE, TALL = QSize(1440, 810), QSize(1440, 900)
USUAL, SMALL = QSize(1180, 720), QSize(1024, 700)
EVERY: Sequence[Look] = (LIGHT, ("dark", "en"), ("light", "ru"), ("dark", "ru"))
SOME: Sequence[Look] = (LIGHT, ("dark", "en"), ("light", "ru"))
BOTH_LANGUAGES: Sequence[Look] = (LIGHT, ("light", "ru"))


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
            wait(CALM_MS)
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
        scene.look_at(WIDE, films.PHYSICS, tab=OVERVIEW)
        camera.take("window", window)
        scene.look_at(USUAL, films.PHYSICS)
        camera.take("list", window)
        scene.look_at(TALL, films.ALGEBRA_7, tab=UPLOADS)
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
        scene.look_at(WIDE, films.SCREENCAST, tab=UPLOADS)
        camera.take("upload-failed", window)
        scene.look_at(SMALL, films.INTERVIEW)
        camera.take("small", window)
    for _ in camera.looks([("contrast", "en")]):
        scene.look_at(WIDE, films.PHYSICS, tab=OVERVIEW)
        camera.take("window", window)


def show_film(scene: Scene, second: float) -> None:
    """The film at this second, with its picture."""
    page = scene.window.details.transcript
    until(lambda: page.reading is not None)
    wait(CALM_MS)
    page.go_to_second(second)
    wait(4 * CALM_MS)


def list_views(camera: Photographer, scene: Scene) -> None:
    window = scene.window
    for _ in camera.looks(SOME):
        scene.look_at(USUAL)
        window.sidebar.choose(Filter.QUEUED)
        wait(CALM_MS)
        camera.take("queue", window)
        window.sidebar.choose(Filter.ATTENTION)
        wait(CALM_MS)
        scene.show_progress()
        camera.take("attention", window)
        window.sidebar.choose(Filter.ALL)
        search = window.tool_bar.search
        search.setText("lighthouse")
        wait(4 * CALM_MS)
        camera.take("search", window)
        search.setText("nowhere said")
        wait(4 * CALM_MS)
        camera.take("nothing-found", window)
        search.clear()
        wait(2 * CALM_MS)


# What opens
def menus_and_answers(camera: Photographer, scene: Scene) -> None:
    window = scene.window
    for _ in camera.looks(BOTH_LANGUAGES):
        scene.look_at(USUAL, films.CHOIR)
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
        wait(CALM_MS)
        camera.take("rename", window)
        view.settle()
        view.setFocus()
        scene.look_at(USUAL, films.PHYSICS, films.MEETING, films.INTERVIEW, films.LIGHTHOUSE)
        camera.take("selection", window)


def dialogs(camera: Photographer, scene: Scene) -> None:
    window = scene.window
    for _ in camera.looks(SOME):
        scene.look_at(USUAL, films.PHYSICS)
        with scene.dialog(PublishingDialog, window.wishes.presets.trigger) as dialog:
            assert isinstance(dialog, PublishingDialog)
            dialog.presets.list.setCurrentRow(2)
            wait(3 * CALM_MS)
            camera.take("presets", dialog)
        for name, wish in (("accounts", window.wishes.accounts), ("rules", window.wishes.rules)):
            with scene.dialog(PublishingDialog, wish.trigger) as dialog:
                camera.take(name, dialog)
        with scene.dialog(SettingsDialog, window.wishes.settings.trigger) as dialog:
            assert isinstance(dialog, SettingsDialog)
            for number in range(dialog.pages.count()):
                dialog.pages.setCurrentRow(number)
                wait(CALM_MS)
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
                [questions.Published(films.ALGEBRA_6, ("Lectures, unlisted", "Faculty drive"))],
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
        wait(CALM_MS)
        camera.take("countdown", countdown)
        countdown.deleteLater()
        notice = UpdatingNotice()
        notice.told.emit(0.62)
        camera.take("updating", notice)
        notice.deleteLater()
        with scene.menu(window.presence.tray.menu, QPoint(40, 40)) as menu:
            camera.take("tray-menu", menu)


def outcomes(camera: Photographer, scene: Scene) -> None:
    """Last: these commands change the films."""
    window = scene.window
    scene.look_at(USUAL, films.PHYSICS, films.MEETING, films.LIGHTHOUSE, films.PODCAST)
    window.wishes.commands[Command.PAUSE].trigger()
    until(lambda: not window.notice_line.details.isHidden())
    wait(2 * CALM_MS)
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


@contextmanager
def _folder() -> Iterator[Path]:
    """Its path is seen in the pictures."""
    folder = Path(tempfile.gettempdir()) / "ada"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _desk(folder: Path) -> None:
    """A screen that is large enough for every dialog.
    (`configfile` of Qt’s platform `offscreen`, in its qoffscreenintegration.cpp)"""
    screen = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen | dots]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def main(folder: Path, wanted: Sequence[str]) -> None:
    with _folder() as made:
        _desk(made)
        _take_all(folder, wanted, made)


def _take_all(folder: Path, wanted: Sequence[str], made: Path) -> None:
    application = make_application(sys.argv[:1])
    appearance = application.findChild(Appearance)
    assert isinstance(appearance, Appearance)
    language().choose("en")
    camera = Photographer(folder, wanted, appearance)
    tray_icons(camera)
    first_start(camera, made)
    home = Home(made / "home")
    library.build(home, made)
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
