"""Films that are cut as large ones are, also when that is stopped and gone on with."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path

import pytest

from recorder_app.domain.errors import Stopped
from recorder_app.stages.media import large_cut
from recorder_app.stages.media.check import Kept
from recorder_app.stages.media.cut import Cut
from recorder_app.stages.media.ffmpeg import find
from recorder_app.stages.media.film import Film
from recorder_app.stages.media.large_cut import LargeCut
from tests.stages.fake_context import FakeContext
from tests.stages.media.mp4.conftest import packets


def cut_piecewise(film: Film, wished: Kept, sounds_s: tuple[float, float], folder: Path) -> Cut:
    ffmpeg = partial(find, "embedded")
    made = LargeCut(film, wished, sounds_s, ffmpeg, FakeContext(folder / "attempt"), {}).made()
    assert made is not None
    return made


def stored(path: Path) -> list[list[tuple[float, float, bool, bytes]]]:
    """What is stored of each track, with times from the film's beginning."""
    tracks = packets(path)
    zero = min(each.shown for track in tracks for each in track)
    return [
        [
            (
                round(float(each.shown - zero), 4),
                round(float(each.decoded - zero), 4),
                each.keyframe,
                each.content,
            )
            for each in track
        ]
        for track in tracks
    ]


def make_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every film count as large, and each place be kept."""
    monkeypatch.setattr(large_cut, "LARGE_BYTES", 0)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_BYTES", 0)
    monkeypatch.setattr(large_cut, "CHECKPOINT_EVERY_S", 0.0)


class Killed(Exception):
    """Stands for the end of the process: nothing of ours runs after it."""


class StoppedCut:
    """A stretch of a film, cut with and without stops."""

    def __init__(self, film: Film, kept: Kept, sounds_s: tuple[float, float]) -> None:
        self._film = film
        self._kept = kept
        self._sounds_s = sounds_s

    @cached_property
    def _uninterrupted(self) -> tuple[bytes, int]:
        folder = Path(tempfile.mkdtemp())
        try:
            context = FakeContext(folder)
            made = self._cut(context)
            assert list(context.out.iterdir()) == [made.file]
            return made.file.read_bytes(), len(context.checkpoints)
        finally:
            shutil.rmtree(folder)

    @property
    def whole(self) -> bytes:
        """What is written at a stretch."""
        return self._uninterrupted[0]

    @property
    def places(self) -> int:
        """At how many it could be paused."""
        return self._uninterrupted[1]

    def made(self, stops: list[tuple[bool, int]]) -> bytes:
        """What is written with stops: paused, or else killed, after so many places each."""
        folder = Path(tempfile.mkdtemp())
        try:
            for paused, after in stops:
                if paused:
                    with suppress(Stopped):
                        self._cut(FakeContext(folder, stop_after=after))
                    continue
                with suppress(Killed):
                    self._cut(FakeContext(folder), _killed_after(after))
                # What was not yet durable may be anything after a power cut.
                for target in (folder / "out").iterdir():
                    if not _written_whole(folder):
                        with target.open("ab") as file:
                            file.write(os.urandom(1000 * after))
            made = self._cut(FakeContext(folder))
            assert list((folder / "out").iterdir()) == [made.file]
            return made.file.read_bytes()
        finally:
            shutil.rmtree(folder)

    def _cut(self, context: FakeContext, progress: Callable[[float], None] = lambda _: None) -> Cut:
        ffmpeg = partial(find, "embedded")
        known = {"known": 1}
        large = LargeCut(self._film, self._kept, self._sounds_s, ffmpeg, context, known, progress)
        made = large.made()
        assert made is not None
        return made


def _written_whole(folder: Path) -> bool:
    done = FakeContext(folder).resume()
    copy = done and done.get("copy")
    return isinstance(copy, dict) and bool(copy["reached"].get("whole"))


def _killed_after(places: int) -> Callable[[float], None]:
    left = iter(range(places - 1))

    def progress(_share: float) -> None:
        if next(left, None) is None:
            raise Killed

    return progress
