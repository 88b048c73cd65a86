"""Films whose pictures and sound tell when they were made, so that sync can be measured.

Each picture carries its number in black and white stripes; the sound is speech, which is like itself
in one place only. `films` gives them to any test of the stages.
"""

from __future__ import annotations

import subprocess
import wave
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest
from numpy.typing import NDArray

from recorder_app.stages.media.audio import RATE, stream
from recorder_app.stages.media.film import is_still

Floats = NDArray[np.float32]

SILENT_S = 3.0
"""Silence at each end."""
PICTURES = 25
"""A second."""
_STRIPE = 16
"""Pixels."""

_SPEECH = Path(__file__).parents[2] / "data" / "speech.opus"

_H264 = ["-c:v", "libx264", "-preset", "fast", "-sc_threshold", "0"]
_LONG = [*_H264, "-g", "250"]
_SHORT = [*_H264, "-g", "100"]
_VP9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", "100"]
_VP8 = ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8"]
_AAC = ["-c:a", "aac"]
_OPUS = ["-c:a", "libopus"]
_FILM = ["-i", "{picture}", "-i", "{sound}"]
_SOUND = ["-i", "{sound}"]
_TAGGED = [*_FILM, "-i", "{tags}", "-i", "{subtitles}", "-i", "{sound}", "-map_metadata", "2"]

RECIPES: dict[str, list[str]] = {
    "long-gop.mp4": [*_FILM, *_LONG, *_AAC],
    "faststart.mp4": [*_FILM, *_LONG, *_AAC, "-movflags", "+faststart"],
    "fragmented.mp4": [*_FILM, *_SHORT, *_AAC, "-movflags", "+frag_keyframe+empty_moov"],
    "hevc.mp4": [*_FILM, "-c:v", "libx265", "-x265-params", "log-level=none", *_AAC],
    "pcm.mov": [*_FILM, *_LONG, "-c:a", "pcm_s16le"],
    "h264.mkv": [*_FILM, *_SHORT, *_AAC],
    "hevc.mkv": [*_FILM, "-c:v", "libx265", "-x265-params", "log-level=none:keyint=50", *_OPUS],
    "vp9.webm": [*_FILM, *_VP9, *_OPUS],
    "vp8.webm": [*_FILM, *_VP8, "-g", "100", "-c:a", "libvorbis"],
    "av1.webm": [*_FILM, "-c:v", "libsvtav1", "-preset", "10", "-g", "100", *_OPUS],
    "sound-first.webm": [*_FILM, *_VP9, *_OPUS, "-map", "1", "-map", "0"],
    "live.webm": [*_FILM, *_VP9, *_OPUS, "-f", "webm", "-live", "1"],
    "talk.avi": [*_FILM, "-c:v", "mpeg4", "-q:v", "3", "-c:a", "libmp3lame"],
    "talk.wmv": [*_FILM, "-c:v", "wmv2", "-g", "25", "-c:a", "wmav2"],
    "one-keyframe.webm": [*_FILM, *_VP8, "-g", "9999", *_OPUS],
    "open-gop.mkv": [*_FILM, *_H264, "-x264-params", "open-gop=1:keyint=50:bframes=3", *_AAC],
    "talk.ts": [*_FILM, *_LONG, *_AAC],
    "talk.m4a": [*_SOUND, *_AAC],
    "talk.mp3": [*_SOUND],
    "talk.flac": [*_SOUND],
    "talk.wav": [*_SOUND],
    "talk.ogg": [*_SOUND, "-c:a", "libvorbis"],
    "talk.opus": [*_SOUND, *_OPUS],
    "talk.aac": [*_SOUND, *_AAC],
    "talk.weba": [*_SOUND, *_OPUS, "-f", "webm"],
    "silent.m4a": ["-f", "lavfi", "-t", "5", "-i", "anullsrc", *_AAC],
    "no-sound.mp4": ["-i", "{picture}", *_LONG],
    "two-tracks.mkv": [
        *["-f", "lavfi", "-t", "9", "-i", "anullsrc=r=16000", *_FILM, *_SHORT, *_AAC],
        *["-map", "1", "-map", "0", "-map", "2"],
        *["-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=rus"],
    ],
    "tagged.mp4": [
        *[*_TAGGED, *_LONG, *_AAC, "-c:s", "mov_text"],
        *["-map", "0", "-map", "1", "-map", "4", "-map", "3"],
        *["-metadata:s:a:1", "title=Перевод", "-metadata:s:a:1", "language=rus"],
    ],
    "tagged.mkv": [
        *[*_TAGGED, *_SHORT, *_AAC, "-c:s", "srt"],
        *["-map", "0", "-map", "1", "-map", "4", "-map", "3"],
        *["-metadata:s:a:1", "title=Перевод", "-metadata:s:a:1", "language=rus"],
        *["-attach", "{tags}", "-metadata:s:t", "mimetype=text/plain"],
    ],
    "cover.m4a": [
        *["-i", "{sound}", "-i", "{cover}", "-map", "0", "-map", "1", *_AAC],
        *["-c:v", "mjpeg", "-disposition:v", "attached_pic", "-metadata", "artist=Somebody"],
    ],
    "cover.mp3": [
        *["-i", "{sound}", "-i", "{cover}", "-map", "0", "-map", "1"],
        *["-c:v", "mjpeg", "-disposition:v", "attached_pic", "-metadata", "artist=Somebody"],
    ],
}
"""What ffmpeg is told for each film; what stands in braces is made here."""

_TAGS = """;FFMETADATA1
title=Мой доклад
artist=Somebody
creation_time=2024-05-06T07:08:09.000000Z
[CHAPTER]
TIMEBASE=1/1000
START=0
END=4500
title=Before
[CHAPTER]
TIMEBASE=1/1000
START=4500
END=9000
title=After
"""
_SUBTITLES = """1
00:00:00,500 --> 00:00:01,000
too early

2
00:00:04,500 --> 00:00:05,500
in time
"""


def run_ffmpeg(*words: str) -> str:
    """Run the embedded ffmpeg to success; gives back what it complained about."""
    executable = imageio_ffmpeg.get_ffmpeg_exe()
    done = subprocess.run(
        [executable, "-nostdin", "-hide_banner", "-v", "error", "-y", *words],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@cache
def speech() -> Floats:
    """Three seconds in which a sentence is spoken from the first to the last moment."""
    sound = read_sound(_SPEECH)
    loud = np.flatnonzero(np.abs(sound) > 0.02)
    return sound[loud[0] : loud[0] + 3 * RATE]


def read_sound(path: Path, track: int | None = None) -> Floats:
    return np.concatenate([block.samples for block in stream(path, track=track)])


def write_sound(path: Path, sound: Floats) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path


class Workshop:
    """Makes each film once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        silence = np.zeros(round(SILENT_S * RATE), np.float32)
        self.sound = np.concatenate([silence, speech(), silence])
        self.length_s = len(self.sound) / RATE
        (folder / "tags.txt").write_text(_TAGS, encoding="utf-8")
        (folder / "subtitles.srt").write_text(_SUBTITLES, encoding="utf-8")
        write_sound(folder / "sound.wav", self.sound)
        stripes = f"lum='255*mod(floor(N/pow(2,floor(X/{_STRIPE}))),2)'"
        picture = f"color=black:s=256x64:r={PICTURES}:d={self.length_s},format=gray,geq={stripes}"
        run_ffmpeg("-f", "lavfi", "-i", picture, "-c:v", "ffv1", str(folder / "picture.mkv"))
        cover = ["-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1"]
        run_ffmpeg(*cover, str(folder / "cover.png"))

    def __call__(self, name: str) -> Path:
        path = self.folder / name
        if not path.exists():
            if name in {"turned.mov", "edited.mp4"}:
                before = ["-display_rotation", "90"] if name == "turned.mov" else ["-ss", "1.3"]
                source = self("long-gop.mp4")
                run_ffmpeg(*before, "-i", str(source), "-c", "copy", str(path))
            else:
                parts = {
                    "picture": self.folder / "picture.mkv",
                    "sound": self.folder / "sound.wav",
                    "tags": self.folder / "tags.txt",
                    "subtitles": self.folder / "subtitles.srt",
                    "cover": self.folder / "cover.png",
                }
                words = [word.format(**parts) for word in RECIPES[name]]
                run_ffmpeg(*words, "-pix_fmt", "yuv420p", str(path))
            path.chmod(0o444)
        return path


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The film of that name (a key of `RECIPES`, `turned.mov`, `edited.mp4`), read only."""
    return Workshop(tmp_path_factory.mktemp("films"))


Films = Callable[[str], Path]


@dataclass(frozen=True)
class Pictures:
    """What a film shows."""

    shown_s: list[float]
    """When each picture is shown, counted from the start of the film."""
    made_s: list[float]
    """When it was made, as its stripes say."""

    @property
    def shift_s(self) -> float:
        """How much earlier pictures are shown than they were made."""
        return float(np.median(np.subtract(self.made_s, self.shown_s)))

    @property
    def unsteadiness_s(self) -> float:
        return float(np.ptp(np.subtract(self.made_s, self.shown_s)))


def watch(path: Path) -> Pictures:
    with av.open(str(path)) as container:
        video = next(each for each in container.streams.video if not is_still(each))
        zero_s = (container.start_time or 0) / av.time_base
        shown_s, made_s = [], []
        for frame in container.decode(video):
            row = frame.to_ndarray(format="gray")[frame.height // 2]
            bits = row[_STRIPE // 2 :: _STRIPE] > 127
            shown_s.append(frame.time - zero_s)
            made_s.append(float(np.dot(bits, 2 ** np.arange(len(bits)))) / PICTURES)
    return Pictures(shown_s, made_s)


def sound_shift_s(path: Path, whole: Floats, track: int = 0) -> float:
    """How much earlier sound is heard in the film at `path` than in `whole`."""
    heard = read_sound(path, track)
    size = 1 << (len(heard) + len(whole)).bit_length()
    spectrum = np.fft.rfft(whole, size) * np.conj(np.fft.rfft(heard, size))
    lag = int(np.argmax(np.fft.irfft(spectrum, size)))
    return (lag if lag < size // 2 else lag - size) / RATE
