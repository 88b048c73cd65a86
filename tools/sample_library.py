"""A data folder as it looks after some weeks of work, for the pictures of `tools.screenshots`.

What is finished, refused or missing has really come about: the engine and the stages have worked on
films that are made here, of slides and of the sample talk's voice. What would be over before it is
looked at (a transcription at 14 minutes, an upload at a third) is put into the store as it would stand
there, on films of the length that is told.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import imageio_ffmpeg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from recorder_app.domain import status as derive
from recorder_app.domain.hints import clock
from recorder_app.domain.preset import Preset
from recorder_app.domain.query import Query
from recorder_app.domain.recording import OutputPart, Recording, Run, Waiting
from recorder_app.domain.rule import Rule, RuleKind
from recorder_app.domain.snapshot import Progress
from recorder_app.domain.words import (
    OutputHold,
    OutputStatus,
    PauseMode,
    StageStatus,
    StageType,
    WaitKind,
)
from recorder_app.engine.engine import Engine
from recorder_app.paths import Home, resources
from recorder_app.settings import Settings
from recorder_app.sources import local_file
from recorder_app.store.store import Store

SAMPLE = resources("sample-talk.mp4")
PATIENCE_S = 300
MB = 1_000_000
NOW = datetime.now(UTC)

ARCHIVE = Preset("Archive", "folder", None, {})
LECTURES = Preset(
    "Lectures, unlisted",
    "youtube",
    "main",
    {
        "title": "{{ title }} ({{ date }})",
        "privacy": "unlisted",
        "playlist": "Linear algebra",
        "tags": "lecture, maths",
    },
    is_default=True,
)
DRIVE = Preset("Faculty drive", "google_drive", "faculty")
OPEN = Preset("Open lectures", "peertube", "maths", {"privacy": "public"})
CLUB = Preset("Science club", "vk", "club")
PRESETS = (ARCHIVE, LECTURES, DRIVE, OPEN, CLUB)
_TOKEN = {"access_token": "made up"}
_RENEWED = dict.fromkeys(("client_id", "client_secret", "refresh_token"), "made up")
ACCOUNTS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("youtube", "main"): _RENEWED,
    ("google_drive", "faculty"): _RENEWED,
    ("vk", "club"): _TOKEN,
    ("peertube", "maths"): {**_TOKEN, "api_root": "https://tube.example.edu"},
}


# What is filmed
@dataclass(frozen=True, slots=True)
class _Slides:
    """A film of one slide; what is said in it is a part of the sample talk, over and over."""

    name: str
    """Folder and file, in the person's films."""
    heading: str
    colors: tuple[str, str]
    duration_s: int
    said_from_s: float = 0.0


_NIGHT, _LEAF, _WINE, _SAND = (
    ("#15324a", "#2f6f9f"),
    ("#173d2b", "#3f8f63"),
    ("#43172c", "#a3476f"),
    ("#4a3415", "#b98535"),
)
LIGHTHOUSE, BREAD = "How a lighthouse shines", "Bread at home"
PHYSICS, PODCAST, MEETING = (
    "Physics colloquium – neutrinos",
    "Podcast 42 – what compilers know",
    "Weekly meeting, 14 November",
)
ALGEBRA_6, ALGEBRA_7 = "Linear algebra 6 – determinants", "Linear algebra 7 – eigenvalues"
INTERVIEW, TOWN_HALL, SCREENCAST = (
    "Interview with the founders",
    "Town hall, autumn",
    "Screencast – a first plugin",
)
PODCAST_41, WORKSHOP, SEMINAR = "Podcast 41 – the archivist", "Workshop, part 1", "Seminar 3"
LAB, CHOIR, PANEL = "Lab course 3", "Choir rehearsal", "Panel – open science"
STICK, TAPE, TORN = "Keynote on the stick", "Old camcorder tape, 1998", "Torn copy"
TALK = "Bees, lighthouses and bread"

_FILMS = (
    _Slides(f"Talks/{LIGHTHOUSE}.mp4", "How a lighthouse shines", _NIGHT, 34, 34.5),
    _Slides(f"Talks/{BREAD}.mp4", "Bread at home", _SAND, 34, 69.5),
    _Slides(f"Lectures/{PHYSICS}.mp4", "Neutrinos", _NIGHT, 2710),
    _Slides(f"Lectures/{ALGEBRA_6}.mp4", "Determinants", _WINE, 5290),
    _Slides(f"Lectures/{ALGEBRA_7}.mp4", "Eigenvalues", _WINE, 5520),
    _Slides(f"Lectures/{LAB}.mp4", "Lab course", _LEAF, 3300),
    _Slides(f"Meetings/{MEETING}.mp4", "Weekly meeting", _LEAF, 1800),
    _Slides(f"Meetings/{TOWN_HALL}.mp4", "Town hall", _SAND, 4030),
    _Slides(f"Podcast/{PODCAST}.mp4", "What compilers know", _NIGHT, 3725),
    _Slides(f"Podcast/{PODCAST_41}.mp4", "The archivist", _WINE, 3120),
    _Slides(f"Talks/{WORKSHOP}.mp4", "Workshop", _LEAF, 2790),
    _Slides(f"Lectures/{SEMINAR}.mp4", "Seminar", _SAND, 4980),
    _Slides(f"Podcast/{INTERVIEW}.mp4", "The founders", _WINE, 2890),
    _Slides(f"Talks/{SCREENCAST}.mp4", "A first plugin", _LEAF, 1350),
    _Slides(f"Talks/{CHOIR}.mp4", "Choir rehearsal", _SAND, 2410),
    _Slides(f"Talks/{PANEL}.mp4", "Open science", _NIGHT, 3400),
)


def _ffmpeg(*words: str) -> None:
    program = imageio_ffmpeg.get_ffmpeg_exe()
    subprocess.run([program, "-nostdin", "-loglevel", "error", "-y", *words], check=True)


def _slide(slides: _Slides, path: Path) -> None:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(QColor(slides.colors[0]))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(slides.colors[1]))
    painter.drawEllipse(QPointF(560, 330), 190, 190)
    painter.setPen(Qt.GlobalColor.white)
    font = QFont()
    font.setPixelSize(52)
    font.setBold(True)
    painter.setFont(font)
    room = QRectF(48, 40, 540, 280)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, slides.heading)
    painter.end()
    image.save(str(path))


def _film(slides: _Slides, folder: Path) -> Path:
    path = folder / slides.name
    path.parent.mkdir(parents=True, exist_ok=True)
    picture, voice = folder / "slide.png", folder / "voice.m4a"
    _slide(slides, picture)
    begin = ("-ss", str(slides.said_from_s))
    _ffmpeg(
        *begin, "-t", str(slides.duration_s), "-i", str(SAMPLE), "-vn", "-c", "copy", str(voice)
    )
    still = ("-loop", "1", "-framerate", "0.2", "-i", str(picture))
    over = ("-stream_loop", "-1", "-i", str(voice), "-t", str(slides.duration_s))
    coding = ("-c:v", "libx264", "-preset", "ultrafast", "-tune", "stillimage", "-c:a", "copy")
    _ffmpeg(*still, *over, *coding, "-pix_fmt", "yuv420p", str(path))
    picture.unlink()
    voice.unlink()
    return path


def _films(folder: Path) -> list[Path]:
    """All films, and three that the engine will have to refuse."""
    paths = [_film(each, folder) for each in _FILMS]
    talk = folder / "Talks" / f"{TALK}.mp4"
    talk.write_bytes(SAMPLE.read_bytes())
    tape = folder / "Talks" / f"{TAPE}.avi"
    _ffmpeg("-f", "lavfi", "-i", "testsrc=duration=20:size=320x240:rate=5", str(tape))
    torn = folder / "Talks" / f"{TORN}.mp4"
    torn.write_bytes(SAMPLE.read_bytes()[: 200 * 1024])
    stick = folder / "Stick" / f"{STICK}.mp4"
    stick.parent.mkdir()
    stick.write_bytes(SAMPLE.read_bytes())
    for number, path in enumerate([*paths, talk, tape, torn, stick]):
        # Of other days; also because a file that has just changed may still be growing.
        moment = (NOW - timedelta(days=2, hours=number)).timestamp()
        os.utime(path, (moment, moment))
    return [*paths, talk, tape, torn, stick]


# What has really come about
_WORKED_ON = (LIGHTHOUSE, BREAD, TALK, TAPE, TORN, STICK)


def build(home: Home, folder: Path) -> None:
    """Fill the data folder; the films are put into `folder`. Takes about half a minute."""
    films = _films(folder)
    engine = Engine(home)
    try:
        engine.change_settings(Settings(output_dir=str(folder / "Published")))
        for (platform, name), credentials in ACCOUNTS.items():
            engine.add_account(platform, name, credentials)
        for preset in PRESETS:
            if preset.platform == "folder":
                preset = replace(preset, settings={"dir": str(folder / "Published")})
            engine.save_preset(preset)
        lectures = str(folder / "Lectures")
        engine.change_rules([Rule(RuleKind.FOLDER, lectures, (LECTURES.name, ARCHIVE.name))])
        for film in films:
            engine.add([str(film)], presets=[ARCHIVE.name])
        films[-1].unlink()  # The stick is pulled out.
        engine.start()
        known = _by_title(engine)
        ids = [known[title] for title in _WORKED_ON]
        engine.run(ids)
        _until(lambda: not any(_goes_on(engine, each) for each in ids))
        engine.rename(known[TALK], "Open evening: bees, lighthouses and bread")
        for title, presets in _PUBLISHED.items():
            for name in presets:
                engine.upload(known[title], name)
        engine.pause([known[BREAD]])
    finally:
        engine.stop()
    _stage_scenes(home, known)


def _by_title(engine: Engine) -> dict[str, int]:
    snapshots = engine.page(Query(), 0, 100)
    return {each.recording.title: each.recording.id for each in snapshots}


def _goes_on(engine: Engine, recording_id: int) -> bool:
    snapshot = engine.recording(recording_id)
    assert snapshot is not None
    recording = snapshot.recording
    return recording.run is not None and not derive.waiting_parts(recording)


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the sample library was not made in time")
        time.sleep(0.1)


# What would not hold still
_PUBLISHED: Mapping[str, Sequence[str]] = {
    ALGEBRA_7: (LECTURES.name, OPEN.name, DRIVE.name, CLUB.name),
    ALGEBRA_6: (LECTURES.name, DRIVE.name),
    SCREENCAST: (LECTURES.name,),
    TOWN_HALL: (LECTURES.name,),
    BREAD: (OPEN.name,),
    CHOIR: (CLUB.name,),
}
_SECONDS = {StageType.DOWNLOAD: 2, StageType.TRIM: 9, StageType.TRANSCRIBE: 214}


def _run(place: int = 0, **facts: Any) -> Run:
    return Run(0, NOW - timedelta(minutes=6), place=place, **facts)


def _done(recording: Recording, stages: int) -> Recording:
    """With the first stages completed."""
    path = Path(recording.source)
    recording = replace(
        recording,
        duration_s=float(next(each.duration_s for each in _FILMS if path.stem in each.name)),
        film_is_source=True,
    )
    at = NOW - timedelta(minutes=6)
    for stage in list(StageType)[:stages]:
        began, at = at, at + timedelta(seconds=_SECONDS.get(stage, 3))
        recording = recording.with_stage(
            stage, status=StageStatus.COMPLETED, attempts=1, started_at=began, finished_at=at
        )
    film = {"film": recording.source, "duration_s": recording.duration_s, "container": "mp4"}
    if stages > 0:
        known = {**film, "fingerprint": local_file.fingerprint(path)}
        recording = recording.with_stage(StageType.DOWNLOAD, result=known)
    if stages > 1:
        reason = "There is no silence at its beginning or its end."
        recording = recording.with_stage(StageType.TRIM, status=StageStatus.SKIPPED, reason=reason)
    return recording


def _transcribing(recording: Recording) -> Recording:
    since = NOW - timedelta(seconds=96)
    running = {"status": StageStatus.RUNNING, "started_at": since, "attempts": 1}
    done = _done(recording, 2).with_stage(
        StageType.TRANSCRIBE, checkpoint_s=820.0, resumable=True, **running
    )
    return replace(done, run=_run())


def _pausing(recording: Recording) -> Recording:
    return replace(_transcribing(recording), run=_run(pause=PauseMode.CHECKPOINT))


def _cancelling(recording: Recording) -> Recording:
    return replace(_transcribing(recording), run=_run(cancelling=True))


def _paused(recording: Recording) -> Recording:
    kept = _done(recording, 2).with_stage(StageType.TRANSCRIBE, checkpoint_s=1085.0, attempts=1)
    return replace(kept, run=_run(pause=PauseMode.CHECKPOINT))


def _queued(place: int, stages: int) -> Callable[[Recording], Recording]:
    return lambda recording: replace(_done(recording, stages), run=_run(place))


def _no_room(recording: Recording) -> Recording:
    message = f"Trimming “{PANEL}.mp4” needs 3.2 GB in /home/ada: 410 MB are free."
    waiting = Waiting(WaitKind.DISK, message, NOW + timedelta(minutes=4))
    kept = _done(recording, 1).with_stage(
        StageType.TRIM, status=StageStatus.PENDING, reason=None, waiting=waiting, attempts=1
    )
    return replace(kept, run=_run())


def _retried(recording: Recording) -> Recording:
    message = "Transcribe broke off: its process was ended by SIGKILL."
    waiting = Waiting(WaitKind.RETRY, message, NOW + timedelta(minutes=2))
    kept = _done(recording, 2).with_stage(
        StageType.TRANSCRIBE, waiting=waiting, attempts=2, tries=1, checkpoint_s=310.0
    )
    return replace(kept, run=_run())


_UP = {"status": OutputStatus.UPLOADED, "attempts": 1, "finished_at": NOW - timedelta(hours=3)}
_SENDING = {
    "status": OutputStatus.UPLOADING,
    "resumable": True,
    "attempts": 1,
    "in_run": True,
    "bytes_total": 512 * MB,
    "bytes_sent": 194 * MB,
    "started_at": NOW - timedelta(seconds=70),
}
_WAITS = {"status": OutputStatus.NOT_UPLOADED, "in_run": True, "attempts": 1}


def _with_outputs(
    changes: Mapping[str, Mapping[str, Any]], *, run: bool
) -> Callable[[Recording], Recording]:
    """All stages are done; each output by its preset."""

    def changed(output: OutputPart) -> OutputPart:
        return replace(output, **{"in_run": False, **changes.get(output.preset, {})})

    def change(recording: Recording) -> Recording:
        if recording.duration_s is None:
            recording = _done(recording, 5)
        outputs = tuple(changed(each) for each in recording.outputs)
        return replace(recording, outputs=outputs, run=_run() if run else None)

    return change


def _waiting(kind: WaitKind, message: str, next_try: datetime | None = None) -> dict[str, Any]:
    return {**_WAITS, "waiting": Waiting(kind, message, next_try)}


_NO_LOGIN = "PeerTube: the login of this account is no longer valid. Log in again."
_TOMORROW = (NOW + timedelta(days=1)).replace(hour=8, minute=0, second=0)
_ADDRESS = {"url": "https://youtu.be/dQ3kTf0example"}
_SCENES: Mapping[str, Callable[[Recording], Recording]] = {
    PHYSICS: _transcribing,
    MEETING: _pausing,
    LAB: _cancelling,
    INTERVIEW: _paused,
    PODCAST: _queued(2, 2),
    WORKSHOP: _queued(3, 0),
    PODCAST_41: _queued(4, 0),
    SEMINAR: _queued(5, 0),
    PANEL: _no_room,
    CHOIR: _retried,
    ALGEBRA_7: _with_outputs(
        {
            LECTURES.name: _SENDING,
            ARCHIVE.name: {**_UP, "url": "file:///home/ada/Published"},
            OPEN.name: _waiting(WaitKind.LOGIN, _NO_LOGIN),
            DRIVE.name: _waiting(WaitKind.HOURS, "Uploads are made from 22:00 to 06:00.", _TOMORROW)
            | {"bytes_total": 512 * MB, "bytes_sent": 118 * MB},
            CLUB.name: _waiting(
                WaitKind.VERIFYING,
                "Everything was sent, but VK doesn’t say whether the video is there. "
                "Look there, then choose.",
            ),
        },
        run=True,
    ),
    ALGEBRA_6: _with_outputs(
        {
            LECTURES.name: {**_UP, **_ADDRESS},
            DRIVE.name: {**_UP, "url": "https://drive.google.com/file/d/example"},
            ARCHIVE.name: {**_UP, "url": "file:///home/ada/Published"},
        },
        run=False,
    ),
    SCREENCAST: _with_outputs(
        {
            LECTURES.name: {
                "status": OutputStatus.FAILED,
                "in_run": True,
                "attempts": 3,
                "error": "The video is up, but not its captions. "
                "YouTube: The language is not supported.",
                **_ADDRESS,
            },
            ARCHIVE.name: {**_WAITS, "hold": OutputHold.PAUSE, "bytes_total": 810 * MB}
            | {"bytes_sent": 502 * MB},
        },
        run=True,
    ),
    TOWN_HALL: _with_outputs(
        {
            LECTURES.name: _waiting(WaitKind.QUOTA, "YouTube: daily upload limit.", _TOMORROW),
            ARCHIVE.name: _UP,
        },
        run=True,
    ),
    BREAD: _with_outputs(
        {
            OPEN.name: _waiting(WaitKind.LOGIN, _NO_LOGIN),
        },
        run=True,
    ),
}
RUNNING: Mapping[str, Progress] = {
    PHYSICS: Progress(0.31, 845.0),
    MEETING: Progress(0.47, 846.0),
    LAB: Progress(0.26, 858.0),
    ALGEBRA_7: Progress(0.38),
}
"""How far what runs has got, by titles."""


def _stage_scenes(home: Home, known: Mapping[str, int]) -> None:
    store = Store.open(home.database, home.backups)
    try:
        with store.write() as tx:
            talk = tx.recording(known[TALK])
            assert talk is not None
            for title, change in _SCENES.items():
                recording = tx.recording(known[title])
                assert recording is not None
                changed = change(recording)
                if recording.duration_s is None and changed.stage(StageType.TRANSCRIBE).done:
                    changed = _with_text_of(talk, changed, home)
                tx.save(changed)
                if changed.run is not None:
                    tx.log(changed.id, "Run the whole pipeline.", datetime.now(UTC))
                if changed.stage(StageType.DOWNLOAD).done:
                    length = clock(changed.duration_s or 0)
                    said = f"Brought in within 0:02; it is {length} long."
                    tx.log(changed.id, said, datetime.now(UTC))
    finally:
        store.close()


def _with_text_of(talk: Recording, recording: Recording, home: Home) -> Recording:
    """What is said in it, and what follows from that, is what is said in the talk."""
    for stage in (StageType.TRANSCRIBE, StageType.TOPICS, StageType.SUBTITLES):
        made = talk.stage(stage)
        assert made.attempt_id is not None
        shutil.copytree(
            home.result(talk.id, stage.value, made.attempt_id),
            home.result(recording.id, stage.value, made.attempt_id),
        )
        recording = recording.with_stage(stage, result=made.result, attempt_id=made.attempt_id)
    return recording
