"""Recordings for the benchmarks, made on the spot."""

from __future__ import annotations

import subprocess
from pathlib import Path

import imageio_ffmpeg


def _ffmpeg(*arguments: str) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-y", *arguments]
    subprocess.run(command, check=True)


def tone(path: Path, seconds: float) -> Path:
    """A sine without speech."""
    _ffmpeg("-f", "lavfi", "-i", f"sine=frequency=330:duration={seconds}", str(path))
    return path


def repeated(source: Path, path: Path, seconds: float, *options: str) -> Path:
    """`source` again and again, without encoding it anew, until it is `seconds` long."""
    again = ["-stream_loop", "-1", "-i", str(source), "-t", str(seconds), "-c", "copy"]
    _ffmpeg(*again, *options, str(path))
    return path


def studio(talk: Path, path: Path, seconds: float) -> Path:
    """The sound of `talk` as a studio records it, some 0.6 MB a second."""
    form = ["-vn", "-c:a", "pcm_s24le", "-ar", "96000", "-ac", "2"]
    _ffmpeg("-i", str(talk), "-t", str(seconds), *form, str(path))
    return path


def heavy(talk: Path, path: Path, seconds: float, coarse: int = 12, *codecs: str) -> Path:
    """The sound of `talk` with pictures that take some 20 MB a second, with a keyframe every ten.

    Other `codecs` are what ffmpeg is told.
    """
    picture = f"color=gray:s=1280x720:r=25:d={seconds},noise=alls=60:allf=t"
    shape = ["-c:v", "libx264", "-preset", "ultrafast", "-qp", str(coarse), "-g", "250", "-bf", "2"]
    sound = ["-map", "0:v", "-map", "1:a", "-c:a", "aac", *codecs, "-t", str(seconds)]
    _ffmpeg("-f", "lavfi", "-i", picture, "-i", str(talk), *shape, *sound, str(path))
    return path
