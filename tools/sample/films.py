"""The films of the sample library: made here, of slides and of the sample talk's voice."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import imageio_ffmpeg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from recorder_app.paths import resources

SAMPLE = resources("sample-talk.mp4")
NOW = datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Slides:
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

FILMS = (
    Slides(f"Talks/{LIGHTHOUSE}.mp4", "How a lighthouse shines", _NIGHT, 34, 34.5),
    Slides(f"Talks/{BREAD}.mp4", "Bread at home", _SAND, 34, 69.5),
    Slides(f"Lectures/{PHYSICS}.mp4", "Neutrinos", _NIGHT, 2710),
    Slides(f"Lectures/{ALGEBRA_6}.mp4", "Determinants", _WINE, 5290),
    Slides(f"Lectures/{ALGEBRA_7}.mp4", "Eigenvalues", _WINE, 5520),
    Slides(f"Lectures/{LAB}.mp4", "Lab course", _LEAF, 3300),
    Slides(f"Meetings/{MEETING}.mp4", "Weekly meeting", _LEAF, 1800),
    Slides(f"Meetings/{TOWN_HALL}.mp4", "Town hall", _SAND, 4030),
    Slides(f"Podcast/{PODCAST}.mp4", "What compilers know", _NIGHT, 3725),
    Slides(f"Podcast/{PODCAST_41}.mp4", "The archivist", _WINE, 3120),
    Slides(f"Talks/{WORKSHOP}.mp4", "Workshop", _LEAF, 2790),
    Slides(f"Lectures/{SEMINAR}.mp4", "Seminar", _SAND, 4980),
    Slides(f"Podcast/{INTERVIEW}.mp4", "The founders", _WINE, 2890),
    Slides(f"Talks/{SCREENCAST}.mp4", "A first plugin", _LEAF, 1350),
    Slides(f"Talks/{CHOIR}.mp4", "Choir rehearsal", _SAND, 2410),
    Slides(f"Talks/{PANEL}.mp4", "Open science", _NIGHT, 3400),
)


def _ffmpeg(*words: str) -> None:
    program = imageio_ffmpeg.get_ffmpeg_exe()
    subprocess.run([program, "-nostdin", "-loglevel", "error", "-y", *words], check=True)


def _slide(slides: Slides, path: Path) -> None:
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


def _film(slides: Slides, folder: Path) -> Path:
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


def films(folder: Path) -> list[Path]:
    """All films; the last three are none that every stage can work on."""
    paths = [_film(each, folder) for each in FILMS]
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
