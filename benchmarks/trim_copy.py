"""How long cutting a large film takes, and how soon it stops at a pause.

    python -m benchmarks.trim_copy TALK [--gigabytes 4] [--form mkv]

The sound of TALK is put together with pictures that are hard to store (but for `--form wav`), and
repeated until the film is as large as asked for. Then both its ends are cut off: with ffmpeg, and
piece by piece. Prints the seconds of each, how long one that is paused at some moment goes on, at most,
and how much is repeated after a crash.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks.media import heavy, repeated, studio
from recorder_app.domain.errors import Stopped
from recorder_app.domain.work import Context, Json
from recorder_app.engine import durable
from recorder_app.stages.media import ffmpeg, film
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Cut, cut
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.large_cut import LargeCut
from recorder_app.stages.media.probe import probe

_CUT_OFF_S = 25.0
_PART_S = 20.0
_FORMS = {
    "mp4": ("mp4",),
    "fragments": ("mp4", "-movflags", "+frag_keyframe+empty_moov+delay_moov"),
    "mkv": ("mkv",),
    "ts": ("ts",),
    "flv": ("flv",),
    "mpg": ("mpg", "-f", "vob"),
    "avi": ("avi", "-c:a", "pcm_s16le"),
    "wav": ("wav", "-rf64", "auto"),
}
"""The suffix, and what else ffmpeg is told to write it."""
_COARSER = {"ts": 40}
"""How coarse the pictures are, where FFmpeg doesn't find the sound between the largest ones."""
_CODECS = {
    "mpg": (
        *("-c:v", "mpeg2video", "-s", "640x360", "-b:v", "6M", "-maxrate", "8M"),
        *("-bufsize", "1835k", "-g", "15", "-c:a", "mp2"),
    ),
}
"""Where the form has its own."""


class Pausable:
    """An attempt whose pause is wanted from a moment on."""

    def __init__(self, folder: Path, wanted_after_s: float | None = None) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.out.mkdir(parents=True, exist_ok=True)
        self._wanted_at = None if wanted_after_s is None else time.monotonic() + wanted_after_s
        self.went_on_s = 0.0
        self.checkpoints: list[float] = []
        self.whole_at = 0.0
        """When all was written."""

    def progress(
        self, fraction: float, *, position_s: float | None = None, note: str | None = None
    ) -> None:
        pass

    def say(self, sentence: str) -> None:
        pass

    def resume(self) -> Mapping[str, Json] | None:
        return durable.read_json(self.folder / "checkpoint.json")

    def checkpoint(self, data: Mapping[str, Json], *, position_s: float | None = None) -> None:
        durable.write_json(self.folder / "checkpoint.json", data)
        now = time.monotonic()
        self.checkpoints.append(now)
        copy = data.get("copy")
        reached = copy.get("reached") if isinstance(copy, Mapping) else None
        if isinstance(reached, Mapping) and reached.get("whole"):
            self.whole_at = self.whole_at or now
        if self._wanted_at is not None and now >= self._wanted_at:
            self.went_on_s = now - self._wanted_at
            raise Stopped


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("talk", type=Path)
    parser.add_argument("--gigabytes", type=float, default=4.0)
    parser.add_argument("--pauses", type=int, default=10)
    parser.add_argument("--form", choices=_FORMS, default="mp4")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large = _large(given.talk, Path(folder), given.gigabytes, *_FORMS[given.form])
        _measure(large, Path(folder), given.pauses)


def _measure(large: Path, folder: Path, pauses: int) -> None:
    whole = _read(large)
    wished = Kept(_CUT_OFF_S, whole.duration_s - _CUT_OFF_S)
    sounds_s = (wished.start_s + 1, wished.end_s - 2)
    print(f"{whole.path.stat().st_size / 1e9:.1f} GB, {whole.duration_s / 60:.0f} min")

    began = time.monotonic()
    by_ffmpeg = cut(whole, wished, sounds_s, ffmpeg.find("embedded"), folder)
    print(f"ffmpeg: {time.monotonic() - began:.1f} s, {by_ffmpeg.duration_s:.3f} s long")
    by_ffmpeg.file.unlink()

    unpaused = Pausable(folder / "unpaused")
    began = time.monotonic()
    made = _cut(whole, wished, sounds_s, unpaused)
    took_s = time.monotonic() - began
    assert made is not None
    times = [began, *unpaused.checkpoints]
    apart_s = [after - before for before, after in pairwise(times)]
    print(f"piece by piece: {took_s:.1f} s, {made.duration_s:.3f} s long")
    print(f"from a checkpoint to the next: {max(apart_s):.1f} s at most")
    copied_s = unpaused.whole_at - began
    print(f"of these {took_s - copied_s:.1f} s to compare it with the film: repeated after a crash")
    made.file.unlink()

    went_on_s = []
    for number in range(pauses):
        attempt = Pausable(folder / f"paused{number}", random.uniform(0, took_s))
        try:
            _cut(whole, wished, sounds_s, attempt)
        except Stopped:
            went_on_s.append(attempt.went_on_s)
        durable.remove_tree(attempt.folder)
    print(f"from the pause to the stop: {max(went_on_s):.2f} s at most, {len(went_on_s)} pauses")


def _cut(whole: Film, wished: Kept, sounds_s: tuple[float, float], context: Context) -> Cut | None:
    program = partial(ffmpeg.find, "embedded")
    return LargeCut(whole, wished, sounds_s, program, context, {}).made()


def _large(talk: Path, folder: Path, gigabytes: float, suffix: str, *options: str) -> Path:
    """A part of the talk again and again, with pictures that are hard to store if there are any."""
    if suffix == "wav":
        part = studio(talk, folder / "part.wav", _PART_S)
    else:
        part = heavy(
            talk,
            folder / "part.mp4",
            _PART_S,
            _COARSER.get(suffix, 12),
            *_CODECS.get(suffix, ()),
        )
    times = gigabytes * 1e9 / part.stat().st_size
    lasts_s = max(3 * _CUT_OFF_S, times * _PART_S)
    return repeated(part, folder / f"large.{suffix}", lasts_s, *options)


def _read(path: Path) -> Film:
    found = probe(path)
    whole = film.read(path, found.container, found.duration_s, (found.width, found.height))
    assert whole is not None
    return whole


if __name__ == "__main__":
    main()
