"""Takes the pictures in docs/screenshots, of the window on a front in memory:

    python -m tests.ui.pictures docs/screenshots

needs a screen of at least 1600 × 1000 (Xvfb is one) and fonts.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from recorder_app.domain.account import Account
from recorder_app.domain.journal import JournalEntry
from recorder_app.domain.preset import Preset
from recorder_app.domain.query import Filter
from recorder_app.domain.recording import OutputPart, Recording, Run, Waiting
from recorder_app.domain.rule import Rule, RuleKind
from recorder_app.domain.words import (
    OutputHold,
    OutputStatus,
    PauseMode,
    StageStatus,
    StageType,
    WaitKind,
)
from recorder_app.engine.front import Preview, ResultFile
from recorder_app.ui.desktop import make_application
from recorder_app.ui.details.panel import OVERVIEW, UPLOADS
from recorder_app.ui.publishing.publishing_dialog import PublishingDialog
from recorder_app.ui.window import MainWindow
from tests.ui.fake_front import FakeFront

NOW = datetime.now(UTC)
MB = 1_000_000
TITLE = "{{ title }} – {{ date.strftime('%d %B') }}"

ARCHIVE = Preset("Archive", "folder", None, {"dir": "/media/nas/Talks"})
LECTURES = Preset(
    "Lectures, unlisted",
    "youtube",
    "main",
    {"title": TITLE, "privacy": "unlisted", "playlist": "Linear algebra", "tags": "lecture, maths"},
    is_default=True,
)
DRIVE = Preset("Faculty drive", "google_drive", "faculty")
OPEN = Preset("Open lectures", "peertube", "maths", {"privacy": "public"})
VK = Preset("VK community", "vk", "club")

_NEXT = iter(range(100, 1000))


def _output(preset: Preset, **facts: Any) -> OutputPart:
    return OutputPart(
        next(_NEXT), preset.platform, preset.name, {}, "marker", preset.account, **facts
    )


def _run(place: int = 0, **facts: Any) -> Run:
    return Run(1, NOW, place=place, **facts)


def _done(recording: Recording, stages: int) -> Recording:
    """With the first stages completed."""
    for number, stage in enumerate(list(StageType)[:stages]):
        began = NOW - timedelta(minutes=40 - 6 * number)
        recording = recording.with_stage(
            stage,
            status=StageStatus.COMPLETED,
            started_at=began,
            finished_at=began + timedelta(seconds=4 + 53 * number),
        )
    return recording


Change = Callable[[Recording], Recording]


def _transcribing(recording: Recording) -> Recording:
    running = {"status": StageStatus.RUNNING, "started_at": NOW - timedelta(minutes=4)}
    return replace(_done(recording, 2).with_stage(StageType.TRANSCRIBE, **running), run=_run())


def _paused(recording: Recording) -> Recording:
    kept = _done(recording, 2).with_stage(StageType.TRANSCRIBE, checkpoint_s=1085.0)
    return replace(kept, run=_run(pause=PauseMode.CHECKPOINT))


def _queued(place: int, stages: int) -> Change:
    return lambda recording: replace(_done(recording, stages), run=_run(place))


def _failed(recording: Recording) -> Recording:
    error = "“Old camcorder tape, 1998.avi” holds no sound."
    return recording.with_stage(StageType.DOWNLOAD, status=StageStatus.FAILED, error=error)


def _with_outputs(*outputs: OutputPart, run: bool = True) -> Change:
    """All stages are done."""
    return lambda recording: replace(
        _done(recording, 5), outputs=outputs, run=_run() if run else None
    )


def _publishing() -> Sequence[OutputPart]:
    login = "PeerTube no longer accepts the login “maths”."
    question = "VK can't say whether the film has arrived. Look for it there."
    on = {"in_run": True, "attempts": 1}
    waits, up = OutputStatus.NOT_UPLOADED, OutputStatus.UPLOADED
    return (
        _output(
            LECTURES, status=OutputStatus.UPLOADING, resumable=True, bytes_total=512 * MB, **on
        ),
        _output(OPEN, status=waits, waiting=Waiting(WaitKind.LOGIN, login), **on),
        _output(ARCHIVE, status=up, url="file:///media/nas/Talks", **on),
        _output(
            DRIVE,
            status=waits,
            waiting=Waiting(WaitKind.HOURS, "Uploads are made from 22:00 to 06:00.", NOW),
            bytes_total=512 * MB,
            bytes_sent=118 * MB,
            **on,
        ),
        _output(VK, status=waits, waiting=Waiting(WaitKind.VERIFYING, question), **on),
    )


def _incomplete() -> Sequence[OutputPart]:
    error = "The video is up, but not its captions. YouTube does not take them in this language."
    return (
        _output(
            LECTURES,
            status=OutputStatus.FAILED,
            url="https://youtu.be/example",
            error=error,
            in_run=True,
        ),
        _output(
            ARCHIVE,
            status=OutputStatus.NOT_UPLOADED,
            hold=OutputHold.PAUSE,
            in_run=True,
            bytes_total=810 * MB,
            bytes_sent=502 * MB,
        ),
    )


def _quota() -> OutputPart:
    tomorrow = (NOW + timedelta(days=1)).astimezone().replace(hour=9, minute=0, second=0)
    waiting = Waiting(WaitKind.QUOTA, "YouTube: daily upload limit.", tomorrow)
    return _output(LECTURES, status=OutputStatus.NOT_UPLOADED, waiting=waiting, in_run=True)


def _uploaded(preset: Preset) -> OutputPart:
    return _output(preset, status=OutputStatus.UPLOADED, url="https://video.example/1")


def _new(recording: Recording) -> Recording:
    return recording


_RECORDINGS: Sequence[tuple[str, float | None, Change]] = (
    ("Physics colloquium: neutrinos", None, _new),
    ("Podcast 42: what compilers know", 3725.0, _queued(2, 2)),
    ("Weekly meeting, 14 November", 2710.0, _transcribing),
    ("Linear algebra 7: eigenvalues", 5520.0, _with_outputs(*_publishing())),
    ("Screencast: a first plugin", 1350.0, _with_outputs(*_incomplete())),
    ("Interview with the founders", 2890.0, _paused),
    ("Town hall, autumn", 4030.0, _with_outputs(_quota(), _uploaded(ARCHIVE))),
    (
        "Linear algebra 6: determinants",
        5290.0,
        _with_outputs(_uploaded(LECTURES), _uploaded(DRIVE), run=False),
    ),
    ("Lab course 3", None, _queued(3, 0)),
    ("Old camcorder tape, 1998", None, _failed),
    ("Podcast 41: the archivist", 3120.0, _with_outputs(_uploaded(OPEN), run=False)),
)
WEEKLY, PUBLISHED, INCOMPLETE = 3, 4, 5
"""Ids of recordings that are looked at."""


def _instead(made: Recording, _before: Recording) -> Recording:
    return made


def scene() -> FakeFront:
    front = FakeFront()
    added = {"added_at": "2026-10-02T10:00:00+00:00"}
    front.known_accounts = [
        Account("youtube", "main", added),
        Account("google_drive", "faculty", added),
        Account("vk", "club", added),
        Account("peertube", "maths", {**added, "api_root": "https://tube.example.edu"}),
    ]
    front.known_presets = [ARCHIVE, LECTURES, DRIVE, OPEN, VK]
    front.known_rules = [Rule(RuleKind.FOLDER, "/home/ada/Lectures", (LECTURES.name,))]
    front.previews = [
        Preview("title", "Linear algebra 7: eigenvalues – 20 November"),
        Preview(
            "description",
            "1 h 32 min, in 4 parts.\n\n0:00 Welcome\n4:12 What keeps its direction\n"
            "21:40 The characteristic polynomial\n1:02:05 Exercises",
        ),
        Preview("tags", "lecture, maths"),
        Preview("playlist", "Linear algebra"),
    ]
    for number, key in enumerate(front.fill(len(_RECORDINGS))):
        title, duration_s, change = _RECORDINGS[number]
        recording = replace(
            front.now(key),
            title=title,
            source=f"/home/ada/Recordings/{title}.mp4",
            created_at=NOW - timedelta(hours=5 * number),
            duration_s=duration_s,
            outputs=(_output(LECTURES), _output(ARCHIVE)),
        )
        made = change(recording)
        front.change(key, partial(_instead, made))
    front.journals[WEEKLY] = [
        JournalEntry(NOW - timedelta(minutes=minutes), text)
        for minutes, text in (
            (6, "Run the whole pipeline."),
            (5, "Download is done."),
            (4, "Trim is done: 12 s of silence cut away."),
        )
    ]
    front.results[WEEKLY] = [ResultFile("trim", Path("/recorder/3/film.mp4"), 640 * MB)]
    front.progress(WEEKLY, 0.31, 845.0)
    front.progress(PUBLISHED, 0.38)
    return front


class Photographer:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._front = scene()
        self._state = tempfile.TemporaryDirectory()
        self.window = MainWindow(self._front, state_path=Path(self._state.name) / "window.json")
        self.window.show()
        self.window.wishes.details.setChecked(True)

    def wait(self, ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def look_at(self, recording_id: int, tab: int, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        self.wait(300)
        self.window.details.tabs.setCurrentIndex(tab)
        self.window.view.select_ids([recording_id])
        self.window.view.scrollToTop()
        self.wait(500)
        if recording_id == PUBLISHED:
            for step in range(14):
                self._front.progress(PUBLISHED, 0.38 + step * 0.0012)
                self.wait(120)

    def take(self, name: str, of: QWidget | None = None) -> None:
        picture: QPixmap = (of or self.window).grab()
        picture.save(str(self._folder / f"{name}.png"))

    def close(self) -> None:
        self.window.stop()
        self._state.cleanup()


def main(folder: Path) -> None:
    application = make_application(sys.argv[:1])
    photographer = Photographer(folder)
    window = photographer.window
    for scheme, suffix in ((Qt.ColorScheme.Light, ""), (Qt.ColorScheme.Dark, "-dark")):
        application.styleHints().colorSchemeChanged.emit(scheme)
        photographer.look_at(WEEKLY, OVERVIEW, (1440, 740))
        photographer.take(f"window{suffix}")
        photographer.look_at(INCOMPLETE, UPLOADS, (1280, 720))
        photographer.take(f"states{suffix}")
        photographer.look_at(PUBLISHED, UPLOADS, (1440, 800))
        photographer.take(f"uploads{suffix}")
        window.wishes.presets.trigger()
        photographer.wait(500)
        dialog = window.findChild(PublishingDialog)
        assert dialog is not None
        dialog.resize(1040, 760)
        dialog.presets.list.setCurrentRow(1)
        photographer.wait(800)
        photographer.take(f"presets{suffix}", dialog)
        dialog.reject()
        photographer.wait(100)
    application.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    window.sidebar.choose(Filter.QUEUED)
    photographer.look_at(2, OVERVIEW, (1180, 560))
    photographer.take("queue")
    photographer.close()
    QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
